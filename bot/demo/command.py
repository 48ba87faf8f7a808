"""`roadmap-bot demo`: with a page until it is stopped, or as a script until its end; and the sandbox alone."""

from __future__ import annotations

import asyncio
import errno
import signal
import sys
from collections.abc import Coroutine
from typing import TextIO

from bot.demo.bot_process import BotDied
from bot.demo.controls import Controls
from bot.demo.path import PATH
from bot.demo.script import walk
from bot.demo.town import TOKEN, Town, town_at_work
from bot.sandbox.server import GuideStep, Sandbox
from bot.texts import texts_for


def run_demo(port: int, language: str, *, script: bool) -> int:
    """The exit code: 0, also when stopped by Ctrl-C or SIGTERM; 1 when the bot or an answer failed."""
    return _run(_script(language) if script else _page(port, language), port, language)


def run_sandbox(port: int, language: str) -> int:
    return _run(_sandbox_alone(port, language), port, language)


def _run(work: Coroutine[None, None, int], port: int, language: str) -> int:
    words = texts_for(language).plain
    try:
        return asyncio.run(_until_stopped(work))
    except (BotDied, OSError, TimeoutError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        reason = words("demo-port-taken", port=port) if taken else str(error)
        _tell(f"{words('demo-failed')}\n{reason}", sys.stderr)
        return 1


async def _until_stopped(work: Coroutine[None, None, int]) -> int:
    """Ctrl-C and SIGTERM cancel the work, once: its clean end is not to be disturbed by impatience."""
    task = asyncio.create_task(work)
    stopped = asyncio.Event()

    def stop() -> None:
        if not stopped.is_set():
            stopped.set()
            task.cancel()

    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop)
    try:
        return await task
    except asyncio.CancelledError:
        return 0


async def _page(port: int, language: str) -> int:
    words = texts_for(language).plain
    _tell(words("demo-starting"))
    async with town_at_work(port, language) as town:
        hand_to_page(town)
        address = town.sandbox.page_url + ("" if language == "ru" else f"?lang={language}")
        _tell(words("demo-ready", address=address))
        await asyncio.Event().wait()
    return 0


def hand_to_page(town: Town) -> None:
    async def guide() -> list[GuideStep]:
        return [step.for_page(town) for step in PATH]

    town.sandbox.guide = guide
    town.sandbox.controls = {control.key: control for control in Controls(town).for_page()}


async def _script(language: str) -> int:
    _tell(texts_for(language).plain("demo-starting"))
    async with town_at_work(0, language) as town:
        try:
            await walk(town, _tell)
        except AssertionError as error:
            _tell(str(error), sys.stderr)
            return 1
    return 0


async def _sandbox_alone(port: int, language: str) -> int:
    sandbox = Sandbox(token=TOKEN)
    await sandbox.start(port=port)
    try:
        _tell(texts_for(language).plain("demo-sandbox-ready", address=sandbox.url, page=sandbox.page_url, token=TOKEN))
        await asyncio.Event().wait()
    finally:
        await sandbox.stop()
    return 0


def _tell(line: str, stream: TextIO | None = None) -> None:
    print(line, file=stream or sys.stdout, flush=True)
