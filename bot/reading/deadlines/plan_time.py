"""What a plan says of time, which its phrases without a year lean on."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.roadmap import Head

if TYPE_CHECKING:
    from bot.reading.deadlines.spans import Span


class PlanTime(NamedTuple):
    """The time that a plan covers, as its title and order say it; made to be looked up by, so a named tuple."""

    period_start: date | None = None
    period_end: date | None = None
    order_date: date | None = None
    academic_year: int | None = None
    """N of the one academic (or training) year N/N+1 that the plan is for; told from the period where left out."""
    month_heading: date | int | None = None
    """The month that a heading above the row names: 1..12, or a date in it where the heading has a year."""
    stretch_heading: Span | None = None
    """The quarter, half-year or school quarter that a heading above the row names."""

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last day; the order's year where the title names none; None where nothing tells."""
        if self.period_start and self.period_end:
            return self.period_start, self.period_end
        if self.academic_year:
            return date(self.academic_year, 9, 1), date(self.academic_year + 1, 5, 31)
        if self.order_date:
            return date(self.order_date.year, 1, 1), date(self.order_date.year, 12, 31)
        return None

    @property
    def years(self) -> range:
        """Calendar years of the period."""
        period = self.period
        return range(period[0].year, period[1].year + 1) if period else range(0)

    @property
    def academic(self) -> int | None:
        """The one academic year N/N+1 that the plan is for, as N."""
        if self.academic_year or not (self.period_start and self.period_end):
            return self.academic_year
        start, end = self.period_start, self.period_end
        is_one = (start.month, start.day) == (9, 1) and (end.month, end.day) == (5, 31) and end.year == start.year + 1
        return start.year if is_one else None


def time_of(head: Head) -> PlanTime:
    return PlanTime(head.period_start, head.period_end, head.order_date, _academic_year(head.title))


def _academic_year(title: str) -> int | None:
    """N of the one academic or training year N/N+1 that the title names."""
    match = re.search(r"(\d{4})\s*[-–—/]\s*(\d{2,4})\s*(?:-?\w{0,2}\s+)?(?:уч|тренировочн)", title, re.IGNORECASE)
    if match and int(match.group(2)) % 100 == (int(match.group(1)) + 1) % 100:
        return int(match.group(1))
    return None
