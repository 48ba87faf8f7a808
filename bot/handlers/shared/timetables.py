"""Dates that a timetable or an event sets: asked of a lead executor or a curator, answered by buttons or in words."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import timetables
from bot.actions.timetables import TimetableView, one_day, read_typed
from bot.domain.conversation import Step
from bot.domain.deadline import Deadline
from bot.domain.errors import Refusal
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import timetables as words
from bot.messages.date_picker import date_picker, read_choice
from bot.messages.message import Button

router = Router()
LONG_AGO = timedelta(days=365)
"""How far back an event may lie."""


@on(router, "timetables", ids=(0, 1))
async def unanswered(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _list(turn, args, events=False)


@on(router, "events", ids=(0, 1))
async def events(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _list(turn, args, events=True)


@on(router, "timetable", ids=1)
async def card(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """An open question can be answered in words at once."""
    view = await turn.see(timetables.show, args[0])
    if view.timetable.open and timetables.takes_dates(view.timetable):
        view = await turn.do(timetables.expect_answer, args[0])
    await _show(turn, view)


@on(router, "when", ids=(1, 2))
async def when(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.do(timetables.expect_answer, args[0])
    first = turn.moment.today
    choice = read_choice(args[1], first, view.last) if len(args) > 1 else None
    if choice is not None and choice.day is not None:
        await _answer(turn, args[0], one_day(choice.day))
        return
    await _pick(turn, view, "when", choice.month if choice else first, first=first)


@on(router, "agree", ids=1)
async def agree(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """To the day that office practice offers."""
    view = await turn.see(timetables.show, args[0])
    if not view.timetable.open:
        await _show(turn, view)
        return
    await _answer(turn, args[0], one_day(view.offered))


@on(router, "notyet", ids=1)
async def not_yet(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        view = await turn.do(timetables.not_yet, args[0])
    except Refusal as refusal:
        await _refused(turn, args[0], refusal)
        return
    await turn.show(words.not_yet(turn.texts, view.timetable, turn.moment.today))


@on(router, "came", ids=1)
async def came_today(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _came(turn, args[0], turn.moment.today)


@on(router, "cameon", ids=(1, 2))
async def came_on(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.see(timetables.show, args[0])
    first = turn.moment.today - LONG_AGO
    choice = read_choice(args[1], first, view.last) if len(args) > 1 else None
    if choice is not None and choice.day is not None:
        await _came(turn, args[0], choice.day)
        return
    await _pick(turn, view, "cameon", choice.month if choice else turn.moment.today, first=first)


@on(router, "askother", ids=1)
async def ask_other(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        view, people = await turn.see(timetables.candidates, args[0])
    except Refusal as refusal:
        await _refused(turn, args[0], refusal)
        return
    await turn.show(words.whom_to_ask(turn.texts, view.timetable, people))


@on(router, "askof", ids=2)
async def ask_of(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        view = await turn.do(timetables.ask_of, args[0], args[1])
    except Refusal as refusal:
        await _refused(turn, args[0], refusal)
        return
    await turn.show(words.handed_on(turn.texts, view.timetable, view.asked))


@router.message(At(Step.TIMETABLE), F.text, ~F.text.startswith("/"))
async def typed(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    timetable_id = turn.conversation.subject_id or 0
    view = await turn.see(timetables.show, timetable_id)
    deadline = await asyncio.to_thread(read_typed, message.text or "", turn.moment, view.last)
    await _answer(turn, timetable_id, deadline)


async def _list(turn: Turn, args: tuple[int, ...], *, events: bool) -> None:
    found = await turn.see(timetables.unanswered, events=events)
    page = args[0] if args else 0
    await turn.show_besides(words.unanswered(turn.texts, found, page, turn.moment, events=events, me=turn.actor.id))


async def _answer(turn: Turn, timetable_id: int, deadline: Deadline) -> None:
    view = await turn.do(timetables.answer, timetable_id, deadline)
    await _show_answered(turn, view)


async def _came(turn: Turn, timetable_id: int, day: date) -> None:
    try:
        view = await turn.do(timetables.came, timetable_id, day)
    except Refusal as refusal:
        await _refused(turn, timetable_id, refusal)
        return
    if view.timetable.open:
        await _show(turn, view)
    else:
        await _show_answered(turn, view)


async def _show_answered(turn: Turn, view: TimetableView) -> None:
    again = view.timetable.ask_on
    await turn.show(words.answered(turn.texts, view.timetable, view.dates, view.told, turn.moment.today, again=again))


async def _refused(turn: Turn, timetable_id: int, refusal: Refusal) -> None:
    """A press on an old question: what is known by now is said and shown."""
    await tell_refusal(turn, refusal)
    if turn.press is not None and refusal.code == "timetable-answered":
        await _show(turn, await turn.see(timetables.show, timetable_id))


async def _show(turn: Turn, view: TimetableView) -> None:
    message = words.card(
        turn.texts,
        view.timetable,
        view.rows,
        view.asked,
        turn.moment,
        view.offered,
        asks=view.may_answer,
        me=turn.actor.id,
    )
    await turn.show_besides(message)


async def _pick(turn: Turn, view: TimetableView, verb: str, month: date, *, first: date) -> None:
    question = turn.texts("cameon-ask" if verb == "cameon" else "when-ask")
    back = Button(turn.texts.plain("button-back"), "timetable", (view.timetable.id,))
    picker = date_picker(
        turn.texts,
        question,
        verb,
        (view.timetable.id,),
        month,
        calendar=turn.moment.office.calendar,
        first=first,
        last=view.last,
        below=((back,),),
    )
    await turn.show(picker)
