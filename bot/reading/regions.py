"""The parts of a document around its table: the order's letterhead, its body, the plan's own head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.reading.blocks import Line
from bot.reading.headings import MONTHS, has_name, is_annex, is_name, is_signature

_ORDER = re.compile(r"(?:приказ|распоряжение|постановление|решение|указание|указ|протокол)\b", re.IGNORECASE)
_BODY = re.compile(
    r"(?:приказываю|обязываю|распоряжаюсь|постановля(?:ю|ет)|решил[аи]?|предлагаю|поручаю|приказываем|просим|прошу)\s*:?\s*$",
    re.IGNORECASE,
)
_PROTOCOL = re.compile(
    r"(?:\d{1,2}\s?[.)]\s*)?(?P<name>(?P<decided>решили|постановили|решено|решение)|слушали|выступили|докладчики?"
    r"|повестка(?:\s+дня)?|голосовали|присутствовали|приглаш[её]н\w+|вопрос(?:\s+№)?\s*\d{1,2})",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"(?:прос[ия]т|предлагает|поручает|рекомендует|необходимо)\s*:\s*$", re.IGNORECASE)
_SPACED = re.compile(r"(?<!\w)(?:[А-ЯЁа-яё] ){3,}[А-ЯЁа-яё](?!\w)")
_CLAUSE = re.compile(r"[-–•]?\s*\d{1,2}(?:\.\d{1,2})*\s*[.)]?\s")
_PLAN = re.compile(
    r"(?:\W|\d+\.\s)*(?:(?!прилага|настоящ|данн|утвержд|указанн)[а-яё-]+(?:ый|ий|ой|ая|яя|ое|ые|ие)\s+){0,3}"
    r"(?:план\b|план-график|дорожная карта|[«\"]дорожная карта|комплекс мер|комплекс мероприятий"
    r"|программа\b|перечень\s+(?:\w+\s+)?(?:мероприятий|поручений|работ)\b|календарь\b"
    r"|график\b|мероприятия по\b|система мероприятий|циклограмма)",
    re.IGNORECASE,
)


_LETTER = re.compile(r"(?:от\s|исх\W|№|на\s№|_{2,}|\W?\d{1,2}[\s.»\"])|[А-ЯЁ][а-яё]+(?:ам|ям|ому|ему|у|ю)\b")
_TOPIC = re.compile(r"[IVXХ]{1,4}\s?\.\s+[А-ЯЁ]")
_SIGNED = re.compile(r"[а-яё»]\s+(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?$")


STAMP = re.compile(r"утвержд[её]н\w*|утверждаю", re.IGNORECASE)


def is_quoted(text: str, at: int) -> bool:
    """The place is inside of quotes."""
    return text.count("«", 0, at) > text.count("»", 0, at) or text.count('"', 0, at) % 2 == 1


def is_plan(text: str) -> bool:
    """The line opens with the name of a plan."""
    return bool(_PLAN.match(text))


def unspace(text: str) -> str:
    """ "П Р И К А З" is "ПРИКАЗ"."""
    return _SPACED.sub(lambda match: match.group().replace(" ", ""), text)


_YEAR_LINE = re.compile(r"\(?(?:на|в|за)\s.*(?:19|20)\d\d", re.IGNORECASE)


_TIMED = re.compile(rf"\d{{1,2}}\s*[-–—.]|\d{{1,2}}\s+[а-яё]+|(?:{'|'.join(MONTHS)})\s*(?:[-–—:]|$)", re.IGNORECASE)


@dataclass(slots=True)
class Regions:
    letterhead: list[Line] = field(default_factory=list)
    """Above the word ПРИКАЗ: who issued the order."""
    order_head: list[Line] = field(default_factory=list)
    """Its date and number, place, subject and preamble."""
    body: list[Line] = field(default_factory=list)
    """The numbered clauses."""
    signature: list[Line] = field(default_factory=list)
    plan_head: list[Line] = field(default_factory=list)
    """From the annex's stamp to the table."""
    has_order: bool = False
    is_letter: bool = False
    """It asks, and names no kind of order: whom it is sent to stands above its subject."""


def split_regions(lines: Sequence[Line]) -> Regions:
    """Cut the lines above the plan's table."""
    found = Regions()
    lines = [replace(line, text=unspace(line.text)) for line in lines]
    order = next((number for number, line in enumerate(lines) if _is_order(line.text)), None)
    body = next(
        (number for number, line in enumerate(lines) if _BODY.search(line.text) or _REQUEST.search(line.text)), None
    )
    if order is not None and body is None:
        body = _before_first_clause(lines, order)
    if order is None and body is None:
        found.plan_head = list(lines)
        return found
    found.has_order = True
    found.is_letter = order is None
    order = order if order is not None else _after_letterhead(lines[:body])
    found.letterhead = list(lines[:order])
    if body is None:
        end = next((n for n in range(order + 1, len(lines)) if is_annex(lines[n].text)), len(lines))
        plan = next((n for n in range(order + 1, end) if _PLAN.match(lines[n].text)), end)
        found.order_head, found.plan_head = list(lines[order:plan]), list(lines[plan:])
        return found
    found.order_head = list(lines[order : body + 1])
    _split_body(found, lines[body + 1 :])
    return found


