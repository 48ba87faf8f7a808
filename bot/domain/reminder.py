"""When to nudge about an obligation: steps of working days around its control date, and in which tone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from enum import StrEnum

from bot.domain.calendar import WorkingCalendar
from bot.domain.nudge_policy import WARNING, EscalationLevel, NudgePolicy
from bot.domain.office import Moment, OfficeRules
from bot.domain.people import Person, Role

SOON = 3
"""Working days before a control date from which it counts as near."""


class Phase(StrEnum):
    """How near or how far gone a control date is: the words of a nudge change with it."""

    AHEAD = "ahead"
    SOON = "soon"
    TODAY = "today"
    JUST_LATE = "just-late"
    LATE = "late"
    LONG_LATE = "long-late"
    WEEKS_LATE = "weeks-late"


def phase(control_date: date, today: date, calendar: WorkingCalendar) -> Phase:
    if today < control_date:
        ahead = calendar.working_days_between(today, control_date)
        return Phase.AHEAD if ahead > SOON else Phase.SOON
    if today == control_date:
        return Phase.TODAY
    late = days_late(control_date, today, calendar)
    if late <= 2:
        return Phase.JUST_LATE
    if late <= 4:
        return Phase.LATE
    return Phase.LONG_LATE if late < 10 else Phase.WEEKS_LATE


def days_late(control_date: date, today: date, calendar: WorkingCalendar) -> int:
    """Working days since the control date; 0 up to it."""
    return calendar.working_days_between(control_date, today) if control_date < today else 0


def step_days(
    control_date: date,
    *,
    calendar: WorkingCalendar,
    rules: OfficeRules,
    policy: NudgePolicy | None = None,
    acknowledged: bool = False,
) -> Iterator[date]:
    """The days on which to nudge, in order, each once, without end; all are working days.

    `policy`: the plan's own; None: the organisation's. `acknowledged`: the executor has accepted it for execution,
    which stops the early steps.
    """
    policy = policy or rules.nudges
    before = [days for days in policy.before if not (acknowledged and days in policy.early)]
    yield from sorted({_day_before(control_date, days, calendar) for days in before})
    day, reached = control_date, 0
    for late in policy.steps_after():
        day, reached = calendar.add_working_days(day, late - reached), late
        yield day


def first_step(moment: Moment) -> Callable[[date], date]:
    """By the office's rules: the first day to nudge on before a control date of which nothing was told yet."""
    return lambda control_date: next_step(
        control_date, None, calendar=moment.office.calendar, rules=moment.office.rules
    )


def next_step(
    control_date: date,
    told_on: date | None,
    *,
    calendar: WorkingCalendar,
    rules: OfficeRules,
    policy: NudgePolicy | None = None,
    acknowledged: bool = False,
    snoozed_until: date | None = None,
) -> date:
    """The first day to nudge on that has not been told yet.

    Steps up to `told_on` have been told, so that a tick missed yesterday is due today, and older steps fold into the
    newest: after telling today, nothing older is told again. Put off until a day, nothing is told before it but the
    control date itself, and that day is told of.
    """
    day_itself = _day_before(control_date, 0, calendar)
    found = next(
        day
        for day in step_days(control_date, calendar=calendar, rules=rules, policy=policy, acknowledged=acknowledged)
        if (told_on is None or day > told_on) and (snoozed_until is None or day >= snoozed_until or day == day_itself)
    )
    if snoozed_until is not None and (told_on is None or snoozed_until > told_on):
        return min(found, snoozed_until)
    return found


def escalates_on(
    control_date: date,
    warned_on: date | None,
    level: EscalationLevel,
    *,
    calendar: WorkingCalendar,
    policy: NudgePolicy,
    curator_on: date | None = None,
) -> date:
    """The first day on which a delay is told to others: some days after the control date, and after the warning.

    `curator_on`: for a controller, the day on which the curator is told, who hears of it before.
    """
    day = calendar.add_working_days(control_date, policy.escalates_after(level))
    if curator_on is not None:
        day = max(day, calendar.add_working_days(curator_on, 1))
    return day if warned_on is None else max(day, calendar.add_working_days(warned_on, WARNING))


def warns(
    control_date: date, today: date, level: EscalationLevel, *, calendar: WorkingCalendar, policy: NudgePolicy
) -> bool:
    """Whether the executor is to be warned by now that others will be told."""
    return days_late(control_date, today, calendar) >= max(1, policy.escalates_after(level) - WARNING)


def _day_before(control_date: date, days: int, calendar: WorkingCalendar) -> date:
    """A control date on a day off is told of on the last working day before it."""
    return calendar.add_working_days(control_date, -days) if days else calendar.preceding_working_day(control_date)


def digest_hour(person: Person, rules: OfficeRules) -> time:
    """The local time from which on a person is told in the morning: their own choice, else their role's."""
    watches = person.may(Role.CURATOR, Role.CONTROLLER)
    return person.digest_time or (rules.curators_hour if watches else rules.day_starts)
