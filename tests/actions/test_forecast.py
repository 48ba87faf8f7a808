"""What is foretold of two weeks is what comes, to the half hour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.actions import composing, rehearsal, speeches
from bot.domain.deadline import DeadlineKind
from bot.domain.forecast import ForecastMessage
from bot.domain.speech import Excuse
from bot.messages.message import Message
from bot.storage.scratch import scratch_of
from bot.storage.work import Work
from tests.actions.office import CHIEF, METHODIST, SCHOOLS, START, Place, by, migrated, row, waits

HALF_HOUR = timedelta(minutes=30)
NIGHT = timedelta(hours=7)
"""After which the day begins in the east."""
Came = tuple[date, str, int, time | None]
"""The reader's day, who, about how many tasks, at which hour of theirs unless it is the usual."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = migrated(tmp_path)
    yield engine
    engine.dispose()


def draft(one: Place) -> None:
    """Rows due within the two weeks; one reader wants a late hour, one lives far in the east."""
    one.put_in_force(
        row("Провести сверку", "до 5 февраля", by(date(2026, 2, 5)), CHIEF, SCHOOLS),
        row("Сдать ведомость", "до 10 февраля", by(date(2026, 2, 10)), METHODIST, SCHOOLS),
        row("Закрыть список", "до 2 февраля", by(date(2026, 2, 2)), CHIEF),
        row("Провести замеры", "по графику КДР", waits(DeadlineKind.SCHEDULE, "график КДР"), METHODIST),
        row("Собрать заявки", "до 2 марта", by(date(2026, 3, 2)), CHIEF, METHODIST),
    )
    for name in (CHIEF.name, METHODIST.name):
        one.work.people.add(name)
    one.connect(CHIEF.name, METHODIST.name, "Синичкин О.И.", "Дубравина О.Н.")
    one.work.people.change(one.person(METHODIST.name).id, digest_time=time(11, 30))
    one.work.people.change(one.person("Дубравина О.Н.").id, time_zone="Asia/Vladivostok")


def what_comes(one: Place) -> Iterator[tuple[datetime, str, Message, bool]]:
    """Two weeks of the bot at work; nobody does anything. Local time, reader, words, whether it is news of the plan."""
    while one.now.date() < START.date() + timedelta(days=rehearsal.DAYS):
        for plan in rehearsal.PLANNERS:
            plan(one.work, one.moment)
        while claimed := speeches.claim(one.work, one.moment):
            for speech in claimed:
                if speeches.hold(one.work, one.moment, speech):
                    continue
                composed = composing.compose(one.work, one.moment, speech, "ru")
                if isinstance(composed, Excuse):
                    speeches.record_excused(one.work, one.moment, speech, composed)
                    continue
                speeches.record_sent(one.work, one.moment, speech, composed[0], speech.id, composed[1])
                person = one.work.people.get(speech.person_id)
                local = one.now.astimezone(one.moment.office.zone_of(person.time_zone))
                is_news = speech.subject_id == one.roadmap_id or composed[1].questions
                yield local, person.name, composed[1], bool(is_news)
        one.now += HALF_HOUR if one.now.hour < 18 else NIGHT


def foretold(message: ForecastMessage) -> Came:
    return (message.day, message.person.name, message.obligations, message.hour)


def test_what_is_foretold_is_what_comes_the_second_call_of_the_day_itself_too(engine: Engine) -> None:
    with engine.begin() as connection:
        one = Place(Work(connection))
        draft(one)
    with engine.connect() as connection, scratch_of(connection, START) as copy:
        there = Place(Work(copy), roadmap_id=one.roadmap_id)
        ahead = rehearsal.preview(there.work, there.moment, there.curator, one.roadmap_id, "ru")
    with engine.begin() as connection:
        one = Place(Work(connection), roadmap_id=one.roadmap_id)
        one.force()
        owed = {each.id for each in one.obligations()}
        came: list[Came] = []
        for local, name, message, is_news in what_comes(one):
            about = len(owed.intersection(message.obligations))
            if name != one.curator.name and (about or is_news):
                usual = local == START or local.time() == time(8, 30)
                came.append((local.date(), name, about, None if usual else local.time()))
    assert (date(2026, 2, 10), METHODIST.name, 1, time(14, 30)) in came, "three hours after a late morning"
    assert Counter(map(foretold, ahead.forecast.messages)) == Counter(came)
