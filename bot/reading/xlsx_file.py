"""Excel workbooks: values as a person sees them, merged cells from the sheet's own list."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

from defusedxml.common import DefusedXmlException
from lxml import etree

from bot.domain.errors import UnreadableDocument
from bot.reading.blocks import Block, Cell, Line, Row, Span
from bot.reading.headings import MONTHS
from bot.reading.healing import strip_marks

MAX_ROWS = 5000
MAX_COLUMNS = 60
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_xlsx(content: bytes) -> list[Block]:
    """Rows of every visible sheet; a row with one cell alone is a line when it is not merged into a table.

    Raises UnreadableDocument("file-damaged").
    """
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            blocks: list[Block] = []
            for number, sheet in enumerate(book.worksheets, 1):
                if sheet.sheet_state == "visible":
                    merges = _merges(content, sheet)
                    blocks += _read_sheet(sheet, merges, number)
            return blocks
    except UnreadableDocument:
        raise
    except (
        zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError,
        etree.XMLSyntaxError, DefusedXmlException, SyntaxError, NotImplementedError, RuntimeError, OverflowError,
    ) as error:  # fmt: skip
        raise UnreadableDocument("file-damaged") from error


def _merges(content: bytes, sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) of each merged cell but the first -> (row, column) of the first; 1-based.

    `read_only` leaves them out.
    """
    from openpyxl.utils.cell import range_boundaries

    covered: dict[tuple[int, int], tuple[int, int]] = {}
    path = sheet._worksheet_path.lstrip("/")
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(path) as stream:
        for _, element in etree.iterparse(
            stream, events=("end",), resolve_entities=False, no_network=True, load_dtd=False
        ):
            if element.tag == f"{_MAIN}mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
                if not (left and top and right and bottom):
                    continue
                for row in range(top, min(bottom, MAX_ROWS) + 1):
                    for column in range(left, min(right, MAX_COLUMNS) + 1):
                        if (row, column) != (top, left):
                            covered[row, column] = (top, left)
            elif element.tag == f"{_MAIN}row":
                element.clear()
    return covered


def _read_sheet(sheet: Any, merges: dict[tuple[int, int], tuple[int, int]], table: int) -> list[Block]:
    grid: list[tuple[int, list[str]]] = []
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), 1):
        if number > MAX_ROWS:
            break
        grid.append((number, [show(cell.value, getattr(cell, "number_format", "")) for cell in row]))
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
            if first is None:
                cells.append(Cell(text))
            elif first[0] == number:
                cells.append(Cell("", Span.LEFT))
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
