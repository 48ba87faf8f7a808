"""A plan copied to the next year: the same rows, every day and every written year a year later."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.deadline import Deadline, Window
from bot.domain.roadmap import Activity, Draft, Head, PlanRow, Section

_DAY = timedelta(days=1)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def next_year_draft(head: Head, sections: tuple[Section, ...], rows: Iterable[PlanRow]) -> Draft:
    """A draft without an order: that of the next year is not signed yet."""
    copied = [(row.instruction, _activity(row.activity)) for row in rows]
    return Draft(
        head=replace(
            head,
            title=_words(head.title),
            order_number=None,
            order_date=None,
            period_start=_day(head.period_start),
            period_end=_day(head.period_end),
        ),
        sections=tuple(replace(section, title=_words(section.title)) for section in sections),
        activities=tuple(activity for instruction, activity in copied if not instruction),
        instructions=tuple(activity for instruction, activity in copied if instruction),
    )


def _activity(activity: Activity) -> Activity:
    # What was in doubt was settled before the plan came into force.
    return replace(
        activity,
        title=_words(activity.title),
        deadline_text=_words(activity.deadline_text),
        deadline=_deadline(activity.deadline),
        warnings=(),
        doubts=(),
    )


def _deadline(deadline: Deadline) -> Deadline:
    windows = tuple(Window(_day(window.start), _later(window.due)) for window in deadline.windows)
    return replace(deadline, windows=windows, source=_words(deadline.source) if deadline.source else None)


def _words(text: str) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) + 1), text)


def _day(day: date | None) -> date | None:
    return _later(day) if day is not None else None


def _later(day: date) -> date:
    """A year later; the last day of February stays its last."""
    if day.month == 2 and (day + _DAY).month == 3:
        return date(day.year + 1, 3, 1) - _DAY
    return day.replace(year=day.year + 1)
