"""Control dates by the rules of office practice: a table of deadlines and the days on which their reports are due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deadline import Deadline, DeadlineKind, Recurrence, Window
from bot.domain.obligation import ControlPoint, Part, control_points, part_date, parts
from bot.domain.office import Checkpoints, OfficeRules
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.working_days import russian_calendar

CALENDAR = russian_calendar(2017, 2028)
RULES = OfficeRules()
ORDER = date(2026, 1, 27)


def points(deadline: Deadline, checkpoints: Checkpoints = Checkpoints.QUARTERLY) -> tuple[ControlPoint, ...]:
    return control_points(deadline, checkpoints=checkpoints, since=ORDER, calendar=CALENDAR, rules=RULES)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "due", "recurrence", "control"),
    [
        # A working day is the control date itself.
        (None, "2026-02-19", None, "2026-02-19"),
        # A Sunday gives way to the Friday before; 23 February is a holiday after a weekend.
        (None, "2026-03-01", None, "2026-02-27"),
        (None, "2026-02-23", None, "2026-02-20"),
        # A month without a recurrence is due on its last working day.
        ("2026-03-01", "2026-03-31", None, "2026-03-31"),
        ("2026-05-01", "2026-05-31", None, "2026-05-29"),
        # A recurring period without a day of its own is reported by the 10th of the next month.
        ("2026-03-01", "2026-03-31", Recurrence.MONTHLY, "2026-04-10"),
        ("2026-01-01", "2026-03-31", Recurrence.QUARTERLY, "2026-04-10"),
        ("2026-04-01", "2026-06-30", Recurrence.QUARTERLY, "2026-07-10"),
        # After a year: by 20 January.
        ("2026-01-01", "2026-12-31", Recurrence.YEARLY, "2027-01-20"),
        ("2026-10-01", "2026-12-31", Recurrence.QUARTERLY, "2027-01-20"),
        # "Monthly, by the 25th" has a day of its own; so has "yearly, by 31 March", and "yearly, in March".
        ("2026-03-01", "2026-03-25", Recurrence.MONTHLY, "2026-03-25"),
        (None, "2026-03-31", Recurrence.YEARLY, "2026-03-31"),
        ("2026-03-01", "2026-03-31", Recurrence.YEARLY, "2026-03-31"),
    ],
)
def test_a_window_has_its_control_date(start: str | None, due: str, recurrence: Recurrence | None, control: str):
    window = Window(day(start) if start else None, day(due))
    assert points(Deadline(DeadlineKind.DATES, (window,), recurrence)) == (ControlPoint(window, day(control)),)


def test_monthly_by_the_30th_is_due_in_february_too():
    windows = (Window(day("2026-02-01"), day("2026-02-28")), Window(day("2026-03-01"), day("2026-03-30")))
    controls = [point.control_date for point in points(Deadline(DeadlineKind.DATES, windows, Recurrence.MONTHLY))]
    assert controls == [day("2026-02-27"), day("2026-03-30")]


@pytest.mark.parametrize(
    ("checkpoints", "controls"),
    [
        (Checkpoints.QUARTERLY, ["2026-04-10", "2026-07-10", "2026-10-09", "2027-01-20"]),
        (Checkpoints.HALF_YEARLY, ["2026-07-10", "2027-01-20"]),
        (Checkpoints.YEARLY, ["2027-01-20"]),
    ],
)
def test_work_throughout_a_year_is_asked_about_at_checkpoints(checkpoints: Checkpoints, controls: list[str]):
    year = Deadline(DeadlineKind.THROUGHOUT, (Window(day("2026-01-01"), day("2026-12-31")),))
    assert [str(point.control_date) for point in points(year, checkpoints)] == controls


def test_periods_that_ended_before_the_order_are_not_asked_about():
    years = Deadline(DeadlineKind.THROUGHOUT, (Window(day("2025-01-01"), day("2026-06-30")),))
    assert [str(point.control_date) for point in points(years)] == ["2026-04-10", "2026-07-10"]


@pytest.mark.parametrize("kind", [DeadlineKind.SCHEDULE, DeadlineKind.EVENT, DeadlineKind.NONE])
def test_what_the_plan_gives_no_day_awaits_one_and_is_not_dropped(kind: DeadlineKind):
    assert points(Deadline(kind)) == (ControlPoint(None, None),)


@given(
    st.lists(st.dates(date(2018, 1, 1), date(2027, 6, 30)), min_size=1, max_size=12, unique=True),
    st.sampled_from([None, *Recurrence]),
)
def test_every_window_has_one_control_date_on_a_working_day(dues: list[date], recurrence: Recurrence | None):
    windows = tuple(Window(None, due) for due in sorted(dues))
    found = points(Deadline(DeadlineKind.DATES, windows, recurrence))
    assert [point.window for point in found] == list(windows)
    assert all(point.control_date and CALENDAR.is_working(point.control_date) for point in found)


@given(st.dates(date(2018, 1, 1), date(2026, 1, 1)), st.integers(0, 1500), st.sampled_from(Checkpoints))
def test_checkpoints_cover_the_span_from_the_order_on_without_gaps(start: date, days: int, checkpoints: Checkpoints):
    span = Window(start, start + timedelta(days=days))
    found = points(Deadline(DeadlineKind.THROUGHOUT, (span,)), checkpoints)
    windows = [point.window for point in found if point.window is not None]
    if span.due < ORDER:
        assert not windows
        return
    assert windows[-1].due == span.due
    assert windows[0].start is not None
    assert windows[0].start <= max(start, ORDER)
    for one, following in pairwise(windows):
        assert following.start == one.due + timedelta(days=1)


def test_the_first_named_leads_and_the_others_give_their_part_before():
    director = Responsible(ResponsibleKind.PERSON, "Синичкин О.И.", "директор ЦРО")
    schools = Responsible(ResponsibleKind.GROUP, "Руководители ОО")
    chief = Responsible(ResponsibleKind.PERSON, "Рябинина Е.В.", "начальник отдела")
    all_schools = Responsible(ResponsibleKind.ORGANIZATION, "ОО")

    def found(*named: Responsible) -> list[Part]:
        return [part for _, part in parts(named, lambda one: one.name == "ОО")]

    assert found(director, schools, chief) == [Part.LEAD, Part.MEMBER, Part.CO_EXECUTOR]
    assert found(schools, chief) == [Part.MEMBER, Part.LEAD]
    assert found(all_schools, chief, director) == [Part.MEMBER, Part.LEAD, Part.CO_EXECUTOR]
    # A mark overrides, also of a post that one person holds; of two the first counts, of many each owes their own.
    marked, also = replace(chief, leads=True), replace(director, leads=True)
    assert found(director, schools, marked) == [Part.CO_EXECUTOR, Part.MEMBER, Part.LEAD]
    assert found(schools, marked, also) == [Part.MEMBER, Part.LEAD, Part.CO_EXECUTOR]
    assert found(director, replace(schools, leads=True)) == [Part.CO_EXECUTOR, Part.LEAD]
    assert found(director, replace(all_schools, leads=True)) == [Part.LEAD, Part.MEMBER]
    control = day("2026-02-19")
    dates = [part_date(control, part, calendar=CALENDAR, rules=RULES) for part in Part]
    assert [str(one) for one in dates] == ["2026-02-19", "2026-02-16", "2026-02-19"]
