"""Columns that stand for months or quarters, and the marks in them: a chart of bars (Gantt) says its deadlines so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.blocks import Cell, Row, Span
from bot.reading.headings import MONTHS

FEWEST = 3
"""Fewer columns than these are no calendar."""
_STEMS = "янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек"
_YEAR = r"(?:,?(?P<year>(?:19|20)\d\d)(?:г\.?|года?)?)?"
_MONTH_HEAD = re.compile(rf"(?P<stem>{_STEMS})(?:[а-я]{{0,6}})\.?{_YEAR}")
_QUARTER_HEAD = re.compile(rf"(?P<number>i{{1,3}}|iv|[1-4])(?:-?[йя]|-?ый)?кв(?:артал|\.)?{_YEAR}")
_NUMERAL = re.compile(r"(?P<number>x?(?:i{1,3}|iv|vi{0,3}|ix)|x|1[0-2]|[1-9])")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MARKED = re.compile(r"(?:[xхvз+*•●■▪◼█✓✔√☑✗✘✖=#]\s*)+|да", re.IGNORECASE)
_UNMARKED = re.compile(r"[-–—−0\s.]*|нет", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    phrase: str = ""
    """The marked stretches in words: "март – май, сентябрь"."""
    certain: bool = True
    """False where a cell holds something else than a mark."""


def count_calendar_heads(texts: Sequence[str]) -> int:
    return sum(_month_or_quarter(text) is not None for text in texts)


def is_calendar_row(row: Row, head: Row) -> bool:
    """The lower row of a head: months or quarters by name, or by number under a word for them."""
    texts = [row.cells[column].text for column in row.filled()]
    if len(texts) < FEWEST:
        return False
    is_told = re.search(r"месяц|квартал", " ".join(head.texts()).casefold()) is not None
    numerals = sum(is_told and _numeral(text) is not None for text in texts)
    return max(count_calendar_heads(texts), numerals) >= max(FEWEST, 0.7 * len(texts))


def calendar_of(head_rows: Sequence[Row]) -> tuple[str, ...]:
    """For each column the month or quarter that it stands for, in words, or ""; all blank where they are few."""
    width = max(len(row.cells) for row in head_rows)
    found = [""] * width
    levels = [_spread(row, width, over_blanks=row is not head_rows[-1]) for row in head_rows]
    for column in range(width):
        texts = [level[column] for level in levels if level[column]]
        if texts:
            found[column] = _time_of(texts[-1], " ".join(texts[:-1])) or ""
    return tuple(found) if sum(map(bool, found)) >= FEWEST else ("",) * width


def read_marks(cells: Sequence[Cell], calendar: Sequence[str], title_column: int) -> Marks:
    """The months or quarters that a row marks; marks side by side are one stretch."""
    columns = [column for column, time in enumerate(calendar) if time and column < len(cells)]
    texts = {column: _own_or_left(cells, column, calendar) for column in columns}
    marked = [column for column in columns if not _UNMARKED.fullmatch(texts[column])]
    if not marked:
        ground = cells[title_column].shade if title_column < len(cells) else ""
        marked = [column for column in columns if cells[column].shade not in ("", ground)]
        return Marks(", ".join(_stretch(run, calendar) for run in _runs(marked, columns)))
    if all(_MARKED.fullmatch(texts[column].strip()) for column in marked):
        return Marks(", ".join(_stretch(run, calendar) for run in _runs(marked, columns)))
    phrases = []
    for run in _runs(marked, columns):
        if len({texts[column] for column in run}) == 1 and len(run) > 1:
            phrases.append(_stretch(run, calendar))
        else:
            phrases += [_one(texts[column].strip(), calendar[column]) for column in run]
    return Marks(", ".join(phrases), certain=False)


def _one(text: str, time: str) -> str:
    return time if _MARKED.fullmatch(text) else f"{text} {time}"


def _own_or_left(cells: Sequence[Cell], column: int, calendar: Sequence[str]) -> str:
    """A bar merged over columns says the same in each."""
    while column > 0 and cells[column].span is Span.LEFT and calendar[column - 1]:
        column -= 1
    return cells[column].text


def _runs(marked: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for column in marked:
        if runs and columns.index(column) == columns.index(runs[-1][-1]) + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return runs


def _stretch(run: Sequence[int], calendar: Sequence[str]) -> str:
    return calendar[run[0]] if len(run) == 1 else f"{calendar[run[0]]} – {calendar[run[-1]]}"


def _spread(row: Row, width: int, *, over_blanks: bool) -> list[str]:
    """The row's texts, a merged one over all its columns; in tables without merging, over the blanks on its right."""
    texts = [""] * width
    owner = ""
    for column, cell in enumerate(row.cells):
        if cell.span is Span.OWN and (cell.text.strip() or not over_blanks):
            owner = cell.text
        texts[column] = "" if cell.span is Span.ABOVE else owner
    return texts


def _time_of(own: str, above: str) -> str | None:
    year = re.search(r"(?:19|20)\d\d", f"{own} {above}")
    time = _month_or_quarter(own)
    if time is None and (number := _numeral(own)) and (unit := re.search(r"месяц|квартал", above.casefold())):
        if unit.group() == "месяц":
            time = MONTHS[number - 1]
        elif number <= 4:
            time = f"{number} квартал"
    return f"{time} {year.group()}" if time and year else time


def _month_or_quarter(text: str) -> str | None:
    squeezed = "".join(text.casefold().split())
    if month := _MONTH_HEAD.fullmatch(squeezed):
        stem = "май" if month["stem"] == "мая" else month["stem"]
        return next(name for name in MONTHS if name.startswith(stem))
    if quarter := _QUARTER_HEAD.fullmatch(squeezed):
        number = quarter["number"]
        return f"{number if number.isdigit() else _ROMANS.index(number) + 1} квартал"
    return None


def _numeral(text: str) -> int | None:
    match = _NUMERAL.fullmatch("".join(text.casefold().split()).rstrip("."))
    if match is None:
        return None
    number = match["number"]
    return int(number) if number.isdigit() else _ROMANS.index(number) + 1
