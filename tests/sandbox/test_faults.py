"""Trouble on demand: what the bot sees, and what has happened behind it."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramMigrateToChat, TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from bot.sandbox.client import Person, SandboxClient
from bot.sandbox.errors import Refusal
from bot.sandbox.faults import Limits
from bot.sandbox.params import Params

FAULTS = {
    "429": (TelegramRetryAfter, False),
    "500": (TelegramServerError, False),
    "502": (TelegramServerError, False),
    "moved": (TelegramMigrateToChat, False),
    "timeout": (TelegramNetworkError, False),
    "cut-before": (TelegramNetworkError, False),
    "cut-after": (TelegramNetworkError, True),
}


@pytest.mark.parametrize("kind", FAULTS)
async def test_call_goes_wrong_once(client: SandboxClient, bot: Bot, vera: Person, kind: str) -> None:
    error, accepted = FAULTS[kind]
    await client.fault(kind, seconds=0.01, retry_after=7, moved_to=5)
    with pytest.raises(error) as failed:
        await bot.send_message(vera.id, "первое")
    assert getattr(failed.value, "retry_after", 7) == 7
    await bot.send_message(vera.id, "второе")
    told = [message.text for message in await vera.chat() if message.from_bot]
    assert told == (["первое"] if accepted else []) + ["второе"]


async def test_late_answer_comes_after_the_deed(client: SandboxClient, bot: Bot, vera: Person) -> None:
    await client.fault("late", seconds=600)
    sending = asyncio.create_task(bot.send_message(vera.id, "уже здесь"))
    await vera.expect("уже здесь")
    assert not sending.done()
    sending.cancel()
    await client.fault("late", seconds=0.01)
    assert (await bot.send_message(vera.id, "и ответ пришёл")).text == "и ответ пришёл"


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


async def test_limits_hold_the_bot_to_thirty_messages_a_second() -> None:
    limits = Limits(on=True)
    for chat_id in range(30):
        limits.check("sendmessage", Params({"chat_id": chat_id}, {}))
    for chat_id in (30, 31):
        with pytest.raises(Refusal, match="Too Many Requests: retry after 1"):
            limits.check("editmessagetext", Params({"chat_id": chat_id}, {}))
    limits.check("getme", Params({}, {}))
