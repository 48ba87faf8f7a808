"""Every call by which the bot speaks waits for its turn; a flood refusal silences them all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.delivery import metrics
from bot.delivery.limits import Pace

_COUNTED = ("send", "edit", "copy", "forward")
LONGEST_WAIT = 30
"""Seconds of silence that a reply sits out here; a longer one is waited for in the inbox."""

_bulk: ContextVar[bool] = ContextVar("bulk", default=False)


@contextmanager
def as_bulk() -> Iterator[None]:
    """What is said inside lets replies to people go first, and comes again by the outbox when it is refused."""
    token = _bulk.set(True)
    try:
        yield
    finally:
        _bulk.reset(token)


class Paced(BaseRequestMiddleware):
    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        chat_id, bulk = _chat(method), _bulk.get()
        while True:
            try:
                if chat_id is None:
                    return await self._heeded(make_request, bot, method)
                async with self._pace.turn(chat_id, bulk=bulk):
                    return await self._heeded(make_request, bot, method)
            except TelegramRetryAfter as error:
                # The messenger has taken nothing: the same call may be made again.
                if chat_id is None or bulk or error.retry_after > LONGEST_WAIT:
                    raise

    async def _heeded(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            metrics.FLOOD_REFUSALS.inc()
            self._pace.silence(error.retry_after)
            raise


def _chat(method: TelegramMethod[Any]) -> int | None:
    """The chat that a message appears in or changes; None for calls that nobody sees."""
    name = method.__api_method__
    chat_id = getattr(method, "chat_id", None)
    if not name.startswith(_COUNTED) or name == "sendChatAction" or not isinstance(chat_id, int):
        return None
    return chat_id
