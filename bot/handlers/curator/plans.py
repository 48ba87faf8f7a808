"""From a document to a plan in force, in the chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiogram import Bot, F, Router
from aiogram.types import Message
from aiogram.utils.chat_action import ChatActionSender

from bot.actions import assigning, directory_file, plans, school_list
from bot.actions.plans import DraftView
from bot.delivery.downloads import download
from bot.domain.errors import Refusal
from bot.domain.people import Role
from bot.handlers.curator.draft_sheet import came_back
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import Has, on
from bot.handlers.turn import Turn
from bot.messages import directory_file as directory_words
from bot.messages import drafts as words
from bot.messages import people as people_words
from bot.messages.message import Message as Words

router = Router()

CLOSED = ("plan-in-force-already", "draft-discarded-already")
"""Refusals of what concerns a draft that is none any more."""
STILL_READING = 8
"""Seconds of reading after which the curator is told that it goes on."""


@router.message(F.document, Has(Role.CURATOR, Role.ADMINISTRATOR))
async def document(message: Message, turn: Turn, bot: Bot) -> None:
    """A draft's table, a list of schools or a plan: the file itself tells which."""
    assert message.document is not None
    name = message.document.file_name or "file"
    async with _reading(turn, bot, name) as answer:
        content = await download(bot, message.document)
        if (compared := await came_back(turn, name, content)) is not None:
            await answer(compared)
            return
        if await asyncio.to_thread(directory_file.is_directory_file, name, content):
            tables = await asyncio.to_thread(directory_file.read_directory_file, content)
            found = await turn.do(directory_file.review, name, content, tables)
            await answer(directory_words.review(turn.texts, found.document_id, found.changes, found.problems))
            return
        if await asyncio.to_thread(school_list.is_school_list, name, content):
            rows = await asyncio.to_thread(school_list.read_school_list, content)
            loaded = await turn.do(school_list.load_schools, rows)
            await answer(
                people_words.schools_loaded(
                    turn.texts,
                    loaded.added,
                    loaded.updated,
                    loaded.not_connected,
                    loaded.unknown_curators,
                    loaded.handed_over,
                )
            )
            return
        draft = await asyncio.to_thread(plans.read_document, name, content)
        view = await turn.do(plans.keep_draft, name, content, draft)
        await answer(_draft(turn, view))


@on(router, "plans")
async def all_plans(_: object, turn: Turn) -> None:
    await turn.say(words.plans(turn.texts, await turn.see(plans.plans)))


@on(router, "plan", ids=1)
async def plan(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await show_draft(turn, args[0])


@on(router, "planmore", ids=1)
async def more(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """The rarer things that can be done to a plan."""
    await turn.show(_draft(turn, await turn.see(plans.draft_view, args[0]), more=True))


async def show_draft(turn: Turn, roadmap_id: int) -> None:
    await turn.show(_draft(turn, await turn.see(plans.draft_view, roadmap_id)))


@on(router, "force", ids=1)
async def put_in_force(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        await turn.do(plans.put_in_force, args[0])
    except Refusal as refusal:
        await refused(turn, args[0], refusal)
        return
    await turn.performer.do_in_parts(assigning.assign_next, args[0])
    done = await turn.see(assigning.put_in_force_view, args[0])
    message = words.in_force(
        turn.texts,
        done.roadmap,
        obligations=done.obligations,
        people=done.people,
        told=done.told,
        not_connected=done.not_connected,
        nobody=done.nobody,
        without_date=done.without_date,
        past=done.past,
        unknown_years=done.unknown_years,
    )
    await turn.show(message)


@on(router, "reject", ids=1)
async def discard(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        roadmap = await turn.do(plans.discard, args[0])
    except Refusal as refusal:
        await refused(turn, args[0], refusal)
        return
    await turn.show(words.discarded(turn.texts, roadmap))


@asynccontextmanager
async def _reading(turn: Turn, bot: Bot, name: str) -> AsyncIterator[Callable[[Words], Awaitable[None]]]:
    """Shows that the bot is at work; what is found, or why nothing could be, takes the place of that message."""
    message_id = await turn.say(Words(turn.texts("draft-reading", name=name)))

    async def still() -> None:
        await asyncio.sleep(STILL_READING)
        await turn.messenger.edit(turn.telegram_id, message_id, Words(turn.texts("draft-reading-still", name=name)))

    async def answer(message: Words) -> None:
        progress.cancel()
        await turn.messenger.edit(turn.telegram_id, message_id, message)

    async with ChatActionSender.upload_document(bot=bot, chat_id=turn.telegram_id):
        progress = asyncio.ensure_future(still())
        try:
            yield answer
        except Refusal as refusal:
            await answer(Words(turn.texts(f"error-{refusal.code}", **refusal.facts)))
        finally:
            progress.cancel()


async def refused(turn: Turn, roadmap_id: int, refusal: Refusal) -> None:
    """A press on an old draft: what can't be done any more is said, and the card shows today's state."""
    if refusal.code == "plan-in-force-already" and turn.press is not None:
        # Nothing went wrong: what was wanted has been done.
        await turn.toast(turn.texts.plain("error-plan-in-force-already"))
    else:
        await tell_refusal(turn, refusal)
    if turn.press is not None and refusal.code in CLOSED:
        await turn.show(_draft(turn, await turn.see(plans.draft_view, roadmap_id)))


def _draft(turn: Turn, view: DraftView, *, more: bool = False) -> Words:
    return words.draft(
        turn.texts,
        view.roadmap,
        view.counts,
        view.instructions,
        known=view.already_kept,
        amends=view.amends,
        likenesses=view.likenesses,
        today=turn.moment.today,
        more=more,
    )
