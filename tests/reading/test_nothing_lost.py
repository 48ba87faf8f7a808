"""Every character of a table is in a row, in a head, or listed as dropped."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from bot.domain.roadmap import Draft
from bot.reading.blocks import Block, Row
from bot.reading.document import read_draft
from bot.reading.files import read_blocks
from bot.reading.heads import is_column_numbers, is_head, is_second_head

DOCUMENTS = sorted((Path(__file__).parent / "samples" / "documents").iterdir())
SHARED = sorted((Path(__file__).parents[3] / "shared" / "roadmaps" / "documents").glob("*.txt"))


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text.casefold() if char.isalpha())


def kept(draft: Draft) -> Counter[str]:
    texts = [f"{section.number} {section.title}" for section in draft.sections]
    for row in (*draft.activities, *draft.instructions):
        texts += [row.number or "", row.title, row.deadline_text, row.responsible_text]
    head = draft.head
    texts += [head.title, head.issuer or "", head.order_number or "", head.controller or ""]
    texts += [piece.text for piece in draft.dropped]
    return sum(map(letters, texts), Counter())


def lost(blocks: list[Block]) -> Counter[str]:
    """Letters of table rows below the first head that are nowhere in the draft."""
    draft = read_draft(blocks)
    below = [*blocks[1:], None]
    heads = (n for n, block in enumerate(blocks) if isinstance(block, Row) and is_head(block, below[n]))
    first = next(heads, len(blocks))  # a plan of paragraphs has none
    inside: Counter[str] = Counter()
    head: Row | None = None
    for n, block in enumerate(blocks[first:], first):
        if not isinstance(block, Row):
            continue
        if is_head(block, below[n]):
            head = block
        elif not (is_column_numbers(block) or (head and is_second_head(block, head))):
            inside += letters(" ".join(block.texts()))
    return inside - kept(draft)


@pytest.mark.parametrize("document", [*DOCUMENTS, *SHARED], ids=lambda path: path.name)
def test_no_letter_of_a_table_is_lost(document: Path) -> None:
    blocks = read_blocks(document.name, document.read_bytes())
    # A heading repeated by the next page, "Раздел", "Цель:" and a goal's text are no part of a section's title.
    assert sum(lost(blocks).values()) <= 12


@pytest.mark.parametrize("seed", range(8))
def test_no_letter_is_lost_when_rows_change_places_or_lose_cells(seed: int) -> None:
    from bot.reading.blocks import Cell

    chance = random.Random(seed)
    blocks = read_blocks("plan.txt", (DOCUMENTS[0]).read_bytes())
    rows = [n for n, block in enumerate(blocks) if isinstance(block, Row) and not is_head(block)]
    for n in chance.sample(rows, 4):
        row = blocks[n]
        assert isinstance(row, Row)
        cells = [Cell() if chance.random() < 0.3 else cell for cell in row.cells]
        blocks[n] = Row(tuple(cells), row.place, row.table)
    a, b = chance.sample(rows, 2)
    blocks[a], blocks[b] = blocks[b], blocks[a]
    assert sum(lost([block for block in blocks if not isinstance(block, Row) or block.filled()]).values()) <= 12
