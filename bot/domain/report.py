"""An executor's short account of an obligation, and its way to the curator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
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


ALIKE = 0.5
"""How much of a part of a report an edited message must share with it to be taken for that part (0 to 1)."""
_TELLING = 10
"""Letters from which on a piece that stands in another says that it was added to, or cut."""
_MOST_LINES = 40
"""Beyond so many lines nobody is kept waiting for the likest of them."""
_LONG = 200
"""Letters beyond which words are compared, in any order, and not letters: a slip weighs little, and nobody waits."""
_LINES_MORE_OR_LESS = 2
"""How many lines an edit may add to a message, or take from it."""


def corrected(text: str, edited: str) -> str | None:
    """A report's text with the lines that a message was edited from put right; None where none are like it.

    A messenger tells what a message says now, not what it said: the lines most like it are those it had.
    """
    lines, edited = text.split("\n"), edited.strip()
    if not text or not edited or len(lines) > _MOST_LINES:
        return None
    like = edited.count("\n") + 1
    parts = [
        (first, last)
        for first in range(len(lines))
        for last in range(first + 1, len(lines) + 1)
        if abs(last - first - like) <= _LINES_MORE_OR_LESS
    ]
    likeness = {part: _likeness("\n".join(lines[slice(*part)]), edited) for part in parts}
    if not parts or max(likeness.values()) < ALIKE:
        return None
    first, last = max(parts, key=likeness.__getitem__)
    return "\n".join([*lines[:first], edited, *lines[last:]])


def _likeness(part: str, edited: str) -> float:
    """1 for the same words."""
    shorter, longer = sorted((part, edited), key=len)
    if len(longer) > _LONG:
        ratio = SequenceMatcher(None, part.split(), edited.split(), autojunk=False).quick_ratio()
    else:
        ratio = SequenceMatcher(None, part, edited, autojunk=False).ratio()
    return max(ratio, ALIKE) if len(shorter) >= _TELLING and shorter in longer else ratio
