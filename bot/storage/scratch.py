"""A private copy of what a dry run works on: it may be changed at will, nobody sees it, and nobody waits for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    StaticPool,
    Table,
    bindparam,
    create_engine,
    delete,
    insert,
    or_,
    select,
    true,
    update,
)

from bot.domain.obligation import ObligationState
from bot.domain.people import Role
from bot.domain.speech import SpeechKind
from bot.storage.audit import history
from bot.storage.base import metadata
from bot.storage.conversations import conversations
from bot.storage.files import documents
from bot.storage.inbox import inbox
from bot.storage.invitations import invitations
from bot.storage.obligations import obligations, recipient, with_recipients
from bot.storage.organizations import organizations
from bot.storage.outbox import cards, outbox
from bot.storage.people import person_roles, persons
from bot.storage.reports import report_attachments, reports
from bot.storage.roadmaps import roadmaps

_LATELY = timedelta(days=31)
_LEFT_OUT = frozenset({documents, inbox, cards})
"""Large, and of no weight for what will be said."""
_OF_EVERYBODY = frozenset({person_roles, organizations, obligations, invitations, conversations, history, roadmaps})
"""Know people, but nothing that makes one be told what another is not; curators are known by their role."""
_ROWS = 2_000
"""Copied at once."""


@contextmanager
def scratch_of(source: Connection, now: datetime) -> Iterator[Connection]:
    """A database in memory with the people, plans and open work of `source`; all of it is gone afterwards.

    Of what is closed only that remains which still stands beside open work of the same activity.
    """
    engine = _empty()
    try:
        with engine.begin() as copy:
            for table in metadata.sorted_tables:
                if table not in _LEFT_OUT:
                    _copy(table, source, copy, now)
        # Let go before the run: a reader's snapshot is not held while it lasts.
        source.rollback()
        with engine.connect() as copy:
            yield copy
    finally:
        engine.dispose()


def _empty() -> Engine:
    # One connection: each new one to memory would be a database of its own. No foreign keys: what is left out is
    # still pointed at.
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    metadata.create_all(engine)
    return engine


def _copy(table: Table, source: Connection, copy: Connection, now: datetime) -> None:
    query = select(table)
    if (condition := _needed(table, now)) is not None:
        query = query.where(condition)
    if source.dialect.name == "sqlite":
        # From one SQLite to another nothing needs translating: a third of the time.
        names = ", ".join(f'"{column.name}"' for column in table.c)
        bare = str(query.compile(source, compile_kwargs={"literal_binds": True}))
        taken = source.exec_driver_sql(bare)
        insertion = f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(table.c))})'
        while rows := taken.fetchmany(_ROWS):
            copy.exec_driver_sql(insertion, [tuple(row) for row in rows])
        return
    for found in source.execution_options(yield_per=_ROWS).execute(query).mappings().partitions():
        copy.execute(insert(table), [dict(row) for row in found])


def _needed(table: Table, now: datetime) -> Any:
    """Which rows of a table that grows for years are needed; None for all."""
    if table is outbox:
        return or_(outbox.c.sent_at.is_(None), outbox.c.sent_at > now - _LATELY)
    if table is history:
        return history.c.at > now - _LATELY
    alive = select(obligations.c.activity_id).where(obligations.c.state != ObligationState.CLOSED)
    if table is obligations:
        return obligations.c.activity_id.in_(alive)
    about = select(obligations.c.id).where(obligations.c.activity_id.in_(alive))
    if table is reports:
        return or_(reports.c.obligation_id.is_(None), reports.c.obligation_id.in_(about))
    if table is report_attachments:
        return report_attachments.c.report_id.in_(select(reports.c.id).where(reports.c.obligation_id.in_(about)))
    return None


@dataclass(frozen=True, slots=True)
class Scratch:
    """What a dry run may do to people, on a private copy alone."""

    connection: Connection

    def alike(self, person_ids: Collection[int]) -> list[list[int]]:
        """The people in groups that will be told the same: what they owe differs in ids at most, and nothing else is
        known of them that could matter. Whoever has more to do with the bot than to owe stands alone."""
        alone = self._of_their_own()
        work: dict[int, list[tuple[Any, ...]]] = {person_id: [] for person_id in person_ids}
        told_by = [one for one in obligations.c if one.name not in ("id", "person_id", "organization_id")]
        rows = self.connection.execute(
            select(recipient, organizations.c.curator_id, *told_by)
            .select_from(with_recipients())
            .where(obligations.c.state != ObligationState.CLOSED, recipient.in_(person_ids))
            .order_by(obligations.c.activity_id, obligations.c.control_date, obligations.c.id)
        )
        for person_id, *facts in rows:
            work[person_id].append(tuple(facts))
        groups: dict[Hashable, list[int]] = defaultdict(list)
        known = select(persons.c.id, persons.c.language, persons.c.time_zone, persons.c.digest_time)
        for row in self.connection.execute(known):
            if row.id in work:
                own = (row.language, row.time_zone, row.digest_time)
                same = row.id if row.id in alone else (*own, tuple(work[row.id]))
                groups[same].append(row.id)
        return list(groups.values())

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What happens within has not happened afterwards."""
        savepoint = self.connection.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()

    def hush(self, person_ids: Collection[int]) -> None:
        """They are told nothing, and are not counted among those who are still to be connected."""
        self.connection.execute(delete(outbox).where(outbox.c.person_id.in_(person_ids)))
        self._change([{"key": one, "telegram_id": None, "retired": True} for one in person_ids])

    def connect(self, person_ids: Collection[int]) -> None:
        """As if they had come to the bot."""
        self._change([{"key": one, "telegram_id": -one, "retired": False} for one in person_ids])

    def _change(self, values: list[dict[str, Any]]) -> None:
        if values:
            one = update(persons).where(persons.c.id == bindparam("key"))
            self.connection.execute(one.values(reachable=True), values)

    def _of_their_own(self) -> set[int]:
        """Those of whom some table knows more than who they are and what they owe."""
        plain = (Role.DIRECTOR, Role.OFFICIAL)
        queries = [select(person_roles.c.person_id).where(person_roles.c.role.not_in(plain))]
        for table in metadata.sorted_tables:
            if table not in _LEFT_OUT and table not in _OF_EVERYBODY:
                for key in table.foreign_keys:
                    if key.references(persons):
                        condition = outbox.c.kind != SpeechKind.ASSIGNMENT if table is outbox else true()
                        queries.append(select(key.parent).where(condition))
        return {one for query in queries for one in self.connection.scalars(query) if one is not None}
