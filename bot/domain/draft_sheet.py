"""A draft as a table to correct at a desk: what was handed out, what came back, what differs, what clashes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bot.domain.deadline import DeadlineKind
from bot.domain.roadmap import Field

SHEET_FIELDS = (Field.NUMBER, Field.SECTION, Field.TITLE, Field.DEADLINE, Field.RESPONSIBLE)
"""What a curator may write, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a draft as the table has it."""

    row_id: int | None
    """None for one that was written at the desk."""
    version: int
    """The row's version when it was handed out; 0 for a new one."""
    texts: Mapping[Field, str]
    """Blanks made single; a column that was deleted is missing."""
    kind: DeadlineKind | None = None
    """As the draft understands the deadline; None for a new row. One chosen at the desk becomes a deadline's text."""
    after_id: int | None = None
    """The last row above it that the draft knows."""

    @property
    def label(self) -> str:
        """How people call it: its number, else its title."""
        return self.texts.get(Field.NUMBER) or self.texts.get(Field.TITLE) or ""


@dataclass(frozen=True, slots=True)
class SheetFault:
    """A cell that can't be taken as it is, and stays as it was in the draft."""

    label: str
    field: Field
    code: str


@dataclass(frozen=True, slots=True)
class DraftSheet:
    """A table that came back."""

    roadmap_id: int
    stamp: str
    """Of the plan that it was made from: a foreign one has another."""
    handed_out: tuple[SheetRow, ...]
    came_back: tuple[SheetRow, ...]
    faults: tuple[SheetFault, ...] = ()


@dataclass(frozen=True, slots=True)
class CellChange:
    field: Field
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class RowEdit:
    """What the table changes in one row of the draft."""

    row_id: int
    version: int
    label: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """What the table and somebody in the chat both wrote since: the draft stays as it is."""

    label: str
    field: Field | None
    """None where the whole row is meant: one of them removed it."""
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class SheetDifference:
    edits: tuple[RowEdit, ...] = ()
    added: tuple[SheetRow, ...] = ()
    removed: tuple[SheetRow, ...] = ()
    """As they stand in the draft now."""
    clashes: tuple[Clash, ...] = ()
    faults: tuple[SheetFault, ...] = ()

    @property
    def changes(self) -> int:
        """How many rows would be another."""
        return len(self.edits) + len(self.added) + len(self.removed)


def sheet_digest(roadmap_id: int, stamp: str, rows: Iterable[SheetRow]) -> str:
    """Of what is handed out: a table whose hidden page was changed is known by it."""
    told = [[row.row_id, row.version, row.kind, *(row.texts[field] for field in SHEET_FIELDS)] for row in rows]
    return sha256(json.dumps([roadmap_id, stamp, told]).encode()).hexdigest()


def compare_sheet(sheet: DraftSheet, current: Sequence[SheetRow]) -> SheetDifference:
    """What is to be done to the draft as it stands (`current`) so that the table's changes, and they alone, are in it.

    A cell counts as changed where it differs from what was handed out; where the draft has been changed there too,
    and to something else, both are shown and the draft's stays.
    """
    now = {row.row_id: row for row in current}
    back = {row.row_id: row for row in sheet.came_back}
    edits: list[RowEdit] = []
    removed: list[SheetRow] = []
    clashes: list[Clash] = []
    for old in sheet.handed_out:
        new, standing = back.get(old.row_id), now.get(old.row_id)
        if standing is None:
            if new is not None and (written := [_shown(one) for one in _cells(old, new)]):
                clashes.append(Clash(old.label, None, "; ".join(written), ""))
        elif new is None:
            if standing.version == old.version:
                removed.append(standing)
            else:
                clashes.append(Clash(standing.label, None, "", standing.texts[Field.TITLE]))
        else:
            edit, clashing = _merge(old, new, standing)
            clashes += clashing
            if edit is not None:
                edits.append(edit)
    added = tuple(_new(sheet, current))
    return SheetDifference(tuple(edits), added, tuple(removed), tuple(clashes), sheet.faults)


def _merge(old: SheetRow, new: SheetRow, standing: SheetRow) -> tuple[RowEdit | None, list[Clash]]:
    cells, clashes = [], []
    for cell in _cells(old, new):
        theirs = standing.texts[cell.field]
        if theirs == cell.now:
            continue
        if theirs == cell.was:
            cells.append(cell)
        else:
            clashes.append(Clash(standing.label, cell.field, cell.now, theirs))
    assert standing.row_id is not None
    return (RowEdit(standing.row_id, old.version, standing.label, tuple(cells)) if cells else None), clashes


def _cells(old: SheetRow, new: SheetRow) -> Iterator[CellChange]:
    for field in SHEET_FIELDS:
        written = new.texts.get(field)
        if written is not None and written != old.texts[field]:
            yield CellChange(field, old.texts[field], written)


def _shown(cell: CellChange) -> str:
    return cell.now or "\u2014"


def _new(sheet: DraftSheet, current: Iterable[SheetRow]) -> Iterator[SheetRow]:
    """Rows written at the desk that the draft does not have yet: sent twice, a table adds its rows once."""
    handed_out = {row.row_id for row in sheet.handed_out}
    since = [row for row in current if row.row_id not in handed_out]
    for row in sheet.came_back:
        if row.row_id is None:
            same = next((one for one in since if _is_same(row, one)), None)
            if same is None:
                yield row
            else:
                since.remove(same)


def _is_same(written: SheetRow, standing: SheetRow) -> bool:
    """A new row without a section of its own took that of the row above it."""
    return all(
        written.texts.get(field, "") == standing.texts[field]
        or (field is Field.SECTION and not written.texts.get(field))
        for field in SHEET_FIELDS
    )
