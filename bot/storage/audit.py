"""An append-only history: who did what, when, to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Connection, ForeignKey, Integer, String, Table, func, insert, select

from bot.storage.base import UtcDateTime, metadata

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id")),
    Column("event", String(60), nullable=False),
    Column("subject", String(30), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("facts", JSON, nullable=False),
)


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

    def has(self, event: str, subject_id: int, since: datetime) -> bool:
        found = select(history.c.id).where(
            history.c.at > since, history.c.event == event, history.c.subject_id == subject_id
        )
        return self.connection.execute(found.limit(1)).first() is not None

    def count_since(self, since: datetime, *events: str) -> int:
        found = select(func.count()).where(history.c.at > since, history.c.event.in_(events))
        return self.connection.scalar(found) or 0
