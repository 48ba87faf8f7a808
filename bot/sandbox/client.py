"""The one way in which tests and the scripted demo act as people: over HTTP, as the chat page does."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import aiohttp

from bot.sandbox.seen import Button, Json, Message, Pattern

__all__ = ["Button", "Call", "Collector", "Message", "Person", "SandboxClient"]
LONG = aiohttp.ClientTimeout(total=None)
PATIENCE = 30.0
"""Seconds after which an answer is taken not to come: a loaded machine is slow, and is not wrong."""


@dataclass(frozen=True)
class Call:
    """One call that the bot made; `answer` is None when it never got one."""

    method: str
    params: Json
    answer: Json | None
    at: datetime


class SandboxClient:
    """Talks to a running sandbox; an async context manager."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.seq = 0
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=LONG)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.session.close()

    @property
    def session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("use the client in `async with`")
        return self._session

    async def ask(self, verb: str, path: str, body: Any = None, data: aiohttp.FormData | None = None) -> Json:
        """One request of the person's side. Raises AssertionError for what a person cannot do."""
        async with self.session.request(verb, self.url + path, json=body, data=data) as response:
            if response.status == 409:
                raise AssertionError((await response.json())["error"])
            response.raise_for_status()
            answer: Json = await response.json()
        self.seq = max(self.seq, answer.get("seq", 0))
        return answer

    async def events(self, after: int) -> AsyncIterator[Json]:
        """The sandbox's events after number `after`, live and without end."""
        async with self.session.get(f"{self.url}/sandbox/events?after={after}") as response:
            kind = "message"
            async for raw in response.content:
                name, _, value = raw.decode().rstrip("\n").partition(": ")
                if name == "event":
                    kind = value
                elif name == "data" and kind == "message":
                    event: Json = json.loads(value)
                    self.seq = max(self.seq, event["seq"])
                    yield event
                elif not name:
                    kind = "message"

    async def person(
        self, id: int, name: str, language: str = "ru", username: str | None = None, note: str | None = None
    ) -> "Person":
        """Creates the person, or finds the one with this id; `note` tells on the page who they are."""
        facts = {"name": name, "language": language, "username": username, "note": note}
        answer = await self.ask("PUT", f"/sandbox/people/{id}", facts)
        return Person(self, id, answer["name"])

    async def group(self, id: int, title: str, founder: "Person") -> None:
        """The founder makes a group and adds the bot to it; `id` is negative."""
        await self.ask("PUT", f"/sandbox/groups/{id}", {"title": title, "person_id": founder.id})

    async def say_in_group(self, id: int, person: "Person", text: str) -> None:
        await self.ask("POST", f"/sandbox/groups/{id}/text", {"person_id": person.id, "text": text})

    async def calls(self, method: str | None = None) -> list[Call]:
        answer = await self.ask("GET", "/sandbox/calls" + (f"?method={method}" if method else ""))
        return [Call(**(call | {"at": datetime.fromisoformat(call["at"])})) for call in answer["calls"]]

    async def fault(
        self,
        kind: str,
        *,
        count: int = 1,
        method: str | None = None,
        chat_id: int | None = None,
        seconds: float = 1.0,
        retry_after: int = 1,
        moved_to: int | None = None,
    ) -> None:
        """The next `count` calls go wrong; the kinds are told in `bot.sandbox.faults.Fault`."""
        facts = {"kind": kind, "count": count, "method": method, "chat_id": chat_id}
        await self.ask(
            "POST", "/sandbox/faults", facts | {"seconds": seconds, "retry_after": retry_after, "moved_to": moved_to}
        )

    async def mend(self) -> None:
        """Calls go wrong no more."""
        await self.ask("DELETE", "/sandbox/faults")

    async def limits(self, on: bool) -> None:
        await self.ask("POST", "/sandbox/limits", {"on": on})

    async def expire_queries(self) -> None:
        """Presses that wait for an answer become too old to be answered."""
        await self.ask("POST", "/sandbox/expire", {})

    async def quiet(self, seconds: float = 1.0, timeout: float = 20) -> None:  # noqa: ASYNC109
        """Waits until the bot has confirmed every update and made no call for `seconds`. Raises AssertionError."""
        await self.ask("POST", "/sandbox/quiet", {"seconds": seconds, "timeout": timeout})

    def collector(self) -> "Collector":
        return Collector(self)


