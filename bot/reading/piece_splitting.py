"""A piece of a responsible cell taken apart where \"и\" or a blank alone parts posts and bodies."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reading.bodies import is_abbreviation, is_body_noun, is_usual_body, split_bodies
from bot.reading.morphology import GENITIVE, NOMINATIVE, is_adjective, is_person_word
from bot.reading.posts import (
    DEPUTY_SHORT,
    NAMED_BY_DEED,
    SHORT_POST,
    Head,
    Piece,
    head_of,
    is_preposition,
    parses_in,
    people_in,
    words_of,
)

_PAIRED = re.compile(
    r"врач|педагог|учител\w|инженер|инструктор|тренер|мастер|психолог|воспитател\w|преподавател\w|педагоги|врачи|тренеры",
    re.IGNORECASE,
)
_SPECIALITY = re.compile(
    r"\w+(?:олог|иатр|певт|опед|ург|метрист)(?:и|ы)?|организатор\w?|преподавател\w+|методист\w?|предметник\w?",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:г|гор|с|д|дер|п|пос|пгт|ст|ул|обл|респ|х)\.")


# Commissions and inspections that statutes name so, in every municipality.
_ONE_BODY = frozenset({("КДН", "ЗП"), ("КЧС", "ОПБ"), ("КЧС", "ПБ"), ("ОНД", "ПР"), ("УНД", "ПР"), ("ГО", "ЧС")})


def split_piece(piece: Piece, known: frozenset[str]) -> list[Piece]:
    """Posts and bodies that "и" or a blank alone parts."""
    bodies = split_bodies(piece.text, known)
    if bodies:
        return [replace(piece, text=b, before=piece.before if i == 0 else " ") for i, b in enumerate(bodies)]
    words = words_of(piece.text)
    if (pair := _pair(piece, words, known)) is not None:
        return pair
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
    if not _is_mixed_pair(words, head):
        return [piece]
    if (last := words[-1])[0] not in known:
        return [replace(piece, certain=False)]
    first = re.sub(r"\s+и\s*$", "", piece.text[: last.start()])
    rest = Piece(piece.text[last.start() :], "и", bracketed=piece.bracketed, certain=False)
    return [replace(piece, text=first, certain=False), rest]


def _cut(text: str, words: list[re.Match[str]], head: Head, at: int) -> tuple[str, bool] | None:
    """Whether a new piece begins at the word: what is before it, and whether that is certain."""
    gap = text[words[at - 1].end() : words[at].start()]
    if re.search(r"[-–—/\"»№]", gap.replace("»", "")) or _PLACE.fullmatch(words[at - 1][0] + gap.strip()):
        return None
    previous, word = words[at - 1][0], words[at][0]
    after_and = previous.lower() in ("и", "также")
    if after_and:
        return _cut_after_and(words, head, at)
    if gap.strip(" .)") or is_preposition(previous):
        return None
    if at - 1 == head.at and parses_in(word, GENITIVE):
        return None  # "заместитель Главы": a complement before all else
    if not _begins_post(words, at):
        # "зам. по АХР сторожа": after an abbreviation a genitive is rather the next post
        runs_on = is_abbreviation(previous) and len(word) > 2 and bool(people_in(word, NOMINATIVE))
        return (" ", False) if runs_on and head.is_post else None
    if is_adjective(previous) and at - 1 > head.at and not people_in(previous, NOMINATIVE):
        return None
    if SHORT_POST.fullmatch(previous.lower()) or (_PAIRED.fullmatch(previous) and _SPECIALITY.fullmatch(word)):
        return None
    return " ", word[0].isupper()


def _cut_after_and(words: list[re.Match[str]], head: Head, at: int) -> tuple[str, bool] | None:
    if not head.is_post and head.plural and at - 2 == head.at and head.at == 0 and is_body_noun(words[at][0]):
        return "и", False  # "институты и факультеты"
    if not head.is_post and _begins_body(words, at):
        return "и", True  # "отдел культуры и совет ветеранов"
    if at - 2 < head.at or not _begins_post(words, at, strict=False):
        return None
    ambiguous = bool(parses_in(words[at][0], GENITIVE)) and not words[at][0][0].isupper()
    if ambiguous and at - 2 > head.at:
        return None if is_person_word(words[at - 2][0]) else ("и", False)
    shares = at - 2 == head.at and head.at == 0 and at + 1 < len(words) and head.plural
    return "и", not ambiguous and not shares


def _pair(piece: Piece, words: list[re.Match[str]], known: frozenset[str]) -> list[Piece] | None:
    """Two abbreviations with "и" between them, and nothing else: two bodies, or one that is named so.

    What a document names by itself elsewhere is a body of its own.
    """
    names = [word[0] for word in words]
    if len(names) != 3 or names[1] != "и" or not (is_abbreviation(names[0]) and is_abbreviation(names[2])):
        return None
    if " ".join(names) != piece.text:
        return None
    if (names[0], names[2]) in _ONE_BODY:
        return [piece]
    alone = sum(name in known for name in (names[0], names[2]))
    if not alone:
        return [replace(piece, certain=False)]
    certain = piece.certain and alone == 2
    rest = Piece(names[2], "и", bracketed=piece.bracketed, certain=certain)
    return [replace(piece, text=names[0], certain=certain), rest]


def _is_mixed_pair(words: list[re.Match[str]], head: Head) -> bool:
    """ "отдел опеки и ПДН": what "и" joins a genitive and an abbreviation after it to can't be told."""
    if head.is_post or head.plural or len(words) < head.at + 4 or words[-2][0] != "и":
        return False
    before, last = words[-3][0], words[-1][0]
    return is_abbreviation(last) and not is_abbreviation(before) and bool(parses_in(before, GENITIVE))


def _begins_body(words: list[re.Match[str]], at: int) -> bool:
    """A usual body in the nominative that is no genitive, adjectives before it allowed."""
    for word in (match[0] for match in words[at : at + 3]):
        if is_abbreviation(word) or parses_in(word, GENITIVE):
            return False
        if is_usual_body(word) and is_body_noun(word):
            return True
        if not (is_adjective(word) and parses_in(word, NOMINATIVE)):
            return False
    return False


def _is_noun(word: str) -> bool:
    return any(p.tag.POS == "NOUN" for p in people_in(word, NOMINATIVE)) and not is_adjective(word)


def _begins_post(words: list[re.Match[str]], at: int, strict: bool = True) -> bool:
    """A post in the nominative, adjectives before it allowed; `strict` refuses forms that may be a complement."""
    for i in range(at, min(at + 4, len(words))):
        word = words[i][0]
        if SHORT_POST.fullmatch(word.lower()):
            return True
        if DEPUTY_SHORT.fullmatch(word):
            return True
        if is_abbreviation(word):
            return False
        if people_in(word, NOMINATIVE) and (not strict or _is_noun(word) or NAMED_BY_DEED.match(word)):
            return not strict or not parses_in(word, GENITIVE) or (word[0].isupper() and i == at)
        if not [p for p in parses_in(word, NOMINATIVE) if p.tag.POS != "NOUN"]:
            return strict and i == at and word[0].isupper() and is_body_noun(word) and not parses_in(word, GENITIVE)
    return False
