"""An executor's short account of an obligation, and its way to the curator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReportState(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    """Taken back by its author, thrown away, or replaced by a newer one."""


class ReportStatus(StrEnum):
    DONE = "done"
    """A final report: closes the obligation once accepted."""
    IN_PROGRESS = "in-progress"
    """An interim report: never closes."""


class FileKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"


class ReturnReason(StrEnum):
    OFF_TOPIC = "off-topic"
    NO_DOCUMENT = "no-document"
    WRONG_PERIOD = "wrong-period"
    OWN = "own"
    """The curator's own words."""


@dataclass(frozen=True, slots=True)
class Attachment:
    kind: FileKind
    file_id: str
    """The messenger's own name of the file."""
    file_name: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    id: int
    obligation_id: int | None
    """None while the author has not said yet what a draft is about."""
    author_id: int
    state: ReportState
    status: ReportStatus
    text: str
    attachments: tuple[Attachment, ...]
    card_message_id: int | None
    """The message of the author's chat that shows it."""
    sent_at: datetime | None
    decided_at: datetime | None
    decided_by: int | None
    return_reason: ReturnReason | None
    return_text: str | None
    on_behalf_id: int | None = None
    """For whom a deputy has reported."""

    @property
    def empty(self) -> bool:
        return not self.text and not self.attachments
