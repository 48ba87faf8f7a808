""" "Not mine": the executor says so, the curator gives it to another or leaves it."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.types import Message

from bot.actions import executors
from bot.actions.executors import Given, ObjectionView
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.objection import ObjectionReason
from bot.handlers.curator.invitations import show_link
from bot.handlers.director.obligations import show_card
from bot.handlers.errors import tell_refusal
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import executors as words

router = Router()
TYPED = F.text & ~F.text.startswith("/")


@on(router, "notmine", ids=(1, 2))
async def not_mine(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """With the reason's place in the list it is said; without, the reason is asked."""
    if len(args) == 1:
        obligation = await turn.see(executors.may_object, args[0])
        await turn.show_one(words.why(turn.texts, obligation, turn.moment))
        return
    if args[1] >= len(words.REASONS):
        raise Refusal("nothing-here")
    reason = words.REASONS[args[1]]
    if reason is ObjectionReason.OWN:
        obligation = await turn.do(executors.ask_words, args[0])
        await turn.show(words.ask_words(turn.texts, obligation, turn.moment))
        return
    await _asked(turn, await turn.do(executors.object_, args[0], reason))


@router.message(At(Step.OBJECTION), TYPED)
async def own_words(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    obligation_id = turn.conversation.subject_id or 0
    await _asked(turn, await turn.do(executors.object_, obligation_id, ObjectionReason.OWN, message.text))


@on(router, "objections")
async def open_objections(_: object, turn: Turn) -> None:
    found = await turn.see(executors.open_objections)
    listed = [(one.objection, one.obligation, one.person) for one in found]
    await turn.show(words.open_objections(turn.texts, listed))


@on(router, "objection", ids=1)
async def objection(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show(turn, await turn.see(executors.view, args[0]))


@on(router, "keepit", ids=1)
async def keep(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    try:
        view = await turn.do(executors.keep, args[0])
    except Refusal as refusal:
        if refusal.code != "objection-decided":
            raise
        await tell_refusal(turn, refusal)
        view = await turn.see(executors.view, args[0])
    await _show(turn, view)


@on(router, "giveother", ids=1)
async def ask_executor(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    obligation, candidates = await turn.do(executors.ask_executor, args[0])
    await turn.show(words.ask_executor(turn.texts, obligation, candidates, turn.moment))


@on(router, "give", ids=2)
async def give(_: object, turn: Turn, args: tuple[int, ...], bot: Bot) -> None:
    await _given(turn, bot, await turn.do(executors.give, args[0], person_id=args[1]))


@router.message(At(Step.NEW_EXECUTOR), TYPED)
async def typed_executor(message: Message, turn: Turn, bot: Bot) -> None:
    assert turn.conversation is not None
    obligation_id = turn.conversation.subject_id or 0
    await _given(turn, bot, await turn.do(executors.give, obligation_id, name=message.text))


@on(router, "lead", ids=1)
async def make_lead(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await turn.do(executors.make_lead, args[0])
    await show_card(turn, args[0])


async def _asked(turn: Turn, view: ObjectionView) -> None:
    await turn.show(words.asked(turn.texts, view.obligation, view.curator, turn.moment))


async def _show(turn: Turn, view: ObjectionView) -> None:
    if view.objection.ruling is None:
        message = words.for_curator(
            turn.texts, view.objection, view.obligation, view.person, view.candidates, turn.moment
        )
    else:
        message = words.ruled(turn.texts, view.objection, view.obligation, view.person, view.given_to, turn.moment)
    await turn.show(message)


async def _given(turn: Turn, bot: Bot, given: Given) -> None:
    await turn.show(words.given(turn.texts, given.obligation, given.holder, turn.moment))
    if given.link is not None:
        await show_link(turn, bot, given.link)
