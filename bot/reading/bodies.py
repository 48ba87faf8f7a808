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
# What officials call bodies by, as stems; the longer ones end other words too: "орготдел", "стройинспекция".
_STEMS = """
жюри опек офис участок участк дум мэри суд банк фонд дом двор дворц дворец клуб хор цирк парк сад ясл цех пост пункт
касс лиг звен част союз орган депо хаб отдел отделени управ коллектив сектор управлени комитет департамент министерств
ведомств агентств администраци префектур собрани правительств канцеляри секретариат аппарат комисси подразделени
коллеги совет штаб групп служб контор бюро палат инспекци надзор прокуратур полици комендатур комиссариат отряд дружин
бригад формировани организаци учреждени предприяти объединени ассоциаци профсоюз федераци обществ партнерств
товариществ кооператив артел компани фирм корпораци концерн завод фабрик комбинат хозяйств лесхоз лесничеств центр
школ гимнази лице интернат техникум колледж училищ академи институт университет факультет деканат ректорат кафедр
лаборатори библиотек музе театр филармони оркестр ансамбл студи галере архив редакци типографи издательств радиостанци
стадион бассейн больниц поликлиник госпитал диспансер амбулатори аптек санатори станци регистратур кабинет бухгалтери
склад гараж столов пищеблок прачечн котельн мастерск филиал представительств округ поселени муниципалитет район
дирекци правлени профком местком движени общин епархи заповедник зоопарк консилиум консультаци казначейств гварди
казачеств теплосет электросет водоканал зеленхоз досааф технопарк
"""
_ENDINGS = r"(?:[аеиоуыьэюяй]|[иея][яейю]|о[ейм]|ам|ами|ый|ая|ые|ое|ец)?"
_SHORT, _LONG = ("|".join(stem for stem in _STEMS.split() if (len(stem) > 3) is is_long) for is_long in (False, True))
SHORT_BODY = re.compile(
    r"отд|упр|адм|каб|каф|фак|лаб|инст|бухг|бюдж|учр|отд-(?:ние|ие|е|л)|упр-(?:ние|ие|е)|адм-(?:ция|я)|орг-(?:ция|я)|ком-т"
)
_USUAL = re.compile(rf"{SHORT_BODY.pattern}|(?:{_SHORT}|[\w-]*(?:{_LONG})){_ENDINGS}")
# "Минздрав", "Росреестр", "Облкомзем"
_STATE = re.compile(r"(?:Мин|Рос|Гос|Обл|Край|Рай|Гор)[а-яё]{3,}")
STAFF = frozenset({"ИТР", "АУП", "УУП"})
"""People by their posts, in letters alone: the engineers, the managers, the policemen of a ward."""
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
    if unit == "ИП" or unit in STAFF:
        return False
    if unit[0] in '«"“„№' or is_abbreviation(unit):
        return True
    return unit[0].isupper() and is_body_noun(unit)


@lru_cache(maxsize=8192)
def is_body_noun(word: str) -> bool:
    """A thing in the nominative, not people: "Министерство", "библиотека"."""
    first = next((p for p in parses(word) if p.tag.POS == "NOUN" and p.tag.case == "nomn"), None)
    return first is not None and "inan" in first.tag and not is_person_word(word)


@lru_cache(maxsize=8192)
def is_usual_body(word: str) -> bool:
    """A word that officials call bodies by: "комитет", "орготдел"; a thing that is none of them may be anything."""
    if _STATE.fullmatch(word) and (not parses(word)[0].is_known or "Orgn" in parses(word)[0].tag):
        return True
    return is_abbreviation(word) or is_legal_form(word) or _USUAL.fullmatch(word.lower().replace("ё", "е")) is not None


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
