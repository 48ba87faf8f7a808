"""Several curators: each sees their plans, what is shared with them, and their schools."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import openpyxl

from bot.samples import school_list_xlsx
from bot.sandbox.client import Person
from tests.conversations.steps import (
    agree,
    connect_director,
    invite_curator,
    load_schools,
    put_plan_in_force,
    send_plan,
)
from tests.town import TownOfOneProcess, payload


async def second_curator(town: TownOfOneProcess) -> Person:
    await town.admin.send("/invite")
    await town.admin.expect("Напишите фамилию")
    await town.admin.send("Лобачев Кирилл Ильич")
    kirill = town.outsider
    await kirill.start(payload(await town.admin.expect("Приглашение:")))
    await kirill.tap(await kirill.expect("Это вы?"), "Это я")
    await kirill.expect("Готово")
    return kirill


async def test_a_plan_is_its_curators_until_it_is_shared(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    curator = town.curator
    draft = await send_plan(town)
    await agree(town, draft)
    kirill = await second_curator(town)
    await kirill.send("/summary")
    await kirill.expect("Действующих планов пока нет")
    await kirill.send("/plans")
    await kirill.expect("Планов пока нет")

    await curator.send("/plans")
    await curator.tap(await curator.expect("действует"), "1")
    await curator.tap(await curator.expect("План действует"), "Ещё…")
    await curator.tap(await curator.expect("План действует"), "Открыть другому куратору")
    question = await curator.expect("Кому ещё открыть")
    await curator.tap(question, "[ ] Лобачев К.И.")
    shared = await curator.expect("Кому ещё открыть")
    await kirill.send("/summary")
    await kirill.expect("Просрочено")
    await curator.tap(shared, "[x] Лобачев К.И.")
    await curator.expect("Кому ещё открыть")
    await kirill.send("/summary")
    await kirill.expect("Действующих планов пока нет")


async def district_in_force(town: TownOfOneProcess) -> Person:
    """The list of schools names a second curator for the first of them; returns him."""
    await invite_curator(town)
    kirill = await second_curator(town)
    book = openpyxl.load_workbook(io.BytesIO(school_list_xlsx()))
    assert book.active is not None
    book.active.cell(4, 4).value = "Лобачев Кирилл Ильич"
    file = io.BytesIO()
    book.save(file)
    await town.curator.send_document("школы.xlsx", file.getvalue())
    await town.curator.expect("добавлено 3")
    draft = await send_plan(town)
    await agree(town, draft)
    return kirill


async def test_a_district_is_a_scope(town: TownOfOneProcess) -> None:
    """Of others' plans the schools that he curates are all that he sees."""
    kirill = await district_in_force(town)
    town.move_to_morning(days=18)
    await kirill.send("/late")
    his = await kirill.expect("МБОУ СОШ № 1")
    assert "лицей" not in his.text
    await town.curator.send("/late")
    assert "лицей" in (await town.curator.expect("МБОУ СОШ № 1")).text


async def test_a_report_that_waits_for_another_curator_does_not_keep_the_morning_message_away(
    town: TownOfOneProcess,
) -> None:
    kirill = await district_in_force(town)
    await connect_director(town, 1)
    nina = town.directors[1]
    town.move_to_morning(days=3)
    await nina.tap(await nina.expect("через 10 рабочих дней"), "Выполнено")
    await nina.expect("Отправлено")
    town.move_on(minutes=1)
    await town.curator.expect("Отчёт на приёмку")
    town.move_to(town.today.replace(hour=9, minute=5) + timedelta(days=15))
    assert "ждут приёмки" not in (await kirill.expect("Просрочено")).text
    assert "ждут приёмки 1" in (await town.curator.expect("Просрочено")).text
    await kirill.send("/awaiting")
    await kirill.expect("приёмки ничего не ждёт")


async def test_who_is_late_and_not_in_the_bot_is_told_from_what_nobody_answers_for(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    town.move_to_morning(days=45)
    curator = town.curator
    await curator.send("/late")
    first = await curator.expect("Просрочено")
    found = re.search(r"Страница 1 из (\d+)", first.text)
    pages, late = int(found[1]) if found else 1, first.text
    page = first
    for number in range(2, pages + 1):
        await curator.tap(page, "Дальше →")
        page = await curator.expect(f"Страница {number} из {pages}")
        late += page.text
    assert "Синичкин О.И. (ещё не в боте)" in late
    assert "Центр развития образования (пока никто не назван)" in late
    assert first.text.count(". МБОУ") == sum(one.text.isdigit() for row in first.buttons for one in row)


async def test_a_line_of_who_is_late_is_opened_by_its_number(town: TownOfOneProcess) -> None:
    """To the card with what became of its nudges, and back."""
    await put_plan_in_force(town)
    await connect_director(town)
    town.move_to_morning(days=22)
    curator, olga = town.curator, town.directors[0]
    digest = await olga.expect("Просрочено")
    await curator.send("/late")
    late = await curator.expect("Просрочено")
    line = re.search(r"^(\d+)\. МБОУ СОШ № 1: Принять", late.text, re.MULTILINE)
    assert line
    await curator.tap(late, line[1])
    card = await curator.expect("Напоминания:")
    assert "Исполнитель: МБОУ СОШ № 1" in card.text
    await curator.tap(card, "Кто не отчитался")
    await curator.expect("Просрочено")
    assert line[0] in (await curator.chat())[-1].text
    # What has been done meanwhile is not in the list that an old button brings.
    await olga.tap(digest, "1. Выполнено")
    await olga.expect("Отправлено")
    await curator.tap_data(late.id, "late:0")
    assert line[0] not in (await curator.expect("Просрочено")).text


async def test_an_obligation_is_shown_to_those_who_watch_over_it(town: TownOfOneProcess) -> None:
    """A card, its history, its row: of others' plans a curator opens what the schools of theirs owe, and no more."""
    kirill = await district_in_force(town)
    await town.curator.send("/executors_1")
    everybody = await town.curator.expect("Принять школьные планы")
    theirs = [button.data or "" for row in everybody.buttons for button in row if button.text.isdigit()]
    assert len(theirs) == 3

    await kirill.send("/executors_1")
    his = await kirill.expect("Принять школьные планы")
    (mine,) = [button.data for row in his.buttons for button in row if button.text.isdigit()]
    assert mine in theirs
    for data in theirs:
        wanted = "Принять школьные планы" if data == mine else "не из ваших планов"
        for verb in ("card", "history", "who"):
            await kirill.send(f"/{verb}_{data.rpartition(':')[2]}")
            await kirill.expect(wanted)
