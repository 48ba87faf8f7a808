"""A plan's curator shares it with others."""

from __future__ import annotations

from aiogram import Router

from bot.actions import scopes
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import scopes as words

router = Router()


@on(router, "share", ids=1)
async def sharing(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.see(scopes.sharing, args[0])
    await turn.show(words.sharing(turn.texts, found.roadmap, found.curators))


@on(router, "sharewith", ids=3)
async def share(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    roadmap_id, person_id, shared = args
    found = await turn.do(scopes.share, roadmap_id, person_id, shared=bool(shared))
    await turn.show(words.sharing(turn.texts, found.roadmap, found.curators))
