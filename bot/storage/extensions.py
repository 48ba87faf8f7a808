"""Requests for later control dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)

from bot.domain.extension import Denial, Extension, ExtensionState
from bot.storage.base import UtcDateTime, metadata

extensions = Table(
    "extensions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("obligation_id", ForeignKey("obligations.id"), nullable=False, index=True),
    Column("author_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("until", Date, nullable=False),
    Column("control_date", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked_at", UtcDateTime),
    Column("decided_at", UtcDateTime),
    Column("decided_by", ForeignKey("persons.id")),
    Column("denial", String(20)),
    Column("denial_text", Text),
)


@dataclass(frozen=True, slots=True)
class Extensions:
    connection: Connection

    def add_draft(self, obligation_id: int, author_id: int, until: date, control_date: date) -> int:
        added: int = self.connection.execute(
            insert(extensions)
            .values(
                obligation_id=obligation_id,
                author_id=author_id,
                state=ExtensionState.DRAFT,
                until=until,
                control_date=control_date,
                reason="",
            )
            .returning(extensions.c.id)
        ).scalar_one()
        return added

    def get(self, extension_id: int) -> Extension | None:
        return next(iter(self._all(select(extensions).where(extensions.c.id == extension_id))), None)

    def asked(self) -> list[Extension]:
        """Those that wait for a decision, the oldest first."""
        return self._all(select(extensions).where(extensions.c.state == ExtensionState.ASKED))

    def asked_of(self, obligation_id: int) -> Extension | None:
        found = self._all(
            select(extensions).where(
                extensions.c.obligation_id == obligation_id, extensions.c.state == ExtensionState.ASKED
            )
        )
        return found[-1] if found else None

    def newest_of(self, obligation_id: int) -> Extension | None:
        found = self._all(
            select(extensions).where(
                extensions.c.obligation_id == obligation_id, extensions.c.state != ExtensionState.DRAFT
            )
        )
        return found[-1] if found else None

    def advance(self, extension_id: int, *, before: ExtensionState, after: ExtensionState, **values: Any) -> bool:
        """True for the one who comes first."""
        done = self.connection.execute(
            update(extensions)
            .where(extensions.c.id == extension_id, extensions.c.state == before)
            .values(state=after, **values)
        )
        return done.rowcount == 1

    def hand_over(self, from_person: int, to_person: int) -> None:
        self.connection.execute(
            update(extensions).where(extensions.c.author_id == from_person).values(author_id=to_person)
        )

    def _all(self, query: Select[Any]) -> list[Extension]:
        return [_extension(row) for row in self.connection.execute(query.order_by(extensions.c.id))]


def _extension(row: Row[Any]) -> Extension:
    return Extension(
        id=row.id,
        obligation_id=row.obligation_id,
        author_id=row.author_id,
        state=ExtensionState(row.state),
        until=row.until,
        control_date=row.control_date,
        reason=row.reason,
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        denial=Denial(row.denial) if row.denial else None,
        denial_text=row.denial_text,
    )
