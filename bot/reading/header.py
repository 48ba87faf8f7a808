"""The head of a draft: the plan's title, who issued the order, its number and date, the period, the controller."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.domain.roadmap import Head
from bot.reading.issuer import read_issuer
from bot.reading.regions import STAMP, Regions, is_quoted, plan_title_lines
from bot.reading.sentence_case import SentenceCase

_GENITIVES = {
    "января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6,
    "июля": 7, "августа": 8, "сентября": 9, "октября": 10, "ноября": 11, "декабря": 12,
}  # fmt: skip
_DATE = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})\s?[./]\s?(?P<month>\d{1,2})\s?[./]\s?(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|[«\"“]?\s?(?P<wday>\d{{1,2}})\s?[»\"”]?\s+(?P<word>{'|'.join(_GENITIVES)})\s+(?P<wyear>(?:19|20)\d\d))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:№|N\b|No\.?)\s*(?P<number>[\wА-Яа-я][\w./\\-]*(?:\s?[-–]\s?\w+)*(?:\s[а-яё]\b(?!\.))?)")
_YEAR = r"(?:19|20)\d\d"
_SCHOOL = re.compile(
    rf"(?P<first>{_YEAR})\s*[-–—/]\s*(?P<second>{_YEAR}|\d\d)\s*(?:-?\w{{0,2}}\s+)?(?:уч\w*\.?|тренировочн\w+)\s*(?:г\w*\.?)?",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?P<first>{_YEAR})\s*(?:г\w*\.?\s*)?(?:[-–—/]|по|до|и)\s*(?P<second>{_YEAR})")
_SINGLE = re.compile(rf"(?<![№\d.])\b{_YEAR}\b")
_NAME_OF_PERIOD = re.compile(r"полугоди|квартал", re.IGNORECASE)


def read_date(text: str) -> date | None:
    """The first full date in `text`."""
    for match in _DATE.finditer(text):
        try:
            if match["word"]:
                return date(int(match["wyear"]), _GENITIVES[match["word"].casefold()], int(match["wday"]))
            year = int(match["year"])
            return date(year + 2000 if year < 100 else year, int(match["month"]), int(match["day"]))
        except ValueError:
            continue
    return None


def read_period(title: str, order_date: date | None) -> tuple[date, date] | None:
    """The plan's period by the years of its title, else by the order's."""
    if match := _SCHOOL.search(title):
        first = int(match["first"])
        second = int(match["second"])
        second = second + 2000 if second < 100 else second
        return date(first, 9, 1), date(second, 5, 31)
    years = [int(year) for year in _SINGLE.findall(title)]
    if years:
        return date(min(years), 1, 1), date(max(years), 12, 31)
    if order_date:
        return date(order_date.year, 1, 1), date(order_date.year, 12, 31)
    return None


def read_head(regions: Regions, all_text: Sequence[str], controller: str | None) -> Head:
    """The head of the draft. `all_text` teaches which words of a line in capitals are names."""
    case = SentenceCase(all_text)
    title = read_title(regions, case)
    order_text = " ".join(line.text for line in regions.order_head)
    number, day = _order_number_and_date(regions)
    period = read_period(title or order_text, day)
    return Head(
        title=title,
        issuer=read_issuer(regions, case),
        order_number=number,
        order_date=day,
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        controller=controller,
    )


def read_title(regions: Regions, case: SentenceCase) -> str:
    """The plan's own head, else the subject of the order."""
    lines = plan_title_lines(regions.plan_head)
    if lines and len(lines[0].text) > 60 and re.match(r"\d+\.\s", lines[0].text):
        rest = [line for line in regions.plan_head if line is not lines[0]]
        lines = plan_title_lines(rest) or lines
    text = " ".join(line.text for line in lines)
    if not text:
        subject = [line.text for line in regions.order_head]
        start = next((n for n, line in enumerate(subject) if re.match(r"[«\"]?(?:Об?|О)\s", line)), None)
        if start is None:
            return ""
        end = next((n for n in range(start + 1, len(subject)) if regions.order_head[n].gap), start + 1)
        text = " ".join(subject[start:end]).strip('«»" ')
        return " ".join(text.split())
    text = re.split(r"\s*\(\s*(?:далее|утвержд[её]н\w*|согласован\w*)\b", text)[0]
    text = re.sub(r"^\W*\d+\.\s+", "", " ".join(text.split())).strip()
    return case.lower(text.rstrip(" .:"))


def _order_number_and_date(regions: Regions) -> tuple[str | None, date | None]:
    head = []
    for line in regions.order_head:
        if re.match(r"[«\"]?Об?\s", line.text):
            break
        head.append(line.text)
    text = " ".join(head)
    number, day = _read_number(text), read_date(text)
    if not (number and day):
        tail = " ".join(line.text for line in regions.letterhead[-4:])
        number, day = number or _read_number(tail), day or read_date(tail)
    if number or day:
        return number, day
    stamp = [line.text for line in regions.plan_head]
    for n, line_text in enumerate(stamp):
        if STAMP.search(line_text) or re.match(r"приложение", line_text, re.IGNORECASE):
            chunk = " ".join(stamp[n : n + 8])
            chunk = re.split(r"\b(?:ПЛАН|План|Дорожная карта|ДОРОЖНАЯ КАРТА)\b", chunk)[0]
            chunk = re.sub(r"^приложение\s*№?\s*\d+", "", chunk, flags=re.IGNORECASE)
            number, day = _read_number(chunk), read_date(chunk)
            if number or day:
                return number, day
    alone = next((text for text in stamp if _is_number_line(text)), "")
    return _read_number(alone), read_date(alone)


def _is_number_line(text: str) -> bool:
    """ "12 мая 2026 года № 15-п" and nothing else."""
    rest = _NUMBER.sub("", _DATE.sub("", text))
    return bool(_NUMBER.search(text)) and read_date(text) is not None and len(re.sub(r"[\W\d_]", "", rest)) <= 6


_DATE_BEFORE = re.compile(r"(?:\d{4}|\d{1,2}\.\d{2}\.\d\d)\s*(?:г\.?|года)?\s*,?\s*$")


def _read_number(text: str) -> str | None:
    """The number after the date where both stand together, else the first that is no part of a name in quotes."""
    matches = list(_NUMBER.finditer(text))
    dated = [match for match in matches if _DATE_BEFORE.search(text, 0, match.start())]
    apart = [match for match in matches if not is_quoted(text, match.start())]
    match = next(iter([*dated, *apart]), None)
    number = match["number"].strip(" .") if match else ""
    return number if re.search(r"\d", number) else None
