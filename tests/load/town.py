"""A town under load whose every message is known beforehand: plans put in force, digests, reports, their receipts."""

from __future__ import annotations

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.actions import assigning, plans
from bot.clock import Clock
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.office import Moment, Office
from bot.domain.people import Person as Known
from bot.domain.people import Role
from bot.domain.report import ReportState
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head
from bot.sandbox.client import Message, Person, SandboxClient
from bot.sandbox.server import Sandbox
from bot.storage.engine import Database
from bot.storage.work import Work
from tests.town import MOSCOW

LONGEST_DAY = 60 * 20
"""Seconds until what is missing is called lost: a day lasts through many deaths."""
LINES = 3
"""Messages of which each report is made."""
SURNAMES = ("Береза", "Сосна", "Ива", "Ольха", "Рябина", "Осина", "Верба", "Липа", "Ель", "Пихта", "Туя", "Слива")
INITIALS = "АБВГДЕИКЛМНП"


@dataclass(frozen=True, slots=True)
class Expected:
    """One message that must arrive; `reply` may be said more often, since an answer may be lost on its way."""

    chat_id: int
    pattern: str
    reply: bool = False
    excusable: bool = False
    """Needless once it is late, as word of a plan by which nothing is owed any more; so many at most."""


class Ear:
    """Hears all that the bot says, and knows what it must say: what is missing and what is too much are told alike."""

    def __init__(self, client: SandboxClient) -> None:
        self._client = client
        self._expected: list[Expected] = []
        self._heard: dict[int, list[Message]] = defaultdict(list)
        self._more = asyncio.Condition()

    async def listen(self) -> None:
        async for event in self._client.events(0):
            if event["kind"] in ("message", "edit") and event["message"]["from_bot"]:
                message = Message.read(event["message"])
                async with self._more:
                    self._heard[message.chat_id].append(message)
                    self._more.notify_all()

    def expect(self, chat_id: int, pattern: str, *, reply: bool = False, excusable: bool = False) -> None:
        self._expected.append(Expected(chat_id, pattern, reply, excusable))

    async def hear(self, chat_id: int, pattern: str, fits: Callable[[Message], bool] = lambda _: True) -> Message:
        """The latest message or edit like this, waited for if need be."""
        wanted = re.compile(pattern, re.DOTALL)

        def found() -> Message | None:
            heard = reversed(self._heard[chat_id])
            return next((one for one in heard if wanted.search(one.words) and fits(one)), None)

        async with self._more:
            await self._more.wait_for(lambda: found() is not None)
        message = found()
        assert message is not None
        return message

    async def all_said(self) -> None:
        async with self._more:
            await self._more.wait_for(lambda: not self.missing())

    def _said(self, expected: Expected) -> list[Message]:
        wanted = re.compile(expected.pattern, re.DOTALL)
        said = [one for one in self._heard[expected.chat_id] if not one.edited or expected.reply]
        return [one for one in said if wanted.search(one.words)]

    def missing(self) -> list[Expected]:
        return [one for one in self._expected if not one.excusable and not self._said(one)]

    def unmarked_doubles(self) -> list[str]:
        """Said more often than expected without a word that it may be a repeat."""
        doubles = []
        for one, times in Counter(self._expected).items():
            said = self._said(one)
            if not one.reply and sum("повтор" not in message.words for message in said) > times:
                doubles.append(f"{one}: {[message.words for message in said]}")
        return doubles

    def marked(self) -> int:
        """Said with a word that it may be a repeat; an earlier attempt may have arrived or not."""
        return sum(
            "повтор" in message.words for one in set(self._expected) if not one.reply for message in self._said(one)
        )

    def account(self) -> str:
        said = sum(bool(self._said(one)) for one in self._expected)
        return (
            f"of {len(self._expected)} messages {said} arrived, {len(self.missing())} missing, "
            f"{self.marked()} said with the mark of a repeat, {len(self.unmarked_doubles())} doubled without"
        )

    def unexpected(self) -> list[str]:
        patterns = defaultdict(list)
        for one in self._expected:
            patterns[one.chat_id].append(re.compile(one.pattern, re.DOTALL))
        return [
            f"to {message.chat_id}: {message.words}"
            for chat_id, messages in self._heard.items()
            for message in messages
            if not any(pattern.search(message.words) for pattern in patterns[chat_id])
        ]


