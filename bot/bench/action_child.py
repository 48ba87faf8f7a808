"""The process that `bot.bench.action` measures: `prepare DATABASE`, then `measure DATABASE`, which prints JSON."""

from __future__ import annotations

import asyncio
import gc
import json
import resource
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.actions import assigning, intake, plans, rehearsal, review
from bot.actions.people import standing
from bot.actions.performer import Performer
from bot.actions.review import ReviewCard, ReviewStep
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.office import Moment, Office
from bot.domain.people import OrganizationKind, Person, Role
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Doubt, DoubtReason, Draft, Field, Head
from bot.messages import review as words
from bot.messages.message import Message
from bot.reading.groups import names_school_heads
from bot.samples import cast
from bot.storage.engine import Database
from bot.storage.migrate import migrate
from bot.storage.work import Work
from bot.texts import texts_for
from bot.working_days import russian_calendar

SCHOOLS, ACTIVITIES, ROUNDS = 300, 60, 8
DRAFTS, CARDS = 12, 60
EVERY = 0.1
"""Seconds between two presses, whether the one before is answered or not."""
IDLE = 40
"""Presses with nothing else to do."""
TODAY = date(2026, 2, 2)
ZONE = ZoneInfo("Europe/Moscow")
OFFICE = Office(russian_calendar(2025, 2030), ZONE)
NOW = datetime(2026, 2, 2, 9, 0, tzinfo=ZONE)
CURATOR = 100


def prepare(work: Work) -> None:
    """Schools with connected directors, a plan a round, and a draft with a card for each press."""
    moment = Moment(NOW, OFFICE)
    curator = work.people.add(cast().curator.name, roles=[Role.CURATOR], telegram_id=CURATOR)
    for number in range(SCHOOLS):
        head = work.people.add(
            f"{cast().schools[0].director} {number}", roles=[Role.DIRECTOR], telegram_id=1000 + number
        )
        school = work.organizations.add(f"{cast().schools[0].name}{number}", OrganizationKind.SCHOOL)
        work.organizations.change(school.id, head_id=head.id, district=str(number % 10))
    for one in range(ROUNDS + 1):
        plans.keep_draft(
            work, moment, curator, "plan", f"plan {one}".encode(), Draft(Head(f"{one}"), activities=_rows())
        )
    doubt = (Doubt(Field.DEADLINE, DoubtReason.YEAR_GUESSED),)
    deadline = Deadline(DeadlineKind.DATES, (Window(None, TODAY + timedelta(days=40)),))
    asked = tuple(
        Activity(None, str(number), "1", f"{TODAY:%d.%m.%Y}", "", deadline, doubts=doubt) for number in range(CARDS)
    )
    for one in range(DRAFTS):
        plans.keep_draft(work, moment, curator, "plan", f"cards {one}".encode(), Draft(Head("cards"), activities=asked))


def _rows() -> tuple[Activity, ...]:
    """Each lays an obligation on every school and one on an official."""
    schools = Responsible(ResponsibleKind.GROUP, _school_heads())
    officials = [Responsible(ResponsibleKind.PERSON, one.name) for one in cast().officials]
    return tuple(
        Activity(
            None,
            str(number),
            "title",
            "deadline",
            "responsible",
            Deadline(DeadlineKind.DATES, (Window(None, TODAY + timedelta(days=3 + 5 * number)),)),
            (officials[number % len(officials)], schools),
        )
        for number in range(ACTIVITIES)
    )


def _school_heads() -> str:
    """How a plan of the invented town names all of them."""
    from bot.reading.document import read_document
    from bot.samples import sample_plan_docx

    named = (one for row in read_document("plan.docx", sample_plan_docx(TODAY)).activities for one in row.responsible)
    return next(one.name for one in named if names_school_heads(one.name))


