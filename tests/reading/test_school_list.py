"""Lists of schools as curators keep them: columns in any order, titles above, cells merged, blanks between."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UnreadableDocument
from bot.domain.school_list import SchoolRow
from bot.reading.limits import MAX_UNPACKED
from bot.reading.school_list import is_school_list, read_school_list
from bot.samples import cast, sample_plan_docx, school_list_xlsx
from bot.texts import texts_for

DUBRAVINA = SchoolRow("МБОУ СОШ № 1", "Заречный", "Дубравина Ольга Николаевна", "Ветрова М.П.")
OLKHOVSKY = SchoolRow("МБОУ лицей № 2", "Центральный", "Ольховский Сергей Петрович", "Ветрова М.П.")
FIELDS = ("school", "district", "director", "curator")


def workbook(*rows: tuple[object, ...], merged: tuple[str, ...] = (), before: int = 0) -> bytes:
    """An .xlsx with these rows on its last sheet, after `before` sheets of notes."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(before):
        sheet["A1"] = "Заметки"
        sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def refusal(content: bytes) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as refused:
        read_school_list(content)
    return refused.value


def test_the_towns_own_list():
    rows = read_school_list(school_list_xlsx())
    assert [(row.school, row.district, row.director) for row in rows] == [
        (school.name, school.district, school.director) for school in cast().schools
    ]
    assert {row.curator for row in rows} == {cast().curator.name}


HEADS = {
    "school": ["Школа", "ОО", "Наименование ОО", "Образовательная организация", "Краткое наименование", "School"],
    "district": ["Район", "Округ", "Муниципалитет", "Муниципальное образование", "Внутригородской район", "District"],
    "director": ["Директор", "Руководитель ОО", "ФИО", "Ф.И.О. директора школы", "Фамилия, имя, отчество", "Director"],
    "curator": ["Куратор", "ФИО куратора", "Куратор ОО", "Curator"],
}  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """The same two schools under any heads, in any order of columns, with any clutter around."""
    columns = draw(st.permutations([*FIELDS, "№ п/п", "Телефон директора", "Адрес школы", "Количество учеников"]))
    heads = [draw(st.sampled_from(HEADS.get(column, [column]))) for column in columns]
    clutter = random.Random(draw(st.integers()))
    title = [("Список школ Заречного и Центрального районов",)] * draw(st.integers(0, 3))
    blanks = [()] * draw(st.integers(0, 2))
    data = [
        tuple(f" {getattr(school, name)}\n" if name in FIELDS else clutter.choice([7, "–", None]) for name in columns)
        for school in (DUBRAVINA, OLKHOVSKY)
    ]
    numbers = [tuple(range(1, len(columns) + 1))] * draw(st.integers(0, 1))
    return workbook(*title, *blanks, tuple(heads), *numbers, data[0], *blanks, data[1], before=draw(st.integers(0, 1)))


@settings(max_examples=60)
@given(sheets())
def test_columns_stand_in_any_order_under_any_usual_head(content: bytes):
    assert read_school_list(content) == (DUBRAVINA, OLKHOVSKY)


def test_a_district_merged_over_its_schools_is_each_ones():
    rows = read_school_list(
        workbook(
            ("Район", "Школа", "Директор", "Куратор"),
            ("Заречный", "СОШ № 1", "Дубравина О.Н.", "Ветрова М.П."),
            (None, "СОШ № 5", "Ивушкина А.Д."),
            (None, "СОШ № 6", "Ольховский С.П."),
            (None, "СОШ № 7", None),
            merged=("A2:A4", "D2:D3"),
        )
    )
    assert [(row.district, row.curator) for row in rows] == [
        ("Заречный", "Ветрова М.П."),
        ("Заречный", "Ветрова М.П."),
        ("Заречный", None),
        (None, None),
    ]
    assert rows[3].director is None, "a school whose post is vacant is still a school"


def test_a_district_as_a_line_over_the_table():
    rows = read_school_list(
        workbook(
            ("№", "Школа", "Директор"),
            ("Заречный район",),
            (1, "СОШ № 1", "Дубравина О.Н."),
            ("Центральный район",),
            (1, "Лицей № 2", "Ольховский С.П."),
            ("Итого", 2),
            merged=("A2:C2", "A4:C4"),
        )
    )
    districts = {row.school: row.district for row in rows}
    assert districts == {"СОШ № 1": "Заречный район", "Лицей № 2": "Центральный район"}


def test_a_head_of_two_lines():
    rows = read_school_list(
        workbook(
            ("Школа", "Руководитель", None, "Район"),
            (None, "ФИО", "телефон", None),
            (25, "Дубравина О.Н.", "2-12-85", "Заречный"),
            merged=("A1:A2", "B1:C1", "D1:D2"),
        )
    )
    assert rows == (SchoolRow("25", "Заречный", "Дубравина О.Н."),)


