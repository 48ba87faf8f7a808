"""Dates that move: by the curator, by an executor's request, by another choice of control points, by other rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from bot.actions import auditor, checkpoints, composing, extensions, moves, office_rules, reminders, reports, speeches
from bot.domain.errors import Refusal
from bot.domain.extension import Denial, ExtensionState
from bot.domain.obligation import Obligation, ObligationState, Part
from bot.domain.office import Checkpoints, DayOff
from bot.domain.office_rule import Rule
from bot.domain.people import Person
from bot.domain.speech import Excuse, Speech, SpeechKind
from bot.messages.message import Message, plain_text
from tests.actions.office import CHIEF, METHODIST, MOSCOW, SCHOOLS, YEAR, Place, by, place, row

MARCH = date(2026, 3, 19)


@pytest.fixture
def office(engine: Engine) -> Iterator[Place]:
    with place(engine) as one:
        one.put_in_force(
            row("Провести сверку", "до 19 марта", by(MARCH), CHIEF, METHODIST, SCHOOLS),
            row("Вести страницу", "в течение года", YEAR, CHIEF),
            row("Помогать школам", "постоянно", YEAR, METHODIST, SCHOOLS),
        )
        one.force()
        one.connect("Рябинина Е.В.", "Оленин П.П.")
        yield one


def lead(office: Place) -> Obligation:
    return next(one for one in office.of("Провести сверку") if one.part is Part.LEAD)


def said(office: Place, kind: SpeechKind, person: Person) -> list[str]:
    """What the person hears of this kind, as the delivery would say and record it."""
    heard: list[str] = []
    for speech in speeches.claim(office.work, office.moment):
        if (speech.kind, speech.person_id) != (kind, person.id):
            continue
        message = said_now(office, speech)
        if message is not None:
            heard.append(plain_text(message.text))
    return heard


def said_now(office: Place, speech: Speech) -> Message | None:
    composed = composing.compose(office.work, office.moment, speech, "ru")
    if isinstance(composed, Excuse):
        speeches.record_excused(office.work, office.moment, speech, composed)
        return None
    chat_id, message = composed
    speeches.record_sent(office.work, office.moment, speech, chat_id, speech.id, message)
    return message


def test_two_moves_before_the_morning_are_told_once_with_the_last_date(office: Place):
    chief = office.person("Рябинина Е.В.")
    said(office, SpeechKind.MOVED, chief)
    office.now = datetime(2026, 2, 2, 19, tzinfo=MOSCOW)
    for day in (date(2026, 3, 26), date(2026, 4, 2)):
        moves.move(office.work, office.moment, office.curator, lead(office).id, day)
        office.now = office.now.replace(hour=office.now.hour + 1)
    moved = lead(office)
    assert (moved.moves, moved.first_control_date, moved.control_date) == (2, MARCH, date(2026, 4, 2))
    assert said(office, SpeechKind.MOVED, chief) == []
    office.days_on(1)
    (heard,) = said(office, SpeechKind.MOVED, chief)
    assert "до чт 2 апреля включительно" in heard
    assert "было чт 19 марта" in heard


def test_a_date_moved_back_before_it_is_told_is_not_told(office: Place):
    for day in (date(2026, 3, 26), MARCH):
        moves.move(office.work, office.moment, office.curator, lead(office).id, day)
    assert said(office, SpeechKind.MOVED, office.person("Рябинина Е.В.")) == []


def test_a_date_moved_and_moved_back_before_it_is_told_keeps_that_days_nudge(office: Place):
    """By the evening or early in the morning: the third working day before the date is still told of."""
    chief = office.person("Рябинина Е.В.")
    office.now = datetime(2026, 3, 16, 7, tzinfo=MOSCOW)
    for day in (date(2026, 4, 30), MARCH):
        moves.move(office.work, office.moment, office.curator, lead(office).id, day)
    office.now = datetime(2026, 3, 16, 9, tzinfo=MOSCOW)
    assert lead(office) in reminders.due_now(office.work, office.moment, chief)
    reminders.queue_due(office.work, office.moment)
    (heard,) = said(office, SpeechKind.DIGEST, chief)
    assert "до чт 19 марта включительно" in heard
    assert lead(office) not in reminders.due_now(office.work, office.moment, chief)


def test_a_date_moved_back_after_the_mornings_nudge_is_not_nudged_about_twice(office: Place):
    chief = office.person("Рябинина Е.В.")
    office.now = datetime(2026, 3, 16, 9, tzinfo=MOSCOW)
    reminders.queue_due(office.work, office.moment)
    assert len(said(office, SpeechKind.DIGEST, chief)) == 1
    for day in (date(2026, 4, 30), MARCH):
        moves.move(office.work, office.moment, office.curator, lead(office).id, day)
    assert lead(office) not in reminders.due_now(office.work, office.moment, chief)


def test_the_word_of_another_date_is_that_days_nudge_when_it_is_said(office: Place):
    """Moved in the evening to a date whose steps are near: one message in the morning, and not a digest beside it."""
    chief = office.person("Рябинина Е.В.")
    for speech in speeches.claim(office.work, office.moment):
        said_now(office, speech)
    office.now = datetime(2026, 2, 5, 20, tzinfo=MOSCOW)
    moves.move(office.work, office.moment, office.curator, lead(office).id, date(2026, 2, 11))
    assert auditor.audit(office.work, office.moment) == []
    office.now = datetime(2026, 2, 6, 9, tzinfo=MOSCOW)
    assert auditor.audit(office.work, office.moment) == []
    reminders.queue_due(office.work, office.moment)
    heard = [
        speech.kind
        for speech in speeches.claim(office.work, office.moment)
        if speech.person_id == chief.id and said_now(office, speech)
    ]
    assert heard == [SpeechKind.MOVED]
    assert lead(office).told_on == date(2026, 2, 6)


def test_steps_before_a_move_are_not_told_once_more_when_somebody_comes_back(office: Place):
    chief = office.person("Рябинина Е.В.")
    # Of the new date the tenth working day before it, and the third, have passed.
    moves.move(office.work, office.moment, office.curator, lead(office).id, date(2026, 2, 4))
    assert len(said(office, SpeechKind.MOVED, chief)) == 1
    reminders.resume(office.work, office.moment, chief.id)
    assert lead(office) not in reminders.due_now(office.work, office.moment, chief)


def test_a_move_for_the_row_keeps_co_executors_before_the_lead(office: Place):
    view = moves.move(office.work, office.moment, office.curator, lead(office).id, date(2026, 4, 2), whole_row=True)
    assert view.told == 4
    assert {(one.part, str(one.control_date)) for one in office.of("Провести сверку")} == {
        (Part.LEAD, "2026-04-02"),
        (Part.CO_EXECUTOR, "2026-03-30"),
        (Part.MEMBER, "2026-04-02"),
    }


def test_only_who_has_set_a_date_moves_it(office: Place):
    chief = office.person("Рябинина Е.В.")
    with pytest.raises(Refusal, match="not-allowed"):
        moves.move(office.work, office.moment, chief, lead(office).id, date(2026, 4, 2))
    with pytest.raises(Refusal, match="date-passed"):
        moves.move(office.work, office.moment, office.curator, lead(office).id, date(2026, 1, 30))


def test_an_overdue_task_is_overdue_by_the_date_that_stands(office: Place):
    office.now = datetime(2026, 3, 23, 9, tzinfo=MOSCOW)
    assert lead(office).overdue(office.moment.today)
    moves.move(office.work, office.moment, office.curator, lead(office).id, date(2026, 3, 26))
    assert not lead(office).overdue(office.moment.today)


def asked(office: Place, day: date = date(2026, 3, 26)) -> int:
    chief = office.person("Рябинина Е.В.")
    view = extensions.choose(office.work, office.moment, chief, lead(office).id, day)
    extensions.ask(office.work, office.moment, chief, view.extension.id, "Не пришли данные из области")
    return view.extension.id


def test_a_granted_extension_is_told_once_and_counted_as_a_move(office: Place):
    chief = office.person("Рябинина Е.В.")
    extension_id = asked(office)
    assert lead(office).extension_asked
    (card,) = said(office, SpeechKind.EXTENSION, office.curator)
    assert "Не пришли данные из области" in card
    extensions.grant(office.work, office.moment, office.curator, extension_id)
    heard = [
        message
        for speech in speeches.claim(office.work, office.moment)
        if speech.person_id == chief.id and speech.kind in (SpeechKind.EXTENDED, SpeechKind.MOVED)
        if (message := said_now(office, speech))
    ]
    assert len(heard) == 1
    now = lead(office)
    assert (now.moves, now.control_date, now.news, now.extension_asked) == (1, date(2026, 3, 26), False, False)
    with pytest.raises(Refusal, match="extension-decided"):
        extensions.grant(office.work, office.moment, office.curator, extension_id)


def test_a_refused_extension_leaves_the_date(office: Place):
    extension_id = asked(office)
    extensions.refuse(office.work, office.moment, office.curator, extension_id, Denial.NO_GROUND)
    assert lead(office).control_date == MARCH
    (heard,) = said(office, SpeechKind.EXTENDED, office.person("Рябинина Е.В."))
    assert "причина не убедила" in heard


@pytest.mark.parametrize(("today", "allowed"), [("2026-03-18", True), ("2026-03-19", False), ("2026-03-23", False)])
def test_an_extension_is_asked_for_the_day_before_at_the_latest(office: Place, today: str, allowed: bool):
    office.now = datetime.fromisoformat(f"{today}T17:00").replace(tzinfo=MOSCOW)
    if allowed:
        asked(office)
        return
    with pytest.raises(Refusal, match="extension-too-late") as refused:
        asked(office)
    assert refused.value.facts == {"name": "Ветрова М.П."}


def test_a_request_is_needless_once_the_report_is_in(office: Place):
    extension_id = asked(office)
    chief = office.person("Рябинина Е.В.")
    reports.done_at_once(office.work, office.moment, chief, lead(office).id)
    assert said(office, SpeechKind.EXTENSION, office.curator) == []
    with pytest.raises(Refusal, match="extension-needless"):
        extensions.grant(office.work, office.moment, office.curator, extension_id)
    assert extensions.asked(office.work, office.moment, office.curator) == []


def test_a_date_that_the_curator_moves_answers_the_request(office: Place):
    extension_id = asked(office)
    moves.move(office.work, office.moment, office.curator, lead(office).id, date(2026, 4, 2))
    request = office.work.extensions.get(extension_id)
    assert request is not None
    assert request.state is ExtensionState.GRANTED


def dates(office: Place, title: str, name: str) -> list[str]:
    return [str(one.control_date) for one in office.of(title) if one.executor_name.startswith(name)]


def test_another_choice_of_control_points_moves_only_what_is_not_reported(office: Place):
    chief = office.person("Рябинина Е.В.")
    assert dates(office, "Вести страницу", "Рябинина") == ["2026-04-10", "2026-07-10", "2026-10-09", "2027-01-20"]
    first = office.of("Вести страницу")[0]
    reports.done_at_once(office.work, office.moment, chief, first.id)
    view = checkpoints.choose(office.work, office.moment, office.curator, office.roadmap_id, Checkpoints.HALF_YEARLY)
    assert dates(office, "Вести страницу", "Рябинина") == ["2026-04-10", "2026-07-10", "2027-01-20"]
    assert dates(office, "Помогать школам", "МБОУ СОШ № 1") == ["2026-07-10", "2027-01-20"]
    windows = [one.window for one in office.of("Вести страницу")]
    assert [str(one.start) for one in windows if one] == ["2026-01-01", "2026-04-01", "2026-07-01"]
    assert view.told == 4
    assert office.of("Вести страницу")[0].state is ObligationState.REPORTED


def test_a_row_may_have_dates_of_its_own(office: Place):
    (activity,) = {one.activity_id for one in office.of("Вести страницу")}
    own = [date(2026, 5, 15), date(2026, 11, 16)]
    checkpoints.choose_row_dates(office.work, office.moment, office.curator, activity, own)
    assert dates(office, "Вести страницу", "Рябинина") == ["2026-05-15", "2026-11-16"]
    # The plan's choice is for the others from now on.
    checkpoints.choose(office.work, office.moment, office.curator, office.roadmap_id, Checkpoints.YEARLY)
    assert dates(office, "Вести страницу", "Рябинина") == ["2026-05-15", "2026-11-16"]
    assert dates(office, "Помогать школам", "МБОУ СОШ № 2") == ["2027-01-20"]


def test_what_is_overdue_stays_overdue_when_the_choice_changes(office: Place):
    office.now = datetime(2026, 4, 13, 9, tzinfo=MOSCOW)
    checkpoints.choose(office.work, office.moment, office.curator, office.roadmap_id, Checkpoints.YEARLY)
    assert dates(office, "Вести страницу", "Рябинина") == ["2026-04-10", "2027-01-20"]


def test_a_rule_holds_from_now_on_and_moves_no_agreed_date(office: Place):
    before = [one.control_date for one in office.obligations()]
    office_rules.change(office.work, office.moment, office.curator, Rule.CO_EXECUTOR_DAYS, "5")
    office_rules.change(office.work, office.moment, office.curator, Rule.DAY_OFF, DayOff.FOLLOWING)
    assert [one.control_date for one in office.obligations()] == before
    # Saturday 4 April is put on Monday now, and the co-executor five working days before that.
    moves.move(office.work, office.moment, office.curator, lead(office).id, date(2026, 4, 4), whole_row=True)
    moved = {one.part: str(one.control_date) for one in office.of("Провести сверку")}
    assert moved == {Part.LEAD: "2026-04-06", Part.CO_EXECUTOR: "2026-03-30", Part.MEMBER: "2026-04-06"}


@pytest.mark.parametrize("value", ["0", "29", "-3", "много", "", "9" * 30])
def test_a_rule_out_of_its_range_is_refused_and_stays(office: Place, value: str):
    with pytest.raises(Refusal, match="rule-value"):
        office_rules.change(office.work, office.moment, office.curator, Rule.AFTER_PERIOD_DAY, value)
    assert office.moment.office.rules.after_period_day == 10


def test_a_rule_keeps_who_changed_it_to_what(office: Place):
    for value in ("5", "15", "15"):
        office_rules.change(office.work, office.moment, office.curator, Rule.AFTER_PERIOD_DAY, value)
    view = office_rules.show(office.work, office.moment, office.curator, Rule.AFTER_PERIOD_DAY)
    assert [(change.value, person.short_name) for change, person in view.changes] == [
        ("15", "Ветрова М.П."),
        ("5", "Ветрова М.П."),
    ]
