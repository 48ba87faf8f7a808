"""A draft as an .xlsx to correct at a desk: a row an activity, lists, a hidden page that knows it again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from bot.domain.deadline import DeadlineKind
from bot.domain.draft_sheet import SHEET_FIELDS, SheetRow
from bot.domain.roadmap import Field
from bot.exports.xlsx import clean, sheet_title

MARK = "roadmap-bot draft 1"
"""In the first cell of the hidden page; the number is that of its layout."""
KEYS = ("id", *SHEET_FIELDS, "kind", "understood", "question")
"""Of the columns, in a hidden row above their names: those may be translated, moved and deleted."""
SERVICE = "roadmap-bot"
_PEOPLE, _KINDS = 9, 10
"""Columns of the hidden page from which lists are offered."""
_WIDTHS = (8, 9, 24, 60, 30, 36, 18, 34, 40)


@dataclass(frozen=True, slots=True)
class SheetLine:
    row: SheetRow
    understood: str
    questions: str
    doubtful: frozenset[Field]


@dataclass(frozen=True, slots=True)
class SheetWords:
    title: str
    """Of the page with the rows."""
    help_title: str
    help_lines: Sequence[str]
    columns: Sequence[str]
    """Names of `KEYS`, in their order; that of the hidden ids is not shown."""
    kinds: dict[DeadlineKind, str]


def draft_sheet_xlsx(
    roadmap_id: int, stamp: str, digest: str, lines: Sequence[SheetLine], people: Sequence[str], words: SheetWords
) -> bytes:
    """`people`: the names to offer; `digest`: of what is handed out, as its reader computes it."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    titles = {SERVICE}
    page = book.add_worksheet(sheet_title(words.title, titles))
    _write_help(book.add_worksheet(sheet_title(words.help_title, titles)), book, words)
    service = book.add_worksheet(SERVICE)
    service.hide()
    _write_service(service, roadmap_id, stamp, digest, lines, people, words)
    _write_rows(book, page, lines, words)
    _offer_lists(page, len(people), len(words.kinds))
    book.close()
    return file.getvalue()


def _write_rows(book: Any, page: Worksheet, lines: Sequence[SheetLine], words: SheetWords) -> None:
    # As text: what is typed into such a cell stays what it is, "1.10" and "=…" too.
    cell = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}
    plain, doubtful = book.add_format(cell), book.add_format({**cell, "bg_color": "#FFF2CC"})
    read_only = book.add_format({**cell, "font_color": "#555555", "bg_color": "#F2F2F2"})
    head = book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#EDEDED"})
    for column, (key, name, width) in enumerate(zip(KEYS, words.columns, _WIDTHS, strict=True)):
        page.write_string(0, column, key)
        page.write_string(1, column, "#" if key == "id" else clean(name), head)
        page.set_column(column, column, width, plain, {"hidden": key == "id"})
    page.set_row(0, None, None, {"hidden": True})
    for number, line in enumerate(lines, 2):
        page.write_string(number, 0, f"{line.row.row_id}/{line.row.version}", read_only)
        for column, field in enumerate(SHEET_FIELDS, 1):
            is_doubtful = field in line.doubtful
            page.write_string(number, column, clean(line.row.texts[field]), doubtful if is_doubtful else plain)
        kind = words.kinds[line.row.kind] if line.row.kind else ""
        page.write_string(number, len(SHEET_FIELDS) + 1, kind, plain)
        page.write_string(number, len(SHEET_FIELDS) + 2, clean(line.understood), read_only)
        page.write_string(
            number, len(SHEET_FIELDS) + 3, clean(line.questions), doubtful if line.doubtful else read_only
        )
    page.freeze_panes(2, 4)
    page.autofilter(1, 0, max(2, len(lines) + 1), len(KEYS) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(1)


def _offer_lists(page: Worksheet, people: int, kinds: int) -> None:
    """Names may be typed as well, several to a cell; a kind is one of the list; an id is nobody's to write."""
    last = 1_000
    if people:
        page.data_validation(
            2,
            1 + SHEET_FIELDS.index(Field.RESPONSIBLE),
            last,
            1 + SHEET_FIELDS.index(Field.RESPONSIBLE),
            {"validate": "list", "source": f"='{SERVICE}'!$J$1:$J${people}", "show_error": False},
        )
    kind = KEYS.index("kind")
    page.data_validation(2, kind, last, kind, {"validate": "list", "source": f"='{SERVICE}'!$K$1:$K${kinds}"})
    page.data_validation(2, 0, last, 0, {"validate": "custom", "value": "=FALSE"})


def _write_help(page: Worksheet, book: Any, words: SheetWords) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 100)
    for number, line in enumerate(words.help_lines):
        page.write_string(number, 0, clean(line), wrapped)


def _write_service(
    page: Worksheet,
    roadmap_id: int,
    stamp: str,
    digest: str,
    lines: Sequence[SheetLine],
    people: Sequence[str],
    words: SheetWords,
) -> None:
    rows = [[MARK, str(roadmap_id), stamp, digest]]
    rows += [["kind", kind, word] for kind, word in words.kinds.items()]
    for line in lines:
        kind = str(line.row.kind) if line.row.kind else ""
        texts = [line.row.texts[field] for field in SHEET_FIELDS]
        rows.append(["row", str(line.row.row_id), str(line.row.version), kind, *texts])
    for number, values in enumerate(rows):
        for column, value in enumerate(values):
            page.write_string(number, column, clean(value))
    for number, name in enumerate(people):
        page.write_string(number, _PEOPLE, clean(name))
    for number, word in enumerate(words.kinds.values()):
        page.write_string(number, _KINDS, word)
