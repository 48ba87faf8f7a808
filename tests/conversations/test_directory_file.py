"""The directory as a file: out, corrected at a desk, shown, applied."""

from __future__ import annotations

import io

import openpyxl

from bot.sandbox.client import Person
from tests.conversations.steps import connect_director, put_plan_in_force
from tests.town import TownOfOneProcess


async def file_of(curator: Person) -> bytes:
    await curator.send("/directory")
    await curator.tap(await curator.expect("В справочнике"), "Справочник файлом")
    return await curator.download(await curator.expect("Исправьте и пришлите обратно"))


async def test_untouched_it_changes_nothing(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    content = await file_of(town.curator)
    await town.curator.send_document("справочник.xlsx", content)
    await town.curator.expect("ничего не меняет", timeout=20)


async def test_what_will_change_is_shown_before_it_is_applied(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    curator, olga = town.curator, town.directors[0]
    book = openpyxl.load_workbook(io.BytesIO(await file_of(curator)))
    sheet = book["Организации"]
    row = next(one for one in sheet.iter_rows(min_row=2) if one[2].value == "МБОУ СОШ № 1")
    row[5].value = "Тихонова Вера Андреевна"
    sheet.append([4242, "школа", "Чужая школа"])
    file = io.BytesIO()
    book.save(file)
    await curator.send_document("справочник исправленный.xlsx", file.getvalue())
    shown = await curator.expect("Изменится 1 запись", timeout=20)
    assert "руководитель «Дубравина Ольга Николаевна», станет «Тихонова Вера Андреевна»" in shown.text
    assert f"«Организации», строка {sheet.max_row}: кода 4242 в справочнике нет" in shown.text
    await olga.send("/my")
    await olga.expect("За вами")
    await curator.tap(shown, "Применить")
    await curator.expect("Изменена 1 запись")
    await olga.expect("дела переданы")
    await curator.tap(shown, "Применить")
    await curator.expect("Менять было нечего")


async def test_only_those_who_keep_the_directory_get_it(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    await connect_director(town)
    olga = town.directors[0]
    for command in ("/directory", "/directoryfile", "/applydirectory_1", "/org_1", "/newhead_1_1", "/members_1"):
        await olga.send(command)
        await olga.expect("не в вашей роли")
