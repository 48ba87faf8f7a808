"""The sections of a plan as they open, one after another."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bot.domain.roadmap import Section
from bot.reading.deadlines import Span, read_stretch_heading
from bot.reading.headings import month_of, read_section


class HeadingTime(NamedTuple):
    """The time that a heading names."""

    month: date | int | None = None
    stretch: Span | None = None
    """A quarter, a half-year or a school quarter."""


def is_time_heading(text: str) -> bool:
    """A month, a quarter or a half-year, and nothing else."""
    return any(_time_of(text))


def _time_of(text: str) -> HeadingTime:
    if (month := month_of(text)) is not None:
        return HeadingTime(month)
    return HeadingTime(None, read_stretch_heading(text) if len(text) < 60 else None)


class SectionList:
    def __init__(self, sections: list[Section]) -> None:
        self._sections = sections
        self.time = HeadingTime()
        """What the last heading named."""
        self.is_fresh = False
        """No activity has come since the last heading: the next line may still be its own."""

    @property
    def current(self) -> int | None:
        """1-based position of the section that rows now belong to."""
        return len(self._sections) or None

    def open(self, text: str, number: str | None = None) -> str:
        """Returns what is no part of the title: a goal after it, or all of a heading that a page repeats."""
        self.time = _time_of(text)
        section = read_section(text, number)
        if not section.title or self._sections[-1:] == [section]:
            return text
        self._sections.append(section)
        self.is_fresh = True
        return text.rpartition(section.title)[2]

    def extend(self, text: str) -> bool:
        """Another line of the last heading; False for one that only repeats its end."""
        last = self._sections[-1]
        if _squeezed(last.title).endswith(_squeezed(text)):
            return False
        self._sections[-1] = read_section(f"{last.title}\n{text}", last.number)
        return True


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
