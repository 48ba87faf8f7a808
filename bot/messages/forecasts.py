"""What putting a plan in force will do, and what the bot will say first in the next two weeks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time
from typing import TypeVar

from bot.domain.forecast import Forecast, ForecastDay, ForecastMessage
from bot.domain.obligation import ExecutorLoad
from bot.domain.people import Person
from bot.domain.roadmap import Roadmap, RoadmapState
from bot.messages.message import Button, Message, fitted, join_lines
from bot.messages.obligations import LINES, clipped, page_buttons
from bot.messages.preferences import zone_words
from bot.texts import Html, Texts

T = TypeVar("T")
TITLE = 300
"""Letters of a plan's own title."""
NAME = 90
"""Letters of an executor's name in a list."""
NUMBERS = 8
"""Rows named by their numbers."""


def preview(
    texts: Texts,
    roadmap: Roadmap,
    forecast: Forecast,
    *,
    obligations: int,
    people: int,
    not_connected: int,
    nobody: int,
    undated: Sequence[str],
    past: int,
    questions: int,
    unknown_years: Sequence[int],
    mine: bool,
) -> Message:
    """`mine`: whoever looks may put it in force."""
    text = join_lines(
        texts("preview-head", title=clipped(roadmap.head.title, TITLE)),
        "",
        texts("force-obligations", count=obligations, people=people),
        texts("force-not-connected", count=not_connected) if not_connected else None,
        texts("force-nobody", count=nobody) if nobody else None,
        _undated(texts, undated) if undated else None,
        texts("force-past", count=past) if past else None,
        texts("force-unknown-years", years=", ".join(map(str, unknown_years))) if unknown_years else None,
        texts("preview-questions", count=questions) if questions else None,
        "",
        _total(texts, forecast),
        texts("preview-not-yours") if not mine else None,
    )
    ahead = (Button(texts.plain("button-sends"), "sends", (roadmap.id, 0)),) if forecast.messages else ()
    shares = (Button(texts.plain("button-shares"), "shares", (roadmap.id, 0)),)
    force = (Button(texts.plain("button-in-force"), "force", (roadmap.id,)),) if mine else ()
    return Message(text, tuple(row for row in (ahead, shares, force, (_back_to_draft(texts, roadmap),)) if row))


def hindered(texts: Texts, roadmap: Roadmap, obstacles: Sequence[str]) -> Message:
    """Why a draft can't be put in force: all the reasons at once."""
    reasons = [texts("preview-obstacle", reason=texts.plain(f"error-{one}")) for one in obstacles]
    text = join_lines(texts("preview-hindered", title=clipped(roadmap.head.title, TITLE)), "", *reasons)
    return Message(text, ((_back_to_draft(texts, roadmap),),))


def shares(
    texts: Texts, roadmap: Roadmap, loads: Sequence[ExecutorLoad], unreached: Collection[int], page: int, today: date
) -> Message:
    """Who owes how much of a plan, the most first."""
    shown, page, pages = _page(loads, page)
    lines = [_share(texts, one, unreached, today) for one in shown]
    text = join_lines(texts("shares-head", page=page + 1, pages=pages), "", *lines)
    turns = page_buttons(texts, "shares", (roadmap.id,), page, pages)
    return Message(text, (*turns, (_back(texts, roadmap),)))


def sends(texts: Texts, roadmap: Roadmap, forecast: Forecast, page: int, today: date) -> Message:
    """What will be said in the next two weeks, by days."""
    if not forecast.messages:
        return Message(texts("sends-none"), ((_back(texts, roadmap),),))
    days = forecast.days()
    shown, page, pages = _page(days, page)
    first = page * LINES + 1
    lines = [_day_line(texts, index, one, today) for index, one in enumerate(shown, first)]
    buttons = [
        Button(texts.plain("button-numbered", number=index), "sendday", (roadmap.id, _number(one.day), 0))
        for index, one in enumerate(shown, first)
    ]
    text = join_lines(
        texts("sends-head", title=clipped(roadmap.head.title, TITLE), page=page + 1, pages=pages),
        "",
        *lines,
        "",
        texts("sends-as-if"),
    )
    turns = page_buttons(texts, "sends", (roadmap.id,), page, pages)
    return Message(text, (*_fours(buttons), *turns, (_back(texts, roadmap),)))


