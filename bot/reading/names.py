"""Names of people, in any order and case, become "Фамилия И.О." in the nominative.

A dictionary breaks surnames, so none is ever lemmatised: the oblique forms of candidates are generated (pytrovich) and
compared with the form met. A name known elsewhere in the document settles the form; else the answer is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from bot.reading.morphology import DATIVE, GENITIVE, INSTRUMENTAL, LOCATIVE, is_person_word, parses

ACCUSATIVE = "accs"


@dataclass(frozen=True, slots=True)
class PersonName:
    surname: str
    initials: str
    """"И.О.", or "И." where the document gives no patronymic."""

    def __str__(self) -> str:
        return f"{self.surname} {self.initials}"


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name as it stands in a text, its surname in whatever case."""

    start: int
    end: int
    name: PersonName


@dataclass(frozen=True, slots=True)
class SettledName:
    name: PersonName
    certain: bool
    """False where the nominative is a guess from an oblique form alone."""


_PARTICLE = r"(?:(?:[Дд]е|[Дд]и|[Дд]а|[Вв]ан|[Фф]он|[Дд]ер|[Тт]ер|[Ии]бн|[Аа]ль|[Ээ]ль|[Сс]ен)[ -])*"
_SURNAME = rf"{_PARTICLE}[А-ЯЁ](?:['’][А-ЯЁ])?(?:[а-яё]+|[А-ЯЁ]{{2,}})(?:-(?:[А-ЯЁ]?[а-яё]+|[А-ЯЁ]{{2,}}))*"
_BEFORE = re.compile(rf"(?<![\w-])({_SURNAME})\s*$")
_AFTER = re.compile(rf"\s*({_SURNAME})(?![\w.])")
_INITIAL = r"(?:Дж|[А-ЯЁ])"
_INITIALS = re.compile(
    rf"(?<![А-ЯЁа-яё.])({_INITIAL})\s?\.\s?(?:({_INITIAL})(?![а-яёА-ЯЁ])\s?\.?)?|(?<=[а-яё])([А-ЯЁ])\.([А-ЯЁ])\."
)
_INITIALS_NEXT = re.compile(rf"\s*{_INITIAL}\s?\.")
_LATIN = str.maketrans("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")
_PATRONYMIC = re.compile(
    r"[А-ЯЁ][а-яё]+(?:(?:[ое]в|и)н(?:а|ы|е|у|ой)|ичн(?:а|ы|е|у|ой)|[ое]вич(?:а|у|ем|е)?|(?:ьи|[^аеиоуыэюя]и)ч(?:а|у|ом|ем|е)?)"
    r"|[А-ЯЁ][а-яё]+\s(?:оглы|кызы|улы|гызы|уулу)"
)
_FULL = re.compile(rf"({_SURNAME})\s+([А-ЯЁ][а-яё]+)\s+({_PATRONYMIC.pattern})(?!\w)")
_FULL_TURNED = re.compile(rf"([А-ЯЁ][а-яё]+)\s+({_PATRONYMIC.pattern})\s+({_SURNAME})(?!\w)")


_NAMED_AFTER = re.compile(r"(?<!\w)им(?:ени|\.)?\s*(?:\w+\s)?$")


def find_names(text: str) -> list[FoundName]:
    """The names in a text, in order; none overlap. Those that a body is named after ("имени …") are none."""
    found = sorted(
        [*_full_names(text), *_with_initials(text), *_surname_and_name(text)], key=lambda f: (f.start, -f.end)
    )
    kept: list[FoundName] = []
    for name in found:
        if (not kept or name.start >= kept[-1].end) and not _NAMED_AFTER.search(text, 0, name.start):
            kept.append(name)
    return kept


def read_person_name(text: str) -> PersonName | None:
    """The name that the whole text is, in the case that it stands in; None where it is anything else."""
    text = text.strip(" ,;")
    found = find_names(text)
    if len(found) == 1 and not text[: found[0].start].strip() and not text[found[0].end :].strip(" .,;"):
        return found[0].name
    return None


def _full_names(text: str) -> Iterator[FoundName]:
    """ "Иванова Мария Петровна", "Мария Петровна Иванова"."""
    for match in _FULL.finditer(text):
        if _may_be_surname(match[1]):
            yield _found(match.start(), match.end(), match[1], (match[2], match[3]))
    for match in _FULL_TURNED.finditer(text):
        if _may_be_surname(match[3]) and _is_first_name(match[1]):
            yield _found(match.start(), match.end(), match[3], (match[1], match[2]))


