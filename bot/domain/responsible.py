"""Who is responsible for an activity, as its plan names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ResponsibleKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    """People named by their post, not by name."""
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Responsible:
    kind: ResponsibleKind
    name: str
    """A person's is "Фамилия И.О." in the nominative; a group's and an organization's are the document's wording."""
    position: str | None = None
    """A person's post as written; None for groups and organizations."""
    leads: bool = False
    """Whether the document marks them as the lead, whoever it names first."""
