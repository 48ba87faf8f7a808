"""A table as an .xlsx that people open, print and sign: heading lines, a head that stays, rows, closing lines."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Value = str | int | float | date | None

WIDEST = 60
"""Characters; longer texts wrap."""
NARROWEST = 8
MAX_TEXT = 32_767
"""Characters that a cell of .xlsx may hold."""
MAX_TITLE = 31
LINE_HEIGHT = 15
"""Points; a line of the usual font."""
MAX_HEIGHT = 409

# Not allowed in XML, or (U+FFFE, U+FFFF) refused by spreadsheets; tab and line feed stay.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# Their length is counted in UTF-16, so letters that take two places there are left out as well.
_NOT_IN_TITLES = re.compile("[\\[\\]:*?/\\\\\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    """Name of the sheet; what such names may not hold is left out."""
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    """As many values each as there are columns; None is a blank cell."""
    heading_lines: Sequence[str] = ()
    """Above the table, over its width."""
    closing_lines: Sequence[str] = ()
    """Below it, such as a line for a signature."""


def to_xlsx(*sheets: Sheet) -> bytes:
    """A workbook of these sheets. Raises ValueError where a row has not as many values as there are columns.

    Dates are dates (dd.mm.yyyy), moments are without a zone of their own (dd.mm.yyyy hh:mm, as their reader's clock
    shows them); a text that begins like a formula stays a text.
    """
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    book = xlsxwriter.Workbook(file, options)
    formats = _Formats(book)
    titles: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(sheet_title(sheet.title, titles))
        _write(page, sheet, formats)
    book.close()
    return file.getvalue()


class _Formats:
    def __init__(self, book: Any) -> None:
        cell = {"text_wrap": True, "valign": "top", "border": 1}
        self.heading: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.closing: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.column: Format = book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#EDEDED"})
        self.text: Format = book.add_format(cell)
        self.day: Format = book.add_format({**cell, "num_format": "dd.mm.yyyy", "align": "left"})
        self.moment: Format = book.add_format({**cell, "num_format": "dd.mm.yyyy hh:mm", "align": "left"})


def _write(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    last = len(sheet.columns) - 1
    if any(len(values) != len(sheet.columns) for values in sheet.rows):
        raise ValueError(f"{sheet.title}: each row needs {len(sheet.columns)} values")
    row = 0
    widths = _widths(sheet)
    for line in sheet.heading_lines:
        _write_line(page, row, widths, line, formats.heading)
        row += 1
    if sheet.heading_lines:
        row += 1
    page.freeze_panes(row + 1, 0)
    page.repeat_rows(row)
    for column, name in enumerate(sheet.columns):
        page.write_string(row, column, clean(name), formats.column)
    page.set_row(row, _height(sheet.columns, widths))
    head = row
    for values in sheet.rows:
        row += 1
        page.set_row(row, _height(values, widths))
        for column, value in enumerate(values):
            _write_value(page, row, column, value, formats)
    if sheet.rows:
        page.autofilter(head, 0, row, last)
    row += 2
    for line in sheet.closing_lines:
        _write_line(page, row, widths, line, formats.closing)
        row += 1
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _write_line(page: Worksheet, row: int, widths: list[int], line: str, line_format: Format) -> None:
    """A line over the table's width."""
    text = clean(line)
    if len(widths) > 1:
        page.merge_range(row, 0, row, len(widths) - 1, "", line_format)
    page.write_string(row, 0, text, line_format)
    page.set_row(row, _height([text], [sum(widths)]))


def _height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """Points that a row needs: no viewer fits merged cells, and some fit none, so each row says its height."""
    lines = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str):
            lines = max(lines, sum(len(textwrap.wrap(part, width - 2)) or 1 for part in value.split("\n")))
    return min(LINE_HEIGHT * lines, MAX_HEIGHT)


def _write_value(page: Worksheet, row: int, column: int, value: Value, formats: _Formats) -> None:
    if value is None:
        page.write_blank(row, column, None, formats.text)
    elif isinstance(value, datetime):
        page.write_datetime(row, column, value, formats.moment)
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime.combine(value, time.min), formats.day)
    elif isinstance(value, str):
        page.write_string(row, column, clean(value), formats.text)
    else:
        page.write_number(row, column, value, formats.text)


def _widths(sheet: Sheet) -> list[int]:
    """Wide enough for the longest line of most rows: one long text in ten does not widen its column."""
    widths = []
    for column, name in enumerate(sheet.columns):
        lengths = sorted(_length(values[column]) for values in sheet.rows)
        usual = lengths[len(lengths) * 9 // 10 - 1 if len(lengths) >= 10 else -1] if lengths else 0
        longest_word = max((len(word) for word in name.split()), default=0)
        widths.append(min(max(usual, longest_word, NARROWEST) + 2, WIDEST))
    return widths


def _length(value: Value) -> int:
    if isinstance(value, datetime):
        return len("dd.mm.yyyy hh:mm")
    if isinstance(value, date):
        return len("dd.mm.yyyy")
    return max((len(line) for line in str("" if value is None else value).splitlines()), default=0)


def clean(text: str) -> str:
    """The text as a cell may hold it."""
    kept = _CONTROL.sub("", text.replace("\r\n", "\n"))
    return kept if len(kept) <= MAX_TEXT else kept[: MAX_TEXT - 1] + "\u2026"


def sheet_title(title: str, taken: set[str]) -> str:
    """A name that spreadsheets accept, unlike the others of the book (they compare without regard to case)."""
    bare = " ".join(_NOT_IN_TITLES.sub(" ", clean(title)).strip("' ").split())[:MAX_TITLE].rstrip("' ") or "1"
    name, number = bare, 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = bare[: MAX_TITLE - len(ending)] + ending, number + 1
    taken.add(name.casefold())
    return name
