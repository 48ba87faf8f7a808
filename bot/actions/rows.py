"""A draft's rows as editable data: every curator may correct them, and two who do so at once lose nothing.

A change names the version of the row that its author saw. What others changed since is kept; only where both wrote the
same field differently the second is refused, and told what stands there now. Every change is in the history, with the
row as it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.actions.plans import reviewable
from bot.domain.deadline import Deadline, DeadlineKind
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.review import LikelyReading, ReadingKind, content_of, with_answer
from bot.domain.roadmap import Activity, Field, PlanRow, Roadmap, RowChange, RowWarning, Section, asked, settled
from bot.domain.rows import SplitBy, can_be_split, merged, split_by_people, split_by_windows
from bot.reading.typed import deadline_words, read_typed_deadline, read_typed_people
from bot.storage.work import Work

LONGEST = {Field.TITLE: 2000, Field.DEADLINE: 400, Field.RESPONSIBLE: 2000, Field.SECTION: 500, Field.NUMBER: 20}
"""Letters of each field of a row."""
_MEANWHILE = {
    Field.TITLE: "title-changed-meanwhile",
    Field.DEADLINE: "deadline-changed-meanwhile",
    Field.RESPONSIBLE: "responsible-changed-meanwhile",
    Field.SECTION: "section-changed-meanwhile",
    Field.NUMBER: "number-changed-meanwhile",
}


def change_row(work: Work, moment: Moment, actor: Person, row_id: int, version: int, change: RowChange) -> PlanRow:
    """Writes what a person typed into a row that they saw in this version; returns the row as it is now.

    Raises Refusal("<field>-changed-meanwhile", now=…, name=…) where somebody else wrote the same field since.
    """
    roadmap, row = find_row(work, actor, row_id)
    activity, fields = _written(work, roadmap, row.activity, change)
    theirs = written_since(work, row, version)
    for field in fields:
        if field in theirs:
            now = shown(roadmap, row.activity, field) or "—"
            raise Refusal(_MEANWHILE[field], now=now, name=writer_name(work, theirs[field]))
    if not fields:
        return row
    return _save(work, moment, actor, roadmap, row, activity, "row-changed")


def add_row(
    work: Work, moment: Moment, actor: Person, roadmap_id: int, after_id: int | None, change: RowChange
) -> PlanRow:
    """Puts a new row behind another, in its section unless the change names one; at the plan's beginning for None."""
    roadmap = reviewable(work, actor, roadmap_id)
    before = None
    if after_id is not None:
        _, before = find_row(work, actor, after_id)
        if before.roadmap_id != roadmap_id:
            raise Refusal("nothing-here")
    blank = Activity(
        section=before.activity.section if before else None,
        number=None,
        title="",
        deadline_text="",
        responsible_text="",
        deadline=Deadline(DeadlineKind.NONE),
        warnings=(RowWarning.NO_DEADLINE, RowWarning.NO_RESPONSIBLE),
    )
    activity, _ = _written(work, roadmap, blank, change)
    if not activity.title:
        raise Refusal("row-without-title")
    instruction = before.instruction if before else False
    (row_id,) = work.rows.add_all(
        roadmap_id, [(instruction, activity)], after=before.position if before is not None else 0
    )
    _remember(work, moment, actor, row_id, "row-added", 1, {}, after=after_id)
    return _known(work, row_id)


def remove_row(work: Work, moment: Moment, actor: Person, row_id: int, version: int) -> PlanRow:
    """Takes a row out of the plan; it is kept, and can be put back."""
    _, row = find_row(work, actor, row_id)
    _must_be_unchanged(work, row, version)
    work.rows.set_removed(row, moment.now)
    work.questions.close(row.id, list(Field), ReadingKind.REMOVED, actor.id, moment.now)
    _remember(work, moment, actor, row.id, "row-removed", row.version + 1, {})
    return _known(work, row.id)


def restore_row(work: Work, moment: Moment, actor: Person, row_id: int) -> PlanRow:
    """Puts a removed row back in its place, with what is asked about it."""
    row = _known(work, row_id)
    roadmap = reviewable(work, actor, row.roadmap_id)
    if not row.removed:
        return row
    work.rows.set_removed(row, None)
    work.questions.follow(roadmap.id, row.id, row.activity, list(Field))
    _remember(work, moment, actor, row.id, "row-restored", row.version + 1, {})
    return _known(work, row.id)


