"""What rows without a day wait for: asked once, answered once, for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from bot.actions import timetables
from bot.actions.timetables import one_day, read_typed
from bot.domain.deadline import DeadlineKind
from bot.domain.errors import Refusal
from bot.domain.obligation import ObligationState, Part
from bot.domain.timetable import Timetable, TimetableState
from tests.actions.days import Days
from tests.actions.office import CHIEF, METHODIST, MOSCOW, SCHOOLS, Place, place, row, waits

SCHEDULE, EVENT, NONE = DeadlineKind.SCHEDULE, DeadlineKind.EVENT, DeadlineKind.NONE


@pytest.fixture
def office(engine: Engine) -> Iterator[Place]:
    with place(engine) as one:
        yield one


def questions(office: Place) -> list[Timetable]:
    return office.work.timetables.unanswered()


def asked_now(office: Place) -> int:
    """How many are asked for dates by what the bot says now."""
    return sum("график КДР" in one.text for one in Days(office).tick())


def five_rows(office: Place) -> None:
    office.put_in_force(
        row("Диагностика в 5 классах", "По графику КДР", waits(SCHEDULE, "график КДР"), CHIEF, METHODIST),
        row("Диагностика в 6 классах", "по графику кдр", waits(SCHEDULE, "график кдр"), CHIEF),
        row(
            "Диагностика в 7 классах",
            "По графику контрольных диагностических работ",
            waits(SCHEDULE, "график контрольных диагностических работ"),
            CHIEF,
        ),
        row("Диагностика в 8 классах", "По графикам КДР", waits(SCHEDULE, "графики КДР"), METHODIST),
        row("Участие школ", "по графику КДР", waits(SCHEDULE, "график КДР"), SCHOOLS),
    )
    office.force()


def test_one_timetable_in_five_forms_is_one_question_to_the_lead_of_most_rows(office: Place):
    five_rows(office)
    (question,) = questions(office)
    assert question.rows == 5
    assert question.asked_id == office.person("Рябинина Е.В.").id


def test_unnamed_timetables_of_two_rows_are_two_questions(office: Place):
    office.put_in_force(
        row("Консультации", "По отдельному графику", waits(SCHEDULE, "отдельный график")),
        row("Семинары", "По графику", waits(SCHEDULE, "график")),
        row("Собрания", "По плану работы ИМЦ", waits(SCHEDULE, "план работы ИМЦ")),
        row("Занятия", "По плану ИМЦ", waits(SCHEDULE, "план ИМЦ")),
    )
    office.force()
    assert sorted(one.rows for one in questions(office)) == [1, 1, 2]


def test_one_answer_gives_every_row_its_dates_and_co_executors_theirs_before(office: Place):
    five_rows(office)
    office.connect("Рябинина Е.В.", "Оленин П.П.")
    lead = office.person("Рябинина Е.В.")
    (question,) = questions(office)
    deadline = read_typed("15 марта и 20 мая", office.moment, date(2026, 12, 31))
    view = timetables.answer(office.work, office.moment, lead, question.id, deadline)
    # 15 March 2026 is a Sunday.
    assert view.dates == (date(2026, 3, 13), date(2026, 5, 20))
    assert {one.state for one in office.obligations()} == {ObligationState.ON_EXECUTION}
    first = office.of("Диагностика в 5 классах")
    assert {(one.part, str(one.control_date)) for one in first} == {
        (Part.LEAD, "2026-03-13"),
        (Part.CO_EXECUTOR, "2026-03-10"),
        (Part.LEAD, "2026-05-20"),
        (Part.CO_EXECUTOR, "2026-05-15"),
    }
    assert len(office.of("Участие школ")) == 4
    # The lead knows; the methodist and two heads are told once each, whatever the number of their rows.
    assert view.told == 3
    assert questions(office) == []


def test_answering_twice_adds_nothing_twice(office: Place):
    five_rows(office)
    (question,) = questions(office)
    for _ in range(2):
        timetables.answer(office.work, office.moment, office.curator, question.id, one_day(date(2026, 3, 16)))
    assert len(office.obligations()) == 7
    assert {str(one.window.due) for one in office.obligations() if one.window} == {"2026-03-16"}


def test_no_timetable_yet_is_asked_again_in_ten_working_days(office: Place):
    five_rows(office)
    office.connect("Рябинина Е.В.")
    lead = office.person("Рябинина Е.В.")
    (question,) = questions(office)
    assert asked_now(office) == 1
    timetables.not_yet(office.work, office.moment, lead, question.id)
    (question,) = questions(office)
    # Ten working days from Monday 2 February 2026.
    assert (question.state, question.ask_on) == (TimetableState.NOT_YET, date(2026, 2, 16))
    office.days_on(11)
    assert asked_now(office) == 0
    office.days_on(3)
    assert asked_now(office) == 1
    assert asked_now(office) == 0


def test_who_does_not_come_to_the_bot_is_not_waited_for_longer_than_the_rule_says(office: Place):
    five_rows(office)
    assert asked_now(office) == 0
    office.days_on(14)
    assert asked_now(office) == 1
    (question,) = questions(office)
    assert question.asked_id == office.curator.id


def test_nobody_but_who_is_asked_and_the_curator_may_answer(office: Place):
    five_rows(office)
    (question,) = questions(office)
    with pytest.raises(Refusal, match="asked-of-another"):
        timetables.answer(
            office.work, office.moment, office.person("Оленин П.П."), question.id, one_day(date(2026, 3, 16))
        )


def test_another_may_be_asked_instead(office: Place):
    five_rows(office)
    lead, methodist = office.person("Рябинина Е.В."), office.person("Оленин П.П.")
    (question,) = questions(office)
    _, known = timetables.candidates(office.work, office.moment, lead, question.id)
    assert [one.id for one in known] == [methodist.id, office.curator.id]
    timetables.ask_of(office.work, office.moment, lead, question.id, methodist.id)
    assert questions(office)[0].asked_id == methodist.id
    with pytest.raises(Refusal, match="nothing-here"):
        timetables.ask_of(office.work, office.moment, methodist, question.id, office.person("Синичкин О.И.").id)


def test_once_its_dates_have_passed_a_timetable_is_asked_for_in_the_next_quarter(office: Place):
    five_rows(office)
    (question,) = questions(office)
    timetables.answer(office.work, office.moment, office.curator, question.id, one_day(date(2026, 2, 20)))
    office.now = datetime(2026, 3, 31, 9, tzinfo=MOSCOW)
    timetables.open_questions(office.work, office.moment)
    assert questions(office) == []
    office.now = datetime(2026, 4, 1, 9, tzinfo=MOSCOW)
    timetables.open_questions(office.work, office.moment)
    assert [one.state for one in questions(office)] == [TimetableState.WAITING]


@pytest.mark.parametrize(
    ("phrase", "came", "control"),
    [
        ("в течение 5 дней после проверки", "2026-03-02", "2026-03-06"),
        ("не позднее 10 рабочих дней после проверки", "2026-02-02", "2026-02-16"),
        ("в течение месяца после проверки", "2026-02-02", "2026-03-02"),
        ("в трехдневный срок после проверки", "2026-04-28", "2026-04-30"),
        # The day by which it was due has passed: it is due today.
        ("в течение недели после проверки", "2026-01-12", "2026-02-02"),
    ],
)
def test_after_an_event_the_date_is_what_the_phrase_says(office: Place, phrase: str, came: str, control: str):
    office.put_in_force(row("Разобрать итоги", phrase, waits(EVENT, "проверка")))
    office.force()
    (question,) = questions(office)
    timetables.came(office.work, office.moment, office.curator, question.id, date.fromisoformat(came))
    (owed,) = office.obligations()
    assert str(owed.control_date) == control
    assert questions(office) == []


def test_rows_of_one_event_that_say_no_offset_are_asked_for_their_day(office: Place):
    office.put_in_force(
        row("Разобрать итоги", "в течение 5 дней после проверки", waits(EVENT, "проверка")),
        row("Изменить план", "по результатам проверки", waits(EVENT, "проверки")),
    )
    office.force()
    (question,) = questions(office)
    timetables.came(office.work, office.moment, office.curator, question.id, date(2026, 2, 2))
    (question,) = questions(office)
    assert (question.state, question.happened_on) == (TimetableState.CAME, date(2026, 2, 2))
    timetables.answer(office.work, office.moment, office.curator, question.id, one_day(date(2026, 3, 16)))
    dates = {one.title: str(one.control_date) for one in office.obligations()}
    assert dates == {"Разобрать итоги": "2026-02-06", "Изменить план": "2026-03-16"}


def test_a_row_that_says_nothing_is_a_question_to_the_curator(office: Place):
    office.put_in_force(row("Обновить стенд", "", waits(NONE)))
    office.force()
    (question,) = questions(office)
    assert question.asked_id == office.curator.id
    view = timetables.show(office.work, office.moment, office.curator, question.id)
    assert view.offered == date(2026, 2, 27)
