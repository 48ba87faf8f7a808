"""A small plan in force in a database of its own, for tests of what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.actions import assigning, plans
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.obligation import Obligation
from bot.domain.office import Moment, Office, OfficeRules
from bot.domain.people import OrganizationKind, Person, Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head
from bot.storage.engine import make_engine, sync_url
from bot.storage.migrate import migrate
from bot.storage.work import Work
from bot.working_days import russian_calendar

MOSCOW = ZoneInfo("Europe/Moscow")
CALENDAR = russian_calendar(2025, 2029)
ORDER = date(2026, 1, 27)
START = datetime(2026, 2, 2, 9, 0, tzinfo=MOSCOW)

CHIEF = Responsible(ResponsibleKind.PERSON, "Рябинина Е.В.", "начальник отдела")
METHODIST = Responsible(ResponsibleKind.PERSON, "Оленин П.П.", "методист")
SCHOOLS = Responsible(ResponsibleKind.GROUP, "Руководители ОО")


def by(*days: date) -> Deadline:
    return Deadline(DeadlineKind.DATES, tuple(Window(None, day) for day in days))


def waits(kind: DeadlineKind, source: str | None = None) -> Deadline:
    return Deadline(kind, source=source)


YEAR = Deadline(DeadlineKind.THROUGHOUT, (Window(date(2026, 1, 1), date(2026, 12, 31)),))


def row(title: str, deadline_text: str, deadline: Deadline, *responsible: Responsible) -> Activity:
    return Activity(None, None, title, deadline_text, "…", deadline, responsible or (CHIEF,))


@dataclass
class Place:
    """One transaction of a test; `now` moves when the test says so."""

    work: Work
    now: datetime = START
    rules: OfficeRules = field(default_factory=OfficeRules)
    roadmap_id: int = 0

    @property
    def moment(self) -> Moment:
        rules = self.work.office_rules.current(self.rules)
        return Moment(self.now, Office(CALENDAR, MOSCOW, rules))

    @property
    def curator(self) -> Person:
        return self.work.people.with_role(Role.CURATOR)[0]

    def person(self, name: str) -> Person:
        return self.work.people.named(name)[0]

    def obligations(self) -> list[Obligation]:
        return self.work.obligations.of_roadmap(self.roadmap_id)

    def of(self, title: str) -> list[Obligation]:
        return [one for one in self.obligations() if one.title == title]

    def days_on(self, days: int) -> None:
        """To the morning of a working day, so many days on."""
        day = CALENDAR.following_working_day(self.now.date() + timedelta(days=days))
        self.now = datetime.combine(day, time(9), MOSCOW)

    def put_in_force(self, *rows: Activity, period_end: date | None = date(2026, 12, 31)) -> None:
        work = self.work
        work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR])
        work.people.change(self.curator.id, telegram_id=1)
        for number, name in enumerate(("Синичкин Олег Игоревич", "Дубравина Ольга Николаевна"), 1):
            head = work.people.add(name, roles=[Role.DIRECTOR])
            work.people.change(head.id, telegram_id=10 + number)
            school = work.organizations.add(f"МБОУ СОШ № {number}", OrganizationKind.SCHOOL)
            work.organizations.change(school.id, head_id=head.id)
        head = Head("План по чтению", order_date=ORDER, period_start=date(2026, 1, 1), period_end=period_end)
        draft = Draft(head, activities=rows)
        kept = plans.keep_draft(work, self.moment, self.curator, "план.docx", repr(rows).encode(), draft)
        self.roadmap_id = kept.roadmap.id

    def force(self) -> None:
        assigning.put_in_force(self.work, self.moment, self.curator, self.roadmap_id)

    def connect(self, *names: str) -> None:
        for name in names:
            person = self.person(name)
            self.work.people.change(person.id, telegram_id=100 + person.id)


def migrated(folder: Path) -> Engine:
    url = f"sqlite:///{folder / 'bot.db'}"
    migrate(url)
    return make_engine(sync_url(url))


@contextmanager
def place(engine: Engine) -> Iterator[Place]:
    """Whatever a test does there is gone after it."""
    with engine.connect() as connection:
        transaction = connection.begin()
        try:
            yield Place(Work(connection))
        finally:
            transaction.rollback()


def with_rules(one: Place, **rules: object) -> None:
    one.rules = replace(one.rules, **rules)  # type: ignore[arg-type]
