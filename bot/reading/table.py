"""Which column of a table says what: from the words of its head, checked against the rows below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.blocks import Row, Span
from bot.reading.calendar_columns import calendar_of
from bot.reading.headings import is_month
from bot.reading.heads import NUMBER_LIKE, WEAK_TITLE, Role, head_role, head_texts
from bot.reading.labels import split_labels


@dataclass(frozen=True, slots=True)
class Layout:
    """The roles of a table's columns."""

    roles: tuple[Role, ...]
    heads: tuple[str, ...]
    table: int
    calendar: tuple[str, ...] = ()
    """For each column the month or quarter that it stands for, or ""."""
    is_labelled: bool = False
    """One column says all: "Обойти дворы. Срок: май. Ответственный: Ким А.В."."""

    def columns(self, *roles: Role) -> list[int]:
        return [column for column, role in enumerate(self.roles) if role in roles]

    @property
    def is_mixed(self) -> bool:
        """No column of its own for time, or none for people: one may say what the other should."""
        when = self.columns(Role.DEADLINE, Role.START, Role.END, Role.CALENDAR)
        return not (when and self.columns(Role.RESPONSIBLE))

    @property
    def has_number(self) -> bool:
        return Role.NUMBER in self.roles


_ACTIVITY = re.compile(r"\bмероприят|\bдействи|\bработ")
_LOOKS_TIMED = re.compile(
    r"январ|феврал|\bмарт|апрел|\bма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|\d{1,2}\.\d{2}\b"
    r"|в течение|постоянно"
    r"|\bеже\w+|квартал|полугоди|\bкв\.|\bграфик|\bпо мере|\d{4}\s*г",
    re.IGNORECASE,
)
_LOOKS_NAMED = re.compile(r"[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+")


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
        if role is Role.TIME_AND_PEOPLE and own.strip() and head_role(own) in (Role.DEADLINE, Role.RESPONSIBLE):
            role = head_role(own)
        roles.append(role)
    calendar = calendar_of(head_rows)
    roles = [Role.CALENDAR if time else role for role, time in zip(roles, calendar, strict=True)]
    _find_numbers(roles, below)
    _settle_title(roles, texts, below)
    _settle_mixed(roles)
    _find_by_content(roles, below)
    _settle_months(roles, texts, below)
    _settle_dates(roles, texts)
    final = tuple(role or Role.OTHER for role in roles)
    if Role.TITLE not in final:
        return None
    return Layout(final, tuple(texts), head_rows[0].table, calendar)


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


def labelled_layout(rows: Sequence[Row]) -> Layout | None:
    """The layout of a table in which one cell says all of an activity, by labels."""
    width = max((len(row.cells) for row in rows), default=0)
    for title in range(width):
        texts = [row.texts()[title] for row in rows if title < len(row.cells) and row.texts()[title]]
        if sum(split_labels(text).is_labelled for text in texts) < max(2, 0.5 * len(texts)):
            continue
        roles = [Role.OTHER] * width
        roles[title] = Role.TITLE
        said = [row for row in rows if title < len(row.cells) and split_labels(row.texts()[title]).is_labelled]
        for column in range(title):
            if number_share(said, column) >= 0.7:
                roles[column] = Role.NUMBER
                break
        return Layout(tuple(roles), ("",) * width, rows[0].table, is_labelled=True)
    return None


def _share(rows: Sequence[Row], column: int, pattern: re.Pattern[str], longest: int = 80) -> float:
    """Share of a column's filled cells that are short and have a piece of the pattern."""
    texts = _column(rows, column)
    fitting = sum(bool(pattern.search(text)) and len(text) < longest for text in texts)
    return fitting / len(texts) if texts else 0.0


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
            if role is Role.OTHER and WEAK_TITLE.search(texts[column].casefold())
        ]
        if open_columns:
            widest = max(open_columns, key=lambda column: sum(map(len, _column(below, column))))
            roles[widest] = Role.TITLE
        return
    if len(titles) > 1:
        best = max(titles, key=lambda column: (bool(_ACTIVITY.search(texts[column].casefold())), -column))
        for column in titles:
            if column != best:
                roles[column] = Role.SECTION if column < best and _groups_rows(below, column) else Role.OTHER
    for column, role in enumerate(roles):
        if role is Role.SECTION and not _groups_rows(below, column):
            roles[column] = Role.OTHER


def _groups_rows(below: Sequence[Row], column: int) -> bool:
    """The column's cells stand for several rows: merged downwards, blank under the first, or the same again."""
    cells = [row.cells[column] for row in below if column < len(row.cells) and len(row.filled()) > 2]
    if any(cell.span is Span.ABOVE for cell in cells):
        return True
    texts = [cell.text.strip() for cell in cells]
    named = [text for text, before in zip(texts, ["", *texts], strict=False) if text and text != before]
    return bool(texts and texts[0]) and len(named) == len(set(named)) and 1 < len(named) <= 0.7 * len(texts)


def _find_by_content(roles: list[Role | None], below: Sequence[Row]) -> None:
    """A column of time or of people whose head says it in words of its own."""
    looks = (
        ({Role.DEADLINE, Role.START, Role.END, Role.CALENDAR, Role.TIME_AND_PEOPLE}, Role.DEADLINE, _LOOKS_TIMED, 80),
        ({Role.RESPONSIBLE, Role.TIME_AND_PEOPLE}, Role.RESPONSIBLE, _LOOKS_NAMED, 200),
    )
    for told, role, pattern, longest in looks:
        open_columns = [column for column, known in enumerate(roles) if known is None]
        if not open_columns or told & set(roles):
            continue
        best = max(open_columns, key=lambda column: _share(below, column, pattern, longest))
        if _share(below, best, pattern, longest) >= 0.5:
            roles[best] = role


def _settle_mixed(roles: list[Role | None]) -> None:
    """Beside a column of its own for time or for people, a column of both is the other."""
    when, who = Role.DEADLINE in roles, Role.RESPONSIBLE in roles
    rest = Role.OTHER if when and who else Role.RESPONSIBLE if when else Role.DEADLINE if who else Role.TIME_AND_PEOPLE
    roles[:] = [rest if role is Role.TIME_AND_PEOPLE else role for role in roles]


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
        is_headed = re.match(r"\W*месяц", texts[column].casefold())
        if is_headed and months and sum(map(is_month, months)) >= 0.7 * len(months):
            roles[column] = Role.SECTION


def _settle_hours(roles: list[Role | None], texts: Sequence[str]) -> None:
    """Beside a date, a column of hours says no day."""
    when = [column for column, role in enumerate(roles) if role is Role.DEADLINE]
    hours = [column for column in when if re.match(r"\W*(?:время|час)", texts[column].casefold())]
    if len(when) > len(hours):
        for column in hours:
            roles[column] = Role.OTHER
