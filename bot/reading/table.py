"""Which column of a table says what: from the words of its head, checked against the rows below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.reading.blocks import Block, Cell, Row, Span
from bot.reading.headings import is_month


class Role(StrEnum):
    NUMBER = "number"
    TITLE = "title"
    DEADLINE = "deadline"
    START = "start"
    END = "end"
    RESPONSIBLE = "responsible"
    SECTION = "section"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Layout:
    """The roles of a table's columns."""

    roles: tuple[Role, ...]
    heads: tuple[str, ...]
    table: int

    def columns(self, *roles: Role) -> list[int]:
        return [column for column, role in enumerate(self.roles) if role in roles]

    @property
    def has_number(self) -> bool:
        return Role.NUMBER in self.roles


# The word that stands first in a head decides ("Срок исполнения мероприятия" is a deadline); one line a word.
_HEAD_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"№|\bn(?:\s*п|o|₂|$)|\bп\s*[/.\\]\s*п|\bномер\b|^#"),
    (Role.START, r"\bначал[оа]\b|\bдата начала|\bначать\b"),
    (Role.END, r"\bокончани[ея]\b|\bзавершени[ея]\b|\bконец\b|\bдата окончания|\bзакончить\b"),
    (Role.DEADLINE, r"\bсрок|\bдат[аы]\b|\bпериод|\bкогда\b|\bвремя\b|\bмесяц\b|\bкалендарн|\bчисло\b|\bкрайний"),
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
_WEAK_TITLE = re.compile(
    r"\bсодержани|\bнаименовани|\bназвани|\bперечень|\bвопрос|\bзадач|\bтем[аы]\b|\bдел[аоа]?\b|\bдеятельност|\bпункт"
)
_HEAD_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _HEAD_WORDS)
_ACTIVITY = re.compile(r"\bмероприят|\bдействи|\bработ")

NUMBER_LIKE = re.compile(r"(?:\d{1,3}|[IVXLХІ]{1,5})(?:\s?\.\s?\d{1,3}){0,4}\s?[.)]?")
_MAX_HEAD = 260
_LOOKS_TIMED = re.compile(
    r"январ|феврал|\bмарт|апрел|\bма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|\d{1,2}\.\d{2}\b"
    r"|в течение|постоянно"
    r"|\bеже\w+|квартал|полугоди|\bкв\.|\bграфик|\bпо мере|\d{4}\s*г"
)


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
        return min(found)[2]
    return Role.TITLE if _WEAK_TITLE.search(low) else None


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


def _is_whole_head(row: Row) -> bool:
    texts = [text for text in row.texts() if text.strip()]
    if len(texts) < 2 or any(len(text) > _MAX_HEAD for text in texts):
        return False
    roles = [head_role(text) for text in texts]
    long_cells = sum(len(text) > 90 and role is not Role.OTHER for text, role in zip(texts, roles, strict=True))
    when = {Role.DEADLINE, Role.START, Role.END} & set(roles)
    who = Role.RESPONSIBLE in roles
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
        and any(head_role(head.cells[column].text) is Role.TITLE for column in filled)
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


def make_layout(head_rows: Sequence[Row], below: Sequence[Row]) -> Layout | None:
    """The layout under a head; `below` are some of its rows, which tell a number column without a name."""
    texts = head_texts(head_rows)
    roles: list[Role | None] = []
    lower = head_rows[-1].texts() if len(head_rows) > 1 else []
    for column, text in enumerate(texts):
        role = head_role(text)
        own = lower[column] if column < len(lower) else ""
        if own.strip() and (below_role := head_role(own)) in (Role.START, Role.END):
            role = below_role
        roles.append(role)
    _find_numbers(roles, below)
    _settle_title(roles, texts, below)
    _settle_months(roles, texts, below)
    _settle_dates(roles, texts)
    final = tuple(role or Role.OTHER for role in roles)
    if Role.TITLE not in final:
        return None
    return Layout(final, tuple(texts), head_rows[0].table)


def guess_layout(rows: Sequence[Row]) -> Layout | None:
    """The layout of a table without a head, by what its cells look like; `rows` are all of one table."""
    width = max((len(row.cells) for row in rows), default=0)
    if len(rows) < 2 or width < 3:
        return None
    roles: list[Role] = [Role.OTHER] * width
    numbers = [column for column in range(min(2, width)) if number_share(rows, column) >= 0.7]
    open_columns = [column for column in range(width) if column not in numbers[:1]]
    when = max(open_columns, key=lambda column: _share(rows, column, _LOOKS_TIMED))
    if _share(rows, when, _LOOKS_TIMED) < 0.5:
        return None
    open_columns.remove(when)
    title = max(open_columns, key=lambda column: sum(map(len, _column(rows, column))))
    open_columns.remove(title)
    roles[when], roles[title] = Role.DEADLINE, Role.TITLE
    for column in numbers[:1]:
        roles[column] = Role.NUMBER
    if open_columns:
        roles[max(open_columns, key=lambda column: sum(map(len, _column(rows, column))))] = Role.RESPONSIBLE
    return Layout(tuple(roles), ("",) * width, rows[0].table)


