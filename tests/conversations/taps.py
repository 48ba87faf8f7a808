"""How many times a person has to tap: from the draft's card to "no questions are left", and on to a plan in force."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.client import Message, Person

OPEN = re.compile(r"Разобрать вопросы: (\d+)")
NEXT = re.compile(r"^(?:Вопрос \d+ из \d+|Вопросов не осталось)")
Choose = Callable[[Message], str]


@dataclass
class Taps:
    """Counts what is pressed; typed messages are not taps."""

    person: Person
    pressed: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.pressed)

    async def tap(self, message: Message, button: str) -> str | None:
        self.pressed.append(button)
        return await self.person.tap(message, button)


def labels(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]


def open_questions(draft: Message) -> int:
    """How many questions the card of a draft offers to answer."""
    found = [OPEN.fullmatch(label) for label in labels(draft)]
    return next((int(one[1]) for one in found if one), 0)


def first_reading(card: Message) -> str:
    """The likeliest answer: the first button."""
    return labels(card)[0]


def for_all_alike(card: Message) -> str:
    """One answer for all questions of a kind where that is offered, else the likeliest."""
    return next((label for label in labels(card) if label.startswith(("Все такие", "Всем таким"))), first_reading(card))


async def answer_all(taps: Taps, draft: Message, choose: Choose = first_reading) -> Message:
    """From the draft's card through all its questions; returns the message that says that none are left."""
    left = open_questions(draft)
    if not left:
        return draft
    await taps.tap(draft, f"Разобрать вопросы: {left}")
    while not (card := await taps.person.expect(NEXT)).text.startswith("Вопросов"):
        await taps.tap(card, choose(card))
    return card


async def put_in_force(taps: Taps, ready: Message) -> Message:
    """From the last card, or a draft without questions; returns what the bot says of the plan in force."""
    await taps.tap(ready, "Ввести в действие…")
    await taps.tap(await taps.person.expect("Что будет", timeout=30), "Ввести в действие")
    return await taps.person.expect("Введён в действие")
