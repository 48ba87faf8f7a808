"""Updates through the whole path, as fast as they go; and what a kill -9 in the middle of a burst loses or doubles."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bot.bench import bots
from bot.bench.bots import BotMain, at_work, facts_of
from bot.bench.messenger import Messenger, messenger
from bot.bench.rows import Row, at_least, at_most
from bot.bench.world import changed, connect, fresh_settings, give_work, monday
from bot.domain.conversation import Step
from bot.domain.people import Role
from bot.domain.report import ReportState, ReportStatus
from bot.domain.roadmap import RoadmapState
from bot.settings import Settings
from bot.storage.work import Work

PEOPLE = range(1000, 1100)
EACH = 5
BURST = 1000
KILLED_AFTER = (250, 500, 750)
"""Replies."""
ROUNDS = 3
UNLIMITED: dict[str, Any] = {"messages_a_second": 1000}
NAIVE = "plain aiogram, a commit an update"
PLAIN = (
    (NAIVE, True, False),
    ("plain aiogram, one connection for all: their commits are one another's", True, True),
    ("a bare aiogram echo, no write", False, False),
)
"""(name, whether it writes, whether over one connection)."""
MOST_SECONDS = 60.0
PATIENCE, PEERS_PATIENCE = 15.0, 8.0
"""Seconds after which nothing more is waited for: a lease of ours is shorter, and the peers have none."""


def rate() -> list[Row]:
    """The same burst to each in turn, by the wall clock."""
    count = EACH * len(PEOPLE)
    rates: dict[str, list[float]] = {"ours": [], **{name: [] for name, *_ in PLAIN}}
    for _ in range(ROUNDS):
        with messenger(PEOPLE, limits=False) as server, fresh_settings(server.url) as settings:
            _admit(settings)
            # By the real clock: one that is set right reads a file each time that it is asked.
            rates["ours"].append(
                _burst(server, "/invite", bots.ours, facts_of(settings, **UNLIMITED, clock_shift_file=None))
            )
        for name, writes, shared in PLAIN:
            with messenger(PEOPLE, limits=False) as server, _notes() as notes:
                plain = (server.url, notes if writes else None, shared)
                rates[name].append(_burst(server, "Hello", bots.plain_aiogram, *plain))
    ours = rates.pop("ours")
    rows = []
    for name, theirs in rates.items():
        times = median(a / b for a, b in zip(ours, theirs, strict=True))
        bound = at_least(1.5, times) if name == NAIVE else None
        beside = f"{median(theirs):.0f} {name}"
        what = f"updates a second, a burst of {count} with a write and a reply each, by the wall clock"
        rows.append(Row(what, f"{median(ours):.0f}", beside, f"{times:.2f} times as many", bound))
    return rows


def crash() -> list[Row]:
    """kill -9 in the middle of a burst, three times over; then all that comes back is waited for."""
    people = range(1000, 1000 + BURST)
    with messenger(people, limits=False) as server, fresh_settings(server.url) as settings:
        _open_reports(settings, people)
        _killed(server, PATIENCE, bots.ours, facts_of(settings, **UNLIMITED))
        lost, doubled = _counted(_lines(settings), people)
    rows = [
        Row(
            f"of {BURST:,} updates in a burst, lost and doubled by {len(KILLED_AFTER)} kills",
            f"{lost} lost, {doubled} doubled",
            bound=at_most(0, lost + doubled, " of them"),
        )
    ]
    peers: tuple[tuple[str, BotMain], ...] = (
        ("plain aiogram", bots.plain_aiogram),
        ("plain python-telegram-bot", bots.plain_telegram_bot),
    )
    for name, main in peers:
        with messenger(people, limits=False) as server, _notes() as notes:
            _killed(server, PEERS_PATIENCE, main, server.url, notes)
            with sqlite3.connect(notes) as connection:
                words = [row[0] for row in connection.execute("SELECT words FROM notes")]
            lost_there, doubled_there = _counted(words, people)
        beside = f"{lost_there} lost, {doubled_there} doubled {name}"
        rows.append(Row("the same", f"{lost} lost, {doubled} doubled", beside))
    return rows


def _burst(server: Messenger, words: str, main: BotMain, *facts: Any) -> float:
    """Updates a second, from the moment they are there to the last reply."""
    count = EACH * len(PEOPLE)
    with at_work(server, main, *facts):
        # Whatever is loaded by the first update is loaded.
        server.write([(PEOPLE[0], words)])
        server.wait_for(PEOPLE[0], 1, MOST_SECONDS)
        begun = server.write([(person, words) for _ in range(EACH) for person in PEOPLE])
        ended = server.wait_for(PEOPLE[0], count, MOST_SECONDS)
    return count / (ended - begun)


def _killed(server: Messenger, patience: float, main: BotMain, *facts: Any) -> None:
    burst = [(person, _line(person)) for person in range(1000, 1000 + BURST)]
    for before, after in zip((0, *KILLED_AFTER), KILLED_AFTER, strict=False):
        # With updates waiting for it a bot does not wait for them.
        with at_work(server, main, *facts, waits=before == 0):
            if before == 0:
                server.write(burst)
            server.wait_for(1000, after - before, patience)
    with at_work(server, main, *facts, waits=False):
        server.wait_for_quiet(patience)


def _counted(words: list[str], people: range) -> tuple[int, int]:
    found = Counter(words)
    lost = sum(not found[_line(person)] for person in people)
    return lost, sum(count - 1 for count in found.values())


def _line(person: int) -> str:
    return f"Done by {person}"


def _admit(settings: Settings) -> None:
    def admit(work: Work) -> None:
        for person_id in connect(work, PEOPLE).values():
            work.people.add_roles(person_id, [Role.ADMINISTRATOR])

    changed(settings, admit)


def _open_reports(settings: Settings, people: range) -> None:
    """Each of them has begun a report: what they write next is a line of it."""

    def begin(work: Work) -> None:
        known = connect(work, people)
        roadmap_id = give_work(work, monday(), known.values(), next_step_on=monday().today.replace(month=3))
        owed = {one.person_id: one.id for one in work.obligations.of_roadmap(roadmap_id)}
        for person_id in known.values():
            draft = work.reports.add_draft(person_id, owed[person_id], ReportStatus.DONE)
            work.conversations.set(person_id, Step.REPORT, draft.id, monday().now)

    changed(settings, begin)


def _lines(settings: Settings) -> list[str]:
    """Of all reports."""

    def read(work: Work) -> list[str]:
        (roadmap,) = work.roadmaps.in_states(RoadmapState.IN_FORCE)
        owed = work.obligations.of_roadmap(roadmap.id)
        reports = [work.reports.latest_of(one.id, ReportState.DRAFT) for one in owed]
        return [line for report in reports if report is not None for line in report.text.split("\n") if line]

    found: list[str] = changed(settings, read)
    return found


@contextmanager
def _notes() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        path = str(Path(folder, "notes.db"))
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE notes (words TEXT)")
        yield path
