"""When work without an end is reported: one choice for a plan, or one for a row; by buttons, picked or typed days."""

from __future__ import annotations

import asyncio
from datetime import date

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import checkpoints
from bot.actions.checkpoints import REGULAR, CheckpointsView, RowDatesView
from bot.actions.timetables import last_day, read_typed
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.office import Checkpoints
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import checkpoints as words
from bot.messages.date_picker import read_choice

router = Router()


@on(router, "checkpoints", ids=(1, 2))
async def choose(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    if len(args) == 1:
        await _show(turn, await turn.see(checkpoints.show, args[0]))
        return
    await _show(turn, await turn.do(checkpoints.choose, args[0], _choice(args[1])))


@on(router, "offered", ids=1)
async def accept_offered(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show(turn, await turn.do(checkpoints.accept_offered, args[0]))


@on(router, "checkdates", ids=(1, 2))
async def plan_dates(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """Days for the whole plan: what is picked is added, or taken away if it was there."""
    view = await turn.do(checkpoints.ask_dates, args[0])
    month = turn.moment.today
    if len(args) > 1:
        picked = read_choice(args[1], turn.moment.today, last_day(view.roadmap, turn.moment))
        month = picked.month
        if picked.day is not None:
            dates = _toggled(view.roadmap.checkpoint_dates, picked.day)
            view = await turn.do(checkpoints.choose_dates, args[0], dates)
            view = await turn.do(checkpoints.ask_dates, args[0])
    await turn.show(
        words.own_dates(
            turn.texts,
            view.roadmap,
            None,
            month,
            calendar=turn.moment.office.calendar,
            today=turn.moment.today,
            last=last_day(view.roadmap, turn.moment),
        )
    )


@on(router, "daterows", ids=(1, 2))
async def date_rows(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    roadmap, rows = await turn.see(checkpoints.rows, args[0])
    page = args[1] if len(args) > 1 else 0
    await turn.show(words.date_rows(turn.texts, roadmap, rows, page, turn.moment.today))


@on(router, "rowdates", ids=1)
async def row(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show_row(turn, await turn.see(checkpoints.show_row, args[0]))


@on(router, "rowpoint", ids=2)
async def choose_for_row(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show_row(turn, await turn.do(checkpoints.choose_for_row, args[0], _choice(args[1])))


@on(router, "rowoffered", ids=1)
async def accept_for_row(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.see(checkpoints.show_row, args[0])
    await _show_row(turn, await turn.do(checkpoints.choose_row_dates, args[0], [view.offered]))


@on(router, "rowdays", ids=(1, 2))
async def row_dates(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.do(checkpoints.ask_row_dates, args[0])
    month = turn.moment.today
    if len(args) > 1:
        picked = read_choice(args[1], turn.moment.today, last_day(view.roadmap, turn.moment))
        month = picked.month
        if picked.day is not None:
            dates = _toggled(view.row.control_dates, picked.day)
            view = await turn.do(checkpoints.choose_row_dates, args[0], dates)
            view = await turn.do(checkpoints.ask_row_dates, args[0])
    await turn.show(
        words.own_dates(
            turn.texts,
            view.roadmap,
            view.row,
            month,
            calendar=turn.moment.office.calendar,
            today=turn.moment.today,
            last=last_day(view.roadmap, turn.moment),
        )
    )


@router.message(At(Step.CHECKPOINT_DATES), F.text, ~F.text.startswith("/"))
async def typed_plan_dates(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    roadmap_id = turn.conversation.subject_id or 0
    view = await turn.see(checkpoints.show, roadmap_id)
    dates = await _typed(message, turn, last_day(view.roadmap, turn.moment))
    await _show(turn, await turn.do(checkpoints.choose_dates, roadmap_id, dates))


@router.message(At(Step.ROW_DATES), F.text, ~F.text.startswith("/"))
async def typed_row_dates(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    activity_id = turn.conversation.subject_id or 0
    view = await turn.see(checkpoints.show_row, activity_id)
    dates = await _typed(message, turn, last_day(view.roadmap, turn.moment))
    await _show_row(turn, await turn.do(checkpoints.choose_row_dates, activity_id, dates))


async def _typed(message: Message, turn: Turn, last: date) -> list[date]:
    deadline = await asyncio.to_thread(read_typed, message.text or "", turn.moment, last)
    return [window.due for window in deadline.windows]


def _toggled(dates: tuple[date, ...], day: date) -> list[date]:
    """Taken away if it was there; the last one stays."""
    left = [one for one in dates if one != day]
    return left if left and len(left) < len(dates) else [*left, day]


def _choice(place: int) -> Checkpoints:
    if place >= len(REGULAR):
        raise Refusal("nothing-here")
    return REGULAR[place]


async def _show(turn: Turn, view: CheckpointsView) -> None:
    message = words.checkpoints(
        turn.texts,
        view.roadmap,
        view.rows,
        view.own,
        [(one.checkpoints, one.dates) for one in view.proposals],
        turn.moment.today,
        silent=view.silent,
        offered=view.offered,
        told=view.told,
    )
    await turn.show(message)


async def _show_row(turn: Turn, view: RowDatesView) -> None:
    message = words.row_dates(
        turn.texts,
        view.roadmap,
        view.row,
        view.points,
        [(one.checkpoints, one.dates) for one in view.proposals],
        view.offered,
        view.standing,
        turn.moment.today,
        can_choose=view.can_choose,
        told=view.told,
    )
    await turn.show(message)
