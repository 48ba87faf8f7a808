"""Invitations on paper: a card with a QR code each, to cut out and hand over."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

COLUMNS = 2
_QR_CM = 3.6
_CARD_CM = 9.0


@dataclass(frozen=True, slots=True)
class InvitationCard:
    title: str
    lines: Sequence[str]
    link: str
    """What the QR code says; printed below it too."""
    foot: str


def to_docx(heading: str, cards: Sequence[InvitationCard]) -> bytes:
    """An A4 document, two cards in a row; a card never breaks over pages."""
    from docx import Document  # late: a process that makes no papers need not load it
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    page, style = document.sections[0], document.styles["Normal"]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.5)
    style.font.name, style.font.size, style.paragraph_format.space_after = "Arial", Pt(10), Pt(2)
    document.add_paragraph().add_run(heading).bold = True
    table = document.add_table(-(-len(cards) // COLUMNS), COLUMNS, style="Table Grid")
    table.autofit = False
    for column in table.columns:
        column.width = Cm(_CARD_CM)
    for place, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().append(row._tr.makeelement(qn("w:cantSplit"), {}))
        cells = row.cells
        for cell, card in zip(cells, cards[place * COLUMNS : (place + 1) * COLUMNS], strict=False):
            _write(cell, card)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _write(cell: Any, card: InvitationCard) -> None:
    from docx.shared import Cm, Pt

    first = cell.paragraphs[0]
    first.add_run(card.title).bold = True
    for line in card.lines:
        cell.add_paragraph(line)
    cell.add_paragraph().add_run().add_picture(io.BytesIO(qr_png(card.link)), width=Cm(_QR_CM))
    for text in (card.link, card.foot):
        cell.add_paragraph().add_run(text).font.size = Pt(8)


def qr_png(text: str) -> bytes:
    """A QR code with its quiet zone, sharp enough for print."""
    import segno

    file = io.BytesIO()
    segno.make(text, error="m", micro=False).save(file, kind="png", scale=6, border=4)
    return file.getvalue()
