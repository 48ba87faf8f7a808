"""Before a plan is put in force, and after: what will be said to whom in the next two weeks."""

from __future__ import annotations

from aiogram import Router

from bot.actions import rehearsal
from bot.actions.rehearsal import Preview
from bot.domain.errors import Refusal
from bot.domain.roadmap import RoadmapState
from bot.handlers.filters import on
from bot.handlers.turn import Turn
from bot.messages import forecasts as words
from bot.messages.message import Message

router = Router()


@on(router, "preview", ids=1)
async def preview(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await turn.show(preview_message(turn, await _preview(turn, args[0])))


@on(router, "shares", ids=(1, 2))
async def shares(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await _preview(turn, args[0])
    page = args[1] if len(args) > 1 else 0
    await turn.show(words.shares(turn.texts, found.roadmap, found.loads, found.unreached, page, turn.moment.today))


@on(router, "sends", ids=(1, 2))
async def sends(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await _preview(turn, args[0])
    page = args[1] if len(args) > 1 else 0
    await turn.show(words.sends(turn.texts, found.roadmap, found.forecast, page, turn.moment.today))


@on(router, "sendday", ids=(2, 3))
async def sends_on(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    day = words.day_of(args[1])
    if day is None:
        raise Refusal("nothing-here")
    found = await _preview(turn, args[0])
    page = args[2] if len(args) > 2 else 0
    told = found.forecast.on(day)
    usual = turn.moment.office.rules.day_starts
    await turn.show(words.sends_on(turn.texts, found.roadmap, day, told, page, turn.moment.today, usual))


@on(router, "sendtext", ids=3)
async def sent_text(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    roadmap_id, number, person_id = args
    day = words.day_of(number)
    if day is None:
        raise Refusal("nothing-here")
    found = await turn.rehearse(rehearsal.words_ahead, roadmap_id, person_id, day, turn.texts.language)
    await turn.show(words.sent_text(turn.texts, found.roadmap, found.person, day, found.messages, turn.moment.today))


def preview_message(turn: Turn, found: Preview) -> Message:
    if found.obstacles:
        return words.hindered(turn.texts, found.roadmap, found.obstacles)
    if found.done is None or found.roadmap.state is not RoadmapState.DRAFT:
        return words.sends(turn.texts, found.roadmap, found.forecast, 0, turn.moment.today)
    done = found.done
    return words.preview(
        turn.texts,
        found.roadmap,
        found.forecast,
        obligations=done.obligations,
        people=done.people,
        not_connected=done.not_connected,
        nobody=done.nobody,
        undated=found.undated,
        past=done.past,
        questions=found.questions,
        unknown_years=done.unknown_years,
        mine=found.mine,
    )


async def _preview(turn: Turn, roadmap_id: int) -> Preview:
    return await turn.rehearse(rehearsal.preview, roadmap_id, turn.texts.language)
