"""What the emulated Telegram remembers: people and their chats with the bot, messages, files, queries, calls.

All of it is in memory and lives as long as the sandbox; the bot may be killed and started meanwhile.
"""

import itertools
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.bell import Bell
from bot.sandbox.errors import Refusal, bad_request
from bot.sandbox.rich_words import button_rows, plain
from bot.sandbox.updates import Updates

Json = dict[str, Any]
CALLS_KEPT = 20_000


@dataclass
class Person:
    """Someone with a private chat with the bot; the chat's id is theirs."""

    id: int
    name: str
    language: str = "ru"
    username: str | None = None
    note: str | None = None
    """Who this is, for the page alone: the bot is never told."""
    started: bool = False
    blocked: bool = False
    keyboard: Json | None = None
    pinned: list[int] = field(default_factory=list)
    messages: dict[int, "Entry"] = field(default_factory=dict)

    def _names(self) -> Json:
        first, _, last = self.name.partition(" ")
        names: Json = {"first_name": first} | ({"last_name": last} if last else {})
        return names | ({"username": self.username} if self.username else {})

    def user(self) -> Json:
        return {"id": self.id, "is_bot": False, **self._names(), "language_code": self.language}

    def chat(self) -> Json:
        return {"id": self.id, "type": "private", **self._names()}


@dataclass
class Entry:
    """A message as Telegram keeps it: `body` is the Message object of the Bot API."""

    chat_id: int
    body: Json
    from_bot: bool
    keyboard: Json | None = None
    deleted: bool = False

    @property
    def id(self) -> int:
        return int(self.body["message_id"])


@dataclass(frozen=True)
class StoredFile:
    id: str
    unique_id: str
    kind: str  # "document", "photo", as Telegram tells file identifiers apart
    name: str
    mime: str
    content: bytes
    path: str


@dataclass
class Query:
    """A press of an inline button, until the bot answers it."""

    id: str
    person_id: int
    answer: Json | None = None
    expired: bool = False


@dataclass
class Call:
    """One call the bot made; `answer` is None when the bot never saw one."""

    method: str
    params: Json
    at: datetime
    answer: Json | None = None


class State:
    def __init__(self, now: Callable[[], datetime], bot: Json) -> None:
        self.now = now
        self.bot = bot
        self.bell = Bell()
        self.updates = Updates(self.bell)
        self.people: dict[int, Person] = {}
        self.files: dict[str, StoredFile] = {}
        self.paths: dict[str, StoredFile] = {}
        self.queries: dict[str, Query] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.events: list[Json] = []
        self.boot = secrets.token_hex(4)
        self._message_ids = itertools.count(1)
        self._file_ids = itertools.count(1)

    def timestamp(self) -> int:
        return int(self.now().timestamp())

    def tell(self, kind: str, **facts: Any) -> int:
        """Writes an event for pages and tests and wakes them; returns its number."""
        self.events.append({"seq": len(self.events) + 1, "kind": kind, **facts})
        self.bell.ring()
        return len(self.events)

    # people

    def reachable(self, chat_id: str) -> Person:
        """The person whom the bot may write to. Raises the Refusal that Telegram would answer with."""
        person = self.known(chat_id)
        if person.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if not person.started:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        return person

    def known(self, chat_id: str) -> Person:
        if not chat_id:
            raise bad_request("chat_id is empty")
        person = self.people.get(int(chat_id)) if chat_id.lstrip("-").isdigit() else None
        if person is None:
            raise bad_request("chat not found")
        return person

    # messages

    def post(self, person: Person, *, from_bot: bool, keyboard: Json | None = None, **content: Any) -> Entry:
        """Puts a new message into the chat of `person`."""
        sender = self.bot_user() if from_bot else person.user()
        body = {
            "message_id": next(self._message_ids),
            "from": sender,
            "chat": person.chat(),
            "date": self.timestamp(),
            **{name: value for name, value in content.items() if value not in (None, [])},
        }
        entry = Entry(person.id, body, from_bot, keyboard)
        person.messages[entry.id] = entry
        if keyboard is not None:
            person.keyboard = None if "remove_keyboard" in keyboard else keyboard
        self.tell("message", chat_id=person.id, message=self.view(entry))
        return entry

    def changed(self, entry: Entry) -> None:
        entry.body["edit_date"] = self.timestamp()
        self.tell("edit", chat_id=entry.chat_id, message=self.view(entry))

    def delete(self, entry: Entry) -> None:
        entry.deleted = True
        self.tell("delete", chat_id=entry.chat_id, message_id=entry.id)

    def find(self, person: Person, message_id: int) -> Entry | None:
        entry = person.messages.get(message_id)
        return entry if entry and not entry.deleted else None

    def bot_user(self) -> Json:
        return {name: self.bot[name] for name in ("id", "is_bot", "first_name", "username")}

    def view(self, entry: Entry) -> Json:
        """A message for the person's side: the Bot API's Message, who sent it, and its reply keyboard."""
        shown = {**entry.body, "from_bot": entry.from_bot, "keyboard": entry.keyboard}
        if "rich_message" in entry.body:
            blocks = entry.body["rich_message"]["blocks"]
            shown |= {"plain": plain(blocks), "rich_buttons": button_rows(blocks)}
        return shown

    def transcript(self, person: Person) -> list[Json]:
        return [self.view(entry) for entry in person.messages.values() if not entry.deleted]

    # files

    def keep(self, kind: str, name: str, content: bytes, mime: str) -> StoredFile:
        number = next(self._file_ids)
        dot = "." + name.rpartition(".")[2] if "." in name else ""
        file_id = f"{'AgAC' if kind == 'photo' else 'BQAC'}{number:06d}{secrets.token_urlsafe(24)}"
        path = f"{kind}s/file_{number}{dot}"
        stored = StoredFile(file_id, f"AQAD{number:06d}", kind, name, mime, content, path)
        self.files[file_id] = self.paths[path] = stored
        return stored

    # menus

    def menu(self, person: Person) -> list[Json]:
        """The bot's commands as this person sees them: the narrowest scope wins, then their language."""
        for scope in (f"chat:{person.id}", "all_private_chats", "default"):
            for language in (person.language, ""):
                if (scope, language) in self.commands:
                    return self.commands[scope, language]
        return []
