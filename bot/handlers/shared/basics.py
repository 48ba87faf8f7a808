"""What everyone can ask for: help, language, leaving what was begun."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.actions import people
from bot.handlers.filters import on
from bot.handlers.shared.menu import set_menu
from bot.handlers.turn import Turn
from bot.messages import people as words
from bot.texts import languages, texts_for

router = Router()


@on(router, "help")
async def help_page(_: Message, turn: Turn) -> None:
    if turn.person is None:
        await turn.say(words.stranger(turn.texts))
    else:
        await turn.say(words.help_page(turn.texts, turn.person))


@on(router, "language", ids=(0, 1))
async def language(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """The button carries the language's place in the list, from 1."""
    if not args or not 1 <= args[0] <= len(languages()):
        await turn.say(words.choose_language(turn.texts))
        return
    person = await turn.do(people.set_language, languages()[args[0] - 1])
    turn.texts = texts_for(person.language)
    await set_menu(turn, person)
    await turn.say_words(turn.texts("language-set"))


@on(router, "cancel")
async def cancel(_: object, turn: Turn) -> None:
    if turn.conversation is None:
        await turn.say_words(turn.texts("nothing-to-cancel"))
        return
    await turn.do(people.stop)
    await turn.say_words(turn.texts("cancelled"))
