"""A request for a later control date, from its executor to the plan's curator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.calendar import WorkingCalendar, months_later
from bot.domain.office import OfficeRules, control_day


class ExtensionState(StrEnum):
    DRAFT = "draft"
    """The day is chosen, the reason is still to be written."""
    ASKED = "asked"
    GRANTED = "granted"
    """The control date was moved, to the day that was asked for or to another."""
    REFUSED = "refused"
    DROPPED = "dropped"
    """Needless: reported meanwhile, taken back, or asked anew."""


class Denial(StrEnum):
    """Why a curator refuses an extension."""

    SET_ABOVE = "set-above"
    """The date was set by somebody above the curator."""
    NO_GROUND = "no-ground"
    IN_PART = "in-part"
    """What is there already is to be reported by the date."""
    OWN = "own"
    """The curator's own words."""


@dataclass(frozen=True, slots=True)
class Extension:
    id: int
    obligation_id: int
    author_id: int
    state: ExtensionState
    until: date
    """The control date that is asked for."""
    control_date: date
    """The one that stood when it was asked."""
    reason: str
    asked_at: datetime | None
    decided_at: datetime | None
    decided_by: int | None
    denial: Denial | None
    denial_text: str | None


def asked_until(control_date: date, rules: OfficeRules) -> date:
    """The last day on which a later one may be asked for."""
    return control_date - timedelta(days=rules.extension_days)


def offered_days(since: date, *, calendar: WorkingCalendar, rules: OfficeRules) -> tuple[date, ...]:
    """A week on, two weeks on, and the end of the month or of the next: those that are later, each once, in order."""
    days = (*(since + timedelta(days=days) for days in (7, 14)), _end_before(since, 1), _end_before(since, 2))
    week, two, *ends = (control_day(day, calendar, rules) for day in days)
    end = next((day for day in ends if day > since), None)
    return tuple(sorted({day for day in (week, two, end) if day is not None and day > since}))


def _end_before(since: date, months: int) -> date:
    """The last day of the month, or of one of those after it."""
    return months_later(since.replace(day=1), months) - timedelta(days=1)
