"""Before a plan is put in force the curator sees what will come of it, and it comes so."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from bot.sandbox.client import Message
from tests.conversations.steps import agree, connect_director, invite_curator, load_schools, send_plan
from tests.town import MOSCOW, TownOfOneProcess, at_work

PLAN_OF_NOBODY = """План мероприятий
№;Мероприятие;Срок;Ответственные
1;Составить список выставочных витрин;до 2 марта 2026 года;
2;Проверить витрины к выставке;до 16 марта 2026 года;
"""


PLAN_OF_A_WEEK = """План мероприятий
№;Мероприятие;Срок;Ответственные
1;Сдать опись полок;до 10 февраля 2026 года;Руководители ОО
"""


def number_of(page: Message, words: str) -> str:
    """The number of the line that says so."""
    found = re.search(rf"^(\d+)\. .*{re.escape(words)}", page.text, re.MULTILINE)
    assert found, page.text
    return found[1]


async def look_ahead(town: TownOfOneProcess, page: Message, day: str, who: str) -> Message:
    """From the page of days to the text of one person's message."""
    await town.curator.tap(page, number_of(page, day))
    readers = await town.curator.expect("кому напишет бот")
    await town.curator.tap(readers, number_of(readers, who))
    return await town.curator.expect("Кнопки:")


