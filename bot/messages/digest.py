"""The morning's nudges of one person, in one message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.obligation import Obligation
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, action_buttons, number_buttons, relative, short_title
from bot.texts import Texts


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
    if len(due) == 1:
        buttons = action_buttons(texts, due[0].id)
    else:
        everything = (Button(texts.plain("button-mine"), "my"),)
        buttons = (*number_buttons(texts, "card", shown, 1), everything)
    return Message(text, buttons, obligations=tuple(one.id for one in due))


def _line(texts: Texts, index: int, one: Obligation, today: date, calendar: WorkingCalendar) -> str:
    assert one.control_date is not None
    return texts(
        "digest-line",
        index=index,
        title=short_title(one),
        until=texts.until(one.control_date, today),
        relative=relative(texts, one.control_date, today, calendar),
    )
