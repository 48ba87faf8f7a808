"""Looking at a plan's rows, page by page, by a word or one by one; and what is about to be written into one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions import rows
from bot.actions.plans import plans, visible
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.roadmap import Activity, Field, PlanRow, Roadmap, RowChange, questions
from bot.domain.rows import RowSelection
from bot.storage.work import Work

PAGE = 5
"""Rows of a plan on one page."""
FOUND = 8
"""Rows that a search shows."""
WRITING = (Step.ROW_TITLE, Step.ROW_DEADLINE, Step.ROW_PEOPLE, Step.ROW_SECTION, Step.NEW_ROW)
_STEPS = {Field.TITLE: Step.ROW_TITLE, Field.DEADLINE: Step.ROW_DEADLINE, Field.RESPONSIBLE: Step.ROW_PEOPLE}


@dataclass(frozen=True, slots=True)
class RowsPage:
    roadmap: Roadmap
    rows: tuple[PlanRow, ...]
    page: int
    pages: int
    selection: RowSelection


@dataclass(frozen=True, slots=True)
class RowView:
    """A row in its plan; `page` is where it stands among the plan's rows."""

    roadmap: Roadmap
    row: PlanRow
    page: int


@dataclass(frozen=True, slots=True)
class Found:
    words: str
    rows: tuple[tuple[Roadmap, PlanRow], ...]
    """At most FOUND of them."""
    total: int
    plan_id: int | None
    """The only plan that was searched; None for all."""


def rows_page(
    work: Work,
    moment: Moment,
    actor: Person,
    roadmap_id: int,
    page: int = 0,
    selection: RowSelection = RowSelection.ALL,
) -> RowsPage:
    roadmap = visible(work, actor, roadmap_id)
    found = work.rows.of_roadmap(roadmap_id, removed=selection is RowSelection.REMOVED)
    if selection is RowSelection.IN_QUESTION:
        found = [row for row in found if questions(row.activity)]
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    return RowsPage(roadmap, tuple(found[page * PAGE : (page + 1) * PAGE]), page, pages, selection)


def row_view(work: Work, moment: Moment, actor: Person, row_id: int) -> RowView:
    row = work.rows.get(row_id)
    if row is None:
        raise Refusal("nothing-here")
    return RowView(visible(work, actor, row.roadmap_id), row, work.rows.count_before(row) // PAGE)


def neighbours(work: Work, moment: Moment, actor: Person, row_id: int) -> tuple[PlanRow, PlanRow]:
    """A row of a draft and the one after it. Raises Refusal("no-row-after")."""
    _, row = rows.find_row(work, actor, row_id)
    below = work.rows.below(row)
    if below is None:
        raise Refusal("no-row-after")
    return row, below


def open_question(work: Work, moment: Moment, actor: Person, row_id: int) -> int | None:
    """The id of the first question about a row that nobody has answered."""
    row_view(work, moment, actor, row_id)
    return work.questions.first_open(row_id)


def find(work: Work, moment: Moment, actor: Person, words: str, roadmap_id: int | None) -> Found:
    """Rows with this number, or with all of these words; in one plan, or in all that the actor sees."""
    _leave(work, actor, Step.FIND)
    searched = plans(work, moment, actor) if roadmap_id is None else [visible(work, actor, roadmap_id)]
    wanted = _folded(words).split()
    if not wanted:
        raise Refusal("find-what")
    every = [(plan, row) for plan in searched for row in work.roadmaps.rows(plan.id)]
    numbered = [(plan, row) for plan, row in every if _folded(row.activity.number or "") == " ".join(wanted)]
    found = numbered or [(plan, row) for plan, row in every if _has(row.activity, wanted)]
    return Found(" ".join(words.split()), tuple(found[:FOUND]), len(found), roadmap_id)


def expect_words(work: Work, moment: Moment, actor: Person, roadmap_id: int | None) -> Roadmap | None:
    """The next message is what to look for."""
    roadmap = visible(work, actor, roadmap_id) if roadmap_id is not None else None
    work.conversations.set(actor.id, Step.FIND, roadmap_id, moment.now)
    return roadmap


def expect_field(work: Work, moment: Moment, actor: Person, row_id: int, version: int, field: Field) -> RowView:
    """The next message is what this field of the row should say."""
    _, row = rows.find_row(work, actor, row_id)
    work.conversations.set(actor.id, _STEPS[field], row_id, moment.now, detail=version)
    return row_view(work, moment, actor, row.id)


def expect_section(work: Work, moment: Moment, actor: Person, row_id: int, version: int) -> RowView:
    """The next message is a section's title; a button may answer instead."""
    _, row = rows.find_row(work, actor, row_id)
    work.conversations.set(actor.id, Step.ROW_SECTION, row_id, moment.now, detail=version)
    return row_view(work, moment, actor, row.id)


def expect_row(work: Work, moment: Moment, actor: Person, row_id: int) -> RowView:
    """The next message is the title of a row that comes after this one."""
    _, row = rows.find_row(work, actor, row_id)
    work.conversations.set(actor.id, Step.NEW_ROW, row_id, moment.now)
    return row_view(work, moment, actor, row.id)


def write(work: Work, moment: Moment, actor: Person, row_id: int, version: int, change: RowChange) -> PlanRow:
    """As `rows.change_row`, and the step that asked for it is over."""
    row = rows.change_row(work, moment, actor, row_id, version, change)
    _leave(work, actor, *WRITING)
    return row


def seen_now(work: Work, moment: Moment, actor: Person, row_id: int) -> None:
    """Who was told what others wrote meanwhile has seen the row as it is: the next text is about that."""
    at, row = work.conversations.get(actor.id), work.rows.get(row_id)
    if at is not None and row is not None and at.detail is not None:
        work.conversations.set(actor.id, at.step, at.subject_id, moment.now, detail=row.version)


def write_new(work: Work, moment: Moment, actor: Person, above_id: int, title: str) -> PlanRow:
    roadmap, _ = rows.find_row(work, actor, above_id)
    row = rows.add_row(work, moment, actor, roadmap.id, above_id, RowChange(title=title))
    _leave(work, actor, *WRITING)
    return row


def _has(activity: Activity, wanted: list[str]) -> bool:
    names = " ".join(one.name for one in activity.responsible)
    text = _folded(" ".join((activity.title, activity.deadline_text, activity.responsible_text, names)))
    return all(word in text for word in wanted)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("\u0451", "\u0435").split())


def _leave(work: Work, actor: Person, *steps: Step) -> None:
    at = work.conversations.get(actor.id)
    if at is not None and at.step in steps:
        work.conversations.end(actor.id)