async def test_what_was_foretold_is_what_is_sent(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    director = town.cast.schools[0].director
    await connect_director(town)
    draft = await send_plan(town)
    await town.curator.tap(draft, "Ввести в действие…")
    what_comes = await town.curator.expect("Что будет")
    assert "Не подключены" in what_comes.text
    await town.curator.tap(what_comes, "Что уйдёт за 14 дней")
    days = await town.curator.expect("никто ничего не сдаст")
    assert "чт 5 февраля: " in days.text
    foretold = await look_ahead(town, days, "чт 5 февраля", director.split()[0])
    assert "Принять школьные планы" in foretold.text
    await agree(town, draft)
    await town.directors[0].expect("Введён в действие")

    town.move_to(datetime(2026, 2, 5, 8, 31, tzinfo=MOSCOW))
    sent = await town.directors[0].expect("Принять школьные планы")
    said = foretold.text.split("\n\n", 1)[1].rsplit("\nКнопки:", 1)[0]
    assert said == sent.text


async def test_the_second_call_of_the_day_itself_is_foretold_too(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    director = town.cast.schools[0].director.split()[0]
    await connect_director(town)
    await town.curator.send_document("план.txt", PLAN_OF_A_WEEK.replace(";", "\t").encode())
    draft = await town.curator.expect("понятн", timeout=30)
    await town.curator.tap(draft, "Ввести в действие…")
    await town.curator.tap(await town.curator.expect("Что будет"), "Что уйдёт за 14 дней")
    days = await town.curator.expect("никто ничего не сдаст")
    await town.curator.tap(days, number_of(days, "вт 10 февраля"))
    readers = await town.curator.expect("кому напишет бот")
    assert re.findall(rf"{director}.*", readers.text)[1].endswith("1 дело, в 14:00")
    await town.curator.tap(readers, number_of(readers, director))
    foretold = await town.curator.expect("Кнопки:")
    await agree(town, draft)
    await town.directors[0].expect("Введён в действие")

    for hour, minute, words in ((8, 31, "опись полок"), (14, 1, "Сегодня последний день")):
        town.move_to(datetime(2026, 2, 10, hour, minute, tzinfo=MOSCOW))
        sent = await town.directors[0].expect(words)
        assert sent.text in foretold.text


async def test_looking_ahead_changes_nothing(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    await connect_director(town)
    draft = await send_plan(town)
    for _ in range(2):
        await town.curator.tap(draft, "Ввести в действие…")
        page = await town.curator.expect("Что будет")
        await town.curator.tap(page, "Кому сколько дел")
        await town.curator.tap(await town.curator.expect("ещё не в боте"), "Назад")
        await town.curator.tap(await town.curator.expect("Что будет"), "К черновику")
        draft = await town.curator.expect("понятн")
    await town.directors[0].send("/my")
    await town.directors[0].expect("ничего не")
    await town.curator.send("/people")
    assert "Рябинина" not in (await town.curator.expect("подключен")).text


async def test_the_two_weeks_stay_in_sight_once_the_plan_is_in_force(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    await agree(town, await send_plan(town))
    await town.curator.send("/plan_1")
    plan = await town.curator.expect("План действует")
    await town.curator.tap(plan, "Что уйдёт за 14 дней")
    days = await town.curator.expect("никто ничего не сдаст")
    assert "(не подключены" in days.text
    foretold = await look_ahead(town, days, "чт 5 февраля", town.cast.schools[1].director.split()[0])
    await town.curator.tap(foretold, "Назад")
    await town.curator.tap(await town.curator.expect("кому напишет бот"), "Что уйдёт за 14 дней")
    await town.curator.tap(await town.curator.expect("никто ничего не сдаст"), "К плану")
    await town.curator.expect("План действует")
    await town.curator.send("/preview_1")
    await town.curator.expect("никто ничего не сдаст")


async def test_a_plan_that_names_nobody_says_why_it_waits(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await town.curator.send_document("план.txt", PLAN_OF_NOBODY.replace(";", "\t").encode())
    draft = await town.curator.expect("понятн", timeout=30)
    await town.curator.tap(draft, "Ввести в действие…")
    page = await town.curator.expect("пока нельзя")
    assert "не назван ни один исполнитель" in page.text
    assert [button.text for row in page.buttons for button in row] == ["К черновику"]
    assert "не назван ни один" in (await town.curator.tap_data(page.id, "force:1") or "")


async def test_forged_pages_are_answered_kindly(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    draft = await send_plan(town)
    for data in ("preview:99", "sends:99:0", "sendday:1:20261399", "sendtext:1:20260205:999", "sendtext:1:20270205:1"):
        if "больше нет" not in (await town.curator.tap_data(draft.id, data) or ""):
            # It took so long to find out that the press was answered before.
            await town.curator.expect("больше нет")
    await town.outsider.start()
    await town.outsider.expect("приглашени")
    await town.outsider.send("/preview_1")
    await town.outsider.expect("пока вас не знает")


async def test_it_is_foretold_on_postgresql_too(tmp_path: Path, postgres_url: str) -> None:
    async with at_work(TownOfOneProcess, tmp_path, postgres_url) as town:
        await invite_curator(town)
        await load_schools(town)
        await town.curator.tap(await send_plan(town), "Ввести в действие…")
        await town.curator.tap(await town.curator.expect("Что будет"), "Что уйдёт за 14 дней")
        assert "чт 5 февраля" in (await town.curator.expect("никто ничего не сдаст")).text


async def test_each_is_foretold_at_the_hour_and_in_the_zone_of_their_own(town: TownOfOneProcess) -> None:
    """And is told then: the look ahead misses nobody who asked for a later hour."""
    await invite_curator(town)
    await load_schools(town)
    olga, sergey = town.directors[:2]
    for index in (0, 1):
        await connect_director(town, index)
    await olga.send("/hour_1015")
    await olga.expect("10:15")
    await sergey.send("/zone_3")
    await sergey.expect("Екатеринбург")
    draft = await send_plan(town)
    await town.curator.tap(draft, "Ввести в действие…")
    await town.curator.tap(await town.curator.expect("Что будет"), "Что уйдёт за 14 дней")
    days = await town.curator.expect("никто ничего не сдаст")
    await town.curator.tap(days, number_of(days, "чт 5 февраля"))
    readers = await town.curator.expect("кому напишет бот")
    assert "Обычно бот пишет в 08:30" in readers.text
    lines = {
        name: line
        for line in readers.text.split("\n")
        for name in ("Дубравина", "Ольховский", "Ивушкина")
        if name in line
    }
    assert ", в 10:15" in lines["Дубравина"]
    assert ", Екатеринбург (МСК+2)" in lines["Ольховский"]
    assert "в 08" not in lines["Ольховский"]
    assert "МСК" not in lines["Ивушкина"]
    await agree(town, draft)
    town.move_to(datetime(2026, 2, 5, 6, 31, tzinfo=MOSCOW))
    await sergey.expect("Принять школьные планы")
    town.move_to(datetime(2026, 2, 5, 10, 16, tzinfo=MOSCOW))
    await olga.expect("Принять школьные планы")
