"""What a person types into a row of a kept plan, read by the rules that its document was read by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from bot.domain.deadline import Deadline, DeadlineKind
from bot.domain.roadmap import Head, Section
from bot.reading.deadlines import DeadlineReading, read_deadline, read_month_heading, time_of
from bot.reading.known_names import KnownNames, collect_known_names
from bot.reading.parts import part_lines
from bot.reading.responsibles import ResponsibleReading, read_responsibles

_NO_DEADLINE = re.compile(r"(?:без\s+срока|срок(?:а)?\s+(?:нет|не\s+\w+)|бессрочно)\W*", re.IGNORECASE)
_MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)


def read_typed_deadline(text: str, head: Head, section: Section | None = None) -> DeadlineReading:
    """As a deadline cell of the plan; "без срока" is an answer and raises no warning, a blank cell does."""
    if _NO_DEADLINE.fullmatch(text.strip()):
        return DeadlineReading(Deadline(DeadlineKind.NONE))
    month = read_month_heading(section.title) if section else None
    return read_deadline(text, time_of(head)._replace(month_heading=month))


def read_typed_people(text: str, cells: Iterable[str]) -> ResponsibleReading:
    """As a responsible cell of the plan; `cells` are its other ones, which settle names and abbreviations."""
    return read_responsibles(part_lines(text), _known_names(tuple(dict.fromkeys(cells))))


@lru_cache(maxsize=16)
def _known_names(cells: tuple[str, ...]) -> KnownNames:
    """Of a plan's cells, which are the same for whatever is typed into it next."""
    return collect_known_names(cells)


def make_ready() -> None:
    """Loads what knows cases and names: a quarter of a second, once, for which no transaction should wait."""
    read_responsibles("директор А.А. Иванов, начальнику отдела Б.Б. Иванову")


def deadline_words(deadline: Deadline) -> str:
    """A deadline with one window as a plan would write it, so that it is read as the same again."""
    (window,) = deadline.windows
    if deadline.kind is DeadlineKind.THROUGHOUT and window.start is not None:
        return f"постоянно с {window.start:%d.%m.%Y} по {window.due:%d.%m.%Y}"
    if window.start is None:
        return f"до {window.due:%d.%m.%Y}"
    if window.start == window.due:
        return f"{window.due:%d.%m.%Y}"
    if window.start.day == 1 and window.due == _month_end(window.start):
        return f"{_MONTHS[window.start.month - 1]} {window.start.year} г."
    return f"с {window.start:%d.%m.%Y} по {window.due:%d.%m.%Y}"


def _month_end(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
