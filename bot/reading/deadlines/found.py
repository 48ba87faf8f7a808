"""The tokens that a rule has found, and the small questions that readings ask of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.deadlines import spans
from bot.reading.deadlines.plan_time import PlanTime
from bot.reading.deadlines.spans import Span, Unit
from bot.reading.deadlines.tokens import Token

Spans = tuple[Span, ...]


_NUMBERS = frozenset({"num", "year", "twice"})
"""Kinds whose value is a number."""


class Shape:
    """What the kinds of tokens that stand in a row tell by themselves; made once for phrases of one shape."""

    __slots__ = ("kinds", "month", "numbers", "runs")

    def __init__(self, kinds: Sequence[str]) -> None:
        self.kinds = frozenset(kinds)
        self.numbers = [at for at, kind in enumerate(kinds) if kind in _NUMBERS]
        self.month = kinds.index("month") if "month" in kinds else None
        self.runs = _runs(kinds)


def _runs(kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the numbers of a list with ranges: the first and the last of each run."""
    runs: list[tuple[int, int]] = []
    ranged = False
    for at, kind in enumerate(kinds):
        if kind == "num":
            if ranged and runs:
                runs[-1] = (runs[-1][0], at)
            else:
                runs.append((at, at))
            ranged = False
        elif kind == "dash":
            ranged = True
        elif kind not in ("comma", "and", "semi") and runs:
            break
    return runs


class Found:
    """The tokens that a pattern has found, asked for by kind."""

    __slots__ = ("plan", "shape", "tokens")

    def __init__(self, tokens: list[Token], plan: PlanTime, shape: Shape | None = None) -> None:
        self.tokens = tokens
        self.plan = plan
        self.shape = shape or Shape([token.kind for token in tokens])

    def numbers(self) -> list[int]:
        tokens = self.tokens
        return [tokens[at].value for at in self.shape.numbers]

    def spans(self) -> Spans:
        found: Spans = ()
        for token in self.tokens:
            if type(token.value) is tuple:  # of spans; a span is a kind of tuple itself
                found += token.value
        return found

    def span(self) -> Span:
        found = self.spans()
        if not found:
            raise Declined
        return found[0]

    def month(self) -> Span:
        """The month named, else the one of the heading above the row."""
        if self.shape.month is None:
            return heading_of(self.plan)
        month: Span = self.tokens[self.shape.month].value
        return month

    def runs(self) -> list[tuple[int, int]]:
        """Numbers in a list with ranges, "1, 3-4", as runs: (1, 1), (3, 4)."""
        tokens = self.tokens
        return [(tokens[first].value, tokens[last].value) for first, last in self.shape.runs]

    def has(self, *kinds: str) -> bool:
        return not self.shape.kinds.isdisjoint(kinds)


class Declined(Exception):
    """The pattern fits, but the words do not mean what the rule is about."""


def heading_of(plan: PlanTime) -> Span:
    heading = plan.month_heading
    if heading is None:
        raise Declined
    if isinstance(heading, int):
        return spans.MONTHS[(heading - 1) % 12]
    return spans.MONTHS[heading.month - 1]._replace(year=heading.year)


def valid(number: int, most: int) -> int:
    if not 1 <= number <= most:
        raise Declined
    return number


def part(month: Span, first: int, last: int, unit: Unit = Unit.WEEK) -> Span:
    number = month.due[0]
    return Span((number, first), (number, last), unit, month.year, month.carry)
