"""An obligation: this person or school, this activity, this window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.calendar import WorkingCalendar
from bot.domain.deadline import Deadline, DeadlineKind, Recurrence, Window
from bot.domain.office import Checkpoints, OfficeRules
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


OWING = frozenset({ObligationState.ON_EXECUTION, ObligationState.RETURNED})
"""The states in which something is still expected of the executor."""


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

    def overdue(self, today: date) -> bool:
        return is_overdue(self.state, self.control_date, today)

    @property
    def in_time(self) -> bool:
        """Whether a closed obligation was reported by its control date."""
        return self.control_date is None or self.reported_on is None or self.reported_on <= self.control_date


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
) -> tuple[ControlPoint, ...]:
    """The control dates of an activity's lead, by the rules of office practice.

    `since` is the order's day: periods of continuous work that ended before it are not asked about.
    """
    if deadline.kind is DeadlineKind.DATES:
        return tuple(
            ControlPoint(window, calendar.preceding_working_day(_report_day(window, deadline.recurrence, rules)))
            for window in deadline.windows
        )
    if deadline.kind is DeadlineKind.THROUGHOUT:
        points = [
            ControlPoint(window, calendar.preceding_working_day(_day_after_period(window.due, rules)))
            for span in deadline.windows
            for window in _periods(span, checkpoints, since)
        ]
        return tuple(points) or (ControlPoint(None, None),)
    return (ControlPoint(None, None),)


def part_date(control_date: date, part: Part, *, calendar: WorkingCalendar, rules: OfficeRules) -> date:
    """When this executor's report is due: co-executors give their part before the lead."""
    if part is Part.CO_EXECUTOR:
        return calendar.add_working_days(control_date, -rules.co_executor_days)
    return control_date


def parts(responsible: Sequence[Responsible]) -> tuple[tuple[Responsible, Part], ...]:
    """Who leads: the first-named executor who is not a group named in general; each group member owes their own."""
    lead = next((one for one in responsible if one.kind is not ResponsibleKind.GROUP), None)

    def part(one: Responsible) -> Part:
        if one.kind is ResponsibleKind.GROUP:
            return Part.MEMBER
        return Part.LEAD if one is lead else Part.CO_EXECUTOR

    return tuple((one, part(one)) for one in responsible)


def _report_day(window: Window, recurrence: Recurrence | None, rules: OfficeRules) -> date:
    """A recurring period without a day of its own is reported in the month after it; anything else when it is due."""
    ends_a_month = (window.due + timedelta(days=1)).day == 1
    return _day_after_period(window.due, rules) if recurrence is not None and ends_a_month else window.due


def _day_after_period(end: date, rules: OfficeRules) -> date:
    if end.month == 12:
        return date(end.year + 1, 1, rules.after_year_day)
    following = (end.replace(day=1) + timedelta(days=32)).replace(day=1)
    return following.replace(day=rules.after_period_day)


def _periods(span: Window, checkpoints: Checkpoints, since: date) -> Iterator[Window]:
    """Calendar periods that touch the span, clipped to it, without those that ended before `since`."""
    months = {Checkpoints.QUARTERLY: 3, Checkpoints.HALF_YEARLY: 6, Checkpoints.YEARLY: 12}[checkpoints]
    start = span.start or min(since, span.due)
    first_month = (start.month - 1) // months * months + 1
    period = date(start.year, first_month, 1)
    while period <= span.due:
        following = _months_later(period, months)
        window = Window(max(period, start), min(following - timedelta(days=1), span.due))
        if window.due >= since:
            yield window
        period = following


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
