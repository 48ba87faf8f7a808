"""The curator's list of schools, as it is loaded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school as a row of the list names it; None where the list is silent."""

    school: str
    district: str | None = None
    director: str | None = None
    """Full name, or the surname with initials, as the list has it."""
    curator: str | None = None
