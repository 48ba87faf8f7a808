"""A plan's rows in the chat: pages, search, and the card on which one row is corrected."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import review, row_pages, rows
from bot.actions.row_pages import RowView
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.people import Role
from bot.domain.roadmap import Field, RowChange
from bot.domain.rows import RowSelection
from bot.handlers.curator.plans import CLOSED
from bot.handlers.curator.plans import refused as plan_refused
from bot.handlers.curator.review import show_question
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import row_edits as edit_words
from bot.messages import rows as words
from bot.messages.message import Message as Words

router = Router()

_FIELDS = {Step.ROW_TITLE: Field.TITLE, Step.ROW_DEADLINE: Field.DEADLINE, Step.ROW_PEOPLE: Field.RESPONSIBLE}
TEXT = (F.text, ~F.text.startswith("/"))
Handler = Callable[[object, Turn, tuple[int, ...]], Awaitable[None]]


@on(router, "rows", ids=(1, 2))
async def pages(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _page(turn, args)


@on(router, "doubts", ids=(1, 2))
async def doubts(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _page(turn, args, RowSelection.IN_QUESTION)


@on(router, "removed", ids=(1, 2))
async def removed(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _page(turn, args, RowSelection.REMOVED)


@on(router, "find", ids=(0, 1))
async def find(event: object, turn: Turn, args: tuple[int, ...]) -> None:
    """`/find words` looks at once; the button, or the bare command, asks for the words."""
    typed = (event.text or "").partition(" ")[2] if isinstance(event, Message) else ""
    plan_id = args[0] if args else None
    if typed.strip():
        await _find(turn, typed, plan_id)
    else:
        await turn.say(words.ask_words(turn.texts, await turn.do(row_pages.expect_words, plan_id)))


@router.message(At(Step.FIND), *TEXT)
async def find_words(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    await _find(turn, message.text or "", turn.conversation.subject_id)


def about_row(handler: Handler) -> Handler:
    """A press on an old card: what can't be done any more is said, and the card shows the row as it is now."""

    @wraps(handler)
    async def guarded(event: object, turn: Turn, args: tuple[int, ...]) -> None:
        try:
            await handler(event, turn, args)
        except Refusal as refusal:
            await _refused(turn, args[0], refusal)

    return guarded


