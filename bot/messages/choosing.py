"""Who is meant: a button each for the likely ones, a typed name for anybody else."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Person
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped
from bot.texts import Html, Texts

LABEL = 40
"""Letters of a button that a phone shows whole."""


def choose_person(
    texts: Texts,
    question: Html,
    candidates: Sequence[Person],
    verb: str,
    args: tuple[int, ...],
    *,
    below: tuple[tuple[Button, ...], ...] = (),
) -> Message:
    """A press comes back as `verb` with `args` and the person's id."""
    text = join_lines(question, "", texts("choose-person-hint" if candidates else "choose-person-type"))
    return Message(text, (*person_buttons(texts, candidates, verb, args), *below))


def person_buttons(
    texts: Texts, people: Sequence[Person], verb: str, args: tuple[int, ...]
) -> tuple[tuple[Button, ...], ...]:
    return tuple((Button(person_label(one), verb, (*args, one.id)),) for one in people)


def person_label(person: Person) -> str:
    """The short name, and the post as far as it fits."""
    name = person.short_name[:LABEL]
    post = clipped(person.position or "", max(0, LABEL - len(name) - 3))
    return f"{name}, {post}" if len(post) > 3 else name
