"""What the bot is to say first: a row for each intention, unique by kind, person and slot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.speech import Excuse, Speech, SpeechKind, SpeechState
from bot.storage.base import UtcDateTime, metadata

_open = text("state IN ('planned', 'claimed')")
_tried = text("(state = 'claimed' OR (state = 'planned' AND tries > 0))")
"""What is being sent, or was put off by a failure."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("slot", String(60), nullable=False),
    Column("subject_id", BigInteger),
    Column("state", String(10), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("leased_until", UtcDateTime),
    Column("begun_at", UtcDateTime),
    Column("tries", Integer, nullable=False),
    Column("repeat", Boolean, nullable=False),
    Column("reason", Text),
    Column("sent_at", UtcDateTime),
    Column("waiting_since", UtcDateTime),
    UniqueConstraint("kind", "person_id", "slot"),
    Index("ix_outbox_open", "due_at", sqlite_where=_open, postgresql_where=_open),
    Index("ix_outbox_due_at", "due_at"),
    Index("ix_outbox_sent_at", "sent_at"),
    Index("ix_outbox_tried", "person_id", "id", sqlite_where=_tried, postgresql_where=_tried),
)

_since = func.coalesce(outbox.c.waiting_since, outbox.c.due_at)
"""When a message was due first, however often it was put off."""

cards = Table(
    "cards",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("obligation_id", ForeignKey("obligations.id"), primary_key=True, index=True),
)


