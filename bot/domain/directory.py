"""The directory: posts of organisations, who belongs to a group, and which written names mean the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Post:
    """A post of an organisation beside that of its head; the head's is the organisation's own (`head_post`)."""

    id: int
    organization_id: int
    title: str
    holder_id: int | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A rule by which a group has members: all schools, those of a district, an organisation or a person by hand."""

    all_schools: bool = False
    district: str | None = None
    organization_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One of a group: an organisation or a person."""

    organization_id: int | None = None
    person_id: int | None = None


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Alias:
    """A written name and what it may stand for: a person, an organisation, or another written name of the same plan."""

    id: int
    written: str
    person_id: int | None
    organization_id: int | None
    other: str | None
    verdict: Verdict | None
    """None while nobody has said."""
