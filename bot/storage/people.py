"""Persons, their roles, organizations, and the invitations that link a person to a messenger account."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.domain.people import Invitation, InvitationCounts, Organization, OrganizationKind, Person, Role, name_key
from bot.storage.base import UtcDateTime, metadata

persons = Table(
    "persons",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("position", Text),
    Column("telegram_id", BigInteger, unique=True),
    Column("language", String(8)),
    Column("time_zone", String(64)),
    Column("digest_time", Time),
    Column("reachable", Boolean, nullable=False, default=True),
    Column("retired", Boolean, nullable=False, default=False),
)

person_roles = Table(
    "person_roles",
    metadata,
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("role", String(20), primary_key=True),
)

organizations = Table(
    "organizations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("district", Text),
    Column("head_id", ForeignKey("persons.id"), index=True),
    Column("curator_id", ForeignKey("persons.id"), index=True),
    Column("time_zone", String(64)),
    Column("head_post", Text),
    Column("members_agreed_at", UtcDateTime),
    UniqueConstraint("kind", "name"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("invited_by", ForeignKey("persons.id"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("opened_by", BigInteger),
    Column("used_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
)


_headed_zone = (
    select(func.min(organizations.c.time_zone))
    .where(organizations.c.head_id == persons.c.id)
    .scalar_subquery()
    .label("headed_zone")
)
_held_roles = (
    select(func.aggregate_strings(person_roles.c.role, " "))
    .where(person_roles.c.person_id == persons.c.id)
    .scalar_subquery()
    .label("held_roles")
)
# Made once: who speaks or is spoken to is asked for with every update and every message.
known_person = select(persons).add_columns(_headed_zone, _held_roles)
_by_id = known_person.where(persons.c.id == bindparam("one"))
_by_telegram = known_person.where(persons.c.telegram_id == bindparam("one"))


@dataclass(frozen=True, slots=True)
class People:
    connection: Connection

    def add(
        self, name: str, *, position: str | None = None, roles: Iterable[Role] = (), telegram_id: int | None = None
    ) -> Person:
        person_id = self.connection.execute(
            insert(persons)
            .values(
                name=name,
                name_key=" ".join(name_key(name)),
                position=position,
                telegram_id=telegram_id,
                reachable=True,
                retired=False,
            )
            .returning(persons.c.id)
        ).scalar_one()
        self.add_roles(person_id, roles)
        return self.get(person_id)

    def add_roles(self, person_id: int, roles: Iterable[Role]) -> None:
        have = set(self.connection.scalars(select(person_roles.c.role).where(person_roles.c.person_id == person_id)))
        for role in sorted(set(roles) - have):
            self.connection.execute(insert(person_roles).values(person_id=person_id, role=role))

    def get(self, person_id: int) -> Person:
        return self._one(_by_id, person_id) or _missing("person", person_id)

    def by_telegram(self, telegram_id: int) -> Person | None:
        return self._one(_by_telegram, telegram_id)

    def by_ids(self, ids: Collection[int]) -> dict[int, Person]:
        found = self._all(select(persons).where(persons.c.id.in_(ids)))
        return {person.id: person for person in found}

    def present(self, ids: Collection[int]) -> list[Person]:
        """Those of them who are not retired."""
        return self._all(select(persons).where(persons.c.id.in_(ids), ~persons.c.retired))

    def named(self, name: str) -> list[Person]:
        """Those with the same surname and initials, the longest known first."""
        key = " ".join(name_key(name))
        rows = select(persons).where(persons.c.name_key == key, ~persons.c.retired).order_by(persons.c.id)
        return self._all(rows)

    def of_surname(self, surname: str) -> list[Person]:
        """Those with this surname; nobody for what is more than one word."""
        key, initials = name_key(surname)
        if not key or initials:
            return []
        beginning = persons.c.name_key.startswith(f"{key} ", autoescape=True)
        return self._all(select(persons).where(beginning, ~persons.c.retired).order_by(persons.c.id))

    def all(self) -> list[Person]:
        return self._all(select(persons).where(~persons.c.retired).order_by(persons.c.name, persons.c.id))

    def names(self, *roles: Role) -> list[tuple[int, str, bool]]:
        """(id, name, whether they have one of these roles) of everybody, by name."""
        holds = exists().where(person_roles.c.person_id == persons.c.id, person_roles.c.role.in_(roles))
        rows = select(persons.c.id, persons.c.name, holds).where(~persons.c.retired)
        found = self.connection.execute(rows.order_by(persons.c.name, persons.c.id))
        return [(person_id, name, works) for person_id, name, works in found]

    def with_role(self, role: Role) -> list[Person]:
        holders = select(person_roles.c.person_id).where(person_roles.c.role == role)
        return self._all(
            select(persons).where(persons.c.id.in_(holders), ~persons.c.retired).order_by(persons.c.name, persons.c.id)
        )

    def not_connected(self) -> list[Person]:
        """Those who can't be spoken to: never linked, or not reached any more."""
        return self._all(
            select(persons)
            .where(or_(persons.c.telegram_id.is_(None), ~persons.c.reachable), ~persons.c.retired)
            .order_by(persons.c.name, persons.c.id)
        )

    def unreachable(self) -> int:
        """How many were connected and can't be spoken to any more."""
        lost = select(func.count()).where(persons.c.telegram_id.is_not(None), ~persons.c.reachable, ~persons.c.retired)
        return self.connection.scalar(lost) or 0

    def change(self, person_id: int, **values: Any) -> None:
        if "name" in values:
            values["name_key"] = " ".join(name_key(values["name"]))
        self.connection.execute(update(persons).where(persons.c.id == person_id).values(**values))

    def retire(self, person_id: int) -> None:
        """The record stays for what it signed; the account is free for another."""
        self.change(person_id, telegram_id=None, retired=True)

    def _one(self, query: Select[Any], one: int) -> Person | None:
        row = self.connection.execute(query, {"one": one}).first()
        return person_of(row) if row is not None else None

    def _all(self, query: Select[Any]) -> list[Person]:
        return [person_of(row) for row in self.connection.execute(query.add_columns(_headed_zone, _held_roles))]


