"""An edited message finds the lines of a report that it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.report import corrected

TWO = "Планы приняты на педсовете.\nПротокол приложу завтра."


@pytest.mark.parametrize(
    ("text", "edited", "wanted"),
    [
        ("Плнаы приняты.", "Планы приняты.", "Планы приняты."),
        (TWO, "Протокол приложу в пятницу.", "Планы приняты на педсовете.\nПротокол приложу в пятницу."),
        (TWO, "Планы приняты на совете.", "Планы приняты на совете.\nПротокол приложу завтра."),
        (TWO, "Протокол приложу завтра.", TWO),
        (TWO, TWO + "\nИ фото тоже.", TWO + "\nИ фото тоже."),
        (
            "Собрание прошло",
            "Собрание прошло, были все классы, протокол у секретаря, вопросов нет.",
            "Собрание прошло, были все классы, протокол у секретаря, вопросов нет.",
        ),
        (TWO, "Доброе утро, во сколько совещание?", None),
        (TWO, "да", None),
        (TWO, "", None),
        ("", "Планы приняты.", None),
    ],
)
def test_the_lines_most_like_it_are_put_right(text: str, edited: str, wanted: str | None) -> None:
    assert corrected(text, edited) == wanted


@given(st.lists(st.text("абвгдежз ", min_size=12, max_size=30).map(str.strip).filter(bool), min_size=1, max_size=5))
def test_a_line_edited_to_what_it_was_changes_nothing(lines: list[str]) -> None:
    text = "\n".join(lines)
    for line in lines:
        assert corrected(text, line) == text
