"""When an activity is to be done: the words of a deadline cell become windows, or a plan or an event that sets them."""

from __future__ import annotations

from bot.reading.deadlines.plan_time import PlanTime, time_of
from bot.reading.deadlines.reading import DeadlineReading, read_deadline, read_month_heading, read_stretch_heading
from bot.reading.deadlines.spans import Span

__all__ = [
    "DeadlineReading",
    "PlanTime",
    "Span",
    "read_deadline",
    "read_month_heading",
    "read_stretch_heading",
    "time_of",
]
