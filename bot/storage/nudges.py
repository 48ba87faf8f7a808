"""What became of each obligation's nudges, whom its delay was told to, and what was seen of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    Row,
    Select,
    String,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from bot.domain.nudge_policy import EscalationLevel
from bot.domain.speech import Excuse, Nudge, SpeechKind
from bot.storage.base import UtcDateTime, metadata
from bot.storage.obligations import obligations
from bot.storage.outbox import outbox

nudges = Table(
    "nudges",
    metadata,
    Column("speech_id", ForeignKey("outbox.id"), primary_key=True),
    Column("obligation_id", ForeignKey("obligations.id"), primary_key=True, index=True),
    Column("control_date", Date, nullable=False),
    Column("planned_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("chat_id", BigInteger),
    Column("message_id", BigInteger),
    Column("seen_at", UtcDateTime),
    Column("excuse", String(20)),
    Index("ix_nudges_message", "chat_id", "message_id"),
)

escalations = Table(
    "escalations",
    metadata,
    Column("obligation_id", ForeignKey("obligations.id"), primary_key=True),
    Column("level", String(20), primary_key=True),
    Column("warned_on", Date),
    Column("told_on", Date),
)

morning_counts = Table(
    "morning_counts",
    metadata,
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("overdue", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Escalation:
    """When the executor was warned, and when others were told; a date before the control date is of an earlier one."""

    warned_on: date | None
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Nudges:
    connection: Connection

    def plan(self, speech_id: int, intended: Iterable[tuple[int, date]], now: datetime) -> None:
        """`intended`: (obligation, its control date) of each that the message is about; those that are there stay."""
        there = set(self.of_speech(speech_id))
        self.plan_new({speech_id: [(one, day) for one, day in intended if one not in there]}, now)

    def plan_new(self, intended: Mapping[int, Iterable[tuple[int, date]]], now: datetime) -> None:
        """The same for messages that were planned just now, by their ids."""
        rows = [
            {"speech_id": speech_id, "obligation_id": one, "control_date": day, "planned_at": now}
            for speech_id, each in intended.items()
            for one, day in each
        ]
        if rows:
            self.connection.execute(insert(nudges), rows)

    def of_speech(self, speech_id: int) -> dict[int, date]:
        """The obligations of a message that are neither sent nor excused, with the control dates they had."""
        rows = self.connection.execute(_of_speech, {"speech": speech_id})
        return {row.obligation_id: row.control_date for row in rows}

    def listed_in(self, speech_id: int, person_id: int) -> list[int]:
        """The obligations that a message said to this person nudged about."""
        return list(
            self.connection.scalars(
                select(nudges.c.obligation_id)
                .join(outbox, outbox.c.id == nudges.c.speech_id)
                .where(nudges.c.speech_id == speech_id, outbox.c.person_id == person_id, nudges.c.sent_at.is_not(None))
                .order_by(nudges.c.obligation_id)
            )
        )

    def sent(self, speech_id: int, obligation_ids: Iterable[int], now: datetime, chat_id: int, message_id: int) -> None:
        self._settle(speech_id, obligation_ids, sent_at=now, chat_id=chat_id, message_id=message_id)

    def excuse(self, speech_id: int, obligation_ids: Iterable[int], excuse: Excuse) -> None:
        self._settle(speech_id, obligation_ids, excuse=excuse)

    def _settle(self, speech_id: int, obligation_ids: Iterable[int], **values: Any) -> None:
        if ids := list(obligation_ids):
            self.connection.execute(_settle, {"speech": speech_id, "ids": ids, **values})

    def reopen(self, speech_ids: Iterable[int]) -> None:
        """The excuses of these messages hold no more: they are said after all."""
        self.connection.execute(update(nudges).where(nudges.c.speech_id.in_(list(speech_ids))).values(excuse=None))

    def unseen(self, chat_id: int, message_id: int) -> bool:
        at = and_(nudges.c.chat_id == chat_id, nudges.c.message_id == message_id, nudges.c.seen_at.is_(None))
        return self.connection.execute(select(nudges.c.speech_id).where(at).limit(1)).first() is not None

    def told_at(self, chat_id: int, message_id: int) -> datetime | None:
        """When a message was sent that nudged about something; None of any other."""
        at = and_(nudges.c.chat_id == chat_id, nudges.c.message_id == message_id)
        moment: datetime | None = self.connection.scalar(select(nudges.c.sent_at).where(at).limit(1))
        return moment

    def see(self, chat_id: int, message_id: int, now: datetime) -> None:
        at = and_(nudges.c.chat_id == chat_id, nudges.c.message_id == message_id, nudges.c.seen_at.is_(None))
        self.connection.execute(update(nudges).where(at).values(seen_at=now))

    def of_obligation(self, obligation_id: int, limit: int) -> list[Nudge]:
        """The newest first."""
        return self._all(
            _view.where(nudges.c.obligation_id == obligation_id)
            .order_by(nudges.c.planned_at.desc(), nudges.c.speech_id.desc())
            .limit(limit)
        )

    def undelivered(self, since: datetime) -> list[Nudge]:
        """Nudges that did not reach their reader through nobody's report or decision; the newest first."""
        return self._all(
            _view.where(nudges.c.planned_at >= since, nudges.c.excuse.in_(UNDELIVERED)).order_by(
                nudges.c.planned_at.desc(), nudges.c.speech_id.desc()
            )
        )

    def escalation(self, obligation_ids: Iterable[int]) -> dict[tuple[int, EscalationLevel], Escalation]:
        rows = self.connection.execute(select(escalations).where(escalations.c.obligation_id.in_(list(obligation_ids))))
        return {(row.obligation_id, EscalationLevel(row.level)): Escalation(row.warned_on, row.told_on) for row in rows}

    def note_escalation(self, obligation_id: int, level: EscalationLevel, **days: date | None) -> None:
        at = and_(escalations.c.obligation_id == obligation_id, escalations.c.level == level)
        if self.connection.execute(update(escalations).where(at).values(**days)).rowcount == 0:
            self.connection.execute(insert(escalations).values(obligation_id=obligation_id, level=level, **days))

    def forget_warnings(self, obligation_ids: Iterable[int]) -> None:
        of_these = escalations.c.obligation_id.in_(list(obligation_ids))
        self.connection.execute(update(escalations).where(of_these).values(warned_on=None))

    def overdue_before(self, person_id: int, day: date) -> int | None:
        """How many were overdue in the morning message before this day's; None if there was none."""
        found: int | None = self.connection.scalar(
            select(morning_counts.c.overdue)
            .where(morning_counts.c.person_id == person_id, morning_counts.c.day < day)
            .order_by(morning_counts.c.day.desc())
            .limit(1)
        )
        return found

    def keep_overdue(self, person_id: int, day: date, overdue: int) -> None:
        at = and_(morning_counts.c.person_id == person_id, morning_counts.c.day == day)
        self.connection.execute(delete(morning_counts).where(at))
        self.connection.execute(insert(morning_counts).values(person_id=person_id, day=day, overdue=overdue))

    def _all(self, query: Select[Any]) -> list[Nudge]:
        return [_nudge(row) for row in self.connection.execute(query)]


# Made once: every message asks for them.
_of_speech = select(nudges.c.obligation_id, nudges.c.control_date).where(
    nudges.c.speech_id == bindparam("speech"), nudges.c.sent_at.is_(None), nudges.c.excuse.is_(None)
)
_settle = update(nudges).where(
    nudges.c.speech_id == bindparam("speech"), nudges.c.obligation_id.in_(bindparam("ids", expanding=True))
)

UNDELIVERED = (Excuse.NOT_CONNECTED, Excuse.UNREACHABLE, Excuse.REFUSED)

_view = (
    select(nudges, outbox.c.kind, outbox.c.person_id)
    .join(outbox, outbox.c.id == nudges.c.speech_id)
    .join(obligations, obligations.c.id == nudges.c.obligation_id)
)


def _nudge(row: Row[Any]) -> Nudge:
    return Nudge(
        obligation_id=row.obligation_id,
        person_id=row.person_id,
        kind=SpeechKind(row.kind),
        planned_at=row.planned_at,
        sent_at=row.sent_at,
        seen_at=row.seen_at,
        excuse=Excuse(row.excuse) if row.excuse else None,
    )
