"""The review of a draft, card by card: where it stands is told by the rows alone, so anyone may go on at any time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.actions import row_pages, rows
from bot.actions.plans import reviewable, visible
from bot.domain.conversation import Step
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.review import (
    FOR_ALL,
    KeptQuestion,
    LikelyReading,
    QueuedQuestion,
    ReadingKind,
    content_of,
)
from bot.domain.roadmap import Activity, DoubtReason, Field, Head, PlanRow, Question, Roadmap, RowChange, asked
from bot.reading.likely import Surroundings, likely_readings
from bot.reading.typed import deadline_words, make_ready
from bot.storage.work import Work

# What it loads takes a moment and no transaction: handlers run it in a thread before the first question.
make_reading_ready = make_ready


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """One question as it stands now."""

    roadmap: Roadmap
    row: PlanRow
    kept: KeptQuestion
    question: Question
    """What is asked, or was until it was answered."""
    readings: tuple[LikelyReading, ...]
    number: int
    """Its place among all questions of the plan, from 1."""
    total: int
    alike: int
    """How many open questions are of its kind, this one with them; 0 if it is answered."""
    for_all: tuple[ReadingKind, ...]
    """Answers that may be given to all of its kind."""
    answered_by: Person | None


@dataclass(frozen=True, slots=True)
class ReviewPause:
    """Nothing more to ask from here on."""

    roadmap: Roadmap
    left: int
    """Questions that were skipped and are still open."""


ReviewStep = ReviewCard | ReviewPause


def begin(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> ReviewStep:
    """The first question that nobody has answered yet."""
    roadmap = reviewable(work, actor, roadmap_id, hold=False)
    queue = work.questions.queue(roadmap_id)
    first = next((one for one in queue if one.open), None)
    return _card(work, roadmap, queue, first) if first else ReviewPause(roadmap, 0)


def show(work: Work, moment: Moment, actor: Person, question_id: int) -> ReviewStep:
    roadmap, queue, place = _find(work, actor, question_id)
    return _card(work, roadmap, queue, queue[place])


def today(work: Work, moment: Moment, actor: Person, question_id: int) -> ReviewStep:
    """The question as it stands now; of a row that is gone, the first that is open."""
    try:
        return show(work, moment, actor, question_id)
    except Refusal as refusal:
        if refusal.code != "row-removed-already":
            raise
        return begin(work, moment, actor, plan_of(work, moment, actor, question_id))


def plan_of(work: Work, moment: Moment, actor: Person, question_id: int) -> int:
    """The id of the plan that a question is about."""
    kept = work.questions.get(question_id)
    if kept is None:
        raise Refusal("nothing-here")
    return visible(work, actor, kept.roadmap_id).id


def following(work: Work, moment: Moment, actor: Person, question_id: int) -> ReviewStep:
    """The next question that is open; this one stays as it is."""
    return _following(work, *_find(work, actor, question_id))


def earlier(work: Work, moment: Moment, actor: Person, question_id: int) -> ReviewStep:
    """The question before it, answered or not: it may be answered anew."""
    roadmap, queue, place = _find(work, actor, question_id)
    return _card(work, roadmap, queue, queue[max(0, place - 1)])


def answer(work: Work, moment: Moment, actor: Person, question_id: int, fingerprint: int, version: int) -> ReviewStep:
    """Settles a question with one of its likely readings, seen on a card of this version of the row; shows the next.

    Raises Refusal("answered-meanwhile", name=…) where somebody else has answered otherwise since.
    """
    kept, roadmap, row = _open(work, actor, question_id)
    field = kept.field
    reading = _find_reading(_readings(work, roadmap, row, kept)[1], fingerprint, field)
    _leave(work, actor)
    if kept.answer is not None and content_of(row.activity, field) == content_of(reading.activity, field):
        return following(work, moment, actor, question_id)
    writer = rows.written_since(work, row, version).get(field, actor.id)
    if writer != actor.id:
        raise Refusal("answered-meanwhile", name=rows.writer_name(work, writer))
    queue = work.questions.queue(roadmap.id)
    _settle(work, moment, actor, roadmap, row, kept, reading)
    return _following(work, roadmap, queue, _place(queue, question_id))


def answer_alike(
    work: Work, moment: Moment, actor: Person, question_id: int, kind: ReadingKind, count: int
) -> tuple[int, ReviewStep]:
    """Gives one answer to all open questions of a kind; returns how many it settled, and the next card.

    `count` was shown before. Raises Refusal("alike-changed", count=…) where there are more or fewer now.
    """
    _, roadmap, _ = _open(work, actor, question_id)
    queue = work.questions.queue(roadmap.id)
    place = _place(queue, question_id)
    alike = [one for one in queue if one.open and one.is_like(queue[place])]
    if len(alike) != count:
        raise Refusal("alike-changed", count=len(alike))
    _leave(work, actor)
    settled = 0
    for one in alike:
        kept, _, row = _open(work, actor, one.id)
        reading = next((each for each in _readings(work, roadmap, row, kept)[1] if each.kind is kind), None)
        if reading is not None:
            _settle(work, moment, actor, roadmap, row, kept, reading)
            settled += 1
    queue = work.questions.queue(roadmap.id)
    return settled, _following(work, roadmap, queue, _place(queue, question_id))


def expect_text(work: Work, moment: Moment, actor: Person, question_id: int, version: int) -> ReviewCard:
    """The next message is what the field should say."""
    card = show(work, moment, actor, question_id)
    assert isinstance(card, ReviewCard)
    work.conversations.set(actor.id, Step.ANSWER, question_id, moment.now, detail=version)
    return card


def answer_text(work: Work, moment: Moment, actor: Person, question_id: int, version: int, text: str) -> ReviewStep:
    """Writes what was typed. Clear, it settles the question and the next is shown; else it is shown to be confirmed."""
    kept, _, _ = _open(work, actor, question_id)
    queue = work.questions.queue(kept.roadmap_id)
    row = rows.change_row(work, moment, actor, kept.row_id, version, RowChange(**{kept.field.value: text}))
    if any(question.field is kept.field for question in asked(row.activity)):
        work.conversations.set(actor.id, Step.ANSWER, question_id, moment.now, detail=row.version)
        return show(work, moment, actor, question_id)
    _leave(work, actor)
    work.questions.settle([question_id], ReadingKind.OWN, actor.id, moment.now)
    return _following(work, reviewable(work, actor, kept.roadmap_id), queue, _place(queue, question_id))


def seen_now(work: Work, moment: Moment, actor: Person, question_id: int) -> None:
    """As `row_pages.seen_now`, of the row that a question is about."""
    kept = work.questions.get(question_id)
    if kept is not None:
        row_pages.seen_now(work, moment, actor, kept.row_id)


def answer_day(work: Work, moment: Moment, actor: Person, question_id: int, version: int, day: date) -> ReviewStep:
    """As a typed deadline; a chosen day needs no second look, wherever it lies."""
    kept, _, _ = _open(work, actor, question_id)
    if kept.field is not Field.DEADLINE:
        raise Refusal("nothing-here")
    queue = work.questions.queue(kept.roadmap_id)
    change = RowChange(deadline=deadline_words(Deadline(DeadlineKind.DATES, (Window(None, day),))))
    row = rows.change_row(work, moment, actor, kept.row_id, version, change)
    roadmap = reviewable(work, actor, kept.roadmap_id)
    _settle(work, moment, actor, roadmap, row, kept, LikelyReading(ReadingKind.DAY, row.activity))
    _leave(work, actor)
    return _following(work, roadmap, queue, _place(queue, question_id))


def days_offered(head: Head, moment: Moment) -> tuple[date, date]:
    """From the order's day to the plan's last one; of a plan that tells neither, a year from today."""
    first = head.order_date or head.period_start or moment.today
    last = max(head.period_end or first.replace(year=first.year + 1, day=1), first)
    return first, last


def _open(work: Work, actor: Person, question_id: int) -> tuple[KeptQuestion, Roadmap, PlanRow]:
    """A question that may be answered. Raises Refusal."""
    kept = work.questions.get(question_id)
    if kept is None:
        raise Refusal("nothing-here")
    roadmap, row = rows.find_row(work, actor, kept.row_id)
    return kept, roadmap, row


def _find(work: Work, actor: Person, question_id: int) -> tuple[Roadmap, list[QueuedQuestion], int]:
    """The plan's questions, and the place of this one among them. Raises Refusal."""
    kept = work.questions.get(question_id)
    if kept is None:
        raise Refusal("nothing-here")
    roadmap = reviewable(work, actor, kept.roadmap_id, hold=False)
    queue = work.questions.queue(kept.roadmap_id)
    if all(one.id != question_id for one in queue):
        raise Refusal("row-removed-already")
    return roadmap, queue, _place(queue, question_id)


