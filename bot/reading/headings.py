"""Lines that are no rows: headings of sections, months, goals, signatures, annexes."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.roadmap import Section

MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip

_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})(?:\s*,?\s*(?:19|20)\d\d\s*(?:г\.?|года?)?)?[.:]?", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:(?:раздел|направление|блок|этап|модуль|глава|часть)\s+)?(?:№\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVXLХІ]{1,5}|[А-Е](?=[.)]\s))(?:\s*[.):]\s*|\s+[-–—]\s+|\s+|\.(?=\S))(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# "I квартал", "2 неделя": the number is the time's, not the section's.
_OF_TIME = re.compile(
    r"(?:\d|[IVXLХІ]{1,3})(?:-?[а-яё]{1,2})?\s+(?:квартал|полугоди|четверт|декад|недел|триместр|семестр)", re.IGNORECASE
)
_GOAL = re.compile(r"(?:цел[ьи]|задач[аи]|ожидаем\w+ результат\w*)\s*:", re.IGNORECASE)
_PAGE_MARK = re.compile(
    r"\W*(?:(?:страница|стр\.|лист|page)\s*)?(?:№\s*)?\d{1,3}(?:\s*(?:из|/|of)\s*\d{1,3})?\W*", re.IGNORECASE
)
_ANNEX = re.compile(r"приложение\b(?!\s+к\s+плану мероприятий\b)|утвержд[её]н|утверждаю\b|согласовано\b", re.IGNORECASE)
_INITIALS = r"(?:[А-ЯЁ]\s?\.\s?){1,2}"
_NAME = re.compile(rf"{_INITIALS}\s?[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+{_INITIALS}")
_POST = re.compile(
    r"\W*(?:и\.\s?о\.\s+|исполняющий\s+\w+\s+|врио\s+|первый\s+)?"
    r"(?:начальник|заместител[ья]\b|зам\.|директор|руководител[ья]\b|глав[аы]\b|председател[ья]\b|министр|ректор|проректор|мэра?\b"
    r"|секретар[ья]\b|главн|заведующ|управляющ|президент|художественн|исполнител[ья]\s*:|исп\.|составил|подготовил"
    r"|ответственн\w+ за составление)",
    re.IGNORECASE,
)


def is_month(text: str) -> bool:
    """The text is a month's name, with or without its year."""
    return bool(_MONTH.fullmatch(" ".join(text.split())))


def is_months(text: str) -> bool:
    """Months and nothing else: "июль - август"."""
    parts = re.split(r"\s*[-–—,;]\s*|\s+и\s+", " ".join(text.split()))
    return all(map(is_month, parts))


def month_of(text: str) -> date | int | None:
    """The month that a heading names: 1..12, or its first day where the year is written."""
    if not is_month(text):
        return None
    words = text.casefold()
    month = next(number for number, name in enumerate(MONTHS, 1) if words.lstrip().startswith(name))
    year = re.search(r"(?:19|20)\d\d", words)
    return date(int(year.group()), month, 1) if year else month


def is_goal(text: str) -> bool:
    return bool(_GOAL.match(text.strip()))


def is_page_mark(text: str) -> bool:
    """ "Страница 2", "стр. 3 из 7", "- 4 -"."""
    return bool(_PAGE_MARK.fullmatch(text.strip()))


def is_total(text: str) -> bool:
    return bool(re.match(r"(?:итого|всего)\b", text.strip(), re.IGNORECASE))


def is_annex(text: str) -> bool:
    """The line opens an annex or an approval stamp."""
    return bool(_ANNEX.match(text.strip()))


def has_name(text: str) -> bool:
    return bool(_NAME.search(text))


def is_name(text: str) -> bool:
    """The text is a person's name alone."""
    return bool(_NAME.fullmatch(text.strip(" _.")))


def is_signature(text: str) -> bool:
    """The line opens with the post of one who signs, or is a name alone."""
    text = text.strip()
    return bool(_POST.match(text)) or is_name(text)


def starts_low(text: str) -> bool:
    """The text goes on with a sentence or a list: a small letter, a dash or a bullet stands first."""
    text = text.lstrip(" («\"'")
    if not text:
        return False
    return text[0].islower() or text[0] in "-–—•*"


def read_section(text: str, number: str | None = None) -> Section:
    """A heading's number and title; the title ends before "Цель:"."""
    text = re.split(r"\s*\b(?:Цел[ьи]|Задач[аи])\s*:", text, maxsplit=1)[0].strip()
    if number is None and (found := _SECTION.fullmatch(text)) and not is_month(text) and not _OF_TIME.match(text):
        plain = found["number"]
        if plain[0].isdigit() or plain.isupper():
            return Section(plain.rstrip("."), found["title"].strip())
    return Section(number, text)
