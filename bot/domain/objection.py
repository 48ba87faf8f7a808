"""An objection: an executor says that an obligation is not theirs; a curator gives it to another or keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ObjectionReason(StrEnum):
    NOT_MY_DUTY = "not-my-duty"
    ANOTHER_PERSON = "another-person"
    NOT_ABOUT_US = "not-about-us"
    OWN = "own"
    """In the executor's own words."""


class Ruling(StrEnum):
    GIVEN = "given"
    """Another answers for it now."""
    KEPT = "kept"
    """It stays with who objected."""
    WITHDRAWN = "withdrawn"
    """Who objected has taken it after all, or has it no more."""


@dataclass(frozen=True, slots=True)
class Objection:
    id: int
    obligation_id: int
    person_id: int
    reason: ObjectionReason
    words: str | None
    asked_at: datetime
    ruling: Ruling | None
    """None while nobody has decided."""
    decided_by: int | None
    given_to: int | None
