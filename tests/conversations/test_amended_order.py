"""A plan over its year: amended, released from, closed, copied; nobody's report is lost, nobody is told twice."""

from __future__ import annotations

import re

from tests.conversations.editions import first_edition, plan_docx, second_edition
from tests.conversations.steps import agree, invite_curator, send_plan
from tests.town import TownOfOneProcess

FIRST = plan_docx(first_edition(), "11-од", "26 января 2026 г.")
SECOND = plan_docx(second_edition(), "19-од", "10 февраля 2026 г.")


async def spring_plan_in_force(town: TownOfOneProcess) -> None:
    """Its two officials are connected before, so that they are told of it."""
    await invite_curator(town)
    draft = await send_plan(town, FIRST)
    assert "43 строки" in draft.text
    await agree(town, draft)
    for person, name in zip(town.officials, ("Синичкин О.И.", "Рябинина Е.В."), strict=True):
        await town.connect(town.curator, person, name)


async def report_done(town: TownOfOneProcess, who: int, title: str) -> None:
    """Finds it in the list of what one owes, and reports it in one tap."""
    person = town.officials[who]
    await person.send("/my")
    page = await person.expect("За вами")
    while not (line := re.search(rf"^(\d+)\. .*{re.escape(title)}", page.text, re.MULTILINE)):
        await person.tap(page, "Дальше →")
        page = await person.expect("За вами")
    await person.tap(page, line[1])
    await person.tap(await person.expect("Состояние"), "Выполнено")
    await person.expect("Отправлено")


async def test_an_amended_order_loses_no_report_and_tells_nobody_twice(town: TownOfOneProcess) -> None:
    await spring_plan_in_force(town)
    oleg, elena = town.officials
    rows = {row.number: row for row in first_edition()}
    # Elena has reported on a row whose date will change, and on one that will be gone.
    for number in (3, 21):
        await report_done(town, 1, rows[number].title)
    town.move_on(minutes=1)
    for _ in range(2):
        await town.curator.expect("Отчёт на приёмку")
    await town.curator.send("/summary")
    before = await town.curator.expect("Закрыто: 0 из 43")
    assert "Ждут приёмки: 2" in before.text

    draft = await send_plan(town, SECOND)
    assert "новую редакцию" in draft.text
    await town.curator.tap(draft, "Сравнить")
    page = await town.curator.expect("Что изменилось")
    assert "Изменено 5 · добавлено 3 · убрано 2 · без изменений 36" in page.text
    seen = page.text
    for number in (2, 3, 4):
        await town.curator.tap(page, "Дальше →")
        page = await town.curator.expect(f"Страница {number} из 4")
        seen += page.text
    assert seen.count("Изменено:") == 5
    assert "станет «до 25 июня 2026 года»" in seen
    collector = town.client.collector()
    await town.curator.tap(page, "Применить (10)")
    await collector.expect([(oleg, "План изменён"), (elena, "План изменён")])
    await town.curator.expect("Новая редакция внесена")
    await collector.nothing_else()

    told = await elena.expect("План изменён")
    assert "Подготовить летний лагерь" in told.text
    assert "до чт 25 июня включительно" in told.text
    assert rows[3].title[:40] not in told.text, "she has reported on it: nothing is asked of her there"
    assert "Приказ № 19-од" in told.text
    await town.curator.send("/summary")
    after = await town.curator.expect("Ждут приёмки: 2")
    # 43 rows; the row of two days counts twice, one is gone and one reported though its row is gone; three came.
    assert "Закрыто: 0 из 46" in after.text
    assert "Снято с контроля и не требуется: 2" in after.text

    # Of the first row it is told who changed what, and what stood there before.
    await town.curator.send("/rows_1")
    await town.curator.tap(await town.curator.expect("Строки плана"), "1. ")
    await town.curator.tap(await town.curator.expect("25 июня 2026"), "История")
    history = await town.curator.expect("строка изменена")
    assert "стало «до 25 июня 2026 года»" in history.text

    # Pressed again, it answers kindly and changes nothing.
    pressed = next(str(button.data) for row in page.buttons for button in row if "Применить (" in button.text)
    assert "уже внесена" in (await town.curator.tap_data(page.id, pressed) or "")
    town.move_to_morning(days=1)
    await town.client.quiet()
    assert len([one for one in await elena.chat() if "План изменён" in one.text]) == 1


