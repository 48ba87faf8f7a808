"""Plans in other forms than a table of four columns: paragraphs, bars over months, cells of two meanings, minutes."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import openpyxl
import pytest
from openpyxl.styles import PatternFill

from bot.domain.deadline import DeadlineKind, Recurrence
from bot.domain.roadmap import Activity, Draft, RowWarning
from bot.reading.document import read_document
from bot.reading.labels import split_labels

TITLE = "План работы клуба «Маяк» на 2026 год\n\n"


def read(text: str) -> Draft:
    return read_document("plan.txt", text.encode())


def short(row: Activity) -> tuple[str | None, str, str, list[str]]:
    """Number, title, windows as "start..due", names; a doubted field has a question mark after it."""
    doubted = {doubt.field.value for doubt in row.doubts}
    windows = ", ".join(f"{w.start or ''}..{w.due}" for w in row.deadline.windows) or row.deadline.kind.value
    return (
        row.number,
        row.title + "?" * ("title" in doubted),
        windows + "?" * ("deadline" in doubted),
        [r.name + "?" * ("responsible" in doubted) for r in row.responsible],
    )


MAY, MARCH = "2026-05-01..2026-05-31", "2026-03-01..2026-03-31"
TWO_ROWS = [("1", "Обойти дворы", MAY, ["Ким А.В."]), ("2", "Вывезти снег", MARCH, ["Участок № 2"])]

PARAGRAPHS = {
    "labels on lines of their own": (
        "1. Обойти дворы.\nСрок: май.\nОтветственный: Ким А.В.\n"
        "2. Вывезти снег.\nСрок: март.\nИсполнитель: Участок № 2.\n"
    ),
    "labels in the line": (
        "1. Обойти дворы. Срок – май. Ответственный – Ким А.В.\n2. Вывезти снег. Срок – март. Отв. – Участок № 2.\n"
    ),
    "labels in brackets": (
        "1. Обойти дворы (срок – май, ответственный – Ким А.В.)\n2. Вывезти снег (срок – март, отв. – Участок № 2)\n"
    ),
    "no labels, in brackets": "1. Обойти дворы (май, Ким А.В.)\n2. Вывезти снег (март, Участок № 2)\n",
    "no labels, after a dash": "1. Обойти дворы – май, Ким А.В.\n2. Вывезти снег – март, Участок № 2\n",
    "a sentence and a label": (
        "1. Обойти дворы в мае. Ответственный – Ким А.В.\n2. Вывезти снег в марте. Ответственный – Участок № 2.\n"
    ),
    "lines that a page wraps": (
        "1. Обойти\nдворы.\nСрок: май.\nОтветственный: Ким\nА.В.\n"
        "2. Вывезти снег.\nСрок:\nмарт.\nИсполнитель: Участок № 2.\n"
    ),
    "an other label among them": (
        "1. Обойти дворы.\nСрок: май.\nРезультат: дворы обойдены.\nОтветственный: Ким А.В.\n"
        "2. Вывезти снег.\nСрок: март.\nОтветственный: Участок № 2.\n"
    ),
}


@pytest.mark.parametrize("text", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_a_plan_of_paragraphs_reads_as_a_table_would(text: str) -> None:
    assert [short(row) for row in read(TITLE + text).activities] == TWO_ROWS


def test_paragraphs_without_numbers_are_told_by_their_labels() -> None:
    draft = read(
        TITLE + "Обойти дворы\nСрок: май\nОтветственный: Ким А.В.\nВывезти снег\nСрок: март\nИсполнитель: Участок № 2\n"
    )
    assert [short(row)[1:] for row in draft.activities] == [row[1:] for row in TWO_ROWS]


def test_paragraphs_may_begin_with_their_time() -> None:
    rows = "1-10 мая – Обойти дворы. Ответственный: Ким А.В.\nМарт – Вывезти снег (Участок № 2).\n"
    until = "До 20 июня – Сдать отчёт – Ким А.В.\n"
    assert [short(row)[1:] for row in read(TITLE + rows + until).activities] == [
        ("Обойти дворы", "2026-05-01..2026-05-10", ["Ким А.В."]),
        ("Вывезти снег", MARCH, ["Участок № 2"]),
        ("Сдать отчёт", "..2026-06-20", ["Ким А.В."]),
    ]


def test_a_bracket_of_people_after_a_time() -> None:
    text = "1) обойти дворы – май 2026 г. (Ким А.В.);\n2) вывезти снег – по мере таяния (Участок № 2).\n"
    assert [short(row) for row in read(TITLE + text).activities] == [
        ("1", "обойти дворы", MAY, ["Ким А.В."]),
        ("2", "вывезти снег", "event", ["Участок № 2"]),
    ]


def test_a_list_of_tasks_with_their_addressees() -> None:
    text = (
        "I. Лес\n1. Участковым лесничим обновить полосы до 15 октября.\n"
        "2. Леснику Дятлову В.В. обновить аншлаги в апреле – мае.\n"
        "3. Единой диспетчерской службе ежемесячно проверять связь.\n"
    )
    assert [short(row) for row in read(TITLE + text).activities[:2]] == [
        ("1", "обновить полосы", "..2026-10-15", ["Участковые лесничие"]),
        ("2", "обновить аншлаги", "2026-04-01..2026-05-31", ["Дятлов В.В.?"]),
    ]
    last = read(TITLE + text).activities[2]
    assert (last.title, last.deadline.recurrence) == ("проверять связь", Recurrence.MONTHLY)
    assert [r.name for r in last.responsible] == ["Единая диспетчерская служба"]


def test_labels_without_a_colon_after_a_comma() -> None:
    text = "1.1 Обойти дворы. Срок – май, отв. Ким А.В.\n1.2 Вывезти снег. Срок – март, отв. Участок № 2\n"
    assert [short(row)[1:] for row in read(TITLE + text).activities] == [row[1:] for row in TWO_ROWS]


def test_a_letter_s_requests_are_tasks() -> None:
    letter = (
        "МИНИСТЕРСТВО ПО ДЕЛАМ ДВОРОВ\n\nот 3 февраля 2026 г. № 5\n\nО дворах\n\nМинистерство просит:\n"
        "- утвердить планы до 20 февраля 2026 г.;\n- вывезти снег в марте 2026 г.\n\nМинистр И.И. Белов\n"
    )
    assert [short(row)[1:3] for row in read(letter).instructions] == [
        ("утвердить планы", "..2026-02-20"),
        ("вывезти снег", MARCH),
    ]


def test_questions_part_the_decisions_of_minutes() -> None:
    minutes = (
        "Протокол № 2\n\nот 11.02.2026\n\nВопрос 1. О дворах\nРешили:\n1) Ким А.В. обойти дворы в мае 2026 г.\n"
        "Вопрос 2. О снеге\nРешили:\n1) участку № 2 вывезти снег в марте 2026 г.\n"
    )
    assert [short(row) for row in read(minutes).instructions] == [
        ("1", "обойти дворы", MAY, ["Ким А.В."]),
        ("1", "вывезти снег", MARCH, ["участок № 2"]),
    ]


def test_dates_past_a_period_that_the_title_does_not_name_are_warned_of_and_not_asked_about() -> None:
    stamp = "Утверждён приказом директора от 12.01.2026 № 5\n\nПлан работы клуба «Маяк»\n\n"
    head = "№\tМероприятие\tСрок\tОтветственный\n"
    rows = "".join(f"{n}\tСмотр {n}\tмай 2027 г.\tКим А.В.\n" for n in (1, 2, 3))
    found = read(stamp + head + rows).activities
    assert {row.warnings for row in found} == {(RowWarning.OUTSIDE_PERIOD,)}
    assert not any(row.doubts for row in found)


def test_labels_inside_of_a_cell_of_a_table() -> None:
    document = docx.Document()
    document.add_paragraph(TITLE.strip())
    table = document.add_table(0, 2)
    for cells in (
        ("№", "Содержание поручения"),
        ("1", "Обойти дворы.\nСрок: май\nОтветственный: Ким А.В."),
        ("2", "Вывезти снег.\nСрок: март\nОтветственный: Участок № 2"),
    ):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    found = read_document("plan.docx", stream.getvalue()).activities
    assert [(row.number, row.title.rstrip("."), *short(row)[2:]) for row in found] == TWO_ROWS


def test_numbers_of_two_levels_and_roman_ones_make_sections() -> None:
    one, two = "Обойти дворы. Срок: май. Отв.: Ким А.В.", "Вывезти снег. Срок: март. Отв.: Ким А.В."
    arabic = f"1. Дворы\n1.1. {one}\n2. Снег\n2.1. {two}\n"
    roman = f"I. Дворы\n1. {one}\nII. Снег\n2. {two}\n"
    for text in (arabic, roman):
        draft = read(TITLE + text)
        assert [section.title for section in draft.sections] == ["Дворы", "Снег"]
        assert [row.section for row in draft.activities] == [1, 2]


def test_a_text_that_is_no_plan_makes_no_rows() -> None:
    order = (
        "ПРИКАЗ\n\n12.01.2026 № 5\n\nО клубе\n\nПРИКАЗЫВАЮ:\n1. Ким А.В. обойти дворы до 1 мая 2026 г.\n\n"
        "Директор\tИ.И. Белов\n\nПриложение\n\nПлан работы клуба на весь год\n\nКлуб открыт в 1990 году.\n"
        "1. В нём два зала.\n2. И сцена.\n"
    )
    draft = read(order)
    assert [row.title for row in draft.activities] == []
    assert [row.title for row in draft.instructions] == ["обойти дворы"]


@pytest.mark.parametrize(
    ("text", "before", "deadline", "responsible", "others"),
    [
        ("Сдать отчёт. Срок исполнения: до 1 мая", "Сдать отчёт.", ["до 1 мая"], [], []),
        ("Сдать отчёт\nСрок до 1 мая\nОтв. Ким А.В.", "Сдать отчёт", ["до 1 мая"], ["Ким А.В."], []),
        ("Назначить ответственных за срок службы", "Назначить ответственных за срок службы", [], [], []),
        ("Обойти. Место: двор. Соисполнители: ЖЭК", "Обойти.", [], ["ЖЭК"], ["Место: двор."]),
    ],
)
def test_labels(text: str, before: str, deadline: list[str], responsible: list[str], others: list[str]) -> None:
    found = split_labels(text)
    assert (found.text, found.deadline, found.responsible, found.others) == (before, deadline, responsible, others)


# --- one cell for time and people

MIXED = {
    "time first": "до 1 мая, Ким А.В.\tмарт 2026 г. Участок № 2",
    "people first": "Ким А.В., до 1 мая\tУчасток № 2 – март 2026 г.",
}


@pytest.mark.parametrize("head", ["Срок, ответственный", "Исполнитель и срок", "Сроки / Исполнители"])
@pytest.mark.parametrize("cells", MIXED.values(), ids=MIXED)
def test_a_cell_of_both_is_parted(head: str, cells: str) -> None:
    one, two = cells.split("\t")
    text = f"{TITLE}№\tМероприятие\t{head}\n1\tОбойти дворы\t{one}\n2\tВывезти снег\t{two}\n"
    until_may = ("1", "Обойти дворы", "..2026-05-01", ["Ким А.В."])
    assert [short(row) for row in read(text).activities] == [until_may, TWO_ROWS[1]]


def test_a_cell_of_both_that_is_half_understood_is_doubted() -> None:
    head = "№\tМероприятие\tСрок, ответственный\n"
    text = f"{TITLE}{head}1\tОбойти дворы\tкогда сойдёт лёд, Ким А.В.\n2\tСнег\tмай, Ким А.В.\n"
    row = read(text).activities[0]
    assert {doubt.field.value for doubt in row.doubts} == {"deadline", "responsible"}


# --- bars over months


def workbook(rows: list[list[str]], shaded: Sequence[tuple[int, int]] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for row, column in shaded:
        sheet.cell(row, column).fill = PatternFill("solid", fgColor="FF92D050")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


MONTHS = ["янв.", "фев.", "март", "апрель", "май", "июнь"]
BARS = "2026-01-01..2026-01-31, 2026-03-01..2026-05-31"


def bars_of(
    rows: list[list[str]], shaded: Sequence[tuple[int, int]] = (), years: str = "2026 год"
) -> list[tuple[str | None, str, str, list[str]]]:
    content = workbook([[f"План работы клуба «Маяк» на {years}"], [], *rows], shaded)
    return [short(row) for row in read_document("plan.xlsx", content).activities]


@pytest.mark.parametrize("mark", ["x", "Х", "+", "■", "✓", "*"])
def test_marks_under_months_are_windows(mark: str) -> None:
    head = ["№", "Мероприятие", *MONTHS, "Ответственный"]
    row = ["1", "Обойти дворы", mark, "", mark, mark, mark, "-", "Ким А.В."]
    assert bars_of([head, row]) == [("1", "Обойти дворы", BARS, ["Ким А.В."])]


def test_a_fill_is_a_mark_and_a_striped_row_is_not() -> None:
    head = ["№", "Мероприятие", *MONTHS, "Ответственный"]
    row = ["1", "Обойти дворы", "", "", "", "", "", "", "Ким А.В."]
    bar = [(4, column) for column in (3, 5, 6, 7)]
    stripe = [(5, column) for column in range(1, 10)]
    found = bars_of([head, row, ["2", *row[1:]]], bar + stripe)
    assert [windows for _, _, windows, _ in found] == [BARS, "none"]


def test_months_under_years_and_by_number() -> None:
    upper = ["№", "Мероприятие", "2025 год", "", "2026 год", "", "Ответственный"]
    lower = ["", "", "ноябрь", "декабрь", "январь", "февраль", ""]
    row = ["1", "Обойти дворы", "", "+", "+", "", "Ким А.В."]
    assert bars_of([upper, lower, row], years="2025-2026 годы")[0][2] == "2025-12-01..2026-01-31"
    upper = ["№", "Мероприятие", "Месяцы", "", "", "", "Ответственный"]
    lower = ["", "", "1", "2", "3", "4", ""]
    assert bars_of([upper, lower, row])[0][2] == "2026-02-01..2026-03-31"


def test_quarters_as_columns_and_no_column_of_people() -> None:
    head = ["№", "Мероприятие", "I кв.", "II кв.", "III кв.", "IV кв."]
    assert bars_of([head, ["1", "Обойти дворы", "", "+", "+", ""]]) == [
        ("1", "Обойти дворы", "2026-04-01..2026-09-30", [])
    ]


def test_words_under_a_month_are_doubted() -> None:
    head = ["№", "Мероприятие", *MONTHS, "Ответственный"]
    row = ["1", "Обойти дворы", "", "15", "", "", "", "", "Ким А.В."]
    assert bars_of([head, row])[0][2] == "2026-02-15..2026-02-15?"


# --- headings of time, columns under other words, rows like heads


def test_a_row_with_a_time_or_a_name_is_no_head() -> None:
    head = "Месяц\tМероприятие\tМесто\tКто проводит\n"
    rows = "Март\tСмотр\tклуб\tКим А.В.\nИюль - август\tРабота площадок\tдворы\tпедагоги-организаторы\n"
    assert [row.title for row in read(TITLE + head + rows).activities] == ["Смотр", "Работа площадок"]


def test_a_column_of_time_is_known_by_its_cells() -> None:
    text = f"{TITLE}№\tЗадача\tКрайняя черта\tИсполнители\n1\tОбойти дворы\tмай\tКим А.В.\n"
    assert [short(row) for row in read(text + "2\tВывезти снег\tмарт\tУчасток № 2\n").activities] == TWO_ROWS


def test_a_column_of_people_is_known_by_its_cells() -> None:
    text = f"{TITLE}№\tЗадача\tСрок\tЧья забота\n1\tОбойти дворы\tмай\tКим А.В.\n"
    assert [short(row) for row in read(text + "2\tВывезти снег\tмарт\tБелов И.И.\n").activities] == [
        TWO_ROWS[0],
        ("2", "Вывезти снег", MARCH, ["Белов И.И."]),
    ]


def test_a_day_beside_its_month_is_the_day() -> None:
    head = "Месяц\t№\tМероприятие\tДата\tОтветственный\n"
    rows = "Май\t1\tСмотр\t5 мая\tКим А.В.\n\t2\tБал\t20 мая\tКим А.В.\nИюнь\t3\tСбор\t1 июня\tКим А.В.\n"
    rows += "Июль\t4\tПоход\t2 июля\tКим А.В.\nВесь год\t5\tКружок\tпо субботам\tКим А.В.\n"
    found = read(TITLE + head + rows).activities
    assert [short(row)[2] for row in found] == [
        "2026-05-05..2026-05-05",
        "2026-05-20..2026-05-20",
        "2026-06-01..2026-06-01",
        "2026-07-02..2026-07-02",
        "2026-01-01..2026-12-31",
    ]


def test_a_weekday_under_a_month_is_of_that_month() -> None:
    head = "№\tМероприятие\tСрок\tОтветственный\n"
    text = f"{TITLE}{head}Март\t\t\t\n1\tКружок\tпо субботам\tКим А.В.\n2\tСбор\tкаждый вторник\tКим А.В.\n"
    assert [short(row)[2] for row in read(text).activities] == [MARCH, MARCH]


def test_during_the_quarter_is_the_quarter_of_the_heading() -> None:
    head = "№\tМероприятие\tСрок\tОтветственный\n"
    text = f"{TITLE}{head}II квартал\t\t\t\n1\tОбойти дворы\tв течение квартала\tКим А.В.\n2\tСнег\tапрель\tКим А.В.\n"
    row = read(text).activities[0]
    assert (row.deadline.kind, row.doubts) == (DeadlineKind.THROUGHOUT, ())
    assert short(row)[2] == "2026-04-01..2026-06-30"


def test_a_numbered_row_with_the_words_of_a_head_is_no_head() -> None:
    head = "№\tМероприятие\tИсполнитель\tСрок\n"
    rows = "1\tСовещание по итогам работ\tКим А.В.\tпосле завершения посадки\n2\tОбойти дворы\tУчасток № 2\tмай\n"
    assert [row.number for row in read(TITLE + head + rows).activities] == ["1", "2"]


# --- minutes of a meeting

MINUTES = """ПРОТОКОЛ

