"""Who is responsible: the words of a cell become people, groups and organizations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Doubt
from bot.reading.names import PersonName, read_person_name


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the rest of the document tells of names."""

    abbreviations: frozenset[str] = frozenset()
    """The document's own abbreviations of bodies; they split a cell of bodies with blanks alone between them."""
    people: frozenset[PersonName] = frozenset()
    """People seen in the nominative; they settle the same names in other cases."""


@dataclass(frozen=True, slots=True)
class ResponsibleReading:
    responsible: tuple[Responsible, ...]
    doubts: tuple[Doubt, ...] = ()


def collect_known_names(cells: Iterable[str]) -> KnownNames:
    """A first pass over all responsible cells and other text of a document."""
    del cells
    return KnownNames()


def read_responsibles(text: str, known: KnownNames = KnownNames()) -> ResponsibleReading:
    """Read one responsible cell; never raises on any text."""
    del known
    found = []
    for piece in re.split(r"[,;]", text):
        if name := read_person_name(piece):
            found.append(Responsible(ResponsibleKind.PERSON, str(name)))
        elif piece.strip():
            found.append(Responsible(ResponsibleKind.GROUP, piece.strip()))
    return ResponsibleReading(tuple(found))