def _after_letterhead(lines: Sequence[Line]) -> int:
    """Where a letter's date, recipient, subject or greeting begins."""
    return next((n for n, line in enumerate(lines) if is_subject(line.text) or _LETTER.match(line.text)), 0)


def is_subject(text: str) -> bool:
    """A letter's subject or greeting: its recipient stands above."""
    return re.match(r"\W*(?:Об?\s|Уважаем)", text) is not None


def _before_first_clause(lines: Sequence[Line], order: int) -> int | None:
    """Some orders have no "приказываю": the body starts with the point 1, before any annex."""
    for number in range(order + 1, len(lines)):
        if is_annex(lines[number].text):
            return None
        if re.match(r"1\s?[.)]\s", lines[number].text):
            return number - 1
    return None


def _is_order(text: str) -> bool:
    match = _ORDER.match(text)
    return bool(match) and len(text) < 60 and not text[: match.end() if match else 0].islower() and text[:2].isupper()


def _split_body(found: Regions, lines: Sequence[Line]) -> None:
    """Clauses until the one who signs; then the annex."""
    position = 0
    has_marks = bool(found.order_head) and _PROTOCOL.match(found.order_head[-1].text) is not None
    is_decision = True  # in the minutes of a meeting what is heard stands between what is decided
    while position < len(lines):
        text = lines[position].text
        if is_annex(text) or (
            _PLAN.match(text) and not _CLAUSE.match(text) and text[:1].isupper() and found.body and lines[position].gap
        ):
            break
        if found.body and is_signature(text) and not _CLAUSE.match(text) and _may_sign(lines, position, found.body[-1]):
            while (
                position < len(lines) and not is_annex(lines[position].text) and not _PLAN.match(lines[position].text)
            ):
                found.signature.append(lines[position])
                position += 1
            break
        mark = _PROTOCOL.match(text)
        has_marks = has_marks or mark is not None
        if has_marks and _TOPIC.match(text):
            is_decision = False
        elif mark and re.match(r"\s*[:.(]|\s*$", text[mark.end() :]) and mark["name"][:1].isupper():
            is_decision = mark["decided"] is not None
            if is_decision and (rest := text[mark.end() :].strip(" :.")):
                found.body.append(replace(lines[position], text=rest))
        elif is_decision:
            found.body.append(lines[position])
        position += 1
    found.plan_head = list(lines[position:])


def _may_sign(lines: Sequence[Line], position: int, before: Line) -> bool:
    """A post may also stand inside a point, on a line of its own."""
    line, following = lines[position], lines[position + 1 : position + 2]
    if line.gap:
        return True
    end = before.text.rstrip()[-1:]
    is_last = not any(_CLAUSE.match(later.text) for later in lines[position + 1 : position + 4])
    if has_name(line.text):
        return end in ".;:" or (is_last and end != "," and bool(_SIGNED.search(line.text)))
    return end in ".;" and is_last and bool(following) and is_name(following[0].text)


def plan_title_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the plan's own head."""
    start = next((number for number, line in enumerate(lines) if _PLAN.match(line.text)), None)
    if start is None:
        return []
    title = [lines[start]]
    for position, line in enumerate(lines[start + 1 :], start + 1):
        text = line.text
        if re.match(
            r"(?:цел[ьи]|задачи|паспорт|основани[ея]|раздел|срок\w*|ответственн\w+|таблица)\b", text, re.IGNORECASE
        ):
            break
        if re.match(r"(?:[IVX]+|\d{1,2})[.)]\s", text) or is_annex(text):
            break
        words = " ".join(part.text for part in title).split()
        closed = bool(re.search(r"(?:(?:19|20)\d\d\S*|год[аыу]?|г\.?г?\.?|уч\.\s?год)\W*$", title[-1].text))
        if closed and _TIMED.match(text):
            break  # the plan's first day, in a plan without a table
        is_year_ahead = any(_YEAR_LINE.match(later.text) for later in lines[position : position + 3]) and not closed
        if (line.gap and not is_year_ahead) and (
            (text[:1].isupper() and not text.isupper() and len(words) >= 4)
            or (closed and not text[:1].islower() and text[:1] != "(")
        ):
            break
        if len(words) > 80 or (title[-1].text.endswith((".", ":")) and line.gap and text[:1].isupper()):
            break
        if title[-1].text.endswith(")") and "(далее" in title[-1].text:
            break
        title.append(line)
    return title
