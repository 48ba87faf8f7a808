"""Dates that nobody wrote, and dates that move: asked once, answered once, told once."""

from __future__ import annotations

import re
from datetime import datetime

from bot.sandbox.client import Message, Person
from tests.conversations.editions import ELENA, OLEG, Row, plan_docx
from tests.conversations.steps import (
    agree,
    connect_director,
    invite_curator,
    load_schools,
    put_plan_in_force,
    send_plan,
)
from tests.town import MOSCOW, TownOfOneProcess

SLOW = 30
"""Seconds to wait for what the clock sets going."""
FIVE = [
    Row(1, "Проверить чтение в пятых классах", "По графику КДР", ELENA),
    Row(2, "Проверить чтение в шестых классах", "по графику контрольных диагностических работ", ELENA),
    Row(3, "Проверить чтение в седьмых классах", "В соответствии с графиком КДР", f"{ELENA}, {OLEG}"),
    Row(4, "Проверить чтение в восьмых классах", "по графику КДР", OLEG),
    Row(5, "Собрать ответы школ о проверках", "По графикам КДР", ELENA),
    Row(6, "Разобрать ошибки учеников", "в течение 5 рабочих дней после педагогического совета", OLEG),
    Row(7, "Вести страницу о чтении", "в течение года", ELENA),
    Row(8, "Подготовить выставку", "до 20 марта 2026 года", OLEG),
]


async def five_in_force(town: TownOfOneProcess, *, connected: bool = True) -> Message:
    await invite_curator(town)
    draft = await send_plan(town, plan_docx(FIVE, "11-од", "26 января 2026 г."))
    page = await agree(town, draft)
    for person, name in zip(town.officials, ("Синичкин О.И.", "Рябинина Е.В."), strict=True):
        if connected:
            await town.connect(town.curator, person, name)
    return page


async def open_mine(person: Person, title: str) -> Message:
    await person.send("/my")
    page = await person.expect("За вами")
    line = re.search(rf"^(\d+)\. .*{re.escape(title)}", page.text, re.MULTILINE)
    assert line, page.text
    await person.tap(page, line[1])
    return await person.expect("Состояние")


async def test_a_timetable_that_five_rows_name_in_three_forms_is_asked_once(town: TownOfOneProcess) -> None:
    await five_in_force(town)
    oleg, elena = town.officials
    question = await elena.expect("От этого зависят 5 строк", timeout=SLOW)
    assert "график КДР" in question.text
    await town.client.quiet()
    asked = [one for one in await elena.chat() if one.from_bot and "КДР" in one.text and "зависят" in one.text]
    assert len(asked) == 1

    collector = town.client.collector()
    # Whoever is asked one thing answers in words, without a press.
    await elena.send("ближе к лету")
    await elena.expect("Не понял, какой это день")
    await elena.send("16 марта и 20 мая")
    answer = await elena.expect("Сроки: пн 16 марта, ср 20 мая")
    assert "Об этом узнает 1 исполнитель" in answer.text
    news = await oleg.expect("Новые сроки: 4 дела", timeout=SLOW)
    # Oleg leads the fourth row, and is a co-executor of the third: three working days before.
    assert "до пн 16 марта включительно" in news.text
    assert "до ср 11 марта включительно" in news.text
    await collector.expect(
        [(elena, "Не понял"), (elena, "Сроки:"), (oleg, "Новые сроки: 4 дела")],
        timeout=SLOW,
    )
    await collector.nothing_else()
    await town.curator.send("/timetables")
    waiting = await town.curator.expect("Ждёт даты 1 вопрос")
    assert "педагогический совет" in waiting.text


async def test_dates_asked_for_in_the_morning_message_can_be_told_after_its_task_was_reported(
    town: TownOfOneProcess,
) -> None:
    rows = [Row(1, "Проверить чтение", "По графику КДР", ELENA), Row(2, "Сверить журналы", "до 3 февраля 2026", ELENA)]
    await invite_curator(town)
    await agree(town, await send_plan(town, plan_docx(rows, "11-од", "26 января 2026 г.")))
    elena = town.officials[1]
    await town.connect(town.curator, elena, "Рябинина Е.В.")
    morning = await elena.expect("Нужна дата: график КДР", timeout=SLOW)
    assert "Сверить журналы" in morning.text
    await elena.tap(morning, "Выполнено")
    await elena.expect("Отправлено")
    morning = await elena.expect("новое сообщение об этом ниже", timeout=SLOW)
    assert "Нужна дата: график КДР" in morning.text
    await elena.tap(morning, "Назвать дату")
    await elena.expect("К каким дням отчитаться?")
    await elena.send("16 марта")
    await elena.expect("Сроки: пн 16 марта")


