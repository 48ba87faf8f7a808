"""Working days: Monday to Friday, but for the days that a production calendar makes otherwise."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 6


class WorkingCalendar:
    """Which days are worked. Years that it does not know count as Monday to Friday with what is given for them."""

    def __init__(self, exceptions: Mapping[date, bool], known_years: Iterable[int]) -> None:
        """`exceptions`: a weekday that is off (False), a Saturday or Sunday that is worked (True)."""
        self._exceptions = dict(exceptions)
        self._known_years = frozenset(known_years)

    def with_days(self, days: Mapping[date, bool]) -> WorkingCalendar:
        """With the organization's own days, which win: day -> whether it is worked. Their years count as known."""
        return WorkingCalendar(self._exceptions | dict(days), self._known_years | {day.year for day in days})

    def knows(self, year: int) -> bool:
        """Whether the year's moved days are in: without them its dates may still shift, which people are told."""
        return year in self._known_years

    def is_working(self, day: date) -> bool:
        return self._exceptions.get(day, day.isoweekday() < _SATURDAY)

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day`, before it where n is negative; `day` itself, worked or not, for 0."""
        step = _DAY if n > 0 else -_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_days_between(self, a: date, b: date) -> int:
        """How many working days on from `a` is `b`: a tomorrow that is worked is 1, today 0, the past negative.

        For a worked `b` it is the n of `add_working_days(a, n) == b`.
        """
        step = _DAY if b > a else -_DAY
        count = 0
        while a != b:
            a += step
            count += self.is_working(a)
        return count if step > timedelta() else -count

    def preceding_working_day(self, day: date) -> date:
        """The day itself where it is worked, else the nearest worked one before it."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def following_working_day(self, day: date) -> date:
        """The day itself where it is worked, else the nearest worked one after it."""
        while not self.is_working(day):
            day += _DAY
        return day


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last of a month that has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
