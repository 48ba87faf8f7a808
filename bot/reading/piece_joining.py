"""Pieces of a responsible cell joined again where a comma stands inside of a post or a body."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reading.bodies import is_abbreviation, is_usual_body
from bot.reading.morphology import DATIVE, GENITIVE, NOMINATIVE, is_adjective, is_person_word, parses
from bot.reading.posts import Piece, agrees, head_of, parses_in, people_in, words_of

_CLAUSE = re.compile(r"\w+(?:ющ|ущ|ящ|ащ|вш)\w{0,4}|котор\w+|включая", re.IGNORECASE)
_RELATIONAL = re.compile(
    r"руководител\w+|куратор\w*|начальник\w*|председател\w+|координатор\w*|заведующ\w+", re.IGNORECASE
)
# Heads of nothing by themselves: "руководители, кураторы ГМО"; a "заведующий" alone is that of the whole house.
_INCOMPLETE = re.compile(r"руководител\w+|куратор\w*|координатор\w*", re.IGNORECASE)


def join_pieces(pieces: list[Piece], known: frozenset[str]) -> list[Piece]:
    """Commas inside of a clause, a complement or a shared complement part nothing."""
    joined: list[Piece] = []
    listing: set[int] = set()
    """Where a list of genitives goes on, of which no "и" has told the end yet."""
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
            ends = " и " in piece.text
            if not ends and verdict and _lists_on(last.text, piece.text):
                listing.add(len(joined) - 1)
            elif ends:
                listing.discard(len(joined) - 1)
    return [replace(piece, certain=piece.certain and at not in listing) for at, piece in enumerate(joined)]


def _belongs(last: str, text: str, known: frozenset[str]) -> bool | None:
    """None: a piece of its own; else whether it is certain that it belongs to the last."""
    words = [match[0] for match in words_of(text)]
    if not words:
        return True if re.fullmatch(r"№?\s*\d+", text) else None
    if re.match(r"\d", text) and re.search(r"\d$", last):
        return True  # "руководители 5, 7 классов"
    if _CLAUSE.fullmatch(words[0]) and not any(people_in(words[0], case) for case in (NOMINATIVE, DATIVE)):
        return None if _qualifies_another(words) else True
    before = [match[0] for match in words_of(last)]
    works = _works(before)
    if works and len(words) == 1 and is_abbreviation(words[0]) and text not in known:
        if words[0].endswith(("Р", "М", "Ж", "Т", "Ч")):
            return True
        if works > 1:
            return False
    if _continues_complement(last, before, text, words):
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
    return _continues(last, before, words, text)


def _continues(last: str, before: list[str], words: list[str], text: str) -> bool | None:
    """A piece that can't stand alone: "…, подведомственные министерству", "отделы образования, культуры и спорта"."""
    if not text[0].islower() or not before:
        return None
    head = head_of(text)
    if before[-1].lower() in ("лица", "лицо") and is_adjective(words[0]):
        return True
    qualifies = any(p.tag.POS in ("ADJF", "PRTF") for p in parses_in(words[0], NOMINATIVE))
    if qualifies and len(words) > 1 and (head is None or head.case == DATIVE):
        return True
    if len(before) < 2 or not parses_in(words[0], GENITIVE):
        return None
    if _lists_on(last, text):
        return True
    if head is None:
        return False
    listed = "и" in words[1:3] or is_person_word(before[0])
    if not head.is_post and head.case == NOMINATIVE and listed and parses_in(before[-1], GENITIVE):
        return False
    return None


def _lists_on(last: str, text: str) -> bool:
    """ "управление культуры, спорта и молодёжной политики": genitives after a genitive, and no executor stands in one.

    What may stand in another case too is a genitive where "и" joins one to it that may not. Of several bodies each may
    have its own: "отделы культуры, спорта".
    """
    before, words = ([match[0] for match in words_of(part)] for part in (last, text))
    of_last, head = head_of(last), head_of(text)
    if of_last is None or of_last.plural or len(before) < 2 or (words and _CLAUSE.fullmatch(words[0])):
        return False
    if not (text[0].islower() and parses_in(before[-1], GENITIVE) and parses_in(words[0], GENITIVE)):
        return False
    joined = words[words.index("и") + 1 :] if "и" in words else []
    for member in (words, joined):
        noun = next((word for word in member if not is_adjective(word)), None)
        if noun is not None and (people_in(noun, GENITIVE) or is_usual_body(noun)):
            return False
    if head is None:
        return True
    return bool(joined) and bool(parses_in(joined[0], GENITIVE)) and head_of(" ".join(joined)) is None


def _qualifies_another(words: list[str]) -> bool:
    """ "…, управляющие компании": a participle before others than those that stand before its comma."""
    following = words[1] if len(words) > 1 else ""
    is_executor = bool(following) and (is_usual_body(following) or bool(people_in(following, NOMINATIVE)))
    return is_executor and agrees(words[0], following, NOMINATIVE)


def _works(before: list[str]) -> int:
    """How many abbreviations after "по" a text ends with: "зам. директора по УВР, ВР" has two."""
    count = 0
    while count < len(before) and is_abbreviation(before[-1 - count]):
        count += 1
    return count if 0 < count < len(before) and before[-1 - count].lower() == "по" else 0


def _continues_complement(last: str, before: list[str], text: str, words: list[str]) -> bool:
    """ "отдел по культуре, спорту и туризму", "отдел ГО, ЧС и связи": what can't stand in the nominative goes on."""
    if len(words) > 2 and words[1] == "и" and is_abbreviation(words[0]) and len(before) > 1:
        return (
            is_abbreviation(before[-1]) and not parses_in(words[2], NOMINATIVE) and bool(parses_in(words[2], GENITIVE))
        )
    if not text[0].islower() or "по" not in before[1:]:
        return False
    of_last, head = head_of(last, (NOMINATIVE,)), head_of(text)
    if of_last is None or head is None or head.case != DATIVE or head.is_post:
        return False
    return not any(people_in(word, DATIVE) or is_usual_body(word) for word in words[: head.at + 1])


def _is_dative_adjective(word: str) -> bool:
    return any(p.tag.POS == "ADJF" and p.tag.case == DATIVE for p in parses(word)) and word[0].islower()
