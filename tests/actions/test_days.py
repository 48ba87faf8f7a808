"""Days of an office in which much happens at once: what each hears, and when."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.actions import (
    absences,
    acceptance,
    control,
    executors,
    extensions,
    moves,
    put_off,
    reports,
    speeches,
    summaries,
    timetables,
    touch_ups,
)
from bot.actions.obligations import remember_shown
from bot.domain.errors import Refusal
from bot.domain.objection import ObjectionReason
from bot.domain.obligation import Ground, ObligationState
from bot.domain.people import Role
from bot.domain.report import ReturnReason
from bot.domain.speech import SpeechKind
from tests.actions.days import Days, to


def test_a_curator_who_rises_early_hears_of_what_they_owe_though_a_new_plan_waits_to_be_announced(
    office: Days,
) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    boris = office.person("Лобов Борис Ильич", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 2, 13), boris.name)})
    office.plan("Ремонт", boris, {"Покрасить забор": (date(2026, 2, 9), olga.name)})
    office.work.people.change(boris.id, digest_time=time(7))
    office.until(2, 9)
    office.at(2, 9, 19)
    # Of this plan he is told from half past eight on, of what is due in the other at seven.
    office.plan("Чтение", anna, {"Открыть зал": (date(2026, 3, 30), boris.name)})
    heard = to(boris, [*office.at(2, 10, 7, 1), *office.at(2, 10, 8, 31), *office.at(2, 10, 9, 1)])
    assert [one.kind for one in heard] == [SpeechKind.DIGEST, SpeechKind.ASSIGNMENT]
    assert ["Сверить паспорта" in one.text for one in heard] == [True, False]


def test_what_a_deputy_takes_over_while_their_own_message_is_on_its_way_is_still_told_to_them(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    day = date(2026, 2, 12)  # on Monday the 9th three working days are left
    office.plan("Сверка", anna, {"Сверить паспорта": (day, olga.name), "Покрасить забор": (day, oleg.name)})
    office.until(2, 6)
    office.work.people.change(olga.id, digest_time=time(9))
    on_its_way = office.compose_at(2, 9, 8, 31, oleg)
    absences.leave(office.work, office.moment, olga, date(2026, 2, 20), name=oleg.name)
    office.record(on_its_way)
    told = to(oleg, [*office.at(2, 9, 9, 5), *office.at(2, 10, 8, 31)])
    assert [one.kind for one in told] == [SpeechKind.DEPUTY, SpeechKind.DIGEST]
    assert "Сверить паспорта" in told[1].text


def test_what_its_former_executor_put_off_and_accepted_is_told_to_the_new_one(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 3, 6), olga.name)})
    one = office.owed("Сверить паспорта")
    put_off.acknowledge(office.work, office.moment, olga, one.id)
    put_off.snooze(office.work, office.moment, olga, one.id, date(2026, 3, 20))
    office.at(2, 3, 10)
    executors.give(office.work, office.moment, anna, one.id, person_id=oleg.id)
    told = to(oleg, [*office.tick(), *office.until(3, 6)])
    assert [(each.when.month, each.when.day) for each in told] == [(2, 3), (2, 19), (3, 3), (3, 5), (3, 6), (3, 6)]


def test_a_report_returned_on_friday_evening_is_told_to_the_deputy_of_who_is_away_from_monday_on(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    due = date(2026, 2, 12)
    office.plan("Сверка", anna, {"Сверить паспорта": (due, olga.name), "Покрасить забор": (due, olga.name)})
    one, other = office.owed("Сверить паспорта"), office.owed("Покрасить забор")
    office.at(2, 6, 11)
    sent = reports.done_at_once(office.work, office.moment, olga, one.id).report
    office.at(2, 6, 19)
    acceptance.return_(office.work, office.moment, anna, sent.id, ReturnReason.OFF_TOPIC)
    moves.move(office.work, office.moment, anna, other.id, date(2026, 2, 26))
    office.at(2, 8, 12)
    absences.leave(office.work, office.moment, olga, date(2026, 2, 20), name=oleg.name)
    heard = [*office.at(2, 9, 8, 31), *office.at(2, 9, 9, 1)]
    assert to(olga, heard) == []
    assert {one.kind for one in to(oleg, heard)} >= {SpeechKind.DEPUTY, SpeechKind.RETURNED, SpeechKind.MOVED}


def test_what_is_given_on_the_last_evening_of_an_absence_is_told_to_who_is_back(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 3, 12), oleg.name)})
    absences.leave(office.work, office.moment, olga, date(2026, 2, 8), name="Клюева Нина Олеговна")
    office.at(2, 6, 19)
    executors.give(office.work, office.moment, anna, office.owed("Сверить паспорта").id, person_id=olga.id)
    assert [one.kind for one in to(olga, office.at(2, 9, 8, 31))] == [SpeechKind.BACK, SpeechKind.GIVEN]


def test_who_is_back_in_kamchatka_is_spoken_to_though_in_moscow_it_is_still_their_last_day_away(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна", zone="Asia/Kamchatka")
    oleg = office.person("Оленин Олег Игоревич", zone="Asia/Kamchatka")
    office.at(2, 2, 8)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 2, 9), olga.name)})
    office.at(2, 2, 23, 31)
    absences.leave(office.work, office.moment, olga, date(2026, 2, 5), name=oleg.name)
    for day in (3, 4):
        office.at(2, day, 23, 31)
    # Half past eight on Friday there, eleven hours later in the evening of Thursday here.
    heard = office.at(2, 5, 23, 31)
    assert [one.kind for one in to(olga, heard)] == [SpeechKind.DIGEST]
    assert [one.kind for one in to(oleg, heard)] == [SpeechKind.BACK]


def test_each_who_stands_in_hears_when_it_begins_and_when_it_is_over(office: Days) -> None:
    """One chooses another deputy, and that one goes away too, and owes nothing themselves."""
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    nina, vera = office.person("Клюева Нина Олеговна"), office.person("Сомова Вера Ильинична")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 3, 12), olga.name)})
    until = date(2026, 2, 13)
    for hour, who, deputy in ((10, olga, oleg), (12, olga, nina), (14, nina, vera)):
        office.at(2, 3, hour)
        absences.leave(office.work, office.moment, who, until, name=deputy.name)
    office.tick()
    office.until(2, 16)
    begins_and_ends = [SpeechKind.DEPUTY, SpeechKind.BACK]
    assert [one.kind for one in to(oleg, office.said)] == begins_and_ends
    assert [one.when.day for one in to(oleg, office.said)] == [3, 3]
    assert [one.kind for one in to(nina, office.said)] == [SpeechKind.DEPUTY]
    assert [one.kind for one in to(vera, office.said) if "Дубравина" in one.text] == begins_and_ends


def test_a_row_that_goes_while_a_message_is_on_its_way_does_not_make_it_said_twice(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    due = date(2026, 2, 12)
    office.plan("Сверка", anna, {"Сверить паспорта": (due, olga.name), "Покрасить забор": (due, olga.name)})
    on_its_way = office.compose_at(2, 9, 8, 31, olga)
    office.work.obligations.remove([office.owed("Покрасить забор").id])
    office.record(on_its_way)
    assert office.work.outbox.shown_on(on_its_way.chat_id, office.message_id) == [office.owed("Сверить паспорта").id]


def test_a_card_asked_for_while_the_morning_message_is_on_its_way_is_the_only_live_one(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 2, 12), olga.name)})
    on_its_way = office.compose_at(2, 9, 8, 31, olga)
    below = office.message_id + 2
    remember_shown(office.work, office.moment, on_its_way.chat_id, below, [office.owed("Сверить паспорта").id])
    office.record(on_its_way)
    touch_ups.due(office.work, office.moment)
    office.place.now += touch_ups.GRACE
    put_right = touch_ups.due(office.work, office.moment)
    assert [one.message_id for one in put_right] == [office.message_id]
    assert touch_ups.compose(office.work, office.moment, put_right[0], "ru") is None


def test_that_nobody_can_be_reached_is_told_to_administrators_where_the_curator_cannot_be_either(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, admin = office.person("Дубравина Ольга Николаевна"), office.person("Зимин Иван Ильич", Role.ADMINISTRATOR)
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 2, 12), olga.name)})
    speeches.lose(office.work, office.moment, anna)
    speeches.lose(office.work, office.moment, olga)
    assert [one.text for one in to(admin, office.tick()) if "Дубравина" in one.text]


def test_that_a_report_is_accepted_is_not_said_at_night_after_an_outage(office: Days) -> None:
    """Where its card can't be changed any more it comes as a new message, with its sound."""
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 2, 12), olga.name)})
    sent = reports.done_at_once(office.work, office.moment, olga, office.owed("Сверить паспорта").id).report
    office.at(2, 3, 17, 58)
    acceptance.accept(office.work, office.moment, anna, sent.id)
    (speech,) = speeches.claim(office.work, office.moment)
    begun = speeches.begin(office.work, office.moment, speech)
    assert begun is not None
    speeches.record_retry(office.work, office.moment, begun, timedelta(minutes=4), "502", maybe_arrived=False)
    assert to(olga, office.at(2, 3, 22)) == []
    assert [one.kind for one in to(olga, office.at(2, 4, 8, 31))] == [SpeechKind.ACCEPTED]


