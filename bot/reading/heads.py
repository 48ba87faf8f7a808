"""The head of a table: which rows are one, and what its words say of the columns below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from bot.reading.blocks import Block, Cell, Row, Span
from bot.reading.calendar_columns import FEWEST, count_calendar_heads, is_calendar_row
from bot.reading.headings import has_name, is_months


class Role(StrEnum):
    NUMBER = "number"
    TITLE = "title"
    DEADLINE = "deadline"
    START = "start"
    END = "end"
    RESPONSIBLE = "responsible"
    TIME_AND_PEOPLE = "time and people"
    """One cell says both by when and who."""
    CALENDAR = "calendar"
    """A month or a quarter, marked where the row falls in it."""
    SECTION = "section"
    OTHER = "other"


# The word that stands first in a head decides ("Срок исполнения мероприятия" is a deadline); one line a word.
_HEAD_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"№|\bn(?:\s*п|o|₂|$)|\bп\s*[/.\\]\s*п|\bномер\b|^#"),
    (Role.START, r"\bначал[оа]\b|\bдата начала|\bначать\b"),
    (Role.END, r"\bокончани[ея]\b|\bзавершени[ея]\b|\bконец\b|\bдата окончания|\bзакончить\b"),
    (
        Role.DEADLINE,
        r"\bсрок|\bдат[аы]\b|\bпериод|\bкогда\b|\bвремя\b|\bмесяц\b|\bкалендарн|\bчисло\b|\bкрайний"
        r"|\bдедлайн",
    ),
    (
        Role.RESPONSIBLE,
        r"\bответств|\bисполнител|\bсоисполнител|\bкто\b|\bкуратор|\bорганизатор|\bфио\b|\bф\.\s*и\.\s*о|\bдолжностн"
        r"|\bкому поруч|\bза кем",
    ),
    (
        Role.OTHER,
        r"\bрезультат|\bотметк|\bмест[оа]\b|\bпримечан|\bдокумент|\bоснован|\bпоказател|\bфинанс|\bисточник|\bобъ[её]м"
        r"|\bохват|\bучастник|\bаудитор|\bкатегори|\bформ[аы]\b|\bакт\b|\bед\.|\bединиц|\bстоимост|\bсумм|\bконтрол"
        r"|\bэффект|\bзначени|\bпродукт|\bитог|\bцел[ьи]\b|\bвыход|\bкласс|\bадрес|\bтелефон|\bстатус|\bпроцент"
        r"|\bвыполнени[ея]$|\bисполнени[ея]$|\bинформаци[яи] о\b|\bкритери|\bобласть|\bцелев|\bконтингент|\bкомментар"
        r"|\bбюджет|\bзатрат|\bрасход|\bресурс|\bриск",
    ),
    (
        Role.TITLE,
        r"\bмероприят|\bдействи|\bсобыти|\bчто\b|\bвид\w* (?:работ|деятельности)|\bработ[аы]?\b|\bшаг|\bпоручени",
    ),
    (Role.SECTION, r"\bнаправлени|\bраздел|\bблок\b"),
)
WEAK_TITLE = re.compile(
    r"\bсодержани|\bнаименовани|\bназвани|\bперечень|\bвопрос|\bзадач|\bтем[аы]\b|\bдел[аоа]?\b|\bдеятельност|\bпункт"
)
_HEAD_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _HEAD_WORDS)

# "1.2", "IV", "А3", "7б"
NUMBER_LIKE = re.compile(r"(?:[А-ЯA-Z]?\d{1,3}|[IVXLХІ]{1,5})(?:\s?\.\s?\d{1,3}){0,4}[а-я]?\s?[.)]?")
_MAX_HEAD = 260


@lru_cache(maxsize=4096)
def head_role(text: str) -> Role | None:
    """The role that a head's words name, or None."""
    low = " ".join(text.casefold().split())
    if "\n" in text and not any(pattern.search(low) for _, pattern in _HEAD_PATTERNS):
        low = " ".join(text.casefold().replace("\n", "").split())  # a narrow column breaks words
    if not low or len(low) > _MAX_HEAD:
        return None
    found = [
        (match.start(), order, role)
        for order, (role, pattern) in enumerate(_HEAD_PATTERNS)
        if (match := pattern.search(low))
    ]
    if found:
        first = min(found)[2]
        return Role.TIME_AND_PEOPLE if first in (Role.DEADLINE, Role.RESPONSIBLE) and _names_both(low) else first
    return Role.TITLE if WEAK_TITLE.search(low) else None


_BOTH = re.compile(
    r"\b(?:срок\w*|дат[аы]|период)\b[^,/;(]*(?:[,/;(]|\sи\s)\s*(?:\w+\s)?(?:ответственн(?:ый|ые|ое|ая)|исполнител[ьи])\b"
    r"|\b(?:ответственн(?:ый|ые|ое|ая)|исполнител[ьи])\b[^,/;(]*(?:[,/;(]|\sи\s)\s*(?:\w+\s)?(?:срок\w*|дат[аы])\b"
)


def _names_both(low: str) -> bool:
    """ "Срок исполнения, ответственный", "Исполнитель (срок)"."""
    return bool(_BOTH.search(low))


def is_head(row: Row, below: Block | None = None) -> bool:
    """A head names the activity and, in other cells or in the row below, its deadline or its responsible."""
    return _is_whole_head(row) or (
        isinstance(below, Row) and len(below.cells) == len(row.cells) and _is_head_of_two(row, below)
    )


