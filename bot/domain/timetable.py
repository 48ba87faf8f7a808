"""What rows without a day wait for: somebody's timetable, an event, or a word of the curator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.calendar import WorkingCalendar, months_later
from bot.domain.deadline import DeadlineKind


class TimetableState(StrEnum):
    WAITING = "waiting"
    """Its dates are to be told by whom it is asked of."""
    NOT_YET = "not-yet"
    """Who was asked says that there is none yet, or that the event has not come; asked again later."""
    CAME = "came"
    """The event has come, and the day by which to report is still to be told."""
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Timetable:
    """A question for dates: a timetable or an event that rows of a plan name, once however many name it.

    Of kind NONE or THROUGHOUT it is one row that has neither a day nor a source.
    """

    id: int
    roadmap_id: int
    kind: DeadlineKind
    name: str
    """As the documents write it; a row's own title where they name nothing."""
    state: TimetableState
    asked_id: int
    """Who is asked."""
    ask_on: date | None
    """The day from which to ask (again); None once nothing more is to be asked."""
    asked_at: datetime | None
    """When they were asked last; None if they have not been yet."""
    happened_on: date | None
    """The day of an event."""
    answered_at: datetime | None
    answered_by: int | None
    rows: int
    """How many rows of the plan wait for it."""
    plan_title: str
    curator_id: int
    """The plan's."""

    @property
    def open(self) -> bool:
        return self.state is not TimetableState.ANSWERED


def next_quarter_day(answered_on: date, last: date, period_end: date | None, calendar: WorkingCalendar) -> date | None:
    """When a timetable is asked for again: in the quarter after the answer, once its dates have passed.

    None where the plan's period is over by then; a plan whose period nobody has told ends with the year.
    """
    following = answered_on.month - 1 - (answered_on.month - 1) % 3 + 3
    quarter = date(answered_on.year + following // 12, following % 12 + 1, 1)
    day = calendar.following_working_day(max(quarter, calendar.add_working_days(last, 1)))
    return day if day <= (period_end or date(answered_on.year, 12, 31)) else None


@dataclass(frozen=True, slots=True)
class Lag:
    """How long after an event something is due."""

    days: int = 0
    months: int = 0
    working: bool = False
    """Whether only working days count."""

    def after(self, day: date, calendar: WorkingCalendar) -> date:
        if self.working:
            return calendar.add_working_days(day, self.days)
        return months_later(day, self.months) + timedelta(days=self.days)