def _surname_and_name(text: str) -> Iterator[FoundName]:
    """ "Белова Анна", "Анна Белова": only where the dictionary knows both for what they are."""
    for match in re.finditer(r"(?<![\w.-])([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]+)(?![\w.-])", text):
        for surname, first in ((match[1], match[2]), (match[2], match[1])):
            if "Name" in parses(first)[0].tag and "Surn" in parses(surname)[0].tag:
                yield _found(match.start(), match.end(), surname, (first, ""))
                break


def _is_first_name(word: str) -> bool:
    return any("Name" in parse.tag for parse in parses(word))


def _with_initials(text: str) -> Iterator[FoundName]:
    """ "Иванова М.П.", "М.П. Иванова"; with a capitalised word on both sides, the one that is no post or title."""
    taken = 0
    text = text.translate(_LATIN) if re.search("[А-Яа-я]", text) else text
    for match in _INITIALS.finditer(text):
        if match.start() < taken:
            continue
        before = _BEFORE.search(text, taken, match.start())
        after = _AFTER.match(text, match.end())
        left = before is not None and _may_be_surname(before[1])
        right = after is not None and _may_be_surname(after[1]) and not _INITIALS_NEXT.match(text, after.end())
        if before and left and right and _is_title(before[1]):
            left = False
        elif after and left and right and is_person_word(after[1]):
            right = False
        initials = (match[1] or match[3], match[2] or match[4] or "")
        if before and left:
            yield _found(before.start(1), match.end(), before[1], initials)
            taken = match.end()
        elif after and right:
            yield _found(match.start(), after.end(), after[1], initials)
            taken = after.end()


def _may_be_surname(word: str) -> bool:
    """A word in capitals alone may be an abbreviation, and a usual post is no surname."""
    if word.isupper():
        return len(word) >= 4 and bool(_VOWEL.search(word[1:-1])) and not _LEGAL_FORM.match(word)
    return not _POST.match(word)


_VOWEL = re.compile("[АЕЁИОУЫЭЮЯ]")
_LEGAL_FORM = re.compile(r"[ФГМКО]{0,2}[БКА]О?У")
_POST = re.compile(
    r"(?:директор|начальник|заместител|руководител|специалист|методист|врач|завед|глава|главн|председател|секретар|педагог"
    r"|учител|воспитател|психолог|инженер|консультант|инспектор|инструктор|координатор|куратор|ректор|проректор|декан|бухгалтер"
    r"|юрист|тренер|библиотекар|ответственн|исполнител|член|старш|ведущ|министр)(?:[аыуеияью]|ом|ем|ами?|ям|ой|ий|ый|ая|ые)*$",
    re.IGNORECASE,
)


def _is_title(word: str) -> bool:
    """A common word that may end a post before initials: "специалист Управления И.И. Петров"."""
    likeliest = parses(word)[0]
    proper = any(mark in likeliest.tag for mark in ("Surn", "Name"))
    return word.isupper() or (likeliest.is_known and not proper and likeliest.tag.POS == "NOUN")


def _found(start: int, end: int, surname: str, given: tuple[str, str]) -> FoundName:
    initials = "".join(f"{part if part == 'Дж' else part[0]}." for part in given if part)
    return FoundName(start, end, PersonName(_cased(surname), initials))


def _cased(surname: str) -> str:
    """Capitals become "Фамилия", each half of a double name on its own."""
    halves = [half.capitalize() if half.isupper() and len(half) > 1 else half for half in surname.split("-")]
    return "-".join(halves)


# --- cases


def settle(name: PersonName, known: Iterable[PersonName] = (), case: str | None = None) -> SettledName:
    """The name in the nominative. `case` is the one that the context asks for; None where it asks for the nominative.

    A known person with the same initials whose surname has this form settles it.
    """
    alike = [other for other in known if other.initials == name.initials]
    if any(_same(other.surname, name.surname) for other in alike):
        return SettledName(name, True)
    fitting = {other for other in alike if _same_form(other.surname, name.surname, case)}
    if len(fitting) == 1:
        return SettledName(fitting.pop(), True)
    if case is not None and _INDECLINABLE.search(name.surname.casefold()):
        return SettledName(name, True)
    if case is None and (case := evident_case(name.surname)) is None:
        return SettledName(name, not fitting)
    return SettledName(replace(name, surname=_guess(name.surname, case)), False)


