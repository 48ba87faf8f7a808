"""Messages in chats that no longer show the truth, until they are put right; a queue of edits of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.storage.base import UtcDateTime, metadata
from bot.storage.outbox import cards

touch_ups = Table(
    "touch_ups",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("due_at", UtcDateTime),
    Column("wanted", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Index("ix_touch_ups_due_at", "due_at"),
)


@dataclass(frozen=True, slots=True)
class TouchUp:
    chat_id: int
    message_id: int
    wanted: int
    """How often it has been asked for: what is asked for again meanwhile is not done yet."""
    tries: int


@dataclass(frozen=True, slots=True)
class TouchUps:
    connection: Connection

    def want(self, messages: Iterable[tuple[int, int]]) -> None:
        """Asks for each of these messages, (chat, message), to be put right; when, `due` says."""
        for chat_id, message_id in messages:
            at = _at(chat_id, message_id)
            again = update(touch_ups).where(at).values(wanted=touch_ups.c.wanted + 1, tries=0)
            if self.connection.execute(again).rowcount == 0:
                self.connection.execute(
                    insert(touch_ups).values(chat_id=chat_id, message_id=message_id, wanted=1, tries=0)
                )

    def date_new(self, due_at: datetime) -> bool:
        """Says when those are due that have no time yet; False if there were none."""
        new = update(touch_ups).where(touch_ups.c.due_at.is_(None)).values(due_at=due_at)
        return self.connection.execute(new).rowcount > 0

    def due(self, now: datetime, limit: int) -> list[TouchUp]:
        rows = self.connection.execute(
            select(touch_ups)
            .where(touch_ups.c.due_at <= now)
            .order_by(touch_ups.c.due_at, touch_ups.c.chat_id, touch_ups.c.message_id)
            .limit(limit)
        )
        return [TouchUp(row.chat_id, row.message_id, row.wanted, row.tries) for row in rows]

    def settle(self, one: TouchUp) -> None:
        """It shows the truth now, unless that was asked for again while it was edited."""
        self.connection.execute(
            delete(touch_ups).where(_at(one.chat_id, one.message_id), touch_ups.c.wanted == one.wanted)
        )

    def forget(self, chat_id: int, message_id: int) -> None:
        """The message has just been shown anew."""
        self.connection.execute(_forget, {"chat": chat_id, "message": message_id})

    def put_off(self, one: TouchUp, until: datetime) -> None:
        self.connection.execute(
            update(touch_ups).where(_at(one.chat_id, one.message_id)).values(due_at=until, tries=one.tries + 1)
        )

    def want_newest_of(self, obligation_id: int) -> None:
        """Asks for the newest message about an obligation to be put right, in each chat that has one."""
        rows = self.connection.execute(
            select(cards.c.chat_id, func.max(cards.c.message_id).label("message_id"))
            .where(cards.c.obligation_id == obligation_id)
            .group_by(cards.c.chat_id)
        )
        self.want([(row.chat_id, row.message_id) for row in rows])

    def live_on(self, chat_id: int, message_id: int) -> list[int]:
        """The obligations of which this is the newest message in its chat."""
        return list(self.connection.scalars(_live_on, {"chat": chat_id, "message": message_id}))

    def earlier_cards(self, chat_id: int, message_id: int, obligation_ids: Iterable[int]) -> set[tuple[int, int]]:
        """(chat, message) of the last messages before this one that show one of these obligations."""
        ids = list(obligation_ids)
        if not ids:
            return set()
        found = self.connection.scalars(_earlier_cards, {"chat": chat_id, "message": message_id, "ids": ids})
        return {(chat_id, earlier) for earlier in found}


def _at(chat_id: int | BindParameter[int], message_id: int | BindParameter[int]) -> ColumnElement[bool]:
    return and_(touch_ups.c.chat_id == chat_id, touch_ups.c.message_id == message_id)


# Made once: every message asks for them.
_chat: BindParameter[int] = bindparam("chat", type_=BigInteger)
_message: BindParameter[int] = bindparam("message", type_=BigInteger)
_forget = delete(touch_ups).where(_at(_chat, _message))
_newer = cards.alias("newer")
_live_on = (
    select(cards.c.obligation_id)
    .where(
        cards.c.chat_id == _chat,
        cards.c.message_id == _message,
        ~select(_newer.c.message_id)
        .where(
            _newer.c.chat_id == _chat,
            _newer.c.obligation_id == cards.c.obligation_id,
            _newer.c.message_id > _message,
        )
        .exists(),
    )
    .order_by(cards.c.obligation_id)
)
_earlier_cards = (
    select(func.max(cards.c.message_id))
    .where(
        cards.c.chat_id == _chat,
        cards.c.message_id < _message,
        cards.c.obligation_id.in_(bindparam("ids", expanding=True)),
    )
    .group_by(cards.c.obligation_id)
)
