"""The messenger's client, spoken to at any address that serves the Bot API, never faster than it allows."""

from __future__ import annotations

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetFile,
    Response,
    SendMediaGroup,
    SendMessage,
)

from bot.delivery.limits import Pace
from bot.delivery.paced import Paced

REQUEST_SECONDS = 30
"""After which a call's outcome counts as unknown; shorter than the lease of what the outbox sends."""

_ANSWERS = [
    Response[one.__returning__]  # type: ignore[name-defined]
    for one in (AnswerCallbackQuery, EditMessageText, GetFile, SendMediaGroup, SendMessage)
]
"""The models of what the messenger answers: pydantic forgets one that nobody holds, and makes it anew for each call,
for a tenth of what an update costs."""


def make_bot(token: str, api_url: str, pace: Pace) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url), timeout=REQUEST_SECONDS)
    session.middleware(Paced(pace))
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
