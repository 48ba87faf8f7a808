"""Before each handler: who speaks, in which language, and where they stand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.actions import people
from bot.actions.performer import Performer
from bot.delivery.telegram import Messenger
from bot.domain.people import Role
from bot.handlers.turn import Turn
from bot.texts import texts_for

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class TurnMiddleware(BaseMiddleware):
    """Gives every handler its `turn`; a group's messages and channels are none of the bot's business."""

    def __init__(
        self, performer: Performer, messenger: Messenger, admin_ids: frozenset[int], default_language: str
    ) -> None:
        self._performer = performer
        self._messenger = messenger
        self._admin_ids = admin_ids
        self._default_language = default_language

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not isinstance(event, Message | CallbackQuery) or event.from_user is None:
            return None
        message = event if isinstance(event, Message) else event.message
        if message is not None and message.chat.type != "private":
            return None
        user = event.from_user
        standing = await self._performer.see(people.standing, user.id)
        person, conversation = standing.person, standing.conversation
        if user.id in self._admin_ids and not (person and person.may(Role.ADMINISTRATOR)):
            person = await self._performer.do(people.admit_administrator, user.id, user.full_name)
        if person is not None and not person.reachable:
            await self._performer.do(people.back_again, person)
        language = (person.language if person else user.language_code) or self._default_language
        data["turn"] = Turn(
            performer=self._performer,
            messenger=self._messenger,
            texts=texts_for(language),
            telegram_id=user.id,
            telegram_name=user.full_name,
            language=language,
            person=person,
            conversation=conversation,
            incoming=event if isinstance(event, Message) else None,
            press=event if isinstance(event, CallbackQuery) else None,
        )
        return await handler(event, data)
