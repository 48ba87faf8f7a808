"""What I owe: the list and the card of one obligation."""

from __future__ import annotations

from aiogram import Router

from bot.actions import absences, obligations
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import absences as absence_words
from bot.messages import obligations as words
from bot.messages.nudges import history_lines

router = Router()


@on(router, "my", ids=(0, 1))
async def mine(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    owed = await turn.see(obligations.mine)
    standing = await turn.see(absences.standing)
    if standing.away is not None and not owed:
        # All of it is the deputy's for the time being.
        away = standing.away
        await turn.show(absence_words.away(turn.texts, away.absence, away.deputy, away.owed, turn.moment.today))
        return
    await turn.show(words.mine(turn.texts, owed, args[0] if args else 0, turn.moment))


@on(router, "card", ids=1)
async def card(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await show_card(turn, args[0])


async def show_card(turn: Turn, obligation_id: int) -> None:
    view = await turn.see(obligations.show, obligation_id)
    moment = turn.moment
    history = history_lines(turn.texts, view.nudges, moment.today, moment.office.zone)
    message = words.card(
        turn.texts,
        view.obligation,
        view.report,
        view.curator,
        moment,
        mine=view.mine,
        may_move=view.may_move,
        decides=view.decides,
        nudges=history,
        deputy=view.deputy,
    )
    await turn.show_one(message)
