"""The directory as a file of two tables, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import OrganizationKind


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """A row of the table of organisations; None where a column is absent, "" where its cell is blank."""

    row: int
    code: int | None
    """The number by which the bot knows it; None for a new one."""
    kind: OrganizationKind | None
    name: str
    district: str | None = None
    head_post: str | None = None
    head: str | None = None
    curator: str | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of the table of people: one for each post that somebody holds, or one without."""

    row: int
    code: int | None
    name: str
    organization: str | None = None
    post: str | None = None


class ProblemReason(StrEnum):
    UNKNOWN_CODE = "unknown-code"
    NO_NAME = "no-name"
    UNCLEAR_NAME = "unclear-name"
    NO_KIND = "no-kind"
    REPEATED = "repeated"
    NO_SUCH_CURATOR = "no-such-curator"
    NO_SUCH_ORGANIZATION = "no-such-organization"
    NO_POST = "no-post"
    BAD_CODE = "bad-code"


@dataclass(frozen=True, slots=True)
class Problem:
    """What can't be taken of a row; the rest of the file is."""

    table: int
    """1 for organisations, 2 for people."""
    row: int
    reason: ProblemReason
    what: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryTables:
    organizations: tuple[OrganizationRow, ...]
    people: tuple[PersonRow, ...]
    problems: tuple[Problem, ...] = ()


class ChangeKind(StrEnum):
    ORGANIZATION_ADDED = "organization-added"
    RENAMED = "renamed"
    DISTRICT = "district"
    HEAD_POST = "head-post"
    HEAD = "head"
    CURATOR = "curator"
    PERSON_ADDED = "person-added"
    PERSON_RENAMED = "person-renamed"
    POSITION = "position"
    POST_ADDED = "post-added"
    POST_REMOVED = "post-removed"


@dataclass(frozen=True, slots=True)
class Change:
    kind: ChangeKind
    name: str
    """Whose: the organisation's or the person's."""
    before: str = ""
    after: str = ""
