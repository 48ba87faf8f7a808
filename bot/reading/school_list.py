"""The curator's list of schools: an .xlsx table with a head, in whatever order its columns stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from bot.domain.errors import UnreadableDocument
from bot.domain.school_list import SchoolRow
from bot.reading.blocks import Row, Span
from bot.reading.limits import check_limits
from bot.reading.xlsx_file import read_xlsx

HEAD_WITHIN = 20
"""Filled rows of a sheet among which its head is looked for."""


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
_PLAN = re.compile(r"мероприят|\bсрок|исполнени|ответствен")
"""A plan's table may have a column of schools too."""
_TOTAL = re.compile(r"(итого|всего|total)\b", re.IGNORECASE)


def read_school_list(content: bytes) -> tuple[SchoolRow, ...]:
    """The schools of an .xlsx, in its order.

    Takes the first sheet that has a head with a school's column. Lines above the head, blank rows, totals and rows
    of column numbers are passed over; a line merged over the table names the district of what follows. A district
    or curator merged over several rows is each one's; a director never is.

    Raises UnreadableDocument: those of `check_limits` and `read_xlsx`, "school-list-no-head",
    "school-list-no-directors" (their column), "school-list-empty", "school-list-no-school" (`row`),
    "school-list-repeated" (`row`, `first_row`, `school`).
    """
    table = _table(content)
    if table is None:
        raise UnreadableDocument("school-list-no-head")
    return _schools(*table)


def is_school_list(name: str, content: bytes) -> bool:
    """Whether a file that somebody sent is such a list, though perhaps one that can't be taken as it is."""
    try:
        return name.casefold().endswith(".xlsx") and _table(content) is not None
    except UnreadableDocument:
        return False


def _table(content: bytes) -> tuple[list[Row], dict[Column, int]] | None:
    """The rows below the first head that names schools, and where its columns stand."""
    check_limits(content)
    rows = [block for block in read_xlsx(content) if isinstance(block, Row)]
    for _, sheet in groupby(rows, key=lambda row: row.table):
        lines = list(sheet)
        for index, line in enumerate(lines[:HEAD_WITHIN]):
            columns = _columns(line)
            if Column.SCHOOL in columns and len(columns) > 1 and not _PLAN.search(" ".join(line.texts()).casefold()):
                return lines[index + 1 :], columns
    return None


def _columns(line: Row) -> dict[Column, int]:
    """Which column of the sheet is what; the first of two that mean the same."""
    columns: dict[Column, int] = {}
    for position in line.filled():
        meaning = _meaning(line.cells[position].text)
        if meaning is not None:
            columns.setdefault(meaning, position)
    return columns


def _meaning(text: str) -> Column | None:
    folded = " ".join(text.split()).casefold().replace("ё", "е")
    if _NOT_ASKED.search(folded):
        return None
    return next((column for column, pattern in _HEADS.items() if pattern.search(folded)), None)


def _schools(lines: Sequence[Row], columns: dict[Column, int]) -> tuple[SchoolRow, ...]:
    if Column.DIRECTOR not in columns:
        raise UnreadableDocument("school-list-no-directors")
    first_seen: dict[str, int] = {}
    schools = []
    for number, school in _numbered(lines, columns):
        first = first_seen.setdefault(school.school.casefold(), number)
        if first != number:
            raise UnreadableDocument("school-list-repeated", row=number, first_row=first, school=school.school)
        schools.append(school)
    if not schools:
        raise UnreadableDocument("school-list-empty")
    return tuple(schools)


def _numbered(lines: Sequence[Row], columns: dict[Column, int]) -> Iterator[tuple[int, SchoolRow]]:
    """(row number, school) for each school of the table."""
    heading: str | None = None
    for line in lines:
        own = [text for text in line.texts() if text.strip()]
        school, director = _own(line, columns, Column.SCHOOL), _own(line, columns, Column.DIRECTOR)
        number = line.number or 0
        if len(own) == 1 and any(cell.span is Span.LEFT for cell in line.cells):
            heading = " ".join(own[0].split())
        elif all(text.isdecimal() for text in own) or any(map(_TOTAL.match, own)):
            continue
        elif school:
            district = _shared(line, columns, Column.DISTRICT) or heading
            yield number, SchoolRow(school, district, director, _shared(line, columns, Column.CURATOR))
        elif director and _meaning(director) is None:
            # A director without a school; the second line of a head has its own words there.
            raise UnreadableDocument("school-list-no-school", row=number)


def _own(line: Row, columns: dict[Column, int], column: Column) -> str | None:
    """What stands in this row itself."""
    position = columns.get(column)
    return None if position is None else " ".join(line.texts()[position].split()) or None


def _shared(line: Row, columns: dict[Column, int], column: Column) -> str | None:
    """What stands in this row, or in a cell merged over it and rows above."""
    position = columns.get(column)
    return None if position is None else " ".join(line.cells[position].text.split()) or None
