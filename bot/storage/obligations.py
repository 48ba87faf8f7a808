"""Who owes what by when: the table that nudges, reports and summaries read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from bot.domain.deadline import Window
from bot.domain.extension import ExtensionState
from bot.domain.obligation import OWING, RELEASED, Ground, Obligation, ObligationState, Part
from bot.storage.absences import absences
from bot.storage.base import UtcDateTime, metadata
from bot.storage.extensions import extensions
from bot.storage.objections import objections
from bot.storage.organizations import organizations
from bot.storage.people import persons
from bot.storage.roadmaps import activities, roadmaps
from bot.storage.touch_ups import TouchUps

_owing = text("state IN ('on-execution', 'returned')")

obligations = Table(
    "obligations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("roadmap_id", ForeignKey("roadmaps.id"), nullable=False),
    Column("activity_id", ForeignKey("activities.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), index=True),
    Column("organization_id", ForeignKey("organizations.id"), index=True),
    Column("part", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("window_start", Date),
    Column("window_due", Date),
    Column("control_date", Date),
    Column("first_control_date", Date),
    Column("next_step_on", Date),
    Column("told_on", Date),
    Column("reported_on", Date),
    Column("closed_at", UtcDateTime),
    Column("acknowledged_at", UtcDateTime),
    Column("snoozed_until", Date),
    Column("group_id", ForeignKey("organizations.id"), index=True),
    Column("ground", String(20)),
    Column("ground_text", Text),
    Column("moves", Integer, nullable=False, server_default="0"),
    Column("news", Boolean, nullable=False, server_default=false()),
    Column("known_date", Date),
    CheckConstraint("(person_id IS NULL) <> (organization_id IS NULL)", name="one_executor"),
    Index("ix_obligations_due_step", "next_step_on", sqlite_where=_owing, postgresql_where=_owing),
    Index("ix_obligations_owing_control_date", "control_date", sqlite_where=_owing, postgresql_where=_owing),
    Index("ix_obligations_roadmap_state", "roadmap_id", "state"),
)

principal = func.coalesce(obligations.c.person_id, organizations.c.head_id)
recipient = func.coalesce(absences.c.deputy_id, principal)
"""Who is spoken to and reports: who answers for it, or their deputy; over `with_recipients()`."""
objected = exists().where(objections.c.obligation_id == obligations.c.id, objections.c.ruling.is_(None))

_extension_asked = exists().where(
    extensions.c.obligation_id == obligations.c.id, extensions.c.state == ExtensionState.ASKED
)
_schools_curator = persons.alias("schools_curator")
view = (
    select(
        obligations,
        activities.c.section,
        activities.c.number,
        activities.c.title,
        activities.c.deadline_text,
        organizations.c.name.label("organization_name"),
        organizations.c.district,
        persons.c.name.label("person_name"),
        principal.label("principal_id"),
        recipient.label("recipient_id"),
        objected.label("objected"),
        func.coalesce(_schools_curator.c.id, roadmaps.c.curator_id).label("curator_id"),
        _extension_asked.label("extension_asked"),
    )
    .join(activities, activities.c.id == obligations.c.activity_id)
    .join(roadmaps, roadmaps.c.id == obligations.c.roadmap_id)
    .outerjoin(organizations, organizations.c.id == obligations.c.organization_id)
    .outerjoin(persons, persons.c.id == obligations.c.person_id)
    .outerjoin(absences, and_(absences.c.person_id == principal, absences.c.ended_at.is_(None)))
    # A school's curator who is not in the bot decides on nothing: then it is the plan's.
    .outerjoin(
        _schools_curator,
        and_(
            _schools_curator.c.id == organizations.c.curator_id,
            _schools_curator.c.telegram_id.is_not(None),
            _schools_curator.c.reachable,
        ),
    )
)

_SHOWN = frozenset({"state", "control_date", "person_id", "acknowledged_at", "snoozed_until"})
"""What messages in chats show of an obligation: they are put right once it changes."""

_FOLLOWING = (*OWING, ObligationState.REPORTED, ObligationState.AWAITS_TIMETABLE, ObligationState.SUSPENDED)
"""The states in which something may still be asked of whoever holds the post."""
nearest_first = (obligations.c.control_date.is_(None), obligations.c.control_date, obligations.c.id)


@dataclass(frozen=True, slots=True)
class Obligations:
    connection: Connection

    def add_all(self, rows: Iterable[dict[str, Any]]) -> int:
        values = list(rows)
        if values:
            self.connection.execute(insert(obligations), values)
        return len(values)

    def add(self, row: dict[str, Any]) -> int:
        obligation_id: int = self.connection.execute(
            insert(obligations).values(**row).returning(obligations.c.id)
        ).scalar_one()
        return obligation_id

    def ids_of_roadmap(self, roadmap_id: int) -> list[int]:
        return list(self.connection.scalars(select(obligations.c.id).where(obligations.c.roadmap_id == roadmap_id)))

    def recipients(self, roadmap_id: int) -> list[int]:
        """Everybody whom a plan obliges, as far as somebody stands behind the names."""
        query = (
            select(recipient)
            .select_from(with_recipients())
            .where(obligations.c.roadmap_id == roadmap_id, recipient.is_not(None))
            .distinct()
        )
        return list(self.connection.scalars(query))

    def remove(self, ids: Sequence[int]) -> None:
        """With all that points at them; never for those of which there is a report, which the database refuses."""
        for pointing in _referring():
            self.connection.execute(delete(pointing.table).where(pointing.in_(ids)))
        self.connection.execute(delete(obligations).where(obligations.c.id.in_(ids)))

    def open_of_person(self, person_id: int) -> list[Obligation]:
        """What a person answers for by name (not as the head of a body) and has not been closed."""
        return self._all(view.where(obligations.c.person_id == person_id, obligations.c.state.in_(_FOLLOWING)))

    def plans_of_schools(self, curator_id: int) -> set[int]:
        """The plans by which schools of a curator owe something."""
        rows = (
            select(obligations.c.roadmap_id)
            .join(organizations, organizations.c.id == obligations.c.organization_id)
            .where(organizations.c.curator_id == curator_id)
            .distinct()
        )
        return set(self.connection.scalars(rows))

    def get(self, obligation_id: int) -> Obligation | None:
        return next(iter(self.by_ids([obligation_id])), None)

    def existing(self, ids: Iterable[int]) -> list[int]:
        wanted = list(ids)
        return sorted(self.connection.scalars(_existing, {"ids": wanted})) if wanted else []

    def by_ids(self, ids: Iterable[int]) -> list[Obligation]:
        wanted = list(ids)
        return self._all(_by_ids, {"ids": wanted}) if wanted else []

    def owed_by(self, person_id: int) -> list[Obligation]:
        """What a person, or a body they head, still owes; nearest first, those without a day last."""
        return self._all(_owed_by, {"person": person_id})

    def of_organization(self, organization_id: int) -> list[Obligation]:
        return self._all(view.where(obligations.c.organization_id == organization_id).order_by(*nearest_first))

    def of_roadmap(self, roadmap_id: int, *, curator_id: int | None = None) -> list[Obligation]:
        """`curator_id`: only what the schools of this curator owe."""
        return self._all(
            view.where(obligations.c.roadmap_id == roadmap_id, *of_schools(curator_id)).order_by(
                activities.c.position, obligations.c.control_date, obligations.c.id
            )
        )

    def of_activities(self, activity_ids: Iterable[int]) -> list[Obligation]:
        """Nearest first, those without a day last."""
        return self._all(view.where(obligations.c.activity_id.in_(list(activity_ids))).order_by(*nearest_first))

    def without_day(self, roadmap_id: int) -> dict[int, list[Obligation]]:
        """Row (activity) -> those of it that have no day, neither closed nor released."""
        found: dict[int, list[Obligation]] = {}
        waiting = view.where(
            obligations.c.roadmap_id == roadmap_id,
            obligations.c.state.not_in([ObligationState.CLOSED, *RELEASED]),
            obligations.c.control_date.is_(None),
        )
        for one in self._all(waiting.order_by(activities.c.position, obligations.c.id)):
            found.setdefault(one.activity_id, []).append(one)
        return found

    def untold(self, person_id: int) -> list[Obligation]:
        """What a person owes by another day than they were told."""
        return self._all(
            view.where(
                is_for(person_id),
                obligations.c.state.in_(OWING),
                obligations.c.news,
                obligations.c.control_date.is_distinct_from(obligations.c.known_date),
            ).order_by(*nearest_first)
        )

    def begun(self, obligation_ids: Iterable[int]) -> set[int]:
        """Those of them about which anything is kept, be it a draft; a message that shows one does not count."""
        ids = list(obligation_ids)
        told = [
            key.parent
            for table in metadata.tables.values()
            for key in table.foreign_keys
            if key.column is obligations.c.id and table.name != "cards"
        ]
        return {one for column in told for one in self.connection.scalars(select(column).where(column.in_(ids)))}

    def watched_by(self, curator_ids: Collection[int], last: date) -> list[Obligation]:
        """What is owed by `last` of these curators' plans and schools; the longest late first."""
        return self._all(
            view.where(_watched(curator_ids), is_owing(), obligations.c.control_date <= last).order_by(*nearest_first)
        )

    def owing_of_roadmap(self, roadmap_id: int) -> list[Obligation]:
        return self._all(view.where(obligations.c.roadmap_id == roadmap_id, is_owing()))

    def owing(self) -> list[Obligation]:
        """All that is owed by a day; for a change of the calendar."""
        return self._all(view.where(is_owing(), obligations.c.control_date.is_not(None)))

    def late(self, today: date, roadmap_ids: Iterable[int], *, curator_id: int | None = None) -> list[Obligation]:
        """Overdue, the longest late first."""
        return self._all(
            view.where(
                obligations.c.roadmap_id.in_(list(roadmap_ids)),
                obligations.c.state.in_(OWING),
                obligations.c.control_date < today,
                *of_schools(curator_id),
            ).order_by(organizations.c.district, obligations.c.control_date, obligations.c.id)
        )

    def change(self, obligation_id: int, **values: Any) -> None:
        if not _SHOWN.isdisjoint(values):
            TouchUps(self.connection).want_newest_of(obligation_id)
        self.connection.execute(update(obligations).where(obligations.c.id == obligation_id).values(**values))

    def hand_over(self, from_person: int, to_person: int) -> None:
        self.connection.execute(
            update(obligations).where(obligations.c.person_id == from_person).values(person_id=to_person)
        )

    def _all(self, query: Select[Any], facts: Mapping[str, Any] | None = None) -> list[Obligation]:
        return [obligation_of(row) for row in self.connection.execute(query, facts)]


