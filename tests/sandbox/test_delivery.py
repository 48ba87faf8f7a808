"""How updates reach the bot: long polling, webhook, repeats."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiohttp import web

from bot.sandbox.client import Person, SandboxClient


async def texts(bot: Bot, **how: object) -> list[str]:
    return [update.message.text for update in await bot.get_updates(**how)]


async def test_updates_stay_until_a_higher_offset_confirms_them(bot: Bot, vera: Person) -> None:
    for word in ("раз", "два", "три"):
        await vera.send(word)
    start, *rest = await bot.get_updates()
    assert await texts(bot) == ["/start", "раз", "два", "три"]
    assert await texts(bot, offset=start.update_id + 1, limit=2) == ["раз", "два"]
    assert await texts(bot, offset=-1) == ["три"]
    assert await texts(bot, offset=rest[-1].update_id + 1) == []


async def test_held_poll_answers_as_soon_as_something_is_said(bot: Bot, vera: Person) -> None:
    (start,) = await bot.get_updates()
    held = asyncio.create_task(texts(bot, offset=start.update_id + 1, timeout=30))
    await vera.send("дождались")
    assert await held == ["дождались"]


async def test_older_of_two_pollers_is_sent_away(bot: Bot, sandbox: object, client: SandboxClient) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=30))
    await sandbox.state.bell.until(lambda: sandbox.state.updates.poller == 1, 10)
    newer = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await older
    await (await client.person(5, "Нина Рогова")).start()
    assert [update.message.text for update in await newer] == ["/start"]


async def test_killed_poller_leaves_updates_for_the_next(bot: Bot, sandbox: object, client: SandboxClient) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await sandbox.state.bell.until(lambda: sandbox.state.updates.poller == 1, 10)
    poll.cancel()
    await asyncio.wait([poll])
    await (await client.person(5, "Нина Рогова")).start()
    assert await texts(bot, timeout=30) == ["/start"]


async def test_only_allowed_kinds_of_updates_come(bot: Bot, vera: Person) -> None:
    (start,) = await bot.get_updates(allowed_updates=["callback_query"])
    await vera.send("не услышат")
    await vera.tap_data(1, "hello", wait=0)
    (update,) = await bot.get_updates(offset=start.update_id + 1)
    assert (update.callback_query.data, update.callback_query.from_user.id) == ("hello", vera.id)


async def test_update_delivered_twice(bot: Bot, client: SandboxClient, vera: Person) -> None:
    (start,) = await bot.get_updates()
    await client.fault("duplicate-update")
    await vera.send("дважды")
    await vera.send("однажды")
    (twice, once) = await bot.get_updates(offset=start.update_id + 1)
    assert await texts(bot, offset=once.update_id + 1) == ["дважды"]
    assert await texts(bot, offset=twice.update_id + 1) == []


@dataclass
class Hook:
    """A webhook that answers with the statuses it is given, then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    heard: list[tuple[str | None, str]] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()

    async def receive(request: web.Request) -> web.Response:
        said = (await request.json())["message"]["text"]
        hook.heard.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), said))
        hook.came.set()
        return web.Response(status=hook.statuses.pop(0) if hook.statuses else 200)

    app = web.Application()
    app.router.add_post("/hook", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_webhook_is_called_until_it_answers_2xx(
    bot: Bot, client: SandboxClient, vera: Person, hook: Hook
) -> None:
    hook.statuses = [500, 302]
    await bot.set_webhook(hook.url, secret_token="s-e-c", drop_pending_updates=True)
    await vera.send("привет")
    await client.quiet()
    assert hook.heard == [("s-e-c", "привет")] * 3
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (hook.url, 0)
    assert "302" in info.last_error_message


async def test_polling_and_webhook_exclude_each_other(bot: Bot, sandbox: object, hook: Hook) -> None:
    held = asyncio.create_task(bot.get_updates(timeout=30))
    await sandbox.state.bell.until(lambda: sandbox.state.updates.poller == 1, 10)
    await bot.set_webhook(hook.url)
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook request"):
        await held
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []
