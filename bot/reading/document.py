"""A file becomes a draft: its blocks, its rows, its head, its deadlines and people."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.domain.deadline import DeadlineKind
from bot.domain.errors import UnreadableDocument
from bot.domain.roadmap import Activity, Doubt, DoubtReason, Draft, Dropped, Field, RowWarning
from bot.reading.blocks import Block, Line
from bot.reading.clauses import control_clause, read_clauses, without_labels
from bot.reading.converter import convert
from bot.reading.deadlines import PlanTime, read_deadline, time_of
from bot.reading.files import read_blocks
from bot.reading.header import read_head
from bot.reading.healing import Healer
from bot.reading.instructions import Judge, Task, looks_dative, read_tasks
from bot.reading.known_names import NOBODY, are_addressees, collect_known_names
from bot.reading.labels import split_labels
from bot.reading.limits import check_limits
from bot.reading.names import ACCUSATIVE, evident_case, find_names, settle
from bot.reading.paragraphs import Item, read_paragraphs
from bot.reading.parts import Part, collect_companies, part_bodies, part_lines, split_parts
from bot.reading.raw_rows import PlanRows, RawActivity
from bot.reading.regions import Regions, is_subject, split_regions
from bot.reading.responsibles import read_responsibles
from bot.reading.row_checks import doubt_fragments
from bot.reading.rows import read_rows
from bot.reading.section_list import HeadingTime
from bot.reading.time_and_people import Readers, guess_time_and_people, part_time_and_people


def read_document(name: str, content: bytes) -> Draft:
    """Read a plan in this process; `name` tells a .csv from other text, all else is told by the content.

    Raises UnreadableDocument with a code and facts.
    """
    check_limits(content)
    return read_draft(read_blocks(name, convert(content)))


def read_draft(blocks: Sequence[Block]) -> Draft:
    """The draft that a document's blocks make. Raises UnreadableDocument("no-table")."""
    plan = read_rows(blocks)
    reader = _Reader(blocks, plan)
    return reader.read()