@cache
def _referring() -> tuple[Column[Any], ...]:
    """Columns of other tables that point at obligations: cards, objections; not reports."""
    return tuple(
        column
        for table in metadata.sorted_tables
        if table.name != "reports"
        for column in table.c
        if any(key.column is obligations.c.id for key in column.foreign_keys)
    )


def with_recipients() -> Any:
    """Obligations joined to all that `recipient` is made of."""
    return obligations.outerjoin(organizations, organizations.c.id == obligations.c.organization_id).outerjoin(
        absences, and_(absences.c.person_id == principal, absences.c.ended_at.is_(None))
    )


def is_for(person_id: int | BindParameter[int]) -> Any:
    """What a person answers for, unless they are away, and what those do for whom they stand in."""
    lasting = select(absences.c.person_id).where(absences.c.ended_at.is_(None))
    answering = select(persons.c.id).where(
        or_(
            and_(persons.c.id == person_id, persons.c.id.not_in(lasting)),
            persons.c.id.in_(lasting.where(absences.c.deputy_id == person_id)),
        )
    )
    headed = select(organizations.c.id).where(organizations.c.head_id.in_(answering))
    return or_(obligations.c.person_id.in_(answering), obligations.c.organization_id.in_(headed))


def of_schools(curator_id: int | None) -> tuple[Any, ...]:
    if curator_id is None:
        return ()
    curated = select(organizations.c.id).where(organizations.c.curator_id == curator_id)
    return (obligations.c.organization_id.in_(curated),)


