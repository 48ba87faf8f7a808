"""Days of a small office, hour by hour: the bot plans, claims, says and records, and what it said is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from bot.actions import absences, assigning, auditor, composing, plans, reminders, speeches, timetables
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head
from bot.domain.speech import Excuse, Speech, SpeechKind
from bot.messages.message import Message, plain_text
from bot.storage.work import Work
from tests.actions.office import CALENDAR, MOSCOW, ORDER, Place, place

HOURS = ((8, 31), (9, 1), (14, 5))
"""When something may become due on a working day."""


@dataclass(frozen=True)
class Said:
    when: datetime
    kind: SpeechKind
    to: str
    text: str


@dataclass(frozen=True)
class Composed:
    speech: Speech
    chat_id: int
    message: Message


@dataclass
class Days:
    place: Place
    said: list[Said] = field(default_factory=list)
    message_id: int = 1000

    @property
    def work(self) -> Work:
        return self.place.work

    @property
    def moment(self) -> Moment:
        return self.place.moment

    def person(self, name: str, *roles: Role, zone: str | None = None) -> Person:
        known = self.work.people.add(name, roles=roles or [Role.OFFICIAL])
        self.work.people.change(known.id, telegram_id=100 + known.id, time_zone=zone)
        return self.work.people.get(known.id)

    def plan(
        self, title: str, curator: Person, due: Mapping[str, tuple[date | str, str]], controller: str = ""
    ) -> None:
        """In force from now on; `due`: a row's title, its day or whose timetable says it, and its executor's name."""
        rows = tuple(
            Activity(
                None,
                str(number),
                what,
                str(day),
                who,
                Deadline(DeadlineKind.SCHEDULE, source=day)
                if isinstance(day, str)
                else Deadline(DeadlineKind.DATES, (Window(None, day),)),
                (Responsible(ResponsibleKind.PERSON, who),),
            )
            for number, (what, (day, who)) in enumerate(due.items(), 1)
        )
        draft = Draft(Head(title, order_date=ORDER, controller=controller or None), activities=rows)
        kept = plans.keep_draft(self.work, self.moment, curator, "план", title.encode(), draft)
        assigning.put_in_force(self.work, self.moment, curator, kept.roadmap.id)

    def owed(self, title: str) -> Obligation:
        return next(one for one in self.work.obligations.owing() if one.title == title)

    def at(self, month: int, day: int, hour: int, minute: int = 0) -> list[Said]:
        """The clock of the office shows this; what the bot says then."""
        self.place.now = datetime(2026, month, day, hour, minute, tzinfo=MOSCOW)
        return self.tick()

    def until(self, month: int, day: int) -> list[Said]:
        """Working days from the next one on, to the end of this one; what was said on them."""
        last, number = date(2026, month, day), len(self.said)
        while (following := self.moment.today + timedelta(days=1)) <= last:
            self.place.now = datetime(following.year, following.month, following.day, tzinfo=MOSCOW)
            if CALENDAR.is_working(following):
                for hour, minute in HOURS:
                    self.at(following.month, following.day, hour, minute)
        return self.said[number:]

    def tick(self) -> list[Said]:
        number = len(self.said)
        absences.end_absences(self.work, self.moment)
        timetables.open_questions(self.work, self.moment)
        reminders.queue_due(self.work, self.moment)
        auditor.audit(self.work, self.moment)
        while claimed := speeches.claim(self.work, self.moment):
            for speech in claimed:
                self.deliver(speech)
        return self.said[number:]

    def deliver(self, speech: Speech) -> None:
        if (composed := self.compose(speech)) is not None:
            self.record(composed)

    def compose(self, speech: Speech) -> Composed | None:
        begun = speeches.begin(self.work, self.moment, speech)
        if begun is None:
            return None
        composed = composing.compose(self.work, self.moment, begun, "ru")
        if isinstance(composed, Excuse):
            speeches.record_excused(self.work, self.moment, begun, composed)
            return None
        return Composed(begun, *composed)

    def compose_at(self, month: int, day: int, hour: int, minute: int, reader: Person) -> Composed:
        """What is put into words for this reader then, and neither sent nor recorded yet."""
        self.place.now = datetime(2026, month, day, hour, minute, tzinfo=MOSCOW)
        reminders.queue_due(self.work, self.moment)
        found = [self.compose(one) for one in speeches.claim(self.work, self.moment) if one.person_id == reader.id]
        (composed,) = [one for one in found if one is not None]
        return composed

    def record(self, one: Composed) -> None:
        self.message_id += 1
        speeches.record_sent(self.work, self.moment, one.speech, one.chat_id, self.message_id, one.message)
        who = self.work.people.get(one.speech.person_id)
        self.said.append(Said(self.moment.now, one.speech.kind, who.name, plain_text(one.message.text)))


@contextmanager
def days(engine: Engine) -> Iterator[Days]:
    with place(engine) as one:
        yield Days(one)


def to(person: Person, heard: list[Said]) -> list[Said]:
    return [one for one in heard if one.to == person.name]
