"""A row of a table seen through the roles of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading.blocks import Cell, Row, Span
from bot.reading.calendar_columns import Marks, read_marks
from bot.reading.heads import NUMBER_LIKE, Role
from bot.reading.table import Layout

_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\s[а-яё]+\s?\d*\s?(?:г\.?|года)?")


@dataclass(frozen=True, slots=True)
class LaidRow:
    row: Row
    layout: Layout

    def role(self, column: int) -> Role:
        return self.layout.roles[column] if column < len(self.layout.roles) else Role.OTHER

    def own(self, column: int) -> str:
        """The cell's own text; a merged repeat is blank."""
        cells = self.row.cells
        return cells[column].text.strip() if column < len(cells) and cells[column].span is Span.OWN else ""

    @property
    def title_column(self) -> int:
        return self.layout.columns(Role.TITLE)[0]

    @property
    def number_cell(self) -> str:
        columns = self.layout.columns(Role.NUMBER)
        return self.own(columns[0]) if columns else ""

    @property
    def number(self) -> str:
        """The number cell where it holds a number."""
        return self.number_cell if NUMBER_LIKE.fullmatch(self.number_cell) else ""

    @property
    def title_cell(self) -> str:
        return self.own(self.title_column)

    def is_number_merged(self) -> bool:
        """The number is that of the row above."""
        cells = self.row.cells
        columns = [column for column in self.layout.columns(Role.NUMBER) if column < len(cells)]
        return any(cells[column].span is Span.ABOVE for column in columns)

    def is_title_to_the_edge(self) -> bool:
        """The title's cell is merged with all on its right."""
        rest = self.row.cells[self.title_column + 1 :]
        return len(rest) > 1 and all(cell.span is Span.LEFT for cell in rest)

    def fields(self, *, own: bool) -> dict[str, str]:
        """Title, deadline and responsible; `own` leaves out what cells merged downwards repeat.

        What says both when and who stands in the deadline.
        """
        return {
            "title": self._joined(Role.TITLE, own),
            "deadline": self._deadline(own),
            "responsible": self._joined(Role.RESPONSIBLE, own),
        }

    def _joined(self, role: Role, own: bool) -> str:
        cells = [self.row.cells[column] for column in self.layout.columns(role) if column < len(self.row.cells)]
        texts = [cell.text for cell in cells if cell.text and (cell.span is Span.OWN or not own)]
        return "; ".join(dict.fromkeys(texts))

    def _deadline(self, own: bool) -> str:
        """A start and an end in columns of their own make one phrase."""
        start, end = self._joined(Role.START, own), self._joined(Role.END, own)
        if start and end:
            return start if start == end else f"{start} – {end}"
        if end:
            return f"до {end}" if _DAY.fullmatch(end.replace("\n", "")) else end
        if start:
            return f"с {start}" if _DAY.fullmatch(start.replace("\n", "")) else start
        return self._joined(Role.DEADLINE, own) or self._joined(Role.TIME_AND_PEOPLE, own) or self.marks().phrase

    def marks(self) -> Marks:
        """What the columns of months or quarters say."""
        return read_marks(self.row.cells, self.layout.calendar, self.title_column)

    def has_two_times(self) -> bool:
        """Two columns of time tell different things."""
        return (
            "; " in self._joined(Role.DEADLINE, own=False)
            and sum(bool(self.own(column)) for column in self.layout.columns(Role.DEADLINE)) > 1
        )

    def has_all(self, fields: dict[str, str]) -> bool:
        """Both the deadline and the responsible are told."""
        is_mixed = bool(self.layout.columns(Role.TIME_AND_PEOPLE))
        return bool(fields["deadline"] and (fields["responsible"] or is_mixed))

    def extras(self) -> Iterator[tuple[str, str]]:
        """(head, text) of the columns that are no part of an activity."""
        for column in self.row.filled():
            is_mark = self.role(column) is Role.CALENDAR and self._joined(Role.DEADLINE, own=False)
            if self.role(column) is Role.OTHER or is_mark:
                yield self.layout.heads[column] if column < len(self.layout.heads) else "", self.row.cells[column].text

    def section_texts(self) -> Iterator[str]:
        """New texts of the columns that name sections."""
        for column in self.layout.columns(Role.SECTION):
            if text := self.own(column):
                yield text

    def without(self, columns: set[int]) -> LaidRow:
        """The row with some cells blank."""
        cells = [Cell() if column in columns else cell for column, cell in enumerate(self.row.cells)]
        return replace(self, row=replace(self.row, cells=tuple(cells)))
