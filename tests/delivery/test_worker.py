"""The worker that says what the outbox holds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.actions.performer import Performer
from bot.actions.speeches import LEASE
from bot.clock import Clock
from bot.delivery.bot_factory import make_bot
from bot.delivery.limits import Pace
from bot.delivery.telegram import Messenger
from bot.delivery.worker import DeliveryWorker
from bot.domain.office import Moment, Office
from bot.domain.speech import SpeechKind
from bot.sandbox.client import SandboxClient
from bot.sandbox.server import Sandbox
from bot.storage.engine import Database
from bot.storage.migrate import migrate
from bot.storage.work import Work
from bot.working_days import russian_calendar
from tests.town import MONDAY, TOKEN


@asynccontextmanager
async def worker_at(clock: Clock, folder: Path, address: str) -> AsyncIterator[tuple[DeliveryWorker, Performer]]:
    url = f"sqlite:///{folder / 'bot.db'}"
    migrate(url)
    database = Database(url)
    performer = Performer(database, clock.now, Office(russian_calendar(2026, 2026), ZoneInfo("Europe/Moscow")))
    bot = make_bot(TOKEN, address, pace := Pace())
    try:
        yield DeliveryWorker(performer, Messenger(bot), pace, language="ru", idle_seconds=20), performer
    finally:
        await bot.session.close()
        await database.close()


async def test_worker_with_nothing_to_say_does_not_wake_itself(tmp_path: Path):
    """It once did, and kept a processor and the disk busy day and night."""
    async with worker_at(Clock(), tmp_path, "http://127.0.0.1:1") as (worker, performer):
        async with asyncio.TaskGroup() as senders:
            assert await worker.step(senders) is False
        assert not performer.something_changed.is_set()


async def test_a_message_in_hand_while_the_clock_jumps_is_said_at_once_and_once(tmp_path: Path):
    """It once waited for a whole lease: claimed anew, it was put away by the lease that it no longer had."""
    clock = Clock(tmp_path / "clock")
    clock.shift_by((MONDAY - clock.now()).total_seconds())
    sandbox = Sandbox(token=TOKEN, now=clock.now)
    await sandbox.start()
    async with SandboxClient(sandbox.url) as client, worker_at(clock, tmp_path, sandbox.url) as (worker, performer):
        admin = await client.person(900, "Администратор")
        await admin.start()
        await performer.do(_unknown_year, 2031)
        async with asyncio.TaskGroup() as senders:
            assert await worker.step(senders)
            # Its sender is not begun yet; the message is in hand.
            clock.shift_by(2 * LEASE.total_seconds())
            assert await worker.step(senders)
        said = [message for message in await admin.chat() if message.from_bot]
        assert ["2031" in message.text for message in said] == [True]
        assert await performer.see(lambda work, moment: work.outbox.backlog(moment.now)[0]) == 0
    await sandbox.stop()


def _unknown_year(work: Work, moment: Moment, year: int) -> None:
    admin = work.people.add("Администратор", telegram_id=900)
    work.outbox.plan(SpeechKind.CALENDAR, admin.id, str(year), due_at=moment.now)
