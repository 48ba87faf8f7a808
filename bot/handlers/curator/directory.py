"""The directory in the chat: look, search, say who answers for what."""

from __future__ import annotations

import asyncio

from aiogram import Bot, F, Router
from aiogram.types import Message

from bot.actions import directory, directory_file
from bot.domain.conversation import Step
from bot.handlers.curator.invitations import show_link
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import directory as words
from bot.messages import directory_file as file_words

router = Router()
TYPED = F.text & ~F.text.startswith("/")


@on(router, "directory", ids=(0, 1))
async def page(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show(turn, await turn.do(directory.page, args[0] if args else 0))


@router.message(At(Step.DIRECTORY), TYPED)
async def search(message: Message, turn: Turn) -> None:
    await _show(turn, await turn.see(directory.search, message.text or ""))


@on(router, "org", ids=1)
async def organization(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.see(directory.organization, args[0])
    message = words.organization(
        turn.texts,
        view.organization,
        view.head,
        view.posts,
        view.curator,
        open=view.open,
        members=len(view.members),
    )
    await turn.show(message)


@on(router, "orgwork", ids=2)
async def work_of(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.see(directory.organization, args[0])
    owed = await turn.see(directory.obligations_of, args[0])
    await turn.show(words.work_of(turn.texts, view.organization, owed, args[1], turn.moment))


@on(router, "newhead", ids=(1, 2))
async def new_head(_: object, turn: Turn, args: tuple[int, ...], bot: Bot) -> None:
    """With a person's id it is they; without, the question who."""
    if len(args) == 1:
        await _ask(turn, args[0], None)
    else:
        await _changed(turn, bot, await turn.do(directory.change_holder, args[0], person_id=args[1]))


@on(router, "newholder", ids=(1, 2))
async def new_holder(_: object, turn: Turn, args: tuple[int, ...], bot: Bot) -> None:
    post = await turn.see(directory.post, args[0])
    if len(args) == 1:
        await _ask(turn, post.organization_id, post.id)
    else:
        changed = await turn.do(directory.change_holder, post.organization_id, post.id, person_id=args[1])
        await _changed(turn, bot, changed)


@router.message(At(Step.NEW_HEAD), TYPED)
async def typed_head(message: Message, turn: Turn, bot: Bot) -> None:
    assert turn.conversation is not None
    place = turn.conversation.subject_id or 0
    await _changed(turn, bot, await turn.do(directory.change_holder, place, name=message.text))


@router.message(At(Step.NEW_HOLDER), TYPED)
async def typed_holder(message: Message, turn: Turn, bot: Bot) -> None:
    assert turn.conversation is not None
    post = await turn.see(directory.post, turn.conversation.subject_id or 0)
    await _changed(turn, bot, await turn.do(directory.change_holder, post.organization_id, post.id, name=message.text))


@on(router, "nobody", ids=(1, 2))
async def unanswered(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.see(directory.unanswered, args[0], args[1] if len(args) > 1 else 0)
    message = words.unanswered(
        turn.texts,
        found.roadmap,
        found.organizations,
        first=found.page * directory.PAGE + 1,
        page=found.page,
        pages=found.pages,
    )
    await turn.show(message)


@on(router, "directoryfile")
async def send_file(_: object, turn: Turn) -> None:
    found = await turn.see(directory_file.contents)
    day = turn.texts.day(turn.moment.today)
    file = await asyncio.to_thread(directory_file.to_file, turn.texts, found, day)
    await turn.say(file_words.sent_out(turn.texts, file))


@on(router, "applydirectory", ids=1)
async def apply_file(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    content = await turn.see(directory_file.kept_file, args[0])
    tables = await asyncio.to_thread(directory_file.read_directory_file, content)
    done = await turn.do(directory_file.apply, args[0], tables)
    await turn.show(file_words.applied(turn.texts, done.changes, done.problems))


async def _show(turn: Turn, found: directory.DirectoryPage) -> None:
    message = words.directory(
        turn.texts,
        found.organizations,
        found.heads,
        first=found.page * directory.PAGE + 1,
        page=found.page,
        pages=found.pages,
        total=found.total,
        words=found.words,
    )
    await turn.show(message)


async def _ask(turn: Turn, organization_id: int, post_id: int | None) -> None:
    view = await turn.do(directory.vacancy, organization_id, post_id)
    await turn.show(words.who_holds(turn.texts, view.organization, view.post, view.holder, view.candidates))


async def _changed(turn: Turn, bot: Bot, changed: directory.NewHolder) -> None:
    message = words.holder_changed(
        turn.texts, changed.organization, changed.post, changed.former, changed.holder, changed.moved
    )
    await turn.show(message)
    if changed.link is not None:
        await show_link(turn, bot, changed.link)
