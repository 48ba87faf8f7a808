"""Text as a person reads it: no marks of extraction, no line breaks, words broken at a line's end made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.reading.blocks import Block, Line
from bot.reading.cases import is_common_word

_MARKS = re.compile(
    r"</?(?:p|ul|ol|li|div|span|b|i|u|em|strong|sup|sub|font|table|tr|td)\b[^<>]*>|<br\s*/?>", re.IGNORECASE
)
_BREAKING = re.compile(r"</(?:p|li|div|ul|ol)>|<br\s*/?>|<(?:ul|ol)\b[^<>]*>", re.IGNORECASE)
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\uf02d": "-", "\uf0fc": "•", "\uf076": "•", "\uf0d8": "•"})
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_END_HYPHEN = re.compile(r"(\w+)-\n\s*(\w+)")
_CUT_YEAR = re.compile(r"(?<!\d)(?P<start>[12]\d{0,2})\n(?P<end>\d{1,3})(?!\d|[.,)]\s?\d)")
_NARROW = re.compile(r"(?:(?<=^)|(?<=^[«(\"]))([^\W\d_]{4,})\n(?=([а-яё]{1,12})(?![\w-]))", re.MULTILINE)
# The end of a surname that a narrow cell broke off: initials follow it.
_CUT_SURNAME = re.compile(r"(?<![\w-])([А-ЯЁ][а-яё]{3,})\n(?=([а-яё]{1,4})\s(?:[А-ЯЁ]\.\s?){1,2}(?!\s?[А-ЯЁ][а-яё]))")
_SURNAME_END = re.compile(r"(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|[еи]нко|[уюа]к|ич|дзе|швили|ян|ых|их)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=4096)
def strip_marks(text: str) -> str:
    """The text without markup, emphasis marks and unseen characters; line breaks stay."""
    if "<" in text:
        text = _MARKS.sub(" ", _BREAKING.sub("\n", text))
    text = text.replace("**", "").replace("__", "" if "___" not in text else "__")
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n"))
    text = _BLANKS.sub(" ", text.translate(_BULLETS).replace("\u00ad\n", "").replace("\u00ad", ""))
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")


def _join_year(match: re.Match[str]) -> str:
    year = match["start"] + match["end"]
    return year if re.fullmatch(r"(?:19|20)\d\d", year) else match.group()


def _whole_surname(match: re.Match[str]) -> str:
    left, right = match.group(1), match.group(2)
    is_broken = not is_common_word(left) and any(
        _SURNAME_END.fullmatch(left[-n:] + right) for n in range(len(left)) if len(left[-n:] + right) < 6
    )
    return left if is_broken else match.group()


class Healer:
    """Joins lines; what to do with a hyphen at a line's end it learns from the document, then from the dictionary."""

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self._words: set[str] = set()
        above: dict[int, str] = {}
        for block in blocks:
            texts = [block.text] if isinstance(block, Line) else block.texts()
            for column, text in enumerate(texts):
                self._learn(text, follows_hyphen=above.get(column, "").endswith("-"))
                if text:
                    above[column] = text

    def _learn(self, text: str, follows_hyphen: bool) -> None:
        """Whole words only: what a line's end breaks off teaches nothing."""
        whole = f"-\n{text}\n" if follows_hyphen else f"{text}\n"
        if "-\n" in whole:
            whole = _LINE_END_HYPHEN.sub(" ", whole.replace("-\n", "-\n "))
            whole = re.sub(r"\w*-\n\s*\w*", " ", whole)
        self._words.update(word.casefold() for word in _WORD.findall(whole))

    def heal(self, text: str) -> str:
        """One line with single blanks."""
        if "-\n" in text:
            text = _LINE_END_HYPHEN.sub(self._rejoin, text)
            text = re.sub(r"(?<=\w)-\n\s*", "-", text)
        if "\n" in text:
            text = _NARROW.sub(self._whole, _CUT_YEAR.sub(_join_year, text))
            text = _CUT_SURNAME.sub(_whole_surname, text)
        return " ".join(text.split())

    def _whole(self, match: re.Match[str]) -> str:
        """A cell too narrow for its word breaks it without a hyphen."""
        left, right = match.group(1), match.group(2)
        is_named = match.string[: match.start()].endswith("«") and not is_common_word(right)
        is_broken = not is_common_word(left) and (is_named or is_common_word(left + right))
        return left if is_broken else match.group()

    def _rejoin(self, match: re.Match[str]) -> str:
        left, right = match.group(1), match.group(2)
        return f"{left}{right}" if self._is_syllable_break(left, right) else f"{left}-{right}"

    def _is_syllable_break(self, left: str, right: str) -> bool:
        left, joins_small = left.casefold(), right.islower()
        if not (left.isalpha() and right.isalpha() and joins_small) or f"{left}-{right}" in self._words:
            return False
        if left + right in self._words:
            return True
        is_compound = left[-1] in "ое" and len(left) >= 4 and len(right) >= 5 and is_common_word(right)
        if is_common_word(left + right):
            return not is_compound
        return not (is_compound or (is_common_word(left) and is_common_word(right)))
