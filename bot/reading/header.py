"""The head of a draft: the plan's title, who issued the order, its number and date, the period, the controller."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from bot.domain.roadmap import Head
from bot.reading.blocks import Line
from bot.reading.cases import from_genitive, is_common_word, to_genitive
from bot.reading.headings import is_annex
from bot.reading.regions import Regions, is_plan, plan_title_lines

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

_BODY_WORD = re.compile(
    r"\b(?:министерств|департамент|управлени|комитет|отдел|администраци|мэри|правительств|служб|агентств|инспекци"
    r"|учреждени|университет|институт|академи|школ|колледж|техникум|гимнази|лице[йя]|больниц|поликлиник|диспансер|центр"
    r"|музе[йя]|библиотек|театр|дом\b|дворец|детский сад|завод|фонд|совет|палат|комисси|дирекци|г?б?п?оу\b"
    r"|м[бк]\w{1,3}\b"
    r"|ма\w{1,3}\b|гб\w{1,3}\b|гк\w{1,3}\b|га\w{1,3}\b|фгб\w{1,3}\b|кгк?б?у\b|[гм]уп\b|ооо\b|п?ао\b|ано\b|общество|предприяти|организаци)",
    re.IGNORECASE,
)
_MUNICIPAL = re.compile(
    r"\b(?:город\w*|г\.|район\w*|округ\w*|муниципальн\w+|поселени\w+|сел[ао]|станиц\w+|пос[её]лк\w+)\b", re.IGNORECASE
)
_REGION = re.compile(
    r"[\s,]+(?:[\w-]+(?:ого|ой|его|ей)\s+(?:края|области|автономного округа(?:\s*[-–—]\s*\w+)?)"
    r"|республики\s+[\w-]+(?:\s*\([\w-]+\))?)\s*$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"утвержд[её]н\w*|утверждаю", re.IGNORECASE)
_TO_ORDER = re.compile(
    r"(?:приложение\s*(?:№?\s*\d+)?\s+)?к\s+(?:приказу|распоряжению|постановлению|решению)\s+\S", re.IGNORECASE
)
_OF_ORDER = re.compile(
    r"(?:приложение\s*(?:№?\s*\d+)?\s+)?(?:приказом|распоряжением|постановлением|решением"
    r"|к\s+(?:приказу|распоряжению|постановлению|решению))\s+(.*)",
    re.IGNORECASE,
)
_NAMED_BODY = re.compile(r"(?<!\w)[А-ЯЁ]{2,}\w*\s+«[^»]+»")
_POST = re.compile(
    r"^(?:и\.?\s?о\.?\s+)?(?:первый\s+)?(?:заместител[ья]|начальник|директор|руководитель|глав[аы]|главный врач"
    r"|председатель|ректор|министр|заведующ\w+|генеральный директор|исполнительный директор|проректор"
    r"|президент)(?:а|я)?\s+",
    re.IGNORECASE,
)


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
    text = re.split(r"\s*\(\s*далее\b", text)[0]
    text = re.sub(r"^\W*\d+\.\s+", "", " ".join(text.split())).strip()
    return case.lower(text.rstrip(" .:"))


# A word inside a sentence: not its first, unless an abbreviation such as "г." stands before it.
_INNER_WORD = re.compile(r"(?:(?<=[\w,;)»\"-]\s)|(?<=\b[а-я]\.\s)|(?<=\b[а-я]\.))(?P<word>[^\W\d_]{2,}(?:-[^\W\d_]+)*)")


_PLACE = re.compile(
    r"\b(?!муниципальн|городск|сельск|автономн)[а-яё-]+(?:ий|ый|ой|ого|его|ому|ая|ую|ое|ом|им|ым)"
    r"(?=\s+(?:(?:муниципальн|городск|автономн)\w+ ){0,2}(?:район|край|края|крае|округ|област|республик|поселени))"
)


class SentenceCase:
    """Capitals become sentence case; names keep their capital, as the rest of the document has them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _forms(self) -> dict[str, Counter[str]]:
        """How the document writes its words inside sentences, by their casefolded form."""
        forms: dict[str, Counter[str]] = {}
        for text in self._texts:
            for match in _INNER_WORD.finditer(text):
                word = match["word"]
                if not word.isupper():
                    forms.setdefault(word.casefold(), Counter())[word] += 1
        return forms

    def lower(self, text: str) -> str:
        words = re.findall(r"[^\W\d_]+", text)
        shouted = [word for word in words if word.isupper() and len(word) > 1]
        if sum(map(len, shouted)) < 0.6 * sum(map(len, words)):
            leading = re.match(r"(?:[А-ЯЁ]{2,}[\s,()«»\"-]+)*[А-ЯЁ]{2,}\b", text)
            if leading and len(leading.group()) > 3:
                lowered = re.sub(r"[^\W\d_]{4,}", lambda match: self._word(match.group()), leading.group())
                text = lowered[:1].upper() + lowered[1:] + text[leading.end() :]
            return text
        lowered = re.sub(r"[^\W\d_]+(?:-[^\W\d_]+)*", lambda match: self._word(match.group()), text)
        lowered = re.sub(r"([«\"])(\w)", lambda match: match.group(1) + match.group(2).upper(), lowered)
        lowered = re.sub(
            r"(?<=\bгорода )(\w)|(?<=\bг\. )(\w)|(?<=\bг\.)(\w)", lambda match: match.group().upper(), lowered
        )
        lowered = _PLACE.sub(lambda match: match.group().capitalize(), lowered)
        return lowered[:1].upper() + lowered[1:]

    def _word(self, word: str) -> str:
        forms = self._forms.get(word.casefold())
        if forms:
            return forms.most_common(1)[0][0]
        if _is_abbreviation(word):
            return word
        return word.lower()


