"""Reading plans: the deadline grammar beside dateparser, documents beside the bare libraries, the start of `parse`."""

from __future__ import annotations

import compileall
import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import bot
from bot.bench.rows import Row, at_most, duration, faster, longer
from bot.bench.timing import Measure, cpu, turn_about

SHARED = Path("../shared/roadmaps")
OWN = Path("tests/reading")


_TIMES = 20


def deadlines() -> list[Row]:
    """Each phrase is read anew. "No cell known": words and shapes of phrases were met before, as in a second plan;
    "no word known": nothing was. dateparser keeps what it has loaded and compiled."""
    import dateparser

    from bot.reading.deadlines import read_deadline
    from bot.reading.phrase_score import plan_time, verdicts

    folder = (SHARED if SHARED.exists() else OWN) / "phrases"
    lines = (folder / "deadlines.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    cells = [(row["text"], plan_time(row)) for row in rows]

    def grammar() -> None:
        for text, plan in cells:
            read_deadline(text, plan)

    def grammar_again_and_again() -> None:
        """A turn as long as the peer's: in a shorter one it would pay for the peer's use of the processor's caches."""
        for _ in range(_TIMES):
            forget_cells()
            grammar()

    def peer() -> None:
        for text, _ in cells:
            dateparser.parse(text, languages=["ru"])

    def peer_as_it_comes() -> None:
        for text, _ in cells:
            dateparser.parse(text)

    for load_dictionaries in (grammar, peer, peer_as_it_comes):
        load_dictionaries()
    anew = turn_about(cpu(grammar_again_and_again), cpu(peer), 25).pieces(_TIMES * len(cells), len(cells))
    cold = turn_about(cpu(grammar, forget), cpu(peer), 9).pieces(len(cells))
    cold_beside_usual = turn_about(cpu(grammar, forget), cpu(peer_as_it_comes), 3).pieces(len(cells))
    judged = [verdict for verdict in verdicts(folder) if verdict.group == "phrases: deadlines"]
    right = sum(verdict.right for verdict in judged)
    hits = sum(_is_hit(dateparser, row) for row in rows)
    what = f"a deadline phrase, of {len(cells)}"
    return [
        faster(f"{what}, no cell known", anew, "dateparser, told the language", 20),
        faster(f"{what}, no word known", cold, "dateparser, told the language"),
        faster(f"{what}, no word known", cold_beside_usual, "dateparser, as it comes"),
        Row("phrases read right", f"{right} of {len(judged)}", f"{hits} of {len(rows)} dateparser, one day right"),
    ]


def _is_hit(dateparser: Any, row: dict[str, Any]) -> bool:
    """Generous: one date is enough, if it is the first or the last day of any window; the year to guess is told."""
    base = row["order_date"] or row["plan_period"][0]
    settings = {"RELATIVE_BASE": datetime.fromisoformat(base)} if base else {}
    found = dateparser.parse(row["text"], languages=["ru"], settings=settings)
    return found is not None and any(found.date().isoformat() in window for window in row["deadline"]["occurrences"])


def ruled_pdf() -> list[Row]:
    import pdfplumber

    from bot.bench.documents import long_pdf
    from bot.reading.document import read_document

    pages = 15
    content = long_pdf(pages)

    def bare() -> None:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            for page in pdf.pages:
                page.extract_tables()
                page.close()

    draft = read_document("plan.pdf", content)
    pair = turn_about(cpu(lambda: read_document("plan.pdf", content), forget), cpu(bare), 3)
    what = f"a ruled PDF of {pages} pages, {len(draft.activities)} activities, to a draft"
    return [longer(what, pair, "pdfplumber's tables alone", 1.3)]


def long_docx() -> list[Row]:
    import docx

    from bot.bench import documents
    from bot.reading.document import read_document

    rows = 500
    content = documents.long_docx(rows)

    def bare() -> None:
        for table in docx.Document(io.BytesIO(content)).tables:
            for row in table.rows:
                for cell in row.cells:
                    _ = cell.text

    draft = read_document("plan.docx", content)
    pair = turn_about(cpu(lambda: read_document("plan.docx", content), forget), cpu(bare), 5)
    what = f"a .docx of {rows} rows, {len(draft.activities)} activities, to a draft"
    return [longer(what, pair, "python-docx's cells alone", 2)]


_READ_ALL = """
import sys, time
from pathlib import Path
from bot.reading.document import read_document
start = time.process_time()
for name in sys.argv[1:]:
    read_document(name, Path(name).read_bytes())
print(time.process_time() - start)
"""


def texts() -> list[Row]:
    """Those plans that are there as text alone, in a process that has read nothing before."""
    folder = (SHARED if SHARED.exists() else OWN / "samples") / "documents"
    files = sorted(folder.glob("*.txt"))
    alone = [file for file in files if len(list(folder.glob(f"{file.stem}.*"))) == 1]
    taken = sorted(float(_printed(["-c", _READ_ALL, *map(str, alone)])) for _ in range(3))[1]
    bound = at_most(1, taken, " s")
    return [Row(f"{len(alone)} texts of plans, one process, after import", duration(taken), bound=bound)]


def _printed(arguments: Sequence[str]) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout


def start() -> list[Row]:
    from bot.bench.documents import short_text

    # As an installer does; or else each start would compile the program where Python is told to keep no bytecode.
    compileall.compile_dir(Path(bot.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "plan.txt")
        file.write_text(short_text(), encoding="utf-8")
        parse = ["-m", "bot", "parse", str(file)]
        pair = turn_about(_first_byte(parse), _first_byte(["-c", "print()"]), 7)
        loaded = {"aiogram", "sqlalchemy"} & _loaded_by(parse)
    first = at_most(0.6, pair.ours, " s")
    none = at_most(0, len(loaded), " of them")
    return [
        Row(
            "`roadmap-bot parse` of a short text, first byte, by the wall clock",
            duration(pair.ours),
            f"{duration(pair.peer)} a bare Python",
            f"{pair.ratio:.1f} times as long",
            first,
        ),
        Row("aiogram and SQLAlchemy, loaded by it", ", ".join(sorted(loaded)) or "neither", bound=none),
    ]


def _first_byte(arguments: Sequence[str]) -> Measure:
    def measure() -> float:
        begun = time.perf_counter()
        command = [sys.executable, *arguments]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
            assert child.stdout is not None
            first = child.stdout.read(1)
            taken = time.perf_counter() - begun
            child.stdout.read()
        if not first or child.returncode:
            raise RuntimeError(f"{' '.join(arguments)} has failed")
        return taken

    return measure


def _loaded_by(arguments: Sequence[str]) -> set[str]:
    """Top-level modules that a fresh process loads."""
    command = [sys.executable, "-X", "importtime", *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in told.splitlines() if "|" in line}


def forget_cells() -> None:
    """Deadline cells that were read before."""
    from bot.reading.deadlines.reading import _read

    _read.cache_clear()


def forget() -> None:
    """All that reading has learnt from earlier cells; dictionaries stay loaded, as in any process but the first."""
    for cache in _caches():
        cache.cache_clear()


def _caches() -> Iterator[Any]:
    """What is limited in size holds cells and words; the unlimited hold what is loaded once."""
    for name in [name for name in sys.modules if name.startswith("bot.reading")]:
        for value in vars(sys.modules[name]).values():
            if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                yield value
