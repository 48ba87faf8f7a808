"""A cell that says both by when and who: "до 1 мая, Петров П.П."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_CUT = re.compile(r"\s*[\n,;]\s*|\.\s+|\s+[-–—]\s+|:\s+|\s+\(|\s+(?=[А-ЯЁ«])")
_MAX_CUTS = 24


class TimeAndPeople(NamedTuple):
    deadline: str
    responsible: str
    certain: bool = True


class Readers(NamedTuple):
    """What the readers of deadlines and of people say of a text."""

    is_time: Callable[[str], bool]
    """A deadline, understood without a doubt."""
    is_people: Callable[[str], bool]
    """People or bodies, without a doubt."""


def part_time_and_people(text: str, readers: Readers) -> TimeAndPeople | None:
    """The two shares of a cell; None where it can't be told that it has any."""
    if readers.is_time(text):
        return TimeAndPeople(text, "")
    cuts = list(_cuts(text))
    sides = [TimeAndPeople(left, right) for left, right in cuts if readers.is_time(left) and readers.is_people(right)]
    sides += [TimeAndPeople(right, left) for left, right in cuts if readers.is_time(right) and readers.is_people(left)]
    if sides:
        return max(sides, key=lambda side: len(side.deadline))
    if readers.is_people(text):
        return TimeAndPeople("", text)
    return None


def guess_time_and_people(text: str, readers: Readers) -> TimeAndPeople | None:
    """Where one of the shares alone is understood."""
    for left, right in _cuts(text):
        if readers.is_people(right) or readers.is_time(left):
            return TimeAndPeople(left, right, certain=False)
    return None


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    for number, match in enumerate(_CUT.finditer(text)):
        if number >= _MAX_CUTS:
            return
        left, right = text[: match.start()], text[match.end() :]
        if match.group().endswith("("):
            right = right.rstrip().removesuffix(")")
        if left.strip() and right.strip():
            yield left.strip(), right.strip()
