"""Puts right what messages in chats no longer show: edits of their own queue, which never hold up what is sent."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter

from bot.actions import touch_ups
from bot.actions.performer import Performer
from bot.actions.touch_ups import TouchUp
from bot.delivery.outcome import backoff
from bot.delivery.telegram import Messenger

log = structlog.get_logger()

MOST_TRIES = 8
PAUSE = 0.1
"""Seconds between edits: a third of what is allowed at most, the rest is for what is sent."""


class TouchUpWorker:
    def __init__(self, performer: Performer, messenger: Messenger, *, language: str, idle_seconds: float) -> None:
        self._performer = performer
        self._messenger = messenger
        self._language = language
        self._idle = idle_seconds

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            if await self.step():
                continue
            try:
                await asyncio.wait_for(stop.wait(), self._idle)
            except TimeoutError:
                continue

    async def step(self) -> bool:
        """Puts one batch right; False if there was nothing to do."""
        found = await self._performer.tend(touch_ups.due)
        for one in found:
            try:
                await self._touch_up(one)
            except Exception as error:
                # Put off first, then logged: what can't be rendered stops nobody else.
                await self._put_off(one, backoff(one.tries + 3))
                log.exception("touch-up-failed", chat=one.chat_id, error=type(error).__name__)
        return bool(found)

    async def _touch_up(self, one: TouchUp) -> None:
        if not await self._performer.see(touch_ups.concerns_nobody, one):
            message = await self._performer.see(touch_ups.compose, one, self._language)
            try:
                await self._messenger.put_right(one.chat_id, one.message_id, message)
            except (TelegramBadRequest, TelegramForbiddenError) as error:
                # Too old, deleted, the bot blocked: nobody is misled by what nobody sees.
                log.info("touch-up-refused", error=type(error).__name__)
            except TelegramRetryAfter as error:
                await self._put_off(one, timedelta(seconds=error.retry_after))
                return
            except TelegramAPIError:
                if one.tries < MOST_TRIES:
                    await self._put_off(one, backoff(one.tries + 1))
                    return
            await asyncio.sleep(PAUSE)
        await self._performer.tend(touch_ups.settle, one)

    async def _put_off(self, one: TouchUp, after: timedelta) -> None:
        await self._performer.tend(touch_ups.put_off, one, self._performer.moment.now + after)
