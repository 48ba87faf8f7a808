"""A press under a nudge, or an answer to it, says that it reached its reader."""

from __future__ import annotations

from bot.actions import reminders
from bot.handlers.turn import Turn


async def note_seen(turn: Turn) -> None:
    answered = turn.incoming.reply_to_message if turn.incoming is not None else None
    message_id = answered.message_id if answered is not None else turn.pressed_message_id
    if message_id is None:
        return
    if await turn.performer.see(reminders.unseen, turn.telegram_id, message_id):
        await turn.performer.tend(reminders.note_seen, turn.telegram_id, message_id)
