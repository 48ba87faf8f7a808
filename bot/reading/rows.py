"""Rows of the plan's tables become sections and raw activities: one activity a row, however the page broke it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.domain.roadmap import Doubt, DoubtReason, Field
from bot.reading import ghosts
from bot.reading.blocks import Block, Line, Row, Span
from bot.reading.headings import (
    is_annex,
    is_goal,
    is_month,
    is_name,
    is_page_mark,
    is_signature,
    is_total,
    read_section,
    starts_low,
)
from bot.reading.heads import (
    NUMBER_LIKE,
    Role,
    head_role,
    is_column_numbers,
    is_head,
    is_other_head,
    is_second_head,
)
from bot.reading.laid_row import LaidRow
from bot.reading.raw_rows import PlanRows, RawActivity, clean_number, part_shared_numbers, take_numbers_from_titles
from bot.reading.regions import is_plan
from bot.reading.section_list import SectionList
from bot.reading.table import Layout, guess_layout, labelled_layout, make_layout

_NUMBERED_HEADING = re.compile(r"\(?(?P<number>\d+(?:\.\d+)*)\.?\s*[(«\"]?[А-ЯЁ]")
_READ_FIELDS = (Role.TITLE, Role.DEADLINE, Role.RESPONSIBLE)
_ROWS_SEEN_AHEAD = 400


def read_rows(blocks: Sequence[Block]) -> PlanRows:
    """Walk the document once."""
    plan = PlanRows()
    _Walk(blocks, plan).run()
    if not plan.heads and (layout := _guessed_layout(blocks)):
        plan = PlanRows()
        _Walk(blocks, plan, layout).run()
    take_numbers_from_titles(plan.activities)
    part_shared_numbers(plan.activities)
    return plan


class _Walk:
    def __init__(self, blocks: Sequence[Block], plan: PlanRows, guessed: Layout | None = None) -> None:
        self.blocks = blocks
        self.plan = plan
        self.sections = SectionList(plan.sections)
        self.guessed = guessed
        """The layout of a table without a head, where the document has no other."""
        self.layout: Layout | None = None
        self.is_numbered = False
        self.is_linewise = False
        """Each line of a cell is a row of its own, as scans of tables come."""
        self.current: RawActivity | None = None
        self.after_break = False
        self.table_of_others = -1
        self.words = _count_words(blocks)
        self.last_numbered = _last_numbered(blocks)

    def run(self) -> None:
        position = 0
        while position < len(self.blocks):
            block = self.blocks[position]
            if isinstance(block, Line):
                self._take_line(block, position)
            elif is_head(block, self._block(position + 1)):
                position = self._take_head(block, position)
            elif self.guessed is not None and block.table == self.guessed.table:
                self._take_headless(block, self.guessed, position)
            elif self.layout is None or not self._belongs(block, self.layout):
                self._take_loose(block, position)
            else:
                self._take_row(LaidRow(block, self.layout), position)
            position += 1

    def _block(self, position: int) -> Block | None:
        return self.blocks[position] if position < len(self.blocks) else None

    # --- heads

    def _take_head(self, row: Row, position: int) -> int:
        """The head's rows; returns the position of the last."""
        heads = [row]
        known = next((n for n, head in enumerate(self.plan.heads) if head.texts() == row.texts()), None)
        before = None if known is None else self.plan.heads[known + 1 :]
        while position + 1 < len(self.blocks) and len(heads) < 5:
            below = self.blocks[position + 1]
            if not isinstance(below, Row) or not is_second_head(below, row):
                break
            if before is not None and all(below.texts() != head.texts() for head in before):
                break  # a head repeated by a page has no more rows than it had
            heads.append(below)
            position += 1
        rows = self._rows_below(position)
        layout = make_layout(heads, rows)
        if layout is None:
            for head in heads:
                self._take_loose(head, position)
            return position
        self._take_heading_above()
        is_repeated = self.layout is not None and layout.heads == self.layout.heads
        self.after_break = is_repeated or row.after_break
        self.layout = layout
        laid = [LaidRow(below, layout) for below in rows]
        self.is_numbered = any(below.number for below in laid)
        # What a table was before a page's repeated head, it stays.
        self.is_linewise = self.is_numbered and (_is_linewise(laid) or (is_repeated and self.is_linewise))
        self.plan.heads += heads
        return position

    def _take_headless(self, row: Row, layout: Layout, position: int) -> None:
        """A row of a table without a head: each of its activities wants a look, but where labels tell all."""
        texts = [text for text in row.texts() if text.strip()]
        if layout.is_labelled and not self.plan.heads and all(map(head_role, texts)) and max(map(len, texts)) < 60:
            self.plan.heads = [row]
            return
        self.layout = layout
        self.is_numbered = layout.has_number
        self.plan.heads = self.plan.heads or [Row((), "", layout.table)]
        known = len(self.plan.activities)
        self._take_row(LaidRow(row, layout), position)
        for activity in self.plan.activities[known:] if not layout.is_labelled else ():
            activity.doubts.append(Doubt(Field.TITLE, DoubtReason.UNCLEAR_TABLE))

    def _rows_below(self, position: int) -> list[Row]:
        rows: list[Row] = []
        for block in self.blocks[position + 1 :]:
            if isinstance(block, Line) and is_annex(block.text):
                break
            if isinstance(block, Row) and not is_head(block):
                rows.append(block)
            if len(rows) >= _ROWS_SEEN_AHEAD:
                break
        return rows

    def _take_heading_above(self) -> None:
        """A numbered heading or a month right above the first head is a section."""
        before = self.plan.before
        if self.plan.heads or len(before) < 2:
            return
        text = before[-1].text
        section = read_section(text)
        if is_month(text) or (section.number and len(text) < 200 and not is_plan(section.title)):
            before.pop()
            self.sections.open(text)

    def _belongs(self, row: Row, layout: Layout) -> bool:
        """The row goes on with the plan's table, or is in another table of its shape."""
        if row.table == layout.table:
            return True
        if self.table_of_others == row.table or is_other_head(row):
            self.table_of_others = row.table
            return False
        filled = row.filled()
        return len(row.cells) == len(layout.roles) or len(filled) == 1 or max(filled, default=99) < len(layout.roles)

    # --- lines and rows that are no plan's

    def _take_loose(self, row: Row, position: int) -> None:
        filled = row.filled()
        if not filled:
            return
        texts = [row.cells[column].text for column in filled]
        place = self.plan.after if self.plan.heads else self.plan.before
        is_line = len(filled) == 1 and not self._is_inside_table(row, filled[0], position)
        if len(filled) == 2 and is_signature(texts[0]) and is_name(texts[1]):
            place.append(Line(" ".join(texts), row.place, gap=True))
        elif is_line or (not self.plan.heads and _is_letterhead(texts)):
            for text in texts:
                parts = [part for part in text.split("\n") if part]
                place.extend(Line(part, row.place, gap=number == 0) for number, part in enumerate(parts))
        else:
            self.plan.drop_row(row)
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
        elif self.layout is None:
            self.plan.after.append(line)
        elif is_annex(line.text) or (is_signature(line.text) and position > self.last_numbered):
            self.layout = None
            self.plan.after.append(line)
        elif re.fullmatch(r"[\W\d_]*", line.text) or is_page_mark(line.text) or ghosts.is_speck(line.text):
            self.plan.drop(line.place, line.text)
        elif self._do_rows_follow(position, self.layout):
            self._take_heading(line)
        else:
            self.plan.after.append(line)

    def _do_rows_follow(self, position: int, layout: Layout) -> bool:
        for block in self.blocks[position + 1 : position + 6]:
            if isinstance(block, Row):
                return is_head(block) or self._belongs(block, layout)
            if is_annex(block.text):
                return False
        return False

    def _take_heading(self, line: Line) -> None:
        """A line between rows: a section, or the rest of what a page cut."""
        if is_goal(line.text) or len(line.text) > 400:
            self.plan.drop(line.place, line.text)
        elif starts_low(line.text) and self.sections.is_fresh:
            self._extend_section(line.text, line.place)
        elif starts_low(line.text) and self.current is not None:
            self.current.add({"title": line.text})
            self.current.doubts.append(Doubt(Field.TITLE, DoubtReason.UNCLEAR_TABLE, line.text[:80]))
        else:
            self._open_section(line.text)

    # --- rows of the plan

    def _take_row(self, row: LaidRow, position: int) -> None:
        is_after_break, self.after_break = row.row.after_break or self.after_break, False
        if is_column_numbers(row.row):
            return
        if self.is_linewise and ghosts.is_ghost_row(row, self._next_number(position)):
            self.plan.drop_row(row.row)
            return
        row = self._without_ghosts(row)
        if not row.row.filled():
            return
        if self._is_closing(row, position):
            self.layout = None
            self._take_loose(row.row, position)
        elif not self._take_section(row, position):
            self._take_activity(row, is_after_break)

    def _without_ghosts(self, row: LaidRow) -> LaidRow:
        """The row less what is no text; a speck may stand anywhere, a garbled repeat under its line."""
        blank: set[int] = set()
        for column in row.row.filled():
            role, text = row.role(column), row.own(column)
            if role in (Role.NUMBER, Role.CALENDAR):
                continue
            above = self.current.last_line(role.value) if self.current and role in _READ_FIELDS else ""
            if ghosts.is_speck(text, scanned=self.is_linewise):
                blank.add(column)
            elif self.current and self.is_linewise and ghosts.is_garbled_repeat(text, above, self.words):
                blank.add(column)
                self.current.doubts.append(Doubt(Field(role.value), DoubtReason.DAMAGED_TEXT, text))
            if column in blank:
                self.plan.drop(row.row.place, text)
        return row.without(blank) if blank else row

    def _is_closing(self, row: LaidRow, position: int) -> bool:
        """The row under the table where someone signs, or a stamp; in a sheet it has the table's columns."""
        texts = [text for text in row.row.texts() if text]
        if is_annex(texts[0]):
            return True
        is_last = position > self.last_numbered if self.is_numbered else not row.title_cell
        return is_last and is_signature(texts[0]) and (len(texts) == 1 or any(is_name(text) for text in texts[1:]))

    def _next_number(self, position: int) -> str:
        """The number of the next row that has one."""
        if self.layout is not None and self.is_numbered:
            for block in self.blocks[position + 1 :]:
                if isinstance(block, Row) and (number := LaidRow(block, self.layout).number) and not is_head(block):
                    return clean_number(number)
        return ""

    # --- sections

    def _open_section(self, text: str, number: str | None = None) -> None:
        if rest := self.sections.open(text, number).strip():
            self.plan.drop("", rest)
        self.after_break = False

    def _extend_section(self, text: str, place: str) -> None:
        if not self.sections.extend(text):
            self.plan.drop(place, text)

    def _take_section(self, row: LaidRow, position: int) -> bool:
        """True where the row was a heading, or a part of one."""
        filled = row.row.filled()
        first, text = filled[0], row.own(filled[0])
        joined = " ".join(row.own(column) for column in filled)
        if len(filled) == 1:
            return self._take_lone(row, first, text, position)
        if row.number:
            if filled != [first, row.title_column] or row.role(first) is not Role.NUMBER:
                return False
            if not self._heads_section(row, position):
                return False
            self._open_section(row.title_cell, clean_number(row.number))
            return True
        heading = _NUMBERED_HEADING.match(text) if first <= row.title_column else None
        if heading and self._next_number(position).startswith(f"{heading['number']}."):
            self._open_section(joined)
            return True
        if self.sections.is_fresh and self.is_linewise and not row.number_cell:
            self._extend_section(joined, row.row.place)
            return True
        return False

    def _take_lone(self, row: LaidRow, column: int, text: str, position: int) -> bool:
        """A row with one cell: a section, or the rest of the row before."""
        role, is_full = row.role(column), row.row.full_width()
        if role is Role.TITLE and not is_full:
            return self._take_lone_title(row, text, position)
        if not (is_full or role is Role.NUMBER or column == 0):
            return False
        if NUMBER_LIKE.fullmatch(text) or is_goal(text) or is_total(text):
            self.plan.drop(row.row.place, text)
        elif starts_low(text) and not is_full and self.sections.is_fresh:
            self._extend_section(text, row.row.place)
        elif starts_low(text) and not is_full and self.current is not None:
            self.current.add({"title": text})
        else:
            self._open_section(text)
        return True

    def _take_lone_title(self, row: LaidRow, text: str, position: int) -> bool:
        number = re.match(r"(\d+(?:\.\d+)*)\.?\s", text)
        if is_month(text) or (number and self._next_number(position).startswith(f"{number.group(1)}.")):
            self._open_section(text)
            return True
        if self.sections.is_fresh and starts_low(text):
            self._extend_section(text, row.row.place)
            return True
        is_cut = row.row.after_break and (self.is_numbered or row.row.wrapped)
        if self.is_linewise or starts_low(text) or is_cut or row.is_number_merged():
            return False
        if is_goal(text) or is_total(text):
            self.plan.drop(row.row.place, text)
        else:
            self._open_section(text)
        return True

    def _heads_section(self, row: LaidRow, position: int) -> bool:
        """A number and a title alone: the rows below tell whether they are a heading or an activity."""
        if self.is_linewise and starts_low(row.title_cell):
            return False
        number, following = clean_number(row.number), self._next_number(position)
        letters = re.sub(r"[\W\d_]", "", row.title_cell)
        return (
            row.is_title_to_the_edge()
            or following.startswith(f"{number}.")
            or (bool(re.fullmatch(r"[IVXLХІ]+", number)) and following[:1].isdigit())
            or (len(letters) > 6 and letters.isupper())
            or (following == "1" and number != "0")
            or following == number
        )

    # --- activities

    def _take_activity(self, row: LaidRow, is_after_break: bool) -> None:
        for head, text in row.extras():
            self.plan.drop(f"{row.row.place}, {head}" if head else row.row.place, text)
        own = row.fields(own=True)
        number = self._settle_number(row, own)
        if is_total(own["title"]) and not (own["deadline"] or own["responsible"]):
            self.plan.drop(row.row.place, own["title"])
        elif self.current is not None and self._goes_on(row, number, own, is_after_break):
            if number:
                self.plan.drop(row.row.place, number)
            self.current.add(own, new_page=is_after_break)
        elif any(own.values()):
            self._open_activity(row, number, own["title"])
        else:
            self.plan.drop(row.row.place, number)

    def _settle_number(self, row: LaidRow, own: dict[str, str]) -> str:
        """The number; words in its cell are the title's, and a scan's signs there are nothing."""
        cell = row.number_cell
        if not cell or row.number:
            return cell
        if self.is_linewise and not re.search(r"[а-яё]{2}", cell):
            self.plan.drop(row.row.place, cell)
        elif not own["title"] or self.is_numbered:
            own["title"] = f"{cell} {own['title']}".strip()
        else:
            return cell
        return ""

    def _open_activity(self, row: LaidRow, number: str, title: str) -> None:
        for text in row.section_texts():
            self._open_section(text)
        whole = row.fields(own=False)
        self.current = RawActivity(
            self.sections.current,
            clean_number(number) or None,
            self.sections.time,
            row.row.place,
            title=[title or whole["title"]],
            deadline=[whole["deadline"]],
            responsible=[whole["responsible"]],
            wrapped=row.row.wrapped or self.is_linewise,
            mixed=row.layout.is_mixed,
            says_both=bool(row.layout.columns(Role.TIME_AND_PEOPLE)),
            shares_number=row.is_number_merged() and bool(self.plan.activities),
        )
        if self.is_numbered and not self.current.number and not row.has_all(whole):
            # Among numbered rows one without a number may be the rest of the row before.
            self.current.doubts.append(Doubt(Field.TITLE, DoubtReason.UNCLEAR_TABLE, title[:80]))
        if row.has_two_times() or not row.marks().certain:
            self.current.doubts.append(Doubt(Field.DEADLINE, DoubtReason.HALF_UNDERSTOOD, whole["deadline"]))
        if not whole["deadline"] and [] < row.layout.columns(Role.DEADLINE)[:1] < row.layout.columns(Role.TITLE)[:1]:
            # A blank under a month in the first column may mean the same month.
            self.current.doubts.append(Doubt(Field.DEADLINE, DoubtReason.UNCLEAR_TABLE))
        self.sections.is_fresh = False
        self.plan.activities.append(self.current)

    def _goes_on(self, row: LaidRow, number: str, own: dict[str, str], is_after_break: bool) -> bool:
        """The row is the rest of the one before it."""
        title = own["title"]
        is_complete = row.has_all(own)
        if self.sections.is_fresh and not self.is_linewise:
            return False
        if number:
            return self.is_linewise and (not title or starts_low(title))
        if not title or self.is_linewise:
            return True
        if row.is_number_merged():
            return not (own["deadline"] or own["responsible"])
        if self.is_numbered:
            return starts_low(title) or (is_after_break and not (is_complete and title[:1].isupper()))
        if is_after_break and row.row.wrapped and not (own["deadline"] or own["responsible"]):
            return True
        return starts_low(title) and (is_after_break or not is_complete)