def _is_abbreviation(word: str) -> bool:
    """Capitals that are no word in capitals; rare names of places are longer, or end as adjectives do."""
    if (
        len(word) < 2
        or not word.isupper()
        or len(word) > 8
        or re.search(r"(?:СК|ЦК)(?:ИЙ|АЯ|ОЕ|ОГО|ОЙ|ОМУ?|УЮ|ИМ)$", word)
    ):
        return False
    return not is_common_word(word)


def read_issuer(regions: Regions, case: SentenceCase) -> str | None:
    """Who issued the order or approved the plan: nominative, the department before its parent."""
    lines = [
        line
        for line in regions.letterhead
        if not re.search(r"\d{5,}|@|тел\b|тел\.|ул\.|инн\b", line.text, re.IGNORECASE)
    ]
    groups: list[list[str]] = []
    for line in lines:
        text = line.text.strip()
        if not groups or (_starts_body(text) and not _is_genitive(text)):
            groups.append([])
        groups[-1].append(text)
    bodies = [case.lower(_close(" ".join(group))) for group in groups if _BODY_WORD.search(" ".join(group))]
    if bodies:
        bodies = _drop_parents(bodies)
        own, *parents = reversed(bodies)
        issuer = " ".join([own, *(to_genitive(parent) for parent in parents)])
        return _without_region(issuer)
    head = regions.plan_head
    found = _issuer_on_top(head, case) or _issuer_of_stamp(head, case)
    if found and " " in found:
        return found
    return _issuer_of_title(head, case) or found or _issuer_of_lines(head, case)


def _starts_body(text: str) -> bool:
    """A name in quotes goes on with the form of the body above it."""
    return text[:1] not in "«\"“„" and bool(_BODY_WORD.search(" ".join(text.split()[:3])))


def _is_genitive(text: str) -> bool:
    first = text.split()[0].casefold()
    return bool(re.search(r"(?:ации|ства|мэрии|ления|тета|ента|дела|ого|ой|ых|ения|совета|службы|тельства)$", first))


def _close(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" .,")


def _drop_parents(bodies: list[str]) -> list[str]:
    """A country, a region or a founder high above is no part of the issuer's name."""
    kept = [
        body
        for body in bodies
        if not re.match(r"российская федерация|министерство\b.*российской федерации", body, re.IGNORECASE)
    ]
    kept = kept or bodies
    own = kept[-1]
    if re.search(r"учреждени|организаци|университет|школ|«", own, re.IGNORECASE) and len(kept) > 1:
        return [own]
    return kept[-2:]


def _without_region(issuer: str) -> str:
    if match := _REGION.search(issuer):
        before = issuer[: match.start()]
        if _MUNICIPAL.search(before):
            return before.strip(" ,")
    return issuer


