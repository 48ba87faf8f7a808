"""Who owes what by when: the table that nudges, reports and summaries read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
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
from bot.domain.obligation import OWING, Ground, Obligation, ObligationState, Part
from bot.storage.base import UtcDateTime, metadata
from bot.storage.extensions import extensions
from bot.storage.people import organizations, persons
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

_recipient = func.coalesce(obligations.c.person_id, organizations.c.head_id)

_extension_asked = exists().where(
    extensions.c.obligation_id == obligations.c.id, extensions.c.state == ExtensionState.ASKED
)
_schools_curator = persons.alias("schools_curator")
_view = (
    select(
        obligations,
        activities.c.section,
        activities.c.number,
        activities.c.title,
        activities.c.deadline_text,
        organizations.c.name.label("organization_name"),
        organizations.c.district,
        persons.c.name.label("person_name"),
        _recipient.label("recipient_id"),
        func.coalesce(_schools_curator.c.id, roadmaps.c.curator_id).label("curator_id"),
        _extension_asked.label("extension_asked"),
    )
    .join(activities, activities.c.id == obligations.c.activity_id)
    .join(roadmaps, roadmaps.c.id == obligations.c.roadmap_id)
    .outerjoin(organizations, organizations.c.id == obligations.c.organization_id)
    .outerjoin(persons, persons.c.id == obligations.c.person_id)
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

_nearest_first = (obligations.c.control_date.is_(None), obligations.c.control_date, obligations.c.id)


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

    def share_out(self, group_id: int, member_ids: Sequence[int]) -> None:
        """Each member gets the obligations of a group for which nobody answers; the group keeps none."""
        found = self.connection.execute(
            select(obligations)
            .join(organizations, organizations.c.id == obligations.c.organization_id)
            .where(obligations.c.organization_id == group_id, organizations.c.head_id.is_(None))
        ).all()
        shared = [
            {**{name: value for name, value in row._mapping.items() if name != "id"}, "organization_id": member}
            for row in found
            for member in member_ids
        ]
        if shared:
            self.connection.execute(delete(obligations).where(obligations.c.id.in_([row.id for row in found])))
            self.add_all(shared)

    def get(self, obligation_id: int) -> Obligation | None:
        return next(iter(self._all(_view.where(obligations.c.id == obligation_id))), None)

    def by_ids(self, ids: Iterable[int]) -> list[Obligation]:
        return self._all(_view.where(obligations.c.id.in_(list(ids))).order_by(*_nearest_first))

    def owed_by(self, person_id: int) -> list[Obligation]:
        """What a person, or a body they head, still owes; nearest first, those without a day last."""
        waiting = (*OWING, ObligationState.AWAITS_TIMETABLE)
        return self._all(_view.where(_is_for(person_id), obligations.c.state.in_(waiting)).order_by(*_nearest_first))

    def of_organization(self, organization_id: int) -> list[Obligation]:
        return self._all(_view.where(obligations.c.organization_id == organization_id).order_by(*_nearest_first))

    def of_roadmap(self, roadmap_id: int) -> list[Obligation]:
        return self._all(
            _view.where(obligations.c.roadmap_id == roadmap_id).order_by(
                activities.c.position, obligations.c.control_date, obligations.c.id
            )
        )

    def of_activities(self, activity_ids: Iterable[int]) -> list[Obligation]:
        """Nearest first, those without a day last."""
        return self._all(_view.where(obligations.c.activity_id.in_(list(activity_ids))).order_by(*_nearest_first))

    def without_day(self, roadmap_id: int) -> dict[int, list[Obligation]]:
        """Row (activity) -> those of it that are owed and have no day."""
        found: dict[int, list[Obligation]] = {}
        waiting = _view.where(
            obligations.c.roadmap_id == roadmap_id,
            obligations.c.state.in_((*OWING, ObligationState.AWAITS_TIMETABLE)),
            obligations.c.control_date.is_(None),
        )
        for one in self._all(waiting.order_by(activities.c.position, obligations.c.id)):
            found.setdefault(one.activity_id, []).append(one)
        return found

    def untold(self, person_id: int) -> list[Obligation]:
        """What a person owes by another day than they were told."""
        return self._all(
            _view.where(
                _is_for(person_id),
                obligations.c.state.in_(OWING),
                obligations.c.news,
                obligations.c.control_date.is_distinct_from(obligations.c.known_date),
            ).order_by(*_nearest_first)
        )

    def begun(self, obligation_ids: Iterable[int]) -> set[int]:
        """Those of them about which something was written, be it a draft."""
        ids = list(obligation_ids)
        reports = metadata.tables["reports"]
        found = self.connection.scalars(select(reports.c.obligation_id).where(reports.c.obligation_id.in_(ids)))
        asked = self.connection.scalars(select(extensions.c.obligation_id).where(extensions.c.obligation_id.in_(ids)))
        return {*found, *asked}

    def remove(self, obligation_ids: Iterable[int]) -> None:
        """Takes away what nobody has begun and no date needs any more; messages that showed it show it no longer."""
        ids = list(obligation_ids)
        for name in ("cards", "nudges", "escalations"):
            table = metadata.tables[name]
            self.connection.execute(delete(table).where(table.c.obligation_id.in_(ids)))
        self.connection.execute(delete(obligations).where(obligations.c.id.in_(ids)))

    def due_steps(self, person_id: int, today: date) -> list[Obligation]:
        """Those of a person on which a nudge is due by `today` and has not been told."""
        return self._all(_view.where(_is_for(person_id), *_step_due(today)).order_by(*_nearest_first))

    def people_with_due_steps(self, today: date) -> list[int]:
        """Whom a nudge may be due to by `today`, connected or not."""
        return self._recipients(*_step_due(today))

    def people_with_control_date(self, first: date, last: date) -> list[int]:
        """Who owes something whose control date is one of these days."""
        return self._recipients(_owing_columns(), obligations.c.control_date.between(first, last))

    def near(self, person_id: int, last: date) -> list[Obligation]:
        """What a person owes by `last`, overdue or not; nearest first."""
        return self._all(
            _view.where(_is_for(person_id), _owing_columns(), obligations.c.control_date <= last).order_by(
                *_nearest_first
            )
        )

    def watched_by(self, curator_id: int, last: date) -> list[Obligation]:
        """What is owed by `last` of a curator's plans and schools; the longest late first."""
        return self._all(
            _view.where(_watched(curator_id), _owing_columns(), obligations.c.control_date <= last).order_by(
                *_nearest_first
            )
        )

    def owing_of_roadmap(self, roadmap_id: int) -> list[Obligation]:
        return self._all(_view.where(obligations.c.roadmap_id == roadmap_id, _owing_columns()))

    def owing(self) -> list[Obligation]:
        """All that is owed by a day; for a change of the calendar."""
        return self._all(_view.where(_owing_columns(), obligations.c.control_date.is_not(None)))

    def _recipients(self, *conditions: Any) -> list[int]:
        recipients = (
            select(_recipient)
            .select_from(obligations)
            .outerjoin(organizations, organizations.c.id == obligations.c.organization_id)
            .where(*conditions, _recipient.is_not(None))
            .distinct()
        )
        return sorted(self.connection.scalars(recipients))

    def late(self, today: date, roadmap_ids: Iterable[int]) -> list[Obligation]:
        """Overdue, the longest late first."""
        return self._all(
            _view.where(
                obligations.c.roadmap_id.in_(list(roadmap_ids)),
                obligations.c.state.in_(OWING),
                obligations.c.control_date < today,
            ).order_by(organizations.c.district, obligations.c.control_date, obligations.c.id)
        )

    def counts(self, roadmap_id: int, today: date) -> list[tuple[int | None, ObligationState, bool, int]]:
        """(section, state, overdue, how many) for each combination that occurs."""
        overdue = and_(obligations.c.state.in_(OWING), func.coalesce(obligations.c.control_date < today, False))
        rows = self.connection.execute(
            select(activities.c.section, obligations.c.state, overdue.label("overdue"), func.count().label("number"))
            .join(activities, activities.c.id == obligations.c.activity_id)
            .where(obligations.c.roadmap_id == roadmap_id)
            .group_by(activities.c.section, obligations.c.state, overdue)
        )
        return [(row.section, ObligationState(row.state), bool(row.overdue), row.number) for row in rows]

    def closed_late(self, roadmap_id: int) -> dict[int | None, int]:
        """How many were closed with a report after their control date, by section."""
        rows = self.connection.execute(
            select(activities.c.section, func.count().label("number"))
            .join(activities, activities.c.id == obligations.c.activity_id)
            .where(
                obligations.c.roadmap_id == roadmap_id,
                obligations.c.state == ObligationState.CLOSED,
                obligations.c.reported_on > obligations.c.control_date,
            )
            .group_by(activities.c.section)
        )
        return {row.section: row.number for row in rows}

    def asking_for_later(self, roadmap_id: int) -> int:
        """How many requests for later dates wait for the curator of a plan."""
        counted = (
            select(func.count())
            .select_from(extensions)
            .join(obligations, obligations.c.id == extensions.c.obligation_id)
            .where(
                obligations.c.roadmap_id == roadmap_id,
                obligations.c.state.in_(OWING),
                extensions.c.state == ExtensionState.ASKED,
            )
        )
        return self.connection.scalar(counted) or 0

    def change(self, obligation_id: int, **values: Any) -> None:
        if not _SHOWN.isdisjoint(values):
            TouchUps(self.connection).want_newest_of(obligation_id)
        self.connection.execute(update(obligations).where(obligations.c.id == obligation_id).values(**values))

    def hand_over(self, from_person: int, to_person: int) -> None:
        self.connection.execute(
            update(obligations).where(obligations.c.person_id == from_person).values(person_id=to_person)
        )

    def _all(self, query: Select[Any]) -> list[Obligation]:
        return [_obligation(row) for row in self.connection.execute(query)]


def _is_for(person_id: int) -> Any:
    headed = select(organizations.c.id).where(organizations.c.head_id == person_id)
    return or_(obligations.c.person_id == person_id, obligations.c.organization_id.in_(headed))


def _watched(curator_id: int) -> Any:
    return or_(_schools_curator.c.id == curator_id, roadmaps.c.curator_id == curator_id)


def _step_due(today: date) -> tuple[Any, ...]:
    return (_owing_columns(), obligations.c.next_step_on <= today)


def _owing_columns() -> Any:
    # The literal text of the partial index's condition: bound parameters would hide it from the query planner.
    return text("obligations.state IN ('on-execution', 'returned')")


def _obligation(row: Row[Any]) -> Obligation:
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
        ground=Ground(row.ground) if row.ground else None,
        ground_text=row.ground_text,
        moves=row.moves,
        news=row.news,
        known_date=row.known_date,
        extension_asked=bool(row.extension_asked),
    )