@dataclass(frozen=True, slots=True)
class Organizations:
    connection: Connection

    def add(self, name: str, kind: OrganizationKind) -> Organization:
        row_id = self.connection.execute(
            insert(organizations).values(name=name, kind=kind).returning(organizations.c.id)
        ).scalar_one()
        return self.get(row_id)

    def get(self, organization_id: int) -> Organization:
        row = self.connection.execute(select(organizations).where(organizations.c.id == organization_id)).one()
        return _organization(row)

    def by_name(self, name: str, kind: OrganizationKind) -> Organization | None:
        row = self.connection.execute(
            select(organizations).where(organizations.c.name == name, organizations.c.kind == kind)
        ).one_or_none()
        return _organization(row) if row else None

    def all(self) -> list[Organization]:
        """Schools and bodies by name; then groups."""
        rows = self.connection.execute(
            select(organizations).order_by(
                organizations.c.kind == OrganizationKind.GROUP, organizations.c.name, organizations.c.id
            )
        )
        return [_organization(row) for row in rows]

    def by_ids(self, ids: Collection[int]) -> dict[int, Organization]:
        rows = self.connection.execute(select(organizations).where(organizations.c.id.in_(ids)))
        return {row.id: _organization(row) for row in rows}

    def find(self, organization_id: int) -> Organization | None:
        return self.by_ids([organization_id]).get(organization_id)

    def ids_of_kind(self, kind: OrganizationKind) -> list[int]:
        """By name."""
        ids = select(organizations.c.id).where(organizations.c.kind == kind).order_by(organizations.c.name)
        return list(self.connection.scalars(ids))

    def of_kind(self, kind: OrganizationKind) -> list[Organization]:
        rows = self.connection.execute(
            select(organizations).where(organizations.c.kind == kind).order_by(organizations.c.name)
        )
        return [_organization(row) for row in rows]

    def heads(self, ids: Collection[int]) -> dict[int, int]:
        """Who answers for these bodies, as far as anybody does."""
        query = select(organizations.c.id, organizations.c.head_id).where(
            organizations.c.id.in_(ids), organizations.c.head_id.is_not(None)
        )
        return {row.id: row.head_id for row in self.connection.execute(query)}

    def headed_by(self, person_id: int) -> list[Organization]:
        rows = self.connection.execute(
            select(organizations).where(organizations.c.head_id == person_id).order_by(organizations.c.name)
        )
        return [_organization(row) for row in rows]

    def curators(self) -> set[int]:
        """Who curates an organization."""
        chosen = select(organizations.c.curator_id).where(organizations.c.curator_id.is_not(None)).distinct()
        return set(self.connection.scalars(chosen))

    def change(self, organization_id: int, **values: Any) -> None:
        self.connection.execute(update(organizations).where(organizations.c.id == organization_id).values(**values))

    def hand_over(self, from_person: int, to_person: int) -> None:
        """All that one person heads or curates goes to another."""
        for column in (organizations.c.head_id, organizations.c.curator_id):
            self.connection.execute(update(organizations).where(column == from_person).values({column.name: to_person}))


