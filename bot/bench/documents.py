"""Long documents for the benchmarks, made from the invented town's plan."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

from bot.bench.ruled_pdf import RuledPage, write_pdf
from bot.samples import sample_plan_docx

_ISSUED = date(2026, 2, 2)
_WIDTHS = (40, 300, 140, 240)


def long_docx(rows: int) -> bytes:
    """The town's order, the table of its plan grown to so many rows."""
    from docx import Document

    document = Document(io.BytesIO(sample_plan_docx(_ISSUED)))
    table: Any = document.tables[0]
    model = [row for row in table.rows if len(set(_texts(row))) == len(row.cells)][1:]
    for number in range(len(table.rows), rows):
        like = model[number % len(model)]
        for cell, text in zip(table.add_row().cells, _varied(_texts(like), number), strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def long_pdf(pages: int) -> bytes:
    """The same plan as a ruled PDF, its order first."""
    from docx import Document

    document = Document(io.BytesIO(long_docx(24 * pages)))
    made, page = [], RuledPage()
    for paragraph in document.paragraphs:
        for line in paragraph.text.split("\n"):
            page.line(line.replace("\t", " "))
    for row in document.tables[0].rows:
        texts = _texts(row)
        if not page.has_room(texts, _WIDTHS):
            made.append(page)
            page = RuledPage()
            if len(made) == pages:
                break
        page.row(texts[:1] if len(set(texts)) == 1 else texts, _WIDTHS)
    return write_pdf(made)


def short_text() -> str:
    """The town's order and plan as plain text, cells parted by tabs."""
    from docx import Document

    document = Document(io.BytesIO(sample_plan_docx(_ISSUED)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for row in document.tables[0].rows:
        texts = _texts(row)
        lines.append(texts[0] if len(set(texts)) == 1 else "\t".join(texts))
    return "\n".join(lines)


def _texts(row: Any) -> list[str]:
    return [cell.text for cell in row.cells]


def _varied(texts: list[str], number: int) -> list[str]:
    """A row of its own: a caller's cache must not know every cell from the rows before."""
    _, title, deadline, responsible = texts
    if number % 2:
        deadline = f"{_ISSUED + timedelta(days=number):%d.%m.%Y}"
    return [str(number), f"{title} ({number})", deadline, responsible]
