"""The plan's curator moves control dates."""

from __future__ import annotations

import asyncio

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import moves
from bot.actions.moves import MoveView
from bot.actions.timetables import read_typed_day
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.handlers.director.obligations import show_card
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import moves as words
from bot.messages.date_picker import read_choice

router = Router()


@on(router, "move", ids=(1, 2))
async def choose(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """The second number, 1: for all executors of the row."""
    try:
        view = await turn.do(moves.expect_day, args[0], _whole(args))
    except Refusal as refusal:
        await _refused(turn, args[0], refusal)
        return
    message = words.choose(
        turn.texts, view.obligation, view.executors, view.offered, turn.moment, whole_row=view.whole_row
    )
    await turn.show_one(message)


@on(router, "moveday", ids=(2, 3))
async def move(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        view = await turn.see(moves.show, args[0], _whole(args))
        first = turn.moment.today
        choice = read_choice(args[2], first, view.last) if len(args) > 2 else None
        if choice is not None and choice.day is not None:
            await _show(turn, await turn.do(moves.move, args[0], choice.day, _whole(args)))
            return
    except Refusal as refusal:
        await _refused(turn, args[0], refusal)
        return
    picker = words.pick(
        turn.texts,
        view.obligation,
        choice.month if choice else (view.obligation.control_date or first),
        whole_row=view.whole_row,
        calendar=turn.moment.office.calendar,
        first=first,
        last=view.last,
    )
    await turn.show(picker)


@on(router, "who", ids=(1, 2))
async def executors(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    owed = await turn.see(moves.executors, args[0])
    page = args[1] if len(args) > 1 else 0
    await turn.show(words.executors(turn.texts, owed, args[0], page, turn.moment.today))


@router.message(At(Step.CONTROL_DATE), F.text, ~F.text.startswith("/"))
async def typed_for_one(message: Message, turn: Turn) -> None:
    await _typed(message, turn, whole_row=False)


@router.message(At(Step.ROW_DATE), F.text, ~F.text.startswith("/"))
async def typed_for_row(message: Message, turn: Turn) -> None:
    await _typed(message, turn, whole_row=True)


async def _typed(message: Message, turn: Turn, *, whole_row: bool) -> None:
    assert turn.conversation is not None
    obligation_id = turn.conversation.subject_id or 0
    view = await turn.see(moves.show, obligation_id, whole_row)
    since = view.obligation.control_date or turn.moment.today
    day = await asyncio.to_thread(read_typed_day, message.text or "", turn.moment, view.last, since)
    await _show(turn, await turn.do(moves.move, obligation_id, day, whole_row))


async def _show(turn: Turn, view: MoveView) -> None:
    message = words.done(turn.texts, view.obligation, view.executors, view.told, turn.moment, whole_row=view.whole_row)
    await turn.show(message)


async def _refused(turn: Turn, obligation_id: int, refusal: Refusal) -> None:
    await tell_refusal(turn, refusal)
    if turn.press is not None and refusal.code in ("already-reported", "already-closed"):
        await show_card(turn, obligation_id)


def _whole(args: tuple[int, ...]) -> bool:
    return len(args) > 1 and args[1] == 1
