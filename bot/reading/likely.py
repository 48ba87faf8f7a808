"""The likely readings of a doubtful field: what a curator may have meant to answer, in one tap.

Each is the row as the answer would make it. A deadline is offered only if the grammar reads it without a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import partial

from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.review import LikelyReading, ReadingKind, content_of
from bot.domain.roadmap import Activity, DoubtReason, Field, Head, Question, RowWarning, Section
from bot.domain.rows import responsible_words
from bot.reading.bodies import is_abbreviation
from bot.reading.deadlines import DeadlineReading
from bot.reading.names import find_names, nominatives, read_person_name
from bot.reading.parts import cut_phrases
from bot.reading.typed import deadline_words, read_typed_deadline

MOST_YEARS = 3
MOST_PEOPLE = 4
MOST_PARTS = 4
_YEAR = re.compile(r"(?<!\d)(?P<century>20|(?<=\d\.))(?P<year>\d\d)(?!\d|\.\d)")
_WHOLE_PERIOD = "в течение всего периода"
_SIMILAR = 0.6


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the plan tells of a row."""

    head: Head
    section: Section | None = None
    above: Activity | None = None
    rows: Sequence[Activity] = ()
    """All rows of the plan; needed for questions of people alone."""


def likely_readings(row: Activity, question: Question, around: Surroundings) -> list[LikelyReading]:
    """Each different, the likeliest first; the one as understood, if it can be, is the first of all."""
    found = {
        Field.DEADLINE: _deadlines,
        Field.RESPONSIBLE: _people,
    }.get(question.field, _titles)(row, question, around)
    unique: dict[object, LikelyReading] = {}
    for reading in found:
        unique.setdefault(_gist(reading, question.field), reading)
    return list(unique.values())


def _gist(reading: LikelyReading, field: Field) -> object:
    """What one reading is told from another by: of people, who they are and who leads."""
    if field is Field.RESPONSIBLE:
        return tuple((one.kind, one.name, one.leads) for one in reading.activity.responsible)
    return reading.kind is ReadingKind.ROW_ABOVE, content_of(reading.activity, field)


def _titles(row: Activity, question: Question, around: Surroundings) -> Iterator[LikelyReading]:
    yield LikelyReading(ReadingKind.RIGHT, row)
    if DoubtReason.UNCLEAR_TABLE in question.reasons and around.above is not None:
        yield LikelyReading(ReadingKind.ROW_ABOVE, row)


# --- deadlines


def _deadlines(row: Activity, question: Question, around: Surroundings) -> Iterator[LikelyReading]:
    reasons = question.reasons
    if RowWarning.NO_DEADLINE not in reasons:
        yield LikelyReading(ReadingKind.RIGHT, row)
    if DoubtReason.UNCLEAR_TABLE in reasons and around.above is not None and around.above.deadline_text:
        above = around.above
        yield LikelyReading(
            ReadingKind.SAME_AS_ABOVE, replace(row, deadline_text=above.deadline_text, deadline=above.deadline)
        )
    if DoubtReason.PARTS_DO_NOT_PAIR in reasons:
        yield from _listed_deadlines(row, question, around)
    if DoubtReason.YEAR_GUESSED in reasons:
        texts = (f"{row.deadline_text.rstrip(' .')} {year} г." for year in _years(around.head))
        yield from _read(row, texts, around, ReadingKind.OTHER_YEAR, MOST_YEARS)
    is_off = {DoubtReason.OUTSIDE_PERIOD, DoubtReason.BEFORE_ORDER, RowWarning.OUTSIDE_PERIOD, RowWarning.BEFORE_ORDER}
    if is_off.intersection(reasons):
        yield from _read(row, _other_years(row, around.head), around, ReadingKind.OTHER_YEAR, MOST_YEARS)
    if RowWarning.NO_DEADLINE in reasons or RowWarning.BEFORE_ORDER in reasons or DoubtReason.BEFORE_ORDER in reasons:
        yield from _month_after_order(row, around)
    if not row.deadline.windows:
        yield from _read(row, [_WHOLE_PERIOD], around, ReadingKind.WHOLE_PERIOD, 1)
        nothing = replace(row, deadline_text="", deadline=Deadline(DeadlineKind.NONE))
        yield LikelyReading(ReadingKind.NO_DEADLINE, nothing)