def test_dates_are_asked_for_in_the_morning_message_and_not_beside_it(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    day = date(2026, 2, 12)  # on Monday the 9th three working days are left
    late = date(2026, 2, 5)
    office.plan("Сверка", anna, {"Сверить паспорта": (day, olga.name), "Покрасить забор": (late, oleg.name)})
    office.until(2, 5)
    office.at(2, 6, 17)
    office.plan("Чтение", anna, {"Открыть зал": ("график КДР", olga.name), "Закрыть зал": ("график ГИА", anna.name)})
    for one in office.work.timetables.unanswered():
        office.work.timetables.change(one.id, asked_at=None, ask_on=date(2026, 2, 9))
    morning = [*office.at(2, 9, 8, 31), *office.at(2, 9, 9, 1), *office.at(2, 9, 14, 1)]
    for reader, wanted in ((olga, "график КДР"), (anna, "график ГИА")):
        (message,) = to(reader, morning)
        assert f"Нужна дата: {wanted}" in message.text
        # Among other things: what they write next need not be the answer.
        assert office.work.conversations.get(reader.id) is None
    office.until(2, 20)
    assert [one for one in office.said if one.when.day > 9 and "график" in one.text] == []


def test_dates_are_asked_for_with_the_word_of_the_new_plan(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    office.plan("Чтение", anna, {"Открыть зал": ("график КДР", olga.name), "Закрыть зал": ("график ГИА", olga.name)})
    (told,) = to(olga, [*office.tick(), *office.until(2, 5)])
    assert told.kind is SpeechKind.ASSIGNMENT
    assert "Нужны даты: ждут 2 вопроса" in told.text


def test_dates_wanted_after_the_morning_message_wait_for_the_next_one(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    rows = {"Сверить паспорта": (date(2026, 2, 12), olga.name), "Открыть зал": ("график КДР", oleg.name)}
    office.plan("Сверка", anna, rows | {"Закрыть зал": ("график КДР", olga.name)})
    office.until(2, 6)
    office.at(2, 9, 8, 31)
    office.at(2, 9, 10)
    (question,) = office.work.timetables.unanswered()
    asked, other = (olga, oleg) if question.asked_id == olga.id else (oleg, olga)
    timetables.ask_of(office.work, office.moment, asked, question.id, other.id)
    heard = to(other, [*office.at(2, 9, 10, 1), *office.at(2, 9, 15), *office.at(2, 10, 8, 31)])
    assert [(one.when.day, "график КДР" in one.text) for one in heard] == [(10, True)]


def test_a_deputy_is_asked_for_the_dates_and_may_tell_them(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    absences.leave(office.work, office.moment, olga, date(2026, 2, 20), name=oleg.name)
    office.plan("Чтение", anna, {"Открыть зал": ("график КДР", olga.name)})
    heard = office.tick()
    assert to(olga, heard) == []
    assert ["график КДР" in one.text for one in to(oleg, heard) if one.kind is SpeechKind.ASSIGNMENT] == [True]
    (question,) = office.work.timetables.unanswered()
    answer = timetables.one_day(date(2026, 3, 16))
    timetables.answer(office.work, office.moment, oleg, question.id, answer)
    assert office.owed("Открыть зал").control_date == date(2026, 3, 16)


def test_what_was_asked_of_who_is_away_is_asked_of_the_deputy(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    office.plan("Чтение", anna, {"Открыть зал": ("график КДР", olga.name)})
    assert ["график КДР" in one.text for one in to(olga, office.tick())] == [True]
    office.at(2, 3, 12)
    absences.leave(office.work, office.moment, olga, date(2026, 2, 6), name=oleg.name)
    heard = [*office.tick(), *office.until(2, 16)]
    # Of nothing else they were told that day.
    assert [one.when.day for one in to(oleg, heard) if "график КДР" in one.text] == [3]
    assert [one.kind for one in to(olga, heard)] == [SpeechKind.BACK]


def test_what_waits_for_its_next_attempt_waits_no_longer_when_the_clock_is_set_back(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 2, 12), olga.name)})
    office.tick()
    on_its_way = office.compose_at(2, 9, 16, 0, olga)
    speeches.record_retry(
        office.work, office.moment, on_its_way.speech, timedelta(minutes=4), "502", maybe_arrived=False
    )
    assert to(olga, office.at(2, 9, 16, 3)) == []
    assert [one.kind for one in to(olga, office.at(2, 9, 11))] == [SpeechKind.DIGEST]


def test_the_morning_message_counts_what_has_no_day_yet_as_the_list_of_everything_does(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    rows: dict[str, tuple[date | str, str]] = {"Сверить паспорта": (date(2026, 2, 12), olga.name)}
    far = {f"Дело {number}": (date(2026, 4, 20), olga.name) for number in range(3)}
    office.plan("Сверка", anna, rows | far | {"Открыть зал": ("график КДР", olga.name)})
    office.until(2, 6)
    (message,) = to(olga, office.at(2, 9, 8, 31))
    assert len(office.work.obligations.owed_by(olga.id)) == 5
    assert "И ещё 4 дела (без срока пока 1): /my" in message.text


def test_what_a_curator_who_is_away_would_decide_comes_to_their_deputy_who_may_decide_it(office: Days) -> None:
    anna, boris = office.person("Ветрова Анна Павловна", Role.CURATOR), office.person("Лобов Борис Ильич", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    due = date(2026, 2, 12)
    rows = {"Сверить паспорта": (due, olga.name), "Покрасить забор": (due, olga.name), "Сдать ключ": (due, olga.name)}
    office.plan("Сверка", anna, rows | {"Собрать книги": (date(2026, 2, 3), oleg.name)})
    office.until(2, 4)
    office.at(2, 5, 10)
    absences.leave(office.work, office.moment, anna, date(2026, 2, 20), name=boris.name)
    assert ["решаете вы" in one.text for one in to(boris, office.tick())] == [True, False]
    sent = reports.done_at_once(office.work, office.moment, olga, office.owed("Сверить паспорта").id).report
    asked = extensions.choose(office.work, office.moment, olga, office.owed("Покрасить забор").id, date(2026, 2, 26))
    extensions.ask(office.work, office.moment, olga, asked.extension.id, "Нет краски")
    executors.object_(office.work, office.moment, olga, office.owed("Сдать ключ").id, ObjectionReason.NOT_MY_DUTY)
    heard = [*office.at(2, 5, 11), *office.at(2, 6, 9, 1)]
    assert to(anna, heard) == []
    kinds = [one.kind for one in to(boris, heard)]
    assert kinds == [SpeechKind.EXTENSION, SpeechKind.OBJECTION, SpeechKind.REPORT, SpeechKind.DIGEST]
    assert "Просрочено 1" in to(boris, heard)[-1].text
    assert "ждут приёмки 1 · просят перенос 1" in to(boris, heard)[-1].text
    assert [one.report.id for one in acceptance.awaiting(office.work, office.moment, boris)] == [sent.id]
    assert summaries.behind(office.work, office.moment, boris).total == 1
    with pytest.raises(Refusal, match="not-allowed"):
        acceptance.accept(office.work, office.moment, oleg, sent.id)
    acceptance.accept(office.work, office.moment, boris, sent.id)
    extensions.grant(office.work, office.moment, boris, asked.extension.id)
    executors.keep(office.work, office.moment, boris, office.work.objections.all_open()[0].id)
    office.until(2, 20)
    # Five working days after the 3rd and after the 12th.
    assert [one.when.day for one in to(boris, office.said) if "Давно нет отчёта" in one.text] == [10, 19]
    assert [one for one in to(anna, office.said) if 6 <= one.when.day <= 20] == []
    back = to(anna, office.until(2, 24))
    assert [one.when.day for one in back if one.kind is SpeechKind.DIGEST][:1] == [24]
    with pytest.raises(Refusal, match="not-your-date"):
        moves.move(office.work, office.moment, boris, office.owed("Собрать книги").id, date(2026, 3, 2))


def test_what_a_curator_decides_still_comes_to_them_where_their_deputy_is_no_curator(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 2, 12), olga.name)})
    office.at(2, 3, 10)
    absences.leave(office.work, office.moment, anna, date(2026, 2, 20), name=oleg.name)
    reports.done_at_once(office.work, office.moment, olga, office.owed("Сверить паспорта").id)
    heard = [*office.at(2, 3, 11), *office.at(2, 4, 9, 1)]
    assert [one.kind for one in to(anna, heard)] == [SpeechKind.REPORT, SpeechKind.DIGEST]
    assert to(oleg, heard) == []


def test_who_is_back_hears_of_what_is_late_though_the_deputy_was_told_of_it_the_day_before(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga, oleg = office.person("Дубравина Ольга Николаевна"), office.person("Оленин Олег Игоревич")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 2, 5), olga.name)})
    office.at(2, 3, 10)
    absences.leave(office.work, office.moment, olga, date(2026, 2, 12), name=oleg.name)
    office.until(2, 12)
    # On the fifth working day, a week before the next nudge.
    assert [one.when.day for one in to(oleg, office.said) if one.kind is SpeechKind.DIGEST][-1] == 12
    (welcome,) = to(olga, office.until(2, 13))
    assert "С возвращением" in welcome.text
    assert "За вами 1 дело" in welcome.text


