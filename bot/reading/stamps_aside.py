"""A sheet whose stamp stands beside the plan's title, a row a line: each column becomes lines of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.reading.blocks import Block, Line, Row
from bot.reading.headings import is_annex
from bot.reading.heads import is_head


def set_stamps_apart(blocks: Sequence[Block]) -> list[Block]:
    """Above the table's head: the stamps' lines first, then what stands beside them."""
    above = list(takewhile(lambda block: isinstance(block, Line) or not is_head(block), blocks))
    start = next((n for n, block in enumerate(above) if isinstance(block, Row) and _stamped(block)), None)
    if start is None or len(above) == len(blocks):
        return list(blocks)
    columns = _stamped(above[start])
    beside: list[Row] = []
    for block in above[start:]:
        if not isinstance(block, Row) or not set(columns) & set(block.filled()):
            break
        beside.append(block)
    if len(beside) < 2 or not any(set(row.filled()) - set(columns) for row in beside):
        return list(blocks)
    others = sorted({column for row in beside for column in row.filled()} - set(columns))
    lines = [line for column in (*columns, *others) for line in _lines(beside, column)]
    return [*blocks[:start], *lines, *blocks[start + len(beside) :]]


def _stamped(row: Block) -> list[int]:
    """Columns where a stamp begins."""
    return [n for n in row.filled() if is_annex(row.cells[n].text)] if isinstance(row, Row) else []


def _lines(rows: Sequence[Row], column: int) -> list[Line]:
    found: list[Line] = []
    for row in rows:
        if column in row.filled():
            parts = [part for part in row.cells[column].text.split("\n") if part.strip()]
            found += [Line(part, row.place, gap=not (found or number)) for number, part in enumerate(parts)]
    return found
