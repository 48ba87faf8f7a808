"""What a plan says of time, which its phrases without a year lean on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanTime:
    """The time that a plan covers, as its title and order say it."""

    period_start: date | None = None
    period_end: date | None = None
    order_date: date | None = None
    academic_year: int | None = None
    """N of the one academic (or training) year N/N+1 that the plan is for; told from the period where left out."""
    month_heading: date | int | None = None
    """The month that a heading above the row names: 1..12, or a date in it where the heading has a year."""