def _guessed_layout(blocks: Sequence[Block]) -> Layout | None:
    """That of the longest table, by its labels or by what its cells look like."""
    tables: dict[int, list[Row]] = {}
    for block in blocks:
        if isinstance(block, Row):
            tables.setdefault(block.table, []).append(block)
    longest = max(tables.values(), key=len) if tables else []
    return labelled_layout(longest) or guess_layout(longest)


def _count_words(blocks: Sequence[Block]) -> Counter[str]:
    words: Counter[str] = Counter()
    for block in blocks:
        for text in [block.text] if isinstance(block, Line) else block.texts():
            words.update(re.findall(r"\w+", text.casefold()))
    return words


def _last_numbered(blocks: Sequence[Block]) -> int:
    """Position of the last row with a number; -1 without any."""
    numbered = (
        position
        for position, block in enumerate(blocks)
        if isinstance(block, Row)
        and len(block.filled()) > 1
        and any(NUMBER_LIKE.fullmatch(text.strip()) for text in block.texts()[:2])
    )
    return max(numbered, default=-1)


def _is_linewise(rows: Sequence[LaidRow]) -> bool:
    if any(cell.span is not Span.OWN for row in rows for cell in row.row.cells):
        return False
    inner = [row for row in rows if not row.number_cell and (not row.title_cell or starts_low(row.title_cell))]
    return len(inner) >= 0.4 * len(rows)


def _is_letterhead(texts: Sequence[str]) -> bool:
    """A table without rules that sets stamps, or an order's date and number, side by side."""
    if any(is_annex(text) for text in texts):
        return True
    return sum(map(len, texts)) < 120 and any(re.match(r"(?:от\b|№|\W*\d{1,2}\W)", text.strip()) for text in texts)
