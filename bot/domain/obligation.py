"""An obligation: this person or school, this activity, this window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.calendar import WorkingCalendar, months_later
from bot.domain.deadline import Deadline, DeadlineKind, Recurrence, Window
from bot.domain.office import Checkpoints, OfficeRules, control_day
from bot.domain.responsible import Responsible, ResponsibleKind


class ObligationState(StrEnum):
    """What is stored; overdue is computed from the control date, never stored."""

    ON_EXECUTION = "on-execution"
    REPORTED = "reported"
    """A final report is in and awaits acceptance."""
    RETURNED = "returned"
    """Sent back for rework, with a reason."""
    CLOSED = "closed"
    AWAITS_TIMETABLE = "awaits-timetable"
    """The plan names no day: another timetable or an event will set it."""
    SUSPENDED = "suspended"
    """Nothing is expected for the time being; the ground is kept."""
    REMOVED = "removed"
    """Removed from control; the ground is kept."""
    NOT_REQUIRED = "not-required"
    """This executor need not do it; the ground is kept."""


OWING = frozenset({ObligationState.ON_EXECUTION, ObligationState.RETURNED})
"""The states in which something is still expected of the executor."""
REPORTABLE = OWING | {ObligationState.AWAITS_TIMETABLE}
"""The states in which a report is taken; what has no day yet may be done before one is named."""

RELEASED = frozenset({ObligationState.SUSPENDED, ObligationState.REMOVED, ObligationState.NOT_REQUIRED})
"""The states in which a curator has released the executor, for good or for the time being."""


class Ground(StrEnum):
    """Why an executor was released."""

    DONE_ELSEWHERE = "done-elsewhere"
    """It is done under another item."""
    CANCELLED = "cancelled"
    """The task itself was cancelled."""
    NOT_APPLICABLE = "not-applicable"
    """There is nothing of the kind at this executor's."""
    AWAITS_DOCUMENTS = "awaits-documents"
    NEW_EDITION = "new-edition"
    """The amended order does not ask it any more."""
    PLAN_CLOSED = "plan-closed"
    OWN = "own"
    """The curator's own words."""


class Part(StrEnum):
    """What an executor owes of an activity."""

    LEAD = "lead"
    CO_EXECUTOR = "co-executor"
    MEMBER = "member"
    """One of a group named in general: each owes a report of their own."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """An obligation with what its plan and its executor are called."""

    id: int
    roadmap_id: int
    activity_id: int
    section: int | None
    number: str | None
    title: str
    deadline_text: str
    part: Part
    state: ObligationState
    window: Window | None
    control_date: date | None
    first_control_date: date | None
    person_id: int | None
    organization_id: int | None
    executor_name: str
    """The person's or the organization's."""
    district: str | None
    recipient_id: int | None
    """Who is spoken to: the person, or the organization's head; None while nobody is known."""
    curator_id: int
    """Who accepts: the school's curator, else the plan's."""
    told_on: date | None
    reported_on: date | None
    """The day of the report that stands, in the office's zone."""
    closed_at: datetime | None
    acknowledged_at: datetime | None = None
    """When the executor accepted it for execution."""
    snoozed_until: date | None = None
    """The day to which the executor has put its nudges off."""
    next_step_on: date | None = None
    """The day of the next nudge; past, it is still to be told."""
    principal_id: int | None = None
    """Who answers for it; the recipient is their deputy while they are away."""
    group_id: int | None = None
    """The group as whose member the executor owes it."""
    objected: bool = False
    """Whether its executor says that it is not theirs, and nobody has decided yet."""
    ground: Ground | None = None
    """Why the executor was released."""
    ground_text: str | None = None
    moves: int = 0
    """How often its control date was moved since it was first set."""
    news: bool = False
    """Whether its executor has not been told yet of the control date that stands."""
    known_date: date | None = None
    """Where it is news: the control date that they knew before."""
    extension_asked: bool = False
    """Whether its executor's request for a later date waits for the curator."""

    @property
    def unreported(self) -> bool:
        """Whether something is expected of the executor, by a day that is set or yet to be."""
        return self.state in OWING or self.state is ObligationState.AWAITS_TIMETABLE

    def overdue(self, today: date) -> bool:
        return is_overdue(self.state, self.control_date, today)


@dataclass(frozen=True, slots=True)
class ExecutorLoad:
    """How much of a plan lies on one executor, in obligations."""

    name: str
    """The person's or the organization's."""
    recipient_id: int | None
    """Who is spoken to; None while nobody stands behind the name."""
    total: int
    without_date: int
    past: int
    """Owed since before today."""
    nearest: date | None
    """The first control date of what is still owed."""


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """A window of a deadline and the day on which its report is due; both None where the plan names no day."""

    window: Window | None
    control_date: date | None


def is_overdue(state: ObligationState, control_date: date | None, today: date) -> bool:
    return state in OWING and control_date is not None and control_date < today


