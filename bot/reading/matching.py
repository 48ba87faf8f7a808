"""Names of a plan against those already known: which surely mean the same, and of which somebody is to be asked.

Sure: the same surname and initials where one of them is known in such work; an oblique form that the plan itself
leaves in doubt; a body by another way of writing (quotes, dashes, blanks, its legal form left out). Asked: namesakes
with other work, a missing initial, a slip of a letter, an abbreviation that another name spells out, two bodies under
one head.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.people import name_key
from bot.reading.bodies import is_abbreviation, is_legal_form, units
from bot.reading.names import PersonName, declined_from

SLIP_FROM = 5
"""Letters of a surname below which one letter more or less is no slip."""
LONG = 12
"""Letters of a body's name from which a slip of two is looked for."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody, or a body, of the directory; a name of the same plan has no id."""

    name: str
    id: int | None = None
    likely: bool = True
    """Known as an official or a curator; a namesake among heads of schools is somebody else until a person says so."""


@dataclass(frozen=True, slots=True)
class PostTitle:
    """A post as a plan writes it, cut into what it is and where."""

    title: str
    body: str

    @property
    def of_head(self) -> bool:
        return _HEAD.fullmatch(self.title) is not None


_HEAD = re.compile(
    r"(?:и\.\s?о\.\s?)?(?:директор|начальник|руководитель|заведующ(?:ий|ая)|председатель|глава|ректор|главный врач)",
    re.IGNORECASE,
)


class PeopleIndex:
    """Known people by surname and initials; thousands are compared with a name in well under a millisecond."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_key: dict[tuple[str, str], list[Known]] = {}
        self._by_initials: dict[str, list[tuple[str, str, Known]]] = {}
        self._by_surname: dict[str, list[tuple[str, Known]]] = {}
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        surname, initials = name_key(one.name)
        self._by_key.setdefault((surname, initials), []).append(one)
        self._by_initials.setdefault("".join(sorted(initials)), []).append((surname, initials, one))
        self._by_surname.setdefault(surname, []).append((initials, one))

    def sure(self, name: str, different: Collection[int] = (), *, oblique: bool = False) -> Known | None:
        """The one whom the name surely means; of two, nobody is guessed. `different`: ids that were said not to be."""
        namesakes = [one for one in self._by_key.get(name_key(name), ()) if one.id not in different]
        same = [one for one in namesakes if one.name == name] or [one for one in namesakes if one.likely]
        if namesakes or not oblique:
            return same[0] if len(same) == 1 else None
        declined = [one for one in self._declined(name) if one.likely and one.id not in different]
        return declined[0] if len(declined) == 1 else None

    def likely(self, name: str) -> Iterator[Known]:
        """Who may be meant though it is not sure, the likeliest first."""
        surname, initials = name_key(name)
        found = list(self._by_key.get((surname, initials), ()))
        found += self._declined(name)
        found += [
            one
            for theirs, one in self._by_surname.get(surname, ())
            if theirs != initials and (theirs.startswith(initials or "-") or initials.startswith(theirs or "-"))
        ]
        found += [one for theirs, order, one in self._alike(initials) if theirs == surname and order != initials]
        found += [
            one
            for theirs, order, one in self._alike(initials)
            if order == initials and len(surname) >= SLIP_FROM and _slips(surname, theirs, 1) == 1
        ]
        yield from dict.fromkeys(one for one in found if one.name != name or one.id is not None)

    def _alike(self, initials: str) -> Sequence[tuple[str, str, Known]]:
        return self._by_initials.get("".join(sorted(initials)), ())

    def _declined(self, name: str) -> list[Known]:
        surname, initials = name_key(name)
        return [
            one
            for theirs, order, one in self._alike(initials)
            if theirs != surname
            and order == initials
            and theirs[:2] == surname[:2]
            and declined_from(PersonName(one.name.split()[0], ""), surname)
        ]


class BodyIndex:
    """Known bodies, or groups, by their names however written."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._known: list[tuple[Known, str, str]] = []
        """(known, its folded name without the legal form, what that abbreviates to)."""
        self._by_fold: dict[str, list[Known]] = {}
        self._by_bare: dict[str, list[Known]] = {}
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        bare = folded(_bare(one.name))
        self._by_fold.setdefault(folded(one.name), []).append(one)
        self._by_bare.setdefault(bare, []).append(one)
        self._known.append((one, bare, _acronym(one.name)))

    def sure(self, name: str, different: Collection[int] = ()) -> Known | None:
        """The same but for quotes, dashes, blanks and capitals; or but for a legal form that one of them leaves out."""
        exact = [one for one in self._by_fold.get(folded(name), ()) if one.id not in different]
        if exact:
            return exact[0]
        bare = [one for one in self._by_bare.get(folded(_bare(name)), ()) if one.id not in different]
        fitting = [one for one in bare if len(folded(_bare(name))) >= 2 and not (_form(name) and _form(one.name))]
        return fitting[0] if len(fitting) == 1 else None

    def likely(self, name: str) -> Iterator[Known]:
        bare, short = folded(_bare(name)), _acronym(name)
        for one, theirs, abbreviated in self._known:
            if one.name == name and one.id is None:
                continue
            spelt = theirs == short or bare == abbreviated
            long = min(len(bare), len(theirs)) >= LONG and _digits(bare) == _digits(theirs)
            slip = long and _slips(bare, theirs, 2) <= 2
            if bare == theirs or (spelt and min(len(bare), len(theirs)) >= 3) or slip:
                yield one