@dataclass(frozen=True, slots=True)
class Outbox:
    connection: Connection

    def plan(
        self, kind: SpeechKind, person_id: int, slot: str, *, due_at: datetime, subject_id: int | None = None
    ) -> bool:
        """True if this intention is new."""
        row = _intention(kind, person_id, slot, due_at, subject_id)
        return self.connection.execute(self._insert().values(row).returning(outbox.c.id)).first() is not None

    def plan_all(
        self, kind: SpeechKind, due: Mapping[int, datetime], slot: str, *, subject_id: int | None = None
    ) -> dict[int, int]:
        """The same for each of these, at the moment given for them; returns the ids of what is new, by person."""
        rows = [_intention(kind, person_id, slot, due_at, subject_id) for person_id, due_at in due.items()]
        if not rows:
            return {}
        new = self.connection.execute(self._insert().returning(outbox.c.person_id, outbox.c.id), rows)
        return {row.person_id: row.id for row in new}

    def _insert(self) -> Any:
        dialect = sqlite if self.connection.dialect.name == "sqlite" else postgresql
        return dialect.insert(outbox).on_conflict_do_nothing()

    def id_of(self, kind: SpeechKind, person_id: int, slot: str) -> int | None:
        return self.connection.scalar(
            select(outbox.c.id).where(outbox.c.kind == kind, outbox.c.person_id == person_id, outbox.c.slot == slot)
        )

    def open_of(self, kind: SpeechKind, person_id: int) -> list[Speech]:
        """What of a kind still waits to be said to a person."""
        rows = self.connection.execute(_open_of, {"its_kind": kind, "person": person_id})
        return [_speech(row) for row in rows]

    def sent_at(self, kind: SpeechKind, person_id: int, slot: str) -> datetime | None:
        facts = {"its_kind": kind, "person": person_id, "its_slot": slot}
        moment: datetime | None = self.connection.scalar(_sent_at, facts)
        return moment

    def last_sent(self, kinds: Collection[SpeechKind], person_id: int, since: datetime) -> datetime | None:
        """When a person was told something of these kinds last, from a moment on."""
        facts = {"person": person_id, "kinds": kinds, "since": since}
        moment: datetime | None = self.connection.scalar(_last_sent, facts)
        return moment

    def claim(self, now: datetime, until: datetime, limit: int) -> list[Speech]:
        """Takes rows whose time has come, for as long as the lease.

        Those whose lease ran out after they were begun are repeats. One person's come in order: nothing overtakes what
        is being sent to them or was put off by a failure.
        """
        rows = self.connection.execute(_claim, {"now": now, "until": until, "most": limit}).all()
        return [_speech(row) for row in sorted(rows, key=lambda row: (row.due_at, row.id))]

    def begin(self, speech: Speech, now: datetime, until: datetime) -> Speech | None:
        """The claim with its new lease; None where another worker has taken over."""
        begun = self.connection.execute(_begin, {**_holding(speech), "now": now, "until": until})
        return replace(speech, leased_until=until) if begun.rowcount == 1 else None

    def revive(self, person_id: int, now: datetime, today: str) -> list[int]:
        """What could not be said because nobody was there is said after all, if it still is true then.

        Of what is told once a day only that of `today`, a slot, is. Returns the ids.
        """
        daily = outbox.c.kind.in_([SpeechKind.DIGEST, SpeechKind.ON_THE_DAY])
        return list(
            self.connection.scalars(
                update(outbox)
                .where(
                    outbox.c.person_id == person_id,
                    outbox.c.state == SpeechState.EXCUSED,
                    outbox.c.reason.in_([Excuse.NOT_CONNECTED, Excuse.UNREACHABLE]),
                    or_(~daily, outbox.c.slot == today),
                )
                .values(state=SpeechState.PLANNED, due_at=now, reason=None, waiting_since=None)
                .returning(outbox.c.id)
            )
        )

    def settle(self, speech_id: int, state: SpeechState, **values: Any) -> None:
        self.connection.execute(_settle, {"one": speech_id, "state": state, **values})

    def postpone(self, speech: Speech, due_at: datetime, reason: str | None, *, repeat: bool = False) -> None:
        """After a failed attempt; `repeat`: it may have arrived."""
        self._give_back(speech, due_at, reason, tries=speech.tries + 1, repeat=speech.repeat or repeat)

    def put_back(self, speech: Speech, due_at: datetime, reason: str | None) -> None:
        """As if it had not been claimed: what was not tried has not failed, and nobody waits for it."""
        self._give_back(speech, due_at, reason)

    def hold(self, speech: Speech, due_at: datetime, reason: str) -> None:
        """Until a time at which it may be said: it is not late before that."""
        self.connection.execute(_hold, {**_holding(speech), "due_at": due_at, "reason": reason})

    def _give_back(self, speech: Speech, due_at: datetime, reason: str | None, **values: Any) -> None:
        """Changes nothing where another worker has taken over."""
        self.connection.execute(_give_back, {**_holding(speech), "due_at": due_at, "reason": reason, **values})

    def release_stuck(self, now: datetime, before: datetime, after: datetime, later: datetime) -> list[int]:
        """Gives back claims whose lease ended before the one moment or would end after the other, and what was put
        off for longer than `later`; returns their ids."""
        put_off = and_(outbox.c.waiting_since.is_not(None), outbox.c.leased_until.is_(None), outbox.c.due_at > later)
        released = (
            update(outbox)
            .where(_open, or_(outbox.c.leased_until < before, outbox.c.leased_until > after, put_off))
            .values(
                state=SpeechState.PLANNED,
                repeat=or_(outbox.c.repeat, outbox.c.begun_at.is_not(None)),
                begun_at=None,
                leased_until=None,
                due_at=now,
                waiting_since=_since,
            )
            .returning(outbox.c.id)
        )
        return sorted(self.connection.scalars(released))

    def backlog(self, now: datetime) -> tuple[int, datetime | None]:
        """How many are due and not said yet, and since when the oldest, put off by failures or not."""
        due = or_(outbox.c.due_at <= now, outbox.c.waiting_since.is_not(None))
        row = self.connection.execute(select(func.count(), func.min(_since)).where(_open, due)).one()
        return row[0], row[1]

    def unknown(self, now: datetime) -> int:
        """Sends whose lease ran out before their outcome was recorded."""
        return self._count(_open, outbox.c.begun_at.is_not(None), outbox.c.leased_until <= now)

    def repeated_since(self, moment: datetime) -> int:
        return self._count(outbox.c.repeat, outbox.c.sent_at > moment)

    def failed_since(self, moment: datetime) -> int:
        return self._count(outbox.c.state == SpeechState.FAILED, outbox.c.due_at > moment)

    def people_told_since(self, moment: datetime, kinds: Iterable[SpeechKind]) -> set[int]:
        """For whom something of these kinds was planned since; whether it was said or excused stands in its row."""
        told = select(outbox.c.person_id).where(outbox.c.kind.in_(list(kinds)), outbox.c.due_at >= moment).distinct()
        return set(self.connection.scalars(told))

    def _count(self, *conditions: ColumnElement[bool] | TextClause) -> int:
        return self.connection.scalar(select(func.count()).select_from(outbox).where(*conditions)) or 0

    def register_card(self, chat_id: int, message_id: int, obligation_ids: Iterable[int]) -> None:
        """Remembers which obligations a message shows, so that answering it is an answer about them."""
        self.connection.execute(_forget_cards, {"chat": chat_id, "message": message_id})
        shown = [{"chat_id": chat_id, "message_id": message_id, "obligation_id": one} for one in obligation_ids]
        if shown:
            self.connection.execute(insert(cards), shown)

    def move_cards(self, old_chat_id: int, new_chat_id: int) -> None:
        self.connection.execute(update(cards).where(cards.c.chat_id == old_chat_id).values(chat_id=new_chat_id))

    def shown_on(self, chat_id: int, message_id: int) -> list[int]:
        return list(self.connection.scalars(_shown_on, {"chat": chat_id, "message": message_id}))

    def newest_card(self, chat_id: int) -> int | None:
        """The newest message of a chat that shows obligations."""
        newest = select(func.max(cards.c.message_id)).where(cards.c.chat_id == chat_id)
        return self.connection.execute(newest).scalar_one_or_none()


