"""The morning of who watches over others: no empty comparison, no empty lines."""

from __future__ import annotations

from bot.gallery.town import TODAY, town
from bot.messages.mornings import Control, Watch, morning
from bot.texts import texts_for

PLACE = town()


def said(watched: Watch, controlled: Control | None = None) -> str:
    people = {one.id: one for one in PLACE.people}
    calendar = PLACE.moment.office.calendar
    return str(morning(texts_for("ru"), watched, controlled, None, people, TODAY, calendar, lean=False).text)


def test_nothing_is_compared_with_nothing():
    assert said(Watch(0, 0, 0, 1, 0, ())) == "Просрочено 0 · ждут приёмки 1"
    assert said(Watch(0, 2, 0, 1, 0, ())).startswith("Просрочено 0 (было 2)")
    assert said(Watch(2, 0, 0, 1, 0, ())).startswith("Просрочено 2 (было 0)")


def test_one_empty_line_parts_the_counts_from_what_stays_overdue():
    lines = said(Watch(1, 1, 0, 0, 0, ()), Control((), (PLACE.obligation(0, -17),))).splitlines()
    assert lines[1] == ""
    assert lines[2] == "Остаётся просроченным 1 дело:"
