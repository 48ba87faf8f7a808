"""Working days as the office counts them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import WorkingCalendar
from bot.working_days import russian_calendar

RUSSIA = russian_calendar(2017, 2028)

days = st.dates(date(2018, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2018-04-28", True),  # a Saturday worked for 30 April
        ("2018-04-30", False),
        ("2019-05-10", False),
        ("2020-06-12", False),
        ("2021-02-20", True),
        ("2021-12-31", False),
        ("2022-03-05", True),
        ("2023-02-24", False),
        ("2024-04-27", True),
        ("2024-04-29", False),
        ("2024-11-02", True),
        ("2024-12-28", True),
        ("2024-12-30", False),
        ("2024-12-31", False),
        ("2025-01-08", False),
        ("2025-01-09", True),
        ("2025-05-08", False),
        ("2025-11-01", True),
        ("2025-11-03", False),
        ("2026-01-09", False),
        ("2026-01-12", True),
        ("2026-03-09", False),
        ("2026-03-01", False),  # a common Sunday
        ("2026-12-31", False),
        ("2027-02-20", True),
    ],
)
def test_days_that_the_production_calendar_names(day: str, worked: bool):
    assert RUSSIA.is_working(date.fromisoformat(day)) is worked


PUBLISHED = [(2018, 247), (2019, 247), (2021, 247), (2022, 247), (2023, 247), (2024, 248), (2025, 247), (2026, 247)]


@pytest.mark.parametrize(("year", "worked_days"), PUBLISHED)
def test_a_year_has_as_many_working_days_as_the_published_calendar(year: int, worked_days: int):
    assert RUSSIA.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == worked_days


def test_a_year_without_its_decree_is_not_known_until_the_organisation_writes_its_days():
    assert RUSSIA.knows(2026)
    assert not RUSSIA.knows(2028)
    assert not RUSSIA.is_working(date(2028, 1, 3)), "the holidays set by law hold all the same"
    own = russian_calendar(2028, 2028, {date(2028, 3, 7): False, date(2028, 3, 4): True})
    assert own.knows(2028)
    assert not own.is_working(date(2028, 3, 7))
    assert own.is_working(date(2028, 3, 4))


def test_an_organisation_may_correct_a_known_year():
    closed_for_quarantine = russian_calendar(2026, 2026, {date(2026, 2, 10): False})
    assert closed_for_quarantine.add_working_days(date(2026, 2, 9), 1) == date(2026, 2, 11)


@pytest.mark.parametrize(
    ("due", "n", "reached"),
    [
        ("2026-01-15", -3, "2026-01-12"),
        ("2026-01-13", -3, "2025-12-29"),  # over the New Year holidays
        ("2026-02-20", 1, "2026-02-24"),  # over a weekend and 23 February
        ("2026-02-22", 1, "2026-02-24"),
        ("2026-02-22", -1, "2026-02-20"),
        ("2026-02-22", 0, "2026-02-22"),
    ],
)
def test_counting_from_a_control_date(due: str, n: int, reached: str):
    assert RUSSIA.add_working_days(date.fromisoformat(due), n) == date.fromisoformat(reached)


@given(days, st.integers(-60, 60).filter(bool))
def test_counting_there_and_back(day: date, n: int):
    reached = RUSSIA.add_working_days(day, n)
    assert RUSSIA.is_working(reached)
    assert RUSSIA.working_days_between(day, reached) == n


@given(days, days, days)
def test_working_days_add_up(a: date, b: date, c: date):
    worked = [RUSSIA.following_working_day(day) for day in (a, b, c)]
    first, second, third = worked
    between = RUSSIA.working_days_between
    assert between(first, second) + between(second, third) == between(first, third)
    assert between(first, second) == -between(second, first)


@given(days)
def test_a_date_on_a_day_off_moves_to_the_nearest_worked_one(day: date):
    before, after = RUSSIA.preceding_working_day(day), RUSSIA.following_working_day(day)
    assert before <= day <= after
    assert RUSSIA.is_working(before)
    assert RUSSIA.is_working(after)
    if before != after:
        skipped = [before + timedelta(days=n) for n in range(1, (after - before).days)]
        assert not any(RUSSIA.is_working(off) for off in skipped)
        assert day in skipped
    else:
        assert RUSSIA.is_working(day)


def test_a_calendar_without_exceptions_is_monday_to_friday():
    plain = WorkingCalendar({}, ())
    monday = date(2026, 6, 1)
    assert [plain.is_working(monday + timedelta(days=n)) for n in range(7)] == [True] * 5 + [False] * 2
