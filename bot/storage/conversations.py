"""Where each person stands in a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Integer, Row, String, Table, bindparam, delete, insert, select

from bot.domain.conversation import Conversation, Step
from bot.domain.people import Person
from bot.storage.base import UtcDateTime, metadata
from bot.storage.people import known_person, person_of, persons

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
_of_account = (
    known_person.add_columns(*(column for column in conversations.c if column.name != "person_id"))
    .outerjoin(conversations, conversations.c.person_id == persons.c.id)
    .where(persons.c.telegram_id == bindparam("account"))
)


@dataclass(frozen=True, slots=True)
class Conversations:
    connection: Connection

    def get(self, person_id: int) -> Conversation | None:
        row = self.connection.execute(_of_person, {"of": person_id}).one_or_none()
        return _conversation(row) if row else None

    def standing(self, telegram_id: int) -> tuple[Person, Conversation | None] | None:
        """Who speaks through an account, and where they stand; None for a stranger."""
        row = self.connection.execute(_of_account, {"account": telegram_id}).one_or_none()
        return (person_of(row), _conversation(row) if row.step else None) if row else None

    def set(
        self, person_id: int, step: Step, subject_id: int | None, now: datetime, *, detail: int | None = None
    ) -> None:
        self.end(person_id)
        values = {"person_id": person_id, "step": step, "subject_id": subject_id, "since": now, "detail": detail}
        self.connection.execute(_set, values)

    def end(self, person_id: int) -> None:
        self.connection.execute(_end, {"of": person_id})


def _conversation(row: Row[Any]) -> Conversation:
    return Conversation(Step(row.step), row.subject_id, row.since, row.detail)
