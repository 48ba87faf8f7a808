"""Pieces of a responsible cell: where one post or body ends and the next begins, and what each piece names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from bot.reading.bodies import is_abbreviation, is_body_noun, is_legal_form, split_bodies
from bot.reading.morphology import (
    ADJECTIVES,
    DATIVE,
    GENITIVE,
    NOMINATIVE,
    is_adjective,
    is_person_word,
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
_SHORT_POST = re.compile(
    r"(?:зам\w{0,4}|зав|кл|ст|гл|соц|мед|пед|нач|вед|отв|рук|дир|спец|исп|врио|библ|инстр|доц|проф|преп|асс|инж|замдиректора|замначальника)"
    r"(?:-\w{1,3})?"
)
_ACTING = re.compile(r"(?:вр\.?\s?)?и\.?\s?о\.?\s", re.IGNORECASE)
_DEPUTY_SHORT = re.compile(r"З[А-Я]{1,5}Р")
_CLAUSE = re.compile(r"\w+(?:ющ|ущ|ящ|ащ|вш)\w{0,4}|котор\w+|включая", re.IGNORECASE)
_RELATIONAL = re.compile(
    r"руководител\w+|куратор\w*|начальник\w*|председател\w+|координатор\w*|заведующ\w+", re.IGNORECASE
)
# Heads of nothing by themselves: "руководители, кураторы ГМО"; a "заведующий" alone is that of the whole house.
_INCOMPLETE = re.compile(r"руководител\w+|куратор\w*|координатор\w*", re.IGNORECASE)
_NAMED_BY_DEED = re.compile(r"заведующ|управляющ|ответственн|обучающ|учащ|исполняющ|дежурн|рабоч", re.IGNORECASE)
_PAIRED = re.compile(
    r"врач|педагог|учител\w|инженер|инструктор|тренер|мастер|психолог|воспитател\w|преподавател\w|педагоги|врачи|тренеры",
    re.IGNORECASE,
)
_SPECIALITY = re.compile(
    r"\w+(?:олог|иатр|певт|опед|ург|метрист)(?:и|ы)?|организатор\w?|преподавател\w+|методист\w?|предметник\w?",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:г|гор|с|д|дер|п|пос|пгт|ст|ул|обл|респ|х)\.")
_QUOTES = re.compile(r"[«\"“„][^»\"”“]*[»\"”“]|\([^()]*\)")


def words_of(text: str) -> list[re.Match[str]]:
    """Words outside of quotes and brackets."""
    masked = _QUOTES.sub(lambda quoted: " " * len(quoted[0]), text)
    return list(_WORD.finditer(masked))


@lru_cache(maxsize=8192)
def _parses_in(word: str, case: str) -> tuple[Any, ...]:
    return tuple(p for p in parses(word) if p.tag.case == case and p.tag.POS in ("NOUN", "ADJF", "PRTF"))


@lru_cache(maxsize=8192)
def _people_in(word: str, case: str) -> tuple[Any, ...]:
    found = tuple(p for p in people_parses(word) if p.tag.case == case)
    if not found and "-" in word:
        return _people_in(word.split("-")[0], case)
    return found


@lru_cache(maxsize=4096)
def head_of(text: str, cases: tuple[str, ...] = (NOMINATIVE, DATIVE)) -> Head | None:
    """The first noun in the nominative, or in the dative where none is; None where the piece begins otherwise.

    `cases` are tried in order: an addressee's other pieces are rather in the dative.
    """
    words = [match[0] for match in words_of(text)]
    if _ACTING.match(text):
        return Head(True, False, NOMINATIVE, 0)
    if not words or (len(words) == 1 and _is_surname(words[0])):
        return None
    for at, word in enumerate(words):
        if _is_preposition(word):
            return None
        if _DEPUTY_SHORT.fullmatch(word) or _SHORT_POST.fullmatch(word.lower()):
            return Head(True, False, NOMINATIVE, at)
        if is_abbreviation(word) or is_legal_form(word):
            return Head(False, False, NOMINATIVE, at)
        qualified = tuple(case for case in cases if any(p.tag.POS in ADJECTIVES for p in _parses_in(word, case)))
        following = words[at + 1] if at + 1 < len(words) else ""
        if qualified and at + 2 < len(words) and not _NAMED_BY_DEED.match(word) and _agree(word, following, qualified):
            following = words[at + 2]  # "участковые социальные работники"
        for case in cases:
            if case in qualified and _agrees(word, following, case):
                break  # "старший воспитатель", "учёный совет": the next word is the head
            if people := _people_in(word, case):
                return Head(True, people[0].tag.number == "plur", case, at)
            nouns = [p for p in _parses_in(word, case) if p.tag.POS == "NOUN"]
            if nouns and case not in qualified:
                return Head(False, nouns[0].tag.number == "plur", case, at)
        if not qualified:
            return None
        cases = qualified
    return None


def _is_surname(word: str) -> bool:
    return word[0].isupper() and not is_abbreviation(word) and is_proper_name(word)


def _agrees(adjective: str, noun: str, case: str) -> bool:
    """Whether the second word is a noun before all else, and the first qualifies it."""
    if not noun or parses(noun)[0].tag.POS != "NOUN" or is_adjective(noun) or is_abbreviation(noun):
        return False
    adjectives = [p.tag for p in _parses_in(adjective, case) if p.tag.POS in ADJECTIVES]
    nouns = [p.tag for p in _parses_in(noun, case) if p.tag.POS == "NOUN"]
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


# --- taking a piece apart


def split_piece(piece: Piece, known: frozenset[str]) -> list[Piece]:
    """Posts and bodies that "и" or a blank alone parts."""
    bodies = split_bodies(piece.text, known)
    if bodies:
        return [replace(piece, text=b, before=piece.before if i == 0 else " ") for i, b in enumerate(bodies)]
    words = words_of(piece.text)
    head = head_of(piece.text)
    if head is None or head.at >= len(words):
        return [piece]
    for at in range(head.at + 1, len(words)):
        cut = _cut(piece.text, words, head, at)
        if cut is None:
            continue
        before, certain = cut
        first = piece.text[: words[at].start()].rstrip()
        if before == "и":
            first = re.sub(r"\s(?:и|а также)$", "", first)
        rest = Piece(piece.text[words[at].start() :], before, bracketed=piece.bracketed, certain=certain)
        return [replace(piece, text=first, certain=piece.certain and certain), *split_piece(rest, known)]
    return [piece]


def _cut(text: str, words: list[re.Match[str]], head: Head, at: int) -> tuple[str, bool] | None:
    """Whether a new piece begins at the word: what is before it, and whether that is certain."""
    gap = text[words[at - 1].end() : words[at].start()]
    if re.search(r"[-–—/\"»№]", gap.replace("»", "")) or _PLACE.fullmatch(words[at - 1][0] + gap.strip()):
        return None
    previous, word = words[at - 1][0], words[at][0]
    after_and = previous.lower() in ("и", "также")
    if after_and:
        return _cut_after_and(words, head, at)
    if gap.strip(" .)") or _is_preposition(previous):
        return None
    if at - 1 == head.at and _parses_in(word, GENITIVE):
        return None  # "заместитель Главы": a complement before all else
    if not _begins_post(words, at):
        # "зам. по АХР сторожа": after an abbreviation a genitive is rather the next post
        runs_on = is_abbreviation(previous) and len(word) > 2 and bool(_people_in(word, NOMINATIVE))
        return (" ", False) if runs_on and head.is_post else None
    if is_adjective(previous) and at - 1 > head.at and not _people_in(previous, NOMINATIVE):
        return None
    if _SHORT_POST.fullmatch(previous.lower()) or (_PAIRED.fullmatch(previous) and _SPECIALITY.fullmatch(word)):
        return None
    return " ", word[0].isupper()


def _cut_after_and(words: list[re.Match[str]], head: Head, at: int) -> tuple[str, bool] | None:
    if not head.is_post and head.plural and at - 2 == head.at and head.at == 0 and is_body_noun(words[at][0]):
        return "и", False  # "институты и факультеты"
    if at - 2 < head.at or not _begins_post(words, at, strict=False):
        rest = words[at][0]
        both = is_abbreviation(rest) and is_abbreviation(words[at - 2][0]) and at - 2 == 0 and at + 1 == len(words)
        return ("и", False) if both and not _is_commission(words) else None
    ambiguous = bool(_parses_in(words[at][0], GENITIVE)) and not words[at][0][0].isupper()
    if ambiguous and at - 2 > head.at:
        return None if is_person_word(words[at - 2][0]) else ("и", False)
    shares = at - 2 == head.at and head.at == 0 and at + 1 < len(words) and head.plural
    return "и", not ambiguous and not shares


def _is_commission(words: list[re.Match[str]]) -> bool:
    """КДН и ЗП is one commission, by law, in every municipality."""
    return [w[0] for w in words[:3]] == ["КДН", "и", "ЗП"]


def _is_noun(word: str) -> bool:
    return any(p.tag.POS == "NOUN" for p in _people_in(word, NOMINATIVE)) and not is_adjective(word)


@lru_cache(maxsize=8192)
def _is_preposition(word: str) -> bool:
    return parses(word)[0].tag.POS in ("PREP", "CONJ")


def _begins_post(words: list[re.Match[str]], at: int, strict: bool = True) -> bool:
    """A post in the nominative, adjectives before it allowed; `strict` refuses forms that may be a complement."""
    for i in range(at, min(at + 4, len(words))):
        word = words[i][0]
        if _SHORT_POST.fullmatch(word.lower()):
            return True
        if _DEPUTY_SHORT.fullmatch(word):
            return True
        if is_abbreviation(word):
            return False
        if _people_in(word, NOMINATIVE) and (not strict or _is_noun(word) or _NAMED_BY_DEED.match(word)):
            return not strict or not _parses_in(word, GENITIVE) or (word[0].isupper() and i == at)
        if not [p for p in _parses_in(word, NOMINATIVE) if p.tag.POS != "NOUN"]:
            return strict and i == at and word[0].isupper() and is_body_noun(word) and not _parses_in(word, GENITIVE)
    return False


# --- joining what a comma must not part


def join_pieces(pieces: list[Piece], known: frozenset[str]) -> list[Piece]:
    """Commas inside of a clause, a complement or a shared complement part nothing."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is None or last.name or piece.name or piece.before != "," or piece.bracketed != last.bracketed:
            joined.append(piece)
            continue
        verdict = _belongs(last.text, piece.text, known)
        if verdict is None:
            joined.append(piece)
        else:
            joined[-1] = replace(last, text=f"{last.text}, {piece.text}", certain=last.certain and verdict)
    return joined


