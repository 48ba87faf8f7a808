"""What every reader of files makes of a document: lines of text and rows of tables, in the document's order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Span(Enum):
    OWN = "own"
    LEFT = "left"
    """Covered by the merged cell on its left; no text of its own."""
    ABOVE = "above"
    """Covered by the merged cell above it, whose text it repeats."""


@dataclass(frozen=True, slots=True)
class Cell:
    text: str = ""
    """With the line breaks of the document, marks of extraction gone."""
    span: Span = Span.OWN
    shade: str = ""
    """The colour that fills it; "" where none does."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph outside tables."""

    text: str
    place: str
    gap: bool = False
    """A blank line stands before it."""
    level: int | None = None
    """Depth in a list that a word processor numbers, from 0; such numbers are not in the text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    place: str
    table: int
    """Ordinal of the table in the document."""
    after_break: bool = False
    """The first row after a page break: it may go on with the row before."""
    number: int | None = None
    """1-based row of its sheet, as a spreadsheet shows it; None in other documents."""
    wrapped: bool = False
    """Lines of its cells end where the column does."""

    def texts(self) -> list[str]:
        """Own texts; merged repeats are blank."""
        return [cell.text if cell.span is Span.OWN else "" for cell in self.cells]

    def filled(self) -> list[int]:
        """Columns with text of their own."""
        return [column for column, text in enumerate(self.texts()) if text.strip()]

    def full_width(self) -> bool:
        """One cell merged over the whole row."""
        return len(self.cells) > 1 and all(cell.span is Span.LEFT for cell in self.cells[1:])


Block = Line | Row
