"""Stretches of a year as phrases name them, and the windows that they stand for in a plan."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from operator import attrgetter, lt
from typing import NamedTuple

from bot.domain.deadline import Recurrence, Window
from bot.reading.deadlines.plan_time import PlanTime

MonthDay = tuple[int, int]
"""Month and day; a day past the month's end means its last day, so that (2, 31) is the end of February."""


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"
    """A part of a month: a week, a decade, a half."""
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    """A school quarter (четверть)."""
    HALF = "half"
    YEAR = "year"
    ACADEMIC = "academic"
    PERIOD = "period"
    """The whole time of the plan."""


class Span(NamedTuple):
    """A stretch of time; `year` is its first day's, None where the phrase leaves it to the plan's period.

    A phrase makes many of them: a named tuple is made in a third of a frozen dataclass's time.
    """

    start: MonthDay | None
    due: MonthDay
    unit: Unit
    year: int | None = None
    carry: int = 0
    """How many years later than its start it ends."""

    @property
    def due_year(self) -> int | None:
        return None if self.year is None else self.year + self.carry


PERIOD = Span((1, 1), (12, 31), Unit.PERIOD)
YEAR = Span((1, 1), (12, 31), Unit.YEAR)
ACADEMIC = Span((9, 1), (5, 31), Unit.ACADEMIC, carry=1)
QUARTERS = tuple(Span((m, 1), (m + 2, 31), Unit.QUARTER) for m in (1, 4, 7, 10))
HALVES = (Span((1, 1), (6, 31), Unit.HALF), Span((7, 1), (12, 31), Unit.HALF))
TERMS = tuple(
    Span(start, due, Unit.TERM)
    for start, due in (((9, 1), (10, 31)), ((11, 1), (12, 31)), ((1, 1), (3, 31)), ((4, 1), (5, 31)))
)
MONTHS = tuple(Span((m, 1), (m, 31), Unit.MONTH) for m in range(1, 13))

_CYCLES = {
    Recurrence.MONTHLY: MONTHS,
    Recurrence.QUARTERLY: QUARTERS,
    Recurrence.HALF_YEARLY: HALVES,
    Recurrence.YEARLY: (YEAR,),
    Recurrence.SCHOOL_QUARTERLY: TERMS,
}


def day_in(year: int, month_day: MonthDay) -> date | None:
    """The date, its day pulled back to the month's end; None outside the calendar."""
    month, day = month_day
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and day >= 1):
        return None
    last = _LAST_DAYS[month] if month != 2 or not isleap(year) else 29
    return date(year, month, min(day, last))


def days_of(month: int) -> int:
    """The most days that the month can have."""
    return 29 if month == 2 else _LAST_DAYS[month]


_LAST_DAYS = (0, *(monthrange(2023, month)[1] for month in range(1, 13)))


def join(first: Span, last: Span) -> Span | None:
    """From the start of `first` to the end of `last`; a year on one side holds for the other. None if it runs back."""
    start = first.start or first.due
    year, due_year = first.year, last.due_year
    wraps = int(last.due < start)
    if year is None and due_year is not None:
        year = due_year - wraps
    if year is not None and due_year is None:
        due_year = year + wraps
    carry = due_year - year if year is not None and due_year is not None else wraps
    if carry < 0 or (carry == 0 and last.due < start):
        return None
    unit = first.unit if first.unit == last.unit else min(first.unit, last.unit, key=list(Unit).index)
    return Span(start, last.due, unit, year, carry)


def ends_with(span: Span) -> Span:
    """Due at the end of `span`: "до конца мая", "до 5 мая"."""
    return Span(None, span.due, span.unit, span.due_year)


def ends_before(span: Span) -> Span:
    """Due on the last day before `span`: "до сентября"."""
    month, day = span.start or span.due
    back = 1 if day == 1 else 0
    if not back:
        return Span(None, (month, day - 1), span.unit, span.year)
    year = span.year
    if month == 1:
        return Span(None, (12, 31), span.unit, year - 1 if year is not None else None)
    return Span(None, (month - 1, 31), span.unit, year)


