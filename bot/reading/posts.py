"""A piece of a responsible cell: the post or body that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.reading.bodies import SHORT_BODY, STAFF, is_abbreviation, is_legal_form
from bot.reading.morphology import (
    ADJECTIVES,
    DATIVE,
    GENITIVE,
    NOMINATIVE,
    is_adjective,
    is_proper_name,
    nominative,
    parses,
    people_parses,
)
from bot.reading.names import PersonName


@dataclass(frozen=True, slots=True)
class Piece:
    """A name, a post or a body, with what stands between it and the piece before."""

    text: str
    before: str = ""
    """One of ", ; ( - : и", a blank where nothing else is between, "" at the start of the cell."""
    name: PersonName | None = None
    bracketed: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """What a piece is about."""

    is_post: bool
    plural: bool
    case: str
    at: int
    """Which word of the piece it is."""


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORT_POST = re.compile(
    r"(?:зам\w{0,4}|зав|кл|ст|гл|соц|мед|пед|нач|вед|отв|рук|дир|спец|исп|врио|библ|инстр|доц|проф|преп|асс|инж|ип|замдиректора|замначальника)"
    r"(?:-\w{1,3})?"
)
# Of these the noun itself is cut: "зам. главы", "нач. штаба".
_CUT_NOUN = re.compile(r"зам\w*|зав|нач|рук|дир|спец|исп|врио|библ|инстр|доц|проф|преп|асс|инж|ип")
_ACTING = re.compile(r"(?:вр\.?\s?)?и\.?\s?о\.?\s", re.IGNORECASE)
DEPUTY_SHORT = re.compile(r"З[А-Я]{1,5}Р")
NAMED_BY_DEED = re.compile(r"заведующ|управляющ|ответственн|обучающ|учащ|исполняющ|дежурн|рабоч", re.IGNORECASE)
# "уполномоченные полиции": a genitive that looks like a plural makes no adjective of these.
_NEVER_QUALIFIES = re.compile(r"уполномоченн|служащ|учащ", re.IGNORECASE)
_QUOTES = re.compile(r"[«\"“„][^»\"”“]*[»\"”“]|\([^()]*\)")


def words_of(text: str) -> list[re.Match[str]]:
    """Words outside of quotes and brackets."""
    masked = _QUOTES.sub(lambda quoted: " " * len(quoted[0]), text)
    return list(_WORD.finditer(masked))


@lru_cache(maxsize=8192)
def parses_in(word: str, case: str) -> tuple[Any, ...]:
    return tuple(p for p in parses(word) if p.tag.case == case and p.tag.POS in ("NOUN", "ADJF", "PRTF"))


@lru_cache(maxsize=8192)
def people_in(word: str, case: str) -> tuple[Any, ...]:
    found = tuple(p for p in people_parses(word) if p.tag.case == case)
    if not found and "-" in word:
        return people_in(word.split("-")[0], case)
    return found


@lru_cache(maxsize=4096)
def head_of(text: str, cases: tuple[str, ...] = (NOMINATIVE, DATIVE)) -> Head | None:
    """The first noun in the nominative, or in the dative where none is; None where the piece begins otherwise.

    `cases` are tried in order: an addressee's other pieces are rather in the dative.
    """
    places = words_of(text)
    words = [match[0] for match in places]
    if _ACTING.match(text):
        return Head(True, False, NOMINATIVE, 0)
    if not words or (len(words) == 1 and _is_surname(words[0])):
        return None
    for at, word in enumerate(words):
        if is_preposition(word):
            return None
        if SHORT_BODY.fullmatch(word.lower()) and at + 1 < len(words):
            return Head(False, False, NOMINATIVE, at)
        if _is_clipped(text, places, at):
            continue
        if DEPUTY_SHORT.fullmatch(word) or SHORT_POST.fullmatch(word.lower()):
            return Head(True, False, NOMINATIVE, at)
        if is_abbreviation(word) or is_legal_form(word):
            return Head(word in STAFF, word in STAFF, NOMINATIVE, at)
        qualified = tuple(case for case in cases if any(p.tag.POS in ADJECTIVES for p in parses_in(word, case)))
        following = words[at + 1] if at + 1 < len(words) else ""
        if qualified and at + 2 < len(words) and not NAMED_BY_DEED.match(word) and _agree(word, following, qualified):
            following = words[at + 2]  # "участковые социальные работники"
        for case in cases:
            is_noun = _NEVER_QUALIFIES.match(word) and following and parses(following)[0].tag.case != case
            if case in qualified and not is_noun and agrees(word, following, case):
                break  # "старший воспитатель", "учёный совет": the next word is the head
            if people := people_in(word, case):
                return Head(True, people[0].tag.number == "plur", case, at)
            nouns = [p for p in parses_in(word, case) if p.tag.POS == "NOUN"]
            if nouns and case not in qualified:
                return Head(False, nouns[0].tag.number == "plur", case, at)
        if not qualified:
            return None
        cases = qualified
    return None


def _is_clipped(text: str, places: list[re.Match[str]], at: int) -> bool:
    """An adjective cut to its first letters before a post: "муз. руководитель", "худ. рук."."""
    word, end = places[at][0], places[at].end()
    if (
        at + 1 == len(places)
        or len(word) > 5
        or is_abbreviation(word)
        or _CUT_NOUN.fullmatch(word.lower())
        or text[end : places[at + 1].start()].strip() != "."
    ):
        return False
    following = places[at + 1][0]
    is_post = people_in(following, NOMINATIVE) and not parses_in(following, GENITIVE)  # "каф. физики"
    return bool(is_post or SHORT_POST.fullmatch(following.lower()))


def _is_surname(word: str) -> bool:
    return word[0].isupper() and not is_abbreviation(word) and is_proper_name(word)


def agrees(adjective: str, noun: str, case: str) -> bool:
    """Whether the second word is a noun before all else, and the first qualifies it."""
    if not noun or is_adjective(noun) or is_abbreviation(noun):
        return False
    if parses(noun)[0].tag.POS != "NOUN" and not people_in(noun, case):  # "слесарь" is a verb too
        return False
    adjectives = [p.tag for p in parses_in(adjective, case) if p.tag.POS in ADJECTIVES]
    nouns = [p.tag for p in parses_in(noun, case) if p.tag.POS == "NOUN"]
    return any(
        a.number == n.number and (a.number == "plur" or a.gender == n.gender or n.gender is None)
        for a in adjectives
        for n in nouns
    )


def _agree(one: str, other: str, cases: tuple[str, ...]) -> bool:
    """Two adjectives of the same case and number."""
    tags = [[p.tag for p in parses(word) if p.tag.POS in ADJECTIVES and p.tag.case in cases] for word in (one, other)]
    return parses(other)[0].tag.POS in ADJECTIVES and any(
        a.case == b.case and a.number == b.number for a in tags[0] for b in tags[1]
    )


def in_nominative(piece: str, head: Head) -> str | None:
    return piece if head.case == NOMINATIVE else nominative(piece, (head.case,))


@lru_cache(maxsize=8192)
def is_preposition(word: str) -> bool:
    is_capital = len(word) > 1 and word.isupper()  # "ТО", "ПО"
    return not is_capital and parses(word)[0].tag.POS in ("PREP", "CONJ")
