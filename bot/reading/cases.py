"""Cases that an order's head and sentences need, from the dictionary."""

from __future__ import annotations

import re

from bot.reading.morphology import DATIVE, GENITIVE, NOMINATIVE, is_adjective, nominative, parses

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_infinitive(word: str) -> bool:
    return any(parse.tag.POS == "INFN" for parse in parses(word)[:1])


def is_nominative(word: str) -> bool:
    return any(parse.tag.case == NOMINATIVE for parse in parses(word)[:1])


def may_be_dative(word: str) -> bool:
    """A word of the dictionary has to have the form; one that it does not hold may."""
    found = parses(word)
    return any(parse.tag.case == DATIVE for parse in found) or not found[0].is_known


def is_adverb(word: str) -> bool:
    return any(parse.tag.POS == "ADVB" for parse in parses(word)[:1])


def is_common_word(word: str) -> bool:
    """The dictionary knows it: no abbreviation and no rare name."""
    return bool(parses(word)) and parses(word)[0].is_known


def from_genitive(phrase: str) -> str:
    """ "министерства культуры" gives "министерство культуры"."""
    if _is_abbreviation(phrase.split()[0]):
        return phrase
    return nominative(phrase, (GENITIVE,)) or phrase


def to_genitive(phrase: str) -> str:
    """A body's name: "Мэрия города" gives "мэрии города"."""
    words = phrase.split(" ")
    if _is_abbreviation(words[0]):
        return phrase
    for number, word in enumerate(words):
        if not _WORD.fullmatch(word):
            return phrase
        found = next((parse for parse in parses(word) if parse.tag.case == NOMINATIVE), None)
        changed = found.inflect({GENITIVE}) if found else None
        if changed is None:
            return phrase
        words[number] = changed.word if word[:1].islower() or number == 0 else changed.word.capitalize()
        if not is_adjective(word):
            return " ".join(words)
    return phrase


def _is_abbreviation(word: str) -> bool:
    return sum(char.isupper() for char in word) > 1
