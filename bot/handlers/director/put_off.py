"""Later, or "accepted for execution": an answer to a nudge without a report yet."""

from __future__ import annotations

from aiogram import Router

from bot.actions import put_off
from bot.actions.performer import PersonAction
from bot.actions.put_off import Later, PutOff
from bot.handlers.director.obligations import show_card
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import nudges as words
from bot.messages.date_picker import read_choice

router = Router()


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
