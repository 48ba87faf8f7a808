"""An executor asks for a later date: a day, then the reason in words."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from bot.actions import extensions, people
from bot.actions.timetables import read_typed_day
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.handlers.director.obligations import show_card
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import extensions as words
from bot.messages.date_picker import read_choice

router = Router()
_SHOWS_CARD = ("already-reported", "already-closed", "extension-asked-already", "extension-decided")


@on(router, "extend", ids=1)
async def offer(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        found = await turn.do(extensions.ask_day, args[0])
    except Refusal as refusal:
        await _refused(turn, args[0], refusal)
        return
    await turn.show_one(words.offer(turn.texts, found.obligation, found.offered, turn.moment))


@on(router, "extendto", ids=(1, 2))
async def choose(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        found = await turn.do(extensions.ask_day, args[0])
        assert found.obligation.control_date is not None
        first = found.obligation.control_date + timedelta(days=1)
        choice = read_choice(args[1], first, found.last) if len(args) > 1 else None
        if choice is not None and choice.day is not None:
            view = await turn.do(extensions.choose, args[0], choice.day)
            await turn.show(words.ask_reason(turn.texts, view.extension, view.obligation, turn.moment.today))
            return
    except Refusal as refusal:
        await _refused(turn, args[0], refusal)
        return
    picker = words.pick(
        turn.texts,
        found.obligation,
        choice.month if choice else first,
        calendar=turn.moment.office.calendar,
        first=first,
        last=found.last,
    )
    await turn.show(picker)


@router.message(At(Step.EXTENSION_DAY), F.text, ~F.text.startswith("/"))
async def typed_day(message: Message, turn: Turn) -> None:
    """ "For a week" is counted from the date that stands."""
    assert turn.conversation is not None
    obligation_id = turn.conversation.subject_id or 0
    found = await turn.see(extensions.offer, obligation_id)
    since = found.obligation.control_date or turn.moment.today
    try:
        day = await asyncio.to_thread(read_typed_day, message.text or "", turn.moment, found.last, since)
    except Refusal as refusal:
        if refusal.code == "dates-unclear" and message.reply_to_message is not None:
            raise SkipHandler from None  # an answer to the reminder itself: a report
        raise
    view = await turn.do(extensions.choose, obligation_id, day)
    await turn.say(words.ask_reason(turn.texts, view.extension, view.obligation, turn.moment.today))


@on(router, "unextend", ids=1)
async def take_back(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        obligation = await turn.do(extensions.take_back, args[0])
    except Refusal as refusal:
        await _refused(turn, args[0], refusal)
        return
    await turn.show(words.taken_back(turn.texts, obligation, turn.moment.today))


@router.message(At(Step.EXTENSION_REASON), F.text, ~F.text.startswith("/"))
async def reason(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    try:
        view = await turn.do(extensions.ask, turn.conversation.subject_id or 0, message.text or "")
    except Refusal as refusal:
        if refusal.code != "return-reason-length":
            # Reported, decided or too late meanwhile: the next message is about something else.
            await turn.do(people.stop)
        raise
    await turn.say(words.sent(turn.texts, view.extension, view.obligation, view.curator, turn.moment.today))


async def _refused(turn: Turn, obligation_id: int, refusal: Refusal) -> None:
    await tell_refusal(turn, refusal)
    if turn.press is not None and refusal.code in _SHOWS_CARD:
        await show_card(turn, obligation_id)