def _is_head_of_two(row: Row, below: Row) -> bool:
    """ "№ | Мероприятие | Исполнение" over "Срок | Ответственный"."""
    if Role.TITLE not in map(head_role, row.texts()) or not is_second_head(below, row):
        return False
    return _is_whole_head(Row(tuple(map(Cell, head_texts([row, below]))), row.place, row.table))


_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_FULL_NAME = re.compile(r"ф\s?\.\s?и\s?\.\s?о\s?\.?", re.IGNORECASE)


def _is_whole_head(row: Row) -> bool:
    texts = [text for text in row.texts() if text.strip()]
    if len(texts) < 2 or any(len(text) > _MAX_HEAD for text in texts):
        return False
    if _ROW_NUMBER.fullmatch(texts[0].strip()):
        return False  # whatever its words are
    is_calendar = count_calendar_heads(texts) >= FEWEST
    roles = [head_role(text) for text in texts]
    long_cells = sum(len(text) > 90 and role is not Role.OTHER for text, role in zip(texts, roles, strict=True))
    if any(is_months(text) or has_name(_FULL_NAME.sub("", text)) for text in texts) and not is_calendar:
        return False  # a time or a person: a row whose title has a head's words
    when: bool = bool({Role.DEADLINE, Role.START, Role.END} & set(roles)) or is_calendar
    who = Role.RESPONSIBLE in roles
    if Role.TIME_AND_PEOPLE in roles:
        when = who = True
    named = Role.TITLE in roles or Role.SECTION in roles
    unnamed = roles.count(None)
    if long_cells or any(re.search(r"\d{2}\.\d{2}\.\d{4}", text) for text in texts):
        return False
    if named and (when or who):
        return len(texts) >= 3 or len(row.cells) <= 3
    return bool(when and who and (unnamed or len(texts) >= 3))


def is_other_head(row: Row) -> bool:
    """The head of a table of another kind: indicators, money, lists."""
    texts = [text for text in row.texts() if text.strip()]
    if len(texts) < 2 or any(len(text) > 80 for text in texts) or is_head(row) or NUMBER_LIKE.fullmatch(texts[0]):
        return False
    roles = [head_role(text) for text in texts]
    return roles.count(Role.NUMBER) + roles.count(Role.OTHER) >= 2 or (
        roles[0] is Role.NUMBER and bool(re.match(r"\W*(?:№|n\b)", texts[0].casefold()))
    )


def is_column_numbers(row: Row) -> bool:
    """The row "1 | 2 | 3 | 4" under a head."""
    texts = [text.strip(" .") for text in row.texts() if text.strip()]
    return len(texts) >= 3 and texts == [str(number) for number in range(1, len(texts) + 1)]


def is_second_head(row: Row, head: Row) -> bool:
    """The lower row of a head of two: it stands under merged cells, or names the start and the end."""
    cells = row.cells
    filled = row.filled()
    if not filled or (len(cells) != len(head.cells) and len(cells) < 3):
        return False
    if is_calendar_row(row, head):
        return True
    if any(len(cells[column].text) > 60 or re.search(r"\d", cells[column].text) for column in filled):
        return False
    goes_on = all(cells[column].text[:1].islower() for column in filled)
    if goes_on and (row.after_break or _is_under_head(row, head)):
        return True  # a head cut by a page, or wrapped in its columns
    roles = [head_role(cells[column].text) for column in filled]
    if all(cells[column].span is Span.ABOVE for column in range(len(cells)) if column not in filled) and len(
        filled
    ) < len(cells):
        return True
    return len(filled) >= 2 and all(
        role in (Role.START, Role.END, Role.RESPONSIBLE, Role.DEADLINE, Role.OTHER) for role in roles
    )


def _is_under_head(row: Row, head: Row) -> bool:
    """Some of the head's columns go on: fewer than it has, and none of time alone."""
    filled, heads = row.filled(), head.filled()
    return (
        len(filled) < len(heads)
        and set(filled) <= set(heads)
        and any(
            head_role(head.cells[column].text) is Role.TITLE or re.fullmatch(r"п\W{0,2}п\W?", row.cells[column].text)
            for column in filled
        )
    )


def head_texts(rows: Sequence[Row]) -> list[str]:
    """The head of each column, of one row or two; a merged cell heads every column that it covers."""
    width = max(len(row.cells) for row in rows)
    texts = [""] * width
    for level, row in enumerate(rows):
        owner = ""
        for column, cell in enumerate(row.cells):
            if cell.span is not Span.LEFT:
                owner = cell.text if cell.span is Span.OWN else ""
            share = owner
            if cell.span is Span.LEFT and level == len(rows) - 1:
                share = ""
            if share and share not in texts[column]:
                texts[column] = f"{texts[column]} {share}".strip()
    if len(rows) > 1:
        _spread_parent(rows, texts)
    return texts


def _spread_parent(rows: Sequence[Row], texts: list[str]) -> None:
    """Without merged cells "Срок | (blank)" over "Начало | Окончание" still heads both."""
    lower = rows[-1].texts()
    for column in range(1, min(len(lower), len(texts))):
        if (
            lower[column].strip()
            and texts[column] == lower[column]
            and column - 1 < len(lower)
            and lower[column - 1].strip()
        ):
            parent = texts[column - 1].removesuffix(lower[column - 1]).strip()
            if parent:
                texts[column] = f"{parent} {lower[column]}"
