"""Away for a while, and who stands in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.absence import Absence
from bot.domain.calendar import WorkingCalendar
from bot.domain.people import Person, Role
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
    nobody = (Button(texts.plain("button-no-deputy"), "deputy", (number, 0)),)
    return choose_person(texts, question, candidates, "deputy", (number,), below=(nobody, back))


def away(texts: Texts, absence: Absence, deputy: Person, owed: int, today: date, *, curates: bool = False) -> Message:
    """To who is away: until when, who stands in, and the way back. `curates`: reports on plans come to them."""
    button = ((Button(texts.plain("button-back-again"), "back"),),)
    if absence.alone:
        until = texts.through(absence.until, today)
        return Message(join_lines(texts("away-alone", until=until), texts("away-alone-ends", count=owed)), button)
    decides = "away-decides" if deputy.may(Role.CURATOR) else "away-plans-wait"
    text = join_lines(
        texts("away-set", until=texts.through(absence.until, today), name=deputy.short_name),
        texts("away-owed", count=owed),
        texts(decides, name=deputy.short_name) if curates else None,
        None if deputy.connected else texts("away-not-connected"),
        texts("away-ends"),
    )
    return Message(text, button)


def back(texts: Texts, person: Person, deputy: Person | None, owed: int) -> Message:
    """To who has come back; `deputy`: the person where nobody stood in, None where they were not away."""
    ended = (
        texts("away-back-alone") if deputy == person else texts("away-back", name=deputy.short_name if deputy else "")
    )
    text = join_lines(
        ended if deputy else texts("away-not-away"),
        texts("welcome-owed", count=owed),
    )
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),) if owed else ())


def for_deputy(
    texts: Texts, absence: Absence, person: Person, owed: int, today: date, *, decides: bool = False
) -> Message:
    """`decides`: the plans of a curator are in the deputy's care too."""
    text = join_lines(
        texts("deputy-head", name=person.short_name, until=texts.through(absence.until, today)),
        texts("deputy-owed", count=owed),
        texts("deputy-decides") if decides else None,
    )
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),))


def for_curator(texts: Texts, absence: Absence, person: Person, deputy: Person, today: date) -> Message:
    until = texts.through(absence.until, today)
    if absence.alone:
        return Message(texts("away-notice-alone", name=person.name, until=until))
    return Message(texts("away-notice", name=person.name, deputy=deputy.short_name, until=until))


def deputy_free(texts: Texts, person: Person) -> Message:
    """To the deputy when it is over."""
    return Message(texts("deputy-free", name=person.short_name))
