"""The table of rules: what a run of words means as time.

A rule is a pattern over kinds of tokens (`tokens.LEXICON`), the kind that it makes of them, and a reading: a function
from the tokens found to a value, or to None where it declines. Rules are applied in the order of the table, each over
the whole phrase, and each makes of a run of tokens one, on which later rules build: "с 1 сентября по 15 октября" is
`from num month to num month`, then `from span to span`, then `span`. To teach the grammar a phrase, add a line and a
test. The kinds that may remain at the end: `span` (dates), `lasting` (work through a span), `always`, `recur` (a
recurrence), `often` (several times in a unit), `monthdays` (days of each month), `further`, `noise`. Anything else was
not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.deadline import Recurrence
from bot.reading.deadlines import spans
from bot.reading.deadlines.plan_time import PlanTime
from bot.reading.deadlines.spans import ACADEMIC, HALVES, QUARTERS, TERMS, YEAR, Span, Unit, days_of
from bot.reading.deadlines.tokens import LEXICON, Token

Spans = tuple[Span, ...]


class Found:
    """The tokens that a pattern has found, asked for by kind."""

    def __init__(self, tokens: list[Token], plan: PlanTime) -> None:
        self.tokens = tokens
        self.plan = plan

    def numbers(self) -> list[int]:
        return [t.value for t in self.tokens if t.kind in ("num", "year", "twice") and isinstance(t.value, int)]

    def spans(self) -> Spans:
        return tuple(s for t in self.tokens if isinstance(t.value, tuple) for s in t.value if isinstance(s, Span))

    def span(self) -> Span:
        found = self.spans()
        if not found:
            raise Declined
        return found[0]

    def month(self) -> Span:
        """The month named, else the one of the heading above the row."""
        named = [t.value for t in self.tokens if t.kind in ("month",) and isinstance(t.value, Span)]
        return named[0] if named else _heading(self.plan)

    def has(self, *kinds: str) -> bool:
        return any(t.kind in kinds for t in self.tokens)


class Declined(Exception):
    """The pattern fits, but the words do not mean what the rule is about."""


Reading = Callable[[Found], object]


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: str
    makes: str
    reading: Reading
    doubtful: bool = False
    """The reading is a fair guess that wants a nod."""


def _heading(plan: PlanTime) -> Span:
    heading = plan.month_heading
    if heading is None:
        raise Declined
    if isinstance(heading, int):
        return spans.MONTHS[(heading - 1) % 12]
    return replace(spans.MONTHS[heading.month - 1], year=heading.year)


def _valid(number: int, most: int) -> int:
    if not 1 <= number <= most:
        raise Declined
    return number


def _part(month: Span, first: int, last: int, unit: Unit = Unit.WEEK) -> Span:
    return replace(month, start=(month.due[0], first), due=(month.due[0], last), unit=unit)


def _runs(found: Found) -> list[tuple[int, int]]:
    """Numbers in a list with ranges, "1, 3-4", as runs: (1, 1), (3, 4)."""
    runs: list[tuple[int, int]] = []
    ranged = False
    for token in found.tokens:
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


def _joined(first: Span, last: Span) -> Spans:
    joined = spans.join(first, last)
    if joined is None:
        raise Declined
    return (joined,)


# --- readings, in the order of the table


def _academic_years(found: Found) -> Spans:
    years = found.numbers()
    first, last = years[0], years[-1] if years[-1] > 99 else years[0] // 100 * 100 + years[-1]
    if last != first + 1:
        raise Declined
    return (replace(ACADEMIC, year=first),)


def _dated(found: Found) -> Spans:
    """ "05.02.2018 г."."""
    if any(span.year is None for span in found.spans()):
        raise Declined
    return found.spans()


def _on_weekday(found: Found) -> Spans:
    """ "31 мая (пятница)": the day is told by its date."""
    if any(span.unit is not Unit.DAY for span in found.spans()):
        raise Declined
    return found.spans()


def _results_of(found: Found) -> Spans:
    """ "по итогам I полугодия": as "по итогам четверти", the part of the year itself."""
    if any(span.unit not in (Unit.TERM, Unit.QUARTER, Unit.HALF) for span in found.spans()):
        raise Declined
    return found.spans()


def _years(found: Found) -> Spans:
    first, *rest = found.numbers()
    last = rest[-1] if rest else first
    if last < first:
        raise Declined
    if rest and found.plan.academic == first and last == first + 1:
        return (replace(ACADEMIC, year=first),)
    return (replace(YEAR, year=first, carry=last - first),)


def _pieces(of: tuple[Span, ...]) -> Reading:
    """Quarters, half-years or school quarters by their numbers: a range is one window, a list one each (rule 2)."""

    def reading(found: Found) -> Spans:
        pieces: list[Span] = []
        for first, last in _runs(found):
            a, b = of[_valid(first, len(of)) - 1], of[_valid(last, len(of)) - 1]
            pieces.extend(_joined(a, b))
        if not pieces:
            raise Declined
        return tuple(pieces)

    return reading


def _days(found: Found) -> Spans:
    month = found.month()
    most = days_of(month.due[0])
    return tuple(_part(month, _valid(a, most), _valid(b, most), Unit.DAY) for a, b in _runs(found))


def _days_from_to(found: Found) -> Spans:
    month = found.month()
    first, last = (_valid(n, days_of(month.due[0])) for n in found.numbers())
    return (_part(month, first, last, Unit.DAY),)


def _days_before_date(found: Found) -> Spans:
    """ "1-15.09.2024", "12, 13.10": days of the month of the date that ends the list."""
    date = found.span()
    if date.unit is not Unit.DAY or date.start is None or len(found.spans()) > 1:
        raise Declined
    numbers = [*found.numbers(), date.due[1]]
    if found.has("dash", "to"):
        return (_part(date, _valid(numbers[0], date.due[1]), numbers[-1], Unit.DAY),)
    return tuple(_part(date, _valid(n, 31), n, Unit.DAY) for n in numbers)


def _weeks(found: Found) -> Spans:
    """Days 1-7, 8-14, 15-21 and 22 to the end (rule 15)."""
    month = found.month()
    weeks = [(_valid(a, 5), _valid(b, 5)) for a, b in _runs(found)] or [(4, 4)]
    return tuple(_part(month, 7 * min(a, 4) - 6, 7 * b if b < 4 else 31) for a, b in weeks)


def _halves_of_month(found: Found) -> Spans:
    return tuple(_part(found.month(), *((1, 15), (16, 31))[_valid(a, 2) - 1]) for a, _ in _runs(found) or [(2, 2)])


def _decades(found: Found) -> Spans:
    thirds = ((1, 10), (11, 20), (21, 31))
    return tuple(
        _part(found.month(), thirds[_valid(a, 3) - 1][0], thirds[_valid(b, 3) - 1][1])
        for a, b in _runs(found) or [(3, 3)]
    )


def _third(found: Found) -> Spans:
    """ "в начале мая", "середина мая", "конец мая"."""
    span = found.span()
    if span.unit is not Unit.MONTH:
        raise Declined
    first, last = (1, 10) if found.has("begin") else (11, 20) if found.has("mid") else (21, 31)
    return (_part(span, first, last),)


def _with_year(found: Found) -> Spans:
    *months, last = found.spans()
    if not months or last.unit not in (Unit.YEAR, Unit.ACADEMIC) or last.year is None or last.start is None:
        raise Declined
    if any(s.year is not None or s.unit in (Unit.YEAR, Unit.ACADEMIC, Unit.PERIOD) for s in months):
        raise Declined
    if last.unit is Unit.ACADEMIC:
        return tuple(spans.in_academic(s, last.year) for s in months)
    years = range(last.year, last.year + last.carry + 1)
    return tuple(spans.in_year(s, year) for s in months for year in years)


def _after_year(found: Found) -> Spans:
    year, *months = found.spans()
    return _with_year(Found([Token("span", (*months, year), 0, 0)], found.plan))


def _range(found: Found) -> Spans:
    first, *_, last = found.spans()
    if len(found.spans()) != 2:
        raise Declined
    return _joined(first, last)


def _one(found: Found) -> Span:
    if len(found.spans()) > 1:
        raise Declined
    return found.span()


def _until(found: Found) -> Spans:
    """Before a month, quarter or year: due on the last day before it (rule 3); "до конца" is due on its last day."""
    return (_ends(_one(found)) if found.has("end") else spans.ends_before(_one(found)),)


def _ends(span: Span) -> Span:
    return spans.ends_with(span) if span.unit is not Unit.PERIOD else span


def _until_day(found: Found) -> Spans:
    span = _one(found)
    if span.unit is not Unit.DAY:
        raise Declined
    return (spans.ends_with(span),)


def _until_end(found: Found) -> Spans:
    return (_ends(_one(found)),)


def _until_begin(found: Found) -> Spans:
    """ "до начала учебного года" is due the day before, "к началу" that day."""
    span = _one(found)
    if span.start is None:
        raise Declined
    first_day = replace(span, due=span.start, carry=0, unit=Unit.DAY)
    return (spans.ends_before(first_day) if found.has("until") else spans.ends_with(first_day),)


def _from(found: Found) -> Spans:
    """Open to the end of the plan."""
    span = found.span()
    period = found.plan.period
    year = span.year
    if period is None or span.start is None or len(found.spans()) > 1:
        raise Declined
    if year is None:
        year = (spans.in_academic(span, found.plan.academic).year if found.plan.academic else period[0].year) or 0
    end = period[1]
    if (year, span.start) > (end.year, (end.month, end.day)):
        raise Declined
    return (Span(span.start, (end.month, end.day), span.unit, year, end.year - year),)


_UNITS = {
    "monthword": Recurrence.MONTHLY,
    "month": Recurrence.MONTHLY,
    "quarter": Recurrence.QUARTERLY,
    "half": Recurrence.HALF_YEARLY,
    "halfyear": Recurrence.HALF_YEARLY,
    "yearword": Recurrence.YEARLY,
    "study": Recurrence.YEARLY,
    "academic": Recurrence.YEARLY,
    "term": Recurrence.SCHOOL_QUARTERLY,
}


def _unit(found: Found) -> Recurrence:
    return next(_UNITS[t.kind] for t in reversed(found.tokens) if t.kind in _UNITS)


def _once_in(found: Found) -> Recurrence:
    """ "1 раз в квартал"."""
    if any(n != 1 for n in found.numbers()):
        raise Declined
    return _unit(found)


def _several_in(found: Found) -> Recurrence:
    return _unit(found)


def _every_so_many(found: Found) -> Recurrence:
    """ "1 раз в 2 месяца", "раз в три года"."""
    *_, every = found.numbers()
    if found.has("monthword") and every in (1, 3, 6, 12):
        return {1: Recurrence.MONTHLY, 3: Recurrence.QUARTERLY, 6: Recurrence.HALF_YEARLY, 12: Recurrence.YEARLY}[every]
    raise Declined


def _whole(found: Found) -> Spans:
    return (spans.PERIOD,) if found.numbers()[-1] > 1 and found.has("yearword") else (YEAR,)


def _days_of_each_month(found: Found) -> tuple[tuple[int | None, int], ...]:
    """Runs of days in a month; (None, day) where only the last is known."""
    if found.has("until", "later"):
        return ((None, _valid(found.numbers()[-1], 31)),)
    if found.has("from"):
        first, last = found.numbers()
        return ((_valid(first, 31), _valid(last, 31)),)
    return tuple((_valid(a, 31), _valid(b, 31)) for a, b in _runs(found))


def _heading_days(found: Found) -> Spans:
    _heading(found.plan)
    if found.has("until"):
        return tuple(spans.ends_with(s) for s in _days(Found([t for t in found.tokens if t.kind == "num"], found.plan)))
    return _days(found)


def _same(found: Found) -> Spans:
    return found.spans()


def _constant(*value: Span) -> Reading:
    return lambda found: value


def _heading_month(found: Found) -> Spans:
    return (_heading(found.plan),)


def _nothing(found: Found) -> object:
    return None


_LIST = "num ((dash|comma|and|semi) num)*"

RULES: tuple[Rule, ...] = (
    # recurrences: "1 раз в квартал", "каждый месяц", "по полугодиям", "по итогам четверти"
    Rule("study yearword", "academic", _constant(ACADEMIC)),
    Rule(
        "(not least)? num? times in every? (monthword|quarter|half|halfyear|academic|yearword|term)",
        "recur",
        _once_in,
    ),
    Rule("(not least)? (num times|twice) in every? (academic|yearword)", "often", _several_in),
    Rule("(not least)? (num times|twice) in every? (monthword|quarter|half|halfyear|term)", "often", _several_in, True),
    Rule("(not least)? num? times in num monthword", "recur", _every_so_many),
    Rule("(not least)? num? times in num (monthword|yearword)", "span", _whole, True),
    Rule("(not least)? (num? times|twice) in num? dash? (day|week)", "always", _nothing),
    Rule("(in|to|on)? every (monthword|quarter|half|academic|yearword|term)", "recur", _several_in),
    Rule("to (monthword|quarter|half|term)", "recur", _several_in),
    Rule("to results every? (monthword|quarter|half|term)", "recur", _several_in),
    Rule("in end every? (quarter|half|term)", "recur", _several_in),
    Rule("to results every? yearword", "recur", _several_in, True),
    Rule("(in|on)? always footing", "always", _nothing),
    Rule("(in|to)? every (day|week)", "always", _nothing),
    Rule("always comma? (in|to) work day", "always", _nothing),
    # years: "2018 г.", "2019-2020 уч.г.", "2016-2019", "2018, 2019 годы"
    Rule("year yearword", "year", lambda f: f.numbers()[0]),
    Rule("year (dash|slash) (year|num) academic", "years", _academic_years),
    Rule("academic year (dash|slash) year", "years", _academic_years),
    Rule("year slash (year|num) yearword?", "years", _academic_years),
    Rule("from? year (dash|to) year", "years", _years),
    Rule("year ((comma|and) year)+", "years", lambda f: tuple(replace(YEAR, year=n) for n in f.numbers())),
    Rule("year", "years", _years),
    # parts of a year by number: "1-4 кв.", "4, 1, 2 кв.", "во II полугодии", "3 четверть"
    Rule(f"in? {_LIST} quarter", "span", _pieces(QUARTERS)),
    Rule(f"in? {_LIST} half academic", "span", _pieces(HALVES), True),
    Rule(f"in? {_LIST} half", "span", _pieces(HALVES)),
    Rule(f"in? {_LIST} study? term", "span", _pieces(TERMS)),
    # parts of a month: "2 неделя мая", "первая половина", "III декада октября"
    Rule(f"(in|on)? {_LIST} week in? (month|monthword)?", "span", _weeks),
    Rule("(in|on)? last week (month|monthword)?", "span", _weeks, True),
    Rule(f"in? {_LIST} halfof (month|monthword)?", "span", _halves_of_month),
    Rule(f"in? {_LIST} decade (month|monthword)?", "span", _decades),
    Rule("in? last decade (month|monthword)?", "span", _decades),
    Rule("in? (num|last) weekday month", "span", lambda f: (f.month(),), True),
    Rule("(num|last) weekday every? monthword", "recur", lambda f: Recurrence.MONTHLY, True),
    Rule("(num|last) weekday recur", "recur", lambda f: Recurrence.MONTHLY, True),
    Rule("^srok deed? (dash|colon)", "noise", _nothing),
    # days: "5 мая", "15-30 ноября", "с 1 по 15 мая", "1-15.09.2024", "до 25 числа"
    Rule("from num (to|until) num month", "span", _days_from_to),
    Rule(f"{_LIST} chislo? month", "span", _days),
    Rule("from? num (dash|to) span", "span", _days_before_date),
    Rule("num ((comma|and) num)* (comma|and) span", "span", _days_before_date),
    Rule("until num chislo", "monthdays", _days_of_each_month),
    Rule("not later num chislo", "monthdays", _days_of_each_month),
    Rule("from num (to|until) num chislo", "monthdays", _days_of_each_month),
    Rule(f"every? {_LIST} chislo", "monthdays", _days_of_each_month),
    Rule("month", "span", lambda f: (f.month(),)),
    Rule("in? every span", "each", _same),
    Rule("to results span", "span", _results_of, True),
    # a year with what it belongs to: "Октябрь, 2019 г.", "4 кв. 2018", "май 2018-2020 гг."
    Rule("span comma? in? years", "span", _with_year),
    Rule("^years (dash|colon|comma)? span$", "span", _after_year),
    Rule("years", "span", _same),
    Rule("span yearword", "span", _dated),
    Rule("^in? half$", "recur", _several_in),
    # the whole year, the whole plan
    Rule("(on|in)? all? (period|srok) deed (plan|word)*", "whole", _constant(spans.PERIOD)),
    Rule("(on|in)? all (period|srok)", "whole", _constant(spans.PERIOD)),
    Rule("(in|on)? (flow|during) (period|srok)", "lasting", _constant(spans.PERIOD)),
    Rule("academic", "span", _constant(ACADEMIC)),
    Rule("yearword", "span", _constant(YEAR)),
    Rule("monthword", "span", _heading_month),
    Rule("span (comma|open)? weekday close?", "span", _on_weekday),
    Rule("(in|to|every)+ weekday ((comma|and) weekday)*", "always", _nothing),
    Rule("weekday ((comma|and) weekday)* (in? clock)?", "always", _nothing, True),
    # ends: "до 05.02.2018", "к 1 мая", "до конца года", "не позднее 1 июня", and ranges before them
    Rule("begin (academic|span)", "begin", _same),
    Rule("from span (dash|to|until) end? span", "span", _range),
    Rule("span (dash|to) span", "span", _range),
    Rule("(in srok)? (until|by|not later until?|to) end span", "span", _until),
    Rule("(in srok)? (until|by) begin", "span", _until_begin),
    Rule("in? (begin|(mid|end) span)", "span", _third, True),
    Rule("(in srok)? (until|by|not later until?|to) span", "span", _until_day),
    Rule("(in srok)? until span", "span", _until),
    Rule("(in srok)? by span", "span", _until_begin, True),
    Rule("(in srok)? (not later until?|to) span", "span", _until_end, True),
    Rule("(in srok)? until num", "span", _heading_days),
    # work that goes on: "в течение года", "весь период", "с сентября постоянно"
    Rule("(in|on)? (flow|during) all? (span|whole)", "lasting", _same),
    Rule("all span", "lasting", _same),
    Rule("whole", "lasting", _same),
    Rule("until whole", "span", _same, True),
    Rule("from span comma? always", "lasting", _from),
    Rule("from span", "lasting", _from, True),
    Rule("in span", "span", _same),
    Rule("on span", "span", _same, True),
    Rule(f"^(in|from)? {_LIST}$", "span", _heading_days),
    # stages: "первый этап - …, далее - …"
    Rule("num stage (dash|colon)?", "noise", _nothing),
    Rule("further dash?", "further", _nothing),
)

_KINDS = dict.fromkeys(
    [
        *(kind for kind, _ in LEXICON),
        *(
            "num",
            "month",
            "year",
            "span",
            "years",
            "academic",
            "whole",
            "lasting",
            "often",
            "each",
            "monthdays",
            "word",
            "clock",
            "other",
        ),
        *("dash", "comma", "semi", "colon", "open", "close", "slash"),
    ]
)
_CODES = {kind: chr(0xE000 + n) for n, kind in enumerate(_KINDS)}


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"[a-z]+", lambda kind: _CODES[kind[0]], pattern).replace(" ", ""))


_COMPILED = tuple((rule, compiled(rule.pattern)) for rule in RULES)


def kinds_line(tokens: list[Token]) -> str:
    """The kinds of the tokens, one character each."""
    return "".join(_CODES[token.kind] for token in tokens)


def reduce(tokens: list[Token], plan: PlanTime) -> list[Token]:
    """Apply the table: what the words mean as time, and the words that no rule has taken."""
    line = kinds_line(tokens)
    for rule, pattern in _COMPILED:
        if pattern.search(line) is None:
            continue
        kept: list[Token] = []
        at = 0
        for match in pattern.finditer(line):
            run = tokens[match.start() : match.end()]
            try:
                value = rule.reading(Found(run, plan))
            except Declined:
                continue
            kept += tokens[at : match.start()]
            doubtful = rule.doubtful or any(token.doubtful for token in run)
            kept.append(Token(rule.makes, value, run[0].start, run[-1].end, doubtful))
            at = match.end()
        tokens = kept + tokens[at:]
        line = kinds_line(tokens)
    return tokens
