"""Updates as the messenger handed them over, kept until each has had its effect and its answer."""

from __future__ import annotations

from collections.abc import Sequence
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
    and_,
    bindparam,
    delete,
    func,
    or_,
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

# Made once: they are part of every update.
_apply = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("one"), inbox.c.holder == bindparam("by"), _waiting)
    .values(state=InboxState.APPLIED)
)
_end = (
    update(inbox)
    .where(inbox.c.update_id.in_(bindparam("ended", expanding=True)))
    .values(state=InboxState.DONE, body={}, error=None)
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

    def accept(self, updates: Sequence[InboxRow], now: datetime, holder: str, until: datetime) -> set[int]:
        """Keeps the updates for this process to handle until its lease runs out.

        Returns the ids that were new and are its own: a repeated delivery changes nothing, and what belongs to a chat
        that another process is serving is left to that one.
        """
        values = [
            {
                "update_id": row.update_id,
                "chat_id": row.chat_id,
                "body": row.body,
                "state": InboxState.NEW,
                "tries": 0,
                "received_at": now,
                "holder": holder,
                "leased_until": until,
            }
            for row in updates
        ]
        if not values:
            return set()
        dialect = sqlite if self.connection.dialect.name == "sqlite" else postgresql
        statement = dialect.insert(inbox).on_conflict_do_nothing().returning(inbox.c.update_id)
        new = set(self.connection.scalars(statement, values))
        if new:
            new -= self._leave_to_others(new, holder, {row.chat_id for row in updates if row.update_id in new})
        return new

    def _leave_to_others(self, new: set[int], holder: str, chats: set[int | None]) -> set[int]:
        """One person's updates are handled in order, also by two processes: whoever has the earlier gets the later.

        What a dead process has left is taken over as a whole, by `adopt`.
        """
        elsewhere = or_(inbox.c.holder.is_(None), inbox.c.holder != holder)
        served = select(inbox.c.chat_id, inbox.c.holder, inbox.c.leased_until).where(
            _waiting, elsewhere, inbox.c.chat_id.in_([one for one in chats if one is not None])
        )
        others = {row.chat_id: row for row in self.connection.execute(served)}
        left: set[int] = set()
        for chat_id, row in others.items():
            statement = (
                update(inbox)
                .where(inbox.c.update_id.in_(new), inbox.c.chat_id == chat_id)
                .values(holder=row.holder, leased_until=row.leased_until)
                .returning(inbox.c.update_id)
            )
            left |= set(self.connection.scalars(statement))
        return left

    def held_by(self, holder: str) -> list[InboxRow]:
        """All that this process is to handle, in the order of arrival."""
        rows = self.connection.execute(
            select(inbox).where(_waiting, inbox.c.holder == holder).order_by(inbox.c.update_id)
        )
        return [_row(row) for row in rows]

    def adopt(self, now: datetime, holder: str, until: datetime) -> None:
        """Takes over what nobody holds, or whose holder has not been heard of: its lease ran out, or lies further ahead
        than any lease does since the clock was set back."""
        self.connection.execute(
            update(inbox)
            .where(
                _waiting,
                or_(
                    inbox.c.holder.is_(None),
                    and_(inbox.c.holder != holder, or_(inbox.c.leased_until <= now, inbox.c.leased_until > until)),
                ),
            )
            .values(holder=holder, leased_until=until)
        )

    def renew(self, holder: str, until: datetime) -> None:
        self.connection.execute(update(inbox).where(_waiting, inbox.c.holder == holder).values(leased_until=until))

    def let_go(self, holder: str) -> None:
        self.connection.execute(
            update(inbox).where(_waiting, inbox.c.holder == holder).values(holder=None, leased_until=None)
        )

    def get(self, update_id: int) -> InboxRow | None:
        row = self.connection.execute(select(inbox).where(inbox.c.update_id == update_id)).one_or_none()
        return _row(row) if row else None

    def mark_applied(self, update_id: int, holder: str) -> bool:
        """False where another process has taken the update over: what was done for it must be undone."""
        return self.connection.execute(_apply, {"one": update_id, "by": holder}).rowcount == 1

    def backlog(self, *, but: int | None = None) -> tuple[int, datetime | None]:
        """How many wait, one update left out, and since when the oldest."""
        others = [inbox.c.update_id != but] if but is not None else []
        waiting = select(func.count(), func.min(inbox.c.received_at)).where(_waiting, *others)
        row = self.connection.execute(waiting).one()
        return row[0], row[1]

    def parked(self) -> int:
        found = select(func.count()).where(inbox.c.state == InboxState.PARKED)
        return self.connection.scalar(found) or 0

    def forget_done(self, before: datetime) -> int:
        """Deletes what was handled long ago: the messenger may use a number again after a quiet week."""
        old = delete(inbox).where(inbox.c.state == InboxState.DONE, inbox.c.received_at < before)
        return self.connection.execute(old).rowcount

    def mark_done(self, update_ids: Sequence[int]) -> None:
        self.connection.execute(_end, {"ended": update_ids})

    def mark_failed(self, update_id: int, error: str, *, park: bool) -> None:
        values: dict[str, Any] = {"tries": inbox.c.tries + 1, "error": error}
        if park:
            values["state"] = InboxState.PARKED
        self.connection.execute(update(inbox).where(inbox.c.update_id == update_id).values(**values))


def _row(row: Row[Any]) -> InboxRow:
    return InboxRow(row.update_id, row.chat_id, row.body, InboxState(row.state), row.tries)
