"""Getting acquainted: /start, the invitation behind a deep link, "it is me"."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot.actions import obligations, people
from bot.handlers.filters import on
from bot.handlers.shared.menu import set_menu
from bot.handlers.turn import Turn
from bot.messages import people as words
from bot.texts import languages

router = Router()


@router.message(CommandStart(deep_link=True))
async def invited(message: Message, turn: Turn, command: CommandObject) -> None:
    offer = await turn.performer.do(people.open_invitation, command.args or "", turn.telegram_id)
    if offer is None:
        await start(message, turn)
        return
    await turn.say(words.offer(turn.texts, offer.invitation.id, offer.person, offer.organizations))


@router.message(CommandStart())
async def start(_: Message, turn: Turn) -> None:
    if turn.person is None:
        await turn.say(words.stranger(turn.texts))
        return
    owed = await turn.see(obligations.mine)
    await set_menu(turn, turn.person)
    await turn.say(words.welcome(turn.texts, turn.person, len(owed)))


@on(router, "me", ids=1)
async def claim(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    language = turn.language if turn.language in languages() else turn.texts.language
    claimed = await turn.performer.do(people.claim, args[0], turn.telegram_id, language)
    await set_menu(turn, claimed.person)
    await turn.show(words.claimed(turn.texts, claimed.person, claimed.owed))


@on(router, "notme", ids=1)
async def deny(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await turn.performer.do(people.deny, args[0], turn.telegram_id)
    await turn.show(words.denied(turn.texts))
