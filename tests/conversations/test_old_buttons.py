"""Buttons outlive what they were made for: pressed twice, after a restart, after the world has moved on."""

from __future__ import annotations

import pytest

from bot.sandbox.client import Message, Person
from tests.conversations.steps import agree, connect_director, invite_curator, load_schools, send_plan
from tests.town import TownOfOneProcess


async def press_everything(person: Person, messages: list[Message]) -> None:
    """Every button as it was first seen, twice; each press must be answered."""
    pressed: set[str] = set()
    for message in messages:
        for data in (button.data or "" for row in message.buttons for button in row):
            for _ in range(0 if data in pressed else 2):
                # So many answers in a minute wait for what the messenger allows in one chat.
                await person.tap_data(message.id, data, wait=60)
            pressed.add(data)


@pytest.mark.timeout(150)
async def test_every_button_of_the_story_pressed_again_after_a_restart_does_no_harm(town: TownOfOneProcess) -> None:
    curator, olga = town.curator, town.directors[0]
    await invite_curator(town)
    await load_schools(town)
    draft = await send_plan(town)
    await agree(town, draft)
    await connect_director(town)
    town.move_to_morning(days=3)
    digest = await olga.expect("Принять школьные планы")
    await olga.tap(digest, "Отчёт с текстом и файлами")
    empty = await olga.expect("Черновик отчёта")
    await olga.send("Готово.")
    card = await olga.expect("Готово.")
    await olga.tap(card, "Отправить")
    sent = await olga.expect("Отправлено")
    report = await curator.expect("Отчёт на приёмку")
    await curator.tap(report, "Вернуть…")
    reasons = await curator.expect("Почему возвращаете?")
    await curator.tap(reasons, "Нет документа")
    decided = await curator.expect("Возвращено")
    returned = await olga.expect("вернули на доработку", after=sent.id)
    await olga.tap(returned, "Исправить")
    await olga.expect("Черновик отчёта")
    await olga.send("Приказ прилагаю.")
    again = await olga.expect("Приказ прилагаю")
    await olga.tap(again, "Отправить")
    await olga.expect("Отправлено")
    second = await curator.expect("Приказ прилагаю", after=decided.id)
    await curator.tap(second, "Принять")
    await curator.expect("Принято")
    await olga.expect("Отчёт принят")
    before = await counts(town)

    await town.stop_bot()
    await town.start_bot()
    await press_everything(olga, [digest, empty, card, sent, returned, again])
    await press_everything(curator, [draft, report, reasons, second])
    await town.client.quiet()
    assert await counts(town) == before
    for chat in (await olga.chat(), await curator.chat()):
        assert not [message for message in chat if "сломалось" in message.text]


async def counts(town: TownOfOneProcess) -> list[str]:
    """The lines of the summary that tell how the plan stands."""
    await town.curator.send("/summary")
    summary = await town.curator.expect("Закрыто")
    return [line for line in summary.text.split("\n") if ": " in line]
