"""How a plan stands: counts that a curator can act on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.obligation import ObligationState
from bot.domain.roadmap import Section


@dataclass(frozen=True, slots=True)
class Summary:
    total: int
    overdue: int
    on_execution: int
    """Owed and not overdue."""
    returned: int
    """Sent back for rework and not overdue."""
    reported: int
    """Await acceptance."""
    closed_in_time: int
    closed_late: int
    awaits_timetable: int
    suspended: int = 0
    removed: int = 0
    """Removed from control or not required: counted apart, not in `total`."""

    @property
    def closed(self) -> int:
        return self.closed_in_time + self.closed_late

    @property
    def discipline(self) -> int | None:
        """Closed in time per cent of all that came due (closed or overdue); None while nothing has."""
        came_due = self.closed + self.overdue
        return round(100 * self.closed_in_time / came_due) if came_due else None


@dataclass(frozen=True, slots=True)
class SectionSummary:
    section: Section | None
    """None gathers what stands in no section: tasks of the order's body."""
    summary: Summary


def summarise(counts: Mapping[tuple[ObligationState, bool], int], closed_late: int) -> Summary:
    """`counts` by (state, overdue); `closed_late` of the closed ones."""

    def of(state: ObligationState) -> int:
        return counts.get((state, False), 0)

    removed = of(ObligationState.REMOVED) + of(ObligationState.NOT_REQUIRED)
    return Summary(
        total=sum(counts.values()) - removed,
        overdue=sum(number for (_, overdue), number in counts.items() if overdue),
        on_execution=of(ObligationState.ON_EXECUTION),
        returned=of(ObligationState.RETURNED),
        reported=of(ObligationState.REPORTED),
        closed_in_time=of(ObligationState.CLOSED) - closed_late,
        closed_late=closed_late,
        awaits_timetable=of(ObligationState.AWAITS_TIMETABLE),
        suspended=of(ObligationState.SUSPENDED),
        removed=removed,
    )
