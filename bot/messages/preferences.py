"""A person's own settings, the zones of organizations, and the working days of the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from bot.domain.calendar import WorkingCalendar
from bot.domain.people import Organization
from bot.messages.date_picker import date_picker
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, clipped, page_buttons
from bot.texts import Html, Texts

_ZONES = {
    "Europe/Kaliningrad": "zone-kaliningrad",
    "Europe/Moscow": "zone-moscow",
    "Europe/Samara": "zone-samara",
    "Asia/Yekaterinburg": "zone-yekaterinburg",
    "Asia/Omsk": "zone-omsk",
    "Asia/Krasnoyarsk": "zone-krasnoyarsk",
    "Asia/Irkutsk": "zone-irkutsk",
    "Asia/Yakutsk": "zone-yakutsk",
    "Asia/Vladivostok": "zone-vladivostok",
    "Asia/Magadan": "zone-magadan",
    "Asia/Kamchatka": "zone-kamchatka",
}
ZONES = tuple(_ZONES)
"""A button names a zone by its place here."""
HOURS = (time(7, 30), time(8, 0), time(8, 30), time(9, 0), time(10, 0), time(12, 0))
DAYS = 12
"""Own days of the calendar shown at once."""


def settings(texts: Texts, digest_time: time | None, usual: time, zone: str, *, own_zone: bool) -> Message:
    hour = texts("settings-hour", time=_time(digest_time or usual))
    text = join_lines(
        texts("settings-head"),
        "",
        hour,
        texts("settings-zone" if own_zone else "settings-zone-office", zone=zone_words(texts, zone)),
        texts("settings-quiet"),
    )
    rows = (
        ("button-settings-hour", "hour"),
        ("button-settings-zone", "zone"),
        ("button-settings-language", "language"),
    )
    return Message(text, tuple((Button(texts.plain(key), verb),) for key, verb in rows))


def choose_hour(texts: Texts, current: time) -> Message:
    buttons = [Button(_time(one), "hour", (one.hour * 100 + one.minute,)) for one in HOURS]
    rows = tuple(tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3))
    back = (Button(texts.plain("button-back-settings"), "settings"),)
    return Message(texts("hour-choose", time=_time(current)), (*rows, back))


def choose_zone(texts: Texts, question: Html, verb: str, *before: int, back: Button | None = None) -> Message:
    rows = tuple((Button(zone_words(texts, zone), verb, (*before, index)),) for index, zone in enumerate(ZONES))
    return Message(question, (*rows, *(((back,),) if back else ())))


def zone_words(texts: Texts, zone: str) -> str:
    """The city of a zone of Russia; another by its name in the database of zones."""
    key = _ZONES.get(zone)
    return texts.plain(key) if key else zone


def organizations(texts: Texts, found: Sequence[Organization], page: int, office: str) -> Message:
    """Organizations with their zones; one, or its whole district, is given another."""
    if not found:
        return Message(texts("zones-none"))
    pages = -(-len(found) // LINES)
    page = min(max(page, 0), pages - 1)
    shown = list(enumerate(found, 1))[page * LINES : (page + 1) * LINES]
    lines = [
        texts("zones-line", index=index, name=clipped(one.name, 50), zone=zone_words(texts, one.time_zone or office))
        for index, one in shown
    ]
    buttons = [Button(texts.plain("button-numbered", number=index), "orgzone", (one.id,)) for index, one in shown]
    rows = tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    return Message(join_lines(texts("zones-head"), "", *lines), (*rows, *page_buttons(texts, "zones", (), page, pages)))


def organization_zone(texts: Texts, one: Organization, office: str) -> Message:
    """First whether it is one organization's zone or its whole district's; then which."""
    words = texts("zone-of", name=one.name, zone=zone_words(texts, one.time_zone or office))
    rows = [(Button(texts.plain("button-zone-one"), "zoneof", (one.id,)),)]
    if one.district:
        name = texts.plain("button-zone-district", district=clipped(one.district, 20))
        rows.append((Button(name, "zonesof", (one.id,)),))
    return Message(words, (*rows, (Button(texts.plain("button-back"), "zones"),)))


def zones_set(texts: Texts, count: int, zone: str) -> Message:
    back = Button(texts.plain("button-back-zones"), "zones")
    return Message(texts("zones-set", count=count, zone=zone_words(texts, zone)), ((back,),))


def working_days(
    texts: Texts, days: Mapping[date, bool], unknown: Sequence[int], today: date, *, mine: bool
) -> Message:
    """The office's own corrections of the production calendar, and the years that have no decree yet."""
    lines = [
        texts("calendar-worked" if worked else "calendar-off", day=texts.day(day, today))
        for day, worked in list(days.items())[:DAYS]
    ]
    more = len(days) - DAYS
    text = join_lines(
        texts("calendar-head"),
        "",
        *(lines or [texts("calendar-none")]),
        texts("calendar-more", count=more) if more > 0 else None,
        *(texts("calendar-unknown-year", year=year) for year in unknown),
    )
    return Message(text, ((Button(texts.plain("button-calendar-day"), "calendarday"),),) if mine else ())


def choose_day(texts: Texts, month: date, first: date, last: date, calendar: WorkingCalendar) -> Message:
    back = ((Button(texts.plain("button-back"), "calendar"),),)
    question = texts("calendar-choose")
    return date_picker(texts, question, "calendarday", (), month, calendar=calendar, first=first, last=last, below=back)


def day_of_calendar(texts: Texts, day: date, number: int, *, worked: bool, own: bool) -> Message:
    """One day of the calendar: what it is, and what it can be made."""
    key = "calendar-day-worked" if worked else "calendar-day-off"
    rows = [
        (Button(texts.plain("button-day-off" if worked else "button-day-worked"), "setday", (number, int(not worked))),)
    ]
    if own:
        rows.append((Button(texts.plain("button-day-usual"), "setday", (number, 2)),))
    return Message(texts(key, day=texts.day(day)), (*rows, (Button(texts.plain("button-back"), "calendarday"),)))


def _time(one: time) -> str:
    return f"{one:%H:%M}"
