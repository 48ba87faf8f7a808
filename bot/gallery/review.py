"""Screens of a draft's review: rows, their cards, and a question of each kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.responsible import ResponsibleKind
from bot.domain.review import FOR_ALL, KeptQuestion, ReadingKind
from bot.domain.roadmap import (
    Activity,
    Doubt,
    DoubtReason,
    Field,
    PlanRow,
    Question,
    RoadmapState,
    RowWarning,
    asked,
    questions,
)
from bot.domain.rows import RowSelection
from bot.gallery.stage import Stage
from bot.gallery.town import TODAY, Town
from bot.messages import review, row_edits, rows
from bot.reading.likely import Surroundings, likely_readings
from bot.reading.typed import deadline_words

MISSING = (RowWarning.NO_DEADLINE, RowWarning.NO_RESPONSIBLE)


def show_rows(stage: Stage, place: Town) -> None:
    draft, plan = place.roadmap(RoadmapState.DRAFT), place.rows()
    for number in (0, 1):
        shown = plan[number * 5 : number * 5 + 5]
        stage.show(rows.page, f"page {number + 1}", draft, shown, number, 3, selection=RowSelection.ALL, today=TODAY)
    doubtful = [row for row in plan if questions(row.activity)]
    silent = _with(plan[0], deadline_text="", deadline=Deadline(DeadlineKind.NONE), responsible=(), warnings=MISSING)
    asking = RowSelection.IN_QUESTION
    stage.show(rows.page, "questions", draft, [*doubtful[:4], silent], 0, 1, selection=asking, today=TODAY)
    stage.show(rows.page, "no questions", draft, (), 0, 1, selection=asking, today=TODAY)
    removed = replace(plan[1], removed=True)
    stage.show(rows.page, "removed", draft, [removed], 0, 1, selection=RowSelection.REMOVED, today=TODAY)
    found = [(draft, row) for row in plan[:3]]
    stage.show(rows.found, "nothing", "1.1.1", (), 0, 1, TODAY)
    stage.show(rows.found, "in one plan", plan[0].activity.title.split()[-1], found, 3, 1, TODAY)
    stage.show(rows.found, "in all plans", plan[0].activity.title.split()[-1], found, 22, None, TODAY)
    stage.show(rows.ask_words, "one plan", draft)
    stage.show(rows.ask_words, "all plans", None)
    many = plan[4]
    stage.show(rows.card, "clear", draft, plan[0], 0, TODAY, may_change=True)
    stage.show(rows.card, "several dates and people", draft, many, 1, TODAY, may_change=True)
    stage.show(rows.card, "asked about", draft, silent, 0, TODAY, may_change=True)
    stage.show(rows.card, "an instruction", draft, replace(plan[2], instruction=True), 0, TODAY, may_change=True)
    stage.show(rows.card, "removed", draft, removed, 0, TODAY, may_change=True)
    stage.show(rows.card, "in force", place.roadmap(), many, 1, TODAY, may_change=True)
    for field in (Field.TITLE, Field.DEADLINE, Field.RESPONSIBLE):
        stage.show(row_edits.ask_field, field, many, field)
    stage.show(row_edits.ask_field, "blank", silent, Field.DEADLINE)
    stage.show(row_edits.ask_section, "", draft, many)
    stage.show(rows.parted, "", draft, plan[4:6], 1, TODAY)
    stage.show(row_edits.ask_merge, "", plan[0], plan[1])
    stage.show(row_edits.ask_new, "", plan[0])


def show_questions(stage: Stage, place: Town) -> None:
    draft = place.roadmap(RoadmapState.DRAFT)
    for number, (case, row) in enumerate(_in_question(place).items(), 1):
        _question(stage, place, case, row, number)
    row = _in_question(place)["another year"]
    changed = _with(row, deadline_text=_until(date(TODAY.year + 5, 3, 1)), deadline=_by(date(TODAY.year + 5, 3, 1)))
    _question(stage, place, "typed, to be confirmed", row, 4, now=changed)
    _question(stage, place, "answered", row, 4, now=changed, answered=True)
    kept = _kept(row, Field.DEADLINE, asked(row.activity)[0], answered=False, place=place)
    stage.show(review.ask_own, "deadline", row, kept)
    stage.show(review.ask_own, "people", row, replace(kept, field=Field.RESPONSIBLE))
    first, last = TODAY, draft.head.period_end or TODAY
    calendar = place.moment.office.calendar
    stage.show(review.choose_day, "", row, kept, TODAY, calendar=calendar, first=first, last=last)
    stage.show(review.pause, "all answered", draft, 0)
    stage.show(review.pause, "some skipped", draft, 3)


def _in_question(place: Town) -> dict[str, PlanRow]:
    """A row for each kind of question, of the town's own."""
    plan, order = place.rows(), place.draft.head.order_date or TODAY
    person = next(one for row in plan for one in row.activity.responsible if one.kind is ResponsibleKind.PERSON)
    long_ago = order.replace(year=order.year - 1, day=1)
    blank = {"deadline_text": "", "deadline": Deadline(DeadlineKind.NONE)}
    nobody = {"responsible_text": "", "responsible": ()}
    both = "; ".join(one.name for row in plan[1:3] for one in row.activity.responsible)
    return {
        "no deadline": _with(plan[2], **blank, warnings=MISSING[:1]),
        "nobody named": _with(plan[5], **nobody, warnings=MISSING[1:]),
        "another year": _doubted(
            plan[0], Field.DEADLINE, DoubtReason.BEFORE_ORDER, deadline_text=_until(long_ago), deadline=_by(long_ago)
        ),
        "parts and people": _doubted(
            plan[3],
            Field.RESPONSIBLE,
            DoubtReason.PARTS_DO_NOT_PAIR,
            both,
            responsible=(person,),
            responsible_text=person.name,
        ),
        "half understood": _doubted(
            plan[6], Field.DEADLINE, DoubtReason.HALF_UNDERSTOOD, plan[6].activity.deadline_text
        ),
        "an unclear body": _doubted(
            plan[8], Field.RESPONSIBLE, DoubtReason.UNCLEAR_PEOPLE, plan[8].activity.responsible[0].name
        ),
        "two who lead": _doubted(
            plan[1],
            Field.RESPONSIBLE,
            DoubtReason.UNCLEAR_PEOPLE,
            "; ".join(one.name for one in plan[1].activity.responsible),
            responsible=tuple(replace(one, leads=True) for one in plan[1].activity.responsible),
        ),
        "an unclear table": _doubted(plan[1], Field.TITLE, DoubtReason.UNCLEAR_TABLE),
    }


