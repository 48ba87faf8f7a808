"""What a document tells of its people and bodies: gathered in a first pass, used when each cell is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.bodies import bodies_of, defined, is_abbreviation, is_legal_form
from bot.reading.cell_pieces import MADE_OF, TOGETHER, pieces_of
from bot.reading.morphology import DATIVE, NOMINATIVE
from bot.reading.names import PersonName, evident_case, settle
from bot.reading.posts import head_of, words_of

LONGEST = 2000
"""Characters of a cell that are read as people; more is a misplaced text."""


_OBLIQUE = re.compile(rf"{MADE_OF}|{TOGETHER}", re.IGNORECASE)
"""Those after such words stand in other cases."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the rest of the document tells of names."""

    abbreviations: frozenset[str] = frozenset()
    """The document's own names of bodies; they part a cell of bodies with blanks alone between them."""
    people: frozenset[PersonName] = frozenset()
    """People seen in the nominative; they settle the same names in other cases."""
    posts: frozenset[tuple[PersonName | None, str]] = frozenset()
    """Who holds which post, where nothing but a blank parts the two ("директор Иванов И.И."); the posts casefolded."""

    nameless: frozenset[str] = frozenset()
    """Posts of one person in cells that name nobody; casefolded."""

    def has_another_holder(self, name: PersonName | None, post: str) -> bool:
        """The document gives the post to somebody else, or names it by itself as an executor."""
        if any(person == name for person, _ in self.posts):
            return False  # his own post is known: see `other_post`
        return post in self.nameless or any(known == post for person, known in self.posts if person != name)

    def other_post(self, name: PersonName | None, post: str) -> bool:
        """The document names the person's post, and not this one."""
        held = {known for person, known in self.posts if person == name}
        return bool(held) and not any(_is_same_post(post, known) for known in held)


NOBODY = KnownNames()


def collect_known_names(cells: Iterable[str]) -> KnownNames:
    """A first pass over all responsible cells and other text of a document."""
    pieces: set[str] = set()
    explained: set[str] = set()
    people: set[PersonName] = set()
    posts: set[tuple[PersonName | None, str]] = set()
    nameless: set[str] = set()
    for cell in dict.fromkeys(cells):
        explained |= defined(cell)
        if len(cell) > LONGEST:
            continue
        found = pieces_of(" ".join(cell.split()), frozenset())
        heads = [head_of(p.text) for p in found if not p.name]
        pieces |= {p.text for p in found if not p.name}
        if not any(p.name for p in found):
            nameless |= {post_key(p.text) for p, head in zip(found, heads, strict=True) if head and head.is_post}
        posts |= {
            (holder.name, post_key(post.text))
            for post, holder in pairwise(found)
            if holder.name and holder.before == " " and not post.name and post is found[0]
        }
        if all(head is not None and head.case == NOMINATIVE for head in heads) and not _OBLIQUE.search(cell):
            people |= {p.name for p in found if p.name}
    oblique = {name for name in people if settle(name, people - {name}).name != name}
    return KnownNames(bodies_of(pieces, explained), frozenset(people - oblique), frozenset(posts), frozenset(nameless))


def are_addressees(cells: Iterable[str]) -> bool:
    """A column in the dative: "Отделу культуры", "Руководителям школ", "Белову И.И."."""
    dative = nominative = 0
    for cell in dict.fromkeys(cells):
        for piece in pieces_of(" ".join(cell.split())[:LONGEST], frozenset()):
            case = evident_case(piece.name.surname) if piece.name else _plain_case(piece.text)
            dative += case == DATIVE
            nominative += case == NOMINATIVE
    return dative > 1 and dative > 2 * nominative


def _plain_case(text: str) -> str | None:
    """The case of a head that is a common word; an abbreviation has none."""
    head = head_of(text)
    words = [match[0] for match in words_of(text)]
    return None if head is None or is_abbreviation(words[head.at]) or is_legal_form(words[head.at]) else head.case


def _is_same_post(one: str, other: str) -> bool:
    """One goes on where the other ends, or cuts its words: "зам. главы", "заместитель главы района"."""
    words = zip(re.findall(r"\w+", one), re.findall(r"\w+", other), strict=False)
    return all(a.startswith(b) or b.startswith(a) for a, b in words)


def post_key(text: str) -> str:
    return " ".join(text.casefold().split())