def test_that_a_task_is_back_on_control_is_not_said_twice_at_once(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {"Сверить паспорта": (date(2026, 2, 12), olga.name)})
    one = office.owed("Сверить паспорта")
    office.until(2, 6)
    control.release(office.work, office.moment, anna, one.id, ObligationState.SUSPENDED, Ground.CANCELLED)
    office.until(2, 9)
    office.at(2, 11, 10)
    control.take_up(office.work, office.moment, anna, one.id)
    assert [one.kind for one in to(olga, [*office.tick(), *office.at(2, 11, 15)])] == [SpeechKind.CONTROL]
    assert [one.kind for one in to(olga, office.at(2, 12, 8, 31))] == [SpeechKind.DIGEST]


def test_what_the_afternoon_message_only_counts_is_not_shown_as_left_unsaid(office: Days) -> None:
    anna = office.person("Ветрова Анна Павловна", Role.CURATOR)
    olga = office.person("Дубравина Ольга Николаевна")
    office.at(2, 2, 10)
    office.plan("Сверка", anna, {f"Дело {number}": (date(2026, 2, 4), olga.name) for number in range(10)})
    (_, afternoon) = to(olga, [*office.at(2, 4, 8, 31), *office.at(2, 4, 14, 1)])
    assert afternoon.kind is SpeechKind.ON_THE_DAY
    said = [office.work.nudges.of_obligation(one.id, 1)[0] for one in office.work.obligations.owing()]
    assert [(one.kind, one.excuse) for one in said] == [(SpeechKind.ON_THE_DAY, None)] * 10
