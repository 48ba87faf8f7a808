"""Windows written as phrases are read back, and no text at all breaks the reader."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deadline import DeadlineKind, Recurrence, Window
from bot.reading.deadlines import PlanTime, read_deadline

MONTHS = """
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
"""
NOMINATIVE, GENITIVE, LOCATIVE = (line.split() for line in MONTHS.strip().splitlines())
ROMAN = ("I", "II", "III", "IV")

PLAN = PlanTime(date(2020, 1, 1), date(2029, 12, 31), date(2020, 1, 1))
days = st.dates(date(2020, 1, 1), date(2029, 12, 31))
years = st.integers(2020, 2028)
months = st.integers(1, 12)
year_words = st.sampled_from(["", " г.", "г.", " года", " год"])
dashes = st.sampled_from(["-", " - ", "–", " – ", "- ", " —"])
written_day = st.sampled_from(
    [
        lambda d: f"{d:%d.%m.%Y}",
        lambda d: f"{d:%d.%m.%Y} г.",
        lambda d: f"{d.day}.{d.month}.{d:%Y}",
        lambda d: f"{d:%d.%m.%y}",
        lambda d: f"{d.day} {GENITIVE[d.month - 1]} {d.year} года",
        lambda d: f"{d.day} {GENITIVE[d.month - 1].upper()} {d.year}",
    ]
)


def end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def windows(text: str, plan: PlanTime = PLAN) -> tuple[Window, ...]:
    reading = read_deadline(text, plan)
    assert reading.deadline.kind is DeadlineKind.DATES, text
    assert not reading.doubts, text
    return reading.deadline.windows


@given(days, written_day)
def test_a_day(day, write) -> None:
    assert windows(write(day)) == (Window(day, day),)


@given(
    days,
    written_day,
    st.sampled_from(["до {}", "не позднее {}", "в срок до {}", "к {}", "До {} включительно", "по {}"]),
)
def test_due_on_a_day(day, write, phrase) -> None:
    assert windows(phrase.format(write(day))) == (Window(None, day),)


@given(days, st.integers(0, 300), written_day, st.sampled_from(["с {} по {}", "{}-{}", "{} – {}", "с {} до {}"]))
def test_from_day_to_day(first, length, write, phrase) -> None:
    last = min(first + timedelta(days=length), date(2029, 12, 31))
    if first != last:
        assert windows(phrase.format(write(first), write(last))) == (Window(first, last),)


@given(years, months, year_words, st.sampled_from([NOMINATIVE, LOCATIVE]))
def test_a_month(year, month, word, case) -> None:
    text = f"{'в ' if case is LOCATIVE else ''}{case[month - 1]} {year}{word}"
    assert windows(text) == (Window(date(year, month, 1), end_of(year, month)),)


@given(years, months, months, dashes, year_words)
def test_months_in_one_year(year, one, other, dash, word) -> None:
    first, last = sorted((one, other))
    if first != last:
        text = f"{NOMINATIVE[first - 1]}{dash}{NOMINATIVE[last - 1]} {year}{word}"
        assert windows(text) == (Window(date(year, first, 1), end_of(year, last)),)


@given(years, months, months, year_words)
def test_months_over_the_new_year(year, first, last, word) -> None:
    text = f"с {GENITIVE[first - 1]} {year}{word} по {NOMINATIVE[last - 1]} {year + 1}{word}"
    assert windows(text) == (Window(date(year, first, 1), end_of(year + 1, last)),)


@given(years, months, year_words)
def test_before_and_by_the_end_of_a_month(year, month, word) -> None:
    before = date(year, month, 1) - timedelta(days=1)
    assert read_deadline(f"до {GENITIVE[month - 1]} {year}{word}", PLAN).deadline.windows == (Window(None, before),)
    assert windows(f"до конца {GENITIVE[month - 1]} {year}{word}") == (Window(None, end_of(year, month)),)


@given(years, st.lists(months, min_size=2, max_size=5, unique=True), st.sampled_from([", ", " ", "; ", ",", " и "]))
def test_a_list_of_months(year, chosen, comma) -> None:
    text = comma.join(f"{NOMINATIVE[month - 1]} {year}" for month in chosen)
    assert windows(text) == tuple(Window(date(year, m, 1), end_of(year, m)) for m in sorted(chosen))


@given(
    years,
    st.integers(1, 4),
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from(["кв.", "квартал", "кварталы", "кв"]),
    dashes,
)
def test_quarters(year, one, other, roman, word, dash) -> None:
    first, last = sorted((one, other))
    number = (lambda q: ROMAN[q - 1]) if roman else str
    expected = Window(date(year, 3 * first - 2, 1), end_of(year, 3 * last))
    text = number(first) if first == last else f"{number(first)}{dash}{number(last)}"
    assert windows(f"{text} {word} {year} г.") == (expected,)


@given(years, st.lists(st.integers(1, 4), min_size=2, max_size=4, unique=True), st.booleans())
def test_a_list_of_quarters(year, chosen, roman) -> None:
    text = ", ".join(ROMAN[q - 1] if roman else str(q) for q in chosen)
    expected = tuple(Window(date(year, 3 * q - 2, 1), end_of(year, 3 * q)) for q in sorted(chosen))
    assert windows(f"{text} кв. {year}") == expected


@given(years, st.sampled_from(["{}-{} уч. г.", "{}/{} учебный год", "{}–{} учебный год", "{}-{} уч.год"]))
def test_academic_years(year, phrase) -> None:
    expected = Window(date(year, 9, 1), date(year + 1, 5, 31))
    assert windows(phrase.format(year, year + 1)) == (expected,)
    lasting = read_deadline(f"в течение {year}-{year + 1} учебного года", PLAN)
    assert (lasting.deadline.kind, lasting.deadline.windows) == (DeadlineKind.THROUGHOUT, (expected,))


SCHOOL_QUARTERS = (((9, 1), (10, 31)), ((11, 1), (12, 31)), ((1, 1), (3, 31)), ((4, 1), (5, 31)))


@given(years, st.integers(1, 4), st.booleans())
def test_school_quarters(year, number, roman) -> None:
    start, due = SCHOOL_QUARTERS[number - 1]
    calendar_year = year if number < 3 else year + 1
    expected = Window(date(calendar_year, *start), date(calendar_year, *due))
    written = ROMAN[number - 1] if roman else f"{number}"
    assert windows(f"{written} четверть {year}-{year + 1} учебного года") == (expected,)
    plan = PlanTime(date(year, 9, 1), date(year + 1, 5, 31))
    assert windows(f"{written} четверть", plan) == (expected,)


@given(years, months, st.integers(1, 28))
def test_a_phrase_without_a_year_holds_in_each_year_that_the_order_has_not_outlived(year, month, day) -> None:
    order = date(year, 6, 15)
    plan = PlanTime(date(year, 1, 1), date(year + 2, 12, 31), order)
    found = windows(f"{day} {GENITIVE[month - 1]}", plan)
    expected = [date(y, month, day) for y in range(year, year + 3)]
    assert [w.due for w in found] == [d for d in expected if d >= order]


@given(
    years,
    st.integers(1, 31),
    st.sampled_from(["ежемесячно до {} числа", "ежемесячно, не позднее {} числа", "до {} числа каждого месяца"]),
)
def test_each_month_until_a_day(year, day, phrase) -> None:
    plan = PlanTime(date(year, 1, 1), date(year, 12, 31))
    reading = read_deadline(phrase.format(day), plan)
    assert not reading.doubts
    assert reading.deadline.recurrence is Recurrence.MONTHLY
    expected = [date(year, m, min(day, monthrange(year, m)[1])) for m in range(1, 13)]
    assert [w.due for w in reading.deadline.windows] == expected
    assert all(w.start == w.due.replace(day=1) for w in reading.deadline.windows)


RECURRENCES = {
    "ежемесячно": (Recurrence.MONTHLY, 12),
    "каждый месяц": (Recurrence.MONTHLY, 12),
    "ежеквартально": (Recurrence.QUARTERLY, 4),
    "1 раз в квартал": (Recurrence.QUARTERLY, 4),
    "по полугодиям": (Recurrence.HALF_YEARLY, 2),
    "раз в полгода": (Recurrence.HALF_YEARLY, 2),
    "ежегодно": (Recurrence.YEARLY, 1),
    "не реже одного раза в год": (Recurrence.YEARLY, 1),
    "по четвертям": (Recurrence.SCHOOL_QUARTERLY, 4),
}


@given(years, st.sampled_from(sorted(RECURRENCES)), st.integers(1, 3))
def test_a_recurrence_has_a_window_for_each_turn(year, phrase, length) -> None:
    recurrence, a_year = RECURRENCES[phrase]
    plan = PlanTime(date(year, 1, 1), date(year + length - 1, 12, 31))
    reading = read_deadline(phrase, plan)
    assert (reading.deadline.recurrence, len(reading.deadline.windows)) == (recurrence, a_year * length)
    assert not reading.doubts


BITS = """
до к с по в на не позднее реже май июня декабрь 1 2 12 31 40 2024 2025 I IV 1.13 31.02 05.11.2024 кв. квартал четверть
полугодие года г. уч. учебного месяц месяца неделя декада половина раз раза ежемесячно ежегодно постоянно каждый течение
весь период срок начала конца середине графику плану по мере после при итогам далее этап числа , ; - – ( ) : . / и или
последний вторник
"""
WORDS = st.sampled_from(BITS.split())
plans = st.builds(
    lambda start, length, order, heading: PlanTime(
        start, start and start + timedelta(days=length), order, None, heading
    ),
    st.none() | st.dates(date(1999, 1, 1), date(2098, 1, 1)),
    st.integers(0, 4000),
    st.none() | st.dates(),
    st.none() | st.integers(1, 12) | st.dates(),
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60), plans)
def test_no_text_breaks_the_reader(text, plan) -> None:
    reading = read_deadline(text, plan)
    assert all(w.start is None or w.start <= w.due for w in reading.deadline.windows)
    assert list(reading.deadline.windows) == sorted(
        set(reading.deadline.windows), key=lambda w: (w.due, w.start or date.min)
    )
    if reading.deadline.kind in (DeadlineKind.DATES, DeadlineKind.THROUGHOUT):
        assert reading.deadline.windows or reading.doubts


@given(
    st.lists(WORDS, min_size=1, max_size=8).map(" ".join),
    st.sampled_from(["кроме выходных", "ориентировочно", "хотелось бы"]),
)
def test_words_that_are_not_understood_are_never_confident(text, strange) -> None:
    assert read_deadline(f"{strange} {text}", PLAN).doubts