def split_row(work: Work, moment: Moment, actor: Person, row_id: int, version: int, by: SplitBy) -> list[PlanRow]:
    """Makes a row of several windows, or of several people, into a row each; the first keeps the row's id."""
    roadmap, row = find_row(work, actor, row_id)
    _must_be_unchanged(work, row, version)
    if not can_be_split(row.activity, by):
        raise Refusal("nothing-to-split")
    first, *others = (
        split_by_windows(row.activity, deadline_words) if by is SplitBy.WINDOWS else split_by_people(row.activity)
    )
    # Windows and people that were doubted together are doubted still, each in its row.
    kept = _save(work, moment, actor, roadmap, row, first, "row-split", anew=True)
    ids = work.rows.add_all(roadmap.id, [(row.instruction, one) for one in others], after=row.position)
    for one in ids:
        _remember(work, moment, actor, one, "row-split-off", 1, {}, source=row.id)
    return [kept, *(_known(work, one) for one in ids)]


def merge_rows(
    work: Work, moment: Moment, actor: Person, row_id: int, version: int, other_id: int, other_version: int
) -> PlanRow:
    """Makes two rows of a plan into one, which keeps the first one's place; the other is kept as removed."""
    roadmap, row = find_row(work, actor, row_id)
    _, other = find_row(work, actor, other_id)
    if other.id == row.id or other.roadmap_id != row.roadmap_id:
        raise Refusal("nothing-here")
    _must_be_unchanged(work, row, version)
    _must_be_unchanged(work, other, other_version)
    whole = merged(row.activity, other.activity)
    kept = _save(work, moment, actor, roadmap, row, whole, "row-merged", other=other.id)
    work.questions.follow(roadmap.id, row.id, whole, list(Field), anew=True)
    work.rows.set_removed(other, moment.now)
    work.questions.close(other.id, list(Field), ReadingKind.REMOVED, actor.id, moment.now)
    _remember(work, moment, actor, other.id, "row-removed", other.version + 1, {}, into=row.id)
    return kept


def settle_field(
    work: Work, moment: Moment, actor: Person, roadmap: Roadmap, row: PlanRow, field: Field, reading: LikelyReading
) -> PlanRow:
    """Gives a field of a row what was chosen for it; nothing is asked about it any more."""
    activity = with_answer(row.activity, reading.activity, field)
    why = [reason for question in asked(row.activity) if question.field is field for reason in question.reasons]
    facts: dict[str, Any] = {"answer": reading.kind, "reasons": why}
    return _save(work, moment, actor, roadmap, row, activity, "question-settled", fields=[field], **facts)


def find_row(work: Work, actor: Person, row_id: int) -> tuple[Roadmap, PlanRow]:
    """A row of a draft that the actor may correct, as it is now. Raises Refusal."""
    roadmap = reviewable(work, actor, _known(work, row_id).roadmap_id)
    row = _known(work, row_id)
    if row.removed:
        raise Refusal("row-removed-already")
    return roadmap, row


def shown(roadmap: Roadmap, activity: Activity, field: Field) -> str:
    """A field as the plan has it; blank where it is silent."""
    if field is Field.SECTION:
        return roadmap.sections[activity.section - 1].title if activity.section else ""
    return {
        Field.TITLE: activity.title,
        Field.NUMBER: activity.number or "",
        Field.DEADLINE: activity.deadline_text,
        Field.RESPONSIBLE: activity.responsible_text,
    }[field]


def _known(work: Work, row_id: int) -> PlanRow:
    row = work.rows.get(row_id)
    if row is None:
        raise Refusal("nothing-here")
    return row


def _must_be_unchanged(work: Work, row: PlanRow, version: int) -> None:
    """What concerns the whole row is done to the row that was seen."""
    if theirs := written_since(work, row, version):
        raise Refusal("row-changed-meanwhile", name=writer_name(work, next(iter(theirs.values()))))


def written_since(work: Work, row: PlanRow, version: int) -> dict[Field, int | None]:
    """The fields that were written, or whose question was answered, after this version; each with who did so last.

    Raises Refusal("nothing-here") for a version that the row has never had.
    """
    if row.version == version:
        return {}
    if not 0 < version < row.version:
        raise Refusal("nothing-here")
    found: dict[Field, int | None] = {}
    for event in reversed(work.history.of({"activity": [row.id]})):
        if event.facts.get("version", 0) > version:
            for name in event.facts.get("changes", ()):
                found.setdefault(Field(name), event.person_id)
    return found


def writer_name(work: Work, person_id: int | None) -> str:
    return work.people.get(person_id).short_name if person_id is not None else "—"


