""" "Is this one person?", "Is this one organisation?": a card each."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Organization, Person
from bot.domain.roadmap import Roadmap
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped
from bot.texts import Html, Texts

NAME = 200


def about_people(
    texts: Texts,
    roadmap: Roadmap,
    alias_id: int,
    written: str,
    position: str,
    rows: int,
    known: Person | str,
    place: Sequence[Organization],
    *,
    number: int,
    total: int,
) -> Message:
    """`known`: the person of the directory, or another name of the same plan."""
    if isinstance(known, str):
        other = texts("likeness-other", name=known)
    else:
        words = [one for one in (known.position, *(each.name for each in place)) if one]
        other = (
            texts("likeness-known-post", name=known.name, post=clipped(", ".join(words), NAME))
            if words
            else texts("likeness-known", name=known.name)
        )
    question = join_lines(_written(texts, written, position, rows), other, "", texts("likeness-person"))
    return _card(texts, roadmap, alias_id, question, number, total)


def about_bodies(
    texts: Texts,
    roadmap: Roadmap,
    alias_id: int,
    written: str,
    rows: int,
    known: Organization | str,
    *,
    number: int,
    total: int,
) -> Message:
    if isinstance(known, str):
        other = texts("likeness-other", name=clipped(known, NAME))
    else:
        other = texts("likeness-known", name=clipped(known.name, NAME))
    question = join_lines(_written(texts, written, "", rows), other, "", texts("likeness-body"))
    return _card(texts, roadmap, alias_id, question, number, total)


def all_told(texts: Texts, roadmap: Roadmap) -> Message:
    return Message(texts("likeness-none"), ((Button(texts.plain("button-back-draft"), "plan", (roadmap.id,)),),))


def _card(texts: Texts, roadmap: Roadmap, alias_id: int, question: Html, number: int, total: int) -> Message:
    head = texts("likeness-number", number=number + 1, total=total)
    text = join_lines(head, "", question, texts("likeness-remembered"))
    args = (alias_id, roadmap.id, number)
    buttons = [
        (
            Button(texts.plain("button-same"), "isone", args),
            Button(texts.plain("button-different"), "different", args),
        ),
        (Button(texts.plain("button-back-draft"), "plan", (roadmap.id,)),),
    ]
    if total > 1:
        buttons.insert(1, (Button(texts.plain("button-skip"), "same", (roadmap.id, number + 1)),))
    return Message(text, tuple(buttons))


def _written(texts: Texts, written: str, position: str, rows: int) -> Html:
    name = clipped(written, NAME)
    if position:
        return texts("likeness-written-post", name=name, post=clipped(position, NAME), count=rows)
    return texts("likeness-written", name=name, count=rows)
