"""The one place where the parts are joined: a process that takes updates in, ticks, and speaks."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from bot.actions import people
from bot.actions.performer import Performer
from bot.clock import Clock
from bot.delivery.bot_factory import make_bot
from bot.delivery.intake import ALLOWED, InboxPump, Poller, Unreadable, Webhook
from bot.delivery.limits import Pace
from bot.delivery.monitoring import Monitoring
from bot.delivery.telegram import Messenger
from bot.delivery.touch_ups import TouchUpWorker
from bot.delivery.worker import DeliveryWorker
from bot.domain.office import Office, OfficeRules
from bot.handlers.middlewares import Desk
from bot.handlers.routers import dispatcher
from bot.messages.notices import went_wrong
from bot.messages.people import commands
from bot.scheduler.jobs import timetable
from bot.scheduler.runner import Runner
from bot.settings import Settings
from bot.storage.engine import Database
from bot.storage.migrate import migrate
from bot.texts import languages, texts_for
from bot.working_days import russian_calendar

log = structlog.get_logger()

FIRST_YEAR = 2015
YEARS_AHEAD = 6
"""How far the production calendar reaches; plans run for five years."""


@dataclass(slots=True)
class App:
    settings: Settings
    database: Database
    performer: Performer
    bot: Bot
    messenger: Messenger
    pump: InboxPump
    worker: DeliveryWorker
    touch_ups: TouchUpWorker

    async def run(self, stop: asyncio.Event) -> None:
        """Works until told to stop; then takes no more in, finishes what is begun, and returns."""
        async with asyncio.TaskGroup() as tasks:
            # Ticks go by real time, whatever the demo's clock says.
            monitoring, url = Monitoring(self.performer), self.settings.heartbeat_url
            beat = partial(monitoring.beat, url) if url else None
            ticks = Runner(timetable(self.performer, self.settings.tick_seconds, beat), datetime.now(UTC))
            ticks.start()
            if self.settings.metrics_port:
                tasks.create_task(monitoring.serve(self.settings.metrics_port, stop))
            tasks.create_task(self._introduce())
            tasks.create_task(self.worker.run(stop))
            tasks.create_task(self.touch_ups.run(stop))
            tasks.create_task(self.pump.hold_on(stop))
            if self.settings.webhook_url:
                tasks.create_task(self._serve_webhook(stop))
            else:
                token = self.settings.bot_token.get_secret_value()
                tasks.create_task(Poller(self.pump, token, self.settings.bot_api_url).run(stop))
            log.info("started")
            await stop.wait()
            await ticks.stop()
            await self.pump.drain()
        log.info("stopped")

    async def _introduce(self) -> None:
        """The menu for those whom the bot does not know yet, in each language."""
        for language in languages():
            code = None if language == self.settings.language else language
            try:
                await self.messenger.set_commands(commands(texts_for(language), ()), chat_id=None, language=code)
            except TelegramAPIError as error:
                log.warning("menu-not-set", error=type(error).__name__)

    async def _serve_webhook(self, stop: asyncio.Event) -> None:
        assert self.settings.webhook_url is not None
        assert self.settings.webhook_secret is not None
        secret = self.settings.webhook_secret.get_secret_value()
        server = web.Application()
        server.router.add_post("/{path:.*}", Webhook(self.pump, secret).receive)
        runner = web.AppRunner(server, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, port=self.settings.webhook_port).start()
            await self.bot.set_webhook(self.settings.webhook_url, secret_token=secret, allowed_updates=list(ALLOWED))
            await stop.wait()
        finally:
            await runner.cleanup()


@asynccontextmanager
async def make_app(settings: Settings) -> AsyncIterator[App]:
    """Joins the parts over a migrated database, and takes them apart again."""
    await asyncio.to_thread(migrate, settings.database_url)
    clock = Clock(settings.clock_shift_file)
    database = Database(settings.database_url)
    calendar = russian_calendar(FIRST_YEAR, clock.now().year + YEARS_AHEAD)
    office = Office(calendar, settings.timezone, OfficeRules(lean_texts=settings.lean_texts))
    performer = Performer(database, clock.now, office)
    pace = Pace(settings.messages_a_second)
    bot = make_bot(settings.bot_token.get_secret_value(), settings.bot_api_url, pace)
    messenger = Messenger(bot)
    desk = Desk(performer, messenger, frozenset(settings.admin_ids), settings.language)

    async def process(body: dict[str, Any], applied: bool) -> None:
        try:
            update = Update.model_validate(body, context={"bot": bot})
        except ValidationError as error:
            raise Unreadable(body.get("update_id")) from error
        await dispatcher().feed_update(bot, update, desk=desk, applied=applied)

    async def apologise(chat_id: int) -> None:
        standing = await performer.see(people.standing, chat_id)
        language = standing.person.language if standing.person else None
        try:
            await messenger.send(chat_id, went_wrong(texts_for(language or settings.language)))
        except TelegramAPIError as error:
            log.warning("apology-not-sent", error=type(error).__name__)

    try:
        yield App(
            settings=settings,
            database=database,
            performer=performer,
            bot=bot,
            messenger=messenger,
            pump=InboxPump(performer, process, apologise),
            worker=DeliveryWorker(
                performer, messenger, pace, language=settings.language, idle_seconds=settings.tick_seconds
            ),
            touch_ups=TouchUpWorker(
                performer, messenger, language=settings.language, idle_seconds=min(5.0, settings.tick_seconds)
            ),
        )
    finally:
        await bot.session.close()
        await database.close()


async def serve(settings: Settings) -> None:
    """The production process; SIGTERM and SIGINT stop it cleanly."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with make_app(settings) as app:
        # What was loaded at the start lives to the end: the collector need not look at it again.
        gc.freeze()
        # A thread of the database gives the event loop its turn after a millisecond, not after five.
        sys.setswitchinterval(0.001)
        await app.run(stop)
