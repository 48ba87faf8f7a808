"""The morning's nudges of one person, in one message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.obligation import Obligation, ObligationState
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, action_buttons, number_buttons, relative, short_title
from bot.texts import Texts

ONE_TAP = 4
"""Up to so many things each has a button that reports it as done."""


def digest(texts: Texts, due: Sequence[Obligation], others: int, today: date, calendar: WorkingCalendar) -> Message:
    """`due`: what is to be told today, nearest first; `others`: how much more the person owes."""
    shown = due[:LINES]
    lines = [_line(texts, index, one, today, calendar) for index, one in enumerate(shown, 1)]
    rest = others + len(due) - len(shown)
    text = join_lines(
        texts(
            "digest-head",
            today=sum(1 for one in due if one.control_date == today),
            overdue=sum(1 for one in due if one.overdue(today)),
            soon=sum(1 for one in due if one.control_date is not None and one.control_date > today),
        ),
        "",
        *lines,
        "",
        texts("digest-rest", count=rest) if rest else None,
        texts("digest-hint-one" if len(due) == 1 else "digest-hint-many"),
    )
    told = tuple((one.id, one.control_date) for one in shown if one.control_date is not None)
    return Message(text, _buttons(texts, due, shown), obligations=tuple(one.id for one in due), dates=told)


def _buttons(texts: Texts, due: Sequence[Obligation], shown: Sequence[Obligation]) -> tuple[tuple[Button, ...], ...]:
    if len(due) == 1:
        return action_buttons(texts, due[0])
    everything = (Button(texts.plain("button-mine"), "my"),)
    if len(due) > ONE_TAP:
        return (*number_buttons(texts, "card", shown, 1), everything)
    rows = tuple(
        (
            Button(texts.plain("button-done-numbered", number=index), "done", (one.id,)),
            Button(texts.plain("button-open-numbered", number=index), "card", (one.id,)),
        )
        for index, one in enumerate(shown, 1)
    )
    return (*rows, everything)


def _line(texts: Texts, index: int, one: Obligation, today: date, calendar: WorkingCalendar) -> str:
    assert one.control_date is not None
    return texts(
        "digest-line-returned" if one.state is ObligationState.RETURNED else "digest-line",
        index=index,
        title=short_title(one),
        until=texts.until(one.control_date, today),
        relative=relative(texts, one.control_date, today, calendar),
    )
