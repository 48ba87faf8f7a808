""" "Not mine": two taps to say so, two to give it to another; nobody is nudged meanwhile."""

from __future__ import annotations

import re

from bot.sandbox.client import Message, Person
from tests.conversations.steps import connect_director, put_plan_in_force
from tests.town import TownOfOneProcess, payload


async def connect_official(town: TownOfOneProcess, index: int) -> Person:
    await town.connect(town.curator, town.officials[index], f"{town.cast.officials[index].name.split()[0]}")
    return town.officials[index]


async def first_digest(town: TownOfOneProcess) -> Message:
    await put_plan_in_force(town)
    await connect_director(town)
    town.move_to_morning(days=3)
    return await town.directors[0].expect("Принять школьные планы")


async def test_not_mine_is_two_taps_and_the_curator_gives_it_in_two(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.tap(digest, "Не моё")
    why = await olga.expect("Почему это дело не ваше?")
    await olga.tap(why, "Этим занимается другой")
    await olga.expect("Спросили куратора (Ветрова М.П.)")
    asked = await curator.expect("Исполнитель пишет: «Не моё»")
    assert "МБОУ СОШ № 1, Дубравина О.Н." in asked.text
    assert "этим занимается другой человек" in asked.text
    # Nobody is nudged about it while it is asked: three days before, the day itself.
    town.move_to_morning(days=11)
    await town.client.quiet()
    assert not [
        one for one in (await olga.chat())[-2:] if "Принять школьные планы" in one.text and "Сегодня" in one.text
    ]

    await curator.tap(asked, "Другой человек")
    await curator.expect("Кто отвечает за это дело?")
    await curator.send("Клюева Нина Олеговна")
    await curator.expect("Передано: Клюева Н.О.")
    link = payload(await curator.expect("Приглашение:"))
    await olga.expect("Теперь отвечает Клюева Н.О.")
    await curator.tap(asked, "Остаётся за исполнителем")
    await curator.expect("Передано: Клюева Н.О.")

    nina = town.outsider
    await nina.start(link)
    await nina.tap(await nina.expect("Это вы?"), "Это я")
    given = await nina.expect("Вам передано дело")
    assert "Принять школьные планы" in given.text
    await town.client.quiet()
    assert sum("Вам передано дело" in one.text for one in await nina.chat()) == 1
    await nina.tap(given, "Открыть")
    card = await nina.expect("Исполнитель: Клюева Нина Олеговна")
    await nina.tap(card, "Выполнено")
    await nina.expect("Отправлено")


async def test_the_curator_may_leave_it_where_it_is(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.tap(digest, "Не моё")
    await olga.tap(await olga.expect("Почему это дело не ваше?"), "Написать свою причину")
    await olga.expect("Напишите одним сообщением")
    await olga.send("Планы принимает управляющий совет, это его протокол.")
    await olga.expect("Спросили куратора")
    await olga.tap_data(digest.id, digest.button("Не моё").data or "")
    asked = await curator.expect("управляющий совет")
    await curator.send("/objections")
    listed = await curator.expect("1 человек пишет «Не моё»")
    await curator.tap(listed, "1")
    again = await curator.expect("Кому передать?")
    await curator.tap(again, "Остаётся за исполнителем")
    await curator.expect("Остаётся за исполнителем: Дубравина О.Н.")
    assert await curator.tap(asked, "Остаётся за исполнителем") == "Это уже решено."
    kept = await olga.expect("дело остаётся за вами")
    await olga.tap(kept, "Открыть")
    await olga.expect("Исполнитель: МБОУ СОШ № 1")


async def test_reporting_after_all_ends_the_question(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    olga, curator = town.directors[0], town.curator
    await olga.tap(digest, "Не моё")
    await olga.tap(await olga.expect("Почему это дело не ваше?"), "Мы здесь ни при чём")
    asked = await curator.expect("Исполнитель пишет: «Не моё»")
    await olga.tap_data(digest.id, digest.button("Не моё").data or "")
    await olga.send("/my")
    mine = await olga.expect("ближайшие сверху")
    await olga.tap(mine, "1")
    card = await olga.expect("ждём решения куратора")
    await olga.tap(card, "Выполнено")
    await olga.expect("Отправлено")
    await curator.tap(asked, "Остаётся за исполнителем")
    await curator.expect("Вопрос снят")


async def test_strangers_can_neither_object_nor_give(town: TownOfOneProcess) -> None:
    digest = await first_digest(town)
    await connect_director(town, 1)
    sergey = town.directors[1]
    data = digest.button("Не моё").data or ""
    await sergey.send("/my")
    own = await sergey.expect("ближайшие сверху")
    assert "поручено другому" in (await sergey.tap_data(own.id, data) or "")
    number = data.partition(":")[2]
    assert "не в вашей роли" in (await sergey.tap_data(own.id, f"give:{number}:1") or "")
    assert "не в вашей роли" in (await sergey.tap_data(own.id, f"lead:{number}") or "")


async def test_another_executor_is_made_the_lead(town: TownOfOneProcess) -> None:
    await put_plan_in_force(town)
    curator = town.curator
    await curator.send("/people")
    await connect_official(town, 0)
    oleg = town.officials[0]
    await oleg.send("/my")
    mine = await oleg.expect("За вами")
    number = re.search(r"^(\d+)\. Провести совещание", mine.text, re.MULTILINE)
    assert number, mine.text
    await oleg.tap(mine, number[1])
    card = await oleg.expect("Вы — соисполнитель")
    id_ = (card.button("Выполнено").data or "").partition(":")[2]
    await curator.send(f"/card_{id_}")
    await curator.tap(await curator.expect("Исполнитель: Синичкин О.И."), "Сделать ответственным")
    await curator.expect("Исполнитель: Синичкин О.И.")
    await oleg.send(f"/card_{id_}")
    led = await oleg.expect("Вы — ответственный исполнитель")
    assert "до пт 27 марта включительно" in card.text or "до" in led.text
