"""A new edition of a plan in force: looked at difference by difference, then applied."""

from __future__ import annotations

from aiogram import Router

from bot.actions import amendments
from bot.actions.amendments import Comparison
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import amendments as words

router = Router()


@on(router, "amend", ids=(2, 3))
async def compare(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    draft_id, roadmap_id, *page = args
    await _show(turn, await turn.see(amendments.comparison, draft_id, roadmap_id, *page))


@on(router, "amendrow", ids=6)
async def choose(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    draft_id, roadmap_id, old_id, new_id, wanted, page = args
    key = (old_id, new_id)
    await _show(turn, await turn.do(amendments.choose, draft_id, roadmap_id, key, wanted=bool(wanted), page=page))


@on(router, "amendapply", ids=2)
async def apply(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    draft_id, roadmap_id = args
    done = await turn.do(amendments.apply, draft_id, roadmap_id)
    message = words.applied(
        turn.texts,
        done.roadmap,
        changes=done.changes,
        moved=done.moved,
        added=done.added,
        removed=done.removed,
        told=done.told,
    )
    await turn.show(message)


async def _show(turn: Turn, found: Comparison) -> None:
    message = words.comparison(
        turn.texts,
        found.draft,
        found.roadmap,
        found.amendment,
        found.shown,
        found.unwanted,
        found.page,
        found.pages,
    )
    await turn.show(message)
