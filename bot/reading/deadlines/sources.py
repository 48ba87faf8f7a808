"""The plan, timetable or event that a deadline phrase names, cut out of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.domain.deadline import DeadlineKind
from bot.reading.bodies import is_abbreviation
from bot.reading.deadlines.patterns import compiled
from bot.reading.deadlines.spans import Unit
from bot.reading.deadlines.tokens import Token
from bot.reading.morphology import (
    DATIVE,
    GENITIVE,
    INSTRUMENTAL,
    LOCATIVE,
    NOMINATIVE,
    is_adjective,
    is_unlikely,
    lower_first,
    nominative,
)


class Source(NamedTuple):
    kind: DeadlineKind
    name: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Opener:
    """How a source begins: `pattern` is over kinds of tokens; the cases are those that its head may stand in."""

    pattern: str
    kind: DeadlineKind | None
    """None: a plan where its head is one of `plan` words, else an event."""
    cases: tuple[str, ...]
    certain: bool = True


_PLAN, _EVENT = DeadlineKind.SCHEDULE, DeadlineKind.EVENT

OPENERS: tuple[Opener, ...] = (
    Opener("in match from", _PLAN, (INSTRUMENTAL, GENITIVE, DATIVE)),
    Opener("according from?", _PLAN, (DATIVE, GENITIVE, INSTRUMENTAL, NOMINATIVE)),
    Opener("on basis", None, (GENITIVE,)),
    Opener("to measure", _EVENT, (GENITIVE,)),
    Opener("in case", _EVENT, (GENITIVE,)),
    Opener("after", _EVENT, (GENITIVE,)),
    Opener("at", _EVENT, (LOCATIVE,)),
    Opener("before", _EVENT, (INSTRUMENTAL, GENITIVE)),
    Opener("in frame", _EVENT, (GENITIVE,)),
    Opener("in course", _EVENT, (GENITIVE,)),
    Opener("from (moment|day)", _EVENT, (GENITIVE,)),
    Opener("to", None, (DATIVE, LOCATIVE)),
    Opener("by", _EVENT, (DATIVE,), certain=False),
    Opener("until", _EVENT, (GENITIVE,), certain=False),
    Opener("^(recur|always|word)?", None, (NOMINATIVE,)),
)

# "не позднее 5 рабочих дней" before "после …": the event is known, the days after it are not kept.
_LAG = compiled("(in during|not later until?|for|until|in)? num dash? (word|work)? (day|week|monthword|word)$")
_TIME = frozenset({"span", "each", "lasting", "recur", "always", "often", "monthdays", "further", "clock"})
_NAMES = frozenset(
    [
        "word",
        "plan",
        "results",
        "end",
        "begin",
        "always",
        "recur",
        "day",
        "work",
        "study",
        "every",
        "this",
        "season",
        "seasonal",
        "next",
        "ending",
        "offday",
    ]
)
_BREAKS = frozenset({"comma", "semi", "open", "close", "and", "but", "colon"})
_NOMINATIVE_MONTH = re.compile(r"(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)ь|март|май|август")


class _Opening(NamedTuple):
    opener: Opener
    at: int
    """Where the opener begins, its lag before it included."""
    name_at: int
    certain: bool


_COMPILED = tuple((opener, compiled(opener.pattern)) for opener in OPENERS)


def cut_sources(text: str, plain: str, tokens: list[Token], line: str) -> tuple[list[Source], list[Token]]:
    """The sources that the phrase names, and the tokens outside of them."""
    places = _places(line)
    if not places:
        return [], tokens
    found: list[Source] = []
    rest: list[Token] = []
    at = 0
    while at < len(tokens):
        opening = _opening(line, tokens, at, len(rest)) if at in places else None
        if opening is None:
            rest.append(tokens[at])
            at += 1
            continue
        end = _end(line, plain, tokens, opening.name_at)
        del rest[len(rest) - (at - opening.at) :]
        found.append(_source(text, tokens, opening, end))
        at = end
    return found, rest


@lru_cache(maxsize=16384)
def _openers(line: str, at: int) -> tuple[tuple[Opener, int], ...]:
    """The openers that fit at a place of a phrase of this shape, and where their names begin."""
    fits = ((opener, pattern.match(line, at)) for opener, pattern in _COMPILED)
    return tuple((opener, match.end()) for opener, match in fits if match and match.end() < len(line))


@lru_cache(maxsize=16384)
def _places(line: str) -> frozenset[int]:
    """Where in a phrase of this shape a source may begin."""
    return frozenset(at for at in range(len(line)) if _openers(line, at))


def _opening(line: str, tokens: list[Token], at: int, before: int) -> _Opening | None:
    for opener, name_at in _openers(line, at):
        is_bare = opener.pattern.startswith("^")
        kind = tokens[name_at].kind
        if kind not in _NAMES or (is_bare and (kind != "plan" or at > 0)):
            continue
        lag = _LAG.search(line, at - before, at) if before and opener.kind is _EVENT else None
        start = lag.start() if lag else at
        return _Opening(opener, start, at if is_bare else name_at, opener.certain and start == at)
    return None


def _end(line: str, plain: str, tokens: list[Token], at: int) -> int:
    """Where a source ends: at a bracket, and where a time or another source begins."""
    for i in range(at + 1, len(tokens)):
        token = tokens[i]
        if token.kind in ("open", "close", "semi"):
            return i
        if token.kind in _BREAKS and i + 1 < len(tokens):
            after = i + 1
            while after + 1 < len(tokens) and tokens[after].kind in _BREAKS:
                after += 1
            if tokens[after].kind in _TIME or (tokens[after].kind != "word" and _opens(line, tokens, after)):
                return i
        elif token.kind in _TIME and _is_strong(token, plain):
            return i
    return len(tokens)


def _opens(line: str, tokens: list[Token], at: int) -> bool:
    opening = _opening(line, tokens, at, 0)
    return opening is not None and not opening.opener.pattern.startswith("^")


def _is_strong(token: Token, plain: str) -> bool:
    """Whether a time ends the name before it without a comma: "по графику … в течение года", not "план на 2018 год"."""
    words = plain[token.start : token.end]
    first, _, others = words.partition(" ")
    if token.kind in ("recur", "always"):
        return first.endswith("о") or bool(others)
    if token.kind == "span":
        months = all(span.unit not in (Unit.YEAR, Unit.ACADEMIC) for span in token.value)
        return months and (first in ("до", "к", "не", "с", "в", "во") or bool(_NOMINATIVE_MONTH.match(words)))
    return token.kind in ("lasting", "often")


def _source(text: str, tokens: list[Token], opening: _Opening, end: int) -> Source:
    names = tokens[opening.name_at : end]
    written = text[names[0].start : names[-1].end].strip(" ,;:.-–—")
    if names[-1].end < len(text) and text[names[-1].end] in '»"”':
        written += text[names[-1].end]
    name, is_certain = _name(written, opening.opener.cases)
    kind = opening.opener.kind or (_PLAN if _is_plan(names, text) else _EVENT)
    return Source(kind, name, opening.certain and is_certain)


@lru_cache(maxsize=4096)
def _name(written: str, cases: tuple[str, ...]) -> tuple[str, bool]:
    """The name in the nominative, and whether it is certain; plans and events come again and again."""
    name = nominative(written, cases)
    is_named = name is not None or is_abbreviation(written.split()[0])
    return lower_first(name or written), is_named and not is_unlikely(written)


def _is_plan(names: list[Token], text: str) -> bool:
    for token in names[:4]:
        if token.kind == "plan":
            return True
        if token.kind == "results" or not is_adjective(text[token.start : token.end]):
            return False
    return False