@on(router, "row", ids=1)
async def card(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show(turn, args[0])


@on(router, "askrow", ids=1)
@about_row
async def question(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    question_id = await turn.see(row_pages.open_question, args[0])
    if question_id is None:
        await _show(turn, args[0])
    else:
        await show_question(turn, question_id)


@on(router, "rowtitle", ids=2)
@about_row
async def ask_title(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _ask(turn, args, Field.TITLE)


@on(router, "rowdeadline", ids=2)
@about_row
async def ask_deadline(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _ask(turn, args, Field.DEADLINE)


@on(router, "rowpeople", ids=2)
@about_row
async def ask_people(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _ask(turn, args, Field.RESPONSIBLE)


@router.message(At(Step.ROW_TITLE), *TEXT)
@router.message(At(Step.ROW_DEADLINE), *TEXT)
@router.message(At(Step.ROW_PEOPLE), *TEXT)
async def write_field(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    field = _FIELDS[turn.conversation.step]
    await _write(turn, RowChange(**{field.value: message.text or ""}))


@on(router, "rowsection", ids=2)
@about_row
async def ask_section(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.do(row_pages.expect_section, *args)
    await turn.show(edit_words.ask_section(turn.texts, view.roadmap, view.row))


@router.message(At(Step.ROW_SECTION), *TEXT)
async def write_section(message: Message, turn: Turn) -> None:
    await _write(turn, RowChange(section=message.text or ""))


@on(router, "section", ids=3)
@about_row
async def choose_section(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    row_id, version, section = args
    await turn.do(row_pages.write, row_id, version, RowChange(section=section))
    await _show(turn, row_id)


@on(router, "split", ids=3)
@about_row
async def split(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    row_id, version, index = args
    if index >= len(words.SPLITS):
        raise Refusal("nothing-here")
    made = await turn.do(rows.split_row, row_id, version, words.SPLITS[index])
    view = await turn.see(row_pages.row_view, row_id)
    await turn.show(words.parted(turn.texts, view.roadmap, made, view.page, turn.moment.today))


@on(router, "merge", ids=(2, 4))
@about_row
async def merge(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """With the row after it: first shown, then done."""
    if len(args) == 2:
        row, other = await turn.see(row_pages.neighbours, args[0])
        await turn.show(edit_words.ask_merge(turn.texts, row, other))
        return
    if len(args) == 3:
        raise Refusal("nothing-here")
    await turn.do(rows.merge_rows, *args)
    await _show(turn, args[0])


@on(router, "addrow", ids=1)
@about_row
async def ask_row(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.do(row_pages.expect_row, args[0])
    await turn.show(edit_words.ask_new(turn.texts, view.row))


@router.message(At(Step.NEW_ROW), *TEXT)
async def add_row(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    above_id = turn.conversation.subject_id or 0
    try:
        row = await turn.do(row_pages.write_new, above_id, message.text or "")
    except Refusal as refusal:
        await _refused(turn, above_id, refusal)
        return
    await _show(turn, row.id)


@on(router, "removerow", ids=2)
@about_row
async def remove(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await turn.do(rows.remove_row, *args)
    await _show(turn, args[0])


@on(router, "restorerow", ids=1)
@about_row
async def restore(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await turn.do(rows.restore_row, args[0])
    await _show(turn, args[0])


async def _ask(turn: Turn, args: tuple[int, ...], field: Field) -> None:
    row_id, version = args
    view = await turn.do(row_pages.expect_field, row_id, version, field)
    await turn.show(edit_words.ask_field(turn.texts, view.row, field))


async def _write(turn: Turn, change: RowChange) -> None:
    """Writes what was typed; who was overtaken by another is told, and sees the row as it is now."""
    assert turn.conversation is not None
    await asyncio.to_thread(review.make_reading_ready)
    row_id, version = turn.conversation.subject_id or 0, turn.conversation.detail or 0
    try:
        await turn.do(row_pages.write, row_id, version, change)
    except Refusal as refusal:
        await turn.do(row_pages.seen_now, row_id)
        await _refused(turn, row_id, refusal)
        return
    await _show(turn, row_id)


async def _show(turn: Turn, row_id: int) -> None:
    await turn.show(_card(turn, await turn.see(row_pages.row_view, row_id)))


def _card(turn: Turn, view: RowView) -> Words:
    may_change = turn.actor.may(Role.CURATOR)
    return words.card(turn.texts, view.roadmap, view.row, view.page, turn.moment.today, may_change=may_change)


async def _refused(turn: Turn, row_id: int, refusal: Refusal) -> None:
    if refusal.code in CLOSED:
        view = await turn.see(row_pages.row_view, row_id)
        await plan_refused(turn, view.roadmap.id, refusal)
        return
    await tell_refusal(turn, refusal)
    if refusal.code not in ("nothing-here", "not-allowed"):
        await _show(turn, row_id)


async def _find(turn: Turn, typed: str, plan_id: int | None) -> None:
    found = await turn.do(row_pages.find, typed, plan_id)
    await turn.say(words.found(turn.texts, found.words, found.rows, found.total, found.plan_id, turn.moment.today))


async def _page(turn: Turn, args: tuple[int, ...], selection: RowSelection = RowSelection.ALL) -> None:
    number = args[1] if len(args) > 1 else 0
    found = await turn.see(row_pages.rows_page, args[0], number, selection)
    message = words.page(
        turn.texts,
        found.roadmap,
        found.rows,
        found.page,
        found.pages,
        selection=found.selection,
        today=turn.moment.today,
    )
    await turn.show(message)
