"""What the bot will say first in the days to come, if nobody does anything meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from bot.domain.people import Person


@dataclass(frozen=True, slots=True)
class ForecastMessage:
    """One message to one person on one day."""

    day: date
    """The reader's own."""
    person: Person
    obligations: int
    """Of the plan that is asked about; 0 in the word that it is in force."""
    hour: time | None = None
    """The reader's own, where it is not the usual hour of the office; None also for what is said at once."""
    zone: str | None = None
    """The reader's own (an IANA name), where it is not the office's."""

    @property
    def reaches(self) -> bool:
        """False for somebody who is not connected yet: they would get it if they were."""
        return self.person.connected and self.person.reachable


@dataclass(frozen=True, slots=True)
class ForecastDay:
    day: date
    people: int
    obligations: int
    unreached: int
    """Of the people, those who are not connected yet."""


@dataclass(frozen=True, slots=True)
class Forecast:
    messages: tuple[ForecastMessage, ...]
    """By day, then by name."""

    def days(self) -> tuple[ForecastDay, ...]:
        """The days on which something is said."""
        return tuple(_day(day, self.on(day)) for day in sorted({one.day for one in self.messages}))

    def on(self, day: date) -> tuple[ForecastMessage, ...]:
        return tuple(one for one in self.messages if one.day == day)


def _day(day: date, messages: Iterable[ForecastMessage]) -> ForecastDay:
    found = list(messages)
    everyone = {one.person.id for one in found}
    unreached = {one.person.id for one in found if not one.reaches}
    # What is due on the day itself is told twice.
    about = {one.person.id: one.obligations for one in sorted(found, key=lambda one: one.obligations)}
    return ForecastDay(day, len(everyone), sum(about.values()), len(unreached))
