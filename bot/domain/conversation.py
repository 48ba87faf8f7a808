"""Where a person stands in a conversation: kept in the database, so that a restart loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """What the next free message of a person answers."""

    REPORT = "report"
    """Adds text or files to a report; subject: the report."""
    RETURN_REASON = "return-reason"
    """The curator's own reason; subject: the report."""
    INVITED_NAME = "invited-name"
    """The name of a curator to invite."""


@dataclass(frozen=True, slots=True)
class Conversation:
    step: Step
    subject_id: int | None = None
