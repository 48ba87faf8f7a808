"""A draft's table for a desk: handed out, looked at when it comes back, and taken over in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from bot.actions.plans import reviewable
from bot.actions.rows import LONGEST, add_row, change_row, remove_row
from bot.domain.deadline import DeadlineKind
from bot.domain.draft_sheet import (
    DraftSheet,
    SheetDifference,
    SheetFault,
    SheetRow,
    compare_sheet,
    sheet_digest,
)
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.responsible import ResponsibleKind
from bot.domain.roadmap import Field, PlanRow, Roadmap, RoadmapState, RowChange, Section, asked
from bot.exports.draft_sheet import KEYS, SheetLine, SheetWords, draft_sheet_xlsx
from bot.exports.xlsx import clean
from bot.messages.message import OutgoingFile, plain_text
from bot.messages.rows import reason_words, understood_deadline
from bot.reading.draft_sheet import plain_cell, read_draft_sheet
from bot.storage.work import Work
from bot.texts import Texts

__all__ = [
    "apply_sheet",
    "compared",
    "difference_from",
    "draft_rows",
    "handed_in",
    "read_draft_sheet",
    "sheet_of",
    "view_sheet",
]

_KINDS = {
    DeadlineKind.DATES: "sheet-kind-dates",
    DeadlineKind.THROUGHOUT: "sheet-kind-throughout",
    DeadlineKind.SCHEDULE: "sheet-kind-schedule",
    DeadlineKind.EVENT: "sheet-kind-event",
    DeadlineKind.NONE: "sheet-kind-none",
}
_COLUMNS = {
    Field.NUMBER: "sheet-column-number",
    Field.SECTION: "sheet-column-section",
    Field.TITLE: "sheet-column-title",
    Field.DEADLINE: "sheet-column-deadline",
    Field.RESPONSIBLE: "sheet-column-responsible",
    "kind": "sheet-column-kind",
    "understood": "sheet-column-understood",
    "question": "sheet-column-question",
}


@dataclass(frozen=True, slots=True)
class DraftRows:
    roadmap: Roadmap
    rows: tuple[PlanRow, ...]
    people: tuple[str, ...]
    """Everybody whom the plan or the bot knows by name."""


@dataclass(frozen=True, slots=True)
class SheetView:
    roadmap: Roadmap
    document_id: int
    difference: SheetDifference


@dataclass(frozen=True, slots=True)
class SheetApplied:
    roadmap: Roadmap
    done: int
    """Rows changed, added or removed."""
    left: SheetDifference
    """What the table says and was not taken over."""


def draft_rows(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> DraftRows:
    """What a table is made of. Raises Refusal for a plan that is no draft any more."""
    roadmap = reviewable(work, actor, roadmap_id)
    rows = work.roadmaps.rows(roadmap_id)
    named = (one for row in rows for one in row.activity.responsible)
    people = {one.name for one in named if one.kind is ResponsibleKind.PERSON}
    people |= {one.short_name for one in work.people.with_role(Role.OFFICIAL)}
    groups = {one.name for row in rows for one in row.activity.responsible if one.kind is not ResponsibleKind.PERSON}
    return DraftRows(roadmap, tuple(rows), (*sorted(people), *sorted(groups)))


def sheet_of(texts: Texts, found: DraftRows, today: date) -> OutgoingFile:
    """The draft as a file; takes no transaction."""
    lines = [_line(texts, found.roadmap, row, today) for row in found.rows]
    words = SheetWords(
        title=texts.plain("sheet-title"),
        help_title=texts.plain("sheet-help-title"),
        help_lines=texts.plain("sheet-help").split("\n"),
        columns=["", *(texts.plain(_COLUMNS[key]) for key in KEYS[1:])],
        kinds={kind: texts.plain(key) for kind, key in _KINDS.items()},
    )
    stamp = _stamp(found.roadmap)
    digest = sheet_digest(found.roadmap.id, stamp, [line.row for line in lines])
    content = draft_sheet_xlsx(found.roadmap.id, stamp, digest, lines, found.people, words)
    return OutgoingFile(texts.plain("sheet-file-name", day=today), content)


def view_sheet(work: Work, moment: Moment, actor: Person, sheet: DraftSheet, name: str, content: bytes) -> SheetView:
    """Keeps a table that came back, and tells what it would change; nothing is changed yet.

    Raises Refusal("sheet-foreign"), or why the plan's rows can't be corrected any more.
    """
    roadmap = _its_draft(work, actor, sheet)
    document_id = work.files.keep(sha256(content).hexdigest(), name, content, actor.id, moment.now)
    return SheetView(roadmap, document_id, _difference(work, roadmap, sheet))


def handed_in(work: Work, moment: Moment, actor: Person, document_id: int) -> bytes:
    """A table that was kept."""
    actor.must_be(Role.CURATOR)
    content = work.files.content(document_id)
    if content is None:
        raise Refusal("nothing-here")
    return content


def compared(work: Work, moment: Moment, actor: Person, sheet: DraftSheet, document_id: int) -> SheetView:
    """A kept table against the draft as it stands now."""
    roadmap = _its_draft(work, actor, sheet)
    return SheetView(roadmap, document_id, _difference(work, roadmap, sheet))


def apply_sheet(work: Work, moment: Moment, actor: Person, sheet: DraftSheet) -> SheetApplied:
    """Takes over all that does not clash, in one transaction; what was taken over before changes nothing again."""
    roadmap = _its_draft(work, actor, sheet)
    # Others who correct its rows wait until this is done.
    work.roadmaps.hold(roadmap.id)
    difference = _difference(work, roadmap, sheet)
    for edit in difference.edits:
        written = {cell.field: cell.now for cell in edit.cells}
        change_row(work, moment, actor, edit.row_id, edit.version, _change(roadmap, written))
    for gone in difference.removed:
        assert gone.row_id is not None
        remove_row(work, moment, actor, gone.row_id, gone.version)
    placed: dict[int | None, int | None] = {}
    for row in difference.added:
        after = placed.get(row.after_id) or _standing(work, row.after_id)
        placed[row.after_id] = add_row(work, moment, actor, roadmap.id, after, _change(roadmap, row.texts)).id
    left = _difference(work, work.roadmaps.get(roadmap.id) or roadmap, sheet)
    return SheetApplied(roadmap, difference.changes, left)


def _its_draft(work: Work, actor: Person, sheet: DraftSheet) -> Roadmap:
    actor.must_be(Role.CURATOR)
    roadmap = work.roadmaps.get(sheet.roadmap_id)
    if roadmap is None or _stamp(roadmap) != sheet.stamp:
        raise Refusal("sheet-foreign")
    if roadmap.state is RoadmapState.DISCARDED:
        raise Refusal("draft-discarded-already")
    if roadmap.state is not RoadmapState.DRAFT:
        raise Refusal("sheet-too-late", title=roadmap.head.title)
    return roadmap


def _stamp(roadmap: Roadmap) -> str:
    """Another bot may have a plan of the same number, but not of the same moment and title."""
    return sha256(f"{roadmap.id} {roadmap.uploaded_at.isoformat()} {roadmap.head.title}".encode()).hexdigest()[:32]


def _difference(work: Work, roadmap: Roadmap, sheet: DraftSheet) -> SheetDifference:
    return difference_from(roadmap, work.roadmaps.rows(roadmap.id), sheet)


def difference_from(roadmap: Roadmap, rows: Sequence[PlanRow], sheet: DraftSheet) -> SheetDifference:
    """What a table says otherwise than these rows of its plan."""
    return _within_limits(compare_sheet(sheet, [_row(roadmap, row) for row in rows]))


def _within_limits(found: SheetDifference) -> SheetDifference:
    """Too long a text is a fault of its cell, and stops no other."""
    faults, edits, added = [*found.faults], [], []
    for edit in found.edits:
        long = [cell.field for cell in edit.cells if len(cell.now) > LONGEST[cell.field]]
        faults += [SheetFault(edit.label, field, "sheet-text-too-long") for field in long]
        if cells := tuple(cell for cell in edit.cells if cell.field not in long):
            edits.append(replace(edit, cells=cells))
    for row in found.added:
        long = [field for field, text in row.texts.items() if len(text) > LONGEST[field]]
        faults += [SheetFault(row.label, field, "sheet-text-too-long") for field in long]
        if not long:
            added.append(row)
    return replace(found, edits=tuple(edits), added=tuple(added), faults=tuple(faults))


def _standing(work: Work, row_id: int | None) -> int | None:
    """The row behind which a new one is put; at the plan's beginning where it is gone meanwhile."""
    row = work.rows.get(row_id) if row_id is not None else None
    return None if row is None or row.removed else row.id


