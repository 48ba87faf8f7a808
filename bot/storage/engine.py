"""The database: one writer that commits in groups, and readers beside it.

A write is a plain function of a `Work`. The writer runs the functions that wait in the queue one after another, each in
a savepoint of its own, and commits them together: durability is paid for once a group, nobody can read-modify-write
over somebody else, and nothing can be awaited while a transaction is open.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.scratch import scratch_of
from bot.storage.work import Work

T = TypeVar("T")
GROUP = 100
"""Writes committed together at most."""


@dataclass(slots=True)
class _Job:
    function: Callable[[Work], Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class Database:
    """`url` as SQLAlchemy writes it: `sqlite:///data/roadmap.db` or `postgresql+psycopg://…`."""

    def __init__(self, url: str) -> None:
        self.url = sync_url(url)
        self.engine = make_engine(self.url)
        self._readers = _make_readers(self.url)
        self._still = _make_still(self.url)
        self._one_rehearsal = asyncio.Lock()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write_all, name="database-writer", daemon=True)
        self._thread.start()

    async def write(self, function: Callable[[Work], T]) -> T:
        """Runs the function in a transaction; returns after the commit. What it raises undoes its own changes alone."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._jobs.put(_Job(function, loop, future))
        return await future

    async def read(self, function: Callable[[Work], T]) -> T:
        """Runs the function beside the writer; it sees what is committed, as of one moment, and must change nothing."""
        async with self._readers.connect() as connection:
            return await connection.run_sync(lambda sync: function(Work(sync)))

    async def rehearse(self, function: Callable[[Work], T], now: datetime) -> T:
        """Runs the function on a private copy, in a thread of its own: it may change anything, and nothing is kept.

        Neither the writer nor the event loop waits for it; of several, one runs at a time.
        """

        def run() -> T:
            with self._still.connect() as source, scratch_of(source, now) as copy:
                return function(Work(copy))

        async with self._one_rehearsal:
            return await asyncio.to_thread(run)

    async def close(self) -> None:
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)
        await self._readers.dispose()
        self._still.dispose()
        self.engine.dispose()

    def _write_all(self) -> None:
        while (group := self._next_group()) is not None:
            try:
                with self.engine.begin() as connection:
                    for job in group:
                        _run(job, connection, alone=len(group) == 1)
            except BaseException as error:  # noqa: BLE001  (raised again where the write is awaited)
                for job in group:
                    job.error = job.error or error
            _answer(group)

    def _next_group(self) -> list[_Job] | None:
        first = self._jobs.get()
        if first is None:
            return None
        group = [first]
        while len(group) < GROUP:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                self._jobs.put(None)
                break
            group.append(job)
        return group


def _run(job: _Job, connection: Connection, *, alone: bool) -> None:
    if alone:
        job.result = job.function(Work(connection))
        return
    # Bare statements: what SQLAlchemy keeps of a savepoint costs more than most writes.
    connection.exec_driver_sql("SAVEPOINT job")
    try:
        job.result = job.function(Work(connection))
    except BaseException as error:  # noqa: BLE001  (raised again where the write is awaited)
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT job")
        job.error = error
    connection.exec_driver_sql("RELEASE SAVEPOINT job")


def _answer(group: Iterable[_Job]) -> None:
    """Each event loop is woken once."""
    waiting: dict[asyncio.AbstractEventLoop, list[_Job]] = defaultdict(list)
    for job in group:
        waiting[job.loop].append(job)
    for loop, jobs in waiting.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle, jobs)


def _settle(jobs: Iterable[_Job]) -> None:
    for job in jobs:
        if job.future.cancelled():
            continue
        if job.error is not None:
            job.future.set_exception(job.error)
        else:
            job.future.set_result(job.result)


def make_engine(url: URL) -> Engine:
    """For the writer and for migrations."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _make_readers(url: URL) -> AsyncEngine:
    """For reading as of one moment, beside the writer."""
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True, hide_parameters=True, isolation_level="REPEATABLE READ")
    readers = create_async_engine(url.set(drivername="sqlite+aiosqlite"), hide_parameters=True)
    event.listen(readers.sync_engine, "connect", _prepare_sqlite)
    return readers


def _make_still(url: URL) -> Engine:
    """The same for a rehearsal, which has a thread of its own."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, isolation_level="REPEATABLE READ")
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_deferred)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # BEGIN is ours (below): the driver's own would start a transaction only at the first write.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    # A deferred transaction that reads before it writes fails as "database is locked" beside another process.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    # Reads alone: it takes no lock that anybody waits for.
    connection.exec_driver_sql("BEGIN DEFERRED")


def sync_url(url: str) -> URL:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(drivername="sqlite+pysqlite")
    return parsed.set(drivername="postgresql+psycopg")
