"""A refusal becomes words. Any other mistake goes up to the inbox, which tries again and then apologises."""

from __future__ import annotations

from bot.domain.errors import Refusal
from bot.handlers.turn import Turn


async def tell_refusal(turn: Turn, refusal: Refusal) -> None:
    """Over the pressed button as an alert; as an answer to anything else."""
    key = f"error-{refusal.code}"
    if turn.press is not None and not turn.answered:
        await turn.toast(turn.texts.plain(key, **refusal.facts), alert=True)
    else:
        await turn.say_words(turn.texts(key, **refusal.facts))
