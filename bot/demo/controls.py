"""What the demo lets a newcomer do from outside the chats: move the clock, restart the bot, connect the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from time import monotonic

from bot.demo.town import Town
from bot.demo.wording import wording
from bot.sandbox.client import Person
from bot.sandbox.server import Control

MOST_DAYS = 40
"""How far the way to the next reminder may be."""


class Controls:
    """Each returns a status line; one works at a time, so that impatient presses wait their turn."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._one_at_a_time = asyncio.Lock()

    def for_page(self) -> tuple[Control, ...]:
        words = self._town.texts.plain
        return (
            Control("hour", words("demo-control-hour"), self._in_turn(self.hour)),
            Control("day", words("demo-control-day"), self._in_turn(self.day)),
            Control("reminder", words("demo-control-reminder"), self._in_turn(self.reminder)),
            Control("restart", words("demo-control-restart"), self._in_turn(self.restart)),
            Control("connect", words("demo-control-connect"), self._in_turn(self.connect)),
        )

    def _in_turn(self, action: Callable[[], Awaitable[str]]) -> Callable[[], Awaitable[str]]:
        async def act() -> str:
            async with self._one_at_a_time:
                return await action()

        return act

    async def hour(self) -> str:
        before = self._town.events
        self._town.move_to(self._town.today + timedelta(hours=1))
        await self._town.calm()
        return self._moved(before)

    async def day(self) -> str:
        before = self._town.events
        self._town.move_to(self._town.next_morning(working=False))
        await self._town.calm()
        await self._curators_morning()
        return self._moved(before)

    async def reminder(self) -> str:
        """From one working morning to the next, until somebody is reminded."""
        town = self._town
        for _ in range(MOST_DAYS):
            before = town.events
            town.move_to(town.next_morning(working=True))
            await town.calm()
            if reminded := self._reminded(before):
                await self._curators_morning()
                names = ", ".join(person.name for person in reminded)
                return town.texts.plain("demo-status-reminded", now=self._now(), names=names)
        return town.texts.plain("demo-status-no-reminder", now=self._now())

    async def restart(self) -> str:
        began = monotonic()
        await self._town.bot.kill()
        await self._town.bot.start()
        return self._town.texts.plain("demo-status-restarted", seconds=round(monotonic() - began))

    async def connect(self) -> str:
        joined = await self._town.connect_rest()
        if not joined:
            return self._town.texts.plain("demo-status-nobody-to-connect")
        return self._town.texts.plain("demo-status-connected", names=", ".join(person.name for person in joined))

    async def _curators_morning(self) -> None:
        """Half an hour after the directors' digest the curator hears how things stand."""
        self._town.move_to(self._town.curators_morning())
        await self._town.calm()

    def _reminded(self, since: int) -> list[Person]:
        people = (self._town.curator, *self._town.directors, *self._town.officials)
        digests = wording("digest-hint-one"), wording("digest-hint-many")
        return [one for one in people if any(self._town.heard([one], digest, since) for digest in digests)]

    def _moved(self, since: int) -> str:
        return self._town.texts.plain("demo-status-moved", now=self._now(), count=len(self._town.told(since)))

    def _now(self) -> str:
        texts, today = self._town.texts, self._town.today
        return f"{texts.day(today.date(), today.date())}, {texts.time(today)}"