class Person:
    """Someone who uses the bot. What they do is in the tense of the present: `await anna.send("/my")`.

    `expect` looks at what the bot said since this person's latest act, and never gives the same message twice.
    """

    def __init__(self, client: SandboxClient, id: int, name: str) -> None:
        self.client = client
        self.id = id
        self.name = name
        self._mark = 0
        self._taken: set[int] = set()

    def __repr__(self) -> str:
        return f"{self.name} ({self.id})"

    async def _act(self, path: str, body: Json | None = None, data: aiohttp.FormData | None = None) -> Json:
        answer = await self.client.ask("POST", f"/sandbox/people/{self.id}/{path}", body, data)
        self._mark = answer["seq"]
        return answer

    async def _say(self, path: str, body: Json | None = None, data: aiohttp.FormData | None = None) -> Message:
        return Message.read((await self._act(path, body, data))["message"])

    async def start(self, payload: str = "") -> Message:
        return await self._say("start", {"payload": payload})

    async def send(self, text: str) -> Message:
        return await self._say("text", {"text": text})

    async def reply(self, message: Message, text: str) -> Message:
        return await self._say("text", {"text": text, "reply_to": message.id})

    async def send_document(
        self, name: str, content: bytes, caption: str = "", reply_to: Message | None = None
    ) -> Message:
        return await self._send_files("document", [(name, content)], caption, reply_to)

    async def send_photo(self, content: bytes, caption: str = "", reply_to: Message | None = None) -> Message:
        return await self._send_files("photo", [("photo.jpg", content)], caption, reply_to)

    async def send_album(
        self, contents: Sequence[bytes], caption: str = "", reply_to: Message | None = None
    ) -> Message:
        """Several photos at once; returns the last. The bot gets an update for each."""
        return await self._send_files("photo", [("photo.jpg", one) for one in contents], caption, reply_to)

    async def _send_files(
        self, kind: str, files: Sequence[tuple[str, bytes]], caption: str, reply_to: Message | None
    ) -> Message:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("kind", kind)
        form.add_field("caption", caption)
        if reply_to is not None:
            form.add_field("reply_to", str(reply_to.id))
        for name, content in files:
            form.add_field("file", io.BytesIO(content), filename=name)
        return await self._say("files", data=form)

    async def send_contact(self, phone_number: str = "+79990000000", name: str | None = None) -> Message:
        """Shares one's own contact, or another's whose `name` is given."""
        return await self._say("contact", {"phone_number": phone_number, "name": name})

    async def tap(self, message: Message, button: str, *, wait: float = PATIENCE) -> str | None:
        """Presses a button of the message as it was seen; returns the toast, None for a silent answer.

        Raises AssertionError when there is no such button or when the bot does not answer within `wait` seconds;
        `wait=0` does not wait.
        """
        data = message.button(button).data
        if data is None:
            raise AssertionError(f"{button!r} does not call the bot: {message.button(button)}")
        return await self.tap_data(message.id, data, wait=wait)

    async def tap_data(self, message_id: int, data: str, *, wait: float = PATIENCE) -> str | None:
        """Presses a button with any data under any message, one that never was there too."""
        answered = (await self._act("tap", {"message_id": message_id, "data": data, "wait": wait}))["answer"]
        if wait and answered is None:
            raise AssertionError(f"the bot did not answer the press of {data!r}\n{await self.shown()}")
        return (answered or {}).get("text") or None

    async def edit(self, message: Message, text: str) -> Message:
        return await self._say("edit", {"message_id": message.id, "text": text})

    async def block(self) -> None:
        await self._act("block", {})

    async def unblock(self) -> None:
        await self._act("unblock", {})

    async def _page(self) -> Json:
        return await self.client.ask("GET", f"/sandbox/people/{self.id}/chat")

    async def chat(self) -> list[Message]:
        """The transcript as this person sees it now."""
        return [Message.read(raw) for raw in (await self._page())["messages"]]

    async def menu(self) -> dict[str, str]:
        """The commands that the bot offers this person, with their descriptions."""
        return {entry["command"]: entry["description"] for entry in (await self._page())["menu"]}

    async def download(self, message: Message) -> bytes:
        """The file of a message."""
        file = message.document or (message.photo[-1] if message.photo else None)
        if file is None:
            raise AssertionError(f"no file in {message.shown()}")
        async with self.client.session.get(f"{self.client.url}/sandbox/files/{file['file_id']}") as response:
            response.raise_for_status()
            return await response.read()

    async def shown(self) -> str:
        """The transcript for a terminal."""
        return f"--- {self!r} ---\n" + "\n".join(message.shown() for message in await self.chat())

    async def expect(self, text: Pattern, *, timeout: float = PATIENCE, after: int = 0) -> Message:  # noqa: ASYNC109
        """Waits for a message or an edit of the bot that has `text`, said since this person's latest act.

        With `after`, a message's id, newer messages count from any time. Raises AssertionError with the transcript.
        """
        try:
            async with asyncio.timeout(timeout):
                async for event in self.client.events(0 if after else self._mark):
                    if event["kind"] not in ("message", "edit") or event["chat_id"] != self.id:
                        continue
                    message = Message.read(event["message"])
                    fits = message.from_bot and message.id > after and message.says(text)
                    if fits and event["seq"] not in self._taken:
                        self._taken.add(event["seq"])
                        return message
        except TimeoutError:
            pass
        raise AssertionError(f"{self!r} was not told {text!r} within {timeout} s\n{await self.shown()}")


