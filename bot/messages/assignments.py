"""Word that a plan is in force, to those who have something to do in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.obligation import Obligation
from bot.domain.people import Person
from bot.domain.roadmap import Roadmap
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped
from bot.texts import Texts

HEAD = 600
"""Letters of a plan's own title."""


def assignment(texts: Texts, roadmap: Roadmap, owed: Sequence[Obligation], curator: Person, today: date) -> Message:
    head = roadmap.head
    nearest = next((one.control_date for one in owed if one.control_date is not None), None)
    text = join_lines(
        texts("assignment-head", title=clipped(head.title, HEAD)),
        texts("assignment-order", number=head.order_number, date=head.order_date)
        if head.order_number and head.order_date
        else None,
        texts("assignment-count", count=len(owed)),
        texts("assignment-nearest", until=texts.until(nearest, today)) if nearest else texts("assignment-unset"),
        texts("assignment-curator", name=curator.short_name),
    )
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),))
