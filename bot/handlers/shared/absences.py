""" "I am away until …, … stands in": a day, a person, done."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

from aiogram import Bot, F, Router
from aiogram.types import Message

from bot.actions import absences, obligations
from bot.actions.timetables import read_typed_day
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.handlers.curator.invitations import show_link
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import absences as words
from bot.messages.date_picker import day_number, read_choice

router = Router()


@on(router, "away", ids=(0, 1))
async def away(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """Without a number where one stands and the month; with one, another month or the chosen day."""
    first, last = absences.days(turn.moment)
    choice = read_choice(args[0], first, last) if args else None
    if choice is not None and choice.day is not None:
        await _ask_deputy(turn, choice.day)
        return
    standing = await turn.see(absences.standing)
    if standing.away is not None and choice is None:
        await _show(turn, standing.away)
        return
    await turn.do(absences.ask_until)
    month = choice.month if choice is not None else first
    message = words.until_when(
        turn.texts,
        month,
        standing.stands_in_for,
        calendar=turn.moment.office.calendar,
        first=first,
        last=last,
    )
    await turn.show(message)


@on(router, "deputy", ids=2)
async def deputy(_: object, turn: Turn, args: tuple[int, ...], bot: Bot) -> None:
    first, last = absences.days(turn.moment)
    until = read_choice(args[0], first, last).day
    if until is None:
        raise Refusal("nothing-here")
    await _left(turn, bot, await turn.do(absences.leave, until, person_id=args[1]))


@router.message(At(Step.AWAY_UNTIL), F.text, ~F.text.startswith("/"))
async def typed_day(message: Message, turn: Turn) -> None:
    first, last = absences.days(turn.moment)
    # "For a week" has today in it.
    since = first - timedelta(days=1)
    await _ask_deputy(turn, await asyncio.to_thread(read_typed_day, message.text or "", turn.moment, last, since))


@router.message(At(Step.DEPUTY), F.text, ~F.text.startswith("/"))
async def typed_deputy(message: Message, turn: Turn, bot: Bot) -> None:
    assert turn.conversation is not None
    until = read_choice(turn.conversation.subject_id or 0, *absences.days(turn.moment)).day
    if until is None:
        raise Refusal("nothing-here")
    await _left(turn, bot, await turn.do(absences.leave, until, name=message.text))


@on(router, "back")
async def back(_: object, turn: Turn) -> None:
    stood_in = await turn.do(absences.come_back)
    owed = await turn.see(obligations.mine)
    await turn.show(words.back(turn.texts, turn.actor, stood_in, len(owed)))


async def _ask_deputy(turn: Turn, until: date) -> None:
    candidates = await turn.do(absences.deputies, until)
    await turn.show(words.who_stands_in(turn.texts, until, day_number(until), candidates, turn.moment.today))


async def _left(turn: Turn, bot: Bot, away: absences.Away) -> None:
    await _show(turn, away)
    if away.link is not None:
        await show_link(turn, bot, away.link)


async def _show(turn: Turn, away: absences.Away) -> None:
    today = turn.moment.today
    await turn.show(words.away(turn.texts, away.absence, away.deputy, away.owed, today, curates=away.curates))
