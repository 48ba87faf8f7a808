"""Questions about a draft's names: yes, no, skip."""

from __future__ import annotations

from aiogram import Router

from bot.actions import namesakes
from bot.actions.namesakes import Asked
from bot.domain.directory import Verdict
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import namesakes as words

router = Router()


@on(router, "same", ids=(1, 2))
async def ask(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show(turn, await turn.do(namesakes.ask, args[0], args[1] if len(args) > 1 else 0))


@on(router, "isone", ids=3)
async def same(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show(turn, await turn.do(namesakes.answer, args[0], args[1], args[2], Verdict.SAME))


@on(router, "different", ids=3)
async def different(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show(turn, await turn.do(namesakes.answer, args[0], args[1], args[2], Verdict.DIFFERENT))


async def _show(turn: Turn, asked: Asked) -> None:
    one = asked.likeness
    if one is None or asked.alias_id is None:
        await turn.show(words.all_told(turn.texts, asked.roadmap))
    elif asked.organization is not None or (one.other is not None and not one.about_person):
        known = asked.organization or one.other or ""
        await turn.show(
            words.about_bodies(
                turn.texts,
                asked.roadmap,
                asked.alias_id,
                one.written,
                one.rows,
                known,
                number=asked.number,
                total=asked.total,
            )
        )
    else:
        await turn.show(
            words.about_people(
                turn.texts,
                asked.roadmap,
                asked.alias_id,
                one.written,
                one.position,
                one.rows,
                asked.person or one.other or "",
                asked.place,
                number=asked.number,
                total=asked.total,
            )
        )
