"""The worker that says what the outbox holds."""

from __future__ import annotations

import asyncio
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.actions.performer import Performer
from bot.clock import Clock
from bot.delivery.bot_factory import make_bot
from bot.delivery.limits import Pace
from bot.delivery.telegram import Messenger
from bot.delivery.worker import DeliveryWorker
from bot.domain.office import Office
from bot.storage.engine import Database
from bot.storage.migrate import migrate
from bot.working_days import russian_calendar


async def test_worker_with_nothing_to_say_does_not_wake_itself(tmp_path: Path):
    """It once did, and kept a processor and the disk busy day and night."""
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    migrate(url)
    database = Database(url)
    performer = Performer(database, Clock().now, Office(russian_calendar(2026, 2026), ZoneInfo("Europe/Moscow")))
    bot = make_bot("77:sandbox", "http://127.0.0.1:1", pace := Pace())
    worker = DeliveryWorker(performer, Messenger(bot), pace, language="ru", idle_seconds=20)
    async with asyncio.TaskGroup() as senders:
        assert await worker.step(senders) is False
    assert not performer.something_changed.is_set()
    await bot.session.close()
    await database.close()
