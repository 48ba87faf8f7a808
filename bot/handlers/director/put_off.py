"""Later, or "accepted for execution": an answer to a nudge without a report yet."""

from __future__ import annotations

import asyncio

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from bot.actions import put_off
from bot.actions.performer import PersonAction
from bot.actions.put_off import Later, PutOff
from bot.actions.timetables import read_typed_day
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.handlers.director.obligations import show_card
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import nudges as words
from bot.messages.date_picker import day_number, read_choice

router = Router()
_STEPS = {"snooze": Step.SNOOZE, "snoozeall": Step.SNOOZE_ALL}


@on(router, "acknowledge", ids=1)
async def acknowledge(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await turn.do(put_off.acknowledge, args[0])
    await turn.toast(turn.texts.plain("acknowledged-toast"))
    await show_card(turn, args[0])


@on(router, "later", ids=1)
async def later(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _ask(turn, await turn.see(put_off.later, args[0]), "snooze", args[0])


@on(router, "laterall", ids=1)
async def later_all(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _ask(turn, await turn.see(put_off.later_all, args[0]), "snoozeall", args[0])


@on(router, "snoozeday", ids=1)
async def choose_day(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _pick(turn, await turn.see(put_off.later, args[0]), "snooze", args[0])


@on(router, "snoozeallday", ids=1)
async def choose_day_of_all(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _pick(turn, await turn.see(put_off.later_all, args[0]), "snoozeall", args[0])


@on(router, "snooze", ids=2)
async def snooze(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _snooze(turn, await turn.see(put_off.later, args[0]), put_off.snooze, "snooze", args)


@on(router, "snoozeall", ids=2)
async def snooze_all(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _snooze(turn, await turn.see(put_off.later_all, args[0]), put_off.snooze_all, "snoozeall", args)


@router.message(At(Step.SNOOZE), F.text, ~F.text.startswith("/"))
async def typed_day(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    found = await turn.see(put_off.later, turn.conversation.subject_id or 0)
    await _typed(message, turn, found, put_off.snooze, "snooze")


@router.message(At(Step.SNOOZE_ALL), F.text, ~F.text.startswith("/"))
async def typed_day_of_all(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    found = await turn.see(put_off.later_all, turn.conversation.subject_id or 0)
    await _typed(message, turn, found, put_off.snooze_all, "snoozeall")


async def _typed(message: Message, turn: Turn, found: Later, action: PersonAction[..., PutOff], verb: str) -> None:
    assert turn.conversation is not None
    today = turn.moment.today
    try:
        day = await asyncio.to_thread(read_typed_day, message.text or "", turn.moment, found.last, today)
    except Refusal as refusal:
        if refusal.code == "dates-unclear" and message.reply_to_message is not None:
            raise SkipHandler from None  # an answer to the reminder itself: a report
        raise
    if day < found.first:
        raise Refusal("snooze-later", day=turn.texts.day(found.first, today))
    await _snooze(turn, found, action, verb, (turn.conversation.subject_id or 0, day_number(day)))


async def _ask(turn: Turn, found: Later, verb: str, subject_id: int) -> None:
    message = words.later(
        turn.texts,
        found.obligations,
        found.tomorrow,
        found.monday,
        turn.moment.today,
        verb=verb,
        subject_id=subject_id,
    )
    await turn.do(put_off.ask_day, _STEPS[verb], subject_id)
    await turn.show_one(message)


async def _pick(turn: Turn, found: Later, verb: str, subject_id: int, number: int | None = None) -> None:
    month = read_choice(number, found.first, found.last).month if number is not None else found.first
    message = words.later_day(
        turn.texts,
        found.obligations,
        month,
        found.first,
        found.last,
        turn.moment.office.calendar,
        verb=verb,
        subject_id=subject_id,
    )
    await turn.do(put_off.ask_day, _STEPS[verb], subject_id)
    await turn.show(message)


async def _snooze(
    turn: Turn, found: Later, action: PersonAction[..., PutOff], verb: str, args: tuple[int, ...]
) -> None:
    subject_id, number = args
    choice = read_choice(number, found.first, found.last)
    if choice.day is None:
        await _pick(turn, found, verb, subject_id, number)
        return
    done = await turn.do(action, subject_id, choice.day)
    await turn.show(words.put_off(turn.texts, done.obligations, done.until, done.told, turn.moment.today))
