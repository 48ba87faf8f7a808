"""The review of a draft in the chat: one tap answers a question and shows the next in its place."""

from __future__ import annotations

import asyncio

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import review
from bot.actions.performer import PersonAction
from bot.actions.review import ReviewCard, ReviewStep
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.review import FOR_ALL
from bot.handlers.curator.plans import CLOSED
from bot.handlers.curator.plans import refused as plan_refused
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import review as words
from bot.messages.date_picker import read_choice
from bot.messages.message import Message as Words

router = Router()


@on(router, "review", ids=1)
async def begin(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await asyncio.to_thread(review.make_reading_ready)
    try:
        step = await turn.see(review.begin, args[0])
    except Refusal as refusal:
        await plan_refused(turn, args[0], refusal)
        return
    await turn.show(_words(turn, step))


@on(router, "ask", ids=1)
async def show(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _step(turn, review.show, args[0])


@on(router, "skip", ids=1)
async def skip(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _step(turn, review.following, args[0])


@on(router, "earlier", ids=1)
async def earlier(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _step(turn, review.earlier, args[0])


@on(router, "answer", ids=3)
async def answer(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """The question, the fingerprint of the reading, the version of the row that was seen."""
    await asyncio.to_thread(review.make_reading_ready)
    try:
        step = await turn.do(review.answer, *args)
    except Refusal as refusal:
        await _refused(turn, args[0], refusal)
        return
    await turn.show(_words(turn, step))


@on(router, "alike", ids=3)
async def answer_alike(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """The question, the answer's place among those that hold for all, how many there were."""
    question_id, index, count = args
    if index >= len(FOR_ALL):
        raise Refusal("nothing-here")
    try:
        settled, step = await turn.do(review.answer_alike, question_id, FOR_ALL[index], count)
    except Refusal as refusal:
        await _refused(turn, question_id, refusal)
        return
    await turn.toast(turn.texts.plain("review-settled", count=settled))
    await turn.show(_words(turn, step))


@on(router, "own", ids=2)
async def ask_own(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    question_id, version = args
    try:
        card = await turn.do(review.expect_text, question_id, version)
    except Refusal as refusal:
        await _refused(turn, question_id, refusal)
        return
    await turn.show(words.ask_own(turn.texts, card.row, card.kept))


@router.message(At(Step.ANSWER), F.text, ~F.text.startswith("/"))
async def own(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    await asyncio.to_thread(review.make_reading_ready)
    question_id, version = turn.conversation.subject_id or 0, turn.conversation.detail or 0
    try:
        step = await turn.do(review.answer_text, question_id, version, message.text or "")
    except Refusal as refusal:
        await turn.do(review.seen_now, question_id)
        await _refused(turn, question_id, refusal)
        return
    await turn.say(_words(turn, step))


@on(router, "day", ids=(2, 3))
async def choose_day(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """The question, the version of the row that was seen, and a day or a month of the picker."""
    question_id, version = args[:2]
    try:
        card = await turn.see(review.show, question_id)
        if not isinstance(card, ReviewCard):
            raise Refusal("nothing-here")
        first, last = review.days_offered(card.roadmap.head, turn.moment)
        choice = read_choice(args[2], first, last) if len(args) > 2 else None
        if choice is not None and choice.day is not None:
            step = await turn.do(review.answer_day, question_id, version, choice.day)
            await turn.show(_words(turn, step))
            return
    except Refusal as refusal:
        await _refused(turn, question_id, refusal)
        return
    month = choice.month if choice is not None else min(max(turn.moment.today, first), last)
    calendar = turn.moment.office.calendar
    message = words.choose_day(turn.texts, card.row, card.kept, month, calendar=calendar, first=first, last=last)
    await turn.show(message)


async def show_question(turn: Turn, question_id: int) -> None:
    await _step(turn, review.show, question_id)


async def _step(turn: Turn, action: PersonAction[[int], ReviewStep], question_id: int) -> None:
    await asyncio.to_thread(review.make_reading_ready)
    try:
        step = await turn.see(action, question_id)
    except Refusal as refusal:
        await _refused(turn, question_id, refusal)
        return
    await turn.show(_words(turn, step))


async def _refused(turn: Turn, question_id: int, refusal: Refusal) -> None:
    """What can't be done any more is said; the card then shows today's state."""
    if refusal.code in CLOSED:
        await plan_refused(turn, await turn.see(review.plan_of, question_id), refusal)
        return
    await tell_refusal(turn, refusal)
    if refusal.code not in ("nothing-here", "not-allowed"):
        await turn.show(_words(turn, await turn.see(review.today, question_id)))


def _words(turn: Turn, step: ReviewStep) -> Words:
    if not isinstance(step, ReviewCard):
        return words.pause(turn.texts, step.roadmap, step.left)
    return words.question(
        turn.texts,
        step.roadmap,
        step.row,
        step.kept,
        step.question,
        step.readings,
        number=step.number,
        total=step.total,
        alike=step.alike,
        for_all=step.for_all,
        answered_by=step.answered_by,
        today=turn.moment.today,
    )
