"""What a scan leaves in a table and is no text: specks, and garbled repeats of a line."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_CYRILLIC_WORD = re.compile(r"[а-яёА-ЯЁ]{2,}|[а-яёА-ЯЁ]\.")
_SOUND = re.compile(r"https?:|www\.|@|\.ru\b|\d", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")


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