class Bench:
    def __init__(self, database: Database) -> None:
        self.performer = Performer(database, lambda: NOW, OFFICE)
        self.presses = 0
        self.cards: list[tuple[int, ...]] = []

    async def run(self) -> dict[str, Any]:
        found = await self.performer.see(standing, CURATOR)
        assert found.person is not None
        self.curator: Person = found.person
        await self._deal()
        gc.collect()
        idle = [await self._press() for _ in range(IDLE)]
        preview, writes = await self._look(ROUNDS + 1)
        seconds, meanwhile, obligations = [], [], 0
        for one in range(1, ROUNDS + 1):
            taken, cards, obligations = await self._round(one)
            seconds.append(taken)
            meanwhile += cards
        idle_writes = [await self._write() for _ in range(IDLE)]
        return {
            "seconds": seconds,
            "cards": meanwhile,
            "idle": idle,
            "megabytes": _peak() / 1024,
            "obligations": obligations,
            "preview": preview,
            "writes": writes,
            "idle_writes": idle_writes,
        }

    async def _deal(self) -> None:
        """What the buttons of all cards carry."""
        for roadmap_id in range(ROUNDS + 2, ROUNDS + 2 + DRAFTS):
            step = await self.performer.see(review.begin, self.curator, roadmap_id)
            for _ in range(CARDS):
                assert isinstance(step, ReviewCard)
                self.cards.append(_first_answer(step))
                step = await self.performer.see(review.following, self.curator, self.cards[-1][0])

    async def _round(self, roadmap_id: int) -> tuple[float, list[float], int]:
        """Seconds that it took, those of the presses made meanwhile, and how many obligations it made."""
        begun = time.perf_counter()
        force = asyncio.ensure_future(self._put_in_force(roadmap_id))
        presses = []
        while not force.done():
            presses.append(asyncio.ensure_future(self._press()))
            await asyncio.sleep(EVERY)
        obligations = await force
        taken = time.perf_counter() - begun
        return taken, list(await asyncio.gather(*presses)), obligations

    async def _put_in_force(self, roadmap_id: int) -> int:
        """As the button does it."""
        await self.performer.do(plans.put_in_force, self.curator, roadmap_id)
        await self.performer.do_in_parts(assigning.assign_next, roadmap_id)
        return (await self.performer.see(assigning.put_in_force_view, self.curator, roadmap_id)).obligations

    async def _look(self, roadmap_id: int) -> tuple[float, list[float]]:
        begun = time.perf_counter()
        look = asyncio.ensure_future(self.performer.rehearse(rehearsal.preview, self.curator, roadmap_id, "ru"))
        writes = []
        while not look.done():
            writes.append(await self._write())
            await asyncio.sleep(EVERY)
        await look
        return time.perf_counter() - begun, writes

    async def _write(self) -> float:
        begun = time.perf_counter()
        await self.performer.tend(lambda work, moment: None)
        return time.perf_counter() - begun

    async def _press(self) -> float:
        """From the update's arrival to the answer's words: what the bot itself does between."""
        self.presses += 1
        update, card = self.presses, self.cards[self.presses]
        begun = time.perf_counter()
        await self.performer.tend(intake.accept, [_update(update)], "bench")
        found = await self.performer.see(standing, CURATOR)
        assert found.person is not None
        step: ReviewStep = await self.performer.do(review.answer, found.person, *card)
        if isinstance(step, ReviewCard):
            _said(step)
        taken = time.perf_counter() - begun
        await self.performer.tend(intake.finish, [update])
        return taken


def _update(number: int) -> dict[str, Any]:
    return {"update_id": number, "callback_query": {"from": {"id": CURATOR}}}


def _first_answer(card: ReviewCard) -> tuple[int, ...]:
    buttons = (one for row in _said(card).buttons for one in row)
    return next(one.args for one in buttons if one.verb == "answer")


def _said(card: ReviewCard) -> Message:
    return words.question(
        texts_for("ru"),
        card.roadmap,
        card.row,
        card.kept,
        card.question,
        card.readings,
        number=card.number,
        total=card.total,
        alike=card.alike,
        for_all=card.for_all,
        answered_by=card.answered_by,
        today=TODAY,
    )


def _peak() -> int:
    """The most memory that the process ever had, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


async def main(what: str, path: Path) -> None:
    url = f"sqlite:///{path}"
    if what == "prepare":
        migrate(url)
    database = Database(url)
    try:
        if what == "prepare":
            await database.write(prepare)
        else:
            print(json.dumps(await Bench(database).run()))
    finally:
        await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
