"""Links for those who are not connected, one tap each."""

from __future__ import annotations

import asyncio

from aiogram import Bot, Router
from aiogram.utils.deep_linking import create_start_link

from bot.actions import invitation_sheet, people, school_list
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import people as words

router = Router()


@on(router, "people", ids=(0, 1))
async def not_connected(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.see(people.not_connected, args[0] if args else 0)
    message = words.not_connected(
        turn.texts, found.people, found.page * people.PAGE + 1, found.page, found.pages, found.total, found.invited
    )
    await turn.show(message)


@on(router, "link", ids=1)
async def link(_: object, turn: Turn, args: tuple[int, ...], bot: Bot) -> None:
    await show_link(turn, bot, await turn.do(people.invite, args[0]))


@on(router, "revoke", ids=1)
async def revoke(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    person = await turn.do(people.revoke, args[0])
    await turn.show(words.revoked(turn.texts, person))


@on(router, "invitations")
async def sheet(_: object, turn: Turn, bot: Bot) -> None:
    """A link for each who is not connected: a table to send from, and cards with QR codes to print."""
    rows = await turn.do(invitation_sheet.invite_all)
    links = [await create_start_link(bot, row.token) for row in rows]
    today = turn.moment.today
    table, cards = await asyncio.to_thread(invitation_sheet.sheet_files, turn.texts, rows, links, today)
    await turn.say(words.sheet(turn.texts, len(rows), people.INVITATION_LASTS.days, table))
    await turn.say(words.sheet_cards(turn.texts, cards))


@on(router, "revokeall", ids=(0, 1))
async def revoke_all(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    if not args:
        found = await turn.see(people.not_connected)
        await turn.show(words.revoke_all(turn.texts, found.total))
        return
    await turn.show(words.revoked_all(turn.texts, await turn.do(invitation_sheet.revoke_all)))


@on(router, "schools")
async def schools(_: object, turn: Turn) -> None:
    await turn.see(school_list.may_load_schools)
    await turn.say_words(turn.texts("schools-how"))


async def show_link(turn: Turn, bot: Bot, link: people.NewLink) -> None:
    address = await create_start_link(bot, link.token)
    await turn.say(words.link(turn.texts, link.person, address, link.lasts_days))
