"""A benchmark's rows: what was measured, what stands beside it, the bound that it must keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.bench.timing import Pair


@dataclass(frozen=True, slots=True)
class Bound:
    """A promise about one figure of a row."""

    figure: float
    limit: float
    unit: str
    is_least: bool

    @property
    def is_kept(self) -> bool:
        return self.figure >= self.limit if self.is_least else self.figure <= self.limit

    def __str__(self) -> str:
        return f"{'at least' if self.is_least else 'at most'} {self.limit:g}{self.unit}"


def at_least(limit: float, figure: float, unit: str = " times") -> Bound:
    return Bound(figure, limit, unit, is_least=True)


def at_most(limit: float, figure: float, unit: str = " times") -> Bound:
    return Bound(figure, limit, unit, is_least=False)


@dataclass(frozen=True, slots=True)
class Row:
    """Figures are text with their units; an empty one was not measured."""

    what: str
    ours: str
    beside: str = ""
    """The peer or the bare floor: its figure and its name."""
    ratio: str = ""
    bound: Bound | None = None

    @property
    def is_missed(self) -> bool:
        return self.bound is not None and not self.bound.is_kept

    @property
    def verdict(self) -> str:
        return "" if self.bound is None else f"{self.bound}: {'MISSED' if self.is_missed else 'kept'}"


def faster(what: str, pair: Pair, peer: str, least: float | None = None) -> Row:
    """How many times as fast as the peer."""
    times = 1 / pair.ratio
    bound = at_least(least, times) if least is not None else None
    return Row(what, duration(pair.ours), f"{duration(pair.peer)} {peer}", f"{times:.1f} times as fast", bound)


def longer(what: str, pair: Pair, floor: str, most: float | None = None) -> Row:
    """How many times as long as the bare floor."""
    bound = at_most(most, pair.ratio) if most is not None else None
    return Row(what, duration(pair.ours), f"{duration(pair.peer)} {floor}", f"{pair.ratio:.2f} times as long", bound)


def duration(seconds: float) -> str:
    """Three figures that matter: "42.1 µs", "318 ms", "2.07 s"."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"


HEAD = ("measured", "ours", "beside", "ratio", "bound")


def cells(row: Row) -> tuple[str, ...]:
    return row.what, row.ours, row.beside, row.ratio, row.verdict


def plain_table(rows: Sequence[Row]) -> str:
    lines = [HEAD, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def markdown_table(rows: Sequence[Row]) -> str:
    lines = [HEAD, ("---",) * len(HEAD), *(cells(row) for row in rows)]
    return "\n".join("| " + " | ".join(text.replace("|", "\\|") for text in line) + " |" for line in lines)