def _share(rows: Sequence[Row], column: int, pattern: re.Pattern[str]) -> float:
    texts = _column(rows, column)
    return (
        sum(bool(pattern.search(text.casefold())) and len(text) < 80 for text in texts) / len(texts) if texts else 0.0
    )


def _column(below: Sequence[Row], column: int) -> list[str]:
    texts = [row.texts()[column].strip() for row in below if column < len(row.cells) and len(row.filled()) > 1]
    return [text for text in texts if text]


def number_share(below: Sequence[Row], column: int) -> float:
    """Share of filled cells of a column that look like a row's number."""
    texts = _column(below, column)
    return sum(bool(NUMBER_LIKE.fullmatch(text)) for text in texts) / len(texts) if texts else 0.0


def _find_numbers(roles: list[Role | None], below: Sequence[Row]) -> None:
    """A column of numbers on the left is the number column, whatever the head over it says."""
    if Role.NUMBER in roles:
        first = roles.index(Role.NUMBER)
        for column in range(first + 1, len(roles)):
            if roles[column] is Role.NUMBER:
                roles[column] = Role.OTHER
        return
    for column in range(min(2, len(roles) - 1)):
        if number_share(below, column) >= 0.7:
            if roles[column] is Role.TITLE and roles[column + 1] is None:
                roles[column + 1] = Role.TITLE
            if roles[column] in (None, Role.TITLE, Role.OTHER):
                roles[column] = Role.NUMBER
            return


def _settle_title(roles: list[Role | None], texts: Sequence[str], below: Sequence[Row]) -> None:
    """One title column: the one that names activities, else the widest; a second one is a section or an extra."""
    titles = [column for column, role in enumerate(roles) if role is Role.TITLE]
    if not titles:
        open_columns = [column for column, role in enumerate(roles) if role in (None, Role.SECTION)]
        # "Вопросы контроля": a word of other columns after one that may head activities
        open_columns = open_columns or [
            column
            for column, role in enumerate(roles)
            if role is Role.OTHER and _WEAK_TITLE.search(texts[column].casefold())
        ]
        if open_columns:
            widest = max(open_columns, key=lambda column: sum(map(len, _column(below, column))))
            roles[widest] = Role.TITLE
        return
    if len(titles) > 1:
        best = max(titles, key=lambda column: (bool(_ACTIVITY.search(texts[column].casefold())), -column))
        for column in titles:
            if column != best:
                roles[column] = Role.SECTION if column < best and _is_merged_down(below, column) else Role.OTHER
    for column, role in enumerate(roles):
        if role is Role.SECTION and not _is_merged_down(below, column):
            roles[column] = Role.OTHER


def _is_merged_down(below: Sequence[Row], column: int) -> bool:
    spans = [row.cells[column].span for row in below if column < len(row.cells)]
    return Span.ABOVE in spans


def _settle_dates(roles: list[Role | None], texts: Sequence[str]) -> None:
    """A start or an end is the deadline; a third column of time is an extra."""
    _settle_hours(roles, texts)
    if Role.START in roles or Role.END in roles:
        roles[:] = [Role.OTHER if known is Role.DEADLINE else known for known in roles]


def _settle_months(roles: list[Role | None], texts: Sequence[str], below: Sequence[Row]) -> None:
    """Beside days, a column of months heads the rows, as a heading above them would."""
    when = [column for column, role in enumerate(roles) if role is Role.DEADLINE]
    for column in when[:1] if len(when) > 1 else []:
        months = _column(below, column)
        if re.match(r"\W*месяц", texts[column].casefold()) and months and all(map(is_month, months)):
            roles[column] = Role.SECTION


def _settle_hours(roles: list[Role | None], texts: Sequence[str]) -> None:
    """Beside a date, a column of hours says no day."""
    when = [column for column, role in enumerate(roles) if role is Role.DEADLINE]
    hours = [column for column in when if re.match(r"\W*(?:время|час)", texts[column].casefold())]
    if len(when) > len(hours):
        for column in hours:
            roles[column] = Role.OTHER
