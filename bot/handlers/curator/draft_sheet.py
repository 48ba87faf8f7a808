"""A draft goes to a desk as a table; what comes back is compared and taken over."""

from __future__ import annotations

import asyncio

from aiogram import Router

from bot.actions import draft_sheet
from bot.domain.draft_sheet import DraftSheet
from bot.domain.errors import Refusal
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import draft_sheets as words
from bot.messages.message import Message

router = Router()


@on(router, "sheet", ids=1)
async def hand_out(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.see(draft_sheet.draft_rows, args[0])
    file = await asyncio.to_thread(draft_sheet.sheet_of, turn.texts, found, turn.moment.today)
    await turn.say(words.handed_out(turn.texts, found.roadmap, file))


@on(router, "sheetdiff", ids=(1, 2))
async def compare(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    sheet = await _handed_in(turn, args[0])
    view = await turn.see(draft_sheet.compared, sheet, args[0])
    page = args[1] if len(args) > 1 else 0
    await turn.show(words.compared(turn.texts, view.roadmap, view.document_id, view.difference, page))


@on(router, "sheetapply", ids=1)
async def apply(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    sheet = await _handed_in(turn, args[0])
    done = await turn.do(draft_sheet.apply_sheet, sheet)
    await turn.show(words.applied(turn.texts, done.roadmap, done.done, done.left))


async def came_back(turn: Turn, name: str, content: bytes) -> Message | None:
    """The answer to a document that is a draft's table; None if it is none. Raises Refusal."""
    sheet = await asyncio.to_thread(draft_sheet.read_draft_sheet, content)
    if sheet is None:
        return None
    view = await turn.do(draft_sheet.view_sheet, sheet, name, content)
    return words.compared(turn.texts, view.roadmap, view.document_id, view.difference, 0)


async def _handed_in(turn: Turn, document_id: int) -> DraftSheet:
    content = await turn.see(draft_sheet.handed_in, document_id)
    sheet = await asyncio.to_thread(draft_sheet.read_draft_sheet, content)
    if sheet is None:
        raise Refusal("nothing-here")
    return sheet
