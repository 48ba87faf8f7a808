"""Days as people type them in the chat, by the grammar of deadlines, and how long after an event something is due."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.calendar import WorkingCalendar, months_later
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.errors import Refusal
from bot.domain.roadmap import DoubtReason, RowWarning
from bot.domain.timetable import Lag
from bot.reading.deadlines.plan_time import PlanTime
from bot.reading.deadlines.reading import read_deadline
from bot.reading.deadlines.tokens import Token, plain, tokenise
from bot.reading.english_days import in_russian

_NEAR = {"сегодня": 0, "завтра": 1, "послезавтра": 2}
_WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_WEEKDAY = re.compile(rf"(?:(?:до|по|на|в|во|к|ко) )?(следующ\w+ )?({'|'.join(_WEEKDAYS)})\w{{0,2}}")
_END = re.compile(r"(?:(?:до|в|к) )?кон(?:ца|це|цу|ец) (недел|месяц|год)\w{1,2}")
_SLASHED = re.compile(r"(?:(?:до|по|на|к) )?(\d{1,2})[/ ](\d{1,2})")
_LENGTH = re.compile(r"(?:на )?(?!через )((?:\w+ )?(?:рабоч\w+ )?(?:день|дн\w+|недел\w+|месяц\w*))")
_EXAMPLE = timedelta(days=14)
_HARMLESS = {DoubtReason.BEFORE_ORDER, DoubtReason.OUTSIDE_PERIOD, DoubtReason.YEAR_GUESSED}
_IN_DAYS = re.compile(r"(\d{1,3}|\w+?)-?дневн\w+")
_STEMS = {"одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "десяти": 10, "двадцати": 20}


def read_dates(text: str, *, today: date, last: date, calendar: WorkingCalendar) -> Deadline:
    """Days from today to `last`; one without a year is the next of that day. Its windows are at least one.

    Raises Refusal: "dates-unclear" for words that are no days (with a `day` that would do), "date-passed", or
    "date-too-far" (`last`).
    """
    text = in_russian(text)
    if slashed := _SLASHED.fullmatch(_words(text)):
        text = f"{slashed[1]}.{slashed[2]}"
    near = _near(text, today, calendar)
    found = Deadline(DeadlineKind.DATES, (Window(None, near),)) if near else _read(text, today, last)
    windows = tuple(window for window in found.windows if window.due >= today)
    if not windows:
        raise Refusal("date-passed")
    _check_near(max(window.due for window in windows), last)
    return replace(found, windows=windows)


def read_day(text: str, *, today: date, last: date, calendar: WorkingCalendar, since: date) -> date:
    """As `read_dates`, where one day is meant; a length, such as "for a week", is counted from `since`.

    Raises Refusal("one-day-wanted") too.
    """
    length = _LENGTH.fullmatch(_words(in_russian(text)))
    lag = read_lag(length[1] if " " in length[1] else f"через {length[1]}") if length else None
    if lag is not None and (day := lag.after(since, calendar)) >= today:
        _check_near(day, last)
        return day
    windows = read_dates(text, today=today, last=last, calendar=calendar).windows
    if len(windows) > 1:
        raise Refusal("one-day-wanted")
    return windows[0].due


def read_lag(text: str) -> Lag | None:
    """How long after an event, as "within five days after …" says it; None where the words give no length of time."""
    lowered = plain(text)
    if in_days := _IN_DAYS.search(lowered):
        days = int(in_days[1]) if in_days[1].isdecimal() else _STEMS.get(in_days[1], 0)
        return Lag(days=days) if days else None
    tokens = tokenise(lowered)
    for at, token in enumerate(tokens):
        if token.kind not in ("day", "week", "monthword"):
            continue
        before = [one for one in tokens[max(0, at - 3) : at] if one.kind != "open"]
        number = next((one.value for one in reversed(before) if one.kind == "num"), None)
        is_counted = any(one.kind in ("during", "through") or _said(one, lowered) == "через" for one in before)
        if number is None and not is_counted:
            continue
        return _lag(token, number or 1, working=any(_said(one, lowered).startswith("рабоч") for one in before))
    return None


def _lag(unit: Token, number: int, *, working: bool) -> Lag:
    if unit.kind == "monthword":
        return Lag(months=number)
    return Lag(days=number * 7) if unit.kind == "week" else Lag(days=number, working=working)


def _said(token: Token, text: str) -> str:
    return text[token.start : token.end]


def _check_near(day: date, last: date) -> None:
    if day > last:
        raise Refusal("date-too-far", last=f"{last:%d.%m.%Y}")


def _near(text: str, today: date, calendar: WorkingCalendar) -> date | None:
    """ "Tomorrow", "on Friday", "by the end of the month", "in two weeks"."""
    words = _words(text)
    near = words.removeprefix("до ").removeprefix("на ")
    if near in _NEAR:
        return today + timedelta(days=_NEAR[near])
    if weekday := _WEEKDAY.fullmatch(words):
        return _on_weekday(_WEEKDAYS.index(weekday[2]), today, next_week=weekday[1] is not None)
    if end := _END.fullmatch(words):
        return _end_of(end[1], today)
    lag = read_lag(words) if words.startswith("через ") else None
    return lag.after(today, calendar) if lag else None


def _words(text: str) -> str:
    return " ".join(plain(text).strip(" .,!").split())


def _on_weekday(weekday: int, today: date, *, next_week: bool) -> date:
    """The nearest one to come, never today; of the next calendar week where that is said."""
    if next_week:
        return today + timedelta(days=7 - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _end_of(unit: str, today: date) -> date:
    if unit == "недел":
        return today + timedelta(days=6 - today.weekday())
    first = today.replace(day=1) if unit == "месяц" else date(today.year, 12, 1)
    return months_later(first, 1) - timedelta(days=1)


def _read(text: str, today: date, last: date) -> Deadline:
    first = read_deadline(text, PlanTime(today, last, today))
    deadline = first.deadline
    if RowWarning.BEFORE_ORDER in first.warnings:
        raise Refusal("date-passed")
    reasons = {doubt.reason for doubt in first.doubts}
    if deadline.kind is not DeadlineKind.DATES or not deadline.windows or reasons - _HARMLESS:
        raise Refusal("dates-unclear", day=f"{min(today + _EXAMPLE, last):%d.%m}")
    if deadline.recurrence is not None:
        return replace(deadline, windows=tuple(one for one in deadline.windows if one.due <= last))
    return replace(deadline, windows=_once(deadline.windows, today))


def _once(windows: tuple[Window, ...], today: date) -> tuple[Window, ...]:
    """Each day of the year once: what recurs in every year of a plan is meant of the next one."""
    kept: list[Window] = []
    for window in windows:
        if window.due < today or any(one.due == months_later(window.due, -12) for one in kept):
            continue
        kept.append(window)
    return tuple(kept)
