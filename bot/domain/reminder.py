"""When to nudge about an obligation: steps of working days around its control date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.office import Moment, OfficeRules

WEEK = 5
"""Working days between nudges once the last step after the date has passed."""


def step_days(control_date: date, *, calendar: WorkingCalendar, rules: OfficeRules) -> Iterator[date]:
    """The days on which to nudge, in order, without end."""
    before = sorted(rules.steps_before, reverse=True)
    after = sorted(rules.steps_after)
    for days in before:
        yield calendar.add_working_days(control_date, -days)
    for days in after:
        yield calendar.add_working_days(control_date, days)
    day = calendar.add_working_days(control_date, after[-1] if after else 0)
    while True:
        day = calendar.add_working_days(day, WEEK)
        yield day


def first_step(moment: Moment) -> Callable[[date], date]:
    """By the office's rules: the first day to nudge on before a control date of which nothing was told yet."""
    return lambda control_date: next_step(
        control_date, None, calendar=moment.office.calendar, rules=moment.office.rules
    )


def next_step(control_date: date, told_on: date | None, *, calendar: WorkingCalendar, rules: OfficeRules) -> date:
    """The first day to nudge on that has not been told yet.

    Steps up to `told_on` have been told, so that a tick missed yesterday is due today, and older steps fold into the
    newest: after telling today, nothing older is told again.
    """
    steps = step_days(control_date, calendar=calendar, rules=rules)
    return next(day for day in steps if told_on is None or day > told_on)
