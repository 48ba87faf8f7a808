"""The clock, and the demo's way to move it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock


def test_the_demo_moves_the_clock_for_every_process_that_reads_the_same_file(tmp_path: Path):
    file = tmp_path / "state" / "clock"
    demo, bot = Clock(file), Clock(file)
    before = bot.now()
    demo.shift_by(86400)
    demo.shift_by(3600)
    assert timedelta(hours=25) <= bot.now() - before < timedelta(hours=26)
    assert bot.shift() == 90000
    assert Clock().shift() == 0, "a clock without the file stays with the system's"


def test_now_is_an_aware_moment_in_utc():
    assert Clock().now().tzinfo is UTC


def test_today_is_the_day_of_the_place_not_of_greenwich(tmp_path: Path):
    file = tmp_path / "clock"
    clock = Clock(file)
    target = datetime(2031, 5, 9, 22, 30, tzinfo=UTC)
    clock.shift_by((target - clock.now()).total_seconds())
    assert clock.today(ZoneInfo("Europe/Moscow")).isoformat() == "2031-05-10"
    assert clock.today(ZoneInfo("UTC")).isoformat() == "2031-05-09"


def test_a_clock_that_nobody_may_move_says_so():
    with pytest.raises(ValueError, match="can't be moved"):
        Clock().shift_by(1)
