"""Every day that is offered can be chosen by its button, and nothing else can."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Refusal
from bot.messages.date_picker import date_picker, day_number, read_choice
from bot.messages.message import Message
from bot.texts import Html, texts_for
from bot.working_days import russian_calendar

CALENDAR = russian_calendar(2025, 2027)
FIRST, LAST = date(2025, 12, 15), date(2026, 3, 10)
days = st.dates(date(2025, 11, 1), date(2026, 4, 30))


def picker(month: date, first: date = FIRST, last: date = LAST) -> Message:
    return date_picker(
        texts_for("ru"), Html("К какому дню?"), "move", (7,), month, calendar=CALENDAR, first=first, last=last
    )


def pressed(message: Message) -> list[tuple[str, int]]:
    return [(button.text, button.args[-1]) for row in message.buttons for button in row]


@given(days, days, days)
def test_walking_through_the_months_offers_each_day_once(start: date, one: date, other: date):
    first, last = min(one, other), max(one, other)
    offered: list[date] = []
    seen: set[date] = set()
    todo = [start]
    while todo:
        message = picker(todo.pop(), first, last)
        for _, number in pressed(message):
            choice = read_choice(number, first, last)
            if choice.day is not None:
                offered.append(choice.day)
            elif choice.month not in seen:
                seen.add(choice.month)
                todo.append(choice.month)
        # The month that was begun with is reached again by its own weekday heads.
        offered = list(dict.fromkeys(offered))
    assert sorted(offered) == [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_days_off_stand_in_brackets_and_a_worked_saturday_does_not():
    texts = dict.fromkeys(text for text, _ in pressed(picker(date(2026, 1, 1))))
    assert "(9)" in texts, "a Friday of the New Year holidays"
    assert "12" in texts
    november = dict.fromkeys(text for text, _ in pressed(picker(date(2025, 11, 1), date(2025, 11, 1))))
    assert "1" in november, "Saturday 1 November 2025 was worked"
    assert "(3)" in november


@pytest.mark.parametrize("number", [0, 20260230, 20251214, 20260311, 99999999, 20261301])
def test_a_forged_day_is_refused(number: int):
    with pytest.raises(Refusal):
        read_choice(number, FIRST, LAST)


def test_a_button_carries_the_day_as_people_write_it():
    assert read_choice(day_number(date(2026, 3, 1)), FIRST, LAST).day == date(2026, 3, 1)
