"""An append-only history: who did what, when, to what; triggers of the database refuse to change or delete a row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    and_,
    func,
    insert,
    or_,
    select,
)

from bot.domain.history import Event
from bot.storage.base import UtcDateTime, metadata
from bot.storage.people import persons

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
    Index("ix_history_of_subject", "subject", "subject_id"),
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

    def of(self, subjects: Mapping[str, Collection[int]]) -> list[Event]:
        """What happened to these subjects (kind -> ids), the oldest first."""
        each = [
            and_(history.c.subject == subject, history.c.subject_id.in_(ids))
            for subject, ids in subjects.items()
            if ids
        ]
        rows = self.connection.execute(
            select(history, persons.c.name.label("person_name"))
            .outerjoin(persons, persons.c.id == history.c.person_id)
            .where(or_(False, *each))
            .order_by(history.c.at, history.c.id)
        )
        return [Event(row.at, row.person_id, row.person_name, row.event, row.facts) for row in rows]

    def has(self, event: str, subject_id: int, since: datetime) -> bool:
        found = select(history.c.id).where(
            history.c.at > since, history.c.event == event, history.c.subject_id == subject_id
        )
        return self.connection.execute(found.limit(1)).first() is not None

    def count_since(self, since: datetime, *events: str) -> int:
        found = select(func.count()).where(history.c.at > since, history.c.event.in_(events))
        return self.connection.scalar(found) or 0
