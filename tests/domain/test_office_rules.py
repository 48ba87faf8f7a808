"""The office's rules over the production calendar: 31 December, working Saturdays, the holidays of May."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deadline import Deadline, DeadlineKind, Recurrence, Window
from bot.domain.errors import Refusal
from bot.domain.extension import asked_until, offered_days
from bot.domain.obligation import Part, control_points, offered_date, part_date
from bot.domain.office import Checkpoints, DayOff, OfficeRules, control_day
from bot.domain.office_rule import Rule, parsed, range_of, value_of, with_value
from bot.domain.timetable import Lag, next_quarter_day
from bot.working_days import russian_calendar

CALENDAR = russian_calendar(2023, 2029)
RULES = OfficeRules()
days = st.dates(date(2023, 2, 1), date(2028, 12, 1))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("due", "preceding", "following"),
    [
        # 31 December 2024 was a moved day off, and with it the two days before; 28 December was a worked Saturday.
        ("2024-12-31", "2024-12-28", "2025-01-09"),
        ("2024-12-28", "2024-12-28", "2024-12-28"),
        # 31 December 2026 is off by decree; so are the first days of January.
        ("2026-12-31", "2026-12-30", "2027-01-11"),
        # 1 November 2025 was a worked Saturday, and Monday the 3rd was off for it.
        ("2025-11-01", "2025-11-01", "2025-11-01"),
        ("2025-11-03", "2025-11-01", "2025-11-05"),
        # The holidays of May 2026: 1-3 and 9-11.
        ("2026-05-01", "2026-04-30", "2026-05-04"),
        ("2026-05-03", "2026-04-30", "2026-05-04"),
        ("2026-05-10", "2026-05-08", "2026-05-12"),
        ("2026-05-09", "2026-05-08", "2026-05-12"),
        ("2026-02-23", "2026-02-20", "2026-02-24"),
    ],
)
def test_where_a_date_on_a_day_off_goes(due: str, preceding: str, following: str):
    shown = {
        rule: str(control_day(day(due), CALENDAR, replace(RULES, day_off=rule)))
        for rule in (DayOff.PRECEDING, DayOff.FOLLOWING, DayOff.SAME)
    }
    assert shown == {DayOff.PRECEDING: preceding, DayOff.FOLLOWING: following, DayOff.SAME: due}


@pytest.mark.parametrize(
    ("start", "due", "changed", "control"),
    [
        ("2026-03-01", "2026-03-31", {}, "2026-04-10"),
        ("2026-03-01", "2026-03-31", {"after_period_day": 5}, "2026-04-03"),
        ("2026-03-01", "2026-03-31", {"after_period_day": 5, "day_off": DayOff.FOLLOWING}, "2026-04-06"),
        ("2026-04-01", "2026-04-30", {}, "2026-05-08"),
        ("2026-04-01", "2026-04-30", {"day_off": DayOff.FOLLOWING}, "2026-05-12"),
        ("2026-12-01", "2026-12-31", {}, "2027-01-20"),
        ("2026-12-01", "2026-12-31", {"after_year_day": 31}, "2027-01-29"),
    ],
)
def test_a_month_is_reported_after_it(start: str, due: str, changed: dict[str, object], control: str):
    rules = replace(RULES, **changed)  # type: ignore[arg-type]
    month = Deadline(DeadlineKind.DATES, (Window(day(start), day(due)),), Recurrence.MONTHLY)
    (point,) = control_points(
        month, checkpoints=Checkpoints.QUARTERLY, since=day(start), calendar=CALENDAR, rules=rules
    )
    assert str(point.control_date) == control


@pytest.mark.parametrize(
    ("control", "before", "part"),
    [
        ("2026-05-14", 3, "2026-05-08"),
        ("2026-05-14", 0, "2026-05-14"),
        # Over the New Year holidays.
        ("2027-01-13", 3, "2026-12-30"),
        # Over a worked Saturday.
        ("2025-11-05", 3, "2025-10-30"),
    ],
)
def test_a_co_executor_gives_their_part_so_many_working_days_before(control: str, before: int, part: str):
    rules = replace(RULES, co_executor_days=before)
    assert str(part_date(day(control), Part.CO_EXECUTOR, calendar=CALENDAR, rules=rules)) == part


@pytest.mark.parametrize(
    ("order", "months", "offered"),
    [
        ("2026-01-27", 1, "2026-02-27"),
        ("2026-01-31", 1, "2026-02-27"),
        ("2026-04-10", 1, "2026-05-08"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-31", 2, "2027-02-26"),
        ("2027-12-31", 2, "2028-02-29"),
    ],
)
def test_a_row_without_a_deadline_is_offered_months_from_the_order(order: str, months: int, offered: str):
    rules = replace(RULES, no_deadline_months=months)
    assert str(offered_date(day(order), calendar=CALENDAR, rules=rules)) == offered


@pytest.mark.parametrize(
    ("lag", "event", "due"),
    [
        (Lag(days=5), "2026-04-28", "2026-05-03"),
        (Lag(days=3, working=True), "2026-04-29", "2026-05-05"),
        (Lag(months=1), "2026-01-31", "2026-02-28"),
        (Lag(days=14), "2026-02-02", "2026-02-16"),
    ],
)
def test_how_long_after_an_event(lag: Lag, event: str, due: str):
    assert str(lag.after(day(event), CALENDAR)) == due


@pytest.mark.parametrize(
    ("answered", "last", "end", "again"),
    [
        ("2026-02-02", "2026-02-20", "2026-12-31", "2026-04-01"),
        # Dates beyond the next quarter are waited for.
        ("2026-02-02", "2026-05-20", "2026-12-31", "2026-05-21"),
        ("2026-11-10", "2026-12-01", "2027-12-31", "2027-01-11"),
        ("2026-11-10", "2026-12-01", "2026-12-31", None),
        ("2026-02-02", "2026-02-20", None, "2026-04-01"),
        ("2026-11-10", "2026-12-01", None, None),
    ],
)
def test_a_timetable_is_asked_for_once_a_quarter_while_the_plan_goes_on(
    answered: str, last: str, end: str | None, again: str | None
):
    found = next_quarter_day(day(answered), day(last), day(end) if end else None, CALENDAR)
    assert str(found) == str(again)


@given(days, st.sampled_from(DayOff))
def test_days_offered_for_an_extension_are_later_than_the_date(since: date, rule: DayOff):
    offered = offered_days(since, calendar=CALENDAR, rules=replace(RULES, day_off=rule))
    assert offered
    assert offered[0] > since
    assert list(offered) == sorted(set(offered))


@given(days, st.integers(0, 30))
def test_an_extension_may_be_asked_for_until_so_many_days_before(control: date, before: int):
    assert (control - asked_until(control, replace(RULES, extension_days=before))).days == before


@given(st.sampled_from(Rule), st.data())
def test_every_offered_value_of_a_rule_can_be_set_and_read_back(rule: Rule, data: st.DataObject):
    wanted = data.draw(st.sampled_from(range_of(rule).values))
    assert value_of(with_value(RULES, rule, str(wanted)), rule) == wanted


@given(st.sampled_from([rule for rule in Rule if range_of(rule).typed]), st.integers(-5, 100))
def test_a_typed_number_is_set_within_its_range_alone(rule: Rule, number: int):
    allowed = range_of(rule)
    if allowed.least <= number <= allowed.most:
        assert parsed(rule, str(number)) == number
    else:
        with pytest.raises(Refusal, match="rule-value"):
            parsed(rule, str(number))


def test_every_rule_names_a_field_with_an_offered_default():
    for rule in Rule:
        assert value_of(RULES, rule) in range_of(rule).values


def test_named_days_share_a_year_without_gaps():
    year = Deadline(DeadlineKind.THROUGHOUT, (Window(day("2026-01-01"), day("2026-12-31")),))
    points = control_points(
        year,
        checkpoints=Checkpoints.OWN_DATES,
        since=day("2026-01-27"),
        calendar=CALENDAR,
        rules=RULES,
        dates=[day("2026-11-15"), day("2026-05-15")],
    )
    assert [(str(one.window.start), str(one.window.due), str(one.control_date)) for one in points if one.window] == [
        ("2026-01-01", "2026-05-15", "2026-05-15"),
        ("2026-05-16", "2026-11-15", "2026-11-13"),
    ]
