"""A long delay is told to the curator, then to the controller, and never before its executor was warned."""

from __future__ import annotations

from datetime import date

import pytest

from bot.actions import acceptance, executors, put_off, reports, speeches
from bot.domain.nudge_policy import EscalationLevel
from bot.domain.people import Person, Role
from bot.domain.report import ReportState, ReturnReason
from tests.actions.days import Days, Said, to

TITLE = "Сверить паспорта"
FRIDAY = date(2026, 2, 6)
"""The control date: the 13th is five working days after it, the 25th twelve."""


@pytest.fixture
def curator(office: Days) -> Person:
    return office.person("Ветрова Анна Павловна", Role.CURATOR)


@pytest.fixture
def controller(office: Days) -> Person:
    return office.person("Ежов Пётр Петрович", Role.CONTROLLER)


@pytest.fixture
def olga(office: Days, curator: Person, controller: Person) -> Person:
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    office.plan("Сверка", curator, {TITLE: (FRIDAY, olga.name)}, controller.name)
    return olga


def when(heard: list[Said], words: str) -> list[date]:
    return [one.when.date() for one in heard if words in one.text]


def test_a_report_returned_late_is_no_warning_that_others_will_hear(
    office: Days, olga: Person, curator: Person, controller: Person
) -> None:
    office.until(2, 5)
    office.at(2, 6, 9)
    sent = reports.done_at_once(office.work, office.moment, olga, office.owed(TITLE).id).report
    office.until(2, 20)
    office.at(2, 24, 10)
    acceptance.return_(office.work, office.moment, curator, sent.id, ReturnReason.OFF_TOPIC)
    assert office.work.reports.latest_of(sent.obligation_id or 0, ReportState.RETURNED)
    office.tick()
    heard = office.until(3, 13)
    assert when(to(olga, heard), "узнает куратор") == [date(2026, 3, 2)]
    assert when(to(curator, heard), TITLE) == [date(2026, 3, 4)]


def test_who_puts_a_delay_off_is_told_that_the_controller_will_hear_of_it(
    office: Days, olga: Person, curator: Person, controller: Person
) -> None:
    office.until(2, 9)
    done = put_off.snooze(office.work, office.moment, olga, office.owed(TITLE).id, date(2026, 3, 20))
    assert done.told == ((EscalationLevel.CURATOR, date(2026, 2, 13)), (EscalationLevel.CONTROLLER, date(2026, 2, 25)))
    heard = office.until(2, 26)
    assert when(to(curator, heard), TITLE) == [date(2026, 2, 13)]
    assert when(to(controller, heard), TITLE) == [date(2026, 2, 25)]


def test_a_delay_long_before_its_plan_is_told_to_the_curator_a_day_before_the_controller(
    office: Days, curator: Person, controller: Person
) -> None:
    oleg = office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    office.plan("Сверка", curator, {TITLE: (date(2026, 1, 12), oleg.name)}, controller.name)
    (word, *_) = to(oleg, office.tick())
    lines = [line for line in word.text.splitlines() if "узнает" in line]
    assert ["ср 4 февраля" in lines[0] and "куратор" in lines[0], "чт 5 февраля" in lines[1]] == [True, True]
    heard = office.until(2, 6)
    assert when(to(curator, heard), TITLE) == [date(2026, 2, 4)]
    assert when(to(controller, heard), TITLE) == [date(2026, 2, 5)]


def test_who_is_given_a_delay_is_warned_themselves_before_the_controller_hears_of_it(
    office: Days, olga: Person, curator: Person, controller: Person
) -> None:
    oleg = office.person("Оленин Олег Игоревич")
    office.until(2, 20)
    office.at(2, 24, 10)
    executors.give(office.work, office.moment, curator, office.owed(TITLE).id, person_id=oleg.id)
    heard = [*office.tick(), *office.until(3, 10)]
    (warned,), (told,) = when(to(oleg, heard), "узнает контролёр"), when(to(controller, heard), TITLE)
    assert warned < told


def test_of_more_than_a_message_can_list_each_is_warned_of(office: Days, curator: Person) -> None:
    oleg = office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    office.plan("Сверка", curator, {f"Дело {number}": (FRIDAY, oleg.name) for number in range(10)})
    warned = [one for one in to(oleg, office.until(2, 11)) if "узнает куратор" in one.text]
    assert ["Дела 1, 2, 3, 4, 5, 6, 7, 8 и ещё 2." in one.text for one in warned] == [True]


def test_nobody_is_threatened_with_a_controller_whom_the_plan_does_not_have(office: Days, curator: Person) -> None:
    oleg = office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    office.plan("Сверка", curator, {TITLE: (FRIDAY, oleg.name)})
    office.until(2, 9)
    done = put_off.snooze(office.work, office.moment, oleg, office.owed(TITLE).id, date(2026, 2, 24))
    assert [level for level, _ in done.told] == [EscalationLevel.CURATOR]
    heard = to(oleg, office.until(3, 10))
    assert not when(heard, "узнает контролёр")


def test_a_delay_that_others_may_hear_of_from_now_on_is_not_held_for_told_by_a_message_on_its_way(
    office: Days, olga: Person, curator: Person
) -> None:
    office.until(2, 5)
    for day in (6, 9, 10, 11, 12):  # the messenger takes nothing, so that nobody is warned
        office.place.now = office.moment.now.replace(day=day, hour=5)
    on_its_way = office.compose_at(2, 13, 9, 1, curator)
    assert TITLE not in on_its_way.message.text
    speeches.lose(office.work, office.moment, olga)
    office.record(on_its_way)
    assert when(to(curator, office.at(2, 16, 9, 1)), TITLE) == [date(2026, 2, 16)]
