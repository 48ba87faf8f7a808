"""An obligation in words: how far off its date is, or how long ago it was."""

from __future__ import annotations

from datetime import date

import pytest

from bot.messages.obligations import relative
from bot.texts import texts_for
from bot.working_days import russian_calendar

CALENDAR = russian_calendar(2025, 2028)
THURSDAY = date(2026, 12, 10)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (8, "через 2 рабочих дня"),
        (9, "завтра"),
        (10, "сегодня"),
        (11, "просрочено на 1 рабочий день"),
        (12, "просрочено на 1 рабочий день"),
        (13, "просрочено на 1 рабочий день"),
        (14, "просрочено на 2 рабочих дня"),
    ],
)
def test_a_weekend_makes_nothing_later_than_it_was_on_friday(day: int, said: str):
    assert relative(texts_for("ru"), THURSDAY, date(2026, 12, day), CALENDAR) == said