def control_points(
    deadline: Deadline,
    *,
    checkpoints: Checkpoints,
    since: date,
    calendar: WorkingCalendar,
    rules: OfficeRules,
    dates: Sequence[date] = (),
) -> tuple[ControlPoint, ...]:
    """The control dates of an activity's lead, by the rules of office practice.

    `since` is the order's day: periods of continuous work that ended before it are not asked about. `dates`: days that
    the curator has named for work that has none of its own.
    """
    if deadline.kind is DeadlineKind.DATES:
        after_period = _whole_periods(deadline)
        return tuple(
            ControlPoint(
                window,
                control_day(_day_after_period(window.due, rules) if after_period else window.due, calendar, rules),
            )
            for window in deadline.windows
        )
    if dates:
        return tuple(
            ControlPoint(window, control_day(window.due, calendar, rules)) for window in _between(dates, deadline)
        )
    if deadline.kind is DeadlineKind.THROUGHOUT:
        points = [
            ControlPoint(window, control_day(_day_after_period(window.due, rules), calendar, rules))
            for span in deadline.windows
            for window in _periods(span, checkpoints, since)
        ]
        return tuple(points) or (ControlPoint(None, None),)
    return (ControlPoint(None, None),)


def offered_date(order_date: date, *, calendar: WorkingCalendar, rules: OfficeRules) -> date:
    """What is offered to a row without a deadline: so many months from the order."""
    return control_day(months_later(order_date, rules.no_deadline_months), calendar, rules)


def part_date(control_date: date, part: Part, *, calendar: WorkingCalendar, rules: OfficeRules) -> date:
    """When this executor's report is due: co-executors give their part before the lead."""
    if part is Part.CO_EXECUTOR:
        return calendar.add_working_days(control_date, -rules.co_executor_days)
    return control_date


def parts(
    responsible: Sequence[Responsible], in_general: Callable[[Responsible], bool]
) -> tuple[tuple[Responsible, Part], ...]:
    """Who leads: the one that is marked so, else the first-named who is not named in general; each member of a group
    owes their own.

    `in_general` tells bodies that stand for many ("the schools"); groups do too, unless a mark singles one out.
    """

    def many(one: Responsible) -> bool:
        return in_general(one) or (one.kind is ResponsibleKind.GROUP and not one.leads)

    single = [at for at, one in enumerate(responsible) if not many(one)]
    marked = [at for at in single if responsible[at].leads]
    lead = next(iter(marked or single), None)

    def part(at: int, one: Responsible) -> Part:
        if many(one):
            return Part.MEMBER
        return Part.LEAD if at == lead else Part.CO_EXECUTOR

    return tuple((one, part(at, one)) for at, one in enumerate(responsible))


_MONTHS = {
    Recurrence.MONTHLY: (1,),
    Recurrence.QUARTERLY: (3,),
    Recurrence.SCHOOL_QUARTERLY: (2, 3),
    Recurrence.HALF_YEARLY: (6,),
    Recurrence.YEARLY: (9, 12),
}
"""How many months a period of each recurrence has; a school's year has nine."""


_CHECKPOINT_MONTHS = {Checkpoints.QUARTERLY: 3, Checkpoints.HALF_YEARLY: 6, Checkpoints.YEARLY: 12}


def _whole_periods(deadline: Deadline) -> bool:
    """A recurring period without a day of its own is reported in the month after it.

    "Monthly, by the 30th" has a day, and its February ends on the 28th: so all windows are asked.
    """
    if deadline.recurrence is None:
        return False
    return all(_months_of(window) in _MONTHS[deadline.recurrence] for window in deadline.windows)


def _months_of(window: Window) -> int | None:
    """How many whole months a window has; None if it does not begin and end with one."""
    after = window.due + timedelta(days=1)
    if window.start is None or window.start.day != 1 or after.day != 1:
        return None
    return (after.year - window.start.year) * 12 + after.month - window.start.month


def _day_after_period(end: date, rules: OfficeRules) -> date:
    if end.month == 12:
        return date(end.year + 1, 1, rules.after_year_day)
    following = (end.replace(day=1) + timedelta(days=32)).replace(day=1)
    return following.replace(day=rules.after_period_day)


def _periods(span: Window, checkpoints: Checkpoints, since: date) -> Iterator[Window]:
    """Calendar periods that touch the span, clipped to it, without those that ended before `since`."""
    months = _CHECKPOINT_MONTHS.get(checkpoints, 3)
    start = span.start or min(since, span.due)
    first_month = (start.month - 1) // months * months + 1
    period = date(start.year, first_month, 1)
    while period <= span.due:
        following = months_later(period, months)
        window = Window(max(period, start), min(following - timedelta(days=1), span.due))
        if window.due >= since:
            yield window
        period = following


def _between(dates: Sequence[date], deadline: Deadline) -> Iterator[Window]:
    """The stretches that named days end, each from the day after the one before."""
    start = min((span.start for span in deadline.windows if span.start is not None), default=None)
    for day in sorted(set(dates)):
        yield Window(start if start is None or start <= day else None, day)
        start = day + timedelta(days=1)
