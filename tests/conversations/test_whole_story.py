"""The main job, whole, over real HTTP: from an order to the export, with the bot killed on the way."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from bot.samples import sample_plan_docx, school_list_xlsx
from tests.sandbox.pictures import png
from tests.town import MONDAY, Town, payload, town_at_work


async def bring_curator_in(town: Town) -> None:
    await town.admin.start()
    await town.admin.expect("администратор")
    await town.admin.send("/invite")
    await town.admin.expect("Напишите фамилию")
    await town.admin.send(town.cast.curator.name)
    link = payload(await town.admin.expect("Приглашение для"))
    await town.curator.start(link)
    await town.curator.tap(await town.curator.expect("Это вы?"), "Это я")
    await town.curator.expect("Готово")


async def test_the_plan_gets_done(tmp_path: Path) -> None:
    async with town_at_work(tmp_path) as town:
        await bring_curator_in(town)
        curator, olga = town.curator, town.directors[0]
        school = town.cast.schools[0]

        await curator.send_document("школы.xlsx", school_list_xlsx())
        await curator.expect("Добавлено: 3")
        await curator.send_document("план.docx", sample_plan_docx(MONDAY.date()))
        draft = await curator.expect("понятн")
        print(draft.shown())
        await curator.tap(draft, "Ввести в действие")
        print((await curator.expect("введён в действие")).shown())
        await town.connect(curator, olga, school.director)
        print(await olga.shown())
