"""Trouble on demand: what the bot sees, and what has happened behind it."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from bot.sandbox.client import Person, SandboxClient

FAULTS = {
    "429": (TelegramRetryAfter, False),
    "500": (TelegramServerError, False),
    "502": (TelegramServerError, False),
    "timeout": (TelegramNetworkError, False),
    "cut-before": (TelegramNetworkError, False),
    "cut-after": (TelegramNetworkError, True),
}


@pytest.mark.parametrize("kind", FAULTS)
async def test_call_goes_wrong_once(client: SandboxClient, bot: Bot, vera: Person, kind: str) -> None:
    error, accepted = FAULTS[kind]
    await client.fault(kind, seconds=0.01, retry_after=7)
    with pytest.raises(error) as failed:
        await bot.send_message(vera.id, "первое")
    assert getattr(failed.value, "retry_after", 7) == 7
    await bot.send_message(vera.id, "второе")
    told = [message.text for message in await vera.chat() if message.from_bot]
    assert told == (["первое"] if accepted else []) + ["второе"]


async def test_late_answer_comes_after_the_deed(client: SandboxClient, bot: Bot, vera: Person) -> None:
    await client.fault("late", seconds=0.2)
    sending = asyncio.create_task(bot.send_message(vera.id, "уже здесь"))
    await vera.expect("уже здесь")
    assert not sending.done()
    assert (await sending).text == "уже здесь"


async def test_fault_meets_only_the_method_and_chat_it_names(client: SandboxClient, bot: Bot, vera: Person) -> None:
    oleg = await client.person(7, "Олег Мартов")
    await oleg.start()
    await client.fault("500", method="sendMessage", chat_id=oleg.id, count=2)
    await bot.get_me()
    await bot.send_message(vera.id, "Вере")
    for _ in range(2):
        with pytest.raises(TelegramServerError):
            await bot.send_message(oleg.id, "Олегу")
    await bot.send_message(oleg.id, "Олегу")


async def test_limits_hold_a_chat_to_one_message_a_second(client: SandboxClient, bot: Bot, vera: Person) -> None:
    await client.limits(True)
    await bot.send_message(vera.id, "раз")
    with pytest.raises(TelegramRetryAfter) as early:
        await bot.send_message(vera.id, "два")
    assert early.value.retry_after == 1
    await client.limits(False)
    await bot.send_message(vera.id, "три")
    assert [message.text for message in await vera.chat() if message.from_bot] == ["раз", "три"]


async def test_limits_hold_the_bot_to_thirty_messages_a_second(client: SandboxClient, bot: Bot) -> None:
    people = [await client.person(1000 + number, f"Директор {number}") for number in range(40)]
    for person in people:
        await person.start()
    await client.limits(True)
    sent = await asyncio.gather(*(bot.send_message(p.id, "всем") for p in people), return_exceptions=True)
    refused = [answer for answer in sent if isinstance(answer, TelegramRetryAfter)]
    assert len(refused) >= 1
    assert len(sent) - len(refused) >= 30
