"""What a curator is asked when they correct a row by hand."""

from __future__ import annotations

from bot.domain.roadmap import Field, PlanRow, Roadmap
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped
from bot.messages.rows import LINE, TITLE, title_words
from bot.texts import Texts

_SECTIONS = 12
"""Sections on buttons; those of longer plans are typed."""


def ask_field(texts: Texts, row: PlanRow, field: Field) -> Message:
    """What to write, and what stands there now."""
    activity = row.activity
    now = {
        Field.TITLE: activity.title,
        Field.DEADLINE: activity.deadline_text,
        Field.RESPONSIBLE: activity.responsible_text,
    }[field]
    key = {
        Field.TITLE: "row-ask-title",
        Field.DEADLINE: "row-ask-deadline",
        Field.RESPONSIBLE: "row-ask-responsible",
    }[field]
    text = join_lines(
        title_words(texts, activity, LINE),
        "",
        texts("row-now", text=clipped(now, TITLE)) if now else texts("row-now-blank"),
        texts(key),
    )
    return Message(text, ((_back_to_card(texts, row),),))


def ask_section(texts: Texts, roadmap: Roadmap, row: PlanRow) -> Message:
    sections = list(enumerate(roadmap.sections, 1))[:_SECTIONS]
    text = join_lines(
        title_words(texts, row.activity, LINE),
        "",
        *(
            texts("row-section-line", number=number, title=clipped(" ".join(one.title.split()), LINE))
            for number, one in sections
        ),
        "" if sections else None,
        texts("row-ask-section"),
    )
    buttons = [
        Button(texts.plain("button-numbered", number=number), "section", (row.id, row.version, number))
        for number, _ in sections
    ]
    lines = tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    none = Button(texts.plain("button-no-section"), "section", (row.id, row.version, 0))
    return Message(text, (*lines, (none, _back_to_card(texts, row))))


def ask_merge(texts: Texts, row: PlanRow, other: PlanRow) -> Message:
    text = join_lines(
        texts("row-merge-head"),
        "",
        title_words(texts, row.activity, LINE),
        title_words(texts, other.activity, LINE),
        "",
        texts("row-merge-what"),
    )
    merge = Button(texts.plain("button-merge-yes"), "merge", (row.id, row.version, other.id, other.version))
    return Message(text, ((merge,), (_back_to_card(texts, row),)))


def ask_new(texts: Texts, row: PlanRow) -> Message:
    text = join_lines(texts("row-new-after"), title_words(texts, row.activity, LINE), "", texts("row-ask-new"))
    return Message(text, ((_back_to_card(texts, row),),))


def _back_to_card(texts: Texts, row: PlanRow) -> Button:
    return Button(texts.plain("button-back-row"), "row", (row.id,))
