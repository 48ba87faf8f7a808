"""Days as they are typed in English, put into the Russian words that the grammar of dates reads."""

from __future__ import annotations

import re

_MONTHS = (
    ("jan", "uary", "января"), ("feb", "ruary", "февраля"), ("mar", "ch", "марта"), ("apr", "il", "апреля"),
    ("may", "", "мая"), ("jun", "e", "июня"), ("jul", "y", "июля"), ("aug", "ust", "августа"),
    ("sep", "tember", "сентября"), ("oct", "ober", "октября"), ("nov", "ember", "ноября"), ("dec", "ember", "декабря"),
)  # fmt: skip
_NAMES = {start: russian for start, _, russian in _MONTHS} | {start + rest: russian for start, rest, russian in _MONTHS}
_WORDS = _NAMES | {
    "sept": "сентября", "today": "сегодня", "tomorrow": "завтра",
    "monday": "понедельник", "tuesday": "вторник", "wednesday": "среда", "thursday": "четверг", "friday": "пятница",
    "saturday": "суббота", "sunday": "воскресенье", "next": "следующий",
    "until": "до", "till": "до", "by": "до", "to": "до", "through": "до", "from": "с", "and": "и",
    "in": "через", "for": "на", "end": "конца", "year": "года", "month": "месяца", "months": "месяца",
    "week": "недели", "weeks": "недели", "day": "дня", "days": "дня", "working": "рабочих",
    "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10",
    "on": "", "the": "", "of": "",
}  # fmt: skip
_MONTH_FIRST = re.compile(rf"\b({'|'.join(sorted(_NAMES, key=len, reverse=True))})\.? +(\d{{1,2}})\b(?:st|nd|rd|th)?,?")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_WORD = re.compile(r"[a-z]+")


def in_russian(text: str) -> str:
    """ "Until March 12" as "до 12 марта"; a text without English words as it is."""
    lowered = text.lower()
    if _WORD.search(lowered) is None:
        return text
    ordered = _MONTH_FIRST.sub(r"\2 \1", _ORDINAL.sub(r"\1", lowered))
    ordered = ordered.replace("day after tomorrow", "послезавтра")
    return " ".join(_WORD.sub(lambda word: _WORDS.get(word[0], word[0]), ordered).split())