def _read(
    row: Activity, texts: Iterator[str] | Sequence[str], around: Surroundings, kind: ReadingKind, most: int
) -> Iterator[LikelyReading]:
    """The phrases that are clear, each as a reading."""
    left = most
    for text in texts:
        reading = read_typed_deadline(text, around.head, around.section)
        if left and _is_clear(reading):
            left -= 1
            yield LikelyReading(kind, replace(row, deadline_text=text, deadline=reading.deadline))


def _is_clear(reading: DeadlineReading) -> bool:
    return bool(reading.deadline.windows) and not reading.doubts and not reading.warnings


def _years(head: Head) -> list[int]:
    """The plan's years, the order's first: that is where slips are made."""
    if head.period_start is None or head.period_end is None:
        return [head.order_date.year, head.order_date.year + 1] if head.order_date else []
    years = range(head.period_start.year, head.period_end.year + 1)
    middle = head.order_date.year if head.order_date else years[0]
    return sorted(years, key=lambda year: (abs(year - middle), year))


def _other_years(row: Activity, head: Head) -> Iterator[str]:
    """The same days in each year of the plan: as written with another year, else the window itself moved."""
    years = _years(head)
    for year in years:
        written = _YEAR.sub(partial(_with_year, year=year, years=years), row.deadline_text)
        if written != row.deadline_text:
            yield written
        elif len(row.deadline.windows) == 1:
            yield deadline_words(replace(row.deadline, windows=(_moved(row.deadline.windows[0], year),)))


def _with_year(found: re.Match[str], year: int, years: Sequence[int]) -> str:
    """Years that are the plan's stay; "17" is written as briefly as it was."""
    if 2000 + int(found["year"]) in years:
        return found[0]
    return str(year) if found["century"] else f"{year % 100:02}"


def _moved(window: Window, year: int) -> Window:
    by = year - window.due.year
    return Window(window.start and _in_year(window.start, window.start.year + by), _in_year(window.due, year))


