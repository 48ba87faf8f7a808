"""How the bot fares, for those who run it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Update

from bot.actions import auditor
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import health as words

router = Router()


@on(router, "health")
async def health(_: object, turn: Turn, event_update: Update) -> None:
    found = await turn.see(auditor.health_for, turn.performer.ticked_at, asked_in=event_update.update_id)
    await turn.say(words.health(turn.texts, found, turn.moment))
