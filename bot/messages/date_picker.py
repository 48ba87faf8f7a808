"""A month of buttons to choose a day from; it keeps nothing: each button carries the day or the month it leads to."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.calendar import WorkingCalendar
from bot.domain.errors import Refusal
from bot.messages.message import Button, Message, join_lines
from bot.texts import Html, Texts

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Choice:
    """What a button of the picker says."""

    month: date
    """The first day of the month that was shown or asked for."""
    day: date | None
    """The chosen day; None where another month is to be shown."""


def date_picker(
    texts: Texts,
    question: Html,
    verb: str,
    args: tuple[int, ...],
    month: date,
    *,
    calendar: WorkingCalendar,
    first: date,
    last: date,
    below: tuple[tuple[Button, ...], ...] = (),
) -> Message:
    """The month that holds `month`, of the days from `first` to `last`; days off stand in brackets.

    A press comes back as `verb` with `args` and one number more, which `read_choice` understands. `below`: rows of
    buttons under the month, such as the way back.
    """
    month = min(max(month, first), last).replace(day=1)
    here = Button("·", verb, (*args, _month_number(month)))
    heads = tuple(
        Button(texts.plain("date-weekday", weekday=weekday), verb, here.args) for weekday in range(1, _WEEK + 1)
    )
    weeks = tuple(
        tuple(_day_button(verb, args, day, calendar) if _offered(day, month, first, last) else here for day in week)
        for week in Calendar().monthdatescalendar(month.year, month.month)
        if any(_offered(day, month, first, last) for day in week)
    )
    shown = texts("date-picker-month", month=_name(texts, month), year=month.year)
    text = join_lines(question, "", shown, texts("date-picker-legend"))
    return Message(text, (heads, *weeks, *_turns(texts, verb, args, month, first, last), *below))


def read_choice(number: int, first: date, last: date) -> Choice:
    """Raises Refusal("nothing-here") for what no picker of these days has offered."""
    months, day = divmod(number, 100)
    year, month = divmod(months, 100)
    try:
        shown = date(year, month, 1)
        chosen = date(year, month, day) if day else None
    except ValueError:
        raise Refusal("nothing-here") from None
    if chosen is not None and not first <= chosen <= last:
        raise Refusal("nothing-here")
    return Choice(shown, chosen)


def day_number(day: date) -> int:
    """A day as a button carries it: 20260301."""
    return _month_number(day) + day.day


def _month_number(month: date) -> int:
    return (month.year * 100 + month.month) * 100


def _name(texts: Texts, month: date) -> str:
    return texts.plain("date-month-name", month=month.month)


def _offered(day: date, month: date, first: date, last: date) -> bool:
    return day.month == month.month and first <= day <= last


def _day_button(verb: str, args: tuple[int, ...], day: date, calendar: WorkingCalendar) -> Button:
    return Button(str(day.day) if calendar.is_working(day) else f"({day.day})", verb, (*args, day_number(day)))


def _turns(
    texts: Texts, verb: str, args: tuple[int, ...], month: date, first: date, last: date
) -> tuple[tuple[Button, ...], ...]:
    before, after = month - timedelta(days=1), (month + timedelta(days=32)).replace(day=1)
    turns = [
        Button(texts.plain(key, month=_name(texts, other)), verb, (*args, _month_number(other)))
        for key, other, there in (
            ("date-picker-before", before, before >= first),
            ("date-picker-after", after, after <= last),
        )
        if there
    ]
    return (tuple(turns),) if turns else ()
