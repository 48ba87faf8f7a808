"""What is read again when a message is said: the day, and what its reader has put off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from sqlalchemy import Engine

from bot.actions import composing, put_off, reminders, speeches
from bot.domain.people import Person
from bot.domain.speech import Excuse, Speech, SpeechKind
from tests.actions.office import CHIEF, MOSCOW, Place, by, place, row


@pytest.fixture
def office(engine: Engine) -> Iterator[Place]:
    with place(engine) as one:
        one.put_in_force(
            row("Проверить архив", "до 19 февраля", by(date(2026, 2, 19)), CHIEF),
            row("Провести сверку", "до 20 февраля", by(date(2026, 2, 20)), CHIEF),
        )
        one.force()
        one.connect("Рябинина Е.В.")
        one.days_on(15)  # Tuesday the 17th, three working days before the 20th
        yield one


def digest(office: Place, person: Person) -> Speech:
    reminders.queue_due(office.work, office.moment)
    claimed = speeches.claim(office.work, office.moment)
    return next(one for one in claimed if (one.kind, one.person_id) == (SpeechKind.DIGEST, person.id))


def test_a_digest_that_was_held_back_over_night_is_left_to_the_next_mornings(office: Place) -> None:
    chief = office.person("Рябинина Е.В.")
    held = digest(office, chief)
    office.days_on(1)
    assert composing.compose(office.work, office.moment, held, "ru") is Excuse.NEXT_MORNING


def test_what_was_put_off_is_not_shown_beside_what_is_due(office: Place) -> None:
    chief = office.person("Рябинина Е.В.")
    (archive,), (check,) = office.of("Проверить архив"), office.of("Провести сверку")
    put_off.snooze(office.work, office.moment, chief, archive.id, date(2026, 2, 25))
    composed = composing.compose(office.work, office.moment, digest(office, chief), "ru")
    assert not isinstance(composed, Excuse)
    assert composed[1].obligations == (check.id,)


def test_what_was_put_off_until_tomorrow_stays_away_though_tomorrow_has_come_at_the_office(office: Place) -> None:
    """A reader whose own day lags behind the office's: each comparison goes by the reader's."""
    chief = office.person("Рябинина Е.В.")
    office.work.people.change(chief.id, time_zone="America/New_York")
    chief = office.person("Рябинина Е.В.")
    (archive,), (check,) = office.of("Проверить архив"), office.of("Провести сверку")
    office.now = datetime(2026, 2, 18, 0, 30, tzinfo=MOSCOW)  # half past four on Tuesday the 17th over there
    put_off.snooze(office.work, office.moment, chief, archive.id, date(2026, 2, 18))
    composed = composing.compose(office.work, office.moment, digest(office, chief), "ru")
    assert not isinstance(composed, Excuse)
    assert composed[1].obligations == (check.id,)

    office.now = datetime(2026, 2, 20, 0, 30, tzinfo=MOSCOW)  # the 19th, the control date
    office.work.obligations.change(archive.id, told_on=date(2026, 2, 19))
    assert [one.id for one in reminders.due_second_call(office.work, office.moment, chief)] == [archive.id]
    put_off.snooze(office.work, office.moment, chief, archive.id, date(2026, 2, 20))
    assert reminders.due_second_call(office.work, office.moment, chief) == []


def test_a_digest_waits_for_the_hour_that_its_reader_has_chosen(office: Place) -> None:
    chief = office.person("Рябинина Е.В.")
    office.work.people.change(chief.id, digest_time=time(11, 45))
    planned = []
    for hour, minute in ((8, 30), (11, 44), (11, 45)):
        office.now = office.now.replace(hour=hour, minute=minute)
        reminders.queue_due(office.work, office.moment)
        planned.append(office.work.outbox.id_of(SpeechKind.DIGEST, chief.id, "2026-02-17") is not None)
    assert planned == [False, False, True]
