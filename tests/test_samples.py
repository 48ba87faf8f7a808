"""The invented town's papers open as real ones, and their people are the cast."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, timedelta

import docx
import docx.document
import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.samples import cast, sample_plan_docx, school_list_xlsx

TODAY = date(2026, 11, 22)


def plan_table(document: docx.document.Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def whole_text(today: date) -> str:
    document = docx.Document(io.BytesIO(sample_plan_docx(today)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    return "\n".join([*lines, *(" ".join(row) for row in plan_table(document))])


def test_the_plan_names_the_officials_and_the_curator():
    text = whole_text(TODAY)
    for person in (cast().curator, *cast().officials):
        assert person.name.split()[0] in text
        assert person.position in text


def test_the_plan_has_the_traits_of_real_ones():
    head, *rows = plan_table(docx.Document(io.BytesIO(sample_plan_docx(TODAY))))
    assert len(head) == 4
    sections = [row for row in rows if len(set(row)) == 1]
    activities = [row for row in rows if len(set(row)) > 1]
    assert len(sections) == 3
    assert len(activities) == 15
    deadlines = " | ".join(row[2] for row in activities)
    for trait in ("В течение года", "По графику", "До 09.12.2026", "Ежеквартально", "Январь 2027 г., Апрель 2027"):
        assert trait in deadlines
    assert sum("Руководители ОО" in row[3] for row in activities) >= 5
    first_section = [row[0] for row in activities[:4]]
    assert len(set(first_section)) < len(first_section), "the slip: a number that repeats"


@settings(max_examples=25)
@given(st.dates(date(2026, 1, 1), date(2032, 12, 31)))
def test_whenever_the_demo_is_run_the_first_date_is_two_weeks_ahead(today: date):
    text = whole_text(today)
    assert "{" not in text
    days = sorted({datetime.strptime(found, "%d.%m.%Y").date() for found in re.findall(r"\d\d\.\d\d\.\d{4}", text)})  # noqa: DTZ007
    ordered, first = days[0], days[1]
    assert timedelta(days=6) <= today - ordered <= timedelta(days=8)
    assert ordered.isoweekday() <= 5
    assert timedelta(days=14) <= first - today <= timedelta(days=20)


def test_the_school_list_names_every_school_and_its_director():
    sheet = openpyxl.load_workbook(io.BytesIO(school_list_xlsx())).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    for school in cast().schools:
        assert (school.district, school.name, school.director, cast().curator.name) in rows
    assert len(cast().schools) == 3


def test_no_two_people_of_the_town_share_a_surname():
    named = [cast().curator.name, *(official.name for official in cast().officials)]
    named += [school.director for school in cast().schools]
    assert len({name.split()[0] for name in named}) == len(named)