class _Reader:
    def __init__(self, blocks: Sequence[Block], plan: PlanRows) -> None:
        self.plan = plan
        self.heal: Callable[[str], str] = Healer(blocks).heal
        self.regions: Regions = split_regions(plan.before)
        self.texts = [block.text if isinstance(block, Line) else " ".join(block.texts()) for block in blocks]
        self.known = NOBODY
        self.clauses = [without_labels(clause, self.heal) for clause in read_clauses(self.regions.body)]

    def read(self) -> Draft:
        # The controller's name is settled by the names of the rows, and these may want the plan's time first.
        head = read_head(self.regions, self.texts, None)
        self.time = time_of(head)
        self.head = head
        for raw in self.plan.activities:
            self._take_labels(raw)
            if raw.mixed:
                self._part_mixed(raw)
        items = self._paragraphs()
        cells = [self.heal("\n".join(raw.responsible)) for raw in self.plan.activities]
        cells += [item.responsible for item in items if not item.is_addressee]
        self.companies = collect_companies((raw.title, raw.responsible) for raw in self.plan.activities)
        regions = self.regions
        # The order's points hold names in all cases; elsewhere a name stands in the nominative.
        nominative = (
            *regions.letterhead,
            *(() if regions.is_letter else regions.order_head),  # a letter's recipient is in the dative
            *regions.signature,
            *regions.plan_head,
            *self.plan.after,
        )
        around = [self.heal(line.text) for line in nominative]
        # A column that addresses its people ("Белову И.И.") teaches bodies, but no nominatives.
        self.is_addressing = are_addressees(cells)
        if self.is_addressing:
            self.known = replace(collect_known_names(cells), people=collect_known_names(around).people)
        else:
            self.known = collect_known_names([*cells, *around])
        self.head = replace(head, controller=self._controller())
        instructions = [self._instruction(task) for task in self._tasks()]
        activities = [activity for raw in self.plan.activities for activity in self._activities(raw)]
        activities += [self._item(item) for item in items]
        instructions, activities = ask_once(instructions, doubt_fragments(activities))
        if not re.search(r"(?:19|20)\d\d", self.head.title):
            activities = trust_written_years(activities)
        if not activities and not instructions:
            raise UnreadableDocument("no-table")
        return Draft(
            self.head, tuple(self.plan.sections), tuple(activities), tuple(instructions), tuple(self._dropped())
        )

    def _controller(self) -> str | None:
        """The one named in the control clause; "за собой" is the one who signs."""
        clause = control_clause(self.clauses)
        if clause is None:
            return None
        signs = "за собой" in clause.text
        text = self.heal("\n".join(line.text for line in self.regions.signature)) if signs else clause.text
        names = find_names(re.sub(r"(?<=[а-яё]{3})\.(?=\s|$)", "", text))
        if not names:
            return None
        case = ACCUSATIVE if re.search(r"возлож|возлаг", text) else None
        return str(settle(names[0].name, self.known.people, case).name)

    def _tasks(self) -> list[Task]:
        title = _plain(self.head.title)
        subject = _plain(" ".join(line.text for line in self.regions.order_head))

        def names_plan(clause: str) -> bool:
            tail = " ".join(_plain(clause).split()[-5:])
            return len(tail.split()) == 5 and (tail in title or tail in subject)

        tasks = read_tasks(self.clauses, Judge(self._understood, names_plan))
        recipients = self._recipients() if self.regions.is_letter else ""
        return [task if task.addressee else replace(task, addressee=recipients) for task in tasks]

    def _recipients(self) -> str:
        """Whom a letter is sent to, and so whom it asks; "" where that can't be told."""
        above = list(takewhile(lambda line: not is_subject(line.text), self.regions.order_head))
        start = next((n for n, line in enumerate(above) if looks_dative(line.text)), len(above))
        return self.heal(part_lines("\n".join(line.text for line in above[start:])))

    def _understood(self, phrase: str) -> bool:
        reading = read_deadline(self.heal(phrase), self.time)
        if reading.deadline.kind is DeadlineKind.NONE:
            return False
        return all(doubt.reason in (DoubtReason.BEFORE_ORDER, DoubtReason.OUTSIDE_PERIOD) for doubt in reading.doubts)

    def _names_people(self, text: str) -> bool:
        reading = read_responsibles(text, self.known)
        return bool(reading.responsible) and not reading.doubts

    def _take_labels(self, raw: RawActivity) -> None:
        """A title's cell may say the rest by labels."""
        if any(raw.deadline) or any(raw.responsible):
            return
        said = split_labels("\n".join(raw.title))
        if said.is_labelled and said.text and not said.mixed:
            raw.title, raw.deadline, raw.responsible = [said.text], ["; ".join(said.deadline)], said.responsible
            self.plan.dropped += [Dropped(raw.place, text) for text in said.others]

    def _part_mixed(self, raw: RawActivity) -> None:
        """A table without a column for time, or for people: the other one may say both."""
        text = self.heal("\n".join(filter(None, (*raw.deadline, *raw.responsible))))
        if not text:
            return
        readers = Readers(self._understood, self._names_people)
        shares = part_time_and_people(text, readers)
        if shares is None and raw.says_both and (shares := guess_time_and_people(text, readers)):
            raw.doubts.append(Doubt(Field.RESPONSIBLE, DoubtReason.UNCLEAR_PEOPLE, text[:200]))
        if shares is not None:
            raw.deadline, raw.responsible = [shares.deadline], [shares.responsible]

    def _paragraphs(self) -> list[Item]:
        """The activities of a plan that has no table."""
        if self.plan.heads:
            return []
        lines = [replace(line, text=self.heal(line.text)) for line in self.regions.plan_head]
        readers = Readers(self._understood, self._names_people)
        found = read_paragraphs(lines, Judge(self._understood, lambda clause: False), readers)
        if found is None:
            return []
        self.plan.sections += found.sections
        self.plan.dropped += found.dropped
        return found.items

    def _item(self, item: Item) -> Activity:
        part = Part(self.heal(item.title), self.heal(item.deadline), self.heal(item.responsible))
        lines = [line for line in item.responsible.split("\n") if line.strip()]
        are_entries = len(lines) > 1 and all(map(self._names_people, lines))
        people = self.heal(part_lines(item.responsible)) if are_entries else part.responsible
        time = self._time_under(item.heading)
        return self._finish(item.section, item.number, part, people, item.doubts, time, is_addressee=item.is_addressee)

    def _time_under(self, heading: HeadingTime) -> PlanTime:
        if not any(heading):
            return self.time
        return self.time._replace(month_heading=heading.month, stretch_heading=heading.stretch)

    def _activities(self, raw: RawActivity) -> list[Activity]:
        time = self._time_under(raw.heading)
        parts = split_parts(raw.title, raw.deadline, raw.responsible, self._understood, self.heal, self.companies)
        if not parts:
            title, deadline, people = ("\n".join(field) for field in (raw.title, raw.deadline, raw.responsible))
            part = Part(self.heal(title), self.heal(deadline), self.heal(people))
            entries = self.heal(part_bodies(people) if raw.wrapped else part_lines(people))
            return [self._finish(raw.section, raw.number, part, entries, raw.doubts, time)]
        numbers = [f"{raw.number}/{n}" if raw.number else None for n in range(1, len(parts) + 1)]
        return [
            self._finish(raw.section, number, part, part.responsible, raw.doubts, time)
            for number, part in zip(numbers, parts, strict=True)
        ]

    def _instruction(self, task: Task) -> Activity:
        doubts = []
        if task.is_deadline_doubtful:
            doubts.append(Doubt(Field.DEADLINE, DoubtReason.HALF_UNDERSTOOD, task.deadline or task.title[-60:]))
        part = Part(task.title, task.deadline, task.addressee)
        return self._finish(None, task.number, part, task.addressee, doubts, self.time, is_addressee=task.is_dative)

    def _finish(
        self,
        section: int | None,
        number: str | None,
        part: Part,
        entries: str,
        doubts: Sequence[Doubt],
        time: PlanTime,
        *,
        is_addressee: bool = False,
    ) -> Activity:
        """`entries` is the responsible text with its entries parted, as the reader of people takes it."""
        when = read_deadline(part.deadline, time)
        who = read_responsibles(entries, self.known, is_addressee=is_addressee or self.is_addressing)
        warnings = list(dict.fromkeys(when.warnings))
        if when.deadline.kind is DeadlineKind.NONE and RowWarning.NO_DEADLINE not in warnings:
            warnings.append(RowWarning.NO_DEADLINE)
        if not who.responsible:
            warnings.append(RowWarning.NO_RESPONSIBLE)
        return Activity(
            section=section,
            number=number,
            title=part.title,
            deadline_text=part.deadline,
            responsible_text=part.responsible,
            deadline=when.deadline,
            responsible=who.responsible,
            warnings=tuple(warnings),
            doubts=tuple(dict.fromkeys((*doubts, *part.doubts, *when.doubts, *who.doubts))),
        )

    def _dropped(self) -> list[Dropped]:
        return [*self.plan.dropped, *(Dropped(line.place, line.text) for line in self.plan.after if line.text)]


