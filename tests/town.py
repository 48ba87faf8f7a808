"""The invented town at work: a sandbox, the bot as it runs in production, and its people on their phones."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.samples import cast
from bot.sandbox.client import Message, Person, SandboxClient
from bot.sandbox.server import Sandbox

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = datetime(2026, 2, 2, 9, 0, tzinfo=MOSCOW)
"""The fixed Monday on which every story begins: 2 February 2026, nine o'clock."""

TOKEN = "77:sandbox"
ADMIN = 900


class Town:
    """`directors` and `officials` stand in the order of the cast."""

    def __init__(self, folder: Path, sandbox: Sandbox, client: SandboxClient, clock: Clock) -> None:
        self.folder = folder
        self.sandbox = sandbox
        self.client = client
        self.clock = clock
        self.bot: asyncio.subprocess.Process | None = None
        self.cast = cast()

    async def people(self) -> None:
        self.admin = await self.client.person(ADMIN, "Администратор")
        self.curator = await self.client.person(100, self.cast.curator.name)
        self.officials = [
            await self.client.person(200 + index, one.name) for index, one in enumerate(self.cast.officials)
        ]
        self.directors = [
            await self.client.person(300 + index, one.director) for index, one in enumerate(self.cast.schools)
        ]
        self.outsider = await self.client.person(666, "Прохожий Пётр")

    def move_to(self, moment: datetime) -> None:
        self.clock.shift_by((moment - self.clock.now()) / timedelta(seconds=1))

    def move_to_morning(self, days: int) -> None:
        """To a minute past the hour of the digest, so many days on."""
        day = self.clock.now().astimezone(MOSCOW).date() + timedelta(days=days)
        self.move_to(datetime.combine(day, time(8, 31), MOSCOW))

    @property
    def today(self) -> datetime:
        return self.clock.now().astimezone(MOSCOW)

    async def start_bot(self) -> None:
        """As in production: a process of its own, told by its environment."""
        environment = os.environ | {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": self.sandbox.url,
            "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{self.folder / 'bot.db'}",
            "ADMIN_IDS": str(ADMIN),
            "CLOCK_SHIFT_FILE": str(self.folder / "clock"),
            "TICK_SECONDS": "0.3",
            "LOG_FORMAT": "console",
        }
        self.bot = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            cwd=self.folder,
        )
        started = asyncio.Event()
        self._reading = asyncio.create_task(self._keep_log(self.bot, started))
        await asyncio.wait_for(started.wait(), 60)

    async def _keep_log(self, bot: asyncio.subprocess.Process, started: asyncio.Event) -> None:
        assert bot.stdout is not None
        async for line in bot.stdout:
            with (self.folder / "bot.log").open("ab") as log:
                log.write(line)
            if b"started" in line:
                started.set()

    async def kill_bot(self) -> None:
        assert self.bot is not None
        self.bot.kill()
        await self.bot.wait()
        self.bot = None

    async def stop_bot(self) -> int:
        """As an operator's `stop` does; returns the exit code."""
        assert self.bot is not None
        self.bot.send_signal(signal.SIGTERM)
        code = await self.bot.wait()
        self.bot = None
        return code

    def log(self) -> str:
        return (self.folder / "bot.log").read_text(encoding="utf-8", errors="replace")

    async def link_for(self, inviter: Person, name: str) -> str:
        """The payload of a fresh invitation, found by the inviter's /people."""
        await inviter.send("/people")
        page = await inviter.expect("подключен")
        while not (line := re.search(rf"^(\d+)\. {re.escape(name)}", page.text, re.MULTILINE)):
            await inviter.tap(page, "Дальше →")
            page = await inviter.expect("подключен")
        await inviter.tap(page, line[1])
        return payload(await inviter.expect("Приглашение для"))

    async def connect(self, inviter: Person, person: Person, name: str) -> None:
        link = await self.link_for(inviter, name)
        await person.start(link)
        await person.tap(await person.expect("Это вы?"), "Это я")
        await person.expect("Готово")


def payload(message: Message) -> str:
    found = re.search(r"start=([\w-]+)", message.text)
    assert found, message.text
    return found[1]


@asynccontextmanager
async def town_at_work(folder: Path, moment: datetime = MONDAY) -> AsyncIterator[Town]:
    clock = Clock(folder / "clock")
    clock.shift_by((moment - datetime.now(UTC)) / timedelta(seconds=1))
    sandbox = Sandbox(token=TOKEN, now=clock.now)
    await sandbox.start()
    async with SandboxClient(sandbox.url) as client:
        town = Town(folder, sandbox, client, clock)
        await town.people()
        await town.start_bot()
        try:
            yield town
        finally:
            if town.bot is not None and town.bot.returncode is None:
                await town.kill_bot()
            await sandbox.stop()
