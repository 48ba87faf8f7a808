"""The last resort: a kind answer to what nobody else has answered. Its router stands last."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.handlers.turn import Turn

router = Router()


@router.callback_query()
async def stale_button(_: CallbackQuery, turn: Turn) -> None:
    await turn.toast(turn.texts.plain("stale-button"), alert=True)


@router.message()
async def not_understood(_: Message, turn: Turn) -> None:
    key = "not-understood-outsider" if turn.person is None else "not-understood"
    await turn.say_words(turn.texts(key))
