"""Rows of the plan's tables become sections and raw activities: one activity a row, however the page broke it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.roadmap import Doubt, DoubtReason, Dropped, Field, Section
from bot.reading import ghosts
from bot.reading.blocks import Block, Line, Row, Span
from bot.reading.headings import (
    is_annex,
    is_goal,
    is_month,
    is_name,
    is_signature,
    is_total,
    month_of,
    read_section,
    starts_low,
)
from bot.reading.regions import is_plan
from bot.reading.table import (
    NUMBER_LIKE,
    Layout,
    Role,
    is_column_numbers,
    is_head,
    is_other_head,
    is_second_head,
    make_layout,
)

_DAY = re.compile(r"\d{1,2}[.\s]\S+\s?\d*\s?(?:г\.?|года)?|\d{1,2}\.\d{1,2}\.\d{2,4}")

_LEADING_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})(?:[.)]\s*|\s+)(?=[«\"]?[А-ЯЁA-Z])")


@dataclass(slots=True)
class RawActivity:
    """An activity's cells as they stand; each field is a list of fragments, one a page."""

    section: int | None
    number: str | None
    month: date | int | None
    place: str
    title: list[str] = field(default_factory=lambda: [""])
    deadline: list[str] = field(default_factory=lambda: [""])
    responsible: list[str] = field(default_factory=lambda: [""])
    doubts: list[Doubt] = field(default_factory=list)
    wrapped: bool = False
    """The line breaks of its cells are a narrow column's, not the author's."""
    shares_number: bool = False
    """A row under the merged number of the one before."""

    def add(self, role: str, text: str) -> None:
        fragments: list[str] = getattr(self, role)
        fragments[-1] = f"{fragments[-1]}\n{text}" if fragments[-1] else text

    def turn_page(self) -> None:
        for fragments in (self.title, self.deadline, self.responsible):
            fragments.append("")


@dataclass(slots=True)
class PlanRows:
    """All that the plan's tables hold."""

    sections: list[Section] = field(default_factory=list)
    activities: list[RawActivity] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    """The lines above the first head: the order, the plan's own head."""
    after: list[Line] = field(default_factory=list)
    """The lines below: signatures, abbreviations, other annexes."""
    heads: list[Row] = field(default_factory=list)


def read_rows(blocks: Sequence[Block]) -> PlanRows:
    """Walk the document once."""
    walk = _Walk(blocks)
    walk.run()
    take_numbers_from_titles(walk.plan.activities)
    return walk.plan


