"""Members of a group, by tap."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import groups
from bot.actions.groups import Agreed, GroupView
from bot.domain.conversation import Step
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import groups as words

router = Router()


@on(router, "members", ids=1)
async def members(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _show(turn, await turn.see(groups.show, args[0]))


@on(router, "memberall", ids=1)
async def all_schools(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _agreed(turn, await turn.do(groups.all_schools, args[0]))


@on(router, "memberdistricts", ids=1)
async def districts(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _districts(turn, await turn.see(groups.show, args[0]))


@on(router, "memberdistrict", ids=3)
async def district(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    group_id, index, chosen = args
    await _districts(turn, await turn.do(groups.choose_district, group_id, index, chosen=bool(chosen)))


@on(router, "memberlist", ids=2)
async def check_list(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _check_list(turn, args[0], args[1])


@on(router, "membertick", ids=4)
async def tick(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    group_id, organization_id, page, chosen = args
    await turn.do(groups.tick, group_id, organization_id, chosen=bool(chosen))
    await _check_list(turn, group_id, page)


@on(router, "memberperson", ids=1)
async def ask_person(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await turn.show(words.ask_person(turn.texts, await turn.do(groups.ask_person, args[0])))


@router.message(At(Step.NEW_MEMBER), F.text, ~F.text.startswith("/"))
async def add_person(message: Message, turn: Turn) -> None:
    """Several may be written one after another."""
    assert turn.conversation is not None
    await _show(turn, await turn.do(groups.add_person, turn.conversation.subject_id or 0, message.text or ""))


@on(router, "membersdone", ids=1)
async def done(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _agreed(turn, await turn.do(groups.agree, args[0]))


async def _show(turn: Turn, view: GroupView) -> None:
    message = words.group(turn.texts, view.group, view.members, view.rules, view.districts, view.schools)
    await turn.show(message)


async def _districts(turn: Turn, view: GroupView) -> None:
    await turn.show(words.districts(turn.texts, view.group, view.districts, len(view.members)))


async def _check_list(turn: Turn, group_id: int, page: int) -> None:
    found = await turn.see(groups.check_list, group_id, page)
    message = words.check_list(turn.texts, found.group, found.organizations, found.page, found.pages, found.chosen)
    await turn.show(message)


async def _agreed(turn: Turn, done: Agreed) -> None:
    await turn.show(words.agreed(turn.texts, done.group, done.members, done.made, done.removed))