def _belongs(last: str, text: str, known: frozenset[str]) -> bool | None:
    """None: a piece of its own; else whether it is certain that it belongs to the last."""
    words = [match[0] for match in words_of(text)]
    if not words:
        return True if re.fullmatch(r"№?\s*\d+", text) else None
    if _CLAUSE.fullmatch(words[0]) and not any(_people_in(words[0], case) for case in (NOMINATIVE, DATIVE)):
        return True
    before = [match[0] for match in words_of(last)]
    complement = before[-1] if len(before) > 1 and before[-2].lower() == "по" else ""
    is_work = len(words) == 1 and words[0].endswith(("Р", "М", "Ж", "Т")) and text not in known
    if complement and is_work and is_abbreviation(words[0]) and is_abbreviation(complement):
        return True
    if (
        before
        and len(before) > 1
        and before[-2].lower() == "по"
        and _is_dative_adjective(before[-1])
        and _is_dative_adjective(words[0])
    ):
        return True
    if (
        before
        and _INCOMPLETE.fullmatch(before[-1])
        and len(before) == 1
        and _RELATIONAL.fullmatch(words[0])
        and len(words) > 1
    ):
        return True
    return _continues(before, words, text)


def _continues(before: list[str], words: list[str], text: str) -> bool | None:
    """A piece that can't stand alone: "…, подведомственные министерству", "отделы образования, культуры и спорта"."""
    if not text[0].islower() or not before:
        return None
    head = head_of(text)
    if before[-1].lower() in ("лица", "лицо") and is_adjective(words[0]):
        return True
    qualifies = any(p.tag.POS in ("ADJF", "PRTF") for p in _parses_in(words[0], NOMINATIVE))
    if qualifies and len(words) > 1 and (head is None or head.case == DATIVE):
        return True
    if len(before) < 2 or not _parses_in(words[0], GENITIVE):
        return None
    if head is None:
        return False
    listed = "и" in words[1:3] or is_person_word(before[0])
    if not head.is_post and head.case == NOMINATIVE and listed and _parses_in(before[-1], GENITIVE):
        return False
    return None


def _is_dative_adjective(word: str) -> bool:
    return any(p.tag.POS == "ADJF" and p.tag.case == DATIVE for p in parses(word)) and word[0].islower()
