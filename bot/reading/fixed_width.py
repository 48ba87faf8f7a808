"""Tables of plain text set with blanks alone: the head's words show where columns start."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.blocks import Cell, Row
from bot.reading.heads import is_head

_CELL = re.compile(r"\S+(?: \S+)*")
_SLACK = 3
"""How far left of its head a cell may start."""


@dataclass(frozen=True, slots=True)
class Columns:
    line: int
    """The line of the head."""
    starts: tuple[int, ...]


def find_columns(lines: Sequence[str]) -> Columns | None:
    """The first line that reads as a head when cut at two blanks or more."""
    for number, line in enumerate(lines):
        cells = list(_CELL.finditer(line))
        if len(cells) >= 3 and is_head(Row(tuple(Cell(cell.group()) for cell in cells), "", 0)):
            return Columns(number, tuple(cell.start() for cell in cells))
    return None


def cut_columns(lines: Sequence[str], columns: Columns) -> list[str]:
    """Lines of the table get tabs between their cells; the others stay as they are."""
    cut = list(lines[: columns.line])
    for line in lines[columns.line :]:
        cells = _cells(line, columns.starts)
        cut.append("\t".join(cells) if cells else line)
    return cut


def _cells(line: str, starts: Sequence[int]) -> list[str] | None:
    """None where a word runs over the start of a column: the line is no row."""
    pieces = [""] * len(starts)
    for cell in _CELL.finditer(line):
        column = max((n for n, start in enumerate(starts) if start - _SLACK <= cell.start()), default=0)
        later = starts[column + 1] if column + 1 < len(starts) else None
        if later is not None and cell.end() > later + _SLACK:
            return None
        pieces[column] = f"{pieces[column]} {cell.group()}".strip()
    return pieces if any(pieces) else None
