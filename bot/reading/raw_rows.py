"""What the tables of a plan hold, before deadlines and people are understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.roadmap import Doubt, Dropped, Section
from bot.reading.blocks import Line, Row
from bot.reading.section_list import HeadingTime

_LEADING_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})(?:[.)]\s*|\s+)(?=[«\"]?[А-ЯЁA-Z])")


@dataclass(slots=True)
class RawActivity:
    """An activity's cells as they stand; each field is a list of fragments, one a page."""

    section: int | None
    number: str | None
    heading: HeadingTime
    place: str
    title: list[str] = field(default_factory=lambda: [""])
    deadline: list[str] = field(default_factory=lambda: [""])
    responsible: list[str] = field(default_factory=lambda: [""])
    doubts: list[Doubt] = field(default_factory=list)
    wrapped: bool = False
    """The line breaks of its cells are a narrow column's, not the author's."""
    mixed: bool = False
    """Its deadline's cell may name the people too, or its people's cell the deadline."""
    says_both: bool = False
    """Its table's head says that it does."""
    shares_number: bool = False
    """A row under the merged number of the one before."""

    def add(self, fields: dict[str, str], *, new_page: bool = False) -> None:
        """Text that goes on with the row, by field."""
        if new_page:
            for fragments in (self.title, self.deadline, self.responsible):
                fragments.append("")
        for name, text in fields.items():
            fragments = getattr(self, name)
            if text:
                fragments[-1] = f"{fragments[-1]}\n{text}" if fragments[-1] else text

    def last_line(self, name: str) -> str:
        fragments: list[str] = getattr(self, name)
        return fragments[-1].rsplit("\n", 1)[-1]


@dataclass(slots=True)
class PlanRows:
    """All that the plan's tables hold, and what stands around them."""

    sections: list[Section] = field(default_factory=list)
    activities: list[RawActivity] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    """The lines above the first head: the order, the plan's own head."""
    after: list[Line] = field(default_factory=list)
    """The lines below: signatures, abbreviations, other annexes."""
    heads: list[Row] = field(default_factory=list)

    def drop(self, place: str, text: str) -> None:
        self.dropped.append(Dropped(place, text))

    def drop_row(self, row: Row) -> None:
        self.drop(row.place, " | ".join(row.cells[column].text for column in row.filled()))


def clean_number(text: str) -> str:
    """ "1.1." is "1.1"; blanks inside are gone."""
    return re.sub(r"\s", "", text).rstrip(".)")


def take_numbers_from_titles(activities: Sequence[RawActivity]) -> None:
    """Where no column holds the numbers, they may stand before the titles."""
    bare = [activity for activity in activities if activity.number is None]
    found = [_LEADING_NUMBER.match(activity.title[0]) for activity in bare]
    if sum(map(bool, found)) < max(2, 0.6 * len(bare)):
        return
    for activity, match in zip(bare, found, strict=True):
        if match:
            activity.number = clean_number(match["number"])
            activity.title[0] = activity.title[0][match.end() :]


def part_shared_numbers(activities: Sequence[RawActivity]) -> None:
    """Rows under one merged number are its parts: "5/1", "5/2"."""
    for position, activity in enumerate(activities):
        if not activity.shares_number:
            continue
        first = activities[position - 1]
        number, _, part = (first.number or "").partition("/")
        if number and not part:
            first.number = f"{number}/1"
        activity.number = f"{number}/{int(part or 1) + 1}" if number else None
