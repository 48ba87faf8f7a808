"""The strict collector: a message missing and a message unexpected fail alike."""

import re

import pytest
from aiogram import Bot

from bot.sandbox.client import Person, SandboxClient


@pytest.fixture
async def oleg(client: SandboxClient) -> Person:
    oleg = await client.person(7, "Олег Мартов")
    await oleg.start()
    return oleg


@pytest.fixture
async def listening(bot: Bot, vera: Person, oleg: Person) -> None:
    """The bot has heard everything said so far."""
    await bot.get_updates(offset=(await bot.get_updates())[-1].update_id + 1)


@pytest.mark.usefixtures("listening")
async def test_expected_messages_in_any_order_pass(client: SandboxClient, bot: Bot, vera: Person, oleg: Person) -> None:
    collector = client.collector()
    await bot.send_message(oleg.id, "Дел: 2")
    await bot.send_message(vera.id, "Дел: 1, срок завтра")
    await bot.send_message(vera.id, "Дел: 3")
    got = await collector.expect([(vera, re.compile("Дел: .")), (vera, "завтра"), (oleg, "2")])
    assert [message.text for message in got] == ["Дел: 3", "Дел: 1, срок завтра", "Дел: 2"]
    await collector.nothing_else()


@pytest.mark.usefixtures("listening")
async def test_missing_message_fails(client: SandboxClient, bot: Bot, vera: Person, oleg: Person) -> None:
    collector = client.collector()
    await bot.send_message(vera.id, "Дел: 1")
    with pytest.raises(AssertionError, match=r"Олег Мартов \(7\): 'Дел: 2'"):
        await collector.expect([(vera, "Дел: 1"), (oleg, "Дел: 2")], timeout=0.1)


@pytest.mark.usefixtures("listening")
async def test_unexpected_message_fails(client: SandboxClient, bot: Bot, vera: Person, oleg: Person) -> None:
    collector = client.collector()
    await bot.send_message(oleg.id, "Лишнее")
    await bot.send_message(vera.id, "Дел: 1")
    with pytest.raises(AssertionError, match="Лишнее"):
        await collector.expect([(vera, "Дел: 1")], timeout=0.1)
    with pytest.raises(AssertionError, match="Лишнее"):
        await collector.nothing_else()


@pytest.mark.usefixtures("listening")
async def test_second_message_of_the_same_words_is_unexpected(client: SandboxClient, bot: Bot, vera: Person) -> None:
    collector = client.collector()
    await bot.send_message(vera.id, "Дел: 1")
    await collector.expect([(vera, "Дел: 1")])
    await bot.send_message(vera.id, "Дел: 1")
    with pytest.raises(AssertionError, match="Дел: 1"):
        await collector.nothing_else()


async def test_expectation_fails_with_the_transcript(bot: Bot, vera: Person) -> None:
    await bot.send_message(vera.id, "Здравствуйте")
    await vera.expect("Здрав")
    with pytest.raises(AssertionError, match=r"person #1: /start\nbot #2: Здравствуйте"):
        await vera.expect("Здрав", timeout=0.05)


async def test_bot_that_hears_nothing_is_not_quiet(client: SandboxClient, vera: Person) -> None:
    with pytest.raises(AssertionError, match=rf"1 updates not confirmed.*'id': {vera.id}"):
        await client.quiet(timeout=0.05)