async def test_no_timetable_yet_is_asked_again_and_the_curator_sees_whom(town: TownOfOneProcess) -> None:
    await five_in_force(town)
    elena = town.officials[1]
    question = await elena.expect("От этого зависят 5 строк", timeout=SLOW)
    await town.curator.send("/timetables")
    assert "Спросили пн 2 февраля: Рябинина Е.В." in (await town.curator.expect("Ждут дат 2 вопроса")).text
    await elena.tap(question, "Графика ещё нет")
    await elena.expect("Спросим снова пн 16 февраля")
    await town.client.quiet()
    town.move_to_morning(days=14)
    again = await elena.expect("Графика ещё не было", timeout=SLOW)
    await elena.tap(again, "Спросите другого")
    await elena.tap(await elena.expect("Кого спросить?"), "Синичкин О.И.")
    await elena.expect("Спросим: Синичкин О.И.")
    assert "Об этом спросили другого" in (await elena.tap(again, "Назвать даты") or "")


async def test_an_event_that_has_come_dates_its_rows_by_their_own_words(town: TownOfOneProcess) -> None:
    await five_in_force(town)
    oleg = town.officials[0]
    question = await oleg.expect("Событие наступило?", timeout=SLOW)
    await oleg.tap(question, "Ещё нет")
    await oleg.expect("Спросим снова")
    await town.curator.send("/events")
    listed = await town.curator.expect("Ждём одного события")
    await town.curator.tap(listed, "1")
    await town.curator.tap(await town.curator.expect("Событие наступило?"), "Да, сегодня")
    await town.curator.expect("Сроки: пн 9 февраля")
    assert "до пн 9 февраля включительно" in (await oleg.expect("Новый срок: 1 дело", timeout=SLOW)).text
    assert "уже ответили" in (await oleg.tap(question, "Да, сегодня") or "")


async def test_an_extension_is_asked_in_two_presses_and_a_reason_and_granted_in_one(town: TownOfOneProcess) -> None:
    await five_in_force(town)
    oleg, curator = town.officials[0], town.curator
    card = await open_mine(oleg, "Подготовить выставку")
    await oleg.tap(card, "Перенести")
    offer = await oleg.expect("На какой день просите")
    await oleg.tap(offer, "пт 27 марта")
    await oleg.expect("Напишите причину")
    await oleg.send("Экспонаты привезут только к концу месяца")
    sent = await oleg.expect("Решает куратор: Ветрова М.П.")
    request = await curator.expect("Просят перенести срок", timeout=SLOW)
    assert "на 5 рабочих дней позже" in request.text
    assert "Экспонаты привезут только к концу месяца" in request.text
    await curator.send("/summary")
    assert "Просят перенос (1)" in str((await curator.expect("Закрыто")).buttons)
    await curator.tap(request, "Продлить до пт 27 марта")
    settled = await curator.expect("Срок продлён: до пт 27 марта")
    assert "Просят" not in settled.text
    assert "Сейчас:" not in settled.text
    granted = await oleg.expect("Срок продлён: до пт 27 марта включительно", timeout=SLOW)
    assert "Перенесён 1 раз, первый срок пт 20 марта" in granted.text
    # Pressed once more, and taken back too late: today's state is shown.
    assert "уже решена" in (await curator.tap(request, "Продлить до пт 27 марта") or "")
    assert "уже решена" in (await oleg.tap(sent, "Отозвать просьбу о переносе") or "")


async def test_who_went_back_from_the_reason_sends_no_request_with_the_next_words(town: TownOfOneProcess) -> None:
    await five_in_force(town)
    oleg, curator = town.officials[0], town.curator
    await oleg.tap(await open_mine(oleg, "Подготовить выставку"), "Перенести")
    await oleg.tap(await oleg.expect("На какой день просите"), "пт 27 марта")
    await oleg.tap(await oleg.expect("Напишите причину"), "← Назад")
    await oleg.expect("На какой день просите")
    await oleg.send("спасибо, всё ясно")
    await oleg.expect("Не понял, какой это день")
    await town.client.quiet()
    assert not [one for one in await curator.chat() if "Просят перенести" in one.text]


async def test_a_day_typed_instead_of_pressed_is_the_day_that_is_asked_for(town: TownOfOneProcess) -> None:
    await five_in_force(town)
    oleg = town.officials[0]
    card = await open_mine(oleg, "Подготовить выставку")
    await oleg.tap(card, "Перенести")
    await oleg.expect("На какой день просите")
    await oleg.send("10 марта")
    await oleg.expect("должен быть позже нынешнего")
    await oleg.send("на неделю")
    await oleg.expect("Просите перенести: до пт 27 марта включительно")
    await oleg.send("Экспонаты привезут только к концу месяца")
    await oleg.expect("Просьба отправлена")


async def test_an_extension_is_refused_in_two_presses(town: TownOfOneProcess) -> None:
    await five_in_force(town)
    oleg, curator = town.officials[0], town.curator
    card = await open_mine(oleg, "Подготовить выставку")
    await oleg.tap(card, "Перенести")
    await oleg.tap(await oleg.expect("На какой день"), "Другой день")
    await oleg.tap(await oleg.expect("Показан март 2026"), "25")
    await oleg.expect("до ср 25 марта включительно")
    await oleg.send("Не успеваем")
    await oleg.expect("Просьба отправлена")
    request = await curator.expect("Просят перенести срок", timeout=SLOW)
    await curator.tap(request, "Отказать…")
    await curator.tap(await curator.expect("Почему отказываете?"), "Сдать в срок, что готово")
    await curator.expect("В переносе отказано")
    assert "сдайте в срок то, что готово" in (await oleg.expect("В переносе отказано", timeout=SLOW)).text
    town.move_to(datetime(2026, 3, 20, 9, 0, tzinfo=MOSCOW))
    late = await open_mine(oleg, "Подготовить выставку")
    assert "Напишите куратору (Ветрова М.П.)" in (await oleg.tap(late, "Перенести") or "")