def _claiming() -> Any:
    """The statement of `claim`, with `now`, `until` and `most` open."""
    now, earlier = bindparam("now", type_=UtcDateTime), outbox.alias("earlier")
    under_way = or_(
        and_(earlier.c.state == SpeechState.CLAIMED, earlier.c.leased_until > now),
        and_(earlier.c.state == SpeechState.PLANNED, earlier.c.due_at > now),
    )
    # A value and no EXISTS, which a database that takes the table for empty turns into a join of all with all.
    waits_for = (
        select(earlier.c.id)
        .where(_tried, earlier.c.person_id == outbox.c.person_id, earlier.c.id < outbox.c.id, under_way)
        .order_by(earlier.c.id)
        .limit(1)
        .scalar_subquery()
    )
    claimable = or_(
        outbox.c.state == SpeechState.PLANNED,
        and_(outbox.c.state == SpeechState.CLAIMED, outbox.c.leased_until <= now),
    )
    # Materialized: PostgreSQL may otherwise plan the locking subquery twice and claim more than the limit.
    chosen = (
        select(outbox.c.id)
        .where(_open, outbox.c.due_at <= now, claimable, waits_for.is_(None))
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True, of=outbox)
        .cte("chosen")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    return (
        update(outbox)
        .where(outbox.c.id.in_(select(chosen.c.id)))
        .values(
            state=SpeechState.CLAIMED,
            repeat=or_(outbox.c.repeat, outbox.c.begun_at.is_not(None)),
            begun_at=None,
            leased_until=bindparam("until", type_=UtcDateTime),
        )
        .returning(outbox)
    )


# Made once: every message asks for them, and to put such a query together takes longer than to run it.
_claim = _claiming()
_open_of = (
    select(outbox)
    .where(
        outbox.c.kind == bindparam("its_kind"),
        outbox.c.person_id == bindparam("person"),
        outbox.c.state.in_([SpeechState.PLANNED, SpeechState.CLAIMED]),
    )
    .order_by(outbox.c.id)
)
_sent_at = select(outbox.c.sent_at).where(
    outbox.c.kind == bindparam("its_kind"),
    outbox.c.person_id == bindparam("person"),
    outbox.c.slot == bindparam("its_slot"),
)
_last_sent = select(func.max(outbox.c.sent_at)).where(
    outbox.c.person_id == bindparam("person"),
    outbox.c.kind.in_(bindparam("kinds", expanding=True)),
    outbox.c.sent_at >= bindparam("since", type_=UtcDateTime),
)
# By its lease: whoever took it over since holds another.
_held = and_(
    outbox.c.id == bindparam("one"),
    outbox.c.state == SpeechState.CLAIMED,
    outbox.c.leased_until == bindparam("held_until", type_=UtcDateTime),
)
_begin = (
    update(outbox)
    .where(_held)
    .values(begun_at=bindparam("now", type_=UtcDateTime), leased_until=bindparam("until", type_=UtcDateTime))
)
_planned_again = update(outbox).where(_held).values(state=SpeechState.PLANNED, leased_until=None, begun_at=None)
_give_back = _planned_again.values(waiting_since=_since)
_hold = _planned_again.values(waiting_since=None)
_settle = update(outbox).where(outbox.c.id == bindparam("one")).values(leased_until=None, begun_at=None)
_on_message = and_(cards.c.chat_id == bindparam("chat"), cards.c.message_id == bindparam("message"))
_forget_cards = delete(cards).where(_on_message)
_shown_on = select(cards.c.obligation_id).where(_on_message).order_by(cards.c.obligation_id)


def _holding(speech: Speech) -> dict[str, Any]:
    """What `_held` asks for."""
    return {"one": speech.id, "held_until": speech.leased_until}


def _intention(kind: SpeechKind, person_id: int, slot: str, due_at: datetime, subject_id: int | None) -> dict[str, Any]:
    return {
        "kind": kind,
        "person_id": person_id,
        "slot": slot,
        "subject_id": subject_id,
        "state": SpeechState.PLANNED,
        "due_at": due_at,
        "tries": 0,
        "repeat": False,
    }


def _speech(row: Row[Any]) -> Speech:
    return Speech(
        id=row.id,
        kind=SpeechKind(row.kind),
        person_id=row.person_id,
        slot=row.slot,
        subject_id=row.subject_id,
        state=SpeechState(row.state),
        due_at=row.due_at,
        tries=row.tries,
        repeat=row.repeat,
        leased_until=row.leased_until,
        waiting_since=row.waiting_since,
    )
