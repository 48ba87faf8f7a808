"""The sections of a plan as they open, one after another."""

from __future__ import annotations

from datetime import date

from bot.domain.roadmap import Section
from bot.reading.headings import month_of, read_section


class SectionList:
    def __init__(self, sections: list[Section]) -> None:
        self._sections = sections
        self.month: date | int | None = None
        """The month that the last heading named."""
        self.is_fresh = False
        """No activity has come since the last heading: the next line may still be its own."""

    @property
    def current(self) -> int | None:
        """1-based position of the section that rows now belong to."""
        return len(self._sections) or None

    def open(self, text: str, number: str | None = None) -> str:
        """Returns what is no part of the title: a goal after it, or all of a heading that a page repeats."""
        self.month = month_of(text)
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