def _in_year(day: date, year: int) -> date:
    if (day.month, day.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return day.replace(year=year)


def _month_after_order(row: Activity, around: Surroundings) -> Iterator[LikelyReading]:
    order = around.head.order_date
    if order is not None:
        text = f"до {month_after(order):%d.%m.%Y}"
        yield from _read(row, [text], around, ReadingKind.MONTH_AFTER_ORDER, 1)


def month_after(day: date) -> date:
    """The same day of the next month, or its last day."""
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _listed_deadlines(row: Activity, question: Question, around: Surroundings) -> Iterator[LikelyReading]:
    """Each of the deadlines that the whole row's cell lists, and all of them."""

    def understood(phrase: str) -> bool:
        return _is_clear(read_typed_deadline(phrase, around.head, around.section))

    listed = [
        piece.strip()
        for one in question.excerpts
        for phrase in cut_phrases(one, understood)
        for piece in phrase.split(",")
    ]
    phrases = list(dict.fromkeys(phrase for phrase in listed if understood(phrase)))
    yield from _read(row, phrases, around, ReadingKind.DATES, MOST_PARTS)
    if len(phrases) > 1:
        yield from _read(row, ["; ".join(phrases)], around, ReadingKind.EVERY_DATE, 1)


# --- people


def _people(row: Activity, question: Question, around: Surroundings) -> Iterator[LikelyReading]:
    reasons = question.reasons
    if row.responsible:
        yield LikelyReading(ReadingKind.RIGHT, row)
    if DoubtReason.OBLIQUE_NAME in reasons:
        yield from _nominatives(row, question)
    if DoubtReason.PARTS_DO_NOT_PAIR in reasons:
        yield from _listed_people(row, question, around)
    if DoubtReason.UNCLEAR_PEOPLE in reasons:
        yield from _leads(row)
        yield from _apart(row, question)
    if DoubtReason.DAMAGED_TEXT in reasons:
        yield from _similar(row, question, around)
    if not row.responsible:
        yield from (_by(row, ReadingKind.PEOPLE, one) for one in frequent_executors(row, around)[:MOST_PEOPLE])
        yield LikelyReading(ReadingKind.NOBODY, row)


def _by(row: Activity, kind: ReadingKind, *people: Responsible) -> LikelyReading:
    text = "; ".join(responsible_words(one) for one in people)
    return LikelyReading(kind, replace(row, responsible_text=text, responsible=people))


def frequent_executors(row: Activity, around: Surroundings) -> list[Responsible]:
    """Whom the row's section names most, then the plan."""
    counted: Counter[tuple[ResponsibleKind, str]] = Counter()
    known: dict[tuple[ResponsibleKind, str], Responsible] = {}
    for other in around.rows:
        for one in other.responsible:
            # A row of the same section weighs more than any number elsewhere.
            counted[one.kind, one.name] += 1000 if other.section == row.section else 1
            known.setdefault((one.kind, one.name), replace(one, leads=False))
    return [known[key] for key, _ in counted.most_common()]


def _nominatives(row: Activity, question: Question) -> Iterator[LikelyReading]:
    """Other people whose name may look so in some case."""
    for excerpt in question.excerpts:
        form = read_person_name(excerpt)
        if form is None:
            continue
        guessed = next((one for one in row.responsible if _may_be(one, form.surname, form.initials)), None)
        if guessed is None:
            continue
        for name in [*nominatives(form)[:MOST_PEOPLE], form]:
            people = tuple(replace(one, name=str(name)) if one == guessed else one for one in row.responsible)
            yield LikelyReading(ReadingKind.PEOPLE, replace(row, responsible=people))


def _may_be(one: Responsible, surname: str, initials: str) -> bool:
    return one.kind is ResponsibleKind.PERSON and one.name.endswith(initials) and one.name[:2] == surname[:2]


def _listed_people(row: Activity, question: Question, around: Surroundings) -> Iterator[LikelyReading]:
    """Each of those whom the whole row's cell names, and all of them."""
    known = {one.name: replace(one, leads=False) for other in around.rows for one in other.responsible}
    names = dict.fromkeys(str(found.name) for excerpt in question.excerpts for found in find_names(excerpt))
    people = [known.get(name) or Responsible(ResponsibleKind.PERSON, name) for name in names]
    yield from (_by(row, ReadingKind.PEOPLE, one) for one in people[:MOST_PARTS])
    if len(people) > 1:
        yield _by(row, ReadingKind.EVERYBODY, *people)


def _leads(row: Activity) -> Iterator[LikelyReading]:
    """Each of those who are marked as leading, where several are."""
    marked = [at for at, one in enumerate(row.responsible) if one.leads]
    for lead in marked if len(marked) > 1 else ():
        people = tuple(replace(one, leads=at == lead) for at, one in enumerate(row.responsible))
        yield LikelyReading(ReadingKind.LEAD, replace(row, responsible=people))


def _apart(row: Activity, question: Question) -> Iterator[LikelyReading]:
    """Bodies with blanks or a slash alone between them, and a post beside a name, may be executors of their own."""
    for excerpt in question.excerpts:
        people: list[Responsible] = []
        for one in row.responsible:
            if one.kind is ResponsibleKind.PERSON and one.position and one.position.casefold() == excerpt.casefold():
                people += [replace(one, position=None), Responsible(ResponsibleKind.GROUP, one.position)]
            elif one.name == excerpt and (pieces := _pieces(excerpt)):
                # A mark stands with the last of them.
                people += [replace(one, name=piece, leads=one.leads and piece == pieces[-1]) for piece in pieces]
            else:
                people.append(one)
        if len(people) > len(row.responsible):
            yield LikelyReading(ReadingKind.APART, replace(row, responsible=tuple(dict.fromkeys(people))))


def _pieces(text: str) -> list[str]:
    if "/" in text:
        return [piece.strip() for piece in text.split("/") if piece.strip()]
    words = text.split()
    return words if len(words) > 1 and all(map(is_abbreviation, words)) else []


def _similar(row: Activity, question: Question, around: Surroundings) -> Iterator[LikelyReading]:
    """What looks like the damaged words elsewhere in the plan."""
    clear = [other for other in around.rows if not any(doubt.field is Field.RESPONSIBLE for doubt in other.doubts)]
    known = {one.name: one for other in clear for one in other.responsible if one.kind is not ResponsibleKind.PERSON}
    for excerpt in question.excerpts:
        for name in get_close_matches(excerpt, [one for one in known if one != excerpt], 2, _SIMILAR):
            people = tuple(
                replace(known[name], leads=one.leads) if one.name == excerpt else one for one in row.responsible
            )
            if people != row.responsible:
                yield LikelyReading(ReadingKind.PEOPLE, replace(row, responsible=people))
