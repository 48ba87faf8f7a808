"""Away for a while, and who stands in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.absence import Absence
from bot.domain.calendar import WorkingCalendar
from bot.domain.people import Person
from bot.messages.choosing import choose_person
from bot.messages.date_picker import date_picker
from bot.messages.message import Button, Message, join_lines
from bot.texts import Texts

_EXAMPLE = timedelta(days=14)


def until_when(
    texts: Texts,
    month: date,
    stands_in_for: Sequence[Person],
    *,
    calendar: WorkingCalendar,
    first: date,
    last: date,
) -> Message:
    """The first question: the last day of the absence."""
    example = f"{min(first + _EXAMPLE, last):%d.%m}"
    names = ", ".join(one.short_name for one in stands_in_for)
    question = join_lines(texts("away-stands-in", names=names) if names else None, texts("away-question", day=example))
    return date_picker(
        texts,
        question,
        "away",
        (),
        month,
        calendar=calendar,
        first=first,
        last=last,
        below=((Button(texts.plain("button-mine"), "my"),),),
    )


def who_stands_in(texts: Texts, until: date, number: int, candidates: Sequence[Person], today: date) -> Message:
    """The second question; a press or a typed name settles it."""
    question = texts("away-who", until=texts.through(until, today))
    back = (Button(texts.plain("button-back"), "away"),)
    return choose_person(texts, question, candidates, "deputy", (number,), below=(back,))


def away(texts: Texts, absence: Absence, deputy: Person, owed: int, today: date) -> Message:
    """To who is away: until when, who stands in, and the way back."""
    text = join_lines(
        texts("away-set", until=texts.through(absence.until, today), name=deputy.short_name),
        texts("away-owed", count=owed),
        None if deputy.connected else texts("away-not-connected"),
        texts("away-ends"),
    )
    return Message(text, ((Button(texts.plain("button-back-again"), "back"),),))


def back(texts: Texts, deputy: Person | None, owed: int) -> Message:
    """To who has come back."""
    text = join_lines(
        texts("away-back", name=deputy.short_name) if deputy else texts("away-not-away"),
        texts("welcome-owed", count=owed),
    )
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),) if owed else ())


def for_deputy(texts: Texts, absence: Absence, person: Person, owed: int, today: date) -> Message:
    text = join_lines(
        texts("deputy-head", name=person.short_name, until=texts.through(absence.until, today)),
        texts("deputy-owed", count=owed),
    )
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),))


def for_curator(texts: Texts, absence: Absence, person: Person, deputy: Person, today: date) -> Message:
    text = texts("away-notice", name=person.name, deputy=deputy.short_name, until=texts.through(absence.until, today))
    return Message(text)


def deputy_free(texts: Texts, person: Person) -> Message:
    """To the deputy when it is over."""
    return Message(texts("deputy-free", name=person.short_name))