def _place(queue: list[QueuedQuestion], question_id: int) -> int:
    return next((place for place, one in enumerate(queue) if one.id == question_id), 0)


def _following(work: Work, roadmap: Roadmap, queue: list[QueuedQuestion], place: int) -> ReviewStep:
    """The next open question behind this place; the queue may be older than an answer to the one at it."""
    later = next((one for one in queue[place + 1 :] if one.open), None)
    if later is None:
        return ReviewPause(roadmap, work.questions.open_count(roadmap.id))
    return _card(work, roadmap, queue, later)


def _card(work: Work, roadmap: Roadmap, queue: list[QueuedQuestion], queued: QueuedQuestion) -> ReviewCard:
    kept, row = work.questions.get(queued.id), work.rows.get(queued.row_id)
    assert kept is not None
    assert row is not None
    question, readings = _readings(work, roadmap, row, kept)
    alike = sum(1 for one in queue if one.open and one.is_like(queued)) if queued.open else 0
    offered = {one.kind for one in readings}
    return ReviewCard(
        roadmap=roadmap,
        row=row,
        kept=kept,
        question=question,
        readings=tuple(readings),
        number=_place(queue, queued.id) + 1,
        total=len(queue),
        alike=alike,
        for_all=tuple(kind for kind in FOR_ALL if kind in offered) if alike > 1 else (),
        answered_by=work.people.get(kept.answered_by) if kept.answered_by is not None else None,
    )


