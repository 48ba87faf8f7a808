"""A draft's table that came back from a desk, whatever a spreadsheet program has made of its cells meanwhile."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain.deadline import DeadlineKind
from bot.domain.draft_sheet import SHEET_FIELDS, DraftSheet, SheetFault, SheetRow, sheet_digest
from bot.domain.errors import UnreadableDocument
from bot.domain.roadmap import Field
from bot.reading.damage import refuse_damage
from bot.reading.healing import strip_marks
from bot.reading.limits import MAX_COLUMNS, MAX_ROWS, check_limits, check_rows
from bot.reading.xlsx_file import show

MARK = re.compile(r"roadmap-bot draft (\d+)")
LAYOUT = "1"
_ID = re.compile(r"(\d{1,9})/(\d{1,9})")
_NAMES = "#"
"""Stands in place of an id beside the visible names of the columns."""
_SPARE = 50
"""Rows of a page that are not the plan's."""
_SERIAL_DAYS = range(36_526, 73_051)
"""Days of 2000 to 2099 as spreadsheets count them, from 30 December 1899."""
_WORDS = {
    DeadlineKind.SCHEDULE: "по отдельному графику",
    DeadlineKind.THROUGHOUT: "в течение всего периода",
    DeadlineKind.NONE: "без срока",
}
"""What a kind chosen from the list says as a deadline; the others need a day or an event of their own."""


@dataclass(slots=True)
class _Base:
    roadmap_id: int
    stamp: str
    digest: str
    kinds: dict[str, DeadlineKind] = field(default_factory=dict)
    rows: dict[int, SheetRow] = field(default_factory=dict)


