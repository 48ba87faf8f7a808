"""Several curators: each sees their plans, what is shared with them, and their schools."""

from __future__ import annotations

import io

import openpyxl

from bot.samples import school_list_xlsx
from bot.sandbox.client import Person
from tests.conversations.steps import agree, invite_curator, load_schools, send_plan
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


async def test_a_district_is_a_scope(town: TownOfOneProcess) -> None:
    """The list of schools names a curator for one of them: of others' plans she is all that he sees."""
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
    town.move_to_morning(days=18)
    await kirill.send("/late")
    his = await kirill.expect("МБОУ СОШ № 1")
    assert "лицей" not in his.text
    await town.curator.send("/late")
    assert "лицей" in (await town.curator.expect("МБОУ СОШ № 1")).text


async def test_an_obligation_is_shown_to_those_who_watch_over_it(town: TownOfOneProcess) -> None:
    """A card, its history, its row: of others' plans a curator opens what the schools of theirs owe, and no more."""
    await invite_curator(town)
    kirill = await second_curator(town)
    book = openpyxl.load_workbook(io.BytesIO(school_list_xlsx()))
    assert book.active is not None
    book.active.cell(4, 4).value = "Лобачев Кирилл Ильич"
    file = io.BytesIO()
    book.save(file)
    await town.curator.send_document("школы.xlsx", file.getvalue())
    await town.curator.expect("добавлено 3")
    await agree(town, await send_plan(town))
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