def _issuer_on_top(lines: Sequence[Line], case: SentenceCase) -> str | None:
    """A body's name above the stamp, with no order over it."""
    top: list[str] = []
    for line in lines:
        text = line.text.strip()
        if not text or is_annex(text) or _STAMP.search(text) or is_plan(text) or (line.gap and top):
            break
        top.append(text)
    name = _close(" ".join(top))
    if not _BODY_WORD.search(" ".join(name.split()[:5])) or re.search(r"(?:19|20)\d\d|[.:]$", name) or len(name) > 250:
        return None
    return _without_region(case.lower(name))


def _issuer_of_stamp(lines: Sequence[Line], case: SentenceCase) -> str | None:
    start = next((n for n, line in enumerate(lines) if _STAMP.search(line.text)), None)
    if start is None:
        start = next((n for n, line in enumerate(lines) if _TO_ORDER.match(line.text)), None)
    if start is None:
        return None
    stamp: list[str] = []
    for line in lines[start : start + 9]:
        if stamp and (
            re.match(r"план|дорожная карта|комплекс", line.text, re.IGNORECASE)
            or (line.gap and _starts_title(line.text))
        ):
            break
        stamp.append(line.text)
    text = _STAMP.sub(" ", " ".join(stamp)).strip(' :"«»')
    text = re.split(
        r"\bот\s+[«\"_\d]|_{3,}|(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.|[«\"]\s?_*\s?[»\"]|\d{2}\.\d{2}\.\d{4}",
        text,
    )[0]
    numbers = (at.start() for at in re.finditer("№", text) if not _is_quoted(text, at.start()))
    text = _close(text[: next(numbers, None)].strip(" :"))
    found = _OF_ORDER.match(text)
    body = found.group(1) if found else text
    body, posts = _POST.subn("", body)
    if not body or not _BODY_WORD.search(body):
        return None
    body = case.lower(body)
    body = from_genitive(body) if found or posts else body
    return _without_region(body[:1].upper() + body[1:])


def _issuer_of_title(lines: Sequence[Line], case: SentenceCase) -> str | None:
    """ "План работы МБУК «…»": the house whose plan it is; a stamp may say no more than "Директор музея"."""
    found = _NAMED_BODY.search(" ".join(line.text for line in plan_title_lines(lines)))
    return case.lower(found.group()) if found else None


def _starts_title(text: str) -> bool:
    return text[:3].isupper()


def _issuer_of_lines(lines: Sequence[Line], case: SentenceCase) -> str | None:
    """A line that is a body's name and nothing more."""
    for line in reversed(lines):
        text = line.text.strip()
        if (
            len(text) < 200
            and _BODY_WORD.search(text)
            and not re.search(r"\d{4}|план|карт|мероприят|\.$", text, re.IGNORECASE)
        ) and text[:1].isupper():
            return _without_region(case.lower(_close(text)))
    return None


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
        if _STAMP.search(line_text) or re.match(r"приложение", line_text, re.IGNORECASE):
            chunk = " ".join(stamp[n : n + 8])
            chunk = re.split(r"\b(?:ПЛАН|План|Дорожная карта|ДОРОЖНАЯ КАРТА)\b", chunk)[0]
            chunk = re.sub(r"^приложение\s*№?\s*\d+", "", chunk, flags=re.IGNORECASE)
            number, day = _read_number(chunk), read_date(chunk)
            if number or day:
                return number, day
    return None, None


_DATE_BEFORE = re.compile(r"(?:\d{4}|\d{1,2}\.\d{2}\.\d\d)\s*(?:г\.?|года)?\s*,?\s*$")


def _is_quoted(text: str, at: int) -> bool:
    return text.count("«", 0, at) > text.count("»", 0, at) or text.count('"', 0, at) % 2 == 1


def _read_number(text: str) -> str | None:
    """The number after the date where both stand together, else the first that is no part of a name in quotes."""
    matches = list(_NUMBER.finditer(text))
    dated = [match for match in matches if _DATE_BEFORE.search(text, 0, match.start())]
    apart = [match for match in matches if not _is_quoted(text, match.start())]
    match = next(iter([*dated, *apart]), None)
    number = match["number"].strip(" .") if match else ""
    return number if re.search(r"\d", number) else None
