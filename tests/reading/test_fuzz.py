"""Files that went wrong on the way: a draft or a refusal with a code, soon and in little memory; nothing else.

    FUZZ_FILES=2000 pytest -s tests/reading/test_fuzz.py

reads so many files instead of a few, and prints what they have cost.
"""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.domain.errors import UnreadableDocument
from bot.reading.converter import convert
from bot.reading.document import read_document
from bot.reading.limits import MAX_MEMORY_MB, MAX_SECONDS, check_limits

SAMPLES = Path(__file__).parent / "samples" / "documents"
AT_LENGTH = int(os.environ.get("FUZZ_FILES", "0"))
ROUNDS = 3
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

ROWS = (
    ("№", "Мероприятие", "Срок", "Ответственный"),
    ("1", "Проверка школьных столовых", "до 15 мая 2024 г.", "Ким А.В."),
    ("2", "Обход участков, примыкающих к реке", "ежеквартально", "Лобанов С.П., лесничий"),
)


def separated(mark: str) -> bytes:
    cells = [[f'"{cell}"' if mark in cell else cell for cell in row] for row in ROWS]
    return "\n".join(["План работы на 2024 год", *(mark.join(row) for row in cells)]).encode()


def rtf() -> bytes:
    def letters(text: str) -> str:
        return "".join(f"\\u{ord(char)}?" for char in text)

    edges = "".join(f"\\cellx{2000 * n}" for n in range(1, 5))
    rows = ["\\trowd" + edges + "".join(f"\\intbl {letters(cell)}\\cell " for cell in row) + "\\row" for row in ROWS]
    return ("{\\rtf1\\ansi\\deff0 " + "\n".join(rows) + "\\pard}").encode()


def odt() -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in ROWS
    )
    name = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(f'xmlns:{space}="{name}{space}:1.0"' for space in ("office", "table", "text"))
    body = f'<table:table><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'
    mime = "application/vnd.oasis.opendocument.text"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
    entry += '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", mime)
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces} office:version="1.2"><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{name}manifest:1.0">{entry}</manifest:manifest>',
        )
    return out.getvalue()


def old_word(folder: Path) -> bytes:
    """The .rtf, saved by LibreOffice as Word 97 did."""
    folder.joinpath("plan.rtf").write_bytes(rtf())
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "doc"]
    subprocess.run([*command, "--outdir", folder, folder / "plan.rtf"], check=True, capture_output=True)
    return folder.joinpath("plan.doc").read_bytes()


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Some bytes flipped, cut out, doubled or swapped."""
    out = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(max(1, len(out)))
        length = chance.randint(1, 200)
        match chance.randrange(5):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                out[at:at] = chance.randbytes(length)
            case 4:
                out = out[: max(20, at)]
    return bytes(out)


def flipped(content: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, each where it was: formats with tables of places inside live through it."""
    out = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def damaged_inside(content: bytes, chance: random.Random) -> bytes:
    """One part of an archive damaged, the archive itself whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        victim = chance.choice([name for name in old.namelist() if name.endswith((".xml", ".rels"))])
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, damaged(part, chance) if name == victim and part else part)
    return out.getvalue()


def shuffled(content: bytes, chance: random.Random) -> bytes:
    """A text whose lines and tabs changed places."""
    lines = content.split(b"\n")
    for _ in range(10):
        a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                lines[a], lines[b] = lines[b], lines[a]
            case 1:
                lines[a] = lines[a].replace(b"\t", b"", 1)
            case 2:
                lines[a] = b"\t" + lines[a]
            case 3:
                lines[a] += lines[b]
    return b"\n".join(lines)


def mutant(content: bytes, chance: random.Random) -> bytes:
    ways: list[Callable[[bytes, random.Random], bytes]] = [damaged, flipped]
    if content.startswith(b"PK"):
        ways += [damaged_inside, damaged_inside]
    elif b"\0" not in content and b"%PDF" not in content[:8]:
        ways.append(shuffled)
    return chance.choice(ways)(content, chance)


@dataclass
class Costs:
    """What became of the files, and the most that one of them has taken."""

    fates: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    megabytes: int = 0


_FATES = ("draft", "refused", "crashed")


def read_apart(name: str, content: bytes, costs: Costs) -> None:
    begun = time.monotonic()
    try:
        check_limits(content)
        content = convert(content)
    except UnreadableDocument:
        fate = "refused"
    else:
        fate = _fate_in_fork(name, content, costs)
    costs.fates[fate] += 1
    costs.seconds = max(costs.seconds, time.monotonic() - begun)


def _megabytes_now() -> int:
    """What this process holds: a fork begins with it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def _fate_in_fork(name: str, content: bytes, costs: Costs) -> str:
    """Read in a fork of this process, which has the dictionaries loaded: what one file takes is its own."""
    inherited = _megabytes_now()
    child = os.fork()
    if not child:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(MAX_SECONDS))
        fate = "crashed"
        try:
            read_document(name, content)
            fate = "draft"
        except UnreadableDocument:
            fate = "refused"
        except BaseException:  # noqa: BLE001  (told, and counted as a crash)
            traceback.print_exc()
        finally:
            os._exit(_FATES.index(fate))
    _, status, usage = os.wait4(child, 0)
    costs.megabytes = max(costs.megabytes, usage.ru_maxrss // 1024 - inherited)
    return _FATES[os.WEXITSTATUS(status)] if os.WIFEXITED(status) else f"signal {os.WTERMSIG(status)}"


DOCUMENTS: dict[str, Callable[[Path], bytes]] = {
    **{path.name: lambda _, path=path: path.read_bytes() for path in sorted(SAMPLES.iterdir())},  # type: ignore[misc]
    "plan.csv": lambda _: separated(","),
    "plan.tsv": lambda _: separated("\t"),
}
CONVERTED: dict[str, Callable[[Path], bytes]] = {
    "plan.rtf": lambda _: rtf(),
    "plan.odt": lambda _: odt(),
    "plan.doc": old_word,
}


@pytest.mark.timeout(0 if AT_LENGTH else 120)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_damaged_file_never_breaks_the_reader(name: str, tmp_path: Path) -> None:
    _read_mutants(name, DOCUMENTS[name](tmp_path), max(ROUNDS, AT_LENGTH // len(DOCUMENTS)))


if OFFICE:

    @pytest.mark.timeout(0 if AT_LENGTH else 120)
    @pytest.mark.parametrize("name", CONVERTED if AT_LENGTH else ["plan.rtf"])
    def test_a_damaged_file_that_is_converted_never_breaks_the_reader(name: str, tmp_path: Path) -> None:
        """LibreOffice takes seconds for one: a hundredth of the others."""
        _read_mutants(name, CONVERTED[name](tmp_path), max(1, AT_LENGTH // 100))


def _read_mutants(name: str, content: bytes, rounds: int) -> None:
    chance = random.Random(name)
    read_document(name, content)
    costs = Costs()
    for _ in range(rounds):
        read_apart(name, mutant(content, chance), costs)
    if AT_LENGTH:
        print(f"\n{name}: {dict(costs.fates)}; at most {costs.seconds:.1f} s, {costs.megabytes} MB")
    assert set(costs.fates) <= {"draft", "refused"}
    assert costs.megabytes <= MAX_MEMORY_MB
