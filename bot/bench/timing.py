"""Fair timing on a machine that others use too: turn about, medians, CPU time unless the wait is the question."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Measure = Callable[[], float]
"""Does the work once; returns what it took, in seconds."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Medians in seconds; the ratio, ours to the peer's, is the median over rounds, each of which shares its noise."""

    ours: float
    peer: float
    ratio: float

    def pieces(self, ours: int, peer: int | None = None) -> Pair:
        """The same for one of so many equal pieces of the work; the peer did as many, unless said."""
        peer = ours if peer is None else peer
        return Pair(self.ours / ours, self.peer / peer, self.ratio * peer / ours)


def turn_about(ours: Measure, peer: Measure, rounds: int) -> Pair:
    """Ours, peer, ours, peer …"""
    taken = [(ours(), peer()) for _ in range(rounds)]
    return Pair(median(a for a, _ in taken), median(b for _, b in taken), median(a / b for a, b in taken))


def cpu(work: Callable[[], object], before: Callable[[], object] | None = None) -> Measure:
    """CPU time of this process for the work; what `before` does, and the garbage of others, is not counted."""

    def measure() -> float:
        if before is not None:
            before()
        gc.collect()
        start = time.process_time()
        work()
        return time.process_time() - start

    return measure
