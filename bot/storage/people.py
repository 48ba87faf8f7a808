"""Persons and their roles."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
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
    bindparam,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.domain.people import Person, Role, name_key
from bot.storage.base import metadata
from bot.storage.organizations import organizations

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
