"""Organizations: schools, bodies and groups, who heads and who curates them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    select,
    update,
)

from bot.domain.people import Organization, OrganizationKind
from bot.storage.base import UtcDateTime, metadata

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
