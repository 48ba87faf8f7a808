"""An append-only history: who did what, when, to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Connection, ForeignKey, Integer, String, Table, insert, select

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

    def latest(self, event: str, subject: str, subject_id: int) -> tuple[datetime, int | None] | None:
        """When something was done last, and by whom."""
        row = self.connection.execute(
            select(history.c.at, history.c.person_id)
            .where(history.c.event == event, history.c.subject == subject, history.c.subject_id == subject_id)
            .order_by(history.c.id.desc())
            .limit(1)
        ).one_or_none()
        return (row.at, row.person_id) if row else None
