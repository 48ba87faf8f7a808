"""Posts of organisations, rules of membership of groups, and written names that were said to mean the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Integer,
    Row,
    String,
    Table,
    Text,
    and_,
    delete,
    insert,
    select,
    update,
)

from bot.domain.directory import Alias, Member, Membership, Post, Verdict
from bot.domain.people import OrganizationKind
from bot.storage.base import UtcDateTime, metadata
from bot.storage.organizations import organizations

posts = Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organization_id", ForeignKey("organizations.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("holder_id", ForeignKey("persons.id"), index=True),
)

memberships = Table(
    "memberships",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("organizations.id"), nullable=False, index=True),
    Column("all_schools", Boolean, nullable=False),
    Column("district", Text),
    Column("organization_id", ForeignKey("organizations.id")),
    Column("person_id", ForeignKey("persons.id")),
)

aliases = Table(
    "aliases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("written", Text, nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id")),
    Column("organization_id", ForeignKey("organizations.id")),
    Column("other", Text),
    Column("verdict", String(10)),
    Column("decided_by", ForeignKey("persons.id")),
    Column("decided_at", UtcDateTime),
)


@dataclass(frozen=True, slots=True)
class Posts:
    connection: Connection

    def add(self, organization_id: int, title: str, holder_id: int | None) -> Post:
        post_id = self.connection.execute(
            insert(posts)
            .values(organization_id=organization_id, title=title, holder_id=holder_id)
            .returning(posts.c.id)
        ).scalar_one()
        return Post(post_id, organization_id, title, holder_id)

    def get(self, post_id: int) -> Post | None:
        return next(iter(self._all(posts.c.id == post_id)), None)

    def of_organization(self, organization_id: int) -> list[Post]:
        return self._all(posts.c.organization_id == organization_id)

    def held_by(self, person_id: int) -> list[Post]:
        return self._all(posts.c.holder_id == person_id)

    def all(self) -> list[Post]:
        return self._all()

    def change(self, post_id: int, **values: Any) -> None:
        self.connection.execute(update(posts).where(posts.c.id == post_id).values(**values))

    def remove(self, post_id: int) -> None:
        self.connection.execute(delete(posts).where(posts.c.id == post_id))

    def hand_over(self, from_person: int, to_person: int) -> None:
        self.connection.execute(update(posts).where(posts.c.holder_id == from_person).values(holder_id=to_person))

    def _all(self, *conditions: Any) -> list[Post]:
        rows = self.connection.execute(select(posts).where(*conditions).order_by(posts.c.id))
        return [Post(row.id, row.organization_id, row.title, row.holder_id) for row in rows]


@dataclass(frozen=True, slots=True)
class Groups:
    connection: Connection

    def rules(self, group_id: int) -> list[Membership]:
        rows = self.connection.execute(
            select(memberships).where(memberships.c.group_id == group_id).order_by(memberships.c.id)
        )
        return [Membership(row.all_schools, row.district, row.organization_id, row.person_id) for row in rows]

    def set_rules(self, group_id: int, rules: Iterable[Membership]) -> None:
        self.connection.execute(delete(memberships).where(memberships.c.group_id == group_id))
        for rule in rules:
            self.connection.execute(
                insert(memberships).values(
                    group_id=group_id,
                    all_schools=rule.all_schools,
                    district=rule.district,
                    organization_id=rule.organization_id,
                    person_id=rule.person_id,
                )
            )

    def members(self, group_id: int) -> list[Member]:
        """Who the rules make members today, schools in the order of their names, then persons; each once."""
        rules = self.rules(group_id)
        schools = organizations.c.kind == OrganizationKind.SCHOOL
        chosen: list[ColumnElement[bool]] = [
            organizations.c.id.in_([one.organization_id for one in rules if one.organization_id is not None])
        ]
        districts = [one.district for one in rules if one.district is not None]
        if any(one.all_schools for one in rules):
            chosen.append(schools)
        if districts:
            chosen.append(and_(schools, organizations.c.district.in_(districts)))
        found: dict[Member, None] = {}
        for condition in chosen:
            ids = select(organizations.c.id).where(condition).order_by(organizations.c.name)
            found.update(dict.fromkeys(Member(organization_id=one) for one in self.connection.scalars(ids)))
        found.update(dict.fromkeys(Member(person_id=one.person_id) for one in rules if one.person_id is not None))
        return list(found)

    def agreed(self) -> list[int]:
        """Groups whose members a curator has settled."""
        rows = select(organizations.c.id).where(organizations.c.members_agreed_at.is_not(None))
        return list(self.connection.scalars(rows.order_by(organizations.c.id)))

    def replace_person(self, from_person: int, to_person: int) -> None:
        self.connection.execute(
            update(memberships).where(memberships.c.person_id == from_person).values(person_id=to_person)
        )


@dataclass(frozen=True, slots=True)
class Aliases:
    connection: Connection

    def all(self) -> list[Alias]:
        return self._all()

    def get(self, alias_id: int) -> Alias | None:
        return next(iter(self._all(aliases.c.id == alias_id)), None)

    def pair(self, written: str, *, person_id: int | None, organization_id: int | None, other: str | None) -> Alias:
        """The question whether these two are one, kept once however often it is asked."""
        values = {"person_id": person_id, "organization_id": organization_id, "other": other}
        same = [getattr(aliases.c, name).is_not_distinct_from(value) for name, value in values.items()]
        found = self._all(aliases.c.written == written, *same)
        if found:
            return found[0]
        alias_id = self.connection.execute(
            insert(aliases).values(written=written, **values).returning(aliases.c.id)
        ).scalar_one()
        return Alias(alias_id, written, person_id, organization_id, other, None)

    def decide(self, alias_id: int, verdict: Verdict, decided_by: int, now: datetime) -> None:
        self.connection.execute(
            update(aliases)
            .where(aliases.c.id == alias_id)
            .values(verdict=verdict, decided_by=decided_by, decided_at=now)
        )

    def replace_person(self, from_person: int, to_person: int) -> None:
        self.connection.execute(update(aliases).where(aliases.c.person_id == from_person).values(person_id=to_person))

    def _all(self, *conditions: Any) -> list[Alias]:
        rows = self.connection.execute(select(aliases).where(*conditions).order_by(aliases.c.id))
        return [_alias(row) for row in rows]


def _alias(row: Row[Any]) -> Alias:
    verdict = Verdict(row.verdict) if row.verdict else None
    return Alias(row.id, row.written, row.person_id, row.organization_id, row.other, verdict)
