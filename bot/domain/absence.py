"""An absence: somebody else is spoken to, and reports, while it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Absence:
    id: int
    person_id: int
    deputy_id: int
    """Their own where nobody stands in: then all stays with them, and the curators know that they are away."""
    until: date
    """The last day of it, included."""
    since: datetime
    ended_at: datetime | None

    @property
    def alone(self) -> bool:
        """Nobody stands in."""
        return self.deputy_id == self.person_id
