"""People and plans made up for the benchmarks, as many as are asked for, and a Monday morning to work in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from bot.actions import assigning, plans
from bot.bench.messenger import TOKEN
from bot.clock import Clock
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.obligation import ObligationState, Part
from bot.domain.office import Moment, Office
from bot.domain.people import Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head
from bot.domain.speech import SpeechKind
from bot.settings import Settings
from bot.storage.engine import make_engine, sync_url
from bot.storage.migrate import migrate
from bot.storage.people import persons
from bot.storage.work import Work
from bot.working_days import russian_calendar

T = TypeVar("T")
ZONE = ZoneInfo("Europe/Moscow")
MONDAY = datetime(2026, 2, 2, 9, 0, tzinfo=ZONE)
DUE = date(2026, 3, 2)


def monday() -> Moment:
    return Moment(MONDAY, Office(russian_calendar(2025, 2027), ZONE))


@contextmanager
def fresh_settings(api_url: str, **changes: Any) -> Iterator[Settings]:
    """For a bot with an empty database on a Monday morning."""
    with TemporaryDirectory() as folder:
        url, shift = f"sqlite:///{Path(folder, 'bench.db')}", Path(folder, "clock")
        Clock(shift).shift_by((MONDAY - datetime.now(UTC)) / timedelta(seconds=1))
        migrate(url)
        known: dict[str, Any] = {"bot_token": TOKEN, "bot_api_url": api_url, "database_url": url}
        yield Settings(_env_file=None, **known, clock_shift_file=shift, **changes)


def changed(settings: Settings, change: Callable[[Work], T]) -> T:
    """Runs the function in one transaction on its database."""
    engine = make_engine(sync_url(settings.database_url))
    with engine.begin() as connection:
        result = change(Work(connection))
    engine.dispose()
    return result


def connect(work: Work, ids: Iterable[int]) -> dict[int, int]:
    """One person for each of these Telegram ids: their ids by those."""
    known = [
        {
            "name": f"Person{number} P.P.",
            "name_key": f"person{number} p p",
            "telegram_id": number,
            "reachable": True,
            "retired": False,
        }
        for number in ids
    ]
    work.connection.execute(insert(persons), known)
    found = select(persons.c.telegram_id, persons.c.id).where(persons.c.telegram_id.is_not(None))
    return {row.telegram_id: row.id for row in work.connection.execute(found)}


def give_work(work: Work, moment: Moment, people: Iterable[int], *, next_step_on: date) -> int:
    """Puts a plan in force, and gives each of these people one thing to do by it; returns the plan's id."""
    curator = work.people.add("Curator C.C.", roles=[Role.CURATOR])
    deadline = Deadline(DeadlineKind.DATES, (Window(None, DUE),))
    named = (Responsible(ResponsibleKind.PERSON, "Official O.O."),)
    activity = Activity(None, "1", "Thing to do", DUE.isoformat(), "Official O.O.", deadline, named)
    draft = Draft(Head("Plan"), activities=(activity,))
    kept = plans.keep_draft(work, moment, curator, "plan.docx", b"plan", draft)
    assigning.put_in_force(work, moment, curator, kept.roadmap.id)
    (first,) = work.obligations.of_roadmap(kept.roadmap.id)
    work.obligations.add_all(
        {
            "roadmap_id": first.roadmap_id,
            "activity_id": first.activity_id,
            "person_id": person_id,
            "part": Part.MEMBER,
            "state": ObligationState.ON_EXECUTION,
            "window_due": DUE,
            "control_date": DUE,
            "first_control_date": DUE,
            "next_step_on": next_step_on,
        }
        for person_id in people
    )
    return kept.roadmap.id


def announce(work: Work, moment: Moment, ids: Iterable[int]) -> None:
    """One message for each of these Telegram ids: a plan was put in force that gives them something to do."""
    people = connect(work, ids)
    told = [people[number] for number in ids]
    roadmap_id = give_work(work, moment, told, next_step_on=DUE)
    for person_id in told:
        work.outbox.plan(SpeechKind.ASSIGNMENT, person_id, str(roadmap_id), due_at=moment.now, subject_id=roadmap_id)