def ask_once(*lists: list[Activity]) -> tuple[list[Activity], ...]:
    """A name of the usual kind that stands in the same oblique form again is not asked about again."""
    asked: set[str] = set()

    def asks(doubt: Doubt) -> bool:
        if doubt.reason is not DoubtReason.OBLIQUE_NAME or not any(
            evident_case(found.name.surname) for found in find_names(doubt.excerpt)
        ):
            return True
        is_new = doubt.excerpt not in asked
        asked.add(doubt.excerpt)
        return is_new

    return tuple([replace(row, doubts=tuple(filter(asks, row.doubts))) for row in rows] for rows in lists)


def trust_written_years(rows: Sequence[Activity]) -> list[Activity]:
    """The order's year is a mere guess at the period of a plan that names none: several dates outside of it are no
    slips of the plan. The warning stays."""

    def is_outside(doubt: Doubt) -> bool:
        return doubt.reason is DoubtReason.OUTSIDE_PERIOD

    if sum(any(map(is_outside, row.doubts)) for row in rows) < 3:
        return list(rows)
    return [replace(row, doubts=tuple(doubt for doubt in row.doubts if not is_outside(doubt))) for row in rows]


def _plain(text: str) -> str:
    return re.sub(r"[^\w\s]", "", text.casefold())
