"""The bot as it runs in production: a process of its own, told everything by its environment."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.settings import Settings

MOST_SECONDS_TO_START = 90
MOST_SECONDS_TO_STOP = 15
LINES_SHOWN = 20


class BotDied(RuntimeError):
    """The bot ended where it should have worked; the text is the end of its log."""


class BotProcess:
    """`roadmap-bot run` in `folder`, where its log is kept as bot.log; it may be killed and started again."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self._folder = folder
        self._log = folder / "bot.log"
        # What is set for a real bot on this machine is none of the demo's business.
        own = {name.upper() for name in Settings.model_fields}
        self._environment = {name: value for name, value in os.environ.items() if name.upper() not in own}
        self._environment |= settings
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Returns when the bot works. Raises BotDied, and TimeoutError for one that takes too long."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            env=self._environment,
            cwd=self._folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        started = asyncio.Event()
        self._reading = asyncio.create_task(self._keep_log(self._process, started))
        await asyncio.wait_for(started.wait(), MOST_SECONDS_TO_START)
        if self._process.returncode is not None:
            raise BotDied(self._end_of_log())

    async def kill(self) -> None:
        """As a power cut does."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        await self._ended()

    async def stop(self) -> None:
        """As an operator does; whoever does not listen in time is killed."""
        if self._process is None:
            return
        if self._process.returncode is None:
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), MOST_SECONDS_TO_STOP)
        except TimeoutError:
            self._process.kill()
        await self._ended()

    async def _ended(self) -> None:
        if self._process is not None and self._reading is not None:
            await self._process.wait()
            await self._reading
        self._process = None

    async def _keep_log(self, process: asyncio.subprocess.Process, started: asyncio.Event) -> None:
        assert process.stdout is not None
        with self._log.open("ab") as log:
            async for line in process.stdout:
                log.write(line)
                log.flush()
                if _event(line) == "started":
                    started.set()
        await process.wait()
        started.set()  # nobody waits for the dead

    def _end_of_log(self) -> str:
        return "\n".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-LINES_SHOWN:])


def _event(line: bytes) -> str | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry.get("event") if isinstance(entry, dict) else None
