"""Questions for dates: a timetable, an event, a row that says nothing; the list of those that wait for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.deadline import DeadlineKind
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.roadmap import PlanRow
from bot.domain.timetable import Timetable, TimetableState
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, SHORT, clipped, page_buttons
from bot.texts import Html, Texts

NAME = 200
"""Letters of a timetable's name over its card."""
ROWS = 4
"""Rows named on a card before the rest is counted."""
DATES = 6
"""Dates of an answer shown before the rest is counted."""
_ASKS = {
    DeadlineKind.SCHEDULE: "timetable-asks",
    DeadlineKind.EVENT: "event-asks",
    DeadlineKind.NONE: "silent-asks",
    DeadlineKind.THROUGHOUT: "silent-asks",
}


def questions(texts: Texts, asked: Sequence[Timetable]) -> Message:
    """The morning's questions of one person, in one message."""
    shown = asked[:LINES]
    lines = [
        texts(_line_key(one), index=index, name=clipped(one.name, SHORT), count=one.rows)
        for index, one in enumerate(shown, 1)
    ]
    more = texts("timetables-more", count=len(asked) - LINES) if len(asked) > LINES else None
    text = join_lines(texts("questions-head", count=len(asked)), "", *lines, more)
    return Message(text, _numbers(texts, shown, 1), questions=tuple(one.id for one in asked))


def with_questions(texts: Texts, message: Message, asked: Sequence[Timetable]) -> Message:
    """What a person is told anyhow, and below it that dates are wanted of them."""
    if not asked:
        return message
    count = len(asked)
    opens = ("timetable", (asked[0].id,)) if count == 1 else ("timetables", ())
    button = Button(texts.plain("button-dates-wanted", count=count), *opens)
    return replace(
        message,
        text=join_lines(message.text, "", texts("questions-besides", count=count, name=clipped(asked[0].name, SHORT))),
        buttons=(*message.buttons, (button,)),
        questions=tuple(one.id for one in asked),
    )


