"""Whatever people answer, move, ask for and report, in any order: nothing is left that nobody is asked about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from bot.actions import acceptance, assigning, checkpoints, extensions, moves, reports, timetables
from bot.domain.deadline import DeadlineKind
from bot.domain.errors import Refusal
from bot.domain.extension import Denial
from bot.domain.obligation import OWING, Obligation, ObligationState
from bot.domain.office import Checkpoints
from bot.domain.people import Person
from bot.domain.report import ReportState, ReturnReason
from tests.actions.office import CHIEF, METHODIST, SCHOOLS, YEAR, Place, by, place, row, waits

ROWS = (
    row("Провести сверку", "до 19 марта", by(date(2026, 3, 19)), CHIEF, METHODIST, SCHOOLS),
    row("Вести страницу", "в течение года", YEAR, CHIEF),
    row("Диагностика", "по графику КДР", waits(DeadlineKind.SCHEDULE, "график КДР"), CHIEF, METHODIST),
    row("Участие школ", "По графикам КДР", waits(DeadlineKind.SCHEDULE, "графики КДР"), SCHOOLS),
    row("Консультации", "по отдельному графику", waits(DeadlineKind.SCHEDULE, "отдельный график"), METHODIST),
    row("Разобрать итоги", "в течение 5 дней после проверки", waits(DeadlineKind.EVENT, "проверка"), CHIEF),
    row("Изменить план", "по результатам проверки", waits(DeadlineKind.EVENT, "проверки"), METHODIST),
    row("Обновить стенд", "", waits(DeadlineKind.NONE), CHIEF),
)


def executor(office: Place, one: Obligation) -> Person:
    assert one.recipient_id is not None
    return office.work.people.get(one.recipient_id)


Deed = Callable[[Place, int, date], object]
"""What happens, to which of the obligations or questions, and the day it is about."""


def nth_obligation(office: Place, number: int) -> Obligation:
    found = office.obligations()
    return found[number % len(found)]


def nth_question(office: Place, number: int) -> int:
    found = office.work.timetables.unanswered() or [office.work.timetables.get(1)]
    chosen = found[number % len(found)]
    assert chosen is not None
    return chosen.id


def answer(office: Place, number: int, day: date) -> object:
    deadline = timetables.one_day(day)
    return timetables.answer(office.work, office.moment, office.curator, nth_question(office, number), deadline)


def not_yet(office: Place, number: int, _: date) -> object:
    return timetables.not_yet(office.work, office.moment, office.curator, nth_question(office, number))


def came(office: Place, number: int, day: date) -> object:
    return timetables.came(office.work, office.moment, office.curator, nth_question(office, number), day)


def move(office: Place, number: int, day: date) -> object:
    one = nth_obligation(office, number)
    return moves.move(office.work, office.moment, office.curator, one.id, day, whole_row=number % 2 == 0)


def report(office: Place, number: int, _: date) -> object:
    one = nth_obligation(office, number)
    return reports.done_at_once(office.work, office.moment, executor(office, one), one.id)


def decide(office: Place, number: int, _: date) -> object:
    one = nth_obligation(office, number)
    sent = office.work.reports.latest_of(one.id, ReportState.SENT)
    if sent is None:
        return None
    if number % 3 == 0:
        return reports.withdraw(office.work, office.moment, executor(office, one), sent.id)
    if number % 3 == 1:
        return acceptance.return_(office.work, office.moment, office.curator, sent.id, ReturnReason.OFF_TOPIC)
    return acceptance.accept(office.work, office.moment, office.curator, sent.id)


def extend(office: Place, number: int, day: date) -> object:
    one = nth_obligation(office, number)
    view = extensions.choose(office.work, office.moment, executor(office, one), one.id, day)
    return extensions.ask(office.work, office.moment, executor(office, one), view.extension.id, "Нет данных")


def decide_extension(office: Place, number: int, _: date) -> object:
    waiting = extensions.asked(office.work, office.moment, office.curator)
    if not waiting:
        return None
    chosen = waiting[number % len(waiting)].extension.id
    if number % 2:
        return extensions.grant(office.work, office.moment, office.curator, chosen)
    return extensions.refuse(office.work, office.moment, office.curator, chosen, Denial.SET_ABOVE)


def choose(office: Place, number: int, _: date) -> object:
    wanted = tuple(Checkpoints)[number % 3]
    return checkpoints.choose(office.work, office.moment, office.curator, office.roadmap_id, wanted)


def choose_for_row(office: Place, number: int, day: date) -> object:
    one = nth_obligation(office, number)
    return checkpoints.choose_row_dates(office.work, office.moment, office.curator, one.activity_id, [day])


def time_goes_by(office: Place, number: int, _: date) -> object:
    office.days_on(1 + number % 40)
    return timetables.open_questions(office.work, office.moment)


DEEDS: tuple[Deed, ...] = (
    answer,
    not_yet,
    came,
    move,
    report,
    decide,
    extend,
    decide_extension,
    choose,
    choose_for_row,
    time_goes_by,
)


def check(office: Place) -> None:
    work = office.work
    for one in office.obligations():
        if one.state is ObligationState.CLOSED:
            continue
        if one.control_date is None:
            question_id = work.timetables.of_row(one.activity_id)
            question = work.timetables.get(question_id) if question_id else None
            assert question is not None, one.title
            assert question.open, one.title
            assert question.ask_on is not None, one.title
            assert work.people.get(question.asked_id)
            assert one.state not in (ObligationState.ON_EXECUTION,), "owed, and nobody knows by when"
        else:
            assert one.state is not ObligationState.AWAITS_TIMETABLE
            assert one.first_control_date is not None
            assert one.control_date == one.first_control_date or one.moves > 0
    by_window = [(one.activity_id, one.executor_name, one.window) for one in office.obligations() if one.window]
    assert len(by_window) == len(set(by_window)), "one window is owed once"
    owed = [one for one in office.obligations() if one.state in OWING]
    assert all(one.control_date is None or one.curator_id for one in owed)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 60), st.integers(-10, 200)), min_size=1, max_size=14))
def test_every_obligation_has_its_day_or_somebody_is_asked_for_it(engine: Engine, deeds: list[tuple[Deed, int, int]]):
    with place(engine) as office:
        office.put_in_force(*ROWS)
        assigning.put_in_force(office.work, office.moment, office.curator, office.roadmap_id)
        check(office)
        for deed, number, days in deeds:
            savepoint = office.work.connection.begin_nested()
            try:
                deed(office, number, office.now.date() + timedelta(days=days))
                savepoint.commit()
            except Refusal:
                savepoint.rollback()
            check(office)
