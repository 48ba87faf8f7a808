"""The numbered points of an order's body, each with its place in their tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.reading.blocks import Line
from bot.reading.labels import split_labels

_NUMBERED = re.compile(
    r"[-–•]?\s*(?P<number>\d{1,2}(?:\s?\.\s?\d{1,2})*)\s*(?:\.\s*|(?P<close>\))\s*|\s+)(?P<text>[^\d\s].*)", re.DOTALL
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
_DASHED = re.compile(r"[-–—•]\s*(?P<text>[^\W\d].*)", re.DOTALL)
_LETTERED = re.compile(r"[а-я]\)\s*(?P<text>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Clause:
    number: str | None
    """As written; None for automatic numbering, dashes and letters."""
    path: tuple[int, ...]
    text: str
    place: str
    is_bracketed: bool = False
    """Numbered "1)" under a point of another kind."""
    deadline: str = ""
    """Under a label of its own, as minutes of meetings have it."""
    responsible: str = ""

    def is_under(self, other: Clause) -> bool:
        return len(self.path) > len(other.path) and self.path[: len(other.path)] == other.path


def read_clauses(body: Sequence[Line]) -> list[Clause]:
    """The points, each with the lines that go on with it."""
    clauses: list[Clause] = []
    for line in body:
        if clause := _opened(line, clauses):
            clauses.append(clause)
        elif clauses:
            clauses[-1] = replace(clauses[-1], text=f"{clauses[-1].text}\n{line.text}")
    return clauses


def without_labels(clause: Clause, heal: Callable[[str], str]) -> Clause:
    """The point healed, with what its labels say apart."""
    said = split_labels(clause.text)
    if not said.is_labelled or said.mixed:
        return replace(clause, text=heal(clause.text))
    deadline, responsible = heal("; ".join(said.deadline)), heal("; ".join(said.responsible))
    return replace(clause, text=heal(said.text), deadline=deadline, responsible=responsible)


def _opened(line: Line, clauses: Sequence[Clause]) -> Clause | None:
    match = _NUMBERED.fullmatch(line.text)
    if match and not _DATE.match(line.text):
        number = re.sub(r"\s", "", match["number"])
        path = tuple(map(int, number.split(".")))
        if match["close"] and len(path) == 1 and (above := _bracketed_under(clauses)) is not None:
            return Clause(number, (*above, *path), match["text"].strip(), line.place, is_bracketed=True)
        return Clause(number, path, match["text"].strip(), line.place)
    if line.level is not None:
        return Clause(None, _next_path(clauses, line.level + 1), line.text, line.place)
    match = _DASHED.fullmatch(line.text) or _LETTERED.fullmatch(line.text)
    if match and not clauses:
        return Clause(None, (1,), match["text"].strip(), line.place)
    if match and clauses:
        parent = clauses[-1] if clauses[-1].text.endswith(":") else None
        depth = len(parent.path) + 1 if parent else len(clauses[-1].path)
        if parent or clauses[-1].number is None:
            return Clause(None, _next_path(clauses, depth), match["text"].strip(), line.place)
    return None


def _bracketed_under(clauses: Sequence[Clause]) -> tuple[int, ...] | None:
    """The path of the point that "1)", "2)" stand under: it ends with a colon, or holds the ones before."""
    if not clauses:
        return None
    last = clauses[-1]
    if last.text.endswith(":"):
        return last.path
    return last.path[:-1] if last.is_bracketed else None


def _next_path(clauses: Sequence[Clause], depth: int) -> tuple[int, ...]:
    last = clauses[-1].path if clauses else ()
    if len(last) < depth:
        return (*last, *(1 for _ in range(depth - len(last))))
    return (*last[: depth - 1], last[depth - 1] + 1)


def control_clause(clauses: Sequence[Clause]) -> Clause | None:
    """The point that says who controls."""
    opening = [clause for clause in clauses if re.match(r"(?:общий\s+)?контроль\b", clause.text, re.IGNORECASE)]
    inner = [
        clause
        for clause in clauses
        if re.search(r"\bконтрол[ья]\b", clause.text, re.IGNORECASE)
        and re.search(r"возложить|возлагаю|возлагается|оставляю|оставить", clause.text, re.IGNORECASE)
    ]
    return next(iter([*opening, *inner]), None)
