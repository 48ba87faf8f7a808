"""Whatever is done to a draft's rows, in whatever order: no window and no person is lost without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from bot.actions import review, rows
from bot.actions.review import ReviewCard
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.errors import Refusal
from bot.domain.roadmap import Activity, RowChange, asked
from bot.domain.rows import SplitBy, merged, split_by_people, split_by_windows
from bot.reading.typed import deadline_words, read_typed_deadline
from bot.storage.engine import make_engine, sync_url
from bot.storage.migrate import migrate
from bot.storage.work import Work
from tests.actions.test_rows import HEAD, MONDAY, Desk, written

DEADLINES = (
    "март",
    "март, май",
    "до 1 апреля",
    "ежеквартально",
    "в течение года",
    "по графику центра",
    "",
    "март 2025",
)
PEOPLE = ("Рябинина Е.В., Синичкин О.И.", "Ветрова М.П.; директора школ", "Оленин П.П.", "", "ЦРО, ИМЦ")
ACTS = ("split-windows", "split-people", "merge", "remove", "restore", "deadline", "people", "title", "answer", "add")
Act = tuple[str, int, int]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    migrate(url)
    engine = make_engine(sync_url(url))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def traces(activity: Activity) -> set[tuple[str, str]]:
    """A row's windows and people."""
    windows = {("window", f"{one.start}–{one.due}") for one in activity.deadline.windows}
    return windows | {("person", one.name) for one in activity.responsible}


def all_traces(work: Work, roadmap_id: int) -> set[tuple[str, str]]:
    """What is in the rows, removed ones with them, or told by the history of any."""
    found: set[tuple[str, str]] = set()
    for row in (*work.rows.of_roadmap(roadmap_id), *work.rows.of_roadmap(roadmap_id, removed=True)):
        found |= traces(row.activity)
        for event in work.history.of({"activity": [row.id]}):
            before = event.facts.get("before")
            if before:
                found |= {("window", f"{one['start']}–{one['due']}") for one in before["deadline"]["windows"]}
                found |= {("person", one["name"]) for one in before["responsible"]}
    return found


def perform(desk: Desk, act: Act) -> None:
    name, first, second = act
    standing, work, who = desk.rows(), desk.work, desk.vetrova if first % 2 else desk.lobacheva
    row, other = standing[first % len(standing)], standing[second % len(standing)]
    if name == "split-windows":
        rows.split_row(work, MONDAY, who, row.id, row.version, SplitBy.WINDOWS)
    elif name == "split-people":
        rows.split_row(work, MONDAY, who, row.id, row.version, SplitBy.PEOPLE)
    elif name == "merge":
        rows.merge_rows(work, MONDAY, who, row.id, row.version, other.id, other.version)
    elif name == "remove" and len(standing) > 1:
        rows.remove_row(work, MONDAY, who, row.id, row.version)
    elif name == "restore":
        gone = work.rows.of_roadmap(desk.roadmap_id, removed=True)
        rows.restore_row(work, MONDAY, who, gone[first % len(gone)].id if gone else row.id)
    elif name == "deadline":
        desk.change(who, row, deadline=DEADLINES[second % len(DEADLINES)])
    elif name == "people":
        desk.change(who, row, responsible=PEOPLE[second % len(PEOPLE)])
    elif name == "title":
        desk.change(who, row, title=f"Дело {second}")
    elif name == "answer":
        answer(desk, second)
    elif name == "add":
        rows.add_row(work, MONDAY, who, desk.roadmap_id, row.id, RowChange(title=f"Новое {second}"))


def answer(desk: Desk, number: int) -> None:
    queue = desk.work.questions.queue(desk.roadmap_id)
    if not queue:
        return
    asked_one = queue[number % len(queue)]
    card = review.show(desk.work, MONDAY, desk.vetrova, asked_one.id)
    assert isinstance(card, ReviewCard)
    reading = card.readings[number % len(card.readings)]
    fingerprint = reading.fingerprint(asked_one.field)
    review.answer(desk.work, MONDAY, desk.vetrova, asked_one.id, fingerprint, card.row.version)


acts = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9), st.integers(0, 9)), max_size=8)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts)
def test_no_window_and_no_person_is_lost_silently(connection: Connection, acts: list[Act]) -> None:
    savepoint = connection.begin_nested()
    desk = Desk(Work(connection))
    seen = all_traces(desk.work, desk.roadmap_id)
    for act in acts:
        try:
            perform(desk, act)
        except Refusal as refusal:
            assert refusal.code in ("nothing-to-split", "nothing-here", "choice-gone")  # noqa: PT017
        for row in desk.rows():
            seen |= traces(row.activity)
        assert seen <= all_traces(desk.work, desk.roadmap_id)
        check_that_questions_follow(desk)
    savepoint.rollback()


def check_that_questions_follow(desk: Desk) -> None:
    """What the cards ask is exactly what the rows leave unclear; positions stay in order, without two alike."""
    asked_now = [(row.id, question.field) for row in desk.rows() for question in asked(row.activity)]
    queued = [(one.row_id, one.field) for one in desk.work.questions.queue(desk.roadmap_id) if one.open]
    assert sorted(queued) == sorted(asked_now)
    assert desk.work.questions.open_count(desk.roadmap_id) == len(asked_now)
    positions = [row.position for row in desk.rows()]
    assert positions == sorted(set(positions))


phrases = st.sampled_from([one for one in DEADLINES if one])
people = st.sampled_from(PEOPLE)


@given(phrase=phrases, cell=people)
def test_a_split_deals_out_all_windows_and_all_people(phrase: str, cell: str) -> None:
    row = written("5", "Дело", phrase, cell)
    by_windows = split_by_windows(row, deadline_words)
    assert {one for part in by_windows for one in part.deadline.windows} == set(row.deadline.windows)
    assert all(part.responsible == row.responsible for part in by_windows)
    by_people = split_by_people(row)
    assert tuple(one for part in by_people for one in part.responsible) == row.responsible


@given(one=phrases, other=phrases, cell=people, other_cell=people)
def test_a_merger_keeps_all_windows_and_all_people(one: str, other: str, cell: str, other_cell: str) -> None:
    first, second = written("5", "Дело", one, cell), written("6", "Другое", other, other_cell)
    whole = merged(first, second)
    assert traces(whole) == traces(first) | traces(second)


@given(st.dates(min_value=HEAD.order_date, max_value=HEAD.period_end), st.integers(0, 200), st.booleans())
def test_a_deadline_is_read_as_it_was_written(due: date, length: int, with_start: bool) -> None:
    assert HEAD.order_date is not None
    start = max(due - timedelta(days=length), HEAD.order_date) if with_start else None
    for kind in (DeadlineKind.DATES, DeadlineKind.THROUGHOUT) if start else (DeadlineKind.DATES,):
        deadline = Deadline(kind, (Window(start, due),))
        assert read_typed_deadline(deadline_words(deadline), HEAD).deadline == deadline
