"""When an activity is to be done, as its plan says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    DATES = "dates"
    """One or more windows with a known end."""
    THROUGHOUT = "throughout"
    """Continuous work over the given windows."""
    SCHEDULE = "schedule"
    """Set by another plan or timetable; no date here."""
    EVENT = "event"
    """Follows an event; no date here."""
    NONE = "none"
    """The cell is blank."""


class Recurrence(StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    SCHOOL_QUARTERLY = "school-quarterly"


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """One start-due pair of a deadline, both days inclusive; `start` is None where only the end is known."""

    start: date | None
    due: date


@dataclass(frozen=True, slots=True)
class Deadline:
    kind: DeadlineKind
    windows: tuple[Window, ...] = ()
    """Sorted by due day; empty for schedule, event and none."""
    recurrence: Recurrence | None = None
    source: str | None = None
    """The plan, timetable or event that sets the time, as the document names it."""
