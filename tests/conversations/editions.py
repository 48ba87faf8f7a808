"""Two editions of one plan of the invented town, as its department would sign them."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from docx import Document

ELENA, OLEG = "Рябинина Е.В.", "Синичкин О.И."
_KINDS = (
    "сверку списков выпускников",
    "осмотр спортивных площадок",
    "семинар для библиотекарей",
    "опрос родителей о питании",
    "ревизию учебного фонда",
    "смотр школьных музеев",
)
_PLACES = (
    "Заречного района",
    "Центрального района",
    "посёлка Озёрный",
    "северных сёл",
    "города",
    "интернатов",
    "садов",
)


@dataclass(frozen=True)
class Row:
    number: int
    title: str
    deadline: str
    people: str


def first_edition() -> list[Row]:
    """43 rows: the odd ones are Elena's, the even ones Oleg's, each with a day of its own in spring."""
    return [
        Row(
            number,
            f"Провести {_KINDS[(number - 1) % len(_KINDS)]} {_PLACES[(number - 1) // len(_KINDS) % len(_PLACES)]}"
            + (" повторно" if number > len(_KINDS) * len(_PLACES) else ""),
            f"до {1 + number % 27} {('марта', 'апреля', 'мая')[number % 3]} 2026 года",
            ELENA if number % 2 else OLEG,
        )
        for number in range(1, 44)
    ]


def second_edition() -> list[Row]:
    """Of the first: 5 rows changed, 3 added, 2 removed; the numbers are counted anew."""
    rows = {row.number: row for row in first_edition()}
    rows[1] = replace(rows[1], deadline="до 25 июня 2026 года")
    rows[3] = replace(rows[3], deadline="до 26 июня 2026 года")
    rows[5] = replace(rows[5], title=rows[5].title + " и пришкольных территорий")
    rows[7] = replace(rows[7], people=OLEG)
    rows[9] = replace(rows[9], deadline="до 15 апреля 2026 года и до 15 мая 2026 года")
    del rows[20], rows[21]
    added = [
        Row(44, "Подготовить летний лагерь дневного пребывания", "до 29 мая 2026 года", ELENA),
        Row(45, "Утвердить график ремонта котельных", "до 22 мая 2026 года", OLEG),
        Row(46, "Собрать заявки на новые автобусы", "до 20 мая 2026 года", OLEG),
    ]
    kept = [*rows.values(), *added]
    return [replace(row, number=number) for number, row in enumerate(kept, 1)]


def plan_docx(rows: list[Row], order: str, day: str) -> bytes:
    document = Document()
    for line in (
        "Управление образования администрации города Кленогорска",
        "ПРИКАЗ",
        f"{day}\t\t№ {order}",
        "Об утверждении плана весенних работ",
        "План весенних работ школ города Кленогорска на 2026 год",
    ):
        document.add_paragraph(line)
    table = document.add_table(1, 4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("№", "Мероприятие", "Срок", "Ответственный"), strict=True):
        cell.text = text
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, (f"{row.number}.", row.title, row.deadline, row.people), strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
