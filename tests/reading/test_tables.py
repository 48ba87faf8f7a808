"""Tables as they really come: each shape, and what is read from it."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.bench.ruled_pdf import RuledPage, write_pdf
from bot.domain.roadmap import Activity
from bot.reading.blocks import Block, Cell, Line, Row, Span
from bot.reading.document import read_document, read_draft

HEAD = "№\tМероприятие\tСрок\tОтветственный\n"


def rows_of(text: str) -> list[tuple[str | None, str, str, str]]:
    draft = read_document("plan.txt", text.encode())
    return [(row.number, row.title, row.deadline_text, row.responsible_text) for row in draft.activities]


def sections_of(text: str) -> list[tuple[str | None, str]]:
    draft = read_document("plan.txt", text.encode())
    return [(section.number, section.title) for section in draft.sections]


ONE = ("1", "Обойти дворы", "май", "Ким А.В.")
TWO = ("2", "Вывезти снег", "март", "Участок № 2")

SHAPES = {
    "plain": HEAD + "1\tОбойти дворы\tмай\tКим А.В.\n2\tВывезти снег\tмарт\tУчасток № 2\n",
    "columns in another order under other names": (
        "Исполнители\tСроки реализации\t№ п/п\tСодержание работы\tОтметка о выполнении\n"
        "Ким А.В.\tмай\t1\tОбойти дворы\t\nУчасток № 2\tмарт\t2\tВывезти снег\t\n"
    ),
    "a head repeated on a page": (
        HEAD + "1\tОбойти дворы\tмай\tКим А.В.\n\n" + HEAD + "2\tВывезти снег\tмарт\tУчасток № 2\n"
    ),
    "a head of another kind of word over the titles": (
        "№\tВопросы контроля\tСрок\tКто контролирует\n1\tОбойти дворы\tмай\tКим А.В.\n"
        "2\tВывезти снег\tмарт\tУчасток № 2\n"
    ),
    "a head that names time and people in its lower row": (
        "№\tМероприятие\tИсполнение\t\n\t\tСрок\tОтветственный\n1\tОбойти дворы\tмай\tКим А.В.\n"
        "2\tВывезти снег\tмарт\tУчасток № 2\n"
    ),
    "a head wrapped over two rows": (
        "№\tМероприятие и\tСрок\tОтветственный\n\tего вид\t\t\n1\tОбойти дворы\tмай\tКим А.В.\n"
        "2\tВывезти снег\tмарт\tУчасток № 2\n"
    ),
    "a page's number in words": (
        HEAD + "1\tОбойти дворы\tмай\tКим А.В.\nСтраница 2\n" + HEAD + "2\tВывезти снег\tмарт\tУчасток № 2\n"
    ),
    "a row of column numbers": (
        HEAD + "1\t2\t3\t4\n1\tОбойти дворы\tмай\tКим А.В.\n2\tВывезти снег\tмарт\tУчасток № 2\n"
    ),
    "a head of two lines repeated on a page": (
        "№\tМероприятие\tСрок\tОтветственный\nп/п\t\tвыполнения\t\n1\tОбойти дворы\tмай\tКим А.В.\n"
        "№\tМероприятие\tСрок\tОтветственный\nп/п\t\tвыполнения\t\n2\tВывезти снег\tмарт\tУчасток № 2\n"
    ),
    "a row cut by a page": (HEAD + "1\tОбойти\tмай\tКим\n\n\tдворы\t\tА.В.\n2\tВывезти снег\tмарт\tУчасток № 2\n"),
    "a line of each cell a row": (
        HEAD + "1\tОбойти\tмай\tКим А.В.\n\tдворы\t\t\n2\tВывезти\tмарт\tУчасток\n\tснег\t\t№ 2\n"
    ),
    "bars": (
        "| № | Мероприятие | Срок | Ответственный |\n|---|---|---|---|\n"
        "| 1 | Обойти дворы | май | Ким А.В. |\n| 2 | Вывезти снег | март | Участок № 2 |\n"
    ),
    "bars that do not close the rows": (
        "№|Мероприятие|Срок|Ответственный\n1|Обойти дворы|май|Ким А.В.\n2|Вывезти снег|март|Участок № 2\n"
    ),
    "columns set with blanks": (
        "№   Мероприятие      Срок     Ответственный\n"
        "1   Обойти дворы     май      Ким А.В.\n"
        "2   Вывезти снег     март     Участок № 2\n"
    ),
    "semicolons": "№;Мероприятие;Срок;Ответственный\n1;Обойти дворы;май;Ким А.В.\n2;Вывезти снег;март;Участок № 2\n",
    "a head over number and title together": (
        "Мероприятия\t\tСрок\tОтветственный\n1\tОбойти дворы\tмай\tКим А.В.\n2\tВывезти снег\tмарт\tУчасток № 2\n"
    ),
    "numbers before the titles": (
        "Мероприятие\tСрок\tОтветственный\n1. Обойти дворы\tмай\tКим А.В.\n2. Вывезти снег\tмарт\tУчасток № 2\n"
    ),
    "markup left by an extraction": (
        HEAD + "1.\t<p>Обойти</p> <p>дворы</p>\t**май**\tКим А.В.\n2.\tВывезти снег\tмарт\tУчасток № 2\n"
    ),
    "an end-of-line hyphen": (
        HEAD + "1\tОбойти дво-\tмай\tКим А.В.\n\tры\t\t\n2\tВывезти снег со дворы\tмарт\tУчасток № 2\n"
    ).replace(" со дворы", ""),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_same_two_rows_whatever_the_table(shape: str) -> None:
    assert rows_of("План уборки на 2024 год\n\n" + shape) == [ONE, TWO]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16", "utf-16-le", "cp866"])
def test_the_same_rows_in_every_encoding(encoding: str) -> None:
    text = "План уборки дворов и улиц на 2024 год\n\n" + SHAPES["plain"].replace("№", "N")
    draft = read_document("plan.txt", text.encode(encoding))
    assert [row.title for row in draft.activities] == ["Обойти дворы", "Вывезти снег"]


SECTIONS = {
    "a numbered row alone": ("1. Зима\t\t\t\n1.1\tВывезти снег\tмарт\tКим А.В.\n", ("1", "Зима")),
    "a row without a number": ("Зимние работы\t\t\t\n1\tВывезти снег\tмарт\tКим А.В.\n", (None, "Зимние работы")),
    "a number and a title": ("1.\tЗима\t\t\n1.1\tВывезти снег\tмарт\tКим А.В.\n", ("1", "Зима")),
    "a Roman number": ("II\tЗима\t\t\n1\tВывезти снег\tмарт\tКим А.В.\n", ("II", "Зима")),
    "a word before the number": ("Раздел 3. Зима\t\t\t\n1\tВывезти снег\tмарт\tКим А.В.\n", ("3", "Зима")),
    "a goal after the title": ("1. Зима. Цель: чисто\t\t\t\n1.1\tВывезти снег\tмарт\tКим А.В.\n", ("1", "Зима.")),
    "a quarter keeps its number": ("II КВАРТАЛ\t\t\t\n1\tВывезти снег\tмарт\tКим А.В.\n", (None, "II КВАРТАЛ")),
    "a line between rows": (
        "0\tСмета\tянварь\tКим А.В.\n\n2. Зима\n\n2.1\tВывезти снег\tмарт\tКим А.В.\n",
        ("2", "Зима"),
    ),
}


@pytest.mark.parametrize(("rows", "section"), SECTIONS.values(), ids=SECTIONS)
def test_sections(rows: str, section: tuple[str | None, str]) -> None:
    text = "План уборки на 2024 год\n\n" + HEAD + rows
    assert sections_of(text) == [section]
    draft = read_document("plan.txt", text.encode())
    assert draft.activities[-1].section == 1


GROUPS = {
    "blank under the first": ("Зима\t1\tВывезти снег\t\n\t2\tСколоть лёд\t\nЛето\t3\tПолить газоны\t\n"),
    "the same again": ("Зима\t1\tВывезти снег\t\nЗима\t2\tСколоть лёд\t\nЛето\t3\tПолить газоны\t\n"),
}


@pytest.mark.parametrize("rows", GROUPS.values(), ids=GROUPS)
def test_a_column_that_groups_rows_names_their_sections(rows: str) -> None:
    rows = rows.replace("\t\n", "\tмарт\tКим А.В.\n")
    draft = read_document("plan.txt", f"План на 2024 год\n\nНаправление\t{HEAD}{rows}".encode())
    assert [section.title for section in draft.sections] == ["Зима", "Лето"]
    assert [row.section for row in draft.activities] == [1, 1, 2]


def test_numbers_with_letters() -> None:
    rows = "А1\tВывезти снег\tмарт\tКим А.В.\nБ. Инвентарь\t\t\t\nБ1\tКупить лопаты\tмай\tКим А.В.\n"
    text = f"План на 2024 год\n\n{HEAD}А. Зимние работы\t\t\t\n{rows}"
    draft = read_document("plan.txt", text.encode())
    assert [row.number for row in draft.activities] == ["А1", "Б1"]
    assert sections_of(text) == [("А", "Зимние работы"), ("Б", "Инвентарь")]


def test_what_looks_like_a_signature_closes_no_table_that_goes_on() -> None:
    rows = "Вывезти снег\tмарт\tКим А.В.\nЗ. Весна\t\t\nКупить лопаты\tмай\tКим А.В.\n"
    draft = read_document("plan.txt", f"План на 2024 год\n\nМероприятие\tСрок\tОтветственный\n{rows}".encode())
    assert [row.title for row in draft.activities] == ["Вывезти снег", "Купить лопаты"]


def test_a_row_without_deadline_and_people_between_numbered_rows_is_an_activity() -> None:
    text = HEAD + "1\tОбойти дворы\tмай\tКим А.В.\n2\tНе парковать машины\t\t\n3\tВывезти снег\tмарт\tКим А.В.\n"
    assert rows_of("План на 2024 год\n\n" + text)[1] == ("2", "Не парковать машины", "", "")


def test_cells_merged_downwards_hold_for_each_row() -> None:
    head = Row(tuple(Cell(text) for text in ("№", "Мероприятие", "Срок", "Ответственный")), "", 1)
    first = Row((Cell("1"), Cell("Обойти дворы"), Cell("май"), Cell("Ким А.В.")), "", 1)
    second = Row((Cell("2"), Cell("Вывезти снег"), Cell("май", Span.ABOVE), Cell("Ким А.В.", Span.ABOVE)), "", 1)
    blocks: list[Block] = [Line("План уборки на 2024 год", ""), head, first, second]
    assert [(row.deadline_text, row.responsible_text) for row in read_draft(blocks).activities] == [
        ("май", "Ким А.В.")
    ] * 2


def test_parts_take_their_own_deadlines_and_people() -> None:
    title = "Провести: - обход дворов; - субботник; - вывоз снега."
    text = f"План на 2024 год\n\n{HEAD}5\t{title}\tмай апрель март\tКим А.В. Ким А.В. Дорн Е.Е.\n"
    assert rows_of(text) == [
        ("5/1", "Провести: обход дворов", "май", "Ким А.В."),
        ("5/2", "Провести: субботник", "апрель", "Ким А.В."),
        ("5/3", "Провести: вывоз снега", "март", "Дорн Е.Е."),
    ]


def test_parts_that_share_a_deadline_and_people_stay_one_row() -> None:
    text = f"План на 2024 год\n\n{HEAD}5\tПровести: - обход дворов; - субботник.\tмай\tКим А.В.\n"
    assert rows_of(text) == [("5", "Провести: - обход дворов; - субботник.", "май", "Ким А.В.")]


def test_parts_that_do_not_pair_are_doubted_only_where_another_pairing_differs() -> None:
    title = "Провести: - обход; - субботник; - вывоз."
    people = "Ким А.В. Ким А.В. Дорн Е.Е. Ким А.В."
    draft = read_document("plan.txt", f"План на 2024 год\n\n{HEAD}5\t{title}\tмай\t{people}\n".encode())
    assert [row.responsible_text for row in draft.activities] == ["Ким А.В.", "Ким А.В.", "Дорн Е.Е. Ким А.В."]
    assert [bool(row.doubts) for row in draft.activities] == [False, True, True]


def test_people_named_together_elsewhere_share_a_part() -> None:
    row = "2\tПроверить: - дворы; - подвалы\tмай; июнь\tКим А.В. Лис О.О. Жук К.К. Ким А.В.\n"

    def parts_beside(people: str) -> list[Activity]:
        text = f"План на 2024 год\n\n{HEAD}1\tОбойти дворы\tмай\t{people}\n{row}"
        return list(read_document("plan.txt", text.encode()).activities[1:])

    assert all(part.doubts for part in parts_beside("Ким А.В."))
    together = parts_beside("Жук К.К. Ким А.В.")
    assert [part.responsible_text for part in together] == ["Ким А.В. Лис О.О.", "Жук К.К. Ким А.В."]
    assert not any(part.doubts for part in together)


def test_a_month_as_heading_dates_the_days_below() -> None:
    text = "План на 2024 год\n\nДата\tМероприятие\tОтветственный\nМАРТ\t\t\n12\tСубботник\tКим А.В.\n"
    draft = read_document("plan.txt", text.encode())
    assert [window.due.isoformat() for window in draft.activities[0].deadline.windows] == ["2024-03-12"]


def test_several_tables_under_headings() -> None:
    text = (
        "План уборки на 2024 год\n\n1. Зима\n\n" + HEAD + "1\tВывезти снег\tмарт\tКим А.В.\n\n"
        "2. Лето\n\n" + HEAD + "1\tПолить газоны\tиюль\tДорн Е.Е.\n"
    )
    assert sections_of(text) == [("1", "Зима"), ("2", "Лето")]
    assert [row[1] for row in rows_of(text)] == ["Вывезти снег", "Полить газоны"]


def test_a_scan_leaves_specks_and_garbled_repeats_that_are_no_text() -> None:
    lines = "1.\tОбойти дворы и\tмай\tКим А.В.,\n\tулицы в районе\t\tмастер\n\tулицы в рaйонс\t, ,\tT. T.\n"
    more = "2.\tВывезти снег с\tмарт\tКим А.В.,\n\tкрыш домов\t\tмастер\n"
    draft = read_document("plan.txt", f"План на 2024 год\n\n{HEAD}{lines}{more}".encode())
    assert [row.title for row in draft.activities] == ["Обойти дворы и улицы в районе", "Вывезти снег с крыш домов"]
    assert {"T. T.", ", ,", "улицы в рaйонс"} <= {piece.text for piece in draft.dropped}


def test_a_table_without_a_head_is_read_by_its_cells_and_doubted() -> None:
    text = "План уборки на 2024 год\n\n1\tОбойти дворы\tмай\tКим А.В.\n2\tВывезти снег\tмарт\tУчасток № 2\n"
    assert rows_of(text) == [ONE, TWO]
    assert all(row.doubts for row in read_document("plan.txt", text.encode()).activities)


def test_a_pdf_without_rules_is_read_by_its_columns() -> None:
    page = RuledPage()
    page.line("План уборки на 2024 год")
    page.line("")
    for cells in (("№", "Мероприятие", "Срок", "Ответственный"), ONE, TWO):
        for text, left in zip(cells, (40, 80, 400, 560), strict=True):
            page.line(text, left, down=False)
        page.line("")
    draft = read_document("plan.pdf", write_pdf([page]))
    assert [(row.number, row.title, row.deadline_text, row.responsible_text) for row in draft.activities] == [ONE, TWO]


def test_a_line_may_end_between_a_surname_and_its_initials() -> None:
    text = (
        "План уборки на 2024 год\n\n"
        "№   Мероприятие      Срок     Ответственный\n"
        "1   Обойти дворы     май      Участок № 2,\n"
        "                              мастер Ким\n"
        "                              А.В.\n"
        "2   Вывезти снег     март     Ким А.В.\n"
        "3   Помыть окна      март     Ким А.В.\n"
        "4   Убрать листья    октябрь  Ким А.В.\n"
        "5   Полить цветы     июнь     Ким А.В.\n"
    )
    people = read_document("plan.txt", text.encode()).activities[0].responsible
    assert [(one.name, one.position) for one in people] == [("Участок № 2", None), ("Ким А.В.", "мастер")]
    lines = "Участок № 2\nМастер Ким\nА.В."
    people = (
        read_draft(
            [
                Line("План на 2024 год", ""),
                Row(tuple(map(Cell, HEAD.strip().split("\t"))), "", 1),
                Row((Cell("1"), Cell("Обойти дворы"), Cell("май"), Cell(lines)), "", 1),
            ]
        )
        .activities[0]
        .responsible
    )
    assert [(one.name, one.position) for one in people] == [("Участок № 2", None), ("Ким А.В.", "Мастер")]


def test_a_name_in_quotes_broken_by_a_narrow_cell_is_whole() -> None:
    page = RuledPage()
    page.line("План уборки на 2024 год")
    widths = (30, 300, 60, 48)
    page.row(("№", "Мероприятие", "Срок", "Кто"), widths)
    page.row(("1", "Обойти дворы", "май", "ООО\n«Чистодо\nмсервис»"), widths)
    draft = read_document("plan.pdf", write_pdf([page]))
    assert draft.activities[0].responsible_text == "ООО «Чистодомсервис»"


def test_a_stamp_beside_the_title_of_a_sheet() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for texts in (
        ("Дорожная карта", None, "УТВЕРЖДЕНА"),
        ("уборки города Подгорска во всех его дворах, садах и скверах", None, "приказом Управления дворов Подгорска"),
        ("на 2024-2026 годы", None, "от 12.02.2024 № 17"),
        (),
        HEAD.strip().split("\t"),
        ONE,
        TWO,
    ):
        sheet.append(texts)
    file = io.BytesIO()
    book.save(file)
    draft = read_document("plan.xlsx", file.getvalue())
    head = draft.head
    assert (head.issuer, head.order_number) == ("Управление дворов Подгорска", "17")
    assert head.title == "Дорожная карта уборки города Подгорска во всех его дворах, садах и скверах на 2024-2026 годы"
    assert [(row.number, row.title, row.deadline_text, row.responsible_text) for row in draft.activities] == [ONE, TWO]


def test_a_text_box_in_a_cell_is_the_cells_text() -> None:
    paper = docx.Document()
    paper.add_paragraph("План уборки на 2024 год")
    table = paper.add_table(0, 4)
    for texts in (HEAD.strip().split("\t"), ONE[:3]):
        for cell, text in zip(table.add_row().cells, texts, strict=False):
            cell.text = text
    box = parse_xml(
        f'<w:r {nsdecls("w")}><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>'
        "<w:p><w:r><w:t>Ким А.В.</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
    )
    table.cell(1, 3).paragraphs[0]._p.append(box)
    file = io.BytesIO()
    paper.save(file)
    row = read_document("plan.docx", file.getvalue()).activities[0]
    assert (row.number, row.title, row.deadline_text, row.responsible_text) == ONE


def test_a_name_in_quotes_broken_by_a_page_is_whole() -> None:
    head = Row(tuple(Cell(text) for text in ("№", "Мероприятие", "Срок", "Ответственный")), "", 1, wrapped=True)
    row = Row((Cell("1"), Cell("Обойти дворы"), Cell("май"), Cell("ГКУ\n«Облгорчист")), "", 1, wrapped=True)
    rest = Row((Cell(""), Cell("утром"), Cell(""), Cell("ивор»")), "", 1, wrapped=True, after_break=True)
    (read,) = read_draft([Line("План уборки на 2024 год", ""), head, row, rest]).activities
    assert (read.title, read.responsible_text) == ("Обойти дворы утром", "ГКУ «Облгорчистивор»")


def test_a_word_broken_by_a_narrow_cell_is_whole() -> None:
    head = Row(tuple(Cell(text) for text in ("№", "Мероприятие", "Срок", "Ответственный")), "", 1, wrapped=True)
    row = Row((Cell("1"), Cell("Обойти дворы"), Cell("ежекварталь\nно"), Cell("Ким А.В.")), "", 1, wrapped=True)
    draft = read_draft([Line("План уборки на 2024 год", ""), head, row])
    assert draft.activities[0].deadline_text == "ежеквартально"


def test_a_total_is_no_activity() -> None:
    text = HEAD + "1\tОбойти дворы\tмай\tКим А.В.\n\tИтого\t\t\n"
    assert rows_of("План на 2024 год\n\n" + text) == [ONE]


def test_rows_under_one_merged_number_are_its_parts() -> None:
    head = Row(tuple(Cell(text) for text in ("№", "Мероприятие", "Срок", "Ответственный")), "", 1)
    first = Row((Cell("5"), Cell("Обойти дворы"), Cell("май"), Cell("Ким А.В.")), "", 1)
    second = Row((Cell("5", Span.ABOVE), Cell("Вывезти снег"), Cell("март"), Cell("Дорн Е.Е.")), "", 1)
    draft = read_draft([Line("План уборки на 2024 год", ""), head, first, second])
    assert [row.number for row in draft.activities] == ["5/1", "5/2"]


def test_a_table_of_indicators_below_is_no_plan() -> None:
    head = Row(tuple(Cell(text) for text in ("№", "Мероприятие", "Срок", "Ответственный")), "", 1)
    row = Row(tuple(Cell(text) for text in ("1", "Обойти дворы", "май", "Ким А.В.")), "", 1)
    other = [
        Row(tuple(Cell(text) for text in ("№", "Наименование показателя", "Ед. изм.", "План")), "", 2),
        Row(tuple(Cell(text) for text in ("1", "Дворов", "шт.", "40")), "", 2),
    ]
    draft = read_draft([Line("План уборки на 2024 год", ""), head, row, Line("Показатели", "", True), *other])
    assert [activity.title for activity in draft.activities] == ["Обойти дворы"]
    assert any("Дворов" in piece.text for piece in draft.dropped)
