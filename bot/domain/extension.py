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


def offered_days(since: date, *, calendar: WorkingCalendar, rules: OfficeRules) -> tuple[date, date, date]:
    """A week on, two weeks on, and the end of the month (of the next, where this one's is no later)."""
    week, two = (control_day(since + timedelta(days=days), calendar, rules) for days in (7, 14))
    month = next(day for months in (1, 2) if (day := control_day(_end_before(since, months), calendar, rules)) > since)
    return week, two, month


def _end_before(since: date, months: int) -> date:
    """The last day of the month, or of one of those after it."""
    return months_later(since.replace(day=1), months) - timedelta(days=1)
