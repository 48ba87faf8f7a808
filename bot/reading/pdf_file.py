"""PDF with a text layer: ruled tables through pdfplumber, and the lines around them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Any

from bot.domain.errors import UnreadableDocument
from bot.reading.blocks import Block, Cell, Line, Row, Span
from bot.reading.cases import is_common_word
from bot.reading.damage import refuse_damage
from bot.reading.healing import strip_marks
from bot.reading.limits import MAX_PAGES
from bot.reading.text_file import read_lines


def read_pdf(content: bytes) -> list[Block]:
    """Lines and rows in reading order, top to bottom of each page.

    Raises UnreadableDocument: "file-encrypted", "file-damaged", "scan-without-text".
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with refuse_damage(), pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise UnreadableDocument("too-many-pages", have=len(pdf.pages), most=MAX_PAGES)
            reader = _Reader()
            for page in pdf.pages:
                reader.take_page(page)
                page.close()
    except PdfminerException as error:
        encrypted = isinstance(error.__cause__ or (error.args[0] if error.args else None), PDFPasswordIncorrect)
        raise UnreadableDocument("file-encrypted" if encrypted else "file-damaged") from error
    except UnreadableDocument:
        raise
    except Exception as error:
        raise UnreadableDocument("file-damaged") from error
    if not reader.characters:
        raise UnreadableDocument("scan-without-text")
    if not any(isinstance(block, Row) for block in reader.blocks):
        return _read_unruled(content)
    return reader.blocks


def _read_unruled(content: bytes) -> list[Block]:
    """A table without rules: its columns are where the page leaves room between words."""
    import pdfplumber

    with refuse_damage(), pdfplumber.open(io.BytesIO(content)) as pdf:
        return read_lines([line for page in pdf.pages for line in (page.extract_text(layout=True) or "").split("\n")])


_COLUMN_GAP = 36.0
_PADDING = 8.0


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables = 0
        self.characters = 0
        self.columns: list[float] = []
        self.letter = 0.0
        """The usual width of a letter on the page."""

    def take_page(self, page: Any) -> None:
        self.characters += len(page.chars)
        self.letter = sum(char["width"] for char in page.chars) / max(1, len(page.chars))
        tables = page.find_tables()
        pieces = [(table.bbox[1], self._rows(table, page.page_number)) for table in tables]
        pieces += self._lines(page, [table.bbox for table in tables])
        pieces.sort(key=lambda piece: piece[0])
        first = True
        for _, blocks in pieces:
            for block in blocks:
                if first and isinstance(block, Row):
                    block = replace(block, after_break=True)
                if not (isinstance(block, Line) and block.text.strip("-– ").isdigit()):
                    first = False
                    self.blocks.append(block)

    def _lines(self, page: Any, boxes: list[tuple[float, float, float, float]]) -> list[tuple[float, list[Block]]]:
        """Lines outside tables; stamps that stand side by side one after the other."""
        if all(_inside(char, boxes) for char in page.chars):
            return []
        if boxes:
            page = page.filter(lambda thing: thing["object_type"] != "char" or not _inside(thing, boxes))
        found = page.extract_text_lines()
        steps = [below["top"] - line["top"] for line, below in pairwise(found)]
        usual = median(steps) if steps else 0.0
        columns = _Columns(f"страница {page.page_number}")
        above = None
        for line in found:
            gap = above is not None and line["top"] - above > 1.6 * usual
            columns.take(line["top"], _segments(line["chars"]), gap)
            above = line["top"]
        return columns.close()

    def _rows(self, table: Any, page_number: int) -> list[Block]:
        texts = table.extract()
        columns = [row.bbox for row in table.rows]
        lefts = sorted({cell[0] for cell in table.cells})
        if lefts != self.columns:
            self.tables += 1
        self.columns = lefts
        blocks: list[Block] = []
        open_below: dict[int, tuple[float, str]] = {}
        letter = self.letter
        for number, (row, row_texts) in enumerate(zip(table.rows, texts, strict=True)):
            top = columns[number][1]
            cells: list[Cell] = []
            right = float("-inf")
            for column, (box, text) in enumerate(zip(row.cells, row_texts, strict=True)):
                if box is not None:
                    clean = _mended(strip_marks(text or ""), box[2] - box[0], letter)
                    cells.append(Cell(clean))
                    right = box[2]
                    open_below[column] = (box[3], clean)
                elif column in open_below and open_below[column][0] > top + 1:
                    cells.append(Cell(open_below[column][1], Span.ABOVE))
                    right = float("-inf")
                else:
                    left = lefts[column] if column < len(lefts) else float("inf")
                    cells.append(Cell("", Span.LEFT if left < right - 1 else Span.ABOVE))
            if any(cell.text for cell in cells):
                blocks.append(
                    Row(tuple(cells), f"страница {page_number}, строка {number + 1}", self.tables, wrapped=True)
                )
        return blocks


def _inside(char: dict[str, Any], boxes: list[tuple[float, float, float, float]]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes)


def _segments(chars: list[dict[str, Any]]) -> list[tuple[float, str]]:
    """(left, text) of the pieces of a line with much room between them."""
    pieces: list[tuple[float, str]] = []
    right = float("-inf")
    for char in chars:
        if char["x0"] - right > _COLUMN_GAP or not pieces:
            pieces.append((char["x0"], ""))
        elif char["x0"] - right > char["size"] * 0.15 and not pieces[-1][1].endswith(" "):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + " ")
        pieces[-1] = (pieces[-1][0], pieces[-1][1] + char["text"])
        if char["text"].strip():
            right = char["x1"]
    cleaned = [(left, strip_marks(text).strip()) for left, text in pieces]
    return [(left, text) for left, text in cleaned if text]


class _Columns:
    """Lines of two columns side by side come one column after the other."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.pieces: list[tuple[float, list[Block]]] = []
        self.left: list[Block] = []
        self.right: list[Block] = []
        self.edge = 0.0
        self.top = 0.0

    def take(self, top: float, segments: list[tuple[float, str]], gap: bool) -> None:
        is_right = len(segments) == 1 and bool(self.right) and segments[0][0] > self.edge - 20 and not gap
        if len(segments) < 2 and not is_right:
            self.flush()
            self.pieces += [(top, [Line(text, self.place, gap)]) for _, text in segments]
            return
        if not self.right:
            self.top, self.edge = top, segments[-1][0]
        for left, text in segments:
            column = self.right if left > self.edge - 20 else self.left
            column.append(Line(text, self.place, gap or not column))

    def flush(self) -> None:
        if self.left or self.right:
            self.pieces.append((self.top, [*self.left, *self.right]))
        self.left, self.right = [], []

    def close(self) -> list[tuple[float, list[Block]]]:
        self.flush()
        return self.pieces


def _mended(text: str, width: float, letter: float) -> str:
    """A word longer than its cell is broken without a hyphen: its first piece fills the cell."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    mended = lines[:1]
    for before, line in pairwise(lines):
        head = re.match(r"[а-яё]+", line)
        word = before.lstrip('«"(')
        is_filled = word.isalpha() and (len(before) + 2.5) * letter > width - _PADDING
        is_named = before[0] == "«" and head and not (is_common_word(word) or is_common_word(head.group()))
        if head and is_filled and (is_named or is_common_word(word + head.group())):
            mended[-1] += line
        else:
            mended.append(line)
    return "\n".join(mended)
