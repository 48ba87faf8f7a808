"""How many real cells are read right, and whether the wrong ones were doubted.

    python -m bot.reading.phrase_score [DIR] [--misses]

DIR holds *.jsonl, or phrases/*.jsonl and gold/*.json; without it ../shared/roadmaps is taken where present, else the
project's own phrases. A line of a .jsonl has "text" and the right "deadline" (with "plan_period", "order_date" and
"month_heading") or the right "responsible"; a gold has the shape that `roadmap-bot parse FILE --json` prints.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.domain.deadline import Deadline
from bot.domain.responsible import Responsible
from bot.reading.deadlines import PlanTime, read_deadline, read_month_heading
from bot.reading.known_names import KnownNames, collect_known_names
from bot.reading.responsibles import read_responsibles

SHARED = Path("../shared/roadmaps")
OWN = Path("tests/reading/phrases")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One cell: what was expected of it and what was read."""

    group: str
    text: str
    want: Any
    got: Any
    doubted: bool
    judged: bool
    """False where the answer is marked as ambiguous: such a cell counts for nothing."""

    @property
    def right(self) -> bool:
        return bool(self.want == self.got)


def comparable(text: str | None) -> str:
    """Text without the differences that do not matter: case, dashes, quotes, yo, blanks, closing stops."""
    text = (text or "").casefold().replace("ё", "е")
    text = re.sub(r"[«»„“”\"'`’]", "", text)
    text = re.sub(r"\s*[-‐‑–—−]\s*", "-", text)
    return " ".join(text.split()).strip(" .;,:")


def _deadline(deadline: Deadline) -> Any:
    windows = [[w.start.isoformat() if w.start else None, w.due.isoformat()] for w in deadline.windows]
    return [deadline.kind.value, windows, deadline.recurrence, comparable(deadline.source)]


def _wanted_deadline(row: dict[str, Any]) -> Any:
    said = row["deadline"]
    return [said["kind"], said["occurrences"], said["recurrence"], comparable(said["source"])]


def _people(people: tuple[Responsible, ...]) -> Any:
    return [[r.kind.value, comparable(r.name), comparable(r.position)] for r in people]


def _wanted_people(row: dict[str, Any]) -> Any:
    return [[r["kind"], comparable(r["name"]), comparable(r["position"])] for r in row["responsible"]]


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _judge_deadline(group: str, text: str, row: dict[str, Any], plan: PlanTime, want_warnings: bool) -> Verdict:
    read = read_deadline(text, plan)
    want, got = _wanted_deadline(row), _deadline(read.deadline)
    if want_warnings:
        want.append(sorted(w for w in row["warnings"] if w != "no_responsible"))
        got.append(sorted(w.value for w in read.warnings))
    return Verdict(group, text, want, got, bool(read.doubts), "deadline" not in (row.get("ambiguous") or []))


def _judge_people(group: str, text: str, row: dict[str, Any], known: KnownNames) -> Verdict:
    read = read_responsibles(text, known)
    judged = "responsible" not in (row.get("ambiguous") or [])
    return Verdict(group, text, _wanted_people(row), _people(read.responsible), bool(read.doubts), judged)


def plan_time(row: dict[str, Any]) -> PlanTime:
    """What a line of deadlines.jsonl says of its plan's time."""
    start, end = row["plan_period"]
    heading = read_month_heading(row["month_heading"] or "")
    return PlanTime(_date(start), _date(end), _date(row["order_date"]), month_heading=heading)


def _phrases(folder: Path) -> Iterator[Verdict]:
    for file in sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        for row in rows:
            if "deadline" in row:
                yield _judge_deadline("phrases: deadlines", row["text"], row, plan_time(row), want_warnings=False)
            else:
                yield _judge_people("phrases: responsible", row["text"], row, KnownNames())


def _gold(folder: Path) -> Iterator[Verdict]:
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        head = gold["roadmap"]
        plan = PlanTime(_date(head["period_start"]), _date(head["period_end"]), _date(head["order_date"]))
        rows = gold["activities"] + gold["instructions"]
        known = collect_known_names(row["responsible_text"] for row in rows)
        for row in rows:
            yield _judge_deadline(f"{file.stem}: deadlines", row["deadline_text"], row, plan, want_warnings=True)
            yield _judge_people(f"{file.stem}: responsible", row["responsible_text"], row, known)


def verdicts(folder: Path) -> list[Verdict]:
    """Every judged cell of phrases/ and gold/ below `folder`."""
    found = [*_phrases(folder / "phrases"), *_phrases(folder), *_gold(folder / "gold")]
    return [verdict for verdict in found if verdict.judged]


def report(found: list[Verdict], misses: bool = False) -> Iterator[str]:
    for group in dict.fromkeys(v.group for v in found):
        cells = [v for v in found if v.group == group]
        counts = Counter((v.right, v.doubted) for v in cells)
        right = counts[True, False] + counts[True, True]
        doubted = counts[True, True] + counts[False, True]
        yield (
            f"{group}: {right}/{len(cells)} right ({right / len(cells):.1%}), "
            f"doubted {doubted} ({doubted / len(cells):.1%}), "
            f"wrong and silent {counts[False, False]}"
        )
        for verdict in dict.fromkeys((v.text, str(v.want), str(v.got), v.doubted) for v in cells if not v.right):
            if misses:
                text, want, got, doubted = verdict
                yield f"    {text!r}{' (doubted)' if doubted else ''}\n      want {want}\n      got  {got}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED if SHARED.exists() else OWN)
    parser.add_argument("--misses", action="store_true", help="print each cell that is read wrong")
    args = parser.parse_args()
    found = verdicts(args.folder)
    if not found:
        parser.error(f"no phrases below {args.folder}")
    for line in report(found, args.misses):
        print(line)


if __name__ == "__main__":
    main()
