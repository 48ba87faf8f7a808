"""Obligations of which an executor says that they are not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    Text,
    insert,
    select,
    text,
    update,
)

from bot.domain.objection import Objection, ObjectionReason, Ruling
from bot.storage.base import UtcDateTime, metadata

_open = text("ruling IS NULL")

objections = Table(
    "objections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("obligation_id", ForeignKey("obligations.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("words", Text),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("ruling", String(20)),
    Column("decided_by", ForeignKey("persons.id")),
    Column("decided_at", UtcDateTime),
    Column("given_to", ForeignKey("persons.id")),
    Index("uq_objections_open", "obligation_id", unique=True, sqlite_where=_open, postgresql_where=_open),
)


@dataclass(frozen=True, slots=True)
class Objections:
    connection: Connection

    def add(
        self, obligation_id: int, person_id: int, reason: ObjectionReason, words: str | None, now: datetime
    ) -> Objection:
        objection_id = self.connection.execute(
            insert(objections)
            .values(obligation_id=obligation_id, person_id=person_id, reason=reason, words=words, asked_at=now)
            .returning(objections.c.id)
        ).scalar_one()
        return Objection(objection_id, obligation_id, person_id, reason, words, now, None, None, None)

    def get(self, objection_id: int) -> Objection | None:
        return next(iter(self._all(objections.c.id == objection_id)), None)

    def open_of(self, obligation_id: int) -> Objection | None:
        return next(iter(self._all(objections.c.obligation_id == obligation_id, objections.c.ruling.is_(None))), None)

    def all_open(self) -> list[Objection]:
        """The oldest first."""
        return self._all(objections.c.ruling.is_(None))

    def rule(
        self, objection_id: int, ruling: Ruling, decided_by: int, now: datetime, given_to: int | None = None
    ) -> bool:
        """True for the one who comes first."""
        done = self.connection.execute(
            update(objections)
            .where(objections.c.id == objection_id, objections.c.ruling.is_(None))
            .values(ruling=ruling, decided_by=decided_by, decided_at=now, given_to=given_to)
        )
        return done.rowcount == 1

    def withdraw(self, obligation_ids: Sequence[int], decided_by: int, now: datetime) -> None:
        """Ends what is open about these obligations: they have changed hands, or are reported on after all."""
        self.connection.execute(
            update(objections)
            .where(objections.c.obligation_id.in_(obligation_ids), objections.c.ruling.is_(None))
            .values(ruling=Ruling.WITHDRAWN, decided_by=decided_by, decided_at=now)
        )

    def _all(self, *conditions: Any) -> list[Objection]:
        return [
            _objection(row)
            for row in self.connection.execute(select(objections).where(*conditions).order_by(objections.c.id))
        ]


def _objection(row: Row[Any]) -> Objection:
    return Objection(
        id=row.id,
        obligation_id=row.obligation_id,
        person_id=row.person_id,
        reason=ObjectionReason(row.reason),
        words=row.words,
        asked_at=row.asked_at,
        ruling=Ruling(row.ruling) if row.ruling else None,
        decided_by=row.decided_by,
        given_to=row.given_to,
    )
