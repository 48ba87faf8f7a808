"""Tables that people open, print and sign."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from bot.exports.xlsx import MAX_TEXT, Sheet, to_xlsx


def opened(*sheets: Sheet) -> list[Worksheet]:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(*sheets))).worksheets


LATE = Sheet(
    title="Просрочено: Заречный район",
    heading_lines=["План на 2026-2027 годы, приказ № 57-од", "По состоянию на 22.11.2026"],
    columns=["Школа", "Мероприятие", "Контрольный срок", "Отправлен", "Вложений"],
    rows=[
        ["МБОУ СОШ № 1", "Школьный план чтения", date(2026, 12, 9), datetime(2026, 12, 8, 8, 41, tzinfo=UTC), 2],
        ["МБОУ лицей № 2", "Школьный план чтения", date(2026, 12, 9), None, 0],
    ],
    closing_lines=["Заместитель начальника управления ____________ М.П. Ветрова"],
)


def test_a_table_has_its_heading_its_rows_and_its_signature_line():
    (page,) = opened(LATE)
    assert page.title == "Просрочено Заречный район"
    assert page["A1"].value == "План на 2026-2027 годы, приказ № 57-од"
    assert [cell.value for cell in page[4]] == LATE.columns
    assert [cell.value for cell in page[5]] == [
        "МБОУ СОШ № 1",
        "Школьный план чтения",
        datetime(2026, 12, 9),  # noqa: DTZ001  a spreadsheet knows no zones
        datetime(2026, 12, 8, 8, 41),  # noqa: DTZ001
        2,
    ]
    assert page["D6"].value is None
    assert page["A8"].value == LATE.closing_lines[0]
    assert {str(area) for area in page.merged_cells.ranges} == {"A1:E1", "A2:E2", "A8:E8"}


def test_dates_are_dates_shown_as_people_here_write_them():
    (page,) = opened(LATE)
    assert (page["C5"].is_date, page["C5"].number_format) == (True, "dd.mm.yyyy")
    assert (page["D5"].is_date, page["D5"].number_format) == (True, "dd.mm.yyyy hh:mm")


def test_the_head_stays_in_sight_and_on_every_printed_page():
    (page,) = opened(LATE)
    assert page.freeze_panes == "A5"
    assert page.print_title_rows == "$4:$4"
    assert page.auto_filter.ref == "A4:E6"
    assert page["B5"].alignment.wrap_text


def test_columns_are_as_wide_as_their_usual_text_and_never_wider_than_a_page():
    rows = [["коротко", "длинно " * 200]] + [["коротко", "средняя строка текста"]] * 20
    (page,) = opened(Sheet("Ширина", ["А", "Б"], rows))
    assert page.column_dimensions["A"].width < 15
    assert 20 < page.column_dimensions["B"].width < 30


def test_a_long_heading_is_seen_whole():
    (page,) = opened(Sheet("Шапка", ["А", "Б"], [], heading_lines=["План мероприятий " * 10]))
    height = page.row_dimensions[1].height
    assert height is not None
    assert height >= 15 * 170 / (page.column_dimensions["A"].width + page.column_dimensions["B"].width)


def test_a_text_that_looks_like_a_formula_or_an_address_stays_a_text():
    texts = [
        "=1+1",
        '=HYPERLINK("http://example.org")',
        "+7 900",
        "-5",
        "@SUM(A1)",
        "https://example.org",
        "0015",
        "{=A1}",
    ]
    (page,) = opened(Sheet("Тексты", ["А"], [[text] for text in texts]))
    cells = [page.cell(row, 1) for row in range(2, 2 + len(texts))]
    assert [cell.value for cell in cells] == texts
    assert all(cell.hyperlink is None for cell in cells)
    written = zipfile.ZipFile(io.BytesIO(to_xlsx(Sheet("Тексты", ["А"], [["=1+1"]]))))
    assert b"<f>" not in written.read("xl/worksheets/sheet1.xml")


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(codec=None), max_size=40), min_size=1, max_size=5))
def test_whatever_people_have_typed_the_file_opens(texts: list[str]):
    (page,) = opened(Sheet(texts[0], ["А", *texts], [["я", *texts]], heading_lines=texts, closing_lines=texts))
    assert page.cell(len(texts) + 2, 1).value == "А"


def test_control_characters_are_left_out_and_too_long_a_text_is_cut_visibly():
    (page,) = opened(Sheet("Чистка", ["А"], [["план\x00 \x0bчтения\r\nдва\ud800"], ["я" * 40_000]]))
    assert page["A2"].value == "план чтения\nдва"
    assert len(page["A3"].value) == MAX_TEXT
    assert page["A3"].value.endswith("…")


@settings(max_examples=60)
@given(st.lists(st.text(max_size=40), min_size=2, max_size=6))
def test_names_of_sheets_are_such_as_spreadsheets_accept(titles: list[str]):
    pages = opened(*(Sheet(title, ["А"], []) for title in titles))
    names = [page.title for page in pages]
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 for name in names)


def test_a_row_of_another_width_is_a_mistake():
    with pytest.raises(ValueError, match="needs 2 values"):
        to_xlsx(Sheet("Ошибка", ["А", "Б"], [["одно"]]))
