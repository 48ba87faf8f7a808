"""Office hours: nobody is spoken to first at night, on a day off, or after work."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.office import Office
from bot.working_days import russian_calendar

MOSCOW = ZoneInfo("Europe/Moscow")
OFFICE = Office(russian_calendar(2025, 2027), MOSCOW)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-02-02 09:00", "2026-02-02 09:00"),
        ("2026-02-02 08:30", "2026-02-02 08:30"),
        ("2026-02-02 07:10", "2026-02-02 08:30"),
        ("2026-02-02 18:00", "2026-02-03 08:30"),
        # Friday evening, then a weekend and a holiday on Monday.
        ("2026-02-20 19:00", "2026-02-24 08:30"),
        ("2026-02-22 12:00", "2026-02-24 08:30"),
        # 1 November 2025 was a working Saturday.
        ("2025-11-01 10:00", "2025-11-01 10:00"),
        ("2025-12-31 10:00", "2026-01-12 08:30"),
    ],
)
def test_when_the_bot_may_speak_first(moment: str, opens: str):
    asked = datetime.fromisoformat(moment).replace(tzinfo=MOSCOW)
    assert OFFICE.next_open_moment(asked) == datetime.fromisoformat(opens).replace(tzinfo=MOSCOW)


def test_each_person_has_their_own_morning():
    asked = datetime(2026, 2, 2, 6, 0, tzinfo=MOSCOW)
    assert OFFICE.next_open_moment(asked, "Asia/Vladivostok") == asked
    assert OFFICE.next_open_moment(asked) > asked
