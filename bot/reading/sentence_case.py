"""Lines in capitals become sentence case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from bot.reading.cases import is_common_word

# A word inside a sentence: not its first, unless an abbreviation such as "г." stands before it.
_INNER_WORD = re.compile(r"(?:(?<=[\w,;)»\"-]\s)|(?<=\b[а-я]\.\s)|(?<=\b[а-я]\.))(?P<word>[^\W\d_]{2,}(?:-[^\W\d_]+)*)")


_PLACE = re.compile(
    r"\b(?!муниципальн|городск|сельск|автономн)[а-яё-]+(?:ий|ый|ой|ого|его|ому|ая|ую|ое|ом|им|ым)"
    r"(?=\s+(?:(?:муниципальн|городск|автономн)\w+ ){0,2}(?:район|край|края|крае|округ|област|республик|поселени))"
)


class SentenceCase:
    """Capitals become sentence case; names keep their capital, as the rest of the document has them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _forms(self) -> dict[str, Counter[str]]:
        """How the document writes its words inside sentences, by their casefolded form."""
        forms: dict[str, Counter[str]] = {}
        for text in self._texts:
            for match in _INNER_WORD.finditer(text):
                word = match["word"]
                if not word.isupper():
                    forms.setdefault(word.casefold(), Counter())[word] += 1
        return forms

    def lower(self, text: str) -> str:
        words = re.findall(r"[^\W\d_]+", text)
        shouted = [word for word in words if word.isupper() and len(word) > 1]
        if sum(map(len, shouted)) < 0.6 * sum(map(len, words)):
            leading = re.match(r"(?:[А-ЯЁ]{2,}[\s,()«»\"-]+)*[А-ЯЁ]{2,}\b", text)
            if leading and len(leading.group()) > 3:
                lowered = re.sub(r"[^\W\d_]{4,}", lambda match: self._word(match.group()), leading.group())
                text = lowered[:1].upper() + lowered[1:] + text[leading.end() :]
            return text
        lowered = re.sub(r"[^\W\d_]+(?:-[^\W\d_]+)*", lambda match: self._word(match.group()), text)
        lowered = re.sub(r"([«\"])(\w)", lambda match: match.group(1) + match.group(2).upper(), lowered)
        lowered = re.sub(
            r"(?<=\bгорода )(\w)|(?<=\bг\. )(\w)|(?<=\bг\.)(\w)", lambda match: match.group().upper(), lowered
        )
        lowered = _PLACE.sub(lambda match: match.group().capitalize(), lowered)
        return lowered[:1].upper() + lowered[1:]

    def _word(self, word: str) -> str:
        forms = self._forms.get(word.casefold())
        if forms:
            return forms.most_common(1)[0][0]
        if _is_abbreviation(word):
            return word
        return word.lower()


def _is_abbreviation(word: str) -> bool:
    """Capitals that are no word in capitals; rare names of places are longer, or end as adjectives do."""
    if (
        len(word) < 2
        or not word.isupper()
        or len(word) > 8
        or re.search(r"(?:СК|ЦК)(?:ИЙ|АЯ|ОЕ|ОГО|ОЙ|ОМУ?|УЮ|ИМ)$", word)
    ):
        return False
    return not is_common_word(word)