def folded(name: str) -> str:
    """Letters and digits alone, in small letters."""
    return "".join(char for char in name.casefold().replace("\u0451", "\u0435") if char.isalnum())


def split_post(position: str, bodies: Collection[str] = ()) -> PostTitle | None:
    """ "директор ЦРО" is a post of a body; None where the end names no body that is known or abbreviated."""
    text = " ".join(position.split())
    for body in sorted(bodies, key=len, reverse=True):
        if len(body) < len(text) and folded(text).endswith(folded(body)) and text[: -len(body)].strip(" ,-–"):
            return PostTitle(text[: -len(body)].strip(" ,-–"), body)
    words = units(text)
    at = len(words)
    while at > 1 and (words[at - 1][0] in '«"“„' or is_abbreviation(words[at - 1]) or is_legal_form(words[at - 1])):
        at -= 1
    if at == len(words):
        return None
    return PostTitle(" ".join(words[:at]), " ".join(words[at:]))


def shared_heads(posts: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of bodies that one person heads, by the posts that a plan writes beside their name."""
    for titles in posts.values():
        headed = [post.body for title in titles if (post := split_post(title)) is not None and post.of_head]
        for place, body in enumerate(headed):
            for other in headed[place + 1 :]:
                if folded(body) != folded(other):
                    yield body, other


def _bare(name: str) -> str:
    """Without its legal form: "МБУ ДПО ЦРО" and "ЦРО" are one."""
    words = units(name)
    while len(words) > 1 and (is_legal_form(words[0]) or words[0] in _EDUCATION):
        words = words[1:]
    return " ".join(words)


_EDUCATION = frozenset({"ДПО", "ДО", "ПО"})


def _form(name: str) -> str:
    """The legal form that a name begins with; empty if it has none."""
    return folded(name)[: len(folded(name)) - len(folded(_bare(name)))]


def _acronym(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", _bare(name))
    big = [word for word in words if len(word) > 2]
    return "".join(word[0] for word in big).casefold().replace("\u0451", "\u0435") if len(big) > 1 else ""


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _slips(one: str, other: str, most: int) -> int:
    """How many letters are to be put in, left out, changed or swapped with the next; `most` + 1 for all beyond it."""
    beyond = most + 1
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return beyond
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != theirs))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return beyond
    return min(row[-1], beyond)