def _watched(curator_ids: Collection[int]) -> Any:
    return or_(_schools_curator.c.id.in_(curator_ids), roadmaps.c.curator_id.in_(curator_ids))


def is_owing() -> Any:
    # The literal text of the partial index's condition: bound parameters would hide it from the query planner.
    return text("obligations.state IN ('on-execution', 'returned')")


# Made once: every message asks for them, and to put such a query together takes longer than to run it.
_person: BindParameter[int] = bindparam("person", type_=Integer)
_one_of = obligations.c.id.in_(bindparam("ids", expanding=True))
_existing = select(obligations.c.id).where(_one_of)
_by_ids = view.where(_one_of).order_by(*nearest_first)
_owed_by = view.where(is_for(_person), obligations.c.state.in_((*OWING, ObligationState.AWAITS_TIMETABLE))).order_by(
    *nearest_first
)


def obligation_of(row: Row[Any]) -> Obligation:
    return Obligation(
        id=row.id,
        roadmap_id=row.roadmap_id,
        activity_id=row.activity_id,
        section=row.section,
        number=row.number,
        title=row.title,
        deadline_text=row.deadline_text,
        part=Part(row.part),
        state=ObligationState(row.state),
        window=Window(row.window_start, row.window_due) if row.window_due else None,
        control_date=row.control_date,
        first_control_date=row.first_control_date,
        person_id=row.person_id,
        organization_id=row.organization_id,
        executor_name=row.organization_name or row.person_name,
        district=row.district,
        recipient_id=row.recipient_id,
        curator_id=row.curator_id,
        told_on=row.told_on,
        reported_on=row.reported_on,
        closed_at=row.closed_at,
        acknowledged_at=row.acknowledged_at,
        snoozed_until=row.snoozed_until,
        next_step_on=row.next_step_on,
        principal_id=row.principal_id,
        group_id=row.group_id,
        objected=bool(row.objected),
        ground=Ground(row.ground) if row.ground else None,
        ground_text=row.ground_text,
        moves=row.moves,
        news=row.news,
        known_date=row.known_date,
        extension_asked=bool(row.extension_asked),
    )
