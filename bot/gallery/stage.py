"""Where the screens of one language are collected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from bot.messages.message import Message
from bot.texts import Fact, Texts

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Screen:
    name: str
    """The function that says it and the case; the key alone of what handlers say themselves."""
    message: Message


class Stage:
    """Collects screens of one language."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.screens: list[Screen] = []

    def show(
        self, say: Callable[Concatenate[Texts, P], Message], case: str, *args: P.args, **kwargs: P.kwargs
    ) -> Message:
        """Says it, and keeps what was said under the function's name and the case."""
        name = f"{say.__module__.removeprefix('bot.messages.')}.{say.__name__}"
        message = say(self.texts, *args, **kwargs)
        self.screens.append(Screen(f"{name}: {case}" if case else name, message))
        return message

    def show_words(self, key: str, **facts: Fact) -> None:
        self.screens.append(Screen(key, Message(self.texts(key, **facts))))