async def test_a_change_that_the_curator_leaves_out_is_not_made(town: TownOfOneProcess) -> None:
    await spring_plan_in_force(town)
    draft = await send_plan(town, SECOND)
    await town.curator.tap(draft, "Сравнить")
    page = await town.curator.expect("Что изменилось")
    await town.curator.tap(page, "Не применять 1")
    page = await town.curator.expect("останется как было")
    await town.curator.tap(page, "Применить (9)")
    await town.curator.expect("Новая редакция внесена")
    told = await town.officials[1].expect("План изменён")
    assert "25 июня" not in told.text
    assert "26 июня" in told.text


async def test_an_executor_who_is_released_is_told_and_reminded_no_more(town: TownOfOneProcess) -> None:
    await spring_plan_in_force(town)
    elena, curator = town.officials[1], town.curator
    await elena.send("/my")
    page = await elena.expect("За вами 22 дела")
    await elena.tap(page, "1")
    hers = await elena.expect("Состояние: на исполнении")
    number = re.search(r"report:(\d+)", " ".join(str(button.data) for row in hers.buttons for button in row))
    assert number is not None
    await curator.send(f"/card_{number[1]}")
    card = await curator.expect("Исполнитель: Рябинина")
    await curator.tap(card, "Снять с контроля")
    why = await curator.expect("На каком основании")
    await curator.tap(why, "Написать своё основание")
    await curator.expect("Напишите основание")
    await curator.send("Приказ № 12-од: сверку проводит область")
    decided = await curator.expect("снято с контроля")
    told = await elena.expect("Куратор изменил ваше дело")
    assert "Приказ № 12-од" in told.text
    assert "освободил вас" in (await elena.tap_data(hers.id, f"done:{number[1]}") or "")
    await elena.send("/my")
    await elena.expect("За вами 21 дело")
    await curator.tap(decided, "К делу")
    card = await curator.expect("Основание: Приказ № 12-од")
    await curator.tap(card, "История")
    history = await curator.expect("снято с контроля")
    assert "план введён в действие" in history.text
    await curator.send(f"/card_{number[1]}")
    await curator.tap(await curator.expect("Основание"), "Вернуть на контроль")
    await curator.expect("Состояние: на исполнении")
    await elena.expect("На контроле, срок до")
    # A stranger to the plan can't do any of it, whatever ids they send.
    assert "не в вашей роли" in (await elena.tap_data(told.id, f"remove:{number[1]}:1") or "")


async def test_a_plan_is_closed_and_copied_to_the_next_year(town: TownOfOneProcess) -> None:
    await spring_plan_in_force(town)
    await report_done(town, 1, first_edition()[0].title)
    town.move_on(minutes=1)
    report = await town.curator.expect("Отчёт на приёмку")
    await town.curator.send("/plan_1")
    await town.curator.tap(await town.curator.expect("План действует"), "Ещё…")
    await town.curator.tap(await town.curator.expect("План действует"), "Закрыть план")
    await town.curator.expect("Сначала решите по 1 отчёту")
    await town.curator.tap(report, "Принять")
    await town.curator.send("/closeplan_1")
    asked = await town.curator.expect("Не выполнено 42 дела")
    collector = town.client.collector()
    await town.curator.tap(asked, "Закрыть план")
    await collector.expect([(one, "По нему от вас больше ничего не нужно") for one in town.officials])
    await collector.nothing_else()
    done = await town.curator.expect("Снято с контроля 42")
    assert "уже закрыт" in (await town.curator.tap_data(asked.id, "closeplan:1:1") or "")
    await town.curator.tap(done, "Копия на следующий год")
    copy = await town.curator.expect("на 2027 год")
    assert "43 строки" in copy.text
    await town.curator.tap(copy, "Строки")
    assert "2027 года" in (await town.curator.expect("Строки плана")).text
