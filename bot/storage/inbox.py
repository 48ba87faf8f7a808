"""Updates as the messenger handed them over, kept until each has had its effect and its answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    Row,
    String,
    Table,
    Text,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.base import UtcDateTime, metadata


class InboxState(StrEnum):
    NEW = "new"
    APPLIED = "applied"
    """Its effect is committed; the answer may not have been given."""
    DONE = "done"
    PARKED = "parked"
    """Tried too often; an administrator has been told, and nobody else waits for it."""


_waiting = text("state IN ('new', 'applied')")

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger),
    Column("body", JSON, nullable=False),
    Column("state", String(10), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("error", Text),
    Column("holder", String(40)),
    Column("leased_until", UtcDateTime),
    Index("ix_inbox_waiting", "update_id", sqlite_where=_waiting, postgresql_where=_waiting),
)


@dataclass(frozen=True, slots=True)
class InboxRow:
    update_id: int
    chat_id: int | None
    body: dict[str, Any]
    state: InboxState
    tries: int


@dataclass(frozen=True, slots=True)
class Inbox:
    connection: Connection

    def accept(self, updates: Iterable[InboxRow], now: datetime) -> set[int]:
        """Keeps the updates; returns the ids that were new: a repeated delivery changes nothing."""
        values = [
            {
                "update_id": row.update_id,
                "chat_id": row.chat_id,
                "body": row.body,
                "state": InboxState.NEW,
                "tries": 0,
                "received_at": now,
            }
            for row in updates
        ]
        if not values:
            return set()
        dialect = sqlite if self.connection.dialect.name == "sqlite" else postgresql
        statement = dialect.insert(inbox).values(values).on_conflict_do_nothing().returning(inbox.c.update_id)
        return set(self.connection.scalars(statement))

    def waiting(self) -> list[InboxRow]:
        """All that still wants handling, in the order of arrival."""
        rows = self.connection.execute(select(inbox).where(_waiting).order_by(inbox.c.update_id))
        return [_row(row) for row in rows]

    def get(self, update_id: int) -> InboxRow:
        return _row(self.connection.execute(select(inbox).where(inbox.c.update_id == update_id)).one())

    def mark_applied(self, update_id: int) -> None:
        self.connection.execute(
            update(inbox)
            .where(inbox.c.update_id == update_id, inbox.c.state == InboxState.NEW)
            .values(state=InboxState.APPLIED)
        )

    def mark_done(self, update_id: int) -> None:
        self.connection.execute(
            update(inbox).where(inbox.c.update_id == update_id).values(state=InboxState.DONE, body={}, error=None)
        )

    def mark_failed(self, update_id: int, error: str, *, park: bool) -> None:
        values: dict[str, Any] = {"tries": inbox.c.tries + 1, "error": error}
        if park:
            values["state"] = InboxState.PARKED
        self.connection.execute(update(inbox).where(inbox.c.update_id == update_id).values(**values))


def _row(row: Row[Any]) -> InboxRow:
    return InboxRow(row.update_id, row.chat_id, row.body, InboxState(row.state), row.tries)
