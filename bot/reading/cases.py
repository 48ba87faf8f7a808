"""Cases of posts and bodies: a noun phrase in the dative or genitive back to the nominative, and the genitive of a body's name."""

from __future__ import annotations

import re

# (dative or genitive ending, nominative ending) of nouns; the first that fits wins.
_SINGULAR_NOUNS: tuple[tuple[str, str], ...] = (
    ("ведующему", "ведующий"), ("ведующей", "ведующая"), ("ведующего", "ведующий"),
    ("управляющему", "управляющий"), ("управляющего", "управляющий"),
    ("ию", "ие"), ("ия", "ие"),
    ("ству", "ство"), ("ства", "ство"),
    ("ации", "ация"), ("кции", "кция"), ("ссии", "ссия"), ("мэрии", "мэрия"), ("емии", "емия"), ("ории", "ория"),
    ("школе", "школа"), ("школы", "школа"), ("службе", "служба"), ("службы", "служба"), ("палате", "палата"), ("палаты", "палата"),
    ("группе", "группа"), ("группы", "группа"), ("больнице", "больница"), ("больницы", "больница"),
    ("поликлинике", "поликлиника"), ("поликлиники", "поликлиника"), ("библиотеке", "библиотека"), ("библиотеки", "библиотека"),
    ("главе", "глава"), ("главы", "глава"), ("кафедре", "кафедра"), ("кафедры", "кафедра"),
    ("телю", "тель"), ("теля", "тель"), ("арю", "арь"), ("аря", "арь"), ("цею", "цей"), ("цея", "цей"), ("зею", "зей"), ("зея", "зей"),
    ("центру", "центр"), ("центра", "центр"),
    ("отделу", "отдел"), ("отдела", "отдел"),
    ("агентству", "агентство"), ("у", ""), ("а", ""),
)  # fmt: skip
_PLURAL_NOUNS: tuple[tuple[str, str], ...] = (
    ("ведующим", "ведующие"), ("управляющим", "управляющие"),
    ("телям", "тели"), ("арям", "ари"), ("циям", "ции"), ("ссиям", "ссии"), ("иям", "ия"), ("ствам", "ства"),
    ("аторам", "аторы"), ("кторам", "кторы"), ("ёрам", "ёры"), ("орам", "оры"),
    ("никам", "ники"), ("щикам", "щики"), ("гам", "ги"), ("кам", "ки"), ("хам", "хи"),
    ("лавам", "лавы"), ("врачам", "врачи"), ("ежам", "ежи"), ("ицам", "ицы"),
    ("делам", "делы"), ("ям", "и"), ("ам", "ы"),
)  # fmt: skip
_MALE_ADJECTIVES: tuple[tuple[str, str], ...] = (
    ("скому", "ский"), ("ского", "ский"), ("цкому", "цкий"), ("цкого", "цкий"), ("шему", "ший"), ("шего", "ший"), ("щему", "щий"), ("щего", "щий"),
    ("ьному", "ьный"), ("ному", "ный"), ("ного", "ный"), ("вому", "вый"), ("вого", "вый"), ("ому", "ый"), ("ого", "ый"), ("ему", "ий"), ("его", "ий"),
)  # fmt: skip
_ADJECTIVE = re.compile(r"[а-яё-]+(?:ому|ему|ого|его|ой|ей|ым|им)$", re.IGNORECASE)
_PLURAL_ADJECTIVE = re.compile(r"[а-яё-]+(?:ым|им)$", re.IGNORECASE)
_UNCHANGED = re.compile(r"[А-ЯЁA-Z]{2,}[а-я]?$|[«\"№(].*|\d.*")


def to_nominative(phrase: str) -> str:
    """A phrase whose head stands in the dative or genitive, with its head (and the adjectives before it) in the nominative.

    "Руководителям школ" gives "Руководители школ"; "городской больнице № 2" gives "городская больница № 2".
    """
    words = phrase.split(" ")
    head = next(
        (n for n, word in enumerate(words) if not _ADJECTIVE.fullmatch(word.strip("-–,")) or _is_noun(word)), None
    )
    if head is None or _UNCHANGED.match(words[head]):
        return phrase
    noun = words[head]
    plural = bool(re.search(r"(?:ам|ям)$", noun)) or (bool(re.search(r"(?:ведующим|управляющим)$", noun)) and head == 0)
    words[head] = _ending(noun, _PLURAL_NOUNS if plural else _SINGULAR_NOUNS)
    for n in range(head):
        words[n] = _adjective(words[n], words[head], plural)
    return " ".join(words)


def _is_noun(word: str) -> bool:
    """Words that end as adjectives do but name a post."""
    return bool(re.search(r"(?:ведующ|управляющ|исполняющ)(?:ему|его|ей|им)$", word, re.IGNORECASE))


def _ending(word: str, table: tuple[tuple[str, str], ...]) -> str:
    low = word.casefold()
    for oblique, nominative in table:
        if low.endswith(oblique):
            return word[: len(word) - len(oblique)] + nominative
    return word


def _adjective(word: str, noun: str, plural: bool) -> str:
    low = word.casefold()
    if plural:
        if low.endswith("им"):
            return word[:-2] + ("ие" if re.search(r"[кгхжшчщн]им$", low) else "ие")
        return word[:-2] + "ые" if low.endswith("ым") else word
    if low.endswith(("ой", "ей")) and re.search(r"[ая]$", noun):
        return word[:-2] + ("яя" if low.endswith("ей") and not re.search(r"[жшщч]ей$", low) else "ая")
    neuter = noun.endswith(("о", "е"))
    if low.endswith(("ому", "ого")):
        return word[:-3] + ("ое" if neuter else _ending(word, _MALE_ADJECTIVES)[len(word) - 3 :])
    if low.endswith(("ему", "его")):
        return word[:-3] + ("ее" if neuter else "ий")
    return word


_GENITIVE_NOUNS: tuple[tuple[str, str], ...] = (
    ("ия", "ии"), ("ие", "ия"), ("ство", "ства"), ("ба", "бы"), ("та", "ты"), ("а", "ы"), ("о", "а"), ("е", "я"), ("ь", "я"), ("й", "я"),
)  # fmt: skip


def to_genitive(phrase: str, *, lower_first: bool = False) -> str:
    """A body's name from the nominative: "Мэрия города" gives "мэрии города"."""
    words = phrase.split(" ")
    for n, word in enumerate(words):
        low = word.casefold()
        if _UNCHANGED.match(word):
            break
        if low.endswith(("ый", "ий", "ое", "ее")) and low[-3:] not in ("рий",) and n + 1 < len(words):
            words[n] = word[:-2] + ("его" if low.endswith(("ее",)) or re.search(r"[жшчщ]ий$", low) else "ого")
            continue
        if low.endswith(("ая", "яя")):
            words[n] = word[:-2] + ("ей" if low.endswith("яя") else "ой")
            continue
        for nominative, genitive in _GENITIVE_NOUNS:
            if low.endswith(nominative):
                words[n] = word[: len(word) - len(nominative)] + genitive
                break
        else:
            words[n] = word + "а"
        break
    text = " ".join(words)
    return text[:1].lower() + text[1:] if lower_first and not text[:2].isupper() else text
