"""The invented town's papers: a plan whose dates lie ahead of today, and a list of its schools.

Their words and people are data, in samples/*.toml; the demo and the tests use the same.
"""

from __future__ import annotations

import io
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

_WIDTHS = (1.2, 7.3, 3.5, 5.0)
"""Of the plan's columns, in centimetres."""
SAMPLES = Path(__file__).resolve().parent.parent / "samples"


@dataclass(frozen=True, slots=True)
class Character:
    """Someone of the town; `name` is the full name in the nominative."""

    name: str
    position: str


@dataclass(frozen=True, slots=True)
class SampleSchool:
    name: str
    district: str
    director: str
    """The full name of its director."""


@dataclass(frozen=True, slots=True)
class Cast:
    town: str
    department: str
    curator: Character
    officials: tuple[Character, ...]
    schools: tuple[SampleSchool, ...]


@cache
def cast() -> Cast:
    data = _data("cast")
    return Cast(
        town=data["town"],
        department=data["department"],
        curator=Character(**data["curator"]),
        officials=tuple(Character(**each) for each in data["officials"]),
        schools=tuple(SampleSchool(**each) for each in data["schools"]),
    )


def sample_plan_docx(today: date) -> bytes:
    """An order of last week with its plan for two years; its first control date is some two weeks after `today`."""
    # Late, since a process that makes no papers need not load it.
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.enum.text import WD_BREAK as BREAK
    from docx.shared import Cm, Pt

    plan = _filled(_data("plan"), _placeholders(today))
    document = Document()
    page, style = document.sections[0], document.styles["Normal"]
    page.page_width, page.page_height, page.left_margin, page.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(1.5)
    style.font.name, style.font.size, style.paragraph_format.space_after = "Times New Roman", Pt(12), Pt(4)

    def say(text: str, align: ALIGN = ALIGN.JUSTIFY, *, bold: bool = False) -> None:
        paragraph = document.add_paragraph()
        paragraph.alignment = align
        paragraph.add_run(text).bold = bold

    for line in (*plan["issuer"], plan["kind"]):
        say(line, ALIGN.CENTER, bold=True)
    say(f"{_placeholders(today)['order_date']}\t\t\t\t\t\t{plan['number']}", ALIGN.LEFT)
    say(plan["place"], ALIGN.CENTER)
    say(plan["subject"], ALIGN.LEFT, bold=True)
    for line in (plan["preamble"], plan["orders"], *plan["instructions"]):
        say(line)
    say("\t\t\t\t\t".join(plan["signature"]), ALIGN.LEFT)
    document.add_paragraph().add_run().add_break(BREAK.PAGE)
    for line in plan["annex"]:
        say(line, ALIGN.RIGHT)
    for line in plan["title"]:
        say(line, ALIGN.CENTER, bold=True)
    _add_table(document, plan)
    return _saved(document)


def _add_table(document: Any, plan: dict[str, Any]) -> None:
    from docx.shared import Cm

    rows = [plan["columns"], *(row for section in plan["sections"] for row in (section["title"], *section["rows"]))]
    table = document.add_table(len(rows), len(plan["columns"]), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for row, texts in zip(table.rows, rows, strict=True):
        cells = row.cells
        if isinstance(texts, str):
            cells[0].merge(cells[-1]).paragraphs[0].add_run(texts).bold = True
            continue
        for cell, text in zip(cells, texts, strict=True):
            cell.paragraphs[0].add_run(text).bold = texts is plan["columns"]


def _saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def school_list_xlsx() -> bytes:
    """The town's schools as a curator's table: a title over its width, then a head, then a row a school."""
    words, town = _data("schools"), cast()
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(words["sheet"])
    bold = book.add_format({"bold": True})
    sheet.merge_range(0, 0, 0, 3, words["title"], bold)
    sheet.write_row(2, 0, [words["district"], words["school"], words["director"], words["curator"]], bold)
    for row, school in enumerate(town.schools, start=3):
        sheet.write_row(row, 0, [school.district, school.name, school.director, town.curator.name])
    sheet.set_column(0, 3, 30)
    book.close()
    return file.getvalue()


class _Days(dict[int, str]):
    """Days from today -> the date as such papers write it."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    def __missing__(self, days: int) -> str:
        return f"{self._today + timedelta(days=days):%d.%m.%Y}"


class _Months(dict[int, str]):
    """Months from this one -> its name and year."""

    def __init__(self, today: date, names: list[str]) -> None:
        super().__init__()
        self._months = today.year * 12 + today.month - 1
        self._names = names

    def __missing__(self, months: int) -> str:
        return "{} {}".format(*self._month(months))

    def _month(self, months: int) -> tuple[str, int]:
        year, month = divmod(self._months + months, 12)
        return self._names[month], year


class _Spans(_Months):
    """Months from this one -> that month to the next, as one stretch."""

    def __missing__(self, months: int) -> str:
        (first, year), (second, next_year) = self._month(months), self._month(months + 1)
        return (
            f"{first}-{second.lower()} {year}"
            if year == next_year
            else f"{first} {year} - {second.lower()} {next_year}"
        )


def _placeholders(today: date) -> dict[str, Any]:
    issued = today - timedelta(days=6)
    issued -= timedelta(days=max(0, issued.isoweekday() - 5))
    return {
        "day": _Days(today),
        "month": _Months(today, _data("plan")["months"]),
        "span": _Spans(today, _data("plan")["months"]),
        "order_date": f"{issued:%d.%m.%Y}",
        "year": issued.year,
        "next_year": issued.year + 1,
    }


def _filled(value: Any, placeholders: dict[str, Any]) -> Any:
    if isinstance(value, str):
        return value.format_map(placeholders)
    if isinstance(value, list):
        return [_filled(each, placeholders) for each in value]
    return {key: _filled(each, placeholders) for key, each in value.items()}


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLES / f"{name}.toml").read_text(encoding="utf-8"))
