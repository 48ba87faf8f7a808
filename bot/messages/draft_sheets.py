"""A draft's table for a desk: how it goes out, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.draft_sheet import Clash, SheetDifference, SheetFault, SheetRow
from bot.domain.roadmap import Field, Roadmap
from bot.messages.message import Button, Message, OutgoingFile, fitted, join_lines
from bot.messages.obligations import LINES, clipped, page_buttons
from bot.texts import Html, Texts

_FIELDS = {
    Field.NUMBER: "sheet-field-number",
    Field.SECTION: "sheet-field-section",
    Field.TITLE: "sheet-field-title",
    Field.DEADLINE: "sheet-field-deadline",
    Field.RESPONSIBLE: "sheet-field-responsible",
}
_FAULTS = {
    "row-without-title": "sheet-fault-row-without-title",
    "sheet-formula": "sheet-fault-formula",
    "sheet-kind-needs-day": "sheet-fault-kind-needs-day",
    "sheet-kind-needs-event": "sheet-fault-kind-needs-event",
    "sheet-text-too-long": "sheet-fault-text-too-long",
}
TITLE = 300
"""Letters of a plan's own title."""
CELL = 110
"""Letters of what a cell says, on one page with seven others."""


def handed_out(texts: Texts, roadmap: Roadmap, file: OutgoingFile) -> Message:
    return Message(texts("sheet-caption", title=clipped(roadmap.head.title, TITLE)), file=file)


def compared(texts: Texts, roadmap: Roadmap, document_id: int, found: SheetDifference, page: int) -> Message:
    """What a table that came back would change, line by line, and what can't be taken."""
    lines = list(_lines(texts, found))
    back = Button(texts.plain("button-back-draft"), "plan", (roadmap.id,))
    head = texts("sheet-head", title=clipped(roadmap.head.title, TITLE))
    if not lines:
        return Message(join_lines(head, "", texts("sheet-nothing-differs")), ((back,),))
    pages = -(-len(lines) // LINES)
    page = min(max(page, 0), pages - 1)
    text = join_lines(
        head,
        texts("sheet-counts", changed=len(found.edits), added=len(found.added), removed=len(found.removed)),
        texts("sheet-page", page=page + 1, pages=pages) if pages > 1 else None,
        "",
        *lines[page * LINES : (page + 1) * LINES],
    )
    apply = (Button(texts.plain("button-sheet-apply", count=found.changes), "sheetapply", (document_id,)),)
    turns = page_buttons(texts, "sheetdiff", (document_id,), page, pages)
    return Message(fitted(text), (*turns, *((apply,) if found.changes else ()), (back,)))


def applied(texts: Texts, roadmap: Roadmap, done: int, left: SheetDifference) -> Message:
    """What was taken over, and what was not."""
    missing = [*_clashes(texts, left), *_faults(texts, left)]
    text = join_lines(
        texts("sheet-applied", count=done),
        *(("", texts("sheet-left", count=len(missing)), *missing[:LINES]) if missing else ()),
        texts("sheet-more", count=len(missing) - LINES) if len(missing) > LINES else None,
    )
    again = (Button(texts.plain("button-sheet"), "sheet", (roadmap.id,)),) if missing else ()
    back = (Button(texts.plain("button-back-draft"), "plan", (roadmap.id,)),)
    return Message(fitted(text), tuple(row for row in (again, back) if row))


def _lines(texts: Texts, found: SheetDifference) -> Iterator[Html]:
    yield from _faults(texts, found)
    yield from _clashes(texts, found)
    for edit in found.edits:
        for cell in edit.cells:
            yield texts(
                "sheet-line-changed",
                row=_label(edit.label),
                field=_field(texts, cell.field),
                was=_cell(texts, cell.was),
                now=_cell(texts, cell.now),
            )
    for row in found.added:
        yield _added(texts, row)
    for row in found.removed:
        yield _removed(texts, row)


def _added(texts: Texts, row: SheetRow) -> Html:
    title = clipped(row.texts[Field.TITLE], CELL)
    if number := row.texts.get(Field.NUMBER):
        return texts("sheet-line-added", row=_label(number), title=title)
    return texts("sheet-line-added-unnumbered", title=title)


def _removed(texts: Texts, row: SheetRow) -> Html:
    title = clipped(row.texts[Field.TITLE], CELL)
    if number := row.texts.get(Field.NUMBER):
        return texts("sheet-line-removed", row=_label(number), title=title)
    return texts("sheet-line-removed-unnumbered", title=title)


def _clashes(texts: Texts, found: SheetDifference) -> Iterator[Html]:
    for clash in found.clashes:
        yield _clash(texts, clash)


def _clash(texts: Texts, clash: Clash) -> Html:
    row = _label(clash.label)
    if clash.field is not None:
        field, mine, theirs = _field(texts, clash.field), _cell(texts, clash.mine), _cell(texts, clash.theirs)
        return texts("sheet-line-clash", row=row, field=field, mine=mine, theirs=theirs)
    return texts("sheet-line-clash-changed" if clash.theirs else "sheet-line-clash-removed", row=row)


def _faults(texts: Texts, found: SheetDifference) -> Iterator[Html]:
    for fault in found.faults:
        yield _fault(texts, fault)


def _fault(texts: Texts, fault: SheetFault) -> Html:
    why = texts.plain(_FAULTS[fault.code])
    return texts("sheet-line-fault", row=_label(fault.label), field=_field(texts, fault.field), why=why)


def _field(texts: Texts, field: Field) -> str:
    return texts.plain(_FIELDS[field])


def _cell(texts: Texts, text: str) -> str:
    return clipped(text, CELL) if text else texts.plain("sheet-blank")


def _label(label: str) -> str:
    return clipped(label, 40)
