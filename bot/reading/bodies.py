"""Bodies by their abbreviations: what one looks like, and where one ends when only a blank parts it from the next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.reading.morphology import is_person_word, parses

_QUOTED = r"[«\"“„][^»\"”“]*[»\"”“]"
_UNIT = re.compile(rf"{_QUOTED}|№\s*\d+|[^\s,;]+")
_LEGAL_FORM = re.compile(
    r"(?:[ФГМОКРЛ]{0,3}(?:Б|К|А)?(?:П?О|ДО|П|З|С|К|Ф)?У(?:К|З|ДО|ДПО|С|СО|ЗО|З[А-Я])?|[ГМ]УП|АНО|НКО|ООО|ПАО|АО|ФГУП|ФКУ|ТОО|ЧОУ|НОУ)"
)
_SUBDIVISIONS = frozenset({"СОШ", "ООШ", "НОШ", "ДОУ", "ЦРБ", "ДЮСШ", "ДДТ", "ДШИ", "ОО", "КК", "РФ"})
# "Муниципальный орган … – МОУО", "МОУО – муниципальный орган …", "(далее – МОУО)"
_DEFINITION = re.compile(
    r"(?:далее\s*[-–—:]?\s*|[а-яё»\"]\s*[-–—]\s*)(?P<last>[А-ЯЁ][\w«»\"]*(?: [А-ЯЁ][\w«»\"]*){0,3})\s*[);.,]?\s*$"
    r"|далее\s*[-–—:]?\s*(?P<inner>[А-ЯЁ][\w]*(?: [А-ЯЁ][\w]*){0,3})\s*\)"
    r"|^\W*(?:\d+[.)]\s*)?(?P<first>[А-ЯЁ]{2,}\w*(?: [А-ЯЁ]{2,}\w*){0,3})\s*[-–—]\s*[А-Яа-яё]",
    re.MULTILINE,
)


@lru_cache(maxsize=8192)
def is_abbreviation(word: str) -> bool:
    """ "ИМЦ", "КРИПКиПРО"; not a common word in capitals."""
    capitals = sum(char.isupper() for char in word)
    if capitals < 2 or not word[0].isupper() or "-" in word:
        return False
    likeliest = parses(word)[0]
    return len(word) < 5 or not word.isupper() or not likeliest.is_known or "Abbr" in likeliest.tag


def is_legal_form(word: str) -> bool:
    """ "МБОУ", "ГКУ": a body's name begins with it."""
    return len(word) > 1 and bool(_LEGAL_FORM.fullmatch(word)) and word not in _SUBDIVISIONS


def units(text: str) -> list[str]:
    """Words, quoted names and numbers of a text."""
    return _UNIT.findall(text)


def _is_bodily(unit: str) -> bool:
    """A unit that may stand in a list of bodies: an abbreviation, a quoted name, a noun for one body."""
    if unit[0] in '«"“„№' or is_abbreviation(unit):
        return True
    return unit[0].isupper() and is_body_noun(unit)


@lru_cache(maxsize=8192)
def is_body_noun(word: str) -> bool:
    """A thing in the nominative, not people: "Министерство", "библиотека"."""
    first = next((p for p in parses(word) if p.tag.POS == "NOUN" and p.tag.case == "nomn"), None)
    return first is not None and "inan" in first.tag and not is_person_word(word)


def split_bodies(text: str, known: Iterable[str]) -> list[str] | None:
    """The bodies of a text that names nothing else; None where it is one name or where it can't be told."""
    words = units(text)
    if len(words) < 2 or not all(_is_bodily(word) for word in words):
        return None
    names = {tuple(units(name)) for name in known}
    found: list[list[str]] = []
    at = 0
    while at < len(words):
        taken = _known_at(words, at, names)
        if taken:
            found.append(words[at : at + taken])
            at += taken
        elif is_legal_form(words[at]):
            end = at + 1
            while end < len(words) and not is_legal_form(words[end]) and not _known_at(words, end, names):
                end += 1
            found.append(words[at:end])
            at = end
        else:
            return None
    return [" ".join(words) for words in found] if len(found) > 1 else None


def _known_at(words: list[str], at: int, names: set[tuple[str, ...]]) -> int:
    """How many words from `at` are a known body; the longest counts, and a quoted name belongs to what it follows."""
    for length in range(len(words) - at, 0, -1):
        after = words[at + length : at + length + 1]
        if tuple(words[at : at + length]) in names and not (after and after[0][0] in '«"“„№'):
            return length
    return 0


def defined(text: str) -> set[str]:
    """Abbreviations that a text explains."""
    return {
        name.strip()
        for found in _DEFINITION.finditer(text)
        for name in found.groups()
        if name and all(is_abbreviation(word) or is_body_noun(word) for word in name.split())
    }


def bodies_of(pieces: Iterable[str], explained: Iterable[str] = ()) -> frozenset[str]:
    """The bodies that pieces of cells name, each by itself; lists with blanks alone between them are taken apart."""
    known = set(explained)
    lists = sorted({p for p in pieces if p and all(_is_bodily(word) for word in units(p))}, key=lambda p: len(units(p)))
    for _ in range(2):
        for piece in lists:
            words = units(piece)
            apart = split_bodies(piece, known - {piece})
            if (
                apart is None
                and len(words) == 2
                and words[0] in known
                and is_body_noun(words[0])
                and is_abbreviation(words[1])
            ):
                apart = words  # a ministry and an abbreviation after it: two bodies
            known.discard(piece)
            known.update(apart or [piece])
    return frozenset(known)
