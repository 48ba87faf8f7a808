"""Someone edits a message of theirs: of a report it is a correction, anything else is asked for anew."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.actions import report_edits
from bot.domain.report import ReportState
from bot.handlers.director.report import show_report
from bot.handlers.turn import Turn
from bot.messages import reports as words

router = Router()


@router.edited_message()
async def edited(message: Message, turn: Turn) -> None:
    text = message.text or message.caption or ""
    if turn.person is None or not text:
        return
    found = await turn.do(report_edits.edit, message.message_id, text)
    if found.view is None:
        await turn.say(words.edit_not_read(turn.texts))
    elif found.changed:
        await show_report(turn, found.view)
    elif found.too_late:
        assert found.view.obligation is not None
        returned = found.view.report.state is ReportState.RETURNED
        await turn.say(words.edit_too_late(turn.texts, found.view.obligation, returned=returned))
