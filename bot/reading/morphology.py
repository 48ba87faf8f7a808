"""Cases of common Russian words. Never of surnames: a dictionary breaks them (see `names`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_FOREIGN = re.compile("[^а-яёa-z-]")

NOMINATIVE, GENITIVE, DATIVE, INSTRUMENTAL, LOCATIVE = "nomn", "gent", "datv", "ablt", "loct"


@cache
def _analyzer() -> Any:
    import pymorphy3  # a quarter of a second and 20 MB: only for those who read plans

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=8192)
def parses(word: str) -> tuple[Any, ...]:
    """What the word may be, the likeliest first; never empty."""
    # The analyzer asks Unicode for the name of a strange letter, and raises where there is none.
    return tuple(_analyzer().parse(_FOREIGN.sub("х", word.lower())))


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ADJECTIVES = frozenset({"ADJF", "PRTF"})
_NOUNS = frozenset({"NOUN"})


@lru_cache(maxsize=8192)
def is_adjective(word: str) -> bool:
    return any(parse.tag.POS in ADJECTIVES for parse in parses(word))


@lru_cache(maxsize=4096)
def nominative(phrase: str, cases: tuple[str, ...]) -> str | None:
    """The phrase with its head noun, the adjectives before it and nouns paired with it by "и" in the nominative.

    `cases` are those that the head may stand in, the likeliest first. None where no word can be its head so.
    """
    words = list(_WORD.finditer(phrase))
    for case in cases:
        changed = _in_nominative([word[0] for word in words], case)
        if changed:
            put = dict(enumerate(changed)) | _participles(phrase, words, len(changed), case)
            for at in sorted(put, reverse=True):
                word = words[at]
                phrase = phrase[: word.start()] + _dressed(put[at], word[0]) + phrase[word.end() :]
            return phrase
    return None


def _participles(phrase: str, words: list[re.Match[str]], after: int, case: str) -> dict[int, str]:
    """ "графику проверок, утверждённому и подписанному главой": what opens a clause of the head stands in its case.

    Not where a noun between the two may be what the clause tells of. The first `after` words are the head's.
    """
    found: dict[int, str] = {}
    nouns = [noun for word in words[:after] if (noun := _of(word[0], case, _NOUNS)) is not None]
    for at in range(after, len(words)):
        gap = phrase[words[at - 1].end() : words[at].start()].strip()
        opens = gap == "," or (not gap and at == after)
        goes_on = at - 2 in found and not gap and words[at - 1][0].lower() == "и"
        if not (opens or goes_on):
            continue
        forms = [p for p in parses(words[at][0]) if p.tag.POS == "PRTF" and p.tag.case == case]
        participle = next((p for p in forms if any(_agree(p, noun) for noun in nouns)), None)
        if participle is None:
            continue
        between = (_of(word[0], case, _NOUNS) for word in words[after:at])
        if goes_on or not any(noun is not None and _agree(participle, noun) for noun in between):
            number = participle.tag.number
            gender = participle.tag.gender if number == "sing" else None
            changed = participle.inflect({NOMINATIVE, number, *([gender] if gender else [])})
            found |= {at: changed.word} if changed else {}
    return found


def _agree(adjective: Any, noun: Any) -> bool:
    return bool(
        adjective.tag.number == noun.tag.number
        and (noun.tag.number == "plur" or adjective.tag.gender == noun.tag.gender)
    )


def _in_nominative(words: list[str], case: str) -> list[str]:
    """The first words up to the head, changed; empty if they do not stand in the case."""
    for at, word in enumerate(words):
        noun = next((p for p in parses(word) if p.tag.POS == "NOUN" and p.tag.case == case), None)
        qualifies = _of(word, case, ADJECTIVES)
        if qualifies is not None and _is_rather_the_head(words[at + 1 : at + 2], case, qualifies.tag.number):
            continue
        leads = qualifies is not None and _has_agreeing_noun(words[at + 1 :], case, qualifies)
        is_head = qualifies is None or qualifies.score <= noun.score or at + 1 == len(words) if noun else False
        if noun is not None and is_head and not leads:
            head = noun.inflect({NOMINATIVE, noun.tag.number})
            if head is None:
                return []
            changed = [_agreeing(adjective, case, noun) for adjective in words[:at]]
            return [*changed, head.word, *_paired(words[at + 1 :], case)]
        if qualifies is None:
            return []
        if is_person_word(word) and not _has_noun_ahead(words[at + 1 :], case, qualifies.tag.number):
            head = qualifies.inflect({NOMINATIVE, qualifies.tag.number})  # "заведующим аптеками"
            return [*(_agreeing(one, case, qualifies) for one in words[:at]), head.word] if head else []
    return []


def _has_agreeing_noun(words: list[str], case: str, adjective: Any) -> bool:
    """Whether the next word, or the one after an adjective more, is a noun before all else that the adjective fits."""
    for word in words[:2]:
        likeliest = parses(word)[0]
        noun = next((p for p in parses(word) if p.tag.POS == "NOUN" and p.tag.case == case), None)
        if noun is not None and likeliest.tag.POS == "NOUN" and noun.tag.number == adjective.tag.number:
            return bool(noun.tag.number == "plur" or noun.tag.gender == adjective.tag.gender)
        if _of(word, case, ADJECTIVES) is None:
            return False
    return False


def _is_rather_the_head(next_word: list[str], case: str, number: str) -> bool:
    """ "участковым уполномоченным": of two adjectives that name people the last is the noun."""
    following = _of(next_word[0], case, ADJECTIVES) if next_word and is_person_word(next_word[0]) else None
    return following is not None and bool(following.tag.number == number)


def _has_noun_ahead(words: list[str], case: str, number: str) -> bool:
    """Whether adjectives lead to a noun that agrees: "старшим медицинским сестрам", not "заведующей детским садом"."""
    for word in words:
        agreeing = {p.tag.POS for p in parses(word) if p.tag.case == case and p.tag.number == number}
        if agreeing & _NOUNS:
            return True
        if not agreeing & ADJECTIVES:
            return False
    return False


def _of(word: str, case: str, kinds: frozenset[str]) -> Any:
    return next((p for p in parses(word) if p.tag.POS in kinds and p.tag.case == case), None)


def _agreeing(adjective: str, case: str, noun: Any) -> str:
    grammemes = {NOMINATIVE, noun.tag.number}
    if noun.tag.number == "sing" and noun.tag.gender:
        grammemes.add(noun.tag.gender)
    found = _of(adjective, case, ADJECTIVES)
    changed = found.inflect(grammemes) if found else None
    return changed.word if changed else adjective


def _paired(words: list[str], case: str) -> list[str]:
    """ "планам и графикам": the second noun stands in the same case; a genitive may belong to another."""
    if len(words) < 2 or words[0] != "и" or case == GENITIVE:
        return []
    noun = _of(words[1], case, _NOUNS)
    if noun is None or noun.tag.case != case:
        return []
    changed = noun.inflect({NOMINATIVE, noun.tag.number})
    return ["и", changed.word] if changed else []


def _dressed(new: str, old: str) -> str:
    """The letter case and the yo habit of the word that it stands for."""
    if new == old.lower():
        return old
    if "ё" not in old.lower():
        new = new.replace("ё", "е")
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def lower_first(text: str) -> str:
    """The first word in lower case, unless it is an abbreviation or begins with a quote."""
    word = _WORD.match(text)
    if word is None or word[0][1:] != word[0][1:].lower():
        return text
    return text[0].lower() + text[1:]


_PROPER = ("Name", "Surn", "Patr", "Geox")
# Nouns of agents that the dictionary does not hold ("тьютор", "модератор"): told by how they end.
_AGENT = re.compile(r"(?!.*надзор).{2,}(?:ор|ер|ист|лог|граф|вод|тель|ник|арь|мен|тьютор)(?:ы|и|а|у|ам|ом|ов)?")
_PEOPLE = re.compile(
    r"(?:ответственн|уполномоченн)(?:ый|ая|ые|ому|ой|ым|ыми)|исполнител\w*|(?:тьют|модерат|медиат|операт)ор\w*|лица|лицам|зам|зав|завуч\w*"
)


@lru_cache(maxsize=8192)
def people_parses(word: str) -> tuple[Any, ...]:
    """What the word may be as a noun for people by their post, the likeliest first; empty if it is none."""
    lowered = word.lower()
    found = [
        p
        for p in parses(lowered)
        if not any(mark in p.tag for mark in (*_PROPER, "Apro"))
        and (
            ("anim" in p.tag and p.tag.POS == "NOUN")
            or ("Subx" in p.tag and p.tag.POS in ADJECTIVES and "inan" not in p.tag)
        )
    ]
    if _PEOPLE.fullmatch(lowered) or (not parses(lowered)[0].is_known and _AGENT.fullmatch(lowered)):
        found += [p for p in parses(lowered) if p.tag.POS in ("NOUN", "ADJF", "PRTF") and p not in found]
    return tuple(found)


def is_person_word(word: str) -> bool:
    """Whether the word names people by their post, in any case."""
    return bool(people_parses(word))


def is_proper_name(word: str) -> bool:
    """Whether the likeliest reading of the word is a person's name."""
    return any(mark in parses(word)[0].tag for mark in ("Name", "Surn", "Patr"))