class Collector:
    """Keeps account of all that the bot says in all chats from now on; a message missing or unexpected fails alike.

    "Now" is what the client last heard of: create it after `quiet()` where the bot may still be speaking.
    """

    def __init__(self, client: SandboxClient) -> None:
        self.client = client
        self._after = client.seq
        self._heard: list[Message] = []

    async def expect(self, wanted: Sequence[tuple[Person, Pattern]], *, timeout: float = 10) -> list[Message]:  # noqa: ASYNC109
        """Waits for exactly these messages, in any order; returns them in the order in which they were asked for."""
        try:
            async with asyncio.timeout(timeout):
                async for event in self.client.events(self._after):
                    self._hear(event)
                    if (found := self._matched(wanted)) is not None and len(found) == len(self._heard):
                        self._heard = []
                        return found
                    if len(self._heard) > len(wanted):
                        break
        except TimeoutError:
            pass
        raise AssertionError(self._difference(wanted))

    async def nothing_else(self) -> None:
        """Waits until the bot is quiet; fails when it said anything that was not expected."""
        await self.client.quiet()
        last = self.client.seq
        if self._after < last:
            async for event in self.client.events(self._after):
                self._hear(event)
                if event["seq"] >= last:
                    break
        if self._heard:
            raise AssertionError(self._difference([]))

    def _hear(self, event: Json) -> None:
        self._after = event["seq"]
        if event["kind"] == "message" and event["message"]["from_bot"]:
            self._heard.append(Message.read(event["message"]))

    def _matched(self, wanted: Sequence[tuple[Person, Pattern]]) -> list[Message] | None:
        """Gives each expectation a message of its own, or None when that cannot be done."""
        givers: dict[int, int] = {}  # index of a message heard → index of the expectation it meets

        def give(expectation: int, tried: set[int]) -> bool:
            person, text = wanted[expectation]
            for index, message in enumerate(self._heard):
                if index in tried or message.chat_id != person.id or not message.says(text):
                    continue
                tried.add(index)
                if index not in givers or give(givers[index], tried):
                    givers[index] = expectation
                    return True
            return False

        if not all(give(expectation, set()) for expectation in range(len(wanted))):
            return None
        by_expectation = {expectation: self._heard[index] for index, expectation in givers.items()}
        return [by_expectation[expectation] for expectation in range(len(wanted))]

    def _difference(self, wanted: Sequence[tuple[Person, Pattern]]) -> str:
        expected = "\n".join(f"  {person!r}: {text!r}" for person, text in wanted) or "  nothing"
        heard = "\n".join(f"  to {message.chat_id}: {message.shown()}" for message in self._heard) or "  nothing"
        return f"expected:\n{expected}\nheard:\n{heard}"
