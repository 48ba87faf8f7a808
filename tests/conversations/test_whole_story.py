"""The main job, whole, over real HTTP: from an order to the export, with the bot killed on the way."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.conversations.steps import agree, connect_director, invite_curator, load_schools, send_plan
from tests.sandbox.pictures import png
from tests.town import TownOfProcesses, at_work


@pytest.mark.timeout(180)
async def test_the_plan_gets_done(tmp_path: Path) -> None:
    async with at_work(TownOfProcesses, tmp_path) as town:
        curator, olga = town.curator, town.directors[0]
        await invite_curator(town)
        await load_schools(town)
        draft = await send_plan(town)
        assert "15 строк" in draft.text
        assert "№ 57-од" in draft.text
        await agree(town, draft)
        await connect_director(town)

        # Ten working days before the first control date (day 17 is a Thursday) nobody else is told anything.
        await town.client.quiet()
        collector = town.client.collector()
        town.move_to_morning(days=3)
        (digest,) = await collector.expect([(olga, "Принять школьные планы")])
        assert "до чт 19 февраля включительно" in digest.text
        await collector.nothing_else()

        # A line, then an album; the bot is killed in between and loses nothing.
        await olga.tap(digest, "Отчёт с текстом и файлами")
        await olga.expect("Черновик отчёта")
        await olga.send("План принят педсоветом, размещён на сайте школы.")
        await olga.expect("План принят педсоветом")
        await town.kill_bot()
        await olga.send_album([png(), png(colour=(200, 40, 40))], "Фото с педсовета")
        await town.start_bot()
        card = await olga.expect("Приложено 2 фото")
        assert "План принят педсоветом" in card.text
        assert "Фото с педсовета" in card.text
        await olga.tap(card, "Отправить")
        sent = await olga.expect("в 08:3")
        assert "Ветрова М.П." in sent.text

        # The curator returns it once, then accepts what was mended.
        report = await curator.expect("Отчёт на приёмку", after=draft.id)
        assert "МБОУ СОШ № 1, Дубравина О.Н." in report.text
        await curator.tap(report, "Вернуть…")
        reasons = await curator.expect("Почему возвращаете?")
        await curator.tap(reasons, "Нет документа")
        await curator.expect("Возвращено: Ветрова М.П.")
        returned = await olga.expect("вернули на доработку", after=sent.id)
        assert "нет документа" in returned.text
        await olga.reply(returned, "Приказ по школе № 4 прилагаю.")
        mended = await olga.expect("Приказ по школе № 4")
        assert "План принят педсоветом" in mended.text
        await olga.tap(mended, "Отправить")
        await olga.expect("Отправлено")
        again = await curator.expect("Приказ по школе № 4", after=report.id)
        await curator.tap(again, "Принять")
        await curator.expect("Принято: Ветрова М.П.")
        await olga.expect("Отчёт принят", after=returned.id)

        # Reported and accepted: never heard of again; the other two schools are not connected and late.
        await town.client.quiet()
        collector = town.client.collector()
        town.move_to_morning(days=15)  # Friday the 20th, the day after the control date
        await collector.expect([(olga, "Напоминание")])
        town.move_on(minutes=30)  # the hour of curators: all in one message
        await collector.expect([(curator, "Нужны даты: ждут 2 вопроса")])
        await collector.nothing_else()

        await curator.send("/summary")
        summary = await curator.expect("Просрочено: 2")
        assert "Закрыто: 1 из" in summary.text
        assert "в срок 1 из 3" in summary.text
        await curator.send("/late")
        late = await curator.expect("Центральный")
        assert "МБОУ лицей № 2 (ещё не в боте)" in late.text
        assert "МБОУ СОШ № 1" not in late.text

        await curator.send("/export")
        export = await curator.expect("состояние на")
        sheet = openpyxl.load_workbook(io.BytesIO(await curator.download(export))).active
        assert sheet is not None
        rows = [row for row in sheet.iter_rows(values_only=True) if row[3] == "МБОУ СОШ № 1"]
        closed = [row for row in rows if row[7] == "закрыто"]
        assert len(closed) == 1
        assert "Приказ по школе № 4" in str(closed[0][9])
        assert closed[0][10] == 2

        assert await town.stop_bot() == 0
        assert "Traceback" not in town.log()