def sends_on(
    texts: Texts,
    roadmap: Roadmap,
    day: date,
    messages: Sequence[ForecastMessage],
    page: int,
    today: date,
    usual: time,
) -> Message:
    """Who will be told something on one day; `usual`: at which hour, where nothing else is said."""
    shown, page, pages = _page(messages, page)
    first = page * LINES + 1
    lines = [_reader_line(texts, index, one) for index, one in enumerate(shown, first)]
    buttons = [
        Button(texts.plain("button-numbered", number=index), "sendtext", (roadmap.id, _number(day), one.person.id))
        for index, one in enumerate(shown, first)
    ]
    head = texts("sendday-head", day=texts.day(day, today), page=page + 1, pages=pages)
    foot = texts("sendday-hint", time=texts.time(usual)) if lines else texts("sendday-none")
    text = join_lines(head, "", *([*lines, ""] if lines else []), foot)
    turns = page_buttons(texts, "sendday", (roadmap.id, _number(day)), page, pages)
    return Message(text, (*_fours(buttons), *turns, (Button(texts.plain("button-sends"), "sends", (roadmap.id, 0)),)))


def sent_text(
    texts: Texts, roadmap: Roadmap, person: Person, day: date, messages: Sequence[Message], today: date
) -> Message:
    """The very words of what one person will get on one day; their buttons are named, and can't be pressed."""
    head = texts("sendtext-head", name=person.short_name, day=texts.day(day, today))
    parts = [part for one in messages for part in ("", one.text, _buttons_named(texts, one))]
    text = join_lines(head, *(parts or ["", texts("sendday-none")]))
    back = Button(texts.plain("button-back-day"), "sendday", (roadmap.id, _number(day), 0))
    return Message(fitted(text), ((back,),))


def day_of(number: int) -> date | None:
    """The day that a button names as 20260205; None for what is no day."""
    try:
        return date(number // 10_000, number // 100 % 100, number % 100)
    except ValueError:
        return None


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _total(texts: Texts, forecast: Forecast) -> Html:
    if not forecast.messages:
        return texts("sends-none")
    people = {one.person.id for one in forecast.messages}
    return texts(
        "preview-sends",
        messages=len(forecast.messages),
        people=len(people),
        unreached=len({one.person.id for one in forecast.messages if not one.reaches}),
    )


def _undated(texts: Texts, rows: Sequence[str]) -> Html:
    named = "; ".join(clipped(one, NAME) for one in rows[:NUMBERS])
    return texts("preview-undated", rows=named, more=max(0, len(rows) - NUMBERS))


def _share(texts: Texts, load: ExecutorLoad, unreached: Collection[int], today: date) -> Html:
    if load.recipient_id is None:
        state = texts("shares-nobody")
    else:
        state = texts("shares-not-connected") if load.recipient_id in unreached else Html("")
    nearest = texts("shares-nearest", until=texts.until(load.nearest, today)) if load.nearest else texts("shares-unset")
    return texts("shares-line", name=clipped(load.name, NAME), count=load.total, nearest=nearest, state=state)


def _day_line(texts: Texts, index: int, one: ForecastDay, today: date) -> Html:
    return texts(
        "sends-line",
        index=index,
        day=texts.day(one.day, today),
        people=one.people,
        count=one.obligations,
        unreached=one.unreached,
    )


def _reader_line(texts: Texts, index: int, one: ForecastMessage) -> Html:
    state = Html("") if one.reaches else texts("shares-not-connected")
    key = "sendday-line" if one.obligations else "sendday-line-news"
    name = clipped(one.person.short_name, NAME)
    return texts(key, index=index, name=name, count=one.obligations, when=_when(texts, one), state=state)


def _when(texts: Texts, one: ForecastMessage) -> Html:
    """The reader's hour and zone, where they are not the office's."""
    parts = (
        texts("sendday-hour", time=texts.time(one.hour)) if one.hour else "",
        texts("sendday-zone", zone=zone_words(texts, one.zone)) if one.zone else "",
    )
    return Html("".join(parts))


def _buttons_named(texts: Texts, message: Message) -> Html | None:
    named = " ".join(f"[{button.text}]" for row in message.buttons for button in row)
    return texts("sendtext-buttons", buttons=named) if named else None


def _page(found: Sequence[T], page: int) -> tuple[Sequence[T], int, int]:
    pages = max(1, -(-len(found) // LINES))
    page = min(max(page, 0), pages - 1)
    return found[page * LINES : (page + 1) * LINES], page, pages


def _fours(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))


def _back(texts: Texts, roadmap: Roadmap) -> Button:
    if roadmap.state is RoadmapState.IN_FORCE:
        return Button(texts.plain("button-back-plan"), "plan", (roadmap.id,))
    return Button(texts.plain("button-back-preview"), "preview", (roadmap.id,))


def _back_to_draft(texts: Texts, roadmap: Roadmap) -> Button:
    return Button(texts.plain("button-back-draft"), "plan", (roadmap.id,))
