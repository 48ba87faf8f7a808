"""Deadlines and people of a cell dealt out to the parts that stand beside it."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from math import comb

_MAX_WAYS = 3000

Company = tuple[str, ...]
"""People named together, in their order, each as `person_key` makes it."""


def person_key(person: str) -> str:
    return re.sub(r"[^\w]", "", person.casefold())


def share(items: list[str], count: int, companies: frozenset[Company] = frozenset()) -> tuple[list[str], set[int]]:
    """Items to `count` parts in order, and the parts whose share another way of dealing would change.

    One item is for all; as many as parts, one each. Of more items one part never takes the same person twice; one way
    alone that keeps `companies` together best is certain, else each part takes one from the front; of fewer,
    neighbours share.
    """
    if len(items) <= 1:
        return (items or [""]) * count, set()
    if len(items) == count:
        return list(items), set()
    ways = _ways(items, count) if comb(max(len(items), count) - 1, min(len(items), count) - 1) <= _MAX_WAYS else []
    if not ways:
        return _from_front(items, count), set(range(count))
    if companies and len(items) > count and (kept := _keeping_together(items, count, companies)):
        return kept, set()
    chosen = _from_front(items, count)
    return chosen, {part for part in range(count) if any(way[part] != chosen[part] for way in ways)}


def share_deadlines(phrases: list[str], count: int) -> tuple[list[str], set[int]]:
    """A list with commas may be one deadline or several."""
    shares, doubtful = share(phrases, count)
    apart = [piece.strip() for phrase in phrases for piece in phrase.split(",")]
    if 1 < len(phrases) != count == len(apart):
        return apart, doubtful | {part for part in range(count) if apart[part] != shares[part]}
    return shares, doubtful


def _ways(items: list[str], count: int) -> list[list[str]]:
    """Every way to deal the items in order: runs to parts, or parts to items where these are fewer."""
    if len(items) > count:
        return [[" ".join(run) for run in way] for way in _runs(items, count)]
    ways = []
    for cuts in combinations(range(1, count), len(items) - 1):
        bounds = pairwise((0, *cuts, count))
        ways.append([item for item, (a, b) in zip(items, bounds, strict=True) for _ in range(b - a)])
    return ways


def _runs(items: list[str], count: int) -> list[list[list[str]]]:
    """Every way to cut more items than parts, no person twice in one part."""
    runs = [
        [items[a:b] for a, b in pairwise((0, *cuts, len(items)))]
        for cuts in combinations(range(1, len(items)), count - 1)
    ]
    return [way for way in runs if all(len({person_key(item) for item in run}) == len(run) for run in way)]


def _keeping_together(items: list[str], count: int, companies: frozenset[Company]) -> list[str] | None:
    """The one way in which most of those who share a part are named together elsewhere; None where several are alike.

    A company in its own order tells more than one in another; three strangers in a part are unlikely.
    """
    unordered = {frozenset(company) for company in companies}

    def weight(run: list[str]) -> int:
        keys = tuple(map(person_key, run))
        if len(keys) == 1:
            return 0
        if keys in companies:
            return 2
        return 1 if frozenset(keys) in unordered else 2 - len(keys)

    weighed = sorted(((sum(map(weight, way)), way) for way in _runs(items, count)), key=lambda one: -one[0])
    best, *others = weighed
    if best[0] <= 0 or (others and others[0][0] == best[0]):
        return None
    return [" ".join(run) for run in best[1]]


def _from_front(items: list[str], count: int) -> list[str]:
    if len(items) > count:
        return [*items[: count - 1], " ".join(items[count - 1 :])]
    middle = len(items) // 2
    return [*items[:middle], *[items[middle]] * (count - len(items)), *items[middle:]]
