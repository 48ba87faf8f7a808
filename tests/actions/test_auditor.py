"""The auditor: what was due and nobody planned, what was claimed and left, how it all is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.actions import assigning, auditor, plans, reminders, speeches
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.errors import Refusal
from bot.domain.health import Finding, FindingKind, Trouble
from bot.domain.office import Moment, Office
from bot.domain.people import Person, Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head, RoadmapState
from bot.domain.speech import SpeechState
from bot.storage.engine import Database
from bot.storage.migrate import migrate
from bot.storage.work import Work
from bot.working_days import russian_calendar

MOSCOW = ZoneInfo("Europe/Moscow")
OFFICE = Office(russian_calendar(2025, 2027), MOSCOW)


def at(day: int, hour: int = 9) -> Moment:
    """Of February 2026: Monday is the 2nd."""
    return Moment(datetime(2026, 2, day, hour, 0, tzinfo=MOSCOW), OFFICE)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    migrate(url)
    database = Database(url)
    yield database
    await database.close()


async def plan_for_nina(database: Database, *, telegram_id: int | None = 5) -> Person:
    """Her step is due on Tuesday the 3rd."""

    def put(work: Work) -> Person:
        curator = work.people.add("Ветрова М.П.", roles=[Role.CURATOR])
        nina = work.people.add("Щукина Н.П.", roles=[Role.OFFICIAL], telegram_id=telegram_id)
        deadline = Deadline(DeadlineKind.DATES, (Window(None, date(2026, 2, 17)),))
        named = (Responsible(ResponsibleKind.PERSON, "Щукина Н.П."),)
        activity = Activity(None, "1", "Провести сверку", "до 17 февраля", "Щукина Н.П.", deadline, named)
        kept = plans.keep_draft(work, at(2), curator, "п.docx", b"p", Draft(Head("План"), activities=(activity,)))
        assigning.put_in_force(work, at(2), curator, kept.roadmap.id)
        for obligation in work.obligations.of_roadmap(kept.roadmap.id):
            work.obligations.change(obligation.id, next_step_on=date(2026, 2, 3))
        return nina

    return await database.write(put)


async def test_a_step_that_nobody_planned_is_found_and_planned_once_its_day_is_over(database: Database) -> None:
    nina = await plan_for_nina(database)
    assert await database.write(lambda work: auditor.audit(work, at(3, 17))) == []
    assert (await database.read(lambda work: auditor.health(work, at(4), at(4).now))).untold == 1
    found = await database.write(lambda work: auditor.audit(work, at(4)))
    assert found == [Finding(FindingKind.UNPLANNED, nina.id, mended=True)]
    health = await database.read(lambda work: auditor.health(work, at(4), at(4).now))
    assert (health.untold, health.mended) == (0, 1)
    claimed = await database.write(lambda work: speeches.claim(work, at(4)))
    assert "2026-02-04" in [one.slot for one in claimed]


async def test_what_cannot_be_mended_now_is_told_once_a_day_until_it_is(database: Database) -> None:
    nina = await plan_for_nina(database)

    def leave_unfinished(work: Work) -> list[int]:
        # As if a process had died while the plan was being put in force: nobody is reminded before that is done.
        (roadmap,) = work.roadmaps.in_states(RoadmapState.IN_FORCE)
        rows = [row.id for row in work.rows.of_roadmap(roadmap.id)]
        work.rows_to_assign.add(roadmap.id, rows)
        return rows

    rows = await database.write(leave_unfinished)
    (finding,) = await database.write(lambda work: auditor.audit(work, at(4, 9)))
    assert finding == Finding(FindingKind.UNPLANNED, nina.id, mended=False)
    assert await database.write(lambda work: auditor.audit(work, at(4, 10))) == []
    health = await database.read(lambda work: auditor.health(work, at(4, 10), at(4, 10).now))
    assert Trouble.UNTOLD in health.troubles
    await database.write(lambda work: work.rows_to_assign.settle(rows))
    (finding,) = await database.write(lambda work: auditor.audit(work, at(4, 11)))
    assert finding.mended


async def test_a_plan_put_in_force_in_the_evening_is_no_trouble_until_the_morning(database: Database) -> None:
    await plan_for_nina(database)
    for moment in (at(4, 3), at(7, 12), at(9, 8)):
        assert await database.write(partial(auditor.audit, moment=moment)) == []
        health = await database.read(partial(auditor.health, moment=moment, ticked_at=moment.now))
        assert Trouble.UNTOLD not in health.troubles


async def test_who_cannot_be_told_is_no_finding_once_the_reason_is_planned_to_be_kept(database: Database) -> None:
    await plan_for_nina(database, telegram_id=None)
    assert await database.write(lambda work: reminders.queue_due(work, at(3))) == 1
    assert await database.write(lambda work: auditor.audit(work, at(4))) == []


async def test_a_planned_digest_is_no_finding_while_it_waits(database: Database) -> None:
    await plan_for_nina(database)
    assert await database.write(lambda work: reminders.queue_due(work, at(3))) == 1
    assert await database.write(lambda work: auditor.audit(work, at(4))) == []


@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize("later", [timedelta(minutes=30), timedelta(days=-20)])
async def test_a_claim_that_was_left_is_given_back_also_after_the_clock_was_set_back(
    database: Database, begun: bool, later: timedelta
) -> None:
    await plan_for_nina(database)
    (claimed, *_) = await database.write(lambda work: speeches.claim(work, at(3)))
    if begun:
        assert await database.write(lambda work: speeches.begin(work, at(3), claimed))
    moment = Moment(at(3).now + later, OFFICE)
    found = await database.write(lambda work: auditor.audit(work, moment))
    assert Finding(FindingKind.STUCK_CLAIM, claimed.id, mended=True) in found
    again = await database.write(lambda work: speeches.claim(work, moment))
    assert [(one.repeat, one.state) for one in again if one.id == claimed.id] == [(begun, SpeechState.CLAIMED)]


async def test_troubles_are_what_waits_too_long(database: Database) -> None:
    await plan_for_nina(database)
    soon, late = Moment(at(2).now + timedelta(minutes=14), OFFICE), Moment(at(2).now + timedelta(minutes=16), OFFICE)
    health = await database.read(lambda work: auditor.health(work, soon, soon.now))
    assert (health.speeches, health.troubles) == (1, ())
    health = await database.read(lambda work: auditor.health(work, late, soon.now - timedelta(minutes=10)))
    assert health.troubles == (Trouble.NO_TICK, Trouble.SPEECHES_WAIT)
    assert health.database_bytes > 100_000
    assert health.known_until is not None


async def test_only_administrators_see_it(database: Database) -> None:
    nina = await plan_for_nina(database)
    with pytest.raises(Refusal):
        await database.read(lambda work: auditor.health_for(work, at(3), nina, None))


async def test_an_outage_is_no_well_being_however_often_each_message_is_put_off(database: Database) -> None:
    """Each attempt put the message's time ahead, so that nothing seemed to wait while nothing was said for hours."""
    await plan_for_nina(database)
    assert await database.write(lambda work: reminders.queue_due(work, at(3)))
    begins = at(3).now
    for minute in range(0, 40, 4):
        moment = Moment(begins + timedelta(minutes=minute), OFFICE)
        for speech in await database.write(partial(speeches.claim, moment=moment)):
            begun = await database.write(partial(speeches.begin, moment=moment, speech=speech))
            assert begun is not None
            put_off = partial(speeches.record_retry, moment=moment, speech=begun, after=timedelta(minutes=4))
            await database.write(partial(put_off, reason="502", maybe_arrived=False))
    later = Moment(begins + timedelta(minutes=38), OFFICE)
    health = await database.read(lambda work: auditor.health(work, later, later.now))
    assert (health.oldest_speech, health.troubles) == (at(2).now, (Trouble.SPEECHES_WAIT,))
    # Over night they are held, and nobody is to blame for that.
    for hour in (19, 23):
        await database.write(partial(_work_on, moment=at(3, hour)))
        health = await database.read(lambda work, hour=hour: auditor.health(work, at(3, hour), at(3, hour).now))
        assert (health.speeches, health.troubles) == (0, ())


def _work_on(work: Work, moment: Moment) -> None:
    for speech in speeches.claim(work, moment):
        assert speeches.begin(work, moment, speech) is None
