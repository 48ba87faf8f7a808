"""What the bot says first: intentions kept as rows until they are said or excused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SpeechKind(StrEnum):
    DIGEST = "digest"
    """The morning's nudges of one person, what they watch over and the dates asked of them; slot: the day."""
    ON_THE_DAY = "on-the-day"
    """On a control date, once more, what is not reported yet; slot: the day."""
    ASSIGNMENT = "assignment"
    """A plan was put in force; slot: the plan."""
    REPORT = "report"
    """To the curator: a report awaits acceptance; slot: the report."""
    ACCEPTED = "accepted"
    """To the author; slot: the report."""
    RETURNED = "returned"
    """To the author, with the reason; slot: the report."""
    MOVED = "moved"
    """To an executor: control dates that they do not know yet; slot: the moment of the move."""
    EXTENSION = "extension"
    """To the plan's curator: an executor asks for a later date; slot: the request."""
    EXTENDED = "extended"
    """To who asked: the decision; slot: the request."""
    NOT_ME = "not-me"
    """To who invited: the invited person says it is somebody else; slot: the invitation."""
    UNREACHABLE = "unreachable"
    """To the curator: a person can't be reached any more; slot: the person and the day."""
    CALENDAR = "calendar"
    """Next year's working days are not known yet; slot: the year."""
    CONTROL = "control"
    """To the executor: a curator released them of an activity or took it up again; slot: the activity and the day."""
    AMENDED = "amended"
    """To those whom an amended order touches; slot: its draft."""
    PLAN_CLOSED = "plan-closed"
    """To those who still owed something of a plan that was closed; slot: the plan."""
    PARKED = "parked"
    """To administrators: an update could not be handled; slot: the update."""
    HANDED_OVER = "handed-over"
    """To who holds a post now; slot: the organisation, the post and the moment; subject: the organisation."""
    RELIEVED = "relieved"
    """To who held it before; the same slot and subject."""
    OBJECTION = "objection"
    """To the curator: an executor says that an obligation is not theirs; slot: the objection."""
    RULING = "ruling"
    """To who objected: what the curator decided; slot: the objection."""
    GIVEN = "given"
    """To who answers for an obligation now; slot: the obligation and the moment; subject: the obligation."""
    DEPUTY = "deputy"
    """To who stands in for somebody; slot: the absence."""
    AWAY = "away"
    """To the curators of whoever is away; slot: the absence."""
    BACK = "back"
    """To the deputy, and to who is back: the absence is over; slot: the absence."""


class SpeechState(StrEnum):
    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    EXCUSED = "excused"
    """Not needed any more when its time came; the reason is kept."""
    FAILED = "failed"
    """The messenger refused for good; the reason is kept."""


@dataclass(frozen=True, slots=True)
class Speech:
    id: int
    kind: SpeechKind
    person_id: int
    slot: str
    subject_id: int | None
    """The id of what it is about: a plan, a report, an invitation or an update, by its kind."""
    state: SpeechState
    due_at: datetime
    tries: int
    """Attempts that failed. A crash is none: what it left behind is said again as soon as its lease has run out."""
    repeat: bool
    """An earlier attempt may have arrived: its lease ran out before the outcome was recorded."""
    leased_until: datetime | None = None
    """By which its holder is known: whoever takes it over later gets another lease."""
    waiting_since: datetime | None = None
    """When it was due first, if it was put off since; None while it is held to office hours."""


class Excuse(StrEnum):
    """Why a planned message, or a nudge in it, was not sent."""

    NOTHING_LEFT = "nothing-left"
    NOT_CONNECTED = "not-connected"
    UNREACHABLE = "unreachable"
    ALREADY_DECIDED = "already-decided"
    NEXT_MORNING = "next-morning"
    """Held over night: that morning's digest says it."""
    FOLDED = "folded"
    """Another message of the same morning has said it."""
    REPORTED = "reported"
    MOVED = "moved"
    REMOVED = "removed"
    HANDED_OVER = "handed-over"
    SNOOZED = "snoozed"
    OBJECTED = "objected"
    """Its executor says that it is not theirs."""
    REFUSED = "refused"
    """The messenger would not take it, time and again."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """What became of one obligation's nudge in one message."""

    obligation_id: int
    person_id: int
    kind: SpeechKind
    planned_at: datetime
    sent_at: datetime | None
    seen_at: datetime | None
    """When a button of the message was pressed, or it was answered."""
    excuse: Excuse | None
