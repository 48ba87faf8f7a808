"""The review of a draft: what a curator is asked about its rows, and the likely readings that answer it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.roadmap import Activity, DoubtReason, Field, RowWarning, settled


class ReadingKind(StrEnum):
    """How a question may be answered; each has a button of its own."""

    RIGHT = "right"
    """As the bot understood it."""
    AS_WRITTEN = "as-written"
    """As it was before somebody wrote the field anew."""
    OTHER_YEAR = "other-year"
    MONTH_AFTER_ORDER = "month-after-order"
    WHOLE_PERIOD = "whole-period"
    NO_DEADLINE = "no-deadline"
    DATES = "dates"
    """One of the deadlines that the cell lists."""
    EVERY_DATE = "every-date"
    SAME_AS_ABOVE = "same-as-above"
    PEOPLE = "people"
    EVERYBODY = "everybody"
    """All whom the cell names."""
    APART = "apart"
    """What was read as one executor is several."""
    LEAD = "lead"
    """Of several who are marked as leading, this one does."""
    NOBODY = "nobody"
    ROW_ABOVE = "row-above"
    """The row is the rest of the one above."""
    OWN = "own"
    """What the curator wrote."""
    DAY = "day"
    """A day that the curator chose."""
    REMOVED = "removed"
    """The row was taken out of the plan."""


FOR_ALL = (ReadingKind.RIGHT, ReadingKind.MONTH_AFTER_ORDER, ReadingKind.NO_DEADLINE, ReadingKind.NOBODY)
"""Answers that hold for all questions of one kind at once; a button names one by its place here."""


@dataclass(frozen=True, slots=True)
class LikelyReading:
    kind: ReadingKind
    activity: Activity
    """The row as this answer would make it."""

    def fingerprint(self, field: Field) -> int:
        """Names the reading on a button: a button can't mean anything but what it was drawn for."""
        return zlib.crc32(f"{self.kind}|{content_of(self.activity, field)!r}".encode())


@dataclass(frozen=True, slots=True)
class QueuedQuestion:
    """A question's place in the review of a plan."""

    id: int
    row_id: int
    field: Field
    reason: DoubtReason | RowWarning
    """The first of the reasons: questions of one field and reason are of one kind."""
    open: bool

    def is_like(self, other: QueuedQuestion) -> bool:
        return (self.field, self.reason) == (other.field, other.reason)


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question with the row as it was when first asked, and its answer if there is one."""

    id: int
    roadmap_id: int
    row_id: int
    field: Field
    before: Activity
    answer: ReadingKind | None
    answered_by: int | None
    answered_at: datetime | None


def content_of(activity: Activity, field: Field) -> tuple[object, ...]:
    """What a field holds, to be compared: its text and what is understood of it."""
    if field is Field.DEADLINE:
        return activity.deadline_text, activity.deadline
    if field is Field.RESPONSIBLE:
        return activity.responsible_text, activity.responsible
    return ({Field.TITLE: activity.title, Field.NUMBER: activity.number, Field.SECTION: activity.section}[field],)


def with_answer(activity: Activity, answer: Activity, field: Field) -> Activity:
    """The row with this field as the answer has it, and nothing asked about it any more."""
    if field is Field.DEADLINE:
        activity = replace(activity, deadline_text=answer.deadline_text, deadline=answer.deadline)
    elif field is Field.RESPONSIBLE:
        activity = replace(activity, responsible_text=answer.responsible_text, responsible=answer.responsible)
    elif field is Field.TITLE:
        activity = replace(activity, title=answer.title)
    elif field is Field.NUMBER:
        activity = replace(activity, number=answer.number)
    else:
        activity = replace(activity, section=answer.section)
    return settled(activity, field)
