"""Where a person stands in a conversation: kept in the database, so that a restart loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LASTS = timedelta(days=1)


class Step(StrEnum):
    """What the next free message of a person answers."""

    REPORT = "report"
    """Adds text or files to a report; subject: the report."""
    RETURN_REASON = "return-reason"
    """The curator's own reason; subject: the report."""
    NUDGE_STEPS = "nudge-steps"
    """A plan's own steps of nudging; subject: the plan."""
    OWN_HOUR = "own-hour"
    """The hour at which the digest is to come."""
    SUSPEND_GROUND = "suspend-ground"
    REMOVE_GROUND = "remove-ground"
    NOT_REQUIRED_GROUND = "not-required-ground"
    """The curator's own ground for releasing an executor; subject: the obligation."""
    INVITED_NAME = "invited-name"
    """The name of a curator to invite."""


@dataclass(frozen=True, slots=True)
class Conversation:
    step: Step
    subject_id: int | None
    since: datetime

    def open_at(self, now: datetime) -> bool:
        """A step that nobody answered for a day is over: what is written then is about something else."""
        return now - self.since < LASTS
