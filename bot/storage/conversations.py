"""Where each person stands in a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, bindparam, delete, insert, select

from bot.domain.conversation import Conversation, Step
from bot.storage.base import UtcDateTime, metadata

conversations = Table(
    "conversations",
    metadata,
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("step", String(30), nullable=False),
    Column("subject_id", Integer),
    Column("since", UtcDateTime, nullable=False),
    Column("detail", Integer),
)

# Made once: they are part of nearly every update.
_is_of = conversations.c.person_id == bindparam("of")
_of_person, _set, _end = select(conversations).where(_is_of), insert(conversations), delete(conversations).where(_is_of)


@dataclass(frozen=True, slots=True)
class Conversations:
    connection: Connection

    def get(self, person_id: int) -> Conversation | None:
        row = self.connection.execute(_of_person, {"of": person_id}).one_or_none()
        return Conversation(Step(row.step), row.subject_id, row.since, row.detail) if row else None

    def set(
        self, person_id: int, step: Step, subject_id: int | None, now: datetime, *, detail: int | None = None
    ) -> None:
        self.end(person_id)
        values = {"person_id": person_id, "step": step, "subject_id": subject_id, "since": now, "detail": detail}
        self.connection.execute(_set, values)

    def end(self, person_id: int) -> None:
        self.connection.execute(_end, {"of": person_id})
