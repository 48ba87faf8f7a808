"""Who stands behind the names of a plan once it is in force: surely meant, or added to be invited."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.actions import assigning, nudge_policies, plans
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.nudge_policy import Preset
from bot.domain.obligation import Obligation, Part
from bot.domain.office import Moment, Office
from bot.domain.people import OrganizationKind, Person, Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head, Roadmap
from bot.storage.engine import Database
from bot.storage.migrate import migrate
from bot.storage.obligations import obligations
from bot.working_days import russian_calendar

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = Moment(datetime(2026, 2, 2, 9, 0, tzinfo=MOSCOW), Office(russian_calendar(2025, 2027), MOSCOW))
BY_MARCH = Deadline(DeadlineKind.DATES, (Window(None, date(2026, 3, 2)),))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    migrate(url)
    database = Database(url)
    yield database
    await database.close()


async def in_force(
    database: Database, *responsible: Responsible, controller: str | None = None
) -> tuple[Person, list[Obligation]]:
    """A plan of one row with these executors, put in force by its curator; three schools are known."""

    def act(work) -> tuple[Person, list[Obligation]]:
        curator = work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR])
        head = work.people.add("Синичкин Олег Игоревич", roles=[Role.DIRECTOR])
        for number in (1, 2, 3):
            school = work.organizations.add(f"МБОУ СОШ № {number}", OrganizationKind.SCHOOL)
            work.organizations.change(school.id, head_id=head.id)
        activity = Activity(None, "1", "Провести сверку", "до 2 марта", "…", BY_MARCH, tuple(responsible))
        draft = Draft(Head("План", controller=controller), activities=(activity,))
        kept = plans.keep_draft(work, MONDAY, curator, "план.docx", b"plan", draft)
        assigning.put_in_force(work, MONDAY, curator, kept.roadmap.id)
        return curator, work.obligations.of_roadmap(kept.roadmap.id)

    return await database.write(act)


def person(name: str) -> Responsible:
    return Responsible(ResponsibleKind.PERSON, name)


async def test_a_namesake_among_school_heads_is_somebody_else(database: Database) -> None:
    _, (owed,) = await in_force(database, person("Синичкин О.И."))
    assert owed.executor_name == "Синичкин О.И."
    heads = await database.read(lambda work: work.people.named("Синичкин О.И."))
    assert [sorted(one.roles) for one in heads] == [[Role.DIRECTOR], [Role.OFFICIAL]]


async def test_a_curator_named_in_her_own_plan_is_herself(database: Database) -> None:
    curator, (owed,) = await in_force(database, person("Ветрова М.П."), controller="Ветрова М.П.")
    assert owed.recipient_id == curator.id
    again = await database.read(lambda work: work.people.get(curator.id))
    assert Role.CONTROLLER in again.roles


async def test_control_is_never_given_for_initials_alone(database: Database) -> None:
    await in_force(database, person("Рябинина Е.В."), controller="Синичкин О.И.")
    controllers = await database.read(lambda work: work.people.with_role(Role.CONTROLLER))
    assert [(one.name, one.connected) for one in controllers] == [("Синичкин О.И.", False)]


async def test_all_schools_named_as_a_body_owe_each_their_own_on_the_day_itself(database: Database) -> None:
    schools = Responsible(ResponsibleKind.ORGANIZATION, "ОО")
    _, owed = await in_force(database, person("Рябинина Е.В."), schools)
    members = [one for one in owed if one.organization_id is not None]
    assert {one.part for one in members} == {Part.MEMBER}
    assert {one.control_date for one in members} == {date(2026, 3, 2)}
    assert len(members) == 3


async def test_one_named_by_two_posts_owes_once(database: Database) -> None:
    _, owed = await in_force(database, person("Рябинина Е.В."), person("Рябинина Е.В."))
    assert [one.part for one in owed] == [Part.LEAD]


async def test_co_executors_give_their_part_three_working_days_before(database: Database) -> None:
    _, owed = await in_force(database, person("Рябинина Е.В."), person("Оленин П.П."))
    assert [(one.part, str(one.control_date)) for one in owed] == [
        (Part.CO_EXECUTOR, "2026-02-25"),
        (Part.LEAD, "2026-03-02"),
    ]


async def test_a_body_that_nobody_knows_is_kept_and_not_dropped(database: Database) -> None:
    _, (owed,) = await in_force(database, Responsible(ResponsibleKind.ORGANIZATION, "Центр культуры"))
    assert owed.executor_name == "Центр культуры"
    assert owed.recipient_id is None


async def test_what_a_killed_process_left_is_made_by_the_next_and_nobody_is_told_before(database: Database) -> None:
    """Sixty rows for a hundred schools are more than one transaction makes."""

    def begin(work) -> Roadmap:
        curator = work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR])
        for number in range(100):
            head = work.people.add(f"Директор {number}", roles=[Role.DIRECTOR], telegram_id=1000 + number)
            school = work.organizations.add(f"МБОУ СОШ № {number}", OrganizationKind.SCHOOL)
            work.organizations.change(school.id, head_id=head.id)
        schools = (Responsible(ResponsibleKind.GROUP, "Руководители ОО"),)
        rows = tuple(
            Activity(None, str(number), "Провести сверку", "до 2 марта", "…", BY_MARCH, schools) for number in range(60)
        )
        kept = plans.keep_draft(work, MONDAY, curator, "план.docx", b"plan", Draft(Head("План"), activities=rows))
        plans.put_in_force(work, MONDAY, curator, kept.roadmap.id)
        assert assigning.assign_next(work, MONDAY, kept.roadmap.id)
        return kept.roadmap

    def now(work, roadmap_id: int) -> tuple[int, int]:
        told = work.outbox.claim(MONDAY.now, MONDAY.now + timedelta(minutes=1), 1000)
        return len(work.obligations.ids_of_roadmap(roadmap_id)), len(told)

    roadmap = await database.write(begin)
    made, told = await database.write(lambda work: now(work, roadmap.id))
    assert 0 < made < 6000
    assert told == 0
    # Here the process is killed; the next one looks what is unfinished.
    assert await database.read(lambda work: assigning.unfinished(work, MONDAY)) == [roadmap.id]
    while await database.write(lambda work: assigning.assign_next(work, MONDAY, roadmap.id)):
        pass
    assert await database.write(lambda work: now(work, roadmap.id)) == (6000, 100)
    assert await database.read(lambda work: assigning.unfinished(work, MONDAY)) == []
    # Once more, by whoever had seen it unfinished: nothing is made or told twice.
    assert not await database.write(lambda work: assigning.assign_next(work, MONDAY, roadmap.id))
    assert await database.write(lambda work: now(work, roadmap.id)) == (6000, 0)


async def test_a_policy_chosen_for_a_draft_holds_from_its_first_nudge(database: Database) -> None:
    """It was heeded only from the second nudge on: the first came by the usual policy."""

    def act(work) -> date | None:
        curator = work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR])
        activity = Activity(None, "1", "Провести сверку", "до 2 марта", "…", BY_MARCH, (person("Дубравина О.Н."),))
        kept = plans.keep_draft(
            work, MONDAY, curator, "план.docx", b"plan", Draft(Head("План"), activities=(activity,))
        )
        nudge_policies.choose(work, MONDAY, curator, kept.roadmap.id, Preset.CALM)
        assigning.put_in_force(work, MONDAY, curator, kept.roadmap.id)
        return work.connection.execute(select(obligations.c.next_step_on)).scalar_one()

    # Three working days before Monday, the 2nd of March.
    assert await database.write(act) == date(2026, 2, 25)


async def test_a_calmer_policy_is_heard_on_the_day_of_a_step_that_it_does_not_have(database: Database) -> None:
    """The step that was due stayed due: the executor was nudged after their curator had chosen not to."""

    def act(work) -> list[date | None]:
        curator = work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR])
        activity = Activity(None, "1", "Провести сверку", "до 2 марта", "…", BY_MARCH, (person("Дубравина О.Н."),))
        kept = plans.keep_draft(
            work, MONDAY, curator, "план.docx", b"plan", Draft(Head("План"), activities=(activity,))
        )
        assigning.put_in_force(work, MONDAY, curator, kept.roadmap.id)
        on_the_day = Moment(datetime(2026, 2, 13, 9, 0, tzinfo=MOSCOW), MONDAY.office)
        found: list[date | None] = []
        for preset in (Preset.INSISTENT, Preset.CALM, Preset.INSISTENT):
            nudge_policies.choose(work, on_the_day, curator, kept.roadmap.id, preset)
            found.append(work.connection.execute(select(obligations.c.next_step_on)).scalar_one())
        return found

    # Ten working days before the 2nd of March, then three, with a holiday between.
    first, calmer = date(2026, 2, 13), date(2026, 2, 25)
    assert await database.write(act) == [first, calmer, first]
