"""A deadline cell becomes a Deadline, with what must be asked about it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.deadline import Deadline, DeadlineKind
from bot.domain.roadmap import Doubt, DoubtReason, Field, RowWarning
from bot.reading.deadlines.plan_time import PlanTime


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    deadline: Deadline
    warnings: tuple[RowWarning, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_deadline(text: str, plan: PlanTime) -> DeadlineReading:
    """Read one deadline cell; never raises on any text."""
    text = " ".join(text.split())
    if not text:
        return DeadlineReading(Deadline(DeadlineKind.NONE), (RowWarning.NO_DEADLINE,))
    doubt = Doubt(Field.DEADLINE, DoubtReason.HALF_UNDERSTOOD, text)
    return DeadlineReading(Deadline(DeadlineKind.EVENT, source=text), (), (doubt,))
