"""One timetable under many forms of its name: told by its words, whatever their case, number or abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.reading.morphology import parses

_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BRACKETS = re.compile(r"\([^)]*\)")
_SMALL = frozenset({"и", "в", "на", "по", "с", "о", "об", "для", "от", "за", "к", "у"})
# What says nothing of whose timetable it is: "the separate approved schedule of the works".
_EMPTY = frozenset(
    {"отдельный", "утвердить", "утвержденный", "специальный", "установленный", "установить",
     "соответствующий", "свой", "собственный", "дополнительный", "согласованный", "согласовать", "индивидуальный",
     "работа", "проведение", "мероприятие", "год", "этот", "данный", "вышестоящий", "единый"}
)  # fmt: skip
_PLANS = frozenset({"план", "график", "расписание", "циклограмма", "календарь", "программа", "план-график"})
_SAME = {"итог": "результат"}
_LEGAL = re.compile(r"(?:м|г|ф|фг|ч|к|об|кр)?(?:бу|ку|ау|оу)(?:до|дпо|к|з|со)?")
"""Letters of a legal form, as they stand before a body's own name."""


def same_names(names: Iterable[str]) -> dict[str, str | None]:
    """Name -> a key that forms of one name share; None for a name that does not say whose timetable it is."""
    words = {name: _key_words(name) for name in names}
    short = {word for one in words.values() for word in one if _is_short(word)}
    return {name: _key(_abbreviated(one, short)) for name, one in words.items()}


def _key_words(name: str) -> list[str]:
    found = _WORDS.findall(_BRACKETS.sub(" ", name))
    return [word for word in (_lemma(one) for one in found) if word not in _SMALL]


def _lemma(word: str) -> str:
    """The dictionary's form of a common word; an abbreviation as it stands, in capitals."""
    folded = word.replace("ё", "е").replace("Ё", "Е")
    # Of "графики" the dictionary thinks first of the art.
    readings = parses(folded.lower())
    likeliest = next((one for one in readings if one.normal_form in _PLANS), readings[0])
    if folded[1:] != folded[1:].lower() or not (likeliest.is_known or len(folded) > 5):
        return folded.upper()
    if "Abbr" in likeliest.tag:
        return folded.upper()
    form = str(likeliest.normal_form).replace("ё", "е")
    return _SAME.get(form, form)


def _is_short(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _abbreviated(words: list[str], short: set[str]) -> list[str]:
    """A name written out is put as its abbreviation, if another form of it has that."""
    for size in range(len(words), 1, -1):
        for at in range(len(words) - size + 1):
            letters = "".join(word[0] for word in words[at : at + size]).upper()
            if letters in short:
                return _abbreviated([*words[:at], letters, *words[at + size :]], short)
    return words


def _key(words: list[str]) -> str | None:
    named = [word for word in words if word not in _EMPTY]
    if all(word in _PLANS for word in named):
        return None
    # "The plan of ИМЦ" and "the plan of ГБУ ИМЦ" are one; a legal form alone is a name.
    bare = [word for word in named if not (_is_short(word) and _LEGAL.fullmatch(word.lower()))]
    return " ".join(sorted(set(bare if len(bare) > 1 else named)))
