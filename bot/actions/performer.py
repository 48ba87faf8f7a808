"""Runs an action in one transaction, at the moment and by the rules of the office.

An action is a function `(work, moment, …)`. It re-reads the world, may refuse, and leaves nothing half done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from bot.actions import preferences
from bot.domain.office import Moment, Office
from bot.domain.people import Person
from bot.storage.engine import Database
from bot.storage.work import Work

P = ParamSpec("P")
T = TypeVar("T")

PersonAction = Callable[Concatenate[Work, Moment, Person, P], T]
"""What a person does, as against the clock."""

_update: ContextVar[tuple[int, str] | None] = ContextVar("update", default=None)
"""The update whose effect is being done, and the process that holds it."""


class TakenOver(Exception):
    """Another process has taken the update over, since this one seemed dead: nothing more is to be done for it here."""


class Performer:
    def __init__(self, database: Database, now: Callable[[], datetime], office: Office) -> None:
        self._database = database
        self._now = now
        self._base = office
        self.office = office
        self._defaults = office.rules
        self._rules_version = 0
        self.something_changed = asyncio.Event()
        """Set after each `do`: there may be something to say."""
        self.ticked_at: datetime | None = None
        """When due work was last looked for."""

    @property
    def moment(self) -> Moment:
        return Moment(self._now(), self.office)

    async def refresh_office(self) -> None:
        """The office's own days of the calendar are kept in the database, where another process may change them."""
        now = self._now()
        calendar = await self._database.read(
            lambda work: preferences.calendar(work, self._moment(work, now), self._base.calendar)
        )
        self.office = replace(self.office, calendar=calendar)

    async def do(self, action: Callable[Concatenate[Work, Moment, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs an action that may change something; returns after the commit. Raises TakenOver."""
        now, update = self._now(), _update.get()

        def run(work: Work) -> T:
            result = action(work, self._moment(work, now), *args, **kwargs)
            # With the effect in one transaction: after a crash it is not done twice.
            if update is not None and not work.inbox.mark_applied(*update):
                raise TakenOver
            return result

        result = await self._database.write(run)
        self.something_changed.set()
        return result

    async def do_in_parts(
        self, action: Callable[Concatenate[Work, Moment, P], bool], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Runs an action again until it returns False. Between two parts others write for as long as a part took."""
        clock = asyncio.get_running_loop().time
        begun = clock()
        while await self.do(action, *args, **kwargs):
            await asyncio.sleep(clock() - begun)
            begun = clock()

    async def tend(self, action: Callable[Concatenate[Work, Moment, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `do`, for housekeeping: no update is applied by it, and nobody has anything new to say."""
        now = self._now()
        return await self._database.write(lambda work: action(work, self._moment(work, now), *args, **kwargs))

    async def see(self, action: Callable[Concatenate[Work, Moment, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs an action that only reads, by the office's rules as the last write or tick has found them."""
        moment = self.moment
        return await self._database.read(lambda work: action(work, moment, *args, **kwargs))

    def _moment(self, work: Work, now: datetime) -> Moment:
        """By the organisation's own rules: kept here, and read anew once any process has changed them."""
        version = work.office_rules.version()
        office = self.office
        if version != self._rules_version:
            office = replace(office, rules=work.office_rules.current(self._defaults))
            self.office, self._rules_version = office, version
        return Moment(now, office)

    async def rehearse(self, action: Callable[Concatenate[Work, Moment, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs an action on a private copy of the data: nothing of what it does comes to be, nobody waits for it."""
        moment = self.moment
        return await self._database.rehearse(lambda work: action(work, moment, *args, **kwargs), moment.now)


@contextmanager
def handling(update_id: int, holder: str) -> Iterator[None]:
    """What is done inside is the effect of this update."""
    token = _update.set((update_id, holder))
    try:
        yield
    finally:
        _update.reset(token)
