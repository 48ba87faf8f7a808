"""Rows under a head, one after another: a heading, an activity, or the rest of the one before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.domain.roadmap import Doubt, DoubtReason, Field
from bot.reading import ghosts
from bot.reading.blocks import Block, Line, Row
from bot.reading.headings import is_annex, is_goal, is_month, is_name, is_signature, is_total, starts_low
from bot.reading.heads import NUMBER_LIKE, Role, is_column_numbers, is_head
from bot.reading.laid_row import LaidRow
from bot.reading.raw_rows import PlanRows, RawActivity, clean_number
from bot.reading.section_list import SectionList
from bot.reading.table import Layout

_NUMBERED_HEADING = re.compile(r"\(?(?P<number>\d+(?:\.\d+)*)\.?\s*[(«\"]?[А-ЯЁ]")
_READ_FIELDS = (Role.TITLE, Role.DEADLINE, Role.RESPONSIBLE)


class RowTaker:
    def __init__(self, blocks: Sequence[Block], plan: PlanRows) -> None:
        self.blocks = blocks
        self.plan = plan
        self.sections = SectionList(plan.sections)
        self.layout: Layout | None = None
        self.is_numbered = False
        self.is_linewise = False
        """Each line of a cell is a row of its own, as scans of tables come."""
        self.current: RawActivity | None = None
        self.after_break = False
        self.words = _count_words(blocks)
        self.last_numbered = _last_numbered(blocks)

    def take_row(self, row: LaidRow, position: int) -> bool:
        """False for a row that closes the table: someone signs in it, or it is a stamp."""
        is_after_break, self.after_break = row.row.after_break or self.after_break, False
        if is_column_numbers(row.row):
            return True
        if self.is_linewise and ghosts.is_ghost_row(row, self._next_number(position)):
            self.plan.drop_row(row.row)
            return True
        row = self._without_ghosts(row)
        if not row.row.filled():
            return True
        if self._is_closing(row, position):
            return False
        if not self._take_section(row, position):
            self._take_activity(row, is_after_break)
        return True

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
        signs = is_last and is_signature(texts[0]) and (len(texts) == 1 or any(is_name(text) for text in texts[1:]))
        return signs and not self._do_activities_follow(row, position)

    def _do_activities_follow(self, row: LaidRow, position: int) -> bool:
        """The table goes on with rows of an activity, a deadline and people: nobody has signed in it yet."""
        for block in self.blocks[position + 1 :]:
            if not isinstance(block, Row) or block.table != row.row.table:
                return False
            below = LaidRow(block, row.layout)
            fields = below.fields(own=True)
            if fields["title"] and below.has_all(fields):
                return True
        return False

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
