"""The guided path walked without a browser: the same people, the same bot, the conversation printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from bot.demo.controls import Controls
from bot.demo.path import PATH
from bot.demo.town import ZONE, Town
from bot.sandbox.client import Message

INDENT = "    "
RESTART_AFTER = "demo-draft-title"
"""The step in whose middle of a conversation the bot is killed: the draft must outlive it."""


class Transcript:
    """Prints what happened in the chats, event by event."""

    def __init__(self, town: Town, say: Callable[[str], None]) -> None:
        self._town = town
        self._say = say
        self._printed = 0
        self._seen: dict[tuple[int, int], Message] = {}
        self._names: dict[int, str] = {}
        self._day: date | None = None

    def print_new(self) -> None:
        people = (self._town.curator, *self._town.directors, *self._town.officials, self._town.administrator)
        self._names = {person.id: person.name for person in people}
        events = self._town.sandbox.state.events[self._printed :]
        self._printed += len(events)
        for event in events:
            if event["kind"] in ("message", "edit"):
                self._message(Message.read(event["message"]), edited=event["kind"] == "edit")
            elif event["kind"] == "tap":
                self._tap(event["chat_id"], event["message_id"], event["data"])

    def _message(self, message: Message, *, edited: bool) -> None:
        self._seen[message.chat_id, message.id] = message
        name = self._names[message.chat_id]
        key = "demo-line-person" if not message.from_bot else "demo-line-edited" if edited else "demo-line-bot"
        moment = datetime.fromtimestamp(int(message.raw.get("edit_date") or message.raw["date"]), ZONE)
        time = self._town.texts.time(moment)
        if moment.date() != self._day:
            self._day = moment.date()
            self._say(f"\n{self._town.texts.day(self._day)}\n")
        file = [f"[{message.file_name}]"] if message.file_name else []
        body = [*file, *message.words.splitlines()]
        body += [" ".join(f"[{button.text}]" for button in row) for row in message.buttons]
        self._say(
            "\n".join([self._town.texts.plain(key, time=time, name=name), *((INDENT + line).rstrip() for line in body)])
        )

    def _tap(self, chat_id: int, message_id: int, data: str) -> None:
        rows = self._seen[chat_id, message_id].buttons
        label = next((button.text for row in rows for button in row if button.data == data), data)
        self._say(self._town.texts.plain("demo-line-tap", name=self._names[chat_id], label=label))


async def walk(town: Town, say: Callable[[str], None]) -> None:
    """Raises AssertionError, with the chat, where an answer is missing."""
    texts, transcript, controls = town.texts, Transcript(town, say), Controls(town)
    transcript.print_new()
    for number, step in enumerate(PATH, 1):
        title = texts.plain(step.title)
        say("\n" + texts.plain("demo-step", number=number, total=len(PATH), title=title) + "\n")
        try:
            await step.walk(town, controls)
            await town.client.quiet()
        finally:
            transcript.print_new()
        assert step.done(town), f"not done: {title}"
        if step.title == RESTART_AFTER:
            say("\n" + await controls.restart() + "\n")
    say("\n" + texts.plain("demo-walked"))
