"""Whoever turns to something else is not waited for any more: what they type next answers nothing forgotten."""

from __future__ import annotations

import re

from tests.conversations.steps import agree, connect_director, invite_curator, load_schools, send_plan
from tests.conversations.test_reports import first_digest
from tests.town import TownOfOneProcess

OF_A_DRAFT = {
    "/own_1_1": "Напишите",
    "/rowtitle_1_1": "Напишите",
    "/rowdeadline_1_1": "Напишите",
    "/rowpeople_1_1": "Напишите",
    "/rowsection_1_1": "раздел",
    "/addrow_1": "Напишите",
    "/find_1": "Что найти",
    "/checkdates_1": "дни",
    "/rowdays_8": "дни",
    "/directory": "Справочник",
    "/newhead_1": "Кто",
    "/rule_2": "Сейчас",
    "/hour": "час",
}
"""What leaves a curator with something to type, and what the bot says to that."""


async def test_a_step_is_left_by_any_other_button_or_command(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await load_schools(town)
    await send_plan(town)
    curator = town.curator
    for index, (command, asks) in enumerate(OF_A_DRAFT.items()):
        await curator.send(command)
        await curator.expect(re.compile(asks, re.IGNORECASE))
        await curator.send("/plans")
        plans = await curator.expect("Планы:")
        if index % 2:
            await curator.tap(plans, "1")
            await curator.expect("понятн")
        await curator.send("Совещание переносится.")
        await curator.expect("Не понял")


async def test_a_plan_that_is_sent_leaves_what_was_asked(town: TownOfOneProcess) -> None:
    await invite_curator(town)
    await agree(town, await send_plan(town))
    await town.curator.send("/find")
    await town.curator.expect("Что найти")
    await send_plan(town)
    await town.curator.send("Совещание переносится.")
    await town.curator.expect("Не понял")


async def test_what_belongs_to_the_question_leaves_it_open(town: TownOfOneProcess) -> None:
    """The pages of a calendar, and the draft of a report, whatever else is looked at meanwhile."""
    digest = await first_digest(town)
    curator, olga = town.curator, town.directors[0]
    obligation_id = (digest.button("Выполнено").data or "").rpartition(":")[2]
    await curator.send(f"/card_{obligation_id}")
    await curator.tap(await curator.expect("Исполнитель"), "Сменить срок")
    await curator.tap(await curator.expect("Новый срок?"), "Другой день")
    picker = await curator.expect("К какому дню?")
    await curator.tap(picker, next(one.text for row in picker.buttons for one in row if one.text.endswith(" →")))
    await curator.expect("Показан")
    await curator.send("27 февраля")
    await curator.expect("27 февраля")

    await connect_director(town, 1)
    await olga.tap(digest, "Отчёт с текстом и файлами")
    await olga.expect("Черновик отчёта")
    await olga.send("/my")
    await olga.expect("За вами")
    await olga.send("Планы приняты.")
    await olga.expect("Планы приняты.")