class LoadedTown:
    def __init__(
        self, database: Database, sandbox: Sandbox, client: SandboxClient, clock: Clock, office: Office, directors: int
    ) -> None:
        self.database = database
        self.sandbox = sandbox
        self.client = client
        self.clock = clock
        self.office = office
        self.ear = Ear(client)
        self._directors: list[tuple[Known, Person]] = []
        self._curators: list[tuple[Known, Person]] = []
        self._count = directors
        self._roadmaps: list[int] = []

    async def settle(self) -> None:
        """Everyone is connected already."""

        def admit(work: Work) -> tuple[list[Known], list[Known]]:
            names = [f"{surname} {first}.{second}." for surname in SURNAMES for first in INITIALS for second in "НО"]
            curators = [
                work.people.add(f"Кедр {letter}.Н.", roles=[Role.CURATOR], telegram_id=100 + index)
                for index, letter in enumerate(INITIALS[: max(1, self._count // 4)])
            ]
            directors = [
                work.people.add(name, roles=[Role.OFFICIAL], telegram_id=1000 + index)
                for index, name in enumerate(names[: self._count])
            ]
            return directors, curators

        directors, curators = await self.database.write(admit)
        for known, phones in ((directors, self._directors), (curators, self._curators)):
            for one in known:
                assert one.telegram_id is not None
                phones.append((one, await self.client.person(one.telegram_id, one.name)))
                self.sandbox.state.people[one.telegram_id].started = True

    async def begin_day(self, number: int) -> None:
        """The next working morning; each curator puts a plan in force, and each director owes one thing more today."""
        today = self.clock.now().astimezone(MOSCOW).date()
        day = self.office.calendar.add_working_days(today, 1)
        morning = datetime.combine(day, time(9), MOSCOW)
        self.clock.shift_by((morning - self.clock.now()) / timedelta(seconds=1))
        for index in range(len(self._curators)):
            if number:
                # Of what waits since yesterday.
                self.ear.expect(100 + index, r"Просрочено 0(?: \(было 0\))? · ждут приёмки")
            await self.database.write(lambda work, index=index: self._put_in_force(work, number, day, index))
        for index, (known, _) in enumerate(self._directors):
            curator = index % len(self._curators)
            chat_id = known.telegram_id or 0
            self.ear.expect(chat_id, rf"Введён в действие: План {number}-{curator}\b", excusable=True)
            self.ear.expect(chat_id, digest(number, index))
            self.ear.expect(chat_id, "Черновик отчёта", reply=True)
            for line in range(LINES):
                self.ear.expect(chat_id, draft(number, index, line), reply=True)
            self.ear.expect(chat_id, sent(number, index), reply=True)
            # What a digest that came twice is turned into, once the thing is reported by the other.
            self.ear.expect(chat_id, rf"{title(number, index)}\n\nотчёт отправлен в ", reply=True, excusable=True)
            self.ear.expect(
                100 + curator, rf"Отчёт на приёмку.*{title(number, index)}\b.*{words(number, index, LINES - 1)}"
            )

    def _put_in_force(self, work: Work, day: int, today: date, index: int) -> None:
        moment = Moment(self.clock.now(), self.office)
        curator = self._curators[index][0]
        due = self.office.calendar.add_working_days(today, 10)
        deadline = Deadline(DeadlineKind.DATES, (Window(None, due),))
        activities = tuple(
            Activity(
                None,
                str(number + 1),
                title(day, number),
                due.isoformat(),
                known.name,
                deadline,
                (Responsible(ResponsibleKind.PERSON, known.name),),
            )
            for number, (known, _) in enumerate(self._directors)
            if number % len(self._curators) == index
        )
        name = f"План {day}-{index}"
        kept = plans.keep_draft(work, moment, curator, name, name.encode(), Draft(Head(name), activities=activities))
        assigning.put_in_force(work, moment, curator, kept.roadmap.id)
        self._roadmaps.append(kept.roadmap.id)
        for obligation in work.obligations.of_roadmap(kept.roadmap.id):
            work.obligations.change(obligation.id, next_step_on=today)

    async def live_through(self, day: int) -> None:
        """Every director reports what today's digest asked for; returns when all that must be said has been said."""
        try:
            async with asyncio.timeout(LONGEST_DAY), asyncio.TaskGroup() as people:
                for index in range(self._count):
                    people.create_task(self._report(day, index))
                people.create_task(self.ear.all_said())
        except TimeoutError:
            raise AssertionError(f"still missing: {self.ear.missing()}") from None

    async def _report(self, day: int, index: int) -> None:
        known, phone = self._directors[index]
        chat_id = known.telegram_id or 0
        reminder = await self.ear.hear(chat_id, digest(day, index))
        # By its button, which knows what it is about even where the bot never learnt that its reminder had arrived.
        await phone.tap(reminder, "Отчёт с текстом и файлами", wait=0)
        for line in range(LINES):
            await phone.send(words(day, index, line))
        card = await self.ear.hear(chat_id, draft(day, index, LINES - 1))
        await phone.tap(card, "Отправить", wait=0)
        await self.ear.hear(chat_id, sent(day, index))

    async def reports(self) -> dict[str, list[str]]:
        """The lines of every report by the title of what it is about, as the database has them."""

        def read(work: Work) -> dict[str, list[str]]:
            owed = [one for roadmap_id in self._roadmaps for one in work.obligations.of_roadmap(roadmap_id)]
            found = {one.title: work.reports.latest_of(one.id, *ReportState) for one in owed}
            return {title: report.text.split("\n") if report else [] for title, report in found.items()}

        return await self.database.read(read)

    def expected_reports(self, days: int) -> dict[str, list[str]]:
        return {
            title(day, index): [words(day, index, line) for line in range(LINES)]
            for day in range(days)
            for index in range(self._count)
        }


def title(day: int, index: int) -> str:
    return f"Дело {day}-{index}"


def digest(day: int, index: int) -> str:
    return rf"1\. {title(day, index)} — .*Нажмите кнопку"


def draft(day: int, index: int, line: int) -> str:
    return rf"Черновик отчёта: .*{words(day, index, line)}\b"


def sent(day: int, index: int) -> str:
    return rf"(?=.*Отправлено )(?=.*{title(day, index)}\b)"


def words(day: int, index: int, line: int) -> str:
    return f"Сделано {day}-{index}-{line}"
