"""People known to the bot, the bodies they answer for, and what each may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from bot.domain.errors import Refusal


class Role(StrEnum):
    OFFICIAL = "official"
    """Named in a plan; leads some activities, takes part in others."""
    DIRECTOR = "director"
    """Head of a school; answers for it."""
    CURATOR = "curator"
    """Controls plans, or the schools of a district."""
    CONTROLLER = "controller"
    """On whom an order lays its control: reads summaries."""
    ADMINISTRATOR = "administrator"
    """Runs the bot and invites curators."""


class OrganizationKind(StrEnum):
    SCHOOL = "school"
    BODY = "body"
    """A department, centre or commission that a plan names."""
    GROUP = "group"
    """People a plan names by their post, whose members nobody has told yet."""


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    """As the list or the plan has it: the full name, or the surname with initials."""
    position: str | None
    roles: frozenset[Role]
    telegram_id: int | None
    language: str | None
    time_zone: str | None
    """Their own, else that of an organization they head; None: the office's."""
    reachable: bool
    """False once the messenger has refused for good (blocked, deleted), until they write again."""
    digest_time: time | None = None
    """The local time of their own choice for the digest; None: their role's."""
    retired: bool = False
    """One who was found to be another: the record stays for what it signed."""

    @property
    def connected(self) -> bool:
        return self.telegram_id is not None

    @property
    def short_name(self) -> str:
        return short_name(self.name)

    @property
    def given_name(self) -> str:
        """How they are addressed: without the surname where more is known than initials."""
        words = self.name.split()
        return " ".join(words[1:]) if len(words) > 2 else self.name

    def may(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    def must_be(self, *roles: Role) -> None:
        """Raises Refusal("not-allowed") unless the person has one of the roles."""
        if not self.may(*roles):
            raise Refusal("not-allowed")


@dataclass(frozen=True, slots=True)
class Organization:
    id: int
    name: str
    kind: OrganizationKind
    district: str | None
    head_id: int | None
    """The person who answers for it: the holder of its head post."""
    curator_id: int | None
    time_zone: str | None = None
    """None: the office's."""
    head_post: str | None = None
    """What the head's post is called, where that is known."""
    members_agreed_at: datetime | None = None
    """When a curator said who belongs to a group; None for a group whose members nobody has told yet."""


@dataclass(frozen=True, slots=True)
class Invitation:
    id: int
    person_id: int
    invited_by: int
    expires_at: datetime
    opened_by: int | None
    """The messenger account that followed the link last."""
    used_at: datetime | None
    revoked_at: datetime | None

    def usable(self, now: datetime) -> bool:
        return self.used_at is None and self.revoked_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class InvitationCounts:
    """Of all who were ever invited."""

    invited: int
    connected: int
    unopened: int
    """Not connected, and no link of theirs was ever followed."""
    expired: int
    """Not connected, and no link of theirs works any more."""


def short_name(name: str) -> str:
    """Surname and initials; a name that already has initials, or a single word, stays as it is."""
    words = name.split()
    if len(words) < 2 or any("." in word for word in words):
        return name
    return f"{words[0]} " + "".join(f"{word[0]}." for word in words[1:3])


def is_full_name(name: str) -> bool:
    """Surname, name and patronymic, not initials."""
    return "." not in name and len(name.split()) >= 3


def same_person(one: str, other: str) -> bool:
    """Equal surnames and equal initials, as far as both names give them (a surname alone fits nobody)."""
    surname, initials = name_key(one)
    other_surname, other_initials = name_key(other)
    return bool(initials and other_initials) and surname == other_surname and initials == other_initials


def name_key(name: str) -> tuple[str, str]:
    """(surname, initials), folded for comparison."""
    folded = name.casefold().replace("\u0451", "\u0435").replace(".", ". ")
    words = folded.split()
    if not words:
        return "", ""
    return words[0], "".join(word[0] for word in words[1:3])