@dataclass(frozen=True, slots=True)
class Invitations:
    connection: Connection

    def add(self, token_hash: str, person_id: int, invited_by: int, created_at: datetime, expires_at: datetime) -> None:
        self.connection.execute(
            insert(invitations).values(
                token_hash=token_hash,
                person_id=person_id,
                invited_by=invited_by,
                created_at=created_at,
                expires_at=expires_at,
            )
        )

    def by_hash(self, token_hash: str) -> Invitation | None:
        row = self.connection.execute(select(invitations).where(invitations.c.token_hash == token_hash)).one_or_none()
        return _invitation(row) if row else None

    def get(self, invitation_id: int) -> Invitation | None:
        row = self.connection.execute(select(invitations).where(invitations.c.id == invitation_id)).one_or_none()
        return _invitation(row) if row else None

    def use(self, invitation_id: int, now: datetime) -> bool:
        """True for the one who comes first."""
        done = self.connection.execute(
            update(invitations)
            .where(
                invitations.c.id == invitation_id, invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None)
            )
            .values(used_at=now)
        )
        return done.rowcount == 1

    def open(self, invitation_id: int, telegram_id: int) -> None:
        """Only the account that opened the link may take it: the button's id alone can be forged."""
        self.connection.execute(
            update(invitations).where(invitations.c.id == invitation_id).values(opened_by=telegram_id)
        )

    def counts(self, now: datetime) -> InvitationCounts:
        usable = and_(
            invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None), invitations.c.expires_at > now
        )
        rows = self.connection.execute(
            select(
                invitations.c.person_id,
                persons.c.telegram_id.is_not(None).label("connected"),
                func.max(case((invitations.c.opened_by.is_not(None), 1), else_=0)).label("opened"),
                func.max(case((usable, 1), else_=0)).label("usable"),
            )
            .join(persons, persons.c.id == invitations.c.person_id)
            .where(~persons.c.retired)
            .group_by(invitations.c.person_id, persons.c.telegram_id)
        ).all()
        waiting = [row for row in rows if not row.connected]
        return InvitationCounts(
            invited=len(rows),
            connected=len(rows) - len(waiting),
            unopened=sum(1 for row in waiting if not row.opened),
            expired=sum(1 for row in waiting if not row.usable),
        )

    def revoke_for(self, person_id: int, now: datetime, *, invited_by: int | None = None) -> int:
        """Ends the open ones; with `invited_by`, only those of one who invited. Returns how many there were."""
        theirs = () if invited_by is None else (invitations.c.invited_by == invited_by,)
        done = self.connection.execute(
            update(invitations)
            .where(
                invitations.c.person_id == person_id,
                invitations.c.used_at.is_(None),
                invitations.c.revoked_at.is_(None),
                *theirs,
            )
            .values(revoked_at=now)
        )
        return done.rowcount


def _missing(what: str, key: int) -> Any:
    raise LookupError(f"no {what} {key}")


def person_of(row: Row[Any]) -> Person:
    """`row`: of `known_person`."""
    return Person(
        id=row.id,
        name=row.name,
        position=row.position,
        roles=frozenset(map(Role, (row.held_roles or "").split())),
        telegram_id=row.telegram_id,
        language=row.language,
        time_zone=row.time_zone or row.headed_zone,
        reachable=row.reachable,
        digest_time=row.digest_time,
        retired=row.retired,
    )


def _organization(row: Row[Any]) -> Organization:
    return Organization(
        id=row.id,
        name=row.name,
        kind=OrganizationKind(row.kind),
        district=row.district,
        head_id=row.head_id,
        curator_id=row.curator_id,
        time_zone=row.time_zone,
        head_post=row.head_post,
        members_agreed_at=row.members_agreed_at,
    )


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation(
        id=row.id,
        person_id=row.person_id,
        invited_by=row.invited_by,
        expires_at=row.expires_at,
        opened_by=row.opened_by,
        used_at=row.used_at,
        revoked_at=row.revoked_at,
    )
