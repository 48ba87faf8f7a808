"""A deadline cell becomes a Deadline, with what must be asked about it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bot.domain.deadline import Deadline, DeadlineKind
from bot.domain.roadmap import Doubt, DoubtReason, Field, RowWarning
from bot.reading.deadlines import spans
from bot.reading.deadlines.plan_time import PlanTime
from bot.reading.deadlines.reduction import reduce
from bot.reading.deadlines.sources import cut_sources
from bot.reading.deadlines.spans import Span, Unit
from bot.reading.deadlines.times import Times
from bot.reading.deadlines.tokens import Token, plain, tokenise
from bot.reading.morphology import LOCATIVE, lower_first, nominative


class DeadlineReading(NamedTuple):
    deadline: Deadline
    warnings: tuple[RowWarning, ...] = ()
    doubts: tuple[Doubt, ...] = ()


_LONGEST = 400
"""Characters of a cell that can be one deadline; more is no deadline but a misplaced text."""


def read_deadline(text: str, plan: PlanTime) -> DeadlineReading:
    """Read one deadline cell by the rules of the plan's time; never raises, whatever the text."""
    return _read(" ".join(text.split()), plan)


@lru_cache(maxsize=4096)
def _read(text: str, plan: PlanTime) -> DeadlineReading:
    """A plan says the same few phrases row after row."""
    if not text.strip(" .,;:-–—"):
        return DeadlineReading(Deadline(DeadlineKind.NONE), (RowWarning.NO_DEADLINE,))
    if len(text) > _LONGEST:
        return _not_understood(text)
    lowered = plain(text)
    tokens = tokenise(lowered)
    if "(" in lowered:
        tokens = _without_remarks(tokens)
    line = reduce(tokens, plan)
    sources, rest = cut_sources(text, lowered, tokens, line)
    times = Times(plan)
    times.take(rest)
    if not times.said and not sources:
        return _not_understood(text)
    kind, found, recurrence = times.windows()
    if not times.said:
        kind = sources[0].kind
    elif not found:
        times.doubt(DoubtReason.YEAR_GUESSED)
    source = ", ".join([s.name for s in sources]) if sources else None
    if sources and (len(sources) > 1 or not sources[0].certain):
        times.doubt(DoubtReason.HALF_UNDERSTOOD)
    deadline = Deadline(kind, spans.in_order(found), recurrence, source)
    warnings = times.warnings()
    if not warnings and not times.doubts:
        return DeadlineReading(deadline)
    reasons = [*times.doubts, *(_DOUBT_OF[w] for w in warnings)]
    return DeadlineReading(deadline, warnings, tuple([Doubt(Field.DEADLINE, reason, text) for reason in reasons]))


_DOUBT_OF = {
    RowWarning.BEFORE_ORDER: DoubtReason.BEFORE_ORDER,
    RowWarning.OUTSIDE_PERIOD: DoubtReason.OUTSIDE_PERIOD,
}


def _not_understood(text: str) -> DeadlineReading:
    """Words without any time that we know: they name an event, as far as one can tell."""
    doubt = Doubt(Field.DEADLINE, DoubtReason.HALF_UNDERSTOOD, text[:_LONGEST])
    name = text.strip(" .")
    if preposition := re.match(r"(?:во?|на)\s+", name, re.IGNORECASE):
        name = nominative(name[preposition.end() :], (LOCATIVE, "accs")) or name
    return DeadlineReading(Deadline(DeadlineKind.EVENT, source=lower_first(name)), (), (doubt,))


def _without_remarks(tokens: list[Token]) -> list[Token]:
    """Brackets that hold neither a time nor a plan are a remark (rule 11)."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        close = next((i for i in range(at, len(tokens)) if tokens[i].kind == "close"), None)
        if tokens[at].kind == "open" and close is not None and kept:
            inside = tokens[at + 1 : close]
            if all(t.kind in ("word", "and", "comma", "dash", "from", "for", "deed", "all", "day") for t in inside):
                at = close + 1
                continue
        kept.append(tokens[at])
        at += 1
    return kept


def _lone_span(text: str) -> Span | None:
    """The stretch of time that a heading is, with nothing beside it."""
    tokens = tokenise(plain(text))
    reduce(tokens, PlanTime())
    tokens = [token for token in tokens if token.kind != "noise"]
    if len(tokens) != 1 or tokens[0].kind != "span" or len(tokens[0].value) != 1:
        return None
    span: Span = tokens[0].value[0]
    return span


def read_stretch_heading(text: str) -> Span | None:
    """The quarter, half-year or school quarter that a heading names, as `PlanTime.stretch_heading` wants it."""
    span = _lone_span(text)
    return span if span and span.unit in (Unit.QUARTER, Unit.HALF, Unit.TERM) and span.start else None


def read_month_heading(text: str) -> date | int | None:
    """The month that a heading names, as `PlanTime.month_heading` wants it; None where it is no month's heading."""
    span = _lone_span(text)
    if span is None or span.unit is not Unit.MONTH or span.start is None:
        return None
    if span.start[0] != span.due[0] or span.carry:
        return None
    return date(span.year, span.start[0], 1) if span.year else span.start[0]
