"""Links for those who are not connected, one tap each."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.utils.deep_linking import create_start_link

from bot.actions import people
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import people as words

router = Router()


@on(router, "people", ids=(0, 1))
async def not_connected(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.see(people.not_connected, args[0] if args else 0)
    message = words.not_connected(
        turn.texts, found.people, found.page * people.PAGE + 1, found.page, found.pages, found.total
    )
    await turn.show(message)


@on(router, "link", ids=1)
async def link(_: object, turn: Turn, args: tuple[int, ...], bot: Bot) -> None:
    await show_link(turn, bot, await turn.do(people.invite, args[0]))


@on(router, "revoke", ids=1)
async def revoke(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    person = await turn.do(people.revoke, args[0])
    await turn.show(words.revoked(turn.texts, person))


@on(router, "schools")
async def schools(_: object, turn: Turn) -> None:
    await turn.see(people.may_load_schools)
    await turn.say_words(turn.texts("schools-how"))


async def show_link(turn: Turn, bot: Bot, link: people.NewLink) -> None:
    address = await create_start_link(bot, link.token)
    await turn.say(words.link(turn.texts, link.person, address, link.lasts_days))
