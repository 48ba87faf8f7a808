"""What the words that a rule has found mean: one function a reading, from tokens to a value, or Declined."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.deadline import Recurrence
from bot.reading.deadlines import spans
from bot.reading.deadlines.found import Declined, Found, Spans, heading_of, part, valid
from bot.reading.deadlines.spans import ACADEMIC, YEAR, Span, Unit, days_of
from bot.reading.deadlines.tokens import Token

Reading = Callable[[Found], object]


def _joined(first: Span, last: Span) -> Spans:
    joined = spans.join(first, last)
    if joined is None:
        raise Declined
    return (joined,)


def academic_years(found: Found) -> Spans:
    years = found.numbers()
    first, last = years[0], years[-1] if years[-1] > 99 else years[0] // 100 * 100 + years[-1]
    if last != first + 1:
        raise Declined
    return (ACADEMIC._replace(year=first),)


def dated(found: Found) -> Spans:
    """ "05.02.2018 г."."""
    if any(span.year is None for span in found.spans()):
        raise Declined
    return found.spans()


def on_weekday(found: Found) -> Spans:
    """ "31 мая (пятница)": the day is told by its date."""
    if any(span.unit is not Unit.DAY for span in found.spans()):
        raise Declined
    return found.spans()


def results_of(found: Found) -> Spans:
    """ "по итогам I полугодия": as "по итогам четверти", the part of the year itself."""
    if any(span.unit not in (Unit.TERM, Unit.QUARTER, Unit.HALF) for span in found.spans()):
        raise Declined
    return found.spans()


def years(found: Found) -> Spans:
    first, *rest = found.numbers()
    last = rest[-1] if rest else first
    if last < first:
        raise Declined
    if rest and found.plan.academic == first and last == first + 1:
        return (ACADEMIC._replace(year=first),)
    return (YEAR._replace(year=first, carry=last - first),)


def pieces(of: tuple[Span, ...]) -> Reading:
    """Quarters, half-years or school quarters by their numbers: a range is one window, a list one each (rule 2)."""

    def reading(found: Found) -> Spans:
        pieces: list[Span] = []
        for first, last in found.runs():
            a, b = of[valid(first, len(of)) - 1], of[valid(last, len(of)) - 1]
            pieces.extend(_joined(a, b))
        if not pieces:
            raise Declined
        return tuple(pieces)

    return reading


def days(found: Found) -> Spans:
    month = found.month()
    most = days_of(month.due[0])
    parts: Spans = ()
    for first, last in found.runs():
        parts += (part(month, valid(first, most), valid(last, most), Unit.DAY),)
    return parts


def days_from_to(found: Found) -> Spans:
    month = found.month()
    first, last = (valid(n, days_of(month.due[0])) for n in found.numbers())
    return (part(month, first, last, Unit.DAY),)


def days_before_date(found: Found) -> Spans:
    """ "1-15.09.2024", "12, 13.10": days of the month of the date that ends the list."""
    date = found.span()
    if date.unit is not Unit.DAY or date.start is None or len(found.spans()) > 1:
        raise Declined
    numbers = [*found.numbers(), date.due[1]]
    if found.has("dash", "to"):
        return (part(date, valid(numbers[0], date.due[1]), numbers[-1], Unit.DAY),)
    return tuple(part(date, valid(n, 31), n, Unit.DAY) for n in numbers)


def weeks(found: Found) -> Spans:
    """Days 1-7, 8-14, 15-21 and 22 to the end (rule 15)."""
    month = found.month()
    weeks = [(valid(a, 5), valid(b, 5)) for a, b in found.runs()] or [(4, 4)]
    return tuple(part(month, 7 * min(a, 4) - 6, 7 * b if b < 4 else 31) for a, b in weeks)


def halves_of_month(found: Found) -> Spans:
    return tuple(part(found.month(), *((1, 15), (16, 31))[valid(a, 2) - 1]) for a, _ in found.runs() or [(2, 2)])


def decades(found: Found) -> Spans:
    thirds = ((1, 10), (11, 20), (21, 31))
    return tuple(
        part(found.month(), thirds[valid(a, 3) - 1][0], thirds[valid(b, 3) - 1][1]) for a, b in found.runs() or [(3, 3)]
    )


def third(found: Found) -> Spans:
    """ "в начале мая", "середина мая", "конец мая"."""
    span = found.span()
    if span.unit is not Unit.MONTH:
        raise Declined
    first, last = (1, 10) if found.has("begin") else (11, 20) if found.has("mid") else (21, 31)
    return (part(span, first, last),)


def with_year(found: Found) -> Spans:
    """ "май 2024", "4 кв. 2024-2025 гг.", "ноябрь 2024, 2025": each stretch in each of the years written after it."""
    bare: list[Span] = []
    named: list[Span] = []
    for span in found.spans():
        if span.year is not None and span.start and span.unit in _YEARS:
            named.append(span)
        elif named or span.year is not None or span.unit in _WHOLE:
            raise Declined
        else:
            bare.append(span)
    if not bare or not named:
        raise Declined
    return tuple([placed for year in named for span in bare for placed in _in_years(span, year)])


_YEARS = frozenset({Unit.YEAR, Unit.ACADEMIC})
_WHOLE = _YEARS | {Unit.PERIOD}


def stretch_in_years(found: Found) -> Spans:
    """ "июнь – август 2023, 2024": the stretch in each year; with one year alone the ends are joined later."""
    first, last, *years = found.spans()
    if any(s.year is not None or s.unit is not Unit.MONTH for s in (first, last)) or (
        len(years) == 1 and not years[0].carry
    ):
        raise Declined
    return with_year(Found([Token("span", (*_joined(first, last), *years), 0, 0)], found.plan))


def _in_years(span: Span, years: Span) -> Spans:
    first = years.year or 0
    if years.unit is Unit.ACADEMIC:
        return (spans.in_academic(span, first),)
    return tuple(spans.in_year(span, year) for year in range(first, first + years.carry + 1))


def after_year(found: Found) -> Spans:
    year, *months = found.spans()
    return with_year(Found([Token("span", (*months, year), 0, 0)], found.plan))


def from_to(found: Found) -> Spans:
    written = found.spans()
    if len(written) != 2:
        raise Declined
    first, last = written
    if (last.unit is Unit.YEAR) != (first.unit is Unit.YEAR):
        raise Declined
    return _joined(first, last)


def _one(found: Found) -> Span:
    written = found.spans()
    if len(written) != 1:
        raise Declined
    return written[0]


def until(found: Found) -> Spans:
    """Before a month, quarter or year: due on the last day before it (rule 3); "до конца" is due on its last day."""
    return (_ends(_one(found)) if found.has("end") else spans.ends_before(_one(found)),)


def _ends(span: Span) -> Span:
    return spans.ends_with(span) if span.unit is not Unit.PERIOD else span


def until_day(found: Found) -> Spans:
    span = _one(found)
    if span.unit is not Unit.DAY:
        raise Declined
    return (spans.ends_with(span),)


def until_end(found: Found) -> Spans:
    return (_ends(_one(found)),)


def until_begin(found: Found) -> Spans:
    """ "до начала учебного года" is due the day before, "к началу" that day."""
    span = _one(found)
    if span.start is None:
        raise Declined
    first_day = span._replace(due=span.start, carry=0, unit=Unit.DAY)
    return (spans.ends_before(first_day) if found.has("until") else spans.ends_with(first_day),)


def open_from(found: Found) -> Spans:
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


def once_in(found: Found) -> Recurrence:
    """ "1 раз в квартал"."""
    if any(n != 1 for n in found.numbers()):
        raise Declined
    return _unit(found)


def several_in(found: Found) -> Recurrence:
    return _unit(found)


def every_so_many(found: Found) -> Recurrence:
    """ "1 раз в 2 месяца", "раз в три года"."""
    *_, every = found.numbers()
    if found.has("monthword") and every in (1, 3, 6, 12):
        return {1: Recurrence.MONTHLY, 3: Recurrence.QUARTERLY, 6: Recurrence.HALF_YEARLY, 12: Recurrence.YEARLY}[every]
    raise Declined


def whole(found: Found) -> Spans:
    return (spans.PERIOD,) if found.numbers()[-1] > 1 and found.has("yearword") else (YEAR,)


def days_of_each_month(found: Found) -> tuple[tuple[int | None, int], ...]:
    """Runs of days in a month; (None, day) where only the last is known."""
    if found.has("until", "later"):
        return ((None, valid(found.numbers()[-1], 31)),)
    if found.has("from"):
        first, last = found.numbers()
        return ((valid(first, 31), valid(last, 31)),)
    return tuple((valid(a, 31), valid(b, 31)) for a, b in found.runs())


def heading_days(found: Found) -> Spans:
    heading_of(found.plan)
    if found.has("until"):
        return tuple(spans.ends_with(s) for s in days(Found([t for t in found.tokens if t.kind == "num"], found.plan)))
    return days(found)


def joined(found: Found) -> Spans:
    """ "весенне-летний период"."""
    written = found.spans()
    return _joined(written[0], written[-1]) if len(written) > 1 else written


def reported(found: Found) -> Recurrence:
    """ "месяца, следующего за отчётным": what is reported on tells how often, a month where nothing does."""
    units = [_UNITS[token.kind] for token in found.tokens if token.kind in _UNITS]
    return units[-1] if units else Recurrence.MONTHLY


def reported_unit(found: Found) -> Recurrence | None:
    """ "месяца, следующего за отчётным кварталом": how often by what is reported on, where that is named."""
    kinds = [token.kind for token in found.tokens]
    named = kinds[kinds.index("reported") + 1 :]
    if kinds[0] == "next":
        named.pop()  # "следующего за отчётным кварталом месяца"
    return _UNITS.get(named[0]) if named else None


def same(found: Found) -> Spans:
    return found.spans()


def constant(*value: Span) -> Reading:
    return lambda found: value


def heading_month(found: Found) -> Spans:
    return (heading_of(found.plan),)


_STRETCHES = {"quarter": Unit.QUARTER, "half": Unit.HALF, "term": Unit.TERM}


def heading_stretch(found: Found) -> Spans:
    """ "в течение квартала" under the heading of one."""
    stretch = found.plan.stretch_heading
    if stretch is None or not any(_STRETCHES.get(token.kind) is stretch.unit for token in found.tokens):
        raise Declined
    return (stretch,)


def nothing(found: Found) -> object:
    return None