def _readings(work: Work, roadmap: Roadmap, row: PlanRow, kept: KeptQuestion) -> tuple[Question, list[LikelyReading]]:
    """What is asked, and the likely answers; what somebody wrote since may be confirmed, or taken back."""
    field, before = kept.field, kept.before
    first = _asked(before, field)
    around = _surroundings(work, roadmap, row, first)
    readings = likely_readings(before, first, around)
    if kept.answer is not None or content_of(before, field) == content_of(row.activity, field):
        return first, readings
    as_written = [
        replace(one, kind=ReadingKind.AS_WRITTEN) if one.kind is ReadingKind.RIGHT else one for one in readings
    ]
    return _asked(row.activity, field), [LikelyReading(ReadingKind.RIGHT, row.activity), *as_written]


def _asked(activity: Activity, field: Field) -> Question:
    return next((one for one in asked(activity) if one.field is field), Question(field, ()))


def _surroundings(work: Work, roadmap: Roadmap, row: PlanRow, question: Question) -> Surroundings:
    section = roadmap.sections[row.activity.section - 1] if row.activity.section else None
    above = work.rows.above(row) if DoubtReason.UNCLEAR_TABLE in question.reasons else None
    others = work.rows.of_roadmap(roadmap.id) if question.field is Field.RESPONSIBLE else []
    return Surroundings(roadmap.head, section, above.activity if above else None, [one.activity for one in others])


def _find_reading(readings: list[LikelyReading], fingerprint: int, field: Field) -> LikelyReading:
    for reading in readings:
        if reading.fingerprint(field) == fingerprint:
            return reading
    raise Refusal("choice-gone")


def _settle(
    work: Work,
    moment: Moment,
    actor: Person,
    roadmap: Roadmap,
    row: PlanRow,
    kept: KeptQuestion,
    reading: LikelyReading,
) -> None:
    if reading.kind is ReadingKind.ROW_ABOVE:
        above = work.rows.above(row)
        if above is None:
            raise Refusal("choice-gone")
        rows.merge_rows(work, moment, actor, above.id, above.version, row.id, row.version)
        return
    rows.settle_field(work, moment, actor, roadmap, row, kept.field, reading)
    work.questions.settle([kept.id], reading.kind, actor.id, moment.now)


def _leave(work: Work, actor: Person) -> None:
    """What was to be typed has been answered by a tap."""
    at = work.conversations.get(actor.id)
    if at is not None and at.step is Step.ANSWER:
        work.conversations.end(actor.id)
