"""Orders with plans of a library that the stories make up as they need them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document

ORDER = (
    "УПРАВЛЕНИЕ КУЛЬТУРЫ ГОРОДА КЛЕНОГОРСКА",
    "ПРИКАЗ",
    "20.01.2026\t\t№ 12",
    "Об утверждении плана мероприятий библиотек",
    "п р и к а з ы в а ю:",
    "1. Утвердить план мероприятий библиотек на 2026 год (приложение).",
    "2. Контроль за исполнением приказа возложить на М.П. Ветрову.",
    "Начальник управления\t\tТ.Р. Полянская",
    "Приложение к приказу",
    "План мероприятий библиотек на 2026 год",
)
HEAD = ("№", "Мероприятие", "Срок исполнения", "Ответственный")
LIBRARY = (
    ("1", "Составить список читателей", "До 02.03.2026", "Рябинина Е.В., методист"),
    ("2", "Открыть выставку книг о космосе", "Март 2025 г.", "Рябинина Е.В., методист; Синичкин О.И., директор ЦРО"),
    ("3", "Провести встречу с писателем", "", "Синичкин О.И., директор ЦРО"),
    ("4", "Обновить стенд в читальном зале", "", "Рябинина Е.В., методист"),
    ("5", "Собрать отзывы читателей", "Апрель, октябрь", ""),
    ("6", "Вечер чтения вслух", "Единый день книги", "Синичкин О.И., директор ЦРО"),
    ("7", "Свести итоги года", "До 20.12.2026", "Синичкин О.И., директор ЦРО (координация), Рябинина Е.В., методист"),
)
"""One clear row and six questions: a slip in a year, two blank deadlines, nobody named, an event, a remark."""


def plan_docx(rows: Sequence[Sequence[str]] = LIBRARY) -> bytes:
    document = Document()
    for line in ORDER:
        document.add_paragraph(line)
    table = document.add_table(len(rows) + 1, len(HEAD), style="Table Grid")
    for row, texts in zip(table.rows, (HEAD, *rows), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
