"""The sandbox in a process of its own, so that what is measured shares no event loop with what measures it."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle
from multiprocessing.connection import Connection
from typing import Any

TOKEN = "77:bench"


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    chat_id: int
    text: str
    at: float
    """When it was answered for, in seconds of the messenger's own clock."""
    code: int
    """200, or the refusal's."""


class Messenger:
    """Answers from another process; the people with these ids have started the bot."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.url: str = connection.recv()

    def write(self, messages: Sequence[tuple[int, str]]) -> float:
        """Each of them writes to the bot, all at once; returns when, by the messenger's clock."""
        return float(self._ask("write", messages))

    def calls(self) -> list[Call]:
        """All calls that put a message into a chat or change it."""
        return [Call(*each) for each in self._ask("calls")]

    def talk(self, people: Sequence[int], every: float) -> None:
        """From now on one of them after another writes `/help`."""
        self._ask("talk", people, every)

    def waited(self) -> list[float]:
        """How long each of them has waited for the reply, in seconds."""
        return [float(each) for each in self._ask("waited")]

    def wait_for(self, first_id: int, count: int, seconds: float) -> float:
        """Until people from this id on got so many messages, or for so long; returns when, by the messenger's clock."""
        return float(self._ask("wait_for", first_id, count, seconds))

    def wait_for_poller(self) -> float:
        """Until a bot asks for updates and waits; returns when, by the messenger's clock."""
        return float(self._ask("wait_for_poller"))

    def wait_for_quiet(self, seconds: float) -> None:
        """Until the bot has said nothing for so long."""
        self._ask("wait_for_quiet", seconds)

    def _ask(self, what: str, *facts: Any) -> Any:
        self._connection.send((what, *facts))
        answer = self._connection.recv()
        if isinstance(answer, BaseException):
            raise answer
        return answer


@contextmanager
def messenger(people: Iterable[int], *, limits: bool) -> Iterator[Messenger]:
    ours, theirs = multiprocessing.Pipe()
    # Not forked: a process that has threads must not be.
    process = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(theirs, list(people), limits), daemon=True
    )
    process.start()
    # Held by it alone, so that its end is the end of the line.
    theirs.close()
    try:
        yield Messenger(ours)
    finally:
        process.kill()
        process.join()


def _serve(connection: Connection, people: list[int], limits: bool) -> None:
    asyncio.run(_Server(connection, people, limits).run())


class _Server:
    def __init__(self, connection: Connection, people: list[int], limits: bool) -> None:
        from bot.sandbox.server import Sandbox

        self._connection = connection
        self._people = people
        self._sandbox = Sandbox(token=TOKEN, limits=limits)
        self._state = self._sandbox.state
        self._seen = 0
        self._asked: list[tuple[int, float]] = []

    async def run(self) -> None:
        from bot.sandbox.state import Person

        await self._sandbox.start()
        for person_id in self._people:
            self._state.people[person_id] = Person(person_id, f"Person {person_id}", started=True)
        self._connection.send(self._sandbox.url)
        while True:
            what, *facts = await asyncio.to_thread(self._connection.recv)
            self._connection.send(await getattr(self, what)(*facts))

    async def write(self, messages: Sequence[tuple[int, str]]) -> float:
        at = self._state.now().timestamp()
        for person_id, text in messages:
            entry = self._state.post(self._state.people[person_id], from_bot=False, text=text)
            self._state.updates.add("message", entry.body)
        return at

    async def calls(self) -> list[tuple[str, int, str, float, int]]:
        return [
            (
                call.method,
                int(call.params["chat_id"]),
                str(call.params.get("text", "")),
                call.at.timestamp(),
                200 if call.answer.get("ok") else int(call.answer["error_code"]),
            )
            for call in list(self._state.calls)
            if call.method.lower().startswith(("send", "edit")) and call.answer is not None
        ]

    async def talk(self, people: Sequence[int], every: float) -> None:
        async def talk() -> None:
            for person_id in cycle(people):
                self._asked.append((person_id, self._state.now().timestamp()))
                await self.write([(person_id, "/help")])
                await asyncio.sleep(every)

        self._talking = asyncio.create_task(talk())

    async def waited(self) -> list[float]:
        self._talking.cancel()
        await asyncio.sleep(1)
        answers: dict[int, list[float]] = defaultdict(list)
        for _, chat_id, _, at, code in await self.calls():
            if code == 200:
                answers[chat_id].append(at)
        waits = []
        for person_id, at in self._asked:
            answer = min((one for one in answers[person_id] if one >= at), default=None)
            # Who never got one has waited until now.
            waits.append((answer or self._state.now().timestamp()) - at)
        return waits

    async def wait_for(self, first_id: int, count: int, seconds: float) -> float:
        left = count
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while True:
                    for event in self._state.events[self._seen :]:
                        said = event["kind"] == "message" and event["message"]["from_bot"]
                        left -= said and event["chat_id"] >= first_id
                    self._seen = len(self._state.events)
                    if left <= 0:
                        break
                    await self._state.bell.wait()
        return self._state.now().timestamp()

    async def wait_for_poller(self) -> float:
        before = self._state.updates.poller
        while self._state.updates.poller == before:
            await self._state.bell.wait(60)
        return self._state.now().timestamp()

    async def wait_for_quiet(self, seconds: float) -> None:
        while await self._state.bell.wait(seconds):
            pass
