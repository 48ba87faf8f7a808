"""The invented town at work: a sandbox, the bot, and its people on their phones."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.app import App, make_app
from bot.clock import Clock
from bot.samples import cast
from bot.sandbox.client import Message, Person, SandboxClient
from bot.sandbox.server import Sandbox
from bot.settings import Settings

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = datetime(2026, 2, 2, 9, 0, tzinfo=MOSCOW)
"""The fixed Monday on which every story begins: 2 February 2026, nine o'clock."""

TOKEN = "77:sandbox"
ADMIN = 900
TICK_SECONDS = 0.2


class Town(ABC):
    """`directors` and `officials` stand in the order of the cast."""

    def __init__(self, folder: Path, sandbox: Sandbox, client: SandboxClient, clock: Clock, database_url: str) -> None:
        self.folder = folder
        self.sandbox = sandbox
        self.client = client
        self.clock = clock
        self.database_url = database_url
        self.cast = cast()

    @abstractmethod
    async def start_bot(self) -> None: ...

    @abstractmethod
    async def stop_bot(self) -> int:
        """As an operator's `stop` does; returns the exit code."""

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
        day = self.today.date() + timedelta(days=days)
        self.move_to(datetime.combine(day, time(8, 31), MOSCOW))

    def move_on(self, minutes: int) -> None:
        self.move_to(self.clock.now() + timedelta(minutes=minutes))

    @property
    def today(self) -> datetime:
        return self.clock.now().astimezone(MOSCOW)

    async def link_for(self, inviter: Person, name: str) -> str:
        """The payload of a fresh invitation, found by the inviter's /people."""
        await inviter.send("/people")
        page = await inviter.expect(re.compile("подключ[её]н"))
        while not (line := re.search(rf"^(\d+)\. {re.escape(name)}", page.text, re.MULTILINE)):
            await inviter.tap(page, "Дальше →")
            page = await inviter.expect(re.compile("подключ[её]н"))
        await inviter.tap(page, line[1])
        return payload(await inviter.expect("Приглашение:"))

    async def connect(self, inviter: Person, person: Person, name: str) -> None:
        link = await self.link_for(inviter, name)
        await person.start(link)
        await person.tap(await person.expect("Это вы?"), "Это я")
        await person.expect("Готово")


class TownOfOneProcess(Town):
    """The bot runs beside the test: quick to start."""

    app: App

    def settings(self) -> Settings:
        return Settings(
            _env_file=None,
            bot_token=TOKEN,
            bot_api_url=self.sandbox.url,
            database_url=self.database_url,
            admin_ids=str(ADMIN),
            clock_shift_file=self.folder / "clock",
            tick_seconds=TICK_SECONDS,
        )

    async def start_bot(self) -> None:
        settings = self.settings()
        self._made = make_app(settings)
        self.app = await self._made.__aenter__()
        self._stop = asyncio.Event()
        self._running = asyncio.create_task(self.app.run(self._stop))

    async def stop_bot(self) -> int:
        self._stop.set()
        await self._running
        await self._made.__aexit__(None, None, None)
        return 0


class TownWithWebhook(TownOfOneProcess):
    """The messenger brings updates to the bot's door instead of being asked for them."""

    SECRET = "only-the-messenger-knows"

    def settings(self) -> Settings:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.webhook_url = f"http://127.0.0.1:{port}/updates"
        changes = {"webhook_url": self.webhook_url, "webhook_secret": SecretStr(self.SECRET), "webhook_port": port}
        return super().settings().model_copy(update=changes)


class TownOfProcesses(Town):
    """The bot runs as in production: a process of its own, told by its environment; it can be killed."""

    bot: asyncio.subprocess.Process

    async def start_bot(self) -> None:
        environment = os.environ | {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": self.sandbox.url,
            "DATABASE_URL": self.database_url,
            "ADMIN_IDS": str(ADMIN),
            "CLOCK_SHIFT_FILE": str(self.folder / "clock"),
            "TICK_SECONDS": str(TICK_SECONDS),
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

    async def kill_bot(self) -> None:
        self.bot.kill()
        await self.bot.wait()

    async def stop_bot(self) -> int:
        if self.bot.returncode is None:
            self.bot.send_signal(signal.SIGTERM)
        code = await self.bot.wait()
        await self._reading
        return code

    def log(self) -> str:
        return (self.folder / "bot.log").read_text(encoding="utf-8", errors="replace")

    async def _keep_log(self, bot: asyncio.subprocess.Process, started: asyncio.Event) -> None:
        assert bot.stdout is not None
        async for line in bot.stdout:
            with (self.folder / "bot.log").open("ab") as log:
                log.write(line)
            if b"started" in line:
                started.set()


T = TypeVar("T", bound=Town)


def payload(message: Message) -> str:
    found = re.search(r"start=([\w-]+)", message.text)
    assert found, message.text
    return found[1]


@asynccontextmanager
async def at_work(
    kind: type[T], folder: Path, database_url: str | None = None, *, moment: datetime = MONDAY
) -> AsyncIterator[T]:
    clock = Clock(folder / "clock")
    clock.shift_by((moment - datetime.now(UTC)) / timedelta(seconds=1))
    sandbox = Sandbox(token=TOKEN, now=clock.now)
    await sandbox.start()
    async with SandboxClient(sandbox.url) as client:
        town = kind(folder, sandbox, client, clock, database_url or f"sqlite:///{folder / 'bot.db'}")
        await town.people()
        await town.start_bot()
        try:
            yield town
        finally:
            await town.stop_bot()
            await sandbox.stop()
