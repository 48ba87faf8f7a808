"""The ladder of nudges: 10, 3, 1 and 0 working days before, +1, +3, +5 after, then every five."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nudge_policy import FARTHEST, MOST_STEPS, WEEK, own_policy
from bot.domain.office import OfficeRules
from bot.domain.reminder import next_step, step_days
from bot.working_days import russian_calendar

CALENDAR = russian_calendar(2017, 2028)
RULES = OfficeRules()
THURSDAY = date(2026, 2, 19)

days = st.dates(date(2018, 1, 9), date(2027, 6, 30)).map(CALENDAR.preceding_working_day)


def test_the_steps_of_a_february_over_a_holiday():
    steps = [f"{step:%d.%m}" for step in islice(step_days(THURSDAY, calendar=CALENDAR, rules=RULES), 9)]
    assert steps == ["05.02", "16.02", "18.02", "19.02", "20.02", "25.02", "27.02", "06.03", "16.03"]


@given(days)
def test_steps_are_working_days_in_order_and_never_two_on_a_day(control: date):
    steps = list(islice(step_days(control, calendar=CALENDAR, rules=RULES), 15))
    assert all(CALENDAR.is_working(step) for step in steps)
    assert steps == sorted(set(steps))


@given(days, st.integers(-40, 60))
def test_telling_today_settles_every_older_step_and_no_later_one(control: date, offset: int):
    today = CALENDAR.preceding_working_day(control + timedelta(days=offset))
    following = next_step(control, today, calendar=CALENDAR, rules=RULES)
    assert following > today
    between = [
        step for step in islice(step_days(control, calendar=CALENDAR, rules=RULES), 40) if today < step < following
    ]
    assert not between


def test_what_was_never_told_begins_with_the_first_step():
    assert next_step(THURSDAY, None, calendar=CALENDAR, rules=RULES) == date(2026, 2, 5)


own_steps = st.lists(st.integers(1, FARTHEST), unique=True, max_size=MOST_STEPS)


@given(own_steps)
def test_past_its_own_steps_a_plan_nudges_about_once_a_week_and_warns_all_the_same(after: list[int]):
    policy = own_policy([3, 1], after)
    steps = list(islice(policy.steps_after(), 30))
    assert steps == sorted(set(steps))
    assert {*after, *policy.warnings} <= set(steps)
    unasked = [step for step in steps if step not in policy.warnings and step > max(after, default=0)]
    before = dict(pairwise([0, *steps]))
    assert all(following - step >= WEEK for step, following in before.items() if following in unasked)
    late = [step for step in steps if step > max(*after, *policy.warnings)]
    assert {following - step for step, following in pairwise(late)} == {WEEK}


def test_a_warning_takes_the_place_of_a_weekly_nudge_a_day_from_it():
    assert list(islice(own_policy([], [1]).steps_after(), 5)) == [1, 3, 10, 15, 20]
    assert list(islice(own_policy([], [4]).steps_after(), 5)) == [3, 4, 10, 15, 20]
