"""A refusal becomes words; any other mistake is told kindly, logged, and handed back to the inbox to be tried again."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import ErrorEvent

from bot.domain.errors import Refusal
from bot.handlers.turn import Turn

router = Router()


@router.error(ExceptionTypeFilter(Refusal))
async def refused(event: ErrorEvent, turn: Turn) -> None:
    assert isinstance(event.exception, Refusal)
    await tell_refusal(turn, event.exception)


async def tell_refusal(turn: Turn, refusal: Refusal) -> None:
    """Over the pressed button as an alert; as an answer to anything else."""
    key = f"error-{refusal.code}"
    if turn.press is not None and not turn.answered:
        await turn.toast(turn.texts.plain(key, **refusal.facts), alert=True)
    else:
        await turn.say_words(turn.texts(key, **refusal.facts))
