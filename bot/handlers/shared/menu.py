"""The menu of commands that the messenger offers a person, by roles and language."""

from __future__ import annotations

from bot.domain.people import Person
from bot.handlers.turn import Turn
from bot.messages import people as words
from bot.texts import texts_for


async def set_menu(turn: Turn, person: Person) -> None:
    commands = words.commands(texts_for(person.language or turn.language), person.roles)
    await turn.messenger.set_commands(commands, chat_id=turn.telegram_id, language=None)
