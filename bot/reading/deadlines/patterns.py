"""Patterns over kinds of tokens: each kind is one character of a line, so that a rule is a regular expression."""

from __future__ import annotations

import re
from operator import attrgetter

from bot.reading.deadlines.tokens import LEXICON, Token

# What the rules make of tokens, beside the kinds of words.
_MADE = "num month year thisyear span years academic whole lasting often each monthdays following word clock other"
_MARKS = "dash comma semi colon open close slash"
_KINDS = tuple(dict.fromkeys([*(kind for kind, _ in LEXICON), *_MADE.split(), *_MARKS.split()]))
_FIRST = 0xE000
_CODES = {kind: chr(_FIRST + n) for n, kind in enumerate(_KINDS)}


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"[a-z]+", lambda kind: _CODES[kind[0]], pattern).replace(" ", ""))


def code_of(kind: str) -> str:
    return _CODES[kind]


def kind_of(code: str) -> str:
    return _KINDS[ord(code) - _FIRST]


def required(pattern: str) -> frozenset[str]:
    """Characters that every fit of the pattern has; to pass over most rules at a glance."""
    while (bare := re.sub(r"\([^()]*\)[?*+]?", " ", pattern)) != pattern:
        pattern = bare
    return frozenset(_CODES[kind] for kind in re.findall(r"[a-z]+(?![a-z?*])", pattern))


def kinds_line(tokens: list[Token]) -> str:
    """The kinds of the tokens, one character each."""
    return "".join(map(_CODES.__getitem__, map(_kind, tokens)))


_kind = attrgetter("kind")