def unanswered(
    texts: Texts, found: Sequence[tuple[Timetable, Person]], page: int, moment: Moment, *, events: bool, me: int
) -> Message:
    """Which timetables and events are waited for, who was asked and when."""
    verb = "events" if events else "timetables"
    if not found:
        return Message(texts("events-none" if events else "timetables-none"), (_everything(texts),))
    pages = -(-len(found) // LINES)
    page = min(max(page, 0), pages - 1)
    first = page * LINES
    shown = found[first : first + LINES]
    lines = [
        part
        for index, (one, person) in enumerate(shown, first + 1)
        for part in (
            texts(_line_key(one), index=index, name=clipped(one.name, SHORT), count=one.rows),
            _asked(texts, one, person, moment, me=me),
        )
    ]
    head = texts("events-head" if events else "timetables-head", count=len(found))
    foot = texts("mine-page", page=page + 1, pages=pages) if pages > 1 else None
    numbers = _numbers(texts, [one for one, _ in shown], first + 1)
    return Message(join_lines(head, "", *lines, foot), (*numbers, *page_buttons(texts, verb, (), page, pages)))


def card(
    texts: Texts,
    timetable: Timetable,
    rows: Sequence[PlanRow],
    asked: Person,
    moment: Moment,
    offered: date,
    *,
    asks: bool,
    me: int | None = None,
) -> Message:
    """One question; `asks`: with the ways to answer it. `me`: who looks, where that need not be who is asked."""
    text = join_lines(
        texts("timetable-title", name=clipped(timetable.name, NAME)),
        texts("timetable-plan", title=clipped(timetable.plan_title, NAME)),
        "",
        texts("timetable-rows", count=len(rows)),
        *(texts("timetable-row", title=clipped(row.activity.title, SHORT)) for row in rows[:ROWS]),
        texts("timetable-rows-more", count=len(rows) - ROWS) if len(rows) > ROWS else None,
        "",
        _asked(texts, timetable, asked, moment, me=me) if me is not None and timetable.open else None,
        _state(texts, timetable, moment),
        texts(_question(timetable)) if asks and timetable.open else None,
        texts("timetable-answered-hint") if not timetable.open else None,
    )
    answers = _answers(texts, timetable, moment, offered) if asks else ()
    return Message(text, (*answers, _list_button(texts)))


def answered(
    texts: Texts, timetable: Timetable, dates: Sequence[date], told: int, today: date, *, again: date | None
) -> Message:
    """What came of an answer."""
    more = len(dates) - DATES
    days = ", ".join(texts.day(day, today) for day in dates[:DATES])
    text = join_lines(
        texts("timetable-title", name=clipped(timetable.name, NAME)),
        "",
        texts("answer-dates", dates=texts.plain("days-and-more", days=days, count=more) if more > 0 else days)
        if dates
        else None,
        texts("answer-told", count=told),
        texts("answer-again", day=texts.day(again, today)) if again else None,
    )
    more_dates = (Button(texts.plain("button-more-dates"), "when", (timetable.id,)),)
    return Message(text, (more_dates, _list_button(texts)))


def not_yet(texts: Texts, timetable: Timetable, today: date) -> Message:
    assert timetable.ask_on is not None
    text = join_lines(
        texts("timetable-title", name=clipped(timetable.name, NAME)),
        "",
        texts("not-yet-asked-again", day=texts.day(timetable.ask_on, today)),
    )
    return Message(text, (_list_button(texts),))


def whom_to_ask(texts: Texts, timetable: Timetable, people: Sequence[Person]) -> Message:
    """Who else may know it."""
    title = texts("timetable-title", name=clipped(timetable.name, NAME))
    back = (Button(texts.plain("button-back"), "timetable", (timetable.id,)),)
    if not people:
        return Message(join_lines(title, "", texts("nobody-to-ask")), (back,))
    rows = tuple((Button(_who(texts, person), "askof", (timetable.id, person.id)),) for person in people[:LINES])
    return Message(join_lines(title, "", texts("whom-to-ask")), (*rows, back))


def handed_on(texts: Texts, timetable: Timetable, person: Person) -> Message:
    key = "asked-of" if person.connected else "asked-of-not-connected"
    text = join_lines(
        texts("timetable-title", name=clipped(timetable.name, NAME)), "", texts(key, name=person.short_name)
    )
    return Message(text, (_list_button(texts),))


def _answers(texts: Texts, timetable: Timetable, moment: Moment, offered: date) -> tuple[tuple[Button, ...], ...]:
    other = Button(texts.plain("button-ask-other"), "askother", (timetable.id,))
    dates = Button(texts.plain("button-say-dates"), "when", (timetable.id,))
    if not timetable.open:
        more = Button(texts.plain("button-more-dates"), "when", (timetable.id,))
        return ((more,),) if timetable.kind is DeadlineKind.SCHEDULE else ()
    if timetable.kind is DeadlineKind.EVENT and timetable.state is not TimetableState.CAME:
        return (
            (Button(texts.plain("button-came-today"), "came", (timetable.id,)),),
            (Button(texts.plain("button-came-on"), "cameon", (timetable.id,)),),
            (Button(texts.plain("button-not-come"), "notyet", (timetable.id,)), other),
        )
    if timetable.kind is DeadlineKind.SCHEDULE:
        return ((dates,), (Button(texts.plain("button-not-yet"), "notyet", (timetable.id,)), other))
    day = texts.day(offered, moment.today)
    return ((Button(texts.plain("button-agree-offered", day=day), "agree", (timetable.id,)),), (dates,), (other,))


def _question(timetable: Timetable) -> str:
    return "event-asks-day" if timetable.state is TimetableState.CAME else _ASKS[timetable.kind]


def _state(texts: Texts, timetable: Timetable, moment: Moment) -> Html | None:
    if timetable.state is TimetableState.CAME and timetable.happened_on:
        return texts("event-came", day=texts.day(timetable.happened_on, moment.today))
    if timetable.state is TimetableState.NOT_YET and timetable.ask_on:
        key = "event-not-come" if timetable.kind is DeadlineKind.EVENT else "timetable-not-yet"
        return texts(key, day=texts.day(timetable.ask_on, moment.today))
    return None


def _asked(texts: Texts, one: Timetable, person: Person, moment: Moment, *, me: int | None) -> Html:
    """Who was asked, and when."""
    name = texts.plain("asked-you") if person.id == me else person.short_name
    if one.asked_at is not None:
        day = texts.day(one.asked_at.astimezone(moment.office.zone).date(), moment.today)
        return texts("asked-on", name=name, day=day)
    if not person.connected:
        return texts("asked-not-connected", name=name)
    return texts("asked-soon", name=name)


def _line_key(one: Timetable) -> str:
    if one.kind is DeadlineKind.EVENT:
        return "event-line"
    return "timetable-line" if one.kind is DeadlineKind.SCHEDULE else "silent-line"


def _numbers(texts: Texts, shown: Sequence[Timetable], first: int) -> tuple[tuple[Button, ...], ...]:
    buttons = [
        Button(texts.plain("button-numbered", number=number), "timetable", (one.id,))
        for number, one in enumerate(shown, first)
    ]
    return tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))


def _who(texts: Texts, person: Person) -> str:
    return texts.plain("button-who" if person.connected else "button-who-not-connected", name=person.short_name)


def _everything(texts: Texts) -> tuple[Button, ...]:
    return (Button(texts.plain("button-mine"), "my"),)


def _list_button(texts: Texts) -> tuple[Button, ...]:
    return (Button(texts.plain("button-timetables"), "timetables"),)
