"""Days as people type them, how long after an event, and one timetable under several names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Refusal
from bot.domain.timetable import Lag
from bot.reading.timetable_names import same_names
from bot.reading.typed_dates import read_dates, read_day, read_lag
from bot.working_days import russian_calendar

TODAY, LAST = date(2026, 2, 2), date(2027, 12, 31)
YESTERDAY = date(2026, 2, 1)
CALENDAR = russian_calendar(2025, 2028)


def read(text: str) -> list[str]:
    return [str(one.due) for one in read_dates(text, today=TODAY, last=LAST, calendar=CALENDAR).windows]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("15 марта и 20 мая", ["2026-03-15", "2026-05-20"]),
        ("15.03", ["2026-03-15"]),
        ("до 20.05.2026 г.", ["2026-05-20"]),
        ("2027-03-15", ["2027-03-15"]),
        # Past this year: the next one is meant.
        ("15 января", ["2027-01-15"]),
        ("1 февраля", ["2027-02-01"]),
        ("2 февраля", ["2026-02-02"]),
        ("март", ["2026-03-31"]),
        ("10, 20 и 30 апреля", ["2026-04-10", "2026-04-20", "2026-04-30"]),
        ("завтра", ["2026-02-03"]),
        ("Через неделю.", ["2026-02-09"]),
        ("через 10 рабочих дней", ["2026-02-16"]),
        ("через месяц", ["2026-03-02"]),
        ("до завтра", ["2026-02-03"]),
        ("до пятницы", ["2026-02-06"]),
        ("в среду", ["2026-02-04"]),
        # Said on a Monday.
        ("понедельник", ["2026-02-09"]),
        ("в следующую пятницу", ["2026-02-13"]),
        ("до конца недели", ["2026-02-08"]),
        ("до конца месяца", ["2026-02-28"]),
        ("до конца года", ["2026-12-31"]),
        ("12/03", ["2026-03-12"]),
        ("до 12 03", ["2026-03-12"]),
        ("12 March", ["2026-03-12"]),
        ("until March 12th, 2027", ["2027-03-12"]),
        ("by 12 Mar and 20 May", ["2026-03-12", "2026-05-20"]),
        ("tomorrow", ["2026-02-03"]),
        ("the day after tomorrow", ["2026-02-04"]),
        ("next Friday", ["2026-02-13"]),
        ("in two weeks", ["2026-02-16"]),
        ("till the end of the month", ["2026-02-28"]),
    ],
)
def test_what_people_type_for_a_day(typed: str, days: list[str]):
    assert read(typed) == days


def test_each_month_to_the_end_of_the_plan():
    found = read("ежемесячно до 5 числа")
    assert (found[0], found[-1], len(found)) == ("2026-02-05", "2027-12-05", 23)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("не знаю", "dates-unclear"),
        ("по графику", "dates-unclear"),
        ("постоянно", "dates-unclear"),
        ("", "dates-unclear"),
        ("30 февраля", "dates-unclear"),
        ("01.02.2026", "date-passed"),
        ("12 марта 2030", "date-too-far"),
    ],
)
def test_what_is_no_day_is_said_to_be_none(typed: str, code: str):
    with pytest.raises(Refusal, match=code):
        read(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("на неделю", "2026-02-08"),
        ("неделю", "2026-02-08"),
        ("На 2 недели.", "2026-02-15"),
        ("на 3 дня", "2026-02-04"),
        ("на пять рабочих дней", "2026-02-06"),
        ("на день", "2026-02-02"),
        ("на месяц", "2026-03-01"),
        ("for a week", "2026-02-08"),
        ("for 3 days", "2026-02-04"),
        ("до 12.03", "2026-03-12"),
        ("с 9 февраля по 12 марта", "2026-03-12"),
        ("через неделю", "2026-02-09"),
        ("завтра", "2026-02-03"),
    ],
)
def test_for_a_week_counts_today_as_its_first_day(typed: str, day: str):
    assert str(read_day(typed, today=TODAY, last=LAST, calendar=CALENDAR, since=YESTERDAY)) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("на пару", "dates-unclear"),
        ("на этой неделе", "dates-unclear"),
        ("на 300 недель", "too-far"),
        ("1 и 3 марта", "one-day-wanted"),
    ],
)
def test_a_length_that_is_none_is_asked_again(typed: str, code: str):
    with pytest.raises(Refusal, match=code):
        read_day(typed, today=TODAY, last=LAST, calendar=CALENDAR, since=YESTERDAY)


@given(st.text(alphabet="0123456789 .-абвгдежзиклмнопрст,", max_size=30))
def test_whatever_is_typed_is_a_day_to_come_or_kindly_refused(typed: str):
    try:
        found = read_dates(typed, today=TODAY, last=LAST, calendar=CALENDAR).windows
    except Refusal:
        return
    assert found
    assert all(TODAY <= one.due <= LAST for one in found)


@pytest.mark.parametrize(
    ("phrase", "lag"),
    [
        ("в течение 5 дней после проверки", Lag(days=5)),
        ("не позднее 10 рабочих дней после получения итогов", Lag(days=10, working=True)),
        ("в течение трёх рабочих дней со дня совещания", Lag(days=3, working=True)),
        ("в течение недели после совещания", Lag(days=7)),
        ("через 2 недели после олимпиады", Lag(days=14)),
        ("в 3-дневный срок после проверки", Lag(days=3)),
        ("в десятидневный срок с момента выхода приказа", Lag(days=10)),
        ("в течение месяца после конкурса", Lag(months=1)),
        ("по результатам мониторинга", None),
        ("после педагогического совета", None),
    ],
)
def test_how_long_after_an_event(phrase: str, lag: Lag | None):
    assert read_lag(phrase) == lag


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("график КДР", "Графики кдр"),
        ("график КДР", "график контрольных диагностических работ"),
        ("план работы ИМЦ", "планы ИМЦ"),
        ("план работы ИМЦ", "план работы ГБУ ИМЦ (с приглашением тьюторов)"),
        ("график областного центра оценки качества", "график ОЦОК"),
        ("график консультаций городских тьюторов", "графики консультаций городского тьютора"),
        ("итоги мониторинга", "результаты мониторинга"),
    ],
)
def test_forms_of_one_name(one: str, other: str):
    keys = same_names([one, other])
    assert keys[one] is not None
    assert keys[one] == keys[other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("график КДР", "график ВПР"),
        ("график ИМЦ", "план ИМЦ"),
        ("план ИМЦ", "план ИМЦ, УО"),
        ("результаты мониторинга", "результаты олимпиады"),
    ],
)
def test_different_names(one: str, other: str):
    keys = same_names([one, other])
    assert keys[one] != keys[other]


@pytest.mark.parametrize(
    "name", ["график", "отдельный график", "утверждённый график", "план", "график проведения работ"]
)
def test_a_name_that_does_not_say_whose(name: str):
    assert same_names([name]) == {name: None}
