"""PDF with a text layer: ruled tables through pdfplumber, and the lines around them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from bot.domain.errors import UnreadableDocument
from bot.reading.blocks import Block, Cell, Line, Row, Span
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


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables = 0
        self.characters = 0
        self.columns: list[float] = []

    def take_page(self, page: Any) -> None:
        self.characters += len(page.chars)
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
        if boxes:
            page = page.filter(lambda thing: thing["object_type"] != "char" or not _inside(thing, boxes))
        pieces: list[tuple[float, list[Block]]] = []
        bottom = None
        for line in page.extract_text_lines(return_chars=False) if page.chars else []:
            text = strip_marks(line["text"])
            gap = bottom is not None and line["top"] - bottom > 0.9 * (line["bottom"] - line["top"])
            bottom = line["bottom"]
            if text:
                pieces.append((line["top"], [Line(text, f"страница {page.page_number}", gap)]))
        return pieces

    def _rows(self, table: Any, page_number: int) -> list[Block]:
        texts = table.extract()
        columns = [row.bbox for row in table.rows]
        lefts = sorted({cell[0] for cell in table.cells})
        if lefts != self.columns:
            self.tables += 1
        self.columns = lefts
        blocks: list[Block] = []
        open_below: dict[int, tuple[float, str]] = {}
        for number, (row, row_texts) in enumerate(zip(table.rows, texts, strict=True)):
            top = columns[number][1]
            cells: list[Cell] = []
            right = float("-inf")
            for column, (box, text) in enumerate(zip(row.cells, row_texts, strict=True)):
                if box is not None:
                    clean = strip_marks(text or "")
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
