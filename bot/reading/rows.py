"""Rows of the plan's tables become sections and raw activities: one activity a row, however the page broke it."""

from __future__ import annotations

import re
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
    read_section,
    starts_low,
)
from bot.reading.heads import (
    head_role,
    is_head,
    is_other_head,
    is_second_head,
)
from bot.reading.laid_row import LaidRow
from bot.reading.raw_rows import PlanRows, part_shared_numbers, take_numbers_from_titles
from bot.reading.regions import is_plan
from bot.reading.row_taker import RowTaker
from bot.reading.stamps_aside import set_stamps_apart
from bot.reading.table import Layout, guess_layout, labelled_layout, make_layout

_ROWS_SEEN_AHEAD = 400


def read_rows(blocks: Sequence[Block]) -> PlanRows:
    """Walk the document once."""
    blocks = set_stamps_apart(blocks)
    plan = PlanRows()
    _Walk(blocks, plan).run()
    if not plan.heads and (layout := _guessed_layout(blocks)):
        plan = PlanRows()
        _Walk(blocks, plan, layout).run()
    take_numbers_from_titles(plan.activities)
    part_shared_numbers(plan.activities)
    return plan


class _Walk(RowTaker):
    def __init__(self, blocks: Sequence[Block], plan: PlanRows, guessed: Layout | None = None) -> None:
        super().__init__(blocks, plan)
        self.guessed = guessed
        """The layout of a table without a head, where the document has no other."""
        self.table_of_others = -1

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
                self._take(LaidRow(block, self.layout), position)
            position += 1

    def _take(self, row: LaidRow, position: int) -> None:
        if not self.take_row(row, position):
            self.layout = None
            self._take_loose(row.row, position)

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
        self._take(LaidRow(row, layout), position)
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


def _guessed_layout(blocks: Sequence[Block]) -> Layout | None:
    """That of the longest table, by its labels or by what its cells look like."""
    tables: dict[int, list[Row]] = {}
    for block in blocks:
        if isinstance(block, Row):
            tables.setdefault(block.table, []).append(block)
    longest = max(tables.values(), key=len) if tables else []
    return labelled_layout(longest) or guess_layout(longest)


def _is_linewise(rows: Sequence[LaidRow]) -> bool:
    if any(cell.span is not Span.OWN for row in rows for cell in row.row.cells):
        return False
    inner = [row for row in rows if not row.number_cell and (not row.title_cell or starts_low(row.title_cell))]
    has_long_cells = any("\n" in cell.text for row in rows for cell in row.row.cells)
    return len(inner) >= (0.4 if has_long_cells else 0.2) * len(rows)


def _is_letterhead(texts: Sequence[str]) -> bool:
    """A table without rules that sets stamps, or an order's date and number, side by side."""
    if any(is_annex(text) for text in texts):
        return True
    return sum(map(len, texts)) < 120 and any(re.match(r"(?:от\b|№|\W*\d{1,2}\W)", text.strip()) for text in texts)
