"""What a scan leaves in a table and is no text: specks, and garbled repeats of a line."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from bot.reading.heads import Role
from bot.reading.laid_row import LaidRow
from bot.reading.raw_rows import clean_number

_CYRILLIC_WORD = re.compile(r"[а-яёА-ЯЁ]{2,}|[а-яёА-ЯЁ]\.")


def is_speck(text: str, *, scanned: bool = True) -> bool:
    """Nothing in it reads as a word, a number or an address.

    In a scan a line of Latin letters alone is garbled Cyrillic; elsewhere it may be a name.
    """
    text = text.strip()
    if not text or _CYRILLIC_WORD.search(text):
        return False
    if re.fullmatch(r"[\W_]+", text):
        return True
    if re.fullmatch(r"[\d\s.,/:\-–]+(?:г\.?)?|[IVX]+\.?", text):
        return False
    if not scanned:
        return False
    letters = re.sub(r"[\W\d_]", "", text)
    if re.search(r"https?:|www\.|\S@\S|\.ru\b", text, re.IGNORECASE):
        return False
    # A Latin "c" or "o" alone stands for its Cyrillic twin.
    return bool(letters) and letters not in "acekopxyACEKMOPTXBH"


def is_ghost_row(row: LaidRow, next_number: str) -> bool:
    """A row of a scan with no word in it, or one that takes the next row's number without a title."""
    columns = [column for column in row.row.filled() if row.role(column) is not Role.NUMBER]
    texts = [row.own(column) for column in columns]
    if texts and all(is_speck(text) or re.fullmatch(r"[\d\W]{1,3}", text) for text in texts):
        return not re.search(r"[а-яё]{3}", row.number_cell.casefold())
    return bool(row.number) and is_speck(row.title_cell) and clean_number(row.number) == next_number


def is_garbled_repeat(text: str, before: str, words: dict[str, int]) -> bool:
    """`text` repeats the line `before` with letters mistaken, in words that occur nowhere else.

    `words` counts the casefolded words of the document.
    """
    if not text or not before or text.casefold() == before.casefold() or text[:1].isupper() != before[:1].isupper():
        return False
    tokens = re.findall(r"\w+", text.casefold())
    strange = [token for token in tokens if words.get(token, 0) <= 1 and token not in before.casefold()]
    if not strange or not any(token.islower() and len(token) >= 3 for token in strange):
        return False
    if any(word.isupper() and word.casefold() in strange for word in re.findall(r"\w+", text)):
        return False
    return SequenceMatcher(None, text.casefold(), before.casefold(), autojunk=False).ratio() >= 0.74
