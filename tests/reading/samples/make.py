"""Writes the documents of this folder anew: `python -m tests.reading.samples.make`. Towns and people are invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import xlsxwriter

from bot.bench.ruled_pdf import RuledPage, write_pdf
from tests.reading.samples.make_forms import make_clinic, make_rollout
from tests.reading.samples.make_learning import make_estate, make_library, make_university

DOCUMENTS = Path(__file__).parent / "documents"


def main() -> None:
    make_health()
    make_culture()
    make_theatre()
    make_hospital()
    make_roads()
    make_university(DOCUMENTS, _table)
    make_library(DOCUMENTS, _table)
    make_estate(DOCUMENTS)
    make_clinic(DOCUMENTS)
    make_rollout(DOCUMENTS)


def _paragraphs(document: Any, *texts: str, style: str | None = None) -> None:
    for text in texts:
        document.add_paragraph(text, style=style)


def _table(document: Any, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]] = ()) -> None:
    """`merged` holds (top, left, bottom, right) of cells to join; the first keeps its text."""
    table = document.add_table(0, max(map(len, rows)))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    for top, left, bottom, right in merged:
        text = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = text


def make_health() -> None:
    """An order with its date in a layout table, a head of two rows, dates in two columns."""
    document = docx.Document()
    _paragraphs(document, "МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ", "ЗАРЕЧНОЙ ОБЛАСТИ", "", "П Р И К А З")
    _table(document, [["14 марта 2022 г.", "г. Заречинск", "№ 215-н"]])
    _paragraphs(
        document,
        "",
        "Об утверждении плана мероприятий по снижению смертности",
        "от болезней системы кровообращения на 2022-2024 годы",
        "",
        "В целях снижения смертности населения Заречной области п р и к а з ы в а ю:",
        "1. Утвердить прилагаемый план мероприятий по снижению смертности на 2022-2024 годы (далее – План).",
        "2. Главным врачам медицинских организаций:",
        "2.1. Назначить ответственных за исполнение Плана в срок до 01.04.2022.",
        "2.2. Представлять отчёт об исполнении Плана в отдел организации медицинской помощи ежеквартально.",
        "3. Начальнику отдела кадров Ю.В. Саяпиной довести приказ до сведения руководителей.",
        "4. Контроль за исполнением настоящего приказа возложить на первого заместителя министра Рябинину Т.К.",
        "",
        "Министр                                                          А.Л. Кожевников",
        "",
        "УТВЕРЖДЕН",
        "приказом министерства здравоохранения",
        "Заречной области",
        "от 14.03.2022 № 215-н",
        "",
        "ПЛАН",
        "мероприятий по снижению смертности от болезней системы кровообращения в Заречной области на 2022-2024 годы",
        "",
    )
    _table(
        document,
        [
            ["№ п/п", "Наименование мероприятия", "Сроки реализации", "", "Ответственный исполнитель", "Результат"],
            ["", "", "Начало", "Окончание", "", ""],
            ["1. Первичная профилактика"],
            ["1.1.", "Диспансеризация взрослого населения", "01.04.2022", "31.12.2024", "Главные врачи", "70 %"],
            [
                "1.2.",
                "Социальная реклама о признаках инсульта",
                "01.05.2022",
                "30.06.2022",
                "ГБУЗ «Центр профилактики»,\nЛужина О.П., главный внештатный специалист",
                "10 роликов",
            ],
            ["2. Вторичная профилактика"],
            ["2.1.", "Мониторинг лекарственного обеспечения", "ежемесячно", "", "Отдел кадров", ""],
            ["2.2.", "Закупка ангиографов", "", "31.12.2023", "ГКУ «Дирекция закупок»\nСаяпина Ю.В.", "2 ед."],
        ],
        [(0, 2, 0, 3), *((0, column, 1, column) for column in (0, 1, 4, 5)), (2, 0, 2, 5), (5, 0, 5, 5)],
    )
    document.save(DOCUMENTS / "zarechinsk-health-2022.docx")


def make_theatre() -> None:
    """An order numbered by the word processor, sections merged over the width, a table of indicators below."""
    document = docx.Document()
    _paragraphs(document, "Департамент культуры", "города Верхнереченска", "", "ПРИКАЗ")
    _paragraphs(document, "№ 44/1                                «05» февраля 2019 г.", "О проведении Года театра", "")
    _paragraphs(document, "В целях поддержки театров приказываю:")
    _paragraphs(
        document,
        "Утвердить план мероприятий по проведению Года театра (Приложение № 1).",
        "Директорам муниципальных учреждений культуры обеспечить выполнение плана.",
        "Отделу бухгалтерского учёта (Зверева А.А.) предусмотреть средства на премии до 1 марта 2019 года.",
        "Контроль исполнения приказа возложить на заместителя директора департамента Н.Г. Ушакову.",
        style="List Number",
    )
    _paragraphs(document, "", "Директор департамента\t\t\tВ.И. Крылова", "")
    _paragraphs(document, "Приложение № 1 к приказу департамента культуры от 05.02.2019 № 44/1", "")
    _paragraphs(document, "План мероприятий по проведению Года театра", "в городе Верхнереченске")
    _table(
        document,
        [
            ["№ п/п", "Мероприятие", "Дата проведения", "Место проведения", "Ответственный"],
            ["Торжественные мероприятия"],
            ["1", "Открытие Года театра", "15 февраля 2019 г.", "Театр", "Зорина Л.К., директор театра"],
            ["2", "Фестиваль «Рампа»", "март, октябрь", "ДК «Химик»", "Дом культуры «Химик»\nОтдел искусств"],
            ["Работа с детьми"],
            ["3", "Мастер-классы по гриму", "", "Студия", "Руководители студий"],
            ["4", "Конкурс чтецов", "III квартал", "Библиотека № 2", "Пахомова Р.Р."],
        ],
        [(1, 0, 1, 4), (2, 4, 2, 4), (4, 0, 4, 4)],
    )
    _paragraphs(document, "Целевые показатели")
    _table(
        document, [["№", "Наименование показателя", "Ед. изм.", "План 2019"], ["1", "Число спектаклей", "ед.", "40"]]
    )
    document.save(DOCUMENTS / "verkhnerechensk-theatre-2019.docx")


def make_hospital() -> None:
    """No order, a stamp with a blank date, parts with deadlines and people of their own, deadlines merged downwards."""
    document = docx.Document()
    _paragraphs(document, "«УТВЕРЖДАЮ»", "Главный врач ГБУЗ «Лесногорская ЦРБ»", "_______________ Т.М. Синицын")
    _paragraphs(document, "«___» __________ 2023 г.", "", "План")
    _paragraphs(document, "основных организационных мероприятий ГБУЗ «Лесногорская ЦРБ» на 2023 год", "")
    _table(
        document,
        [
            ["№", "Мероприятия", "Сроки", "Исполнители"],
            ["I", "ОРГАНИЗАЦИОННАЯ РАБОТА", "", ""],
            [
                "1",
                "Подготовить и провести:\n- день открытых дверей;\n- конференцию медсестёр;\n- врачебную конференцию",
                "апрель\nмай\nноябрь",
                "Синицын Т.М.\nОрлова Н.Н.\nСиницын Т.М.",
            ],
            ["2", "Проверить работу ФАПов", "1-2 квартал", "Зам. главного врача по поликлинике, районный терапевт"],
            ["II", "ЛЕЧЕБНАЯ РАБОТА", "", ""],
            ["3", "Диспансеризация ветеранов", "К 9 мая", "Участковые терапевты"],
            ["4", "Осмотр призывников", "", "Комиссия"],
            ["5", "Вакцинация против гриппа", "сентябрь - ноябрь", "Мишина О.Е. - медсестра кабинета"],
        ],
        [(5, 2, 6, 2)],
    )
    _paragraphs(document, "", "Составил: зам. главного врача по ОМР\t\tГ.Д. Лебедев")
    document.save(DOCUMENTS / "lesnogorsk-hospital-2023.docx")


def make_culture() -> None:
    """A sheet with title rows, months as headings, days without a month, one typed date, a signature below."""
    book = xlsxwriter.Workbook(str(DOCUMENTS / "lipovka-culture-2023.xlsx"))
    sheet = book.add_worksheet("План")
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.merge_range("C1:E1", "УТВЕРЖДАЮ")
    sheet.merge_range("C2:E2", "Директор МБУК «Дом культуры с. Липовка»")
    sheet.merge_range("C3:E3", "____________ Е.С. Прокудина")
    sheet.merge_range("A5:E5", "ПЛАН РАБОТЫ")
    sheet.merge_range("A6:E6", "МБУК «ДОМ КУЛЬТУРЫ С. ЛИПОВКА» НА 2023 ГОД")
    sheet.write_row("A8", ["Дата", "Время", "Мероприятие", "Место проведения", "Ответственный"])
    sheet.merge_range("A9:E9", "ЯНВАРЬ")
    sheet.write_row("A10", ["14", "18:00", "Концерт хора «Сударушка»", "Большой зал", "Прокудина Е.С."])
    sheet.write_row("A11", ["2 неделя", "", "Выставка рисунка", "Фойе", "Ганина М.И., художник-оформитель"])
    sheet.merge_range("A12:E12", "ФЕВРАЛЬ")
    sheet.write_row("A13", ["22-23", "12:00", "Турнир по шашкам", "Малый зал", "Руководители кружков"])
    sheet.write_datetime("A14", datetime(2023, 2, 18), day)  # noqa: DTZ001 - a sheet's dates have no zone
    sheet.write_row("B14", ["", "Проводы зимы", "Площадь", "Прокудина Е.С., Ганина М.И."])
    sheet.write("A16", "Художественный руководитель")
    sheet.write("E16", "М.И. Ганина")
    book.close()


def make_roads() -> None:
    """A ruled PDF: the head repeated on the second page, a row cut by the page, a section merged over the width."""
    widths = (50, 330, 120, 200)
    head = ("№", "Мероприятие", "Срок исполнения", "Исполнители")
    first, second = RuledPage(), RuledPage()
    for text in ("УТВЕРЖДЁН", "распоряжением администрации города Подгорска", "от 20.02.2020 № 31-р"):
        first.line(text, left=500)
    first.line("")
    first.line("План мероприятий по подготовке дорог города Подгорска", left=200)
    first.line("к весеннему паводку на 2020 год", left=260)
    first.line("")
    first.row(head, widths)
    first.row(("1. Подготовка",), widths)
    first.row(
        ("1.1", "Очистить водоотводные канавы и трубы вдоль улиц города", "до 15 марта", "МКУ «Дорожник»"), widths
    )
    first.row(("1.2", "Создать запас щебня и песка на базах", "март 2020 г.", "МКУ «Дорожник», Валуев С.Р."), widths)
    first.row(("1.3", "Обследовать мосты и составить ведомость", "февраль-март", "Комиссия по обследованию"), widths)
    second.row(head, widths)
    second.row(("", "дефектов покрытия и опор", "", "мостов"), widths)
    second.row(("2. Паводковый период",), widths)
    second.row(("2.1", "Дежурство бригад", "ежедневно", "Начальник участка Ким А.В."), widths)
    second.row(("2.2", "Отчёт о повреждениях", "до 01.06.2020", "Валуев С.Р."), widths)
    (DOCUMENTS / "podgorsk-roads-2020.pdf").write_bytes(write_pdf([first, second]))


if __name__ == "__main__":
    main()
