"""What a curator asks for at any time: the summary, who is late, the export."""

from __future__ import annotations

import asyncio

from aiogram import Router

from bot.actions import summaries
from bot.actions.export import export_plan
from bot.actions.summaries import Late
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import summaries as words
from bot.messages.message import Message

router = Router()


@on(router, "summary", ids=(0, 1))
async def summary(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """Of the only plan, or of the one asked for; of several plans first an overview."""
    found = await turn.see(summaries.summary)
    chosen = [one for one in found if one.roadmap.id == args[0]] if args else found
    if len(chosen) == 1:
        one = chosen[0]
        await turn.say(words.summary(turn.texts, one.roadmap, one.sections, one.total, one.not_connected, one.asked))
        return
    plans = [(one.roadmap, one.total) for one in found]
    await turn.say(words.overview(turn.texts, plans, found[0].not_connected if found else 0))


@on(router, "late", ids=(0, 1))
async def late(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """With a number another page of it."""
    await show_late(turn, await turn.see(summaries.late), "late", args)


async def show_late(turn: Turn, found: Late, verb: str, args: tuple[int, ...]) -> None:
    """The first page is a message of its own, below what it was asked for from; the others take its place."""
    moment = turn.moment
    message = words.late(
        turn.texts,
        found.districts,
        found.total,
        found.people,
        moment.today,
        moment.office.calendar,
        verb=verb,
        page=args[0] if args else 0,
    )
    await (turn.show(message) if args else turn.say(message))


@on(router, "export", ids=(0, 1))
async def export(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    if not args:
        plans = await turn.see(summaries.in_force)
        if len(plans) != 1:
            await turn.say(words.choose_export(turn.texts, plans))
            return
        args = (plans[0].id,)
    state = await turn.see(summaries.plan_state, args[0])
    today = turn.moment.today
    file = await asyncio.to_thread(export_plan, turn.texts, state, today)
    caption = turn.texts("export-caption", title=state.roadmap.head.title[:300], day=turn.texts.day(today))
    await turn.say(Message(caption, file=file))
