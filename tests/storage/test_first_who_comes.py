"""Two processes over one database: of two who press at once, one does it and the other is told."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.actions import assigning, plans
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.errors import Refusal
from bot.domain.office import Moment, Office
from bot.domain.people import Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head
from bot.storage.engine import Database
from bot.working_days import russian_calendar

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = Moment(datetime(2026, 2, 2, 9, 0, tzinfo=MOSCOW), Office(russian_calendar(2025, 2027), MOSCOW))


async def test_a_plan_is_put_in_force_once_by_two_processes(database: Database, database_url: str) -> None:
    deadline = Deadline(DeadlineKind.DATES, (Window(None, date(2026, 3, 2)),))
    named = (Responsible(ResponsibleKind.PERSON, "Рябинина Е.В."),)
    activity = Activity(None, "1", "Провести сверку", "до 2 марта", "Рябинина Е.В.", deadline, named)
    draft = Draft(Head("План"), activities=(activity,))
    curator = await database.write(lambda work: work.people.add("Ветрова М.П.", roles=[Role.CURATOR]))
    kept = await database.write(lambda work: plans.keep_draft(work, MONDAY, curator, "план.docx", b"plan", draft))
    other = Database(database_url)
    try:
        results = await asyncio.gather(
            *(
                process.write(lambda work: assigning.put_in_force(work, MONDAY, curator, kept.roadmap.id))
                for process in (database, other, database, other)
            ),
            return_exceptions=True,
        )
    finally:
        await other.close()
    assert sorted(type(one).__name__ for one in results) == ["PutInForce", "Refusal", "Refusal", "Refusal"]
    assert all(one.code == "plan-in-force-already" for one in results if isinstance(one, Refusal))
    assert len(await database.read(lambda work: work.obligations.of_roadmap(kept.roadmap.id))) == 1
