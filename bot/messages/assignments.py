"""Word that a plan is in force, to those who have something to do in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.obligation import Obligation
from bot.domain.roadmap import Roadmap
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped
from bot.texts import Html, Texts

HEAD = 600
"""Letters of a plan's own title."""


def assignment(
    texts: Texts,
    plans: Sequence[tuple[Roadmap, Sequence[Obligation], str | None]],
    own: Message | None,
    today: date,
    *,
    nudges: tuple[int, ...] = (),
) -> Message:
    """`plans`: each with what its reader owes in it and its curator's name, None where texts are lean.

    `own`: what is to be told today besides; `nudges`: what of the plans is due today, where that is None.
    """
    lines: list[Html | str | None] = []
    for roadmap, owed, curator in plans:
        lines += ["", *_plan(texts, roadmap, owed, curator, today)]
    everything = ((Button(texts.plain("button-mine"), "my"),),)
    if own is None:
        return Message(join_lines(*lines[1:]), everything, nudges=nudges)
    return replace(own, text=join_lines(*lines[1:], "", own.text))


def _plan(
    texts: Texts, roadmap: Roadmap, owed: Sequence[Obligation], curator: str | None, today: date
) -> tuple[Html | None, ...]:
    head = roadmap.head
    nearest = next((one.control_date for one in owed if one.control_date is not None), None)
    return (
        texts("assignment-head", title=clipped(head.title, HEAD)),
        texts("assignment-order", number=head.order_number, date=head.order_date)
        if head.order_number and head.order_date
        else None,
        texts("assignment-count", count=len(owed)),
        texts("assignment-nearest", until=texts.until(nearest, today)) if nearest else texts("assignment-unset"),
        texts("assignment-curator", name=curator) if curator else texts("assignment-reminds"),
    )
