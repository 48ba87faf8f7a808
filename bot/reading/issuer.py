"""Who issued the order, or approved the plan: from the letterhead, the stamp, the annex or the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.blocks import Line
from bot.reading.cases import from_genitive, to_genitive
from bot.reading.headings import is_annex
from bot.reading.regions import STAMP, Regions, is_plan, is_quoted, plan_title_lines
from bot.reading.sentence_case import SentenceCase

_BODY_WORD = re.compile(
    r"\b(?:министерств|департамент|управлени|комитет|отдел|администраци|мэри|правительств|служб|агентств|инспекци"
    r"|учреждени|университет|институт|академи|школ|колледж|техникум|гимнази|лице[йя]|больниц|поликлиник|диспансер|центр"
    r"|музе[йя]|библиотек|театр|дом\b|дворец|детский сад|завод|фонд|совет|палат|комисси|дирекци"
    r"|лесничеств|кооператив|станци|архив|редакци|г?б?п?оу\b"
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
    return text[:1] not in '«"“„' and bool(_BODY_WORD.search(" ".join(text.split()[:3])))


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
        if not text or is_annex(text) or STAMP.search(text) or is_plan(text) or (line.gap and top):
            break
        top.append(text)
    name = _close(" ".join(top))
    if not _BODY_WORD.search(" ".join(name.split()[:5])) or re.search(r"(?:19|20)\d\d|[.:]$", name) or len(name) > 250:
        return None
    return _without_region(case.lower(name))


def _issuer_of_stamp(lines: Sequence[Line], case: SentenceCase) -> str | None:
    start = next((n for n, line in enumerate(lines) if STAMP.search(line.text)), None)
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
    text = STAMP.sub(" ", " ".join(stamp)).strip(' :"«»')
    text = re.sub(r"^приложение\s*№?\s*\d+\s+(?=к\s)", "", text, flags=re.IGNORECASE)
    text = re.split(
        r"\bот\s+[«\"_\d]|_{3,}|(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.|[«\"]\s?_*\s?[»\"]|\d{2}\.\d{2}\.\d{4}",
        text,
    )[0]
    numbers = (at.start() for at in re.finditer("№", text) if not is_quoted(text, at.start()))
    text = _close(text[: next(numbers, None)].strip(" :"))
    found = _OF_ORDER.match(text)
    body = found.group(1) if found else text
    posts = 0
    while match := _POST.match(body):  # "заместитель главы администрации"
        body, posts = body[match.end() :], posts + 1
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
