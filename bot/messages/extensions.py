"""A later date that an executor asks for: the choice, the request, the decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.extension import Denial, Extension, ExtensionState
from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.messages.date_picker import date_picker, day_number
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, clipped, due_line, heading, moves_line, short_title
from bot.texts import Html, Texts

_DENIALS = {
    Denial.SET_ABOVE: "button-denial-set-above",
    Denial.NO_GROUND: "button-denial-no-ground",
    Denial.IN_PART: "button-denial-in-part",
    Denial.OWN: "button-return-own",
}
DENIALS = tuple(_DENIALS)
"""A button names a reason by its place here."""
_WHY = {
    Denial.SET_ABOVE: "denial-set-above",
    Denial.NO_GROUND: "denial-no-ground",
    Denial.IN_PART: "denial-in-part",
}
REASON = 300
"""Letters of a reason in a list."""


def offer(texts: Texts, obligation: Obligation, offered: Sequence[date], moment: Moment) -> Message:
    """The days to ask for."""
    text = join_lines(
        heading(texts, obligation),
        "",
        due_line(texts, obligation, moment.today, moment.office.calendar),
        moves_line(texts, obligation, moment.today),
        "",
        texts("extension-until-when"),
    )
    days = tuple(
        (Button(texts.plain("button-day", day=texts.day(day, moment.today)), "extendto",
                (obligation.id, day_number(day))),)
        for day in offered
    )  # fmt: skip
    other = (Button(texts.plain("button-pick-day"), "extendto", (obligation.id,)),)
    back = (Button(texts.plain("button-back"), "card", (obligation.id,)),)
    return Message(text, (*days, other, back), obligations=(obligation.id,))


def pick(
    texts: Texts, obligation: Obligation, month: date, *, calendar: WorkingCalendar, first: date, last: date
) -> Message:
    question = join_lines(heading(texts, obligation), "", texts("extension-until-when"))
    back = Button(texts.plain("button-back"), "extend", (obligation.id,))
    return date_picker(
        texts,
        question,
        "extendto",
        (obligation.id,),
        month,
        calendar=calendar,
        first=first,
        last=last,
        below=((back,),),
    )


def ask_reason(texts: Texts, extension: Extension, obligation: Obligation, today: date) -> Message:
    text = join_lines(
        heading(texts, obligation),
        "",
        texts("extension-wanted", until=texts.until(extension.until, today)),
        texts("extension-ask-reason"),
    )
    return Message(text, ((Button(texts.plain("button-back"), "extend", (obligation.id,)),),))


def sent(texts: Texts, extension: Extension, obligation: Obligation, curator: Person, today: date) -> Message:
    """To who asked."""
    text = join_lines(
        heading(texts, obligation),
        "",
        texts("extension-sent", until=texts.until(extension.until, today), name=curator.short_name),
        texts("extension-stands", until=texts.until(extension.control_date, today)),
    )
    take_back = Button(texts.plain("button-take-back-extension"), "unextend", (obligation.id,))
    mine = Button(texts.plain("button-mine"), "my")
    return Message(text, ((mine,), (take_back,)), obligations=(obligation.id,))


def taken_back(texts: Texts, obligation: Obligation, today: date) -> Message:
    assert obligation.control_date is not None
    text = join_lines(
        heading(texts, obligation), "", texts("extension-taken-back", until=texts.until(obligation.control_date, today))
    )
    return Message(text, ((Button(texts.plain("button-back"), "card", (obligation.id,)),),))


def for_curator(texts: Texts, extension: Extension, obligation: Obligation, author: Person, moment: Moment) -> Message:
    """One tap grants, two refuse."""
    buttons = (
        (Button(texts.plain("button-grant", day=texts.day(extension.until, moment.today)), "grant", (extension.id,)),),
        (
            Button(texts.plain("button-refuse"), "refuse", (extension.id,)),
            Button(texts.plain("button-pick-day"), "move", (obligation.id, 0)),
        ),
    )
    return Message(_facts(texts, extension, obligation, author, moment), buttons)


def denials(texts: Texts, extension: Extension, obligation: Obligation, author: Person, moment: Moment) -> Message:
    rows = tuple(
        (Button(texts.plain(key), "denial", (extension.id, place)),) for place, key in enumerate(_DENIALS.values())
    )
    back = Button(texts.plain("button-back"), "extension", (extension.id,))
    text = join_lines(_facts(texts, extension, obligation, author, moment), "", texts("extension-why-not"))
    return Message(text, (*rows, (back,)))


def ask_denial(texts: Texts, extension: Extension, obligation: Obligation, author: Person, moment: Moment) -> Message:
    text = join_lines(_facts(texts, extension, obligation, author, moment), "", texts("return-ask-words"))
    return Message(text, ((Button(texts.plain("button-back"), "extension", (extension.id,)),),))


def settled(texts: Texts, extension: Extension, obligation: Obligation, author: Person, moment: Moment) -> Message:
    """The curator's card in its final form."""
    verdict = _verdict(texts, extension, obligation, moment.today)
    text = join_lines(verdict, "", _facts(texts, extension, obligation, author, moment, settled=True))
    return Message(text, ((Button(texts.plain("button-open"), "card", (obligation.id,)),),))


