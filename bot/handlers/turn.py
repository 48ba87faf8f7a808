"""One turn of a conversation: who speaks, where they stand, and the ways to answer."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, MaybeInaccessibleMessageUnion
from aiogram.types import Message as Incoming

from bot.actions import obligations
from bot.actions.performer import Performer, PersonAction
from bot.delivery.telegram import Messenger
from bot.domain.conversation import Conversation
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.messages.message import Message
from bot.texts import Html, Texts

P = ParamSpec("P")
T = TypeVar("T")
TOAST = 200
"""Letters of a toast (Bot API, answerCallbackQuery)."""
_PATIENCE = 1.0
"""Seconds without an answer, after which a button seems dead."""
_REPORT = re.compile(r"(?:done|report):(\d{1,18})")
_DATES = re.compile(r"timetables?(?::\d{1,18})?")


@dataclass(slots=True)
class Turn:
    performer: Performer
    messenger: Messenger
    texts: Texts
    telegram_id: int
    telegram_name: str
    language: str
    person: Person | None
    conversation: Conversation | None
    incoming: Incoming | None
    """The message that was sent; None when a button was pressed."""
    press: CallbackQuery | None
    answered: bool = field(default=False)

    @property
    def actor(self) -> Person:
        """Who acts. Raises Refusal("not-known") for someone whom nobody has invited."""
        if self.person is None:
            raise Refusal("not-known")
        return self.person

    @property
    def moment(self) -> Moment:
        return self.performer.moment

    @property
    def pressed_message_id(self) -> int | None:
        return self.press.message.message_id if self.press is not None and self.press.message is not None else None

    async def do(self, action: PersonAction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs an action in the name of who acts."""
        return await self.performer.do(action, self.actor, *args, **kwargs)

    async def see(self, action: PersonAction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self.performer.see(action, self.actor, *args, **kwargs)

    async def rehearse(self, action: PersonAction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs an action that may do anything, on a private copy that is thrown away.

        Where it takes its time the press is answered first, so that the button does not seem dead.
        """
        found = asyncio.ensure_future(self.performer.rehearse(action, self.actor, *args, **kwargs))
        await asyncio.wait({found}, timeout=_PATIENCE)
        if not found.done():
            await self.toast(self.texts.plain("preview-is-made"))
        return await found

    async def show(self, message: Message) -> int:
        """Answers a press in the place of the pressed message, anything else with a new one; returns its id."""
        if self.pressed_message_id is None:
            return await self.say(message)
        await self.toast()
        message_id = await self.messenger.edit(self.telegram_id, self.pressed_message_id, message)
        await self.performer.tend(obligations.remember_shown, self.telegram_id, message_id, message.obligations)
        return message_id

    async def show_one(self, message: Message) -> int:
        """As `show`, but a list of several things keeps its place: what is opened from it comes below."""
        pressed = self.press.message if self.press is not None else None
        if pressed is not None and (asks_for_dates(pressed) or len(await self.shown_on(pressed)) > 1):
            return await self.say(message)
        return await self.show(message)

    async def show_besides(self, message: Message) -> int:
        """As `show`, but a message of what its reader owes keeps its place."""
        pressed = self.press.message if self.press is not None else None
        if pressed is not None and await self.shown_on(pressed):
            return await self.say(message)
        return await self.show(message)

    async def shown_on(self, message: MaybeInaccessibleMessageUnion) -> list[int]:
        """Which of their own obligations a message of the bot shows."""
        markup = message.reply_markup if isinstance(message, Incoming) else None
        named = reportable_by(markup) if markup is not None else ()
        return await self.see(obligations.shown_to, self.telegram_id, message.message_id, named)

    async def say(self, message: Message) -> int:
        """Answers with a new message."""
        await self.toast()
        message_id = await self.messenger.send(self.telegram_id, message)
        if message.obligations:
            await self.performer.tend(obligations.remember_shown, self.telegram_id, message_id, message.obligations)
        return message_id

    async def say_words(self, words: Html) -> int:
        return await self.say(Message(words))

    async def toast(self, words: str | None = None, *, alert: bool = False) -> None:
        """Answers a press, once; a press so old that it can't be answered any more is let go."""
        if self.press is None or self.answered:
            return
        self.answered = True
        try:
            await self.press.answer(words[:TOAST] if words else None, show_alert=alert)
        except TelegramBadRequest:
            return


def asks_for_dates(message: MaybeInaccessibleMessageUnion) -> bool:
    markup = message.reply_markup if isinstance(message, Incoming) else None
    rows = markup.inline_keyboard if markup is not None else []
    return any(_DATES.fullmatch(button.callback_data or "") for row in rows for button in row)


def reportable_by(markup: InlineKeyboardMarkup) -> tuple[int, ...]:
    """The obligations that buttons offer to report on; a mere way back to a card does not make a message its card."""
    pressed = (_REPORT.fullmatch(button.callback_data or "") for row in markup.inline_keyboard for button in row)
    return tuple(dict.fromkeys(int(found[1]) for found in pressed if found))
