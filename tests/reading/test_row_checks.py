"""Rows that were cut or joined in the wrong place are asked about; what a text leaves out may have been overlooked."""

from __future__ import annotations

import pytest

from bot.domain.deadline import Deadline, DeadlineKind
from bot.domain.roadmap import Activity, Field
from bot.reading.document import read_document
from bot.reading.parts import part_lines
from bot.reading.row_checks import doubt_fragments

PLAIN = ("Обойти дворы", "Вывезти снег", "Полить газоны", "Покрасить скамьи", "«Чистый двор»: смотр")
FRAGMENTS = {
    "it begins in mid-sentence": "и сколоть лёд",
    "it ends in mid-sentence": "Сколоть лёд во дворах и",
    "it ends with a comma": "Сколоть лёд,",
    "it says nothing": "–",
    "it holds the next number": "Сколоть лёд. 2.6. Убрать листья",
}


def row(title: str, number: str | None = "2.5") -> Activity:
    return Activity(None, number, title, "", "", Deadline(DeadlineKind.NONE), ())


@pytest.mark.parametrize("title", FRAGMENTS.values(), ids=FRAGMENTS)
def test_a_fragment_is_doubted(title: str) -> None:
    doubted = doubt_fragments([*map(row, PLAIN), row(title)])
    assert [[doubt.field for doubt in one.doubts] for one in doubted] == [[]] * len(PLAIN) + [[Field.TITLE]]


def test_small_letters_are_a_plans_own_habit() -> None:
    assert not any(one.doubts for one in doubt_fragments([row(title.lower()) for title in PLAIN]))


def test_a_number_of_another_list_is_no_next_row() -> None:
    assert not doubt_fragments([row("Обойти дворы по п. 3.1 Правил"), row("Сверить 2.6 га")])[0].doubts


PARAGRAPHS = """План уборки на 2024 год

1. Отделу дворов (Ким А.В.):
1.1. Обойти дворы. Срок: до 5 мая 2024 г.
1.2. Вывезти снег. Срок: март 2024 г.
2. Полить газоны. Срок: июнь 2024 г. Ответственный: Лис О.О.
3. Покрасить скамьи. Ответственный: Лис О.О.
4. Убрать листья. Срок: октябрь 2024 г.
"""


def test_paragraphs_under_an_addressee_are_its_own() -> None:
    rows = read_document("plan.txt", PARAGRAPHS.encode()).activities
    assert [(one.number, one.section) for one in rows[:2]] == [("1.1", None), ("1.2", None)]
    assert [[who.name for who in one.responsible] for one in rows[:3]] == [
        ["Отдел дворов", "Ким А.В."],
        ["Отдел дворов", "Ким А.В."],
        ["Лис О.О."],
    ]


def test_what_a_paragraph_does_not_say_is_asked_about() -> None:
    rows = read_document("plan.txt", PARAGRAPHS.encode()).activities
    assert [{doubt.field for doubt in one.doubts} for one in rows] == [
        set(),
        set(),
        set(),
        {Field.DEADLINE},
        {Field.RESPONSIBLE},
    ]


def test_a_post_of_several_above_one_name_stands_beside_it() -> None:
    assert part_lines("Начальники смен\nЖук К.К.") == "Начальники смен; Жук К.К."
    assert part_lines("Начальник смены\nЖук К.К.") == "Начальник смены Жук К.К."
    assert part_lines("Маляры\nЖук К.К.\nЛис О.О.") == "Маляры Жук К.К.; Лис О.О."