_INDECLINABLE = re.compile(r"(?:ко|дзе|швили|[ыи]х)$")
_EVIDENT = (
    (DATIVE, re.compile(r"[оеё]ву|[иы]ну|[сц]кому")),
    (INSTRUMENTAL, re.compile(r"[оеё]вым|[иы]ным|[сц]ким")),
    (GENITIVE, re.compile(r"[сц]кого")),
)
_WOMANS = re.compile(r"[оеё]вой|[иы]ной")


@lru_cache(maxsize=4096)
def evident_case(surname: str) -> str | None:
    """The oblique case that a usual surname's end tells by itself: "Белову", "Беловой", but not "Мостовой"."""
    low = surname.casefold()
    for case, pattern in _EVIDENT:
        if re.search(rf"(?:{pattern.pattern})$", low) and len(low) > 5:
            return case
    if re.search(rf"(?:{_WOMANS.pattern})$", low) and not any(
        parse.tag.POS in ("ADJF", "PRTF") and parse.is_known for parse in parses(surname)
    ):
        return DATIVE
    return None


def declined_from(nominative: PersonName, form: str) -> bool:
    """Whether the surname's form in some oblique case, a man's or a woman's, is the one met."""
    return _same_form(nominative.surname, form, None)


def _same(one: str, other: str) -> bool:
    return one.casefold().replace("ё", "е") == other.casefold().replace("ё", "е")


_OBLIQUE = (GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, LOCATIVE)


def _same_form(nominative: str, form: str, case: str | None) -> bool:
    cases = (case,) if case else _OBLIQUE
    return any(_same(made, form) for c in cases for made in _forms(nominative, c))


@cache
def _maker() -> Any:
    from pytrovich.maker import PetrovichDeclinationMaker  # reads its rules on import

    return PetrovichDeclinationMaker()


@lru_cache(maxsize=8192)
def _forms(surname: str, case: str) -> tuple[str, str]:
    """Forms of a man's and of a woman's surname in the case."""
    from pytrovich.enums import Case, Gender, NamePart

    cases = {
        GENITIVE: Case.GENITIVE,
        DATIVE: Case.DATIVE,
        ACCUSATIVE: Case.ACCUSATIVE,
        INSTRUMENTAL: Case.INSTRUMENTAL,
        LOCATIVE: Case.PREPOSITIONAL,
    }
    make = _maker().make
    return (
        make(NamePart.LASTNAME, Gender.MALE, cases[case], surname),
        make(NamePart.LASTNAME, Gender.FEMALE, cases[case], surname),
    )


_COMMON_END = re.compile(r"(?:[ое]ва?|[иы]на?|[сц]кий|[сц]кая|[тж]ой)$")
_ENDINGS = ("", "а", "я", "ь", "й", "ий", "ый", "ой", "ая")


def nominatives(name: PersonName) -> list[PersonName]:
    """Whose name this may be in some oblique case, the likeliest first; without the form itself."""
    if "-" in name.surname:
        return []
    found = [made for case in (DATIVE, GENITIVE, ACCUSATIVE, INSTRUMENTAL) for made in _candidates(name.surname, case)]
    return [replace(name, surname=one) for one in dict.fromkeys(found) if not _same(one, name.surname)]


def _guess(form: str, case: str) -> str:
    """The likeliest nominative whose form in the case is the one met; of a double surname, each half's."""
    first, dash, second = form.rpartition("-")
    if dash and first[-1:].islower() and second[:1].isupper():
        return f"{_guess(first, case)}-{_guess(second, case)}"
    return (_candidates(form, case) or [form])[0]


def _candidates(form: str, case: str) -> list[str]:
    """Nominatives whose form in the case is the one met: those with a usual end, else all that differ from it."""
    candidates = [form[: len(form) - cut] + ending for cut in range(4) if len(form) - cut >= 2 for ending in _ENDINGS]
    candidates = [c for c in candidates if not re.search(r"(?:[аеёиоуыэюя]ь|ьь|ьй|ьа)$", c)]
    men = [c for c in candidates if _same(_forms(c, case)[0], form) and not c.endswith(("ова", "ева", "ина", "ая"))]
    women = [c for c in candidates if _same(_forms(c, case)[1], form) and c.endswith(("а", "я"))]
    usual = [c for c in women + men if _COMMON_END.search(c)]
    return usual or [c for c in men + women if c != form]
