"""Excel workbooks: values as a person sees them, merged cells from the sheet's own list."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

from bot.reading.blocks import Block, Cell, Line, Row, Span
from bot.reading.damage import refuse_damage
from bot.reading.headings import MONTHS
from bot.reading.healing import strip_marks
from bot.reading.limits import MAX_COLUMNS, MAX_ROWS, check_rows

MAX_MERGES = 10_000
MAX_COVERED = 200_000
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+\d+:[A-Z]+\d+)\"")


def read_xlsx(content: bytes) -> list[Block]:
    """Rows of every visible sheet; a row with one cell alone is a line when it is not merged into a table.

    Raises UnreadableDocument("file-damaged").
    """
    import openpyxl

    with refuse_damage(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        blocks: list[Block] = []
        for number, sheet in enumerate(book.worksheets, 1):
            if sheet.sheet_state == "visible":
                blocks += _read_sheet(sheet, _merges(content, sheet), number)
        return blocks


def _merges(content: bytes, sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) of each merged cell but the first -> (row, column) of the first; 1-based.

    `read_only` leaves them out.
    """
    from openpyxl.utils.cell import range_boundaries

    covered: dict[tuple[int, int], tuple[int, int]] = {}
    area = 0
    path = sheet._worksheet_path.lstrip("/")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        references = _MERGE.findall(archive.read(path))
    for reference in references[:MAX_MERGES]:
        left, top, right, bottom = range_boundaries(reference.decode())
        if not (left and top and right and bottom):
            continue
        right, bottom = min(right, MAX_COLUMNS), min(bottom, MAX_ROWS)
        area += (bottom - top + 1) * (right - left + 1)
        if area > MAX_COVERED:
            break
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    covered[row, column] = (top, left)
    return covered


def _read_sheet(sheet: Any, merges: dict[tuple[int, int], tuple[int, int]], table: int) -> list[Block]:
    grid: list[tuple[int, list[str]]] = []
    shades = _Shades()
    filled: dict[tuple[int, int], str] = {}
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), 1):
        texts = [show(cell.value, getattr(cell, "number_format", "")) for cell in row]
        if number > MAX_ROWS:
            check_rows(number if any(texts) else 0)
            break
        grid.append((number, texts))
        filled.update(((number, column), shade) for column, cell in enumerate(row, 1) if (shade := shades.of(cell)))
    width = max((column + 1 for _, texts in grid for column, text in enumerate(texts) if text), default=0)
    blocks: list[Block] = []
    gap = False
    seen: dict[tuple[int, int], str] = {}
    for number, texts in grid:
        cells = []
        for column in range(1, width + 1):
            text = texts[column - 1] if column <= len(texts) else ""
            seen[number, column] = text
            first = merges.get((number, column))
            shade = filled.get(first or (number, column), "")
            if first is None:
                cells.append(Cell(text, shade=shade))
            elif first[0] == number:
                cells.append(Cell("", Span.LEFT, shade))
            else:
                cells.append(Cell(seen.get(first, "") if first[1] == column else "", Span.ABOVE))
        row = Row(tuple(cells), f"лист {sheet.title}, строка {number}", table, number=number)
        if not row.filled():
            gap = True
            continue
        if width == 1:
            blocks += [Line(part, row.place, gap) for part in row.cells[0].text.split("\n") if part]
        else:
            blocks.append(row)
        gap = False
    return blocks


class _Shades:
    """The colours that fill cells; a sheet has a few styles and many cells."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, cell: Any) -> str:
        style = getattr(cell, "_style_id", 0)
        if not style:
            return ""
        if style not in self._known:
            fill = cell.fill
            colour = fill.fgColor if fill is not None and fill.patternType else None
            self._known[style] = f"{colour.type}:{colour.value}" if colour is not None else ""
        shade = self._known[style]
        return "" if shade in ("rgb:00000000", "rgb:FFFFFFFF", "indexed:9", "theme:0") else shade


def show(value: Any, number_format: str = "") -> str:
    """A cell's value as the sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime | date):
        low = (number_format or "").casefold()
        if "m" in low and "d" not in low and "h" not in low:
            return f"{MONTHS[value.month - 1]} {value.year}" if "y" in low else MONTHS[value.month - 1]
        return value.strftime("%d.%m.%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float):
        decimals = (number_format or "").partition(".")[2]
        if set(decimals) == {"0"}:
            return f"{value:.{len(decimals)}f}"
        return f"{value:.10g}"
    return strip_marks(str(value))
