"""The table of rules at work: run by run, what the words of a phrase mean as time takes their place.

Which rule fits where is told by the kinds of the words alone, and phrases come in few shapes: the way of a shape
through the table is found once, as a chain of steps, and each phrase of that shape goes it with its own values.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from bot.reading.deadlines.found import Declined, Found, Shape
from bot.reading.deadlines.patterns import code_of, compiled, kind_of, kinds_line, required
from bot.reading.deadlines.plan_time import PlanTime
from bot.reading.deadlines.rules import RULES
from bot.reading.deadlines.tokens import Token

_COMPILED = tuple((compiled(rule.pattern), required(rule.pattern)) for rule in RULES)

Places = tuple[tuple[int, int], ...]


class _Step:
    """A rule at a place of a phrase of some shape, or the end of the way; the steps after it are found when needed."""

    def __init__(self, line: str, doubts: tuple[bool, ...], number: int, places: Places) -> None:
        """`places` are those where the rule is yet to be applied: the last place first, so that the others stay."""
        self.line = line
        self.doubts = doubts
        self.number = number
        self.places = places
        if places:
            self.first, self.last = first, last = places[0]
            self.rule = RULES[number]
            self.shape = Shape([kind_of(code) for code in line[first:last]])
            self.is_doubtful = self.rule.doubtful or any(doubts[first:last])

    @cached_property
    def done(self) -> _Step:
        """The step after this one where the rule has made one token of its run."""
        before, after = slice(None, self.first), slice(self.last, None)
        line = self.line[before] + code_of(self.rule.makes) + self.line[after]
        doubts = (*self.doubts[before], self.is_doubtful, *self.doubts[after])
        return _step(line, doubts, self.number, self.places[1:])

    @cached_property
    def declined(self) -> _Step:
        """The step after this one where the reading has declined."""
        return _step(self.line, self.doubts, self.number, self.places[1:])


def _step(line: str, doubts: tuple[bool, ...], number: int, places: Places) -> _Step:
    if not places:
        number, places = _next(line, number + 1)
    return _Step(line, doubts, number, places)


@lru_cache(maxsize=2048)
def _first(line: str) -> _Step:
    return _step(line, (False,) * len(line), -1, ())


def _next(line: str, start: int) -> tuple[int, Places]:
    """The first rule from `start` that fits, and where; no places where no rule fits any more."""
    present = set(line)
    for number in range(start, len(RULES)):
        pattern, needed = _COMPILED[number]
        if needed <= present and (places := [match.span() for match in pattern.finditer(line)]):
            return number, tuple(reversed(places))
    return len(RULES), ()


def reduce(tokens: list[Token], plan: PlanTime) -> str:
    """Apply the table: `tokens` become what the words mean as time, and the words that no rule has taken.

    Returns the line of their kinds.
    """
    step = _first(kinds_line(tokens))
    while step.places:
        first, last = step.first, step.last
        run = tokens[first:last]
        rule = step.rule
        try:
            value = rule.reading(Found(run, plan, step.shape))
        except Declined:
            step = step.declined
            continue
        tokens[first:last] = (Token(rule.makes, value, run[0].start, run[-1].end, step.is_doubtful),)
        step = step.done
    return step.line
