"""The invented town at work: its people on their phones, the bot as a process, and the time that the demo moves."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.demo.bot_process import BotProcess
from bot.demo.photo import shelf_png
from bot.demo.wording import ANY, wording
from bot.samples import Cast, cast, sample_plan_docx, school_list_xlsx
from bot.sandbox.client import Message, Person, SandboxClient
from bot.sandbox.server import Sandbox, ShelfFile
from bot.texts import Texts, texts_for
from bot.working_days import russian_calendar

ZONE = ZoneInfo("Europe/Moscow")
TOKEN = "77:sandbox"
ADMINISTRATOR, CURATOR, FIRST_DIRECTOR, FIRST_OFFICIAL = 900, 100, 300, 200
"""Telegram ids of the town's people."""

MORNING = time(9, 0)
AFTER_DIGEST = time(8, 31)
"""A minute past the hour of the morning digest."""
AFTER_CURATORS_MORNING = time(9, 1)
"""A minute past the hour at which curators are told how things stand."""

TICK_SECONDS = 0.3
CALM_SECONDS = 4 * TICK_SECONDS
"""A bot that has made no call for so long has nothing to say today."""

LINK = re.compile(r"start=([\w-]+)")


class Town:
    """`directors` and `officials` stand in the order of the cast."""

    def __init__(self, folder: Path, language: str) -> None:
        self.language = language
        self.texts: Texts = texts_for(language)
        self.cast: Cast = cast()
        self.clock = Clock(folder / "clock")
        self.clock.shift_by((self._first_morning() - self.clock.now()) / timedelta(seconds=1))
        schools, plan = self.texts.plain("demo-file-schools"), self.texts.plain("demo-file-plan")
        photo = self.texts.plain("demo-file-photo")
        self.schools = ShelfFile(schools, school_list_xlsx(), self.texts.plain("demo-file-schools-note"))
        self.plan = ShelfFile(plan, sample_plan_docx(self.today.date()), self.texts.plain("demo-file-plan-note"))
        self.photo = ShelfFile(photo, shelf_png(), self.texts.plain("demo-file-photo-note"))
        self.sandbox = Sandbox(token=TOKEN, now=self.clock.now, shelf=(self.plan, self.schools, self.photo))
        self._folder = folder

    @asynccontextmanager
    async def at_work(self, port: int) -> AsyncIterator[None]:
        """The sandbox listens, the bot runs, the curator is invited. Raises OSError, BotDied, TimeoutError."""
        await self.sandbox.start(port=port)
        self.bot = BotProcess(self._folder, self._settings())
        try:
            async with SandboxClient(self.sandbox.url) as self.client:
                await self._people()
                await self.bot.start()
                await self._bring_curator_in()
                yield
        finally:
            await self.bot.stop()
            await self.sandbox.stop()

    def _settings(self) -> dict[str, str]:
        return {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": self.sandbox.url,
            "DATABASE_URL": f"sqlite:///{self._folder / 'bot.db'}",
            "ADMIN_IDS": str(ADMINISTRATOR),
            "TIMEZONE": str(ZONE),
            "LANGUAGE": self.language,
            "CLOCK_SHIFT_FILE": str(self._folder / "clock"),
            "TICK_SECONDS": str(TICK_SECONDS),
            "LOG_FORMAT": "json",
        }

    # people

    async def _people(self) -> None:
        """In the order in which their phones stand on the page."""
        words = self.texts.plain
        self.curator = await self._person(CURATOR, self.cast.curator.name, words("role-curator"))
        self.directors = [
            await self._person(FIRST_DIRECTOR + index, school.director, words("demo-director-of", school=school.name))
            for index, school in enumerate(self.cast.schools)
        ]
        self.officials = [
            await self._person(FIRST_OFFICIAL + index, official.name, official.position)
            for index, official in enumerate(self.cast.officials)
        ]
        self.administrator = await self._person(ADMINISTRATOR, words("demo-administrator"), words("role-administrator"))

    async def _person(self, telegram_id: int, name: str, note: str) -> Person:
        return await self.client.person(telegram_id, name, language=self.language, note=note)

    async def _bring_curator_in(self) -> None:
        await self.administrator.start()
        await self.administrator.expect(wording("role-administrator"))
        await self.administrator.send("/invite")
        await self.administrator.expect(wording("invite-ask-name"))
        await self.administrator.send(self.curator.name)
        await self.open_link(await self.administrator.expect(LINK), self.curator)

    async def open_link(self, invitation: Message, person: Person) -> None:
        """The invited presses Start and says that it is they."""
        link = LINK.search(invitation.text)
        assert link is not None, invitation.text
        await person.start(link[1])
        await person.tap(await person.expect(wording("offer-question")), self.texts.plain("button-me"))
        await person.expect(wording("claimed-head", name=ANY))

    @property
    def director(self) -> Person:
        """The first of the directors who is connected, else the first of all."""
        joined = (each for each in self.directors if self.heard([each], wording("claimed-head", name=ANY)))
        return next(joined, self.directors[0])

    async def connect_rest(self) -> list[Person]:
        """The curator sends links to those of her list who are not connected yet, and they open them."""
        joined = []
        for person in (*self.directors, *self.officials):
            if self.heard([person], wording("claimed-head", name=ANY)):
                continue
            await self.curator.send("/people")
            page = await self.curator.expect(re.compile(""))
            surname = person.name.split()[0]
            if line := re.search(rf"^(\d+)\. {surname} ", page.text, re.MULTILINE):
                await self.curator.tap(page, line[1])
                await self.open_link(await self.curator.expect(LINK), person)
                joined.append(person)
        return joined

    # what was said

    def heard(self, people: Iterable[Person], said: re.Pattern[str], after: int = 0) -> int | None:
        """The number of the sandbox's first event past `after` in which the bot told one of them this."""
        ids = {person.id for person in people}
        for event in self.sandbox.state.events[after:]:
            if event["kind"] in ("message", "edit") and event["chat_id"] in ids:
                message = Message.read(event["message"])
                buttons = (button.text for row in message.buttons for button in row)
                if message.from_bot and (message.says(said) or any(map(said.fullmatch, buttons))):
                    return int(event["seq"])
        return None

    @property
    def events(self) -> int:
        """How much has happened so far."""
        return len(self.sandbox.state.events)

    def told(self, after: int) -> list[Message]:
        """The bot's new messages since then."""
        events = self.sandbox.state.events[after:]
        messages = [Message.read(event["message"]) for event in events if event["kind"] == "message"]
        return [message for message in messages if message.from_bot]

    # time

    @property
    def today(self) -> datetime:
        return self.clock.now().astimezone(ZONE)

    def move_to(self, moment: datetime) -> None:
        self.clock.shift_by((moment - self.clock.now()) / timedelta(seconds=1))

    async def calm(self) -> None:
        """Returns when the bot has said what it had to."""
        await self.client.quiet(CALM_SECONDS)

    def next_morning(self, *, working: bool) -> datetime:
        """A minute past the hour of the digest, on the next day or the next working one."""
        day = self.today.date() + timedelta(days=1)
        if working:
            day = russian_calendar(day.year, day.year + 1).following_working_day(day)
        return datetime.combine(day, AFTER_DIGEST, ZONE)

    def curators_morning(self) -> datetime:
        """The same day, when curators have been told too."""
        return datetime.combine(self.today.date(), AFTER_CURATORS_MORNING, ZONE)

    def _first_morning(self) -> datetime:
        """The coming working morning by this computer's date, so that the dates of the demo look real."""
        now = self.today
        day = now.date() + timedelta(days=now.time() >= MORNING)
        return datetime.combine(russian_calendar(day.year, day.year + 1).following_working_day(day), MORNING, ZONE)


@asynccontextmanager
async def town_at_work(port: int, language: str) -> AsyncIterator[Town]:
    """A fresh town in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="roadmap-demo-") as folder:
        town = await asyncio.to_thread(Town, Path(folder), language)
        async with town.at_work(port):
            yield town
