"""The tokens that a rule has found, and the small questions that readings ask of them."""

from __future__ import annotations

from bot.reading.deadlines import spans
from bot.reading.deadlines.plan_time import PlanTime
from bot.reading.deadlines.spans import Span, Unit
from bot.reading.deadlines.tokens import Token

Spans = tuple[Span, ...]


_NUMBERS = frozenset({"num", "year", "twice"})


class Found:
    """The tokens that a pattern has found, asked for by kind."""

    __slots__ = ("plan", "tokens")

    def __init__(self, tokens: list[Token], plan: PlanTime) -> None:
        self.tokens = tokens
        self.plan = plan

    def numbers(self) -> list[int]:
        return [t.value for t in self.tokens if t.kind in _NUMBERS and isinstance(t.value, int)]

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
        for token in self.tokens:
            if token.kind == "month":
                month: Span = token.value
                return month
        return heading_of(self.plan)

    def runs(self) -> list[tuple[int, int]]:
        """Numbers in a list with ranges, "1, 3-4", as runs: (1, 1), (3, 4)."""
        runs: list[tuple[int, int]] = []
        ranged = False
        for token in self.tokens:
            if token.kind == "num" and isinstance(token.value, int):
                if ranged:
                    runs[-1] = (runs[-1][0], token.value)
                else:
                    runs.append((token.value, token.value))
                ranged = False
            elif token.kind == "dash":
                ranged = True
            elif token.kind not in ("comma", "and", "semi") and runs:
                break
        return runs

    def has(self, *kinds: str) -> bool:
        return True in [token.kind in kinds for token in self.tokens]  # a generator costs twice as much


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
