"""A curator releases executors, takes control up again, closes and copies plans, reads the history of a row."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import control, obligations, plan_end
from bot.domain.errors import Refusal
from bot.domain.obligation import Ground, ObligationState
from bot.handlers.curator.plans import show_draft
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import control as words

router = Router()

_STATES = {step: state for state, step in control.STEPS.items()}


@on(router, "suspend", ids=(1, 2))
async def suspend(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _release(turn, args, ObligationState.SUSPENDED)


@on(router, "remove", ids=(1, 2))
async def remove(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _release(turn, args, ObligationState.REMOVED)


@on(router, "notrequired", ids=(1, 2))
async def not_required(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _release(turn, args, ObligationState.NOT_REQUIRED)


@on(router, "sameforall", ids=1)
async def same_for_all(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await turn.show(words.done_to_others(turn.texts, args[0], await turn.do(control.release_others, args[0])))


@on(router, "takeup", ids=1)
async def take_up(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.do(control.take_up, args[0])
    await turn.show(words.decided(turn.texts, found.obligation, found.like_it, turn.moment.today))


@router.message(At(*_STATES), F.text, ~F.text.startswith("/"))
async def own_ground(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    state, obligation_id = _STATES[turn.conversation.step], turn.conversation.subject_id or 0
    found = await turn.do(control.release, obligation_id, state, Ground.OWN, message.text)
    await turn.say(words.decided(turn.texts, found.obligation, found.like_it, turn.moment.today))


@on(router, "executors", ids=(1, 2))
async def executors(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    row_id, page = args[0], args[1] if len(args) > 1 else 0
    found = await turn.see(obligations.of_row, row_id)
    await turn.show(words.executors(turn.texts, found, page, row_id, turn.moment.today))


@on(router, "history", ids=(1, 2))
async def history(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.see(control.history_of, args[0])
    zone = turn.moment.office.zone_of(turn.actor.time_zone)
    page = args[1] if len(args) > 1 else 0
    await turn.show(words.history(turn.texts, found.obligation, found.events, page, zone, turn.moment.today))


@on(router, "rowhistory", ids=(1, 2))
async def row_history(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    row, events = await turn.see(control.history_of_row, args[0])
    zone = turn.moment.office.zone_of(turn.actor.time_zone)
    page = args[1] if len(args) > 1 else 0
    await turn.show(words.row_history(turn.texts, row, events, page, zone, turn.moment.today))


@on(router, "closeplan", ids=(1, 2))
async def close_plan(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """First shows what it will do; the second press does it."""
    if len(args) == 1:
        found = await turn.see(plan_end.closing, args[0])
        await turn.show(words.closing(turn.texts, found.roadmap, found.undone, found.awaiting))
        return
    done = await turn.do(plan_end.close, args[0])
    await turn.show(words.closed(turn.texts, done.roadmap, done.undone, done.told))


@on(router, "copyplan", ids=1)
async def copy_plan(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    copy = await turn.do(plan_end.copy_to_next_year, args[0])
    await turn.toast(turn.texts.plain("plan-copied"))
    await show_draft(turn, copy)


async def _release(turn: Turn, args: tuple[int, ...], state: ObligationState) -> None:
    obligation_id = args[0]
    if len(args) == 1:
        found = await turn.see(control.controlled, obligation_id)
        await turn.show(words.why(turn.texts, found.obligation, state))
        return
    offered = words.GROUNDS_OF[state]
    if args[1] >= len(offered):
        raise Refusal("nothing-here")
    ground = offered[args[1]]
    if ground is Ground.OWN:
        found = await turn.do(control.ask_ground, obligation_id, state)
        await turn.show(words.ask_words(turn.texts, found.obligation))
        return
    found = await turn.do(control.release, obligation_id, state, ground)
    await turn.show(words.decided(turn.texts, found.obligation, found.like_it, turn.moment.today))
