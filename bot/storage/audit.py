"""An append-only history: who did what, when, to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Connection, ForeignKey, Index, Integer, String, Table, insert, select

from bot.storage.base import UtcDateTime, metadata

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("person_id", ForeignKey("persons.id")),
    Column("event", String(60), nullable=False),
    Column("subject", String(30), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("facts", JSON, nullable=False),
    Index("ix_history_of_subject", "subject", "subject_id"),
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done: who, when, what, and whatever is worth telling of it."""

    at: datetime
    person_id: int | None
    event: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class History:
    connection: Connection

    def add(
        self, now: datetime, person_id: int | None, event: str, subject: str, subject_id: int, **facts: Any
    ) -> None:
        self.connection.execute(
            insert(history).values(
                at=now, person_id=person_id, event=event, subject=subject, subject_id=subject_id, facts=facts
            )
        )

    def of(self, subject: str, subject_id: int) -> list[Event]:
        """All that happened to one thing, the latest first."""
        found = self.connection.execute(
            select(history)
            .where(history.c.subject == subject, history.c.subject_id == subject_id)
            .order_by(history.c.id.desc())
        )
        return [Event(row.at, row.person_id, row.event, row.facts) for row in found]