class _Walk:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.plan = PlanRows()
        self.layout: Layout | None = None
        self.linewise = False
        self.numbered = False
        self.month: date | int | None = None
        self.section: int | None = None
        self.section_open = False
        self.current: RawActivity | None = None
        self.table_of_others = -1
        self.broke = False
        self.words: Counter[str] = Counter()
        for block in blocks:
            for text in [block.text] if isinstance(block, Line) else block.texts():
                self.words.update(re.findall(r"\w+", text.casefold()))
        self.last_numbered = self._last_numbered()

    def run(self) -> None:
        position = 0
        while position < len(self.blocks):
            block = self.blocks[position]
            if isinstance(block, Line):
                self._take_line(block, position)
            elif is_head(block):
                position = self._take_head(block, position)
            elif self.layout is None or not self._belongs(block, self.layout):
                self._take_loose(block, position)
            else:
                self._take_row(block, position)
            position += 1

    def _last_numbered(self) -> int:
        last = -1
        for position, block in enumerate(self.blocks):
            if isinstance(block, Row) and len(block.filled()) > 1:
                texts = [text.strip() for text in block.texts()]
                if any(NUMBER_LIKE.fullmatch(text) for text in texts[:2]):
                    last = position
        return last

    # heads ------------------------------------------------------------------------------------------------------

    def _take_head(self, row: Row, position: int) -> int:
        heads = [row]
        while position + 1 < len(self.blocks):
            below = self.blocks[position + 1]
            if not isinstance(below, Row) or not is_second_head(below, row) or len(heads) > 4:
                break
            heads.append(below)
            position += 1
        rows = self._rows_below(position)
        if layout := make_layout(heads, rows):
            self._take_heading_above()
            repeated = self.layout is not None and layout.heads == self.layout.heads
            self.broke = repeated or row.after_break
            self.layout = layout
            column = layout.columns(Role.NUMBER)
            self.numbered = bool(column) and any(
                NUMBER_LIKE.fullmatch(text) for below in rows if (text := _text(below, column[0]))
            )
            self.linewise = self._is_linewise(layout, rows)
            self.plan.heads += heads
        else:
            for head in heads:
                self._take_loose(head, position)
        return position

    def _take_heading_above(self) -> None:
        """A numbered heading or a month right above the first head is a section."""
        before = self.plan.before
        if self.plan.heads or len(before) < 2:
            return
        text = before[-1].text
        section = read_section(text)
        if is_month(text) or (section.number and len(text) < 200 and not is_plan(section.title)):
            before.pop()
            self._open_section(text, "")

    def _rows_below(self, position: int) -> list[Row]:
        rows: list[Row] = []
        for block in self.blocks[position + 1 :]:
            if isinstance(block, Row):
                if is_head(block):
                    if rows and self.layout is None:
                        continue
                    continue
                rows.append(block)
            elif is_annex(block.text):
                break
            if len(rows) >= 400:
                break
        return rows

    def _is_linewise(self, layout: Layout, rows: Sequence[Row]) -> bool:
        """Each line of a cell is a row of its own, as scans of tables come."""
        if not self.numbered or any(cell.span is not Span.OWN for row in rows for cell in row.cells):
            return False
        number, title = layout.columns(Role.NUMBER)[0], layout.columns(Role.TITLE)[0]
        inner = sum(not _text(row, number) and (not _text(row, title) or starts_low(_text(row, title))) for row in rows)
        return inner >= 0.4 * len(rows)

    def _belongs(self, row: Row, layout: Layout) -> bool:
        if row.table == layout.table:
            return True
        if self.table_of_others == row.table or is_other_head(row):
            self.table_of_others = row.table
            return False
        if len(row.cells) == len(layout.roles):
            return True
        return len(row.filled()) == 1 or (bool(row.filled()) and max(row.filled()) < len(layout.roles))

    # lines between rows -----------------------------------------------------------------------------------------

    def _take_loose(self, row: Row, position: int) -> None:
        filled = row.filled()
        if not filled:
            return
        text = "\n".join(row.cells[column].text for column in filled)
        place = self.plan.before if not self.plan.heads else self.plan.after
        if len(filled) == 1 and not self._is_inside_table(row, filled[0], position):
            place.extend(Line(part, row.place, gap=number == 0) for number, part in enumerate(text.split("\n")) if part)
        elif place is self.plan.before and _is_letterhead([row.cells[column].text for column in filled]):
            for column in filled:
                parts = row.cells[column].text.split("\n")
                place.extend(Line(part, row.place, gap=number == 0) for number, part in enumerate(parts) if part)
        else:
            self.plan.dropped.append(Dropped(row.place, " | ".join(row.cells[column].text for column in filled)))
            place.append(Line("", row.place, gap=True))

    def _is_inside_table(self, row: Row, column: int, position: int) -> bool:
        """A lone cell beside rows of several cells is theirs; else it is a line of a sheet's head."""
        if row.full_width() or column == 0:
            return False
        near = [self.blocks[n] for n in (position - 1, position + 1) if 0 <= n < len(self.blocks)]
        return any(isinstance(other, Row) and len(other.filled()) > 1 and not is_head(other) for other in near)

    def _take_line(self, line: Line, position: int) -> None:
        if not self.plan.heads:
            self.plan.before.append(line)
            return
        if self.layout is None:
            self.plan.after.append(line)
        elif is_annex(line.text) or (is_signature(line.text) and position > self.last_numbered):
            self.layout = None
            self.plan.after.append(line)
        elif re.fullmatch(r"[\W\d_]*", line.text) or ghosts.is_speck(line.text):
            self.plan.dropped.append(Dropped(line.place, line.text))
        elif self._rows_follow(position):
            self._take_heading(line.text, line.place, position)
        else:
            self.plan.after.append(line)

    def _rows_follow(self, position: int) -> bool:
        for block in self.blocks[position + 1 : position + 6]:
            if isinstance(block, Row):
                return is_head(block) or (self.layout is not None and self._belongs(block, self.layout))
            if is_annex(block.text):
                return False
        return False

    def _take_heading(self, text: str, place: str, position: int) -> None:
        if is_goal(text) or len(text) > 400:
            self.plan.dropped.append(Dropped(place, text))
        elif starts_low(text) and self.section_open and self.section is not None:
            self._extend_section(text)
        elif starts_low(text) and self.current is not None:
            self._continue(self.current, {"title": text})
            self.current.doubts.append(Doubt(Field.TITLE, DoubtReason.UNCLEAR_TABLE, text[:80]))
        else:
            self._open_section(text, place)

    # sections ---------------------------------------------------------------------------------------------------

    def _open_section(self, text: str, place: str, number: str | None = None) -> None:
        self.month = month_of(text)
        section = read_section(text, number)
        if not section.title:
            return
        if self.section is not None and self.plan.sections[self.section - 1] == section:
            return
        self.plan.sections.append(section)
        self.section = len(self.plan.sections)
        self.section_open = True
        self.broke = False

    def _extend_section(self, text: str) -> None:
        assert self.section is not None
        old = self.plan.sections[self.section - 1]
        squeezed, whole = text.replace(" ", "").casefold(), old.title.replace(" ", "").casefold()
        if whole.endswith(squeezed):
            self.plan.dropped.append(Dropped("", text))
            return
        title = f"{old.title}\n{text}"
        self.plan.sections[self.section - 1] = read_section(title, old.number)

    def _next_number(self, position: int) -> str:
        assert self.layout is not None
        column = self.layout.columns(Role.NUMBER)
        for block in self.blocks[position + 1 :]:
            if isinstance(block, Row) and column and not is_head(block):
                number = _text(block, column[0])
                if NUMBER_LIKE.fullmatch(number):
                    return clean_number(number)
        return ""

    # rows -------------------------------------------------------------------------------------------------------

    def _take_row(self, row: Row, position: int) -> None:
        broke, self.broke = row.after_break or self.broke, False
        filled = row.filled()
        if not filled or is_column_numbers(row):
            return
        assert self.layout is not None
        if self._is_ghost(row, position):
            self.plan.dropped.append(Dropped(row.place, " | ".join(row.cells[column].text for column in filled)))
            return
        row = self._without_ghosts(row)
        filled = row.filled()
        if not filled:
            return
        if self._is_closing(row, position):
            self.layout = None
            self._take_loose(row, position)
            return
        if self._take_section(row, position, filled):
            return
        self._take_activity(row, position, broke)

    def _is_ghost(self, row: Row, position: int) -> bool:
        """A row of a scan with no word in it, or one that takes the next row's number without a title."""
        assert self.layout is not None
        if not self.linewise:
            return False
        number, title = self.layout.columns(Role.NUMBER)[0], self.layout.columns(Role.TITLE)[0]
        texts = [row.cells[column].text for column in row.filled() if column != number]
        if texts and all(ghosts.is_speck(text) or re.fullmatch(r"[\d\W]{1,3}", text) for text in texts):
            return not any(re.search(r"[а-яё]{3}", cell.text.casefold()) for cell in row.cells)
        return (
            bool(_text(row, number))
            and ghosts.is_speck(_text(row, title))
            and clean_number(_text(row, number)) == self._next_number(position)
        )

    def _without_ghosts(self, row: Row) -> Row:
        """The row less what is no text; a speck may stand anywhere, a garbled repeat under its line."""
        assert self.layout is not None
        kept = []
        for column, cell in enumerate(row.cells):
            role = self.layout.roles[column] if column < len(self.layout.roles) else Role.OTHER
            text = cell.text
            if text and cell.span is Span.OWN and role is not Role.NUMBER:
                before = self._line_above(role)
                speck = ghosts.is_speck(text, scanned=self.linewise)
                if speck or (self.linewise and ghosts.is_garbled_repeat(text, before, self.words)):
                    self.plan.dropped.append(Dropped(row.place, text))
                    if not speck and self.current is not None and role in (Role.TITLE, Role.DEADLINE, Role.RESPONSIBLE):
                        self.current.doubts.append(Doubt(Field(role.value), DoubtReason.DAMAGED_TEXT, text))
                    cell = type(cell)("", cell.span)
            kept.append(cell)
        return replace(row, cells=tuple(kept))

    def _line_above(self, role: Role) -> str:
        if self.current is None or role not in (Role.TITLE, Role.DEADLINE, Role.RESPONSIBLE):
            return ""
        fragments: list[str] = getattr(self.current, role.value)
        return fragments[-1].rsplit("\n", 1)[-1]

    def _is_closing(self, row: Row, position: int) -> bool:
        """The row under the table where someone signs, or a stamp; in a sheet it has the table's columns."""
        assert self.layout is not None
        texts = [text for text in row.texts() if text]
        if is_annex(texts[0]):
            return True
        title = row.texts()[self.layout.columns(Role.TITLE)[0] :][:1]
        last = position > self.last_numbered if self.numbered else not any(title)
        return last and is_signature(texts[0]) and (len(texts) == 1 or any(is_name(text) for text in texts[1:]))

    def _take_section(self, row: Row, position: int, filled: list[int]) -> bool:
        assert self.layout is not None
        roles = self.layout.roles
        texts = row.texts()
        first = filled[0]
        text = texts[first]
        role = roles[first] if first < len(roles) else Role.OTHER
        if len(filled) == 1:
            if row.full_width() or role is Role.NUMBER or (first == 0 and role is not Role.TITLE):
                if NUMBER_LIKE.fullmatch(text.strip()):
                    self.plan.dropped.append(Dropped(row.place, text))
                    return True
                self._take_lone(row, text, position)
                return True
            if role is Role.TITLE:
                return self._take_lone_title(row, text, position)
            return False
        number = _text(row, self.layout.columns(Role.NUMBER)[0]) if self.layout.has_number else ""
        is_number = bool(NUMBER_LIKE.fullmatch(number))
        title_column = self.layout.columns(Role.TITLE)[0]
        others = [column for column in filled if roles[column : column + 1] not in ((Role.NUMBER,), (Role.TITLE,))]
        if is_number and not others and filled == [self.layout.columns(Role.NUMBER)[0], title_column]:
            if not (self.linewise and starts_low(texts[title_column])) and self._heads_section(
                row, number, texts[title_column], position
            ):
                self._open_section(texts[title_column], row.place, clean_number(number))
                return True
            return False
        if (
            not is_number
            and (match := re.match(r"\(?(\d+(?:\.\d+)*)\.?\s*[(«\"]?[А-ЯЁ]", text))
            and first <= title_column
        ) and self._next_number(position).startswith(f"{match.group(1)}."):
            self._open_section(" ".join(texts[column] for column in filled), row.place)
            return True
        if not number and self.section_open and self.linewise:
            self._extend_section(" ".join(texts[column] for column in filled))
            return True
        return False

    def _take_lone(self, row: Row, text: str, position: int) -> None:
        if is_goal(text) or is_total(text):
            self.plan.dropped.append(Dropped(row.place, text))
        elif starts_low(text) and self.section_open and not row.full_width():
            self._extend_section(text)
        elif starts_low(text) and self.current is not None and not row.full_width():
            self._continue(self.current, {"title": text})
        else:
            self._open_section(text, row.place)

    def _take_lone_title(self, row: Row, text: str, position: int) -> bool:
        """A row with nothing but a title: a section, or the rest of the row before."""
        assert self.layout is not None
        match = re.match(r"(\d+(?:\.\d+)*)\.?\s", text)
        if is_month(text) or (match and self._next_number(position).startswith(f"{match.group(1)}.")):
            self._open_section(text, row.place)
            return True
        if self.section_open and starts_low(text):
            self._extend_section(text)
            return True
        if self.linewise or starts_low(text) or (row.after_break and self.numbered):
            return False
        title = self.layout.columns(Role.TITLE)[0]
        if title < len(row.cells) and row.cells[title].span is Span.OWN and not self._number_above(row):
            if is_goal(text) or is_total(text):
                self.plan.dropped.append(Dropped(row.place, text))
            else:
                self._open_section(text, row.place)
            return True
        return False

    def _number_above(self, row: Row) -> bool:
        assert self.layout is not None
        return any(
            row.cells[column].span is Span.ABOVE
            for column in self.layout.columns(Role.NUMBER)
            if column < len(row.cells)
        )

    def _heads_section(self, row: Row, number: str, title: str, position: int) -> bool:
        assert self.layout is not None
        column = self.layout.columns(Role.TITLE)[0]
        if len(row.cells) > column + 2 and all(cell.span is Span.LEFT for cell in row.cells[column + 1 :]):
            return True
        clean, following = clean_number(number), self._next_number(position)
        if following.startswith(f"{clean}."):
            return True
        if re.fullmatch(r"[IVXLХІ]+", clean) and following[:1].isdigit():
            return True
        letters = re.sub(r"[\W\d_]", "", title)
        if len(letters) > 6 and letters.isupper():
            return True
        return (following == "1" and clean != "0") or following == clean

    # activities -------------------------------------------------------------------------------------------------

    def _take_activity(self, row: Row, position: int, broke: bool) -> None:
        assert self.layout is not None
        number_column = self.layout.columns(Role.NUMBER)
        number = _text(row, number_column[0]) if number_column else ""
        own = {
            "title": self._joined(row, Role.TITLE, own=True),
            "deadline": self._deadline(row, own=True),
            "responsible": self._joined(row, Role.RESPONSIBLE, own=True),
        }
        self._note_extras(row)
        if number and self.linewise and not NUMBER_LIKE.fullmatch(number) and not re.search(r"[а-яё]{2}", number):
            self.plan.dropped.append(Dropped(row.place, number))
            number = ""
        if number and not NUMBER_LIKE.fullmatch(number) and (not own["title"] or self.numbered):
            own["title"] = f"{number} {own['title']}".strip()
            number = ""
        if self.current is not None and self._goes_on(row, number, own, broke):
            if number:
                self.plan.dropped.append(Dropped(row.place, number))
            self._continue(self.current, own, broke)
            return
        if number and not any(own.values()):
            self.plan.dropped.append(Dropped(row.place, number))
            return
        self._open_by_column(row)
        self.current = RawActivity(
            self.section,
            clean_number(number) or None,
            self.month,
            row.place,
            title=[own["title"] or self._joined(row, Role.TITLE)],
            deadline=[self._deadline(row)],
            responsible=[self._joined(row, Role.RESPONSIBLE)],
            wrapped=row.wrapped or self.linewise,
        )
        if not self.current.deadline[0] and self._is_grouped_by_deadline():
            self.current.doubts.append(Doubt(Field.DEADLINE, DoubtReason.UNCLEAR_TABLE))
        if self._number_above(row) and self.plan.activities:
            self.current.number = self.plan.activities[-1].number
            self.current.shares_number = True
        self.section_open = False
        self.plan.activities.append(self.current)

    def _is_grouped_by_deadline(self) -> bool:
        """A blank under a month in the first column may mean the same month."""
        assert self.layout is not None
        return self.layout.columns(Role.DEADLINE)[:1] < self.layout.columns(Role.TITLE)[:1]

    def _goes_on(self, row: Row, number: str, own: dict[str, str], broke: bool) -> bool:
        """The row is the rest of the one before it."""
        assert self.layout is not None
        assert self.current is not None
        if self.section_open and not self.linewise:
            return False
        title = own["title"]
        if number:
            return self.linewise and (not title or starts_low(title))
        if not title:
            return True
        if self._number_above(row):
            return not (own["deadline"] or own["responsible"])
        if self.linewise:
            return True
        if self.numbered:
            if starts_low(title):
                return True
            complete = bool(own["deadline"] and own["responsible"])
            return broke and not (complete and title[:1].isupper())
        return starts_low(title) and (broke or not (own["deadline"] and own["responsible"]))

    def _continue(self, activity: RawActivity, own: dict[str, str], broke: bool = False) -> None:
        if broke:
            activity.turn_page()
        for role, text in own.items():
            if text:
                activity.add(role, text)

    def _joined(self, row: Row, role: Role, own: bool = False) -> str:
        assert self.layout is not None
        texts = [
            row.cells[column].text
            for column in self.layout.columns(role)
            if column < len(row.cells) and (row.cells[column].span is Span.OWN or not own)
        ]
        return "; ".join(dict.fromkeys(text for text in texts if text))

    def _deadline(self, row: Row, own: bool = False) -> str:
        start, end = self._joined(row, Role.START, own), self._joined(row, Role.END, own)
        if start and end:
            return start if start == end else f"{start} – {end}"
        if end:
            return f"до {end}" if _DAY.fullmatch(end) else end
        if start:
            return f"с {start}" if _DAY.fullmatch(start) else start
        return self._joined(row, Role.DEADLINE, own)

    def _note_extras(self, row: Row) -> None:
        assert self.layout is not None
        for column, cell in enumerate(row.cells):
            if cell.span is not Span.OWN or not cell.text:
                continue
            role = self.layout.roles[column] if column < len(self.layout.roles) else Role.OTHER
            if role is Role.OTHER:
                head = self.layout.heads[column] if column < len(self.layout.heads) else ""
                self.plan.dropped.append(Dropped(f"{row.place}, {head}" if head else row.place, cell.text))

    def _open_by_column(self, row: Row) -> None:
        assert self.layout is not None
        for column in self.layout.columns(Role.SECTION):
            if column < len(row.cells) and row.cells[column].span is Span.OWN and row.cells[column].text:
                self._open_section(row.cells[column].text, row.place)


def take_numbers_from_titles(activities: Sequence[RawActivity]) -> None:
    """Where no column holds the numbers, they may stand before the titles."""
    bare = [activity for activity in activities if activity.number is None]
    found = [_LEADING_NUMBER.match(activity.title[0]) for activity in bare]
    if sum(map(bool, found)) < max(2, 0.6 * len(bare)):
        return
    for activity, match in zip(bare, found, strict=True):
        if match:
            activity.number = clean_number(match["number"])
            activity.title[0] = activity.title[0][match.end() :]


def _is_letterhead(texts: Sequence[str]) -> bool:
    """A table without rules that sets stamps, or an order's date and number, side by side."""
    if any(is_annex(text) for text in texts):
        return True
    return sum(map(len, texts)) < 120 and any(re.match(r"(?:от\b|№|\W*\d{1,2}\W)", text.strip()) for text in texts)


def clean_number(text: str) -> str:
    """ "1.1." is "1.1"; blanks inside are gone."""
    return re.sub(r"\s", "", text).rstrip(".)")


def _text(row: Row, column: int) -> str:
    if column >= len(row.cells) or row.cells[column].span is not Span.OWN:
        return ""
    return row.cells[column].text.strip()
