"""When a plan nudges, whom nudges did not reach, and the lists behind the numbers of a morning."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import nudge_policies, summaries, undelivered
from bot.actions.nudge_policies import PolicyView
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.handlers.curator.summaries import show_late
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import nudges as words
from bot.messages import summaries as summary_words

router = Router()


@on(router, "nudging", ids=(1, 2))
async def nudging(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """The policy of a plan; with a second number, the preset to choose."""
    if len(args) == 1:
        await _show(turn, await turn.see(nudge_policies.view, args[0]))
        return
    if args[1] >= len(words.PRESET_ORDER):
        raise Refusal("nothing-here")
    await _show(turn, await turn.do(nudge_policies.choose, args[0], words.PRESET_ORDER[args[1]]))


@on(router, "nudgesteps", ids=1)
async def ask_steps(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    view = await turn.do(nudge_policies.ask_steps, args[0])
    await turn.show(words.ask_steps(turn.texts, view.roadmap))


@router.message(At(Step.NUDGE_STEPS), F.text, ~F.text.startswith("/"))
async def steps(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    roadmap_id = turn.conversation.subject_id or 0
    await _show(turn, await turn.do(nudge_policies.set_steps, roadmap_id, message.text or ""))


@on(router, "undelivered", ids=(0, 1))
async def not_delivered(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.see(undelivered.undelivered)
    await turn.show(words.undelivered(turn.texts, found, args[0] if args else 0, turn.moment.today))


@on(router, "behind", ids=(0, 1))
async def behind(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """Who is late, of what this curator watches."""
    await show_late(turn, await turn.see(summaries.behind), "behind", args)


@on(router, "today", ids=(0, 1))
async def today(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """What is due today, of what this curator watches."""
    found = await turn.see(summaries.due_today)
    message = summary_words.due_today(turn.texts, found, turn.moment.today, args[0] if args else 0)
    await (turn.show(message) if args else turn.say(message))


async def _show(turn: Turn, view: PolicyView) -> None:
    message = words.policy(
        turn.texts,
        view.roadmap,
        view.policy,
        view.changed_at,
        view.changed_by,
        turn.moment.office.zone,
        mine=view.mine,
    )
    await turn.show(message)
