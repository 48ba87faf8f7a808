"""kill -9 under load, at named steps and at random moments: nothing is lost, and a double bears its mark."""

from __future__ import annotations

import asyncio
import itertools
import os
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.clock import Clock
from bot.domain.office import Office
from bot.sandbox.client import SandboxClient
from bot.sandbox.server import Sandbox
from bot.storage.engine import Database
from bot.storage.migrate import migrate
from bot.working_days import russian_calendar
from tests.load.mortal_bot import STEPS, Life, Nursery
from tests.load.town import LoadedTown
from tests.town import MONDAY, MOSCOW, TOKEN

KILLS = int(os.environ.get("KILLS", "10"))
DIRECTORS = 6 if KILLS < 100 else 16
FAULTS = ("cut-before", "cut-after", "429", "502", "late")
ALL_STEPS_BY = 70
"""Kills, after which each named step has had its turn."""
PATIENCE = 60
"""Seconds within which a bot at work comes to any named step."""


@dataclass
class Reaper:
    """Lets the bot live for a moment, kills it, lets it live again."""

    nursery: Nursery
    settings: dict[str, Any]
    log: Path
    clock: Clock
    client: SandboxClient
    random: Random
    kills: int = 0
    met: list[str] = field(default_factory=list)
    unmet: list[str] = field(default_factory=list)
    last: Life | None = None

    async def reap(self, wanted: int) -> None:
        """Of every five lives one ends during its birth, two at a named step, two at any moment of their work."""
        steps, longest = itertools.cycle(STEPS), 1.0
        while self.kills < wanted:
            step = next(steps) if self.kills % 5 in (1, 3) else None
            born_at = time.monotonic()
            bot = self._bear(step)
            if self.kills % 5 == 4:
                lasts = await asyncio.to_thread(bot.lasts_longer_than, self.random.uniform(0, longest / 2))
            else:
                assert await asyncio.to_thread(self.nursery.begins_within, 60)
                # On a busy machine all takes longer: a birth is the measure.
                longest = 2 * (time.monotonic() - born_at)
                lasts = await asyncio.to_thread(
                    bot.lasts_longer_than, PATIENCE if step else self.random.uniform(0, longest)
                )
            if step is not None:
                (self.unmet if lasts else self.met).append(step)
            bot.kill()
            self.kills += 1
            print(f"{self.kills} {step} {time.monotonic() - born_at:.1f} s", flush=True)
            if self.random.random() < 0.5:
                await self.client.fault(self.random.choice(FAULTS), method="sendMessage", seconds=0.2)
            # Whoever was killed in the middle of a send held a lease on it.
            self.clock.shift_by(100)
        self.last = self._bear(None)

    def _bear(self, die_at: str | None) -> Life:
        return self.nursery.bear(self.settings, str(self.log), die_at)

    async def hurry(self) -> None:
        """What was put off for minutes need not be waited for by the wall clock."""
        while True:
            await asyncio.sleep(0.5)
            self.clock.shift_by(10)

    def end(self) -> None:
        if self.last is not None:
            self.last.kill()


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.mark.timeout(120 + 10 * KILLS)
async def test_nothing_is_lost_and_nothing_doubled_without_a_mark(tmp_path: Path, nursery: Nursery) -> None:
    clock = Clock(tmp_path / "clock")
    clock.shift_by((MONDAY - datetime.now(UTC)) / timedelta(seconds=1))
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    migrate(url)
    async with AsyncExitStack() as stack:
        sandbox, database = Sandbox(token=TOKEN, now=clock.now), Database(url)
        await sandbox.start()
        stack.push_async_callback(sandbox.stop)
        stack.push_async_callback(database.close)
        client = await stack.enter_async_context(SandboxClient(sandbox.url))
        town = LoadedTown(
            database, sandbox, client, clock, Office(russian_calendar(2025, 2032), MOSCOW), directors=DIRECTORS
        )
        await town.settle()
        await client.fault("duplicate-update", count=10**9)
        settings = {
            "bot_token": TOKEN,
            "bot_api_url": sandbox.url,
            "database_url": url,
            "clock_shift_file": tmp_path / "clock",
            "tick_seconds": 0.2,
            "messages_a_second": 200,
        }
        reaper = Reaper(nursery, settings, tmp_path / "bot.log", clock, client, Random(7))
        listening = asyncio.create_task(town.ear.listen())
        reaping = asyncio.create_task(reaper.reap(KILLS))
        hurrying = asyncio.create_task(reaper.hurry())
        days = 0
        try:
            while not reaping.done() or days == 0:
                await town.begin_day(days)
                days += 1
                await town.live_through(days - 1)
            await reaping
            await client.quiet()
        finally:
            for task in (listening, reaping, hurrying):
                task.cancel()
            reaper.end()
            print(f"{reaper.kills} kills in {days} days of {DIRECTORS} directors; {town.ear.account()}")
            print(*town.ear.missing()[:3], *town.ear.unexpected()[:6], sep="\n")
        assert reaper.unmet == []
        assert set(reaper.met) == set(STEPS[: 2 * KILLS // 5] if KILLS < ALL_STEPS_BY else STEPS)
        assert town.ear.missing() == []
        assert town.ear.unexpected() == []
        assert town.ear.unmarked_doubles() == []
        assert await town.reports() == town.expected_reports(days)
