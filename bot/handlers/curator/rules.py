"""The office's rules in the chat: looked at and changed by a curator or an administrator."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import office_rules
from bot.actions.office_rules import RULES, RuleView
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.office_rule import Rule, range_of
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import rules as words

router = Router()


@on(router, "rules")
async def rules(_: object, turn: Turn) -> None:
    found = await turn.see(office_rules.all_rules)
    await turn.show(words.rules(turn.texts, [(one.rule, one.value, one.default) for one in found]))


@on(router, "rule", ids=1)
async def rule(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """A rule that takes a number may be answered by writing one."""
    one = _rule(args[0])
    view = await (turn.do(office_rules.ask_value, one) if range_of(one).typed else turn.see(office_rules.show, one))
    await _show(turn, view)


@on(router, "setrule", ids=2)
async def set_rule(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    one = _rule(args[0])
    values = range_of(one).values
    if args[1] >= len(values):
        raise Refusal("nothing-here")
    await _show(turn, await turn.do(office_rules.change, one, str(values[args[1]])), just_set=True)


@router.message(At(Step.RULE_VALUE), F.text, ~F.text.startswith("/"))
async def typed(message: Message, turn: Turn) -> None:
    assert turn.conversation is not None
    one = _rule(turn.conversation.subject_id or 0)
    await _show(turn, await turn.do(office_rules.change, one, message.text or ""), just_set=True)


async def _show(turn: Turn, view: RuleView, *, just_set: bool = False) -> None:
    number, allowed = RULES.index(view.rule), range_of(view.rule)
    message = words.rule(
        turn.texts, number, view.rule, view.value, view.default, allowed, view.changes, turn.moment, just_set=just_set
    )
    await turn.show(message)


def _rule(place: int) -> Rule:
    if place >= len(RULES):
        raise Refusal("nothing-here")
    return RULES[place]
