"""What putting a nudge off is called."""

from __future__ import annotations

from datetime import date

import pytest

from bot.gallery.town import town
from bot.messages.nudges import later
from bot.texts import texts_for


@pytest.mark.parametrize(
    ("today", "tomorrow", "monday", "labels"),
    [
        (date(2026, 2, 2), date(2026, 2, 3), date(2026, 2, 9), ["Завтра, вт 3", "На следующей неделе, пн 9"]),
        (date(2026, 2, 4), date(2026, 2, 5), date(2026, 2, 9), ["Завтра, чт 5", "На следующей неделе, пн 9"]),
        (date(2026, 2, 6), date(2026, 2, 9), None, ["В ближайший рабочий день, пн 9"]),
        (date(2026, 2, 20), date(2026, 2, 24), None, ["В ближайший рабочий день, вт 24"]),
    ],
    ids=["monday", "wednesday", "friday", "before a holiday"],
)
def test_a_day_is_called_what_it_is(today: date, tomorrow: date, monday: date | None, labels: list[str]):
    found = [town().obligation(0, 30)]
    message = later(texts_for("ru"), found, tomorrow, monday, today, verb="snooze", subject_id=1)
    assert [row[0].text for row in message.buttons][: len(labels)] == [f"{label} февраля" for label in labels]
    assert len(message.buttons) == len(labels) + 2
