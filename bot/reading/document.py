"""A file becomes a draft: its blocks, its rows, its head, its deadlines and people."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.deadline import DeadlineKind
from bot.domain.errors import UnreadableDocument
from bot.domain.roadmap import Activity, Doubt, DoubtReason, Draft, Dropped, Field, RowWarning
from bot.reading.blocks import Block, Line
from bot.reading.clauses import control_clause, read_clauses
from bot.reading.converter import convert
from bot.reading.deadlines import PlanTime, read_deadline, time_of
from bot.reading.files import read_blocks
from bot.reading.header import read_head
from bot.reading.healing import Healer
from bot.reading.instructions import Judge, Task, read_tasks
from bot.reading.limits import check_limits
from bot.reading.names import ACCUSATIVE, find_names, settle
from bot.reading.parts import Part, collect_companies, part_bodies, part_lines, split_parts
from bot.reading.raw_rows import PlanRows, RawActivity
from bot.reading.regions import Regions, split_regions
from bot.reading.responsibles import collect_known_names, read_responsibles
from bot.reading.rows import read_rows


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
        self.clauses = [replace(clause, text=self.heal(clause.text)) for clause in read_clauses(self.regions.body)]

    def read(self) -> Draft:
        cells = [self.heal("\n".join(raw.responsible)) for raw in self.plan.activities]
        self.companies = collect_companies((raw.title, raw.responsible) for raw in self.plan.activities)
        regions = self.regions
        # The order's points hold names in all cases; elsewhere a name stands in the nominative.
        nominative = (
            *regions.letterhead,
            *regions.order_head,
            *regions.signature,
            *regions.plan_head,
            *self.plan.after,
        )
        around = [self.heal(line.text) for line in nominative]
        self.known = collect_known_names([*cells, *around])
        self.head = read_head(self.regions, self.texts, self._controller())
        self.time = time_of(self.head)
        activities = [activity for raw in self.plan.activities for activity in self._activities(raw)]
        instructions = [self._instruction(task) for task in self._tasks()]
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

        return read_tasks(self.clauses, Judge(self._understood, names_plan))

    def _understood(self, phrase: str) -> bool:
        reading = read_deadline(self.heal(phrase), self.time)
        return not reading.doubts and reading.deadline.kind is not DeadlineKind.NONE

    def _activities(self, raw: RawActivity) -> list[Activity]:
        time = self.time._replace(month_heading=raw.month) if raw.month else self.time
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
        return self._finish(None, task.number, part, task.addressee, doubts, self.time, is_addressee=True)

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
        who = read_responsibles(entries, self.known, is_addressee=is_addressee)
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


def _plain(text: str) -> str:
    return re.sub(r"[^\w\s]", "", text.casefold())
