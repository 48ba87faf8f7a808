"""Before each handler: who speaks, in which language, and where they stand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.actions import people
from bot.actions.performer import Performer
from bot.delivery.telegram import Messenger
from bot.domain.errors import Refusal
from bot.domain.people import Role
from bot.handlers.errors import tell_refusal
from bot.handlers.leaving import leave_if_away
from bot.handlers.resume import adds_something, answer_again
from bot.handlers.seen import note_seen
from bot.handlers.turn import Turn
from bot.texts import texts_for

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What every conversation works with."""

    performer: Performer
    messenger: Messenger
    admin_ids: frozenset[int]
    default_language: str


class TurnMiddleware(BaseMiddleware):
    """Gives every handler its `turn`; a group's messages and channels are none of the bot's business."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not isinstance(event, Message | CallbackQuery) or event.from_user is None:
            return None
        message = event if isinstance(event, Message) else event.message
        if message is not None and message.chat.type != "private":
            return None
        user, desk = event.from_user, data["desk"]
        assert isinstance(desk, Desk)
        standing = await desk.performer.see(people.standing, user.id)
        person, conversation = standing.person, standing.conversation
        if user.id in desk.admin_ids and not (person and person.may(Role.ADMINISTRATOR)):
            person = await desk.performer.tend(people.admit_administrator, user.id, user.full_name)
        if person is not None and not person.reachable:
            await desk.performer.tend(people.back_again, person)
        language = (person.language if person else user.language_code) or desk.default_language
        turn = Turn(
            performer=desk.performer,
            messenger=desk.messenger,
            texts=texts_for(language),
            telegram_id=user.id,
            telegram_name=user.full_name,
            language=language,
            person=person,
            conversation=conversation,
            incoming=event if isinstance(event, Message) else None,
            press=event if isinstance(event, CallbackQuery) else None,
        )
        if data.get("applied") and adds_something(turn):
            return await answer_again(turn)
        data["turn"] = turn
        await note_seen(turn)
        await leave_if_away(turn)
        try:
            return await handler(event, data)
        except Refusal as refusal:
            return await tell_refusal(turn, refusal)