# "медкабинет", "промбезопасность": words clipped to a first syllable or two, which join any other.
_CLIPPED = re.compile(
    r"(?:мед|пед|пром|агро|сан|спорт|теле|видео|аудио|радио|соц|проф|физ|тех|строй|гос|рай|обл|гор|сель|эко|энерго|тепло|водо"
    r"|авто|культ|библио|психо|псих|мин|рос|спец|стом|фарм|хоз|орг|ком|нефте|газо|электро|лес|зоо|вет|ген|зав|нач|пол)(?=\w{3})"
)


@lru_cache(maxsize=8192)
def is_strange(word: str) -> bool:
    """A word in lower case that neither the dictionary nor the ways of making words explain: a scan's noise, rather."""
    if len(word) < 4 or not word.islower() or "-" in word or _PEOPLE.fullmatch(word):
        return False
    likeliest = parses(word)[0]
    if likeliest.is_known or _AGENT.fullmatch(word):
        return False
    clipped = _CLIPPED.match(word)
    if clipped and parses(word[clipped.end() :])[0].is_known:
        return False
    return not any(type(step[0]).__name__ == "KnownPrefixAnalyzer" for step in likeliest.methods_stack)


@lru_cache(maxsize=4096)
def is_unlikely(name: str) -> bool:
    """Whether a text is hardly a name: it says something ("график утверждается позже"), or holds a scan's noise."""
    words = _WORD.findall(name)
    return any(parses(word)[0].tag.POS in ("VERB", "INFN") or is_strange(word) for word in words)