def _change(roadmap: Roadmap, texts: Mapping[Field, str]) -> RowChange:
    section: str | int | None = texts.get(Field.SECTION)
    for position, one in enumerate(roadmap.sections, 1):
        if section == _section_words(one):
            section = position
    return RowChange(
        title=texts.get(Field.TITLE),
        deadline=texts.get(Field.DEADLINE),
        responsible=texts.get(Field.RESPONSIBLE),
        section=section,
        number=texts.get(Field.NUMBER),
    )


def _line(texts: Texts, roadmap: Roadmap, row: PlanRow, today: date) -> SheetLine:
    asked_about = asked(row.activity)
    reasons = dict.fromkeys(reason for question in asked_about for reason in question.reasons)
    return SheetLine(
        row=_row(roadmap, row),
        understood=plain_text(understood_deadline(texts, row.activity.deadline, today)),
        questions="; ".join(reason_words(texts, reason) for reason in reasons),
        doubtful=frozenset(question.field for question in asked_about),
    )


def _row(roadmap: Roadmap, row: PlanRow) -> SheetRow:
    activity = row.activity
    section = _section_words(roadmap.sections[activity.section - 1]) if activity.section else ""
    texts = {
        Field.NUMBER: activity.number or "",
        Field.SECTION: section,
        Field.TITLE: activity.title,
        Field.DEADLINE: activity.deadline_text,
        Field.RESPONSIBLE: activity.responsible_text,
    }
    plain = {field: plain_cell(clean(text)) for field, text in texts.items()}
    return SheetRow(row.id, row.version, plain, activity.deadline.kind)


def _section_words(section: Section) -> str:
    words = f"{section.number}. {section.title}" if section.number else section.title
    return plain_cell(clean(words))