def _placed(span: Span, year: int) -> Span:
    return Span(span.start, span.due, span.unit, year, span.carry)


def in_year(span: Span, year: int) -> Span:
    """The year-less `span` in a written year: its last day falls in it."""
    return _placed(span, year - span.carry if span.unit is not Unit.ACADEMIC else year)


def in_academic(span: Span, first: int) -> Span:
    """The year-less `span` in the academic year first/first+1, August to July (FORMAT.md, rule 13)."""
    if span.carry:
        return _placed(span, first)
    return _placed(span, first if span.due[0] >= 8 else first + 1)


def window(span: Span, year: int | None = None) -> Window | None:
    """The window of a span in its own year, or in the one given."""
    year = year if year is not None else span.year
    if year is None:
        return None
    due = day_in(year + span.carry, span.due)
    start = day_in(year, span.start) if span.start else None
    if due is None or (span.start and start is None) or (start and start > due):
        return None
    return Window(start, due)


@lru_cache(maxsize=4096)
def days_in(month: date, first: int, last: int) -> Window | None:
    """Days of the month of a date; None where they run back."""
    start, due = (day_in(month.year, (month.month, day)) for day in (first, last))
    return Window(start, due) if start and due and start <= due else None


@lru_cache(maxsize=4096)
def windows(span: Span, plan: PlanTime) -> tuple[Window, ...]:
    """What the span stands for in the plan; a year-less one may stand for a window in each year (rules 6, 7 and 13)."""
    period = plan.period
    if span.year is not None or period is None:
        found = [window(span)]
    elif span.unit is Unit.PERIOD or (plan.academic and span.unit in (Unit.YEAR, Unit.ACADEMIC) and span.start):
        found = [Window(*period)]
    elif plan.academic:
        found = [window(in_academic(span, plan.academic))]
    elif span.unit is Unit.ACADEMIC:
        each = (window(span, year) for year in range(period[0].year - 1, period[1].year + 1))
        found = [w for w in each if w and w.due >= period[0] and (w.start or w.due) <= period[1]]
    else:
        found = [window(span, year) for year in plan.years]
    return tuple(w for w in found if w)


@lru_cache(maxsize=256)
def cycle(recurrence: Recurrence, plan: PlanTime) -> tuple[Window, ...]:
    """A window for each turn of the recurrence in the plan's period (rules 9 and 13)."""
    spans = _CYCLES[recurrence]
    if plan.academic and recurrence is Recurrence.MONTHLY:
        spans = tuple(month for month in MONTHS if not 6 <= month.due[0] <= 8)
    return tuple(sorted((w for span in spans for w in windows(span, plan)), key=_by_due))


def turns(recurrence: Recurrence, within: Window) -> Iterator[Window]:
    """The turns of the recurrence that lie in a written stretch: "ежеквартально в течение 2018 г."."""
    first = (within.start or within.due).year
    for year in range(first, within.due.year + 1):
        for span in _CYCLES[recurrence]:
            turn = window(span, year)
            if turn and turn.start and turn.due <= within.due and (within.start is None or turn.start >= within.start):
                yield turn


def since(order: date | None, found: Sequence[Window]) -> list[Window]:
    """Year-less windows that had not ended before the order; the last one stays (rules 6 and 18)."""
    if order is None or not found:
        return list(found)
    return [w for w in found if w.due >= order] or [max(found, key=_by_due)]


_due = attrgetter("due")


def _by_due(w: Window) -> tuple[date, date]:
    return w.due, w.start or date.min


def in_order(found: Sequence[Window]) -> tuple[Window, ...]:
    """By due day, each once."""
    if len(found) < 2 or all(map(lt, map(_due, found), map(_due, islice(found, 1, None)))):
        return tuple(found)
    known = {_by_due(w): w for w in found}
    return tuple([known[key] for key in sorted(known)])