async def test_a_curator_moves_a_row_for_everybody_and_each_is_told_once(town: TownOfOneProcess) -> None:
    await five_in_force(town)
    curator, oleg = town.curator, town.officials[0]
    await town.client.quiet()
    town.move_to(datetime(2026, 2, 2, 19, 0, tzinfo=MOSCOW))
    await curator.send("/plan_1")
    await curator.tap(await curator.expect("План действует"), "Сроки строк")
    await curator.tap(await curator.expect("Сроки строк, страница 1"), "8")
    await curator.tap(await curator.expect("1. до пт 20 марта"), "1. Перенести")
    await curator.expect("Новый срок?")
    await curator.send("25 марта")
    card = await curator.expect("Перенесён 1 раз")
    assert "до ср 25 марта включительно" in card.text
    await curator.tap(card, "Сменить срок")
    await curator.expect("Новый срок?")
    await curator.send("2 апреля")
    await curator.expect("Перенесён 2 раза, первый срок пт 20 марта")
    collector = town.client.collector()
    town.move_to_morning(days=1)
    (news,) = await collector.expect([(oleg, "Новый срок: 1 дело")], timeout=SLOW)
    assert "до чт 2 апреля включительно" in news.text
    assert "было пт 20 марта" in news.text
    await collector.nothing_else()


async def test_work_without_an_end_is_asked_about_as_often_as_agreed(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    draft = await send_plan(town)
    await town.curator.tap(draft, "Когда отчитываться")
    card = await town.curator.expect("3 строки. Когда по ним отчитываться?")
    assert "раз в полугодие: пт 10 июля, ср 20 января 2027" in card.text
    await town.curator.tap(card, "раз в год")
    card = await town.curator.expect("Сейчас: раз в год")
    await town.curator.tap(card, "К черновику")
    await agree(town, await town.curator.expect("отчёт раз в год"))
    await connect_director(town)
    await town.directors[0].send("/my")
    await town.directors[0].expect("За вами 12 дел")
    # Later the curator wants more: what is not reported yet follows, and each hears of it once.
    await town.curator.send("/checkpoints_1")
    await town.curator.tap(await town.curator.expect("План действует"), "раз в полугодие")
    await town.curator.expect("Сроки изменены, об этом узна")
    news = await town.directors[0].expect("Новые сроки: 4 дела", timeout=SLOW)
    assert "было" not in news.text
    await town.directors[0].send("/my")
    await town.directors[0].expect("За вами 14 дел")


async def test_days_of_ones_own_are_typed_or_picked(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    draft = await send_plan(town, plan_docx(FIVE, "11-од", "26 января 2026 г."))
    await town.curator.tap(draft, "Когда отчитываться")
    await town.curator.tap(await town.curator.expect("Когда по ней отчитываться?"), "Свои даты")
    picker = await town.curator.expect("Отметьте дни")
    await town.curator.tap(picker, "16")
    picker = await town.curator.expect("Выбрано: пн 16 февраля")
    await town.curator.send("15 мая и 16 ноября")
    card = await town.curator.expect("по датам пт 15 мая, пн 16 ноября")
    await town.curator.tap(card, "По строкам")
    await town.curator.expect("Сроки строк, страница 1")


async def test_a_rule_is_changed_in_two_presses_and_holds_for_the_next_plan(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    curator = town.curator
    await curator.send("/rules")
    await curator.tap(await curator.expect("Правила сроков"), "2")
    card = await curator.expect("чтобы свести части в один ответ")
    assert "Сейчас: за 3 рабочих дня до срока" in card.text
    await curator.send("сорок")
    await curator.expect("Нужно число от 0 до 20")
    await curator.send("5")
    card = await curator.expect("Сохранено")
    assert "пн 2 февраля Ветрова М.П.: за 5 рабочих дней до срока" in card.text
    await curator.tap(card, "← Все правила")
    await curator.expect("за 5 рабочих дней до срока (изменено)")
    assert "не в вашей роли" in (await refused_rules(town)).text


async def refused_rules(town: TownOfOneProcess) -> Message:
    await load_schools(town)
    await connect_director(town)
    await town.directors[0].send("/rules")
    return await town.directors[0].expect("роли")


async def test_a_plan_of_today_shows_what_it_waits_for(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await town.curator.send("/summary")
    summary = await town.curator.expect("Закрыто")
    await town.curator.tap(summary, "Срок не назначен (4)")
    await town.curator.expect("Ждут дат 2 вопроса")
