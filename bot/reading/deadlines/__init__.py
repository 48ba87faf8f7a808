"""When an activity is to be done: the words of a deadline cell become windows, or a plan or an event that sets them."""

from __future__ import annotations

from bot.reading.deadlines.plan_time import PlanTime, time_of
from bot.reading.deadlines.reading import DeadlineReading, read_deadline, read_month_heading

__all__ = ["DeadlineReading", "PlanTime", "read_deadline", "read_month_heading", "time_of"]
