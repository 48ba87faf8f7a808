"""The bots that are compared, each in a process of its own: ours, and the plain ones that people write."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any

from bot.bench.messenger import TOKEN, Messenger
from bot.settings import Settings

BotMain = Callable[..., None]
LOCKED_SECONDS = 60


@contextmanager
def at_work(server: Messenger, main: BotMain, *facts: Any, waits: bool = True) -> Iterator[BaseProcess]:
    """From the moment at which it waits for updates, or from its birth; killed at the end, as by a power cut."""
    context = multiprocessing.get_context("forkserver")
    # Imported once, so that no turn waits for it.
    context.set_forkserver_preload(["bot.app", "bot.bench.bots", "telegram.ext"])
    process = context.Process(target=main, args=facts, daemon=True)
    process.start()
    try:
        if waits:
            server.wait_for_poller()
        yield process
    finally:
        process.kill()
        process.join()


def facts_of(settings: Settings, **changes: Any) -> dict[str, Any]:
    """What `ours` is told: these settings, as far as they can be handed to another process."""
    told = settings.model_dump(include={"bot_token", "bot_api_url", "database_url", "clock_shift_file"})
    return told | {"bot_token": settings.bot_token.get_secret_value(), **changes}


def ours(facts: dict[str, Any]) -> None:
    from bot.app import serve
    from bot.logging_setup import set_up_logging

    set_up_logging("CRITICAL", "json")
    asyncio.run(serve(Settings(_env_file=None, **facts)))


def plain_aiogram(api_url: str, database: str | None, shared: bool = False) -> None:
    """A handler that writes a row, if there is where to, and answers; nothing is set otherwise than it comes."""
    asyncio.run(_plain_aiogram(api_url, database, shared))


async def _plain_aiogram(api_url: str, database: str | None, shared: bool) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    write = _writer(database, shared) if database else None
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> None:
        if write is not None:
            await write(message.text or "")
        await message.answer("Noted.")

    async with Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url))) as bot:
        await dispatcher.start_polling(bot, handle_signals=False)


def plain_telegram_bot(api_url: str, database: str) -> None:
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler

    write = _writer(database)

    async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await write(update.message.text or "")
            await update.message.reply_text("Noted.")

    application = Application.builder().token(TOKEN).base_url(f"{api_url}/bot").build()
    application.add_handler(MessageHandler(None, answer))
    application.run_polling(stop_signals=None, close_loop=False)


def _writer(database: str, shared: bool = False) -> Callable[[str], Any]:
    """One naive write, as handlers have it that use aiosqlite: nothing is set otherwise than SQLite comes, which is as
    durable as ours, but for a longer patience with those who write at the same time.

    `shared`: over one connection, where whoever commits first commits for all, and who fails takes all back.
    """
    import aiosqlite

    insert = "INSERT INTO notes (words) VALUES (?)"
    kept: list[aiosqlite.Connection] = []

    async def write(words: str) -> None:
        async with aiosqlite.connect(database, timeout=LOCKED_SECONDS) as connection:
            await connection.execute(insert, (words,))
            await connection.commit()

    async def write_shared(words: str) -> None:
        if not kept:
            kept.append(await aiosqlite.connect(database))
        await kept[0].execute(insert, (words,))
        await kept[0].commit()

    return write_shared if shared else write