def _question(
    stage: Stage,
    place: Town,
    case: str,
    row: PlanRow,
    number: int,
    *,
    now: PlanRow | None = None,
    answered: bool = False,
) -> None:
    plan = [one.activity for one in place.rows()]
    question = asked(row.activity)[0]
    around = Surroundings(place.draft.head, above=plan[0], rows=plan)
    readings = tuple(likely_readings(row.activity, question, around))
    offered = {one.kind for one in readings}
    alike = 0 if answered else 5
    stage.show(
        review.question,
        case,
        place.roadmap(RoadmapState.DRAFT),
        now or row,
        _kept(row, question.field, question, answered=answered, place=place),
        question,
        readings,
        number=number,
        total=12,
        alike=alike,
        for_all=tuple(kind for kind in FOR_ALL if kind in offered) if alike else (),
        answered_by=place.curator if answered else None,
        today=TODAY,
    )


def _kept(row: PlanRow, field: Field, question: Question, *, answered: bool, place: Town) -> KeptQuestion:
    answer: tuple[ReadingKind, int, datetime] | tuple[None, None, None] = (None, None, None)
    if answered:
        answer = (ReadingKind.OWN, place.curator.id, place.moment.now)
    return KeptQuestion(17, row.roadmap_id, row.id, field, row.activity, *answer)


def _doubted(row: PlanRow, field: Field, reason: DoubtReason, excerpt: str = "", **changes: object) -> PlanRow:
    return _with(row, **changes, doubts=(Doubt(field, reason, excerpt),))


def _with(row: PlanRow, **changes: object) -> PlanRow:
    activity: Activity = replace(row.activity, **changes)  # type: ignore[arg-type]
    return replace(row, activity=activity)


def _by(day: date) -> Deadline:
    return Deadline(DeadlineKind.DATES, (Window(None, day),))


def _until(day: date) -> str:
    return deadline_words(_by(day))
