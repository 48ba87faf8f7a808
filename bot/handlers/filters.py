"""Which handler answers: verbs, steps of conversations, roles.

A verb is pressed as a button `verb:1:2` or typed as a command `/verb_1_2`: so every button has a command.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.actions import obligations, reports
from bot.domain.conversation import Step
from bot.domain.people import Role
from bot.domain.report import ReportState
from bot.handlers.turn import Turn

_COMMAND = re.compile(r"/([a-z]+)((?:_\d{1,18})*)(?:@\w+)?(?:\s.*)?", re.DOTALL)
_DATA = re.compile(r"([a-z]+)((?::\d{1,18})*)")
H = TypeVar("H", bound=Callable[..., Awaitable[None]])


@dataclass(frozen=True, slots=True)
class _Answer:
    """`least`, `most`: how many ids a verb must carry; what carries others was forged, and nobody answers to it."""

    least: int
    most: int
    handler: HandlerObject


_answers: dict[Router, dict[str, _Answer]] = defaultdict(dict)
"""What each conversation answers to, by verb."""


class SaidVerb(Filter):
    """Looks a verb up among those of all conversations: to ask one after another cost more than the answer."""

    def __init__(self, routers: Iterable[Router]) -> None:
        self._answers = {verb: answer for router in routers for verb, answer in _answers[router].items()}

    async def __call__(self, event: Message | CallbackQuery) -> bool | dict[str, Any]:
        if isinstance(event, CallbackQuery):
            match = _DATA.fullmatch(event.data or "")
        else:
            match = _COMMAND.fullmatch(event.text or "")
        if match is None:
            return False
        args = tuple(int(number) for number in re.findall(r"\d+", match[2]))
        answer = self._answers.get(match[1])
        if answer is None or not answer.least <= len(args) <= answer.most:
            return False
        return {"args": args, "answer": answer.handler}


class At(Filter):
    """The person's next free message answers one of these steps of a conversation."""

    def __init__(self, *steps: Step) -> None:
        self._steps = steps

    async def __call__(self, event: Message, turn: Turn) -> bool:
        return turn.conversation is not None and turn.conversation.step in self._steps


class Has(Filter):
    """Someone with one of the roles; what a role may do is checked again in the action."""

    def __init__(self, *roles: Role) -> None:
        self._roles = roles

    async def __call__(self, event: Message, turn: Turn) -> bool:
        return turn.person is not None and turn.person.may(*self._roles)


class AnswersObligation(Filter):
    """An answer to a message that shows what its reader owes; hands on `about`, the ids of that."""

    async def __call__(self, event: Message, turn: Turn) -> bool | dict[str, Any]:
        if event.reply_to_message is None or turn.person is None:
            return False
        about = await turn.shown_on(event.reply_to_message)
        return {"about": about} if about else False


class FollowsReminder(Filter):
    """Something sent by itself below a message that shows what its reader owes; hands on `about` and `below`."""

    async def __call__(self, event: Message, turn: Turn) -> bool | dict[str, Any]:
        if event.reply_to_message is not None or turn.person is None:
            return False
        words = event.text is not None
        awaited = await turn.see(obligations.awaited_answer, turn.telegram_id, words=words)
        return {"below": awaited[0], "about": awaited[1]} if awaited else False


class IsNewPlan(Filter):
    """A document of a curator, unless it is plainly meant for the draft of a report that they are writing."""

    async def __call__(self, event: Message, turn: Turn) -> bool:
        if event.document is None or turn.person is None or not turn.person.may(Role.CURATOR):
            return False
        at = turn.conversation
        if at is None or at.step is not Step.REPORT or at.subject_id is None:
            return True
        return (await turn.see(reports.view, at.subject_id)).report.state is not ReportState.DRAFT


def on(router: Router, verb: str, *, ids: int | tuple[int, int] = 0) -> Callable[[H], H]:
    """Registers a handler for a button and for its command alike."""
    least, most = (ids, ids) if isinstance(ids, int) else ids

    def register(handler: H) -> H:
        _answers[router][verb] = _Answer(least, most, HandlerObject(handler))
        return handler

    return register


def verbs_of(routers: Sequence[Router]) -> Router:
    """Answers to the verbs of these conversations; whatever waits for typed words lets commands pass."""
    router, said = Router(name="verbs"), SaidVerb(routers)

    async def answer(event: Message | CallbackQuery, answer: HandlerObject, **facts: Any) -> None:
        await answer.call(event, **facts)

    router.callback_query.register(answer, said)
    router.message.register(answer, said)
    return router