@pytest.mark.parametrize(
    ("content", "code", "facts"),
    [
        (workbook(("Школа", "Район"), ("СОШ № 1", "Заречный")), "school-list-no-directors", {}),
        (workbook(("Дубравина", "СОШ № 1"), ("Ольховский", "Лицей")), "school-list-no-head", {}),
        (workbook(), "school-list-no-head", {}),
        (workbook(("Школа", "Директор"), (), ("Итого", 0)), "school-list-empty", {}),
        (
            workbook(("Школа", "Директор"), ("СОШ № 1", "Дубравина"), (), (None, "Ольховский С.П.")),
            "school-list-no-school",
            {"row": 4},
        ),
        (
            workbook(("Школа", "Директор"), ("СОШ № 1", "Дубравина"), ("СОШ № 2", ""), ("сош  № 1", "Ивушкина")),
            "school-list-repeated",
            {"row": 4, "first_row": 2, "school": "сош № 1"},
        ),
        ("Школа;Директор".encode(), "file-damaged", {}),
        (b"", "file-empty", {}),
        (school_list_xlsx()[:2000], "file-damaged", {}),
        (sample_plan_docx(date(2026, 3, 1)), "file-damaged", {}),
    ],
)
def test_what_is_wrong_is_said_with_its_row(content: bytes, code: str, facts: dict[str, object]):
    refused = refusal(content)
    assert (refused.code, refused.facts) == (code, facts)


def packed(**parts: bytes) -> bytes:
    """The town's list with some of its parts replaced or added."""
    source = zipfile.ZipFile(io.BytesIO(school_list_xlsx()))
    replaced = {"xl/worksheets/sheet1.xml" if name == "sheet" else name: content for name, content in parts.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, replaced.pop(name, source.read(name)))
        for name, content in replaced.items():
            archive.writestr(name, content)
    return file.getvalue()


def sheet_xml(inside: str, doctype: str = "") -> bytes:
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?>{doctype}<worksheet xmlns="{names}">{inside}</worksheet>'.encode()


def test_a_plan_with_a_column_of_schools_is_no_list_of_schools():
    plan = workbook(
        ("№", "Мероприятия", "Срок", "Школа", "Руководитель"), (1, "Сад", "май", "СОШ № 1", "Ивушкина А.Д.")
    )
    assert not is_school_list("план.xlsx", plan)
    assert refusal(plan).code == "school-list-no-head"


def test_a_list_that_can_not_be_taken_is_still_a_list():
    without_directors = workbook(("Школа", "Район"), ("СОШ № 1", "Заречный"))
    assert is_school_list("Школы.XLSX", without_directors)
    assert is_school_list("школы.xlsx", school_list_xlsx())
    assert not is_school_list("школы.docx", school_list_xlsx())
    assert not is_school_list("школы.xlsx", b"nothing")


ROW = "<sheetData><row r='{row}'><c r='{cell}' t='inlineStr'><is><t>x</t></is></c></row></sheetData>"
EVERYTHING = "<sheetData/><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
HOSTILE = {
    "a bomb of zeros": packed(**{"xl/media/image1.png": bytes(MAX_UNPACKED + 1)}),
    "one cell far to the right": packed(sheet=sheet_xml(ROW.format(row=1, cell="XFD1"))),
    "one cell far down": packed(sheet=sheet_xml(ROW.format(row=1048576, cell="A1048576"))),
    "a range merged over everything": packed(sheet=sheet_xml(EVERYTHING)),
    "entities": packed(sheet=sheet_xml("<sheetData><row r='1'><c r='A1'><v>&b;</v></c></row></sheetData>", ENTITIES)),
    "a torn sheet": packed(sheet=b"<worksheet><sheetData>"),
    "no sheets": packed(**{"xl/workbook.xml": b"<workbook/>"}),
    "no types": packed(**{"[Content_Types].xml": b"nothing"}),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_and_costs_little_memory(content: bytes):
    tracemalloc.start()
    refused = refusal(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.code in {"unpacks-too-large", "file-damaged", "school-list-no-head"}
    assert peak < 60 * 2**20


@settings(max_examples=80)
@given(st.randoms(use_true_random=False))
def test_whatever_is_damaged_inside_it_is_read_or_refused(damage: random.Random):
    source = zipfile.ZipFile(io.BytesIO(school_list_xlsx()))
    name = damage.choice(source.namelist())
    part = bytearray(source.read(name))
    for _ in range(damage.randint(1, 4)):
        at = damage.randrange(len(part))
        part[at : at + damage.choice([0, 1, 30])] = bytes(damage.choices(range(32, 127), k=damage.choice([0, 1, 5])))
    try:
        rows = read_school_list(packed(**{name: bytes(part)}))
    except UnreadableDocument as refused:
        assert texts_for("ru")(f"error-{refused.code}", **refused.facts)  # noqa: PT017
    else:
        assert rows