от 2 марта 2026 г.\t№ 4

ПОВЕСТКА ДНЯ:
1. О весенней уборке

1. О весенней уборке
СЛУШАЛИ:
1. Кима А.В. о состоянии дворов.
РЕШИЛИ:
1.1. Информацию принять к сведению.
1.2. Участку № 2 вывезти снег до 20 марта 2026 г.
1.3. Ким А.В. обойти дворы в мае 2026 г.
2. О доске почёта
РЕШИЛИ:
2.1. Белову И.И. обновить доску до 1 апреля 2026 г.

Председатель\tИ.И. Белов
"""


def test_minutes_give_what_was_decided_and_nothing_of_what_was_heard() -> None:
    assert [(row.number, row.title, [r.name for r in row.responsible]) for row in read(MINUTES).instructions] == [
        ("1.2", "вывезти снег", ["Участок № 2"]),
        ("1.3", "обойти дворы", ["Ким А.В."]),
        ("2.1", "обновить доску", ["Белов И.И."]),
    ]


def test_minutes_may_label_what_was_decided() -> None:
    minutes = (
        "ПРОТОКОЛ № 4\n\n02.03.2026\n\n1. СЛУШАЛИ: Кима А.В. о дворах.\nРЕШИЛИ:\n"
        "1.1. Обойти дворы.\nСрок: май 2026 г.\nОтв.: Ким А.В.\n"
        "1.2. Вывезти снег.\nСрок: март 2026 г.\nОтв.: Участок № 2.\n\nПредседатель\tИ.И. Белов\n"
    )
    found = [short(row) for row in read(minutes).instructions]
    assert found == [("1.1", *TWO_ROWS[0][1:]), ("1.2", *TWO_ROWS[1][1:])]


def test_points_that_ask_nothing_of_anybody_are_no_tasks() -> None:
    minutes = (
        "ПРОТОКОЛ № 4\n\n02.03.2026\n\nРЕШИЛИ:\n1. Доклад Кима А.В. принять к сведению.\n"
        "2. Решение от 01.03.2025 № 2 признать утратившим силу.\n"
        "3. Редактору газеты «Сельские вести» Ковалёву И.Г. еженедельно печатать сводку.\n"
    )
    assert [short(row) for row in read(minutes).instructions] == [
        ("3", "печатать сводку", "2026-01-01..2026-12-31", ["Ковалёв И.Г.?"])
    ]


def test_an_instruction_before_the_plan_s_year_keeps_its_deadline() -> None:
    order = (
        "ПРИКАЗ\n\n12.11.2025 № 5\n\nО клубе\n\nПРИКАЗЫВАЮ:\n1. Участку № 2 вывезти снег до 1 декабря 2025 г.\n\n"
        f"Директор\tИ.И. Белов\n\nПриложение\n\n{TITLE}№\tМероприятие\tСрок\tОтветственный\n1\tСмотр\tмай\tКим А.В.\n"
    )
    row = read(order).instructions[0]
    assert short(row) == ("1", "вывезти снег", "..2025-12-01?", ["Участок № 2"])


# --- names in an oblique case


def test_a_column_in_the_dative_is_turned_and_asks_once_a_person() -> None:
    rows = [
        ("Обойти дворы", "май", "Белову И.И."),
        ("Вывезти снег", "март", "Отделу благоустройства"),
        ("Побелить деревья", "май", "Жителям"),
        ("Сдать отчёт", "июнь", "Белову И.И., Шульгиной В.Ф."),
    ]
    text = f"{TITLE}Мероприятие\tСрок\tИсполнители\n" + "".join("\t".join(row) + "\n" for row in rows)
    assert [short(row)[3] for row in read(text).activities] == [
        ["Белов И.И.?"],
        ["Отдел благоустройства"],
        ["Жители"],
        ["Белов И.И.?", "Шульгина В.Ф.?"],
    ]


def test_a_lone_dative_among_nominatives_is_doubted() -> None:
    head = "№\tМероприятие\tСрок\tОтветственный\n"
    text = f"{TITLE}{head}1\tСмотр\tмай\tБелову И.И.\n2\tСбор\tмай\tКим А.В.\n3\tБал\tмай\tМостовой Г.П.\n"
    assert [short(row)[3] for row in read(text).activities] == [["Белов И.И.?"], ["Ким А.В."], ["Мостовой Г.П."]]


def test_one_who_signs_beside_a_tab_is_the_one_who_controls() -> None:
    order = (
        "ПОСТАНОВЛЕНИЕ\n\nот 12.01.2026 № 5\n\nО дворах\n\nПОСТАНОВЛЯЮ:\n1. Утвердить план работы на 2026 год.\n"
        "2. Контроль оставляю за собой.\n\nГлава посёлка\tИ.И. Белов\n\nПриложение\n\nПлан работы на 2026 год\n\n"
        "№\tМероприятие\tСрок\tОтветственный\n1\tОбойти дворы\tмай\tКим А.В.\n"
    )
    assert read(order).head.controller == "Белов И.И."
