""" "Not mine", and who answers for an obligation instead."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.objection import Objection, ObjectionReason, Ruling
from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.messages.choosing import choose_person, person_buttons
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import (
    LINES,
    clipped,
    due_line,
    heading,
    short_title,
)
from bot.texts import Html, Texts

_REASONS = {
    ObjectionReason.NOT_MY_DUTY: "objection-not-my-duty",
    ObjectionReason.ANOTHER_PERSON: "objection-another-person",
    ObjectionReason.NOT_ABOUT_US: "objection-not-about-us",
    ObjectionReason.OWN: "objection-own",
}
_REASON_BUTTONS = {
    ObjectionReason.NOT_MY_DUTY: "button-objection-not-my-duty",
    ObjectionReason.ANOTHER_PERSON: "button-objection-another-person",
    ObjectionReason.NOT_ABOUT_US: "button-objection-not-about-us",
    ObjectionReason.OWN: "button-objection-own",
}
REASONS = tuple(_REASON_BUTTONS)
"""A button names a reason by its place here."""
NAME = 60


def why(texts: Texts, obligation: Obligation, moment: Moment) -> Message:
    """The executor is asked for the reason: the press on it is the confirmation."""
    rows = tuple(
        (Button(texts.plain(key), "notmine", (obligation.id, index)),)
        for index, key in enumerate(_REASON_BUTTONS.values())
    )
    back = (Button(texts.plain("button-back"), "card", (obligation.id,)),)
    text = join_lines(*_what(texts, obligation, moment), "", texts("objection-question"))
    return Message(text, (*rows, back), obligations=(obligation.id,))


def ask_words(texts: Texts, obligation: Obligation, moment: Moment) -> Message:
    back = (Button(texts.plain("button-back"), "card", (obligation.id,)),)
    return Message(join_lines(*_what(texts, obligation, moment), "", texts("objection-ask-words")), (back,))


def asked(texts: Texts, obligation: Obligation, curator: Person, moment: Moment) -> Message:
    """To who objected: the curator is asked, and meanwhile nobody reminds."""
    text = join_lines(*_what(texts, obligation, moment), "", texts("objection-asked", name=curator.short_name))
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),))


def for_curator(
    texts: Texts,
    objection: Objection,
    obligation: Obligation,
    person: Person,
    candidates: Sequence[Person],
    moment: Moment,
) -> Message:
    """Who it is given to is one press; so is leaving it where it is."""
    text = join_lines(
        texts("objection-head"),
        *_what(texts, obligation, moment),
        texts("objection-by", name=person.short_name, executor=clipped(obligation.executor_name, NAME))
        if obligation.organization_id is not None
        else texts("objection-by-person", name=person.short_name),
        texts("objection-reason", reason=_reason(texts, objection)),
        "",
        texts("objection-whom"),
    )
    below = (
        (Button(texts.plain("button-other-person"), "giveother", (obligation.id,)),),
        (Button(texts.plain("button-keep"), "keepit", (objection.id,)),),
    )
    return Message(text, (*person_buttons(texts, candidates, "give", (obligation.id,)), *below))


def ruled(
    texts: Texts, objection: Objection, obligation: Obligation, person: Person, given_to: Person | None, moment: Moment
) -> Message:
    """The curator's card in its final form."""
    if objection.ruling is Ruling.GIVEN and given_to is not None:
        verdict = texts("objection-given", name=given_to.short_name)
    elif objection.ruling is Ruling.KEPT:
        verdict = texts("objection-kept", name=person.short_name)
    else:
        verdict = texts("objection-withdrawn")
    text = join_lines(*_what(texts, obligation, moment), "", verdict)
    return Message(text, ((Button(texts.plain("button-open"), "card", (obligation.id,)),),))


def ruling(
    texts: Texts, objection: Objection, obligation: Obligation, decider: Person, given_to: Person | None, moment: Moment
) -> Message:
    """To who objected."""
    what = _what(texts, obligation, moment)
    if given_to is not None:
        everything = (Button(texts.plain("button-mine"), "my"),)
        return Message(join_lines(*what, "", texts("ruling-given", name=given_to.short_name)), (everything,))
    open_card = (Button(texts.plain("button-open"), "card", (obligation.id,)),)
    text = join_lines(*what, "", texts("ruling-kept", name=decider.short_name))
    return Message(text, (open_card,), obligations=(obligation.id,))


def ask_executor(texts: Texts, obligation: Obligation, candidates: Sequence[Person], moment: Moment) -> Message:
    question = join_lines(*_what(texts, obligation, moment), "", texts("executor-question"))
    back = (Button(texts.plain("button-back"), "card", (obligation.id,)),)
    return choose_person(texts, question, candidates, "give", (obligation.id,), below=(back,))


def given(texts: Texts, obligation: Obligation, holder: Person, moment: Moment) -> Message:
    """To the curator who gave it."""
    text = join_lines(
        *_what(texts, obligation, moment),
        "",
        texts("objection-given", name=holder.short_name),
        None if holder.connected else texts("holder-not-connected"),
    )
    return Message(text, ((Button(texts.plain("button-open"), "card", (obligation.id,)),),))


def yours_now(texts: Texts, obligation: Obligation, curator: Person, moment: Moment) -> Message:
    """To who answers for it now."""
    text = join_lines(texts("yours-now", name=curator.short_name), "", *_what(texts, obligation, moment))
    return Message(
        text, ((Button(texts.plain("button-open"), "card", (obligation.id,)),),), obligations=(obligation.id,)
    )


def open_objections(texts: Texts, found: Sequence[tuple[Objection, Obligation, Person]]) -> Message:
    if not found:
        return Message(texts("objections-none"), ((Button(texts.plain("button-control-summary"), "summary"),),))
    shown = found[:LINES]
    lines = [
        texts("objections-line", index=index, title=short_title(obligation), name=person.short_name)
        for index, (_, obligation, person) in enumerate(shown, 1)
    ]
    buttons = tuple(
        Button(texts.plain("button-numbered", number=index), "objection", (one.id,))
        for index, (one, _, _) in enumerate(shown, 1)
    )
    rows = tuple(buttons[start : start + 4] for start in range(0, len(buttons), 4))
    return Message(join_lines(texts("objections-head", count=len(found)), "", *lines), rows)


def _what(texts: Texts, obligation: Obligation, moment: Moment) -> tuple[Html, ...]:
    return heading(texts, obligation), due_line(texts, obligation, moment.today, moment.office.calendar)


def _reason(texts: Texts, objection: Objection) -> str:
    return objection.words or texts.plain(_REASONS[objection.reason])