def _written(work: Work, roadmap: Roadmap, activity: Activity, change: RowChange) -> tuple[Activity, list[Field]]:
    """The row with what was typed, and the fields that differ by it."""
    new = activity
    if change.title is not None:
        if not (title := _text(change.title, Field.TITLE)):
            raise Refusal("row-without-title")
        new = replace(new, title=title)
    if change.number is not None:
        new = replace(new, number=_text(change.number, Field.NUMBER) or None)
    if change.section is not None:
        new = replace(new, section=_section(work, roadmap, change.section))
    if change.deadline is not None:
        new = _with_deadline(roadmap, new, _text(change.deadline, Field.DEADLINE))
    if change.responsible is not None:
        new = _with_people(work, roadmap, new, change.responsible)
    fields = _differing(activity, new)
    for field in fields:
        if field in (Field.TITLE, Field.NUMBER, Field.SECTION):
            new = settled(new, field)
    return new, fields


def _differing(one: Activity, other: Activity) -> list[Field]:
    return [field for field in Field if content_of(one, field) != content_of(other, field)]


def _with_deadline(roadmap: Roadmap, activity: Activity, text: str) -> Activity:
    if text == activity.deadline_text and activity.deadline.kind is not DeadlineKind.NONE:
        return activity
    section = roadmap.sections[activity.section - 1] if activity.section else None
    reading = read_typed_deadline(text, roadmap.head, section)
    bare = settled(activity, Field.DEADLINE)
    return replace(
        bare,
        deadline_text=text,
        deadline=reading.deadline,
        warnings=(*bare.warnings, *reading.warnings),
        doubts=(*bare.doubts, *reading.doubts),
    )


def _with_people(work: Work, roadmap: Roadmap, activity: Activity, text: str) -> Activity:
    written = _text(text, Field.RESPONSIBLE)
    if written and written == activity.responsible_text:
        return activity
    cells = [row.activity.responsible_text for row in work.rows.of_roadmap(roadmap.id)]
    reading = read_typed_people(text, cells)
    bare = settled(activity, Field.RESPONSIBLE)
    return replace(
        bare,
        responsible_text=written,
        responsible=reading.responsible,
        warnings=(*bare.warnings, *(() if reading.responsible else (RowWarning.NO_RESPONSIBLE,))),
        doubts=(*bare.doubts, *reading.doubts),
    )


def _text(typed: str, field: Field) -> str:
    text = " ".join(typed.split())
    if len(text) > LONGEST[field]:
        raise Refusal("row-text-too-long", most=LONGEST[field], have=len(text))
    return text


def _section(work: Work, roadmap: Roadmap, written: str | int) -> int | None:
    """The position of the section that is meant; one that the plan does not have yet is added to it."""
    if isinstance(written, int):
        if not 0 <= written <= len(roadmap.sections):
            raise Refusal("nothing-here")
        return written or None
    text = _text(written, Field.SECTION)
    if not text:
        return None
    for position, section in enumerate(roadmap.sections, 1):
        if text.casefold() in _names(section):
            return position
    return work.roadmaps.add_section(roadmap.id, Section(None, text))


def _names(section: Section) -> set[str]:
    title = section.title.casefold()
    return {title, f"{section.number}. {title}", f"{section.number} {title}", f"{section.number}"}


def _save(
    work: Work,
    moment: Moment,
    actor: Person,
    roadmap: Roadmap,
    row: PlanRow,
    activity: Activity,
    event: str,
    *,
    fields: list[Field] | None = None,
    anew: bool = False,
    **facts: Any,
) -> PlanRow:
    """`fields`: those that were written; told by their content where left out."""
    fields = _differing(row.activity, activity) if fields is None else fields
    if Field.SECTION in fields:
        roadmap = work.roadmaps.get(roadmap.id) or roadmap
    work.rows.save(row, activity)
    work.questions.close(row.id, fields, ReadingKind.OWN, actor.id, moment.now)
    work.questions.follow(roadmap.id, row.id, activity, fields, anew=anew)
    changes = {
        field: {"from": shown(roadmap, row.activity, field), "to": shown(roadmap, activity, field)} for field in fields
    }
    _remember(
        work, moment, actor, row.id, event, row.version + 1, changes, before=work.rows.dump(row.activity), **facts
    )
    return _known(work, row.id)


def _remember(
    work: Work, moment: Moment, actor: Person, row_id: int, event: str, version: int, changes: object, **facts: Any
) -> None:
    work.history.add(moment.now, actor.id, event, "activity", row_id, version=version, changes=changes, **facts)