def decided(texts: Texts, extension: Extension, obligation: Obligation, curator: Person, moment: Moment) -> Message:
    """To who asked."""
    text = join_lines(
        heading(texts, obligation),
        "",
        _verdict(texts, extension, obligation, moment.today),
        texts("obligation-curator", name=curator.short_name),
        due_line(texts, obligation, moment.today, moment.office.calendar),
        moves_line(texts, obligation, moment.today),
    )
    told = ((obligation.id, obligation.control_date),) if obligation.control_date else ()
    button = Button(texts.plain("button-open"), "card", (obligation.id,))
    return Message(text, ((button,),), obligations=(obligation.id,), dates=told)


def waiting(texts: Texts, asked: Sequence[tuple[Extension, Obligation, Person]], today: date) -> Message:
    """The requests that a curator has to decide on, the oldest first."""
    if not asked:
        return Message(texts("extensions-none"), ((Button(texts.plain("button-control-summary"), "summary"),),))
    shown = asked[:LINES]
    lines = [
        texts(
            "extensions-line",
            index=index,
            name=_who(obligation, author),
            title=short_title(obligation),
            before=texts.day(extension.control_date, today),
            until=texts.day(extension.until, today),
        )
        for index, (extension, obligation, author) in enumerate(shown, 1)
    ]
    buttons = [
        Button(texts.plain("button-numbered", number=index), "extension", (extension.id,))
        for index, (extension, _, _) in enumerate(shown, 1)
    ]
    rows = tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    rest = texts("awaiting-rest-extensions", count=len(asked) - LINES) if len(asked) > LINES else None
    return Message(join_lines(texts("extensions-head", count=len(asked)), "", *lines, rest), rows)


def _facts(
    texts: Texts,
    extension: Extension,
    obligation: Obligation,
    author: Person,
    moment: Moment,
    *,
    settled: bool = False,
) -> Html:
    """`settled`: in words of the past; nothing is asked any more, and the date may be another one now."""
    head, before, asked = (
        ("extension-head-settled", "extension-from-settled", "extension-to-settled")
        if settled
        else ("extension-head", "extension-from", "extension-to")
    )
    today = moment.today
    days = moment.office.calendar.working_days_between(extension.control_date, extension.until)
    return join_lines(
        texts(head),
        heading(texts, obligation),
        texts("report-card-author-organization", organization=obligation.executor_name, name=author.short_name)
        if obligation.organization_id is not None
        else texts("report-card-author", name=author.short_name),
        texts(before, until=texts.until(extension.control_date, today)),
        texts(asked, until=texts.until(extension.until, today), days=days),
        moves_line(texts, obligation, today),
        texts("extension-reason", reason=clipped(extension.reason, REASON)),
    )


def _verdict(texts: Texts, extension: Extension, obligation: Obligation, today: date) -> Html:
    if extension.state is ExtensionState.GRANTED and obligation.control_date is not None:
        return texts("extension-granted", until=texts.until(obligation.control_date, today))
    if extension.state is ExtensionState.REFUSED and extension.denial is not None:
        key = _WHY.get(extension.denial)
        return texts("extension-refused", reason=texts.plain(key) if key else extension.denial_text or "")
    return texts("extension-dropped")


def _who(obligation: Obligation, author: Person) -> str:
    return obligation.executor_name if obligation.organization_id is not None else author.short_name
