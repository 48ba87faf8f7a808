"""Short words about how the bot itself fares, and the mark of a repeated message."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people import Person
from bot.messages.message import Button, Message, join_lines
from bot.texts import Texts


def repeated(texts: Texts, message: Message) -> Message:
    return replace(message, text=join_lines(message.text, "", texts("repeat-mark")))


def not_me(texts: Texts, person: Person) -> Message:
    return Message(texts("not-me-notice", name=person.name))


def unreachable(texts: Texts, person: Person) -> Message:
    return Message(texts("unreachable-notice", name=person.name))


def unknown_year(texts: Texts, year: int) -> Message:
    return Message(texts("calendar-unknown-year", year=year), ((Button(texts.plain("button-calendar"), "calendar"),),))


def parked(texts: Texts, update_id: int) -> Message:
    return Message(texts("parked-notice", number=update_id))


def went_wrong(texts: Texts) -> Message:
    return Message(texts("error-went-wrong"))
