"""The curator's list of schools: an .xlsx table with a head, in whatever order its columns stand."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.errors import UnreadableDocument
from bot.domain.school_list import SchoolRow
from bot.reading.workbook_limits import check_workbook

HEAD_WITHIN = 20
"""Rows of a sheet among which its head is looked for."""


class Column(StrEnum):
    SCHOOL = "school"
    DISTRICT = "district"
    DIRECTOR = "director"
    CURATOR = "curator"


# The first that fits wins: "ФИО куратора" is no director, "Руководитель ОО" no school.
_HEADS = {
    Column.CURATOR: re.compile(r"куратор|curator"),
    Column.DIRECTOR: re.compile(r"директор|руководител|заведующ|фамилия|\bф\W*и\W*о\b|director|\bhead\b"),
    Column.DISTRICT: re.compile(r"\bрайон|\bокруг|муниципалитет|муниципальное образование|территори|district"),
    Column.SCHOOL: re.compile(r"школ|\bоо\b|\bоу\b|\bмоу\b|наименование|название|организаци|учреждени|school"),
}
_NOT_ASKED = re.compile(r"телефон|почт|e-?mail|адрес|сайт|колич|число|инн|phone|address")
# openpyxl tells of a damaged workbook by whatever its parts stumble over; lxml's errors are SyntaxErrors.
_DAMAGED = (InvalidFileException, BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, TypeError, OSError)
_PLAN = re.compile(r"мероприят|\bсрок|исполнени|ответствен")
_TOTAL = re.compile(r"(итого|всего|total)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet: its number as people see it, and the texts by 1-based column."""

    number: int
    texts: dict[int, str]


def read_school_list(content: bytes) -> tuple[SchoolRow, ...]:
    """The schools of an .xlsx, in its order.

    Takes the first sheet that has a head with a school's column. Lines above the head, blank rows, totals and rows
    of column numbers are passed over; a line merged over the table names the district of what follows.

    Raises UnreadableDocument: those of `check_workbook`, "school-list-no-head", "school-list-no-directors" (their
    column), "school-list-empty", "school-list-no-school" (`row`), "school-list-repeated" (`row`, `first_row`,
    `school`).
    """
    check_workbook(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except _DAMAGED as error:
        raise UnreadableDocument("workbook-unreadable") from error
    for sheet in book.worksheets:
        lines = _lines(sheet)
        for index, line in enumerate(lines[:HEAD_WITHIN]):
            columns = _columns(line)
            if Column.SCHOOL in columns and len(columns) > 1 and not _is_head_of_plan(line):
                return _schools(sheet, lines[index + 1 :], columns)
    raise UnreadableDocument("school-list-no-head")


def is_school_list(name: str, content: bytes) -> bool:
    """Whether a file that somebody sent is such a list, though perhaps one that can't be taken as it is."""
    if not name.casefold().endswith(".xlsx"):
        return False
    try:
        read_school_list(content)
    except UnreadableDocument as error:
        return error.code.startswith("school-list-") and error.code != "school-list-no-head"
    return True


def _is_head_of_plan(line: _Line) -> bool:
    return any(_PLAN.search(text.casefold()) for text in line.texts.values())


def _lines(sheet: Worksheet) -> list[_Line]:
    lines = []
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        texts = {column: _text(value) for column, value in enumerate(row, start=1)}
        filled = {column: text for column, text in texts.items() if text}
        if filled:
            lines.append(_Line(number, filled))
    return lines


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def _columns(line: _Line) -> dict[Column, int]:
    """Which column of the sheet is what; the first of two that mean the same."""
    columns: dict[Column, int] = {}
    for position, text in line.texts.items():
        meaning = _meaning(text)
        if meaning is not None:
            columns.setdefault(meaning, position)
    return columns


def _meaning(text: str) -> Column | None:
    folded = text.casefold().replace("ё", "е")
    if _NOT_ASKED.search(folded):
        return None
    return next((column for column, pattern in _HEADS.items() if pattern.search(folded)), None)


def _schools(sheet: Worksheet, lines: list[_Line], columns: dict[Column, int]) -> tuple[SchoolRow, ...]:
    if Column.DIRECTOR not in columns:
        raise UnreadableDocument("school-list-no-directors")
    first_seen: dict[str, int] = {}
    schools = []
    for number, school in _rows(sheet, lines, columns):
        first = first_seen.setdefault(school.school.casefold(), number)
        if first != number:
            raise UnreadableDocument("school-list-repeated", row=number, first_row=first, school=school.school)
        schools.append(school)
    if not schools:
        raise UnreadableDocument("school-list-empty")
    return tuple(schools)


def _rows(sheet: Worksheet, lines: list[_Line], columns: dict[Column, int]) -> Iterator[tuple[int, SchoolRow]]:
    """(row number, school) for each school of the table."""
    above = _merged_from_above(sheet, columns)
    headings = _headings(sheet)
    heading: str | None = None
    for line in lines:
        asked = {column: line.texts.get(position) for column, position in columns.items()}
        school, director = asked.get(Column.SCHOOL), asked.get(Column.DIRECTOR)
        if line.number in headings and len(line.texts) == 1:
            (heading,) = line.texts.values()
        elif all(text.isdecimal() for text in line.texts.values()) or any(map(_TOTAL.match, line.texts.values())):
            continue
        elif school:
            covered = above.get(line.number, {})
            yield (
                line.number,
                SchoolRow(
                    school,
                    district=asked.get(Column.DISTRICT) or covered.get(Column.DISTRICT) or heading,
                    director=director,
                    curator=asked.get(Column.CURATOR) or covered.get(Column.CURATOR),
                ),
            )
        elif director and _meaning(director) is None:
            # A director without a school; the second line of a head has its own words there.
            raise UnreadableDocument("school-list-no-school", row=line.number)


def _merged_from_above(sheet: Worksheet, columns: dict[Column, int]) -> dict[int, dict[Column, str]]:
    """Row -> the district and curator of a cell merged over several rows. One director is never for several schools."""
    found: dict[int, dict[Column, str]] = {}
    for merged in sheet.merged_cells.ranges:
        for column in (Column.DISTRICT, Column.CURATOR):
            if column in columns and merged.min_col <= columns[column] <= merged.max_col:
                text = _text(sheet.cell(merged.min_row, merged.min_col).value)
                for row in range(merged.min_row + 1, merged.max_row + 1):
                    found.setdefault(row, {})[column] = text
    return found


def _headings(sheet: Worksheet) -> set[int]:
    """Rows with a cell merged over several columns."""
    return {merged.min_row for merged in sheet.merged_cells.ranges if merged.max_col > merged.min_col}