def read_draft_sheet(content: bytes) -> DraftSheet | None:
    """None for a file that is no such table. Raises UnreadableDocument: those of `check_limits`, "file-damaged",
    "too-many-rows", "sheet-of-another-layout", "sheet-damaged" (the hidden page), "sheet-without-rows"."""
    # Names of members stand open in an archive; what else may be wrong with another file is its own reader's to say.
    if not content.startswith(b"PK") or b"xl/workbook.xml" not in content:
        return None
    check_limits(content)
    import openpyxl

    with refuse_damage(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Formulas, not their results: a formula is nothing that a person wrote into a plan.
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        pages = [_grid(page) for page in book.worksheets]
    service = next((page for page in pages if page and MARK.fullmatch(_text(page[0], 0))), None)
    if service is None:
        return None
    base = _base(service)
    for page in pages:
        if (head := _head(page)) is not None:
            return _sheet(base, [*page[:head], *page[head + 1 :]], _columns(page[head]))
    raise UnreadableDocument("sheet-without-rows")


def _grid(page: Any) -> list[list[Any]]:
    page.reset_dimensions()
    rows = []
    for number, row in enumerate(page.iter_rows(max_col=MAX_COLUMNS), 1):
        if number > MAX_ROWS + _SPARE:
            check_rows(number if any(cell.value is not None for cell in row) else 0)
            break
        rows.append(list(row))
    return rows


def _text(row: Sequence[Any], column: int) -> str:
    if column >= len(row):
        return ""
    return plain_cell(show(row[column].value, getattr(row[column], "number_format", "")))


def plain_cell(text: str) -> str:
    """A cell's text as it is compared: blanks made single, marks that nobody sees left out."""
    return " ".join(strip_marks(text).split())


def _base(service: list[list[Any]]) -> _Base:
    """What was handed out, as the hidden page tells."""
    mark = MARK.fullmatch(_text(service[0], 0))
    assert mark is not None
    if mark[1] != LAYOUT:
        raise UnreadableDocument("sheet-of-another-layout")
    try:
        base = _Base(int(_text(service[0], 1)), _text(service[0], 2), _text(service[0], 3))
        for row in service[1:]:
            if (what := _text(row, 0)) == "kind":
                base.kinds[_text(row, 2)] = DeadlineKind(_text(row, 1))
            elif what == "row":
                texts = {name: _text(row, column) for column, name in enumerate(SHEET_FIELDS, 4)}
                kind = DeadlineKind(_text(row, 3)) if _text(row, 3) else None
                row_id = int(_text(row, 1))
                base.rows[row_id] = SheetRow(row_id, int(_text(row, 2)), texts, kind)
    except ValueError as error:
        raise UnreadableDocument("sheet-damaged") from error
    if sheet_digest(base.roadmap_id, base.stamp, base.rows.values()) != base.digest:
        raise UnreadableDocument("sheet-damaged")
    return base


def _head(page: list[list[Any]]) -> int | None:
    """The row of keys, wherever sorting or new lines above have put it."""
    for number, row in enumerate(page):
        keys = {_text(row, column) for column in range(len(row))}
        if "id" in keys and Field.TITLE in keys:
            return number
    return None


def _columns(head: Sequence[Any]) -> dict[str, int]:
    return {key: column for column in reversed(range(len(head))) if (key := _text(head, column))}


def _sheet(base: _Base, lines: list[list[Any]], columns: Mapping[str, int]) -> DraftSheet:
    taken: set[int] = set()
    rows: list[SheetRow] = []
    faults: list[SheetFault] = []
    above: int | None = None
    for line in lines:
        if (written := _text(line, columns["id"])) == _NAMES:
            continue
        found = _ID.fullmatch(written)
        old = base.rows.get(int(found[1])) if found else None
        if old is not None and old.row_id in taken:
            old = None  # a row that was copied with its hidden id
        row, wrong = _row(base, old, line, columns)
        faults += wrong
        if row is None:
            continue
        rows.append(replace(row, after_id=above))
        if old is not None and old.row_id is not None:
            taken.add(old.row_id)
            above = old.row_id
    return DraftSheet(base.roadmap_id, base.stamp, tuple(base.rows.values()), tuple(rows), tuple(faults))


def _row(
    base: _Base, old: SheetRow | None, line: Sequence[Any], columns: Mapping[str, int]
) -> tuple[SheetRow | None, list[SheetFault]]:
    """None for a blank one: nothing was written there, or all of it was cleared away."""
    texts: dict[Field, str] = {}
    faults: list[SheetFault] = []
    blank = True
    for name in SHEET_FIELDS:
        if name not in columns:
            continue
        cell = line[columns[name]] if columns[name] < len(line) else None
        was = old.texts[name] if old else None
        written = _written(cell, name, was)
        blank = blank and written == ""
        if written is None:
            faults.append(SheetFault("", name, "sheet-formula"))
        texts[name] = (was or "") if written is None else written
    if blank and (old is None or any(old.texts.values())):
        return None, []
    if not texts.get(Field.TITLE) and (old is None or old.texts[Field.TITLE]):
        faults.append(SheetFault("", Field.TITLE, "row-without-title"))
        texts[Field.TITLE] = old.texts[Field.TITLE] if old else ""
    kind = base.kinds.get(_text(line, columns["kind"])) if "kind" in columns else None
    faults += _choose_kind(texts, kind, old)
    row = SheetRow(old.row_id if old else None, old.version if old else 0, texts, old.kind if old else None)
    label = row.label or "; ".join(text for text in texts.values() if text)
    faults = [replace(one, label=old.label if old else label) for one in faults]
    # A new row needs to say what is to be done; until it does it is shown, and not taken.
    return (row if old or texts[Field.TITLE] else None), faults


def _choose_kind(texts: dict[Field, str], kind: DeadlineKind | None, old: SheetRow | None) -> list[SheetFault]:
    """A kind chosen beside a deadline that was left as it was is written into it; a deadline typed anew says more."""
    written = texts.get(Field.DEADLINE)
    was = old.texts[Field.DEADLINE] if old else ""
    if written is None or written != was or kind is None or kind is (old.kind if old else None):
        return []
    if kind not in _WORDS:
        code = "sheet-kind-needs-day" if kind is DeadlineKind.DATES else "sheet-kind-needs-event"
        return [SheetFault("", Field.DEADLINE, code)]
    texts[Field.DEADLINE] = _WORDS[kind]
    return []


def _written(cell: Any, name: Field, was: str | None) -> str | None:
    """A cell's text as a person meant it; None for a formula.

    Spreadsheets make numbers and days of what looks like them: such a value that says the same as what was handed
    out is what was handed out ("1.10" came back as 1.1, "01.03.2026" as a day).
    """
    value = getattr(cell, "value", None)
    if getattr(cell, "data_type", "") == "f":
        # A plan may have a text that begins like one.
        return was if was is not None and plain_cell(str(value)) == was else None
    if was is not None and _says_the_same(value, was):
        return was
    if name is Field.NUMBER and isinstance(value, date):
        return f"{value.day}.{value.month}"
    if name is Field.DEADLINE and isinstance(value, int | float) and int(value) in _SERIAL_DAYS:
        return f"{date(1899, 12, 30) + timedelta(days=int(value)):%d.%m.%Y}"
    return plain_cell(show(value, getattr(cell, "number_format", "")))


def _says_the_same(value: Any, was: str) -> bool:
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return was in _days(day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return float(was.replace(",", ".")) == value
        except ValueError:
            return False
    return False


def _days(day: date) -> set[str]:
    """A day as plans write it, and numbers of rows that are taken for days."""
    return {
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}.{day.month}",
        f"{day:%d.%m}",
        f"{day.day}.{day:%m}",
        f"{day.month}.{day:%y}",
    }
