"""Who owes what by when: the table that nudges, reports and summaries read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
    case,
    column,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    update,
    values,
)

from bot.domain.deadline import Window
from bot.domain.directory import Member
from bot.domain.extension import ExtensionState
from bot.domain.obligation import OWING, RELEASED, ExecutorLoad, Ground, Obligation, ObligationState, Part
from bot.storage.absences import absences
from bot.storage.base import UtcDateTime, metadata
from bot.storage.extensions import extensions
from bot.storage.objections import objections
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

_principal = func.coalesce(obligations.c.person_id, organizations.c.head_id)
recipient = func.coalesce(absences.c.deputy_id, _principal)
"""Who is spoken to and reports: who answers for it, or their deputy; over `with_recipients()`."""
_objected = exists().where(objections.c.obligation_id == obligations.c.id, objections.c.ruling.is_(None))

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
        _principal.label("principal_id"),
        recipient.label("recipient_id"),
        _objected.label("objected"),
        func.coalesce(_schools_curator.c.id, roadmaps.c.curator_id).label("curator_id"),
        _extension_asked.label("extension_asked"),
    )
    .join(activities, activities.c.id == obligations.c.activity_id)
    .join(roadmaps, roadmaps.c.id == obligations.c.roadmap_id)
    .outerjoin(organizations, organizations.c.id == obligations.c.organization_id)
    .outerjoin(persons, persons.c.id == obligations.c.person_id)
    .outerjoin(absences, and_(absences.c.person_id == _principal, absences.c.ended_at.is_(None)))
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

_FEW = 500
"""Of more people than this all are read, rather than named one by one."""
_FOLLOWING = (*OWING, ObligationState.REPORTED, ObligationState.AWAITS_TIMETABLE, ObligationState.SUSPENDED)
"""The states in which something may still be asked of whoever holds the post."""
_POINT = tuple(
    obligations.c[name]
    for name in (
        "roadmap_id",
        "activity_id",
        "group_id",
        "part",
        "state",
        "window_start",
        "window_due",
        "control_date",
        "first_control_date",
        "next_step_on",
    )
)
"""What an obligation says before anybody owes it."""
_POINTS = 500
"""Of them in one statement: databases bound its parameters."""

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

    def add_for_organizations(self, points: Sequence[dict[str, Any]], organization_ids: Collection[int]) -> None:
        """Each organization owes every point. The database multiplies: others wait for the writer less than a third
        of what they would if each obligation were handed to it."""
        for start in range(0, len(points), _POINTS):
            given = (
                values(*(column(one.name, one.type) for one in _POINT), name="given")
                .data(
                    # Each value says its type: PostgreSQL takes a column of nothing but NULL for text.
                    [
                        tuple(literal(point[one.name], one.type) for one in _POINT)
                        for point in points[start : start + _POINTS]
                    ]
                )
                .cte()
            )
            self.connection.execute(
                insert(obligations).from_select(
                    [*(one.name for one in _POINT), "organization_id"],
                    select(*given.c, organizations.c.id)
                    .select_from(given.join(organizations, organizations.c.id.in_(organization_ids)))
                    .order_by(given.c.activity_id, organizations.c.name),
                )
            )

    def loads(self, roadmap_id: int, today: date) -> list[ExecutorLoad]:
        """What a plan lays on each executor, the most first; what they were released from is left out."""
        owing = obligations.c.state.in_(OWING)
        overdue = and_(owing, obligations.c.control_date < today)
        number = func.count()
        rows = self.connection.execute(
            select(
                obligations.c.person_id,
                obligations.c.organization_id,
                func.coalesce(organizations.c.name, persons.c.name).label("name"),
                recipient.label("recipient_id"),
                number.label("total"),
                func.count(obligations.c.control_date).label("dated"),
                func.count(case((overdue, 1))).label("past"),
                func.min(case((owing, obligations.c.control_date))).label("nearest"),
            )
            .select_from(with_recipients())
            .outerjoin(persons, persons.c.id == obligations.c.person_id)
            .where(obligations.c.roadmap_id == roadmap_id, obligations.c.state.not_in(RELEASED))
            .group_by(
                obligations.c.person_id,
                obligations.c.organization_id,
                organizations.c.name,
                persons.c.name,
                recipient,
            )
            .order_by(number.desc(), "name")
        )
        return [
            ExecutorLoad(row.name, row.recipient_id, row.total, row.total - row.dated, row.past, row.nearest)
            for row in rows
        ]

    def ids_of_roadmap(self, roadmap_id: int) -> list[int]:
        return list(self.connection.scalars(select(obligations.c.id).where(obligations.c.roadmap_id == roadmap_id)))

    def control_dates(self, roadmap_id: int) -> list[date]:
        dated = select(obligations.c.control_date).where(
            obligations.c.roadmap_id == roadmap_id, obligations.c.control_date.is_not(None)
        )
        return list(self.connection.scalars(dated.distinct()))

    def recipients(self, roadmap_id: int) -> list[int]:
        """Everybody whom a plan obliges, as far as somebody stands behind the names."""
        query = (
            select(recipient)
            .select_from(with_recipients())
            .where(obligations.c.roadmap_id == roadmap_id, recipient.is_not(None))
            .distinct()
        )
        return list(self.connection.scalars(query))

    def rows_without_date(self, roadmap_id: int) -> list[tuple[str | None, str]]:
        """(number, title) of the rows that set no day to anybody, in the plan's order."""
        rows = self.connection.execute(
            select(activities.c.number, activities.c.title)
            .join(obligations, obligations.c.activity_id == activities.c.id)
            .where(obligations.c.roadmap_id == roadmap_id)
            .group_by(activities.c.id, activities.c.number, activities.c.title, activities.c.position)
            .having(func.count(obligations.c.control_date) == 0)
            .order_by(activities.c.position)
        )
        return [(row.number, row.title) for row in rows]

    def share_out(
        self,
        group_id: int,
        members: Sequence[Member],
        first_step: Callable[[date], date],
        *,
        through: int | None = None,
        without: Collection[int] = (),
    ) -> int:
        """Each member gets the obligations of a group, and the group keeps none; returns how many were made.

        Who owes the same activity already gets it no second time. `first_step`: the day of the first
        nudge before a control date; `through`: the group that is remembered with what was made;
        `without`: what has been reported on, and stays as it is.
        """
        own = self._rows(
            obligations.c.organization_id == group_id,
            obligations.c.state.in_([ObligationState.ON_EXECUTION, ObligationState.AWAITS_TIMETABLE]),
            obligations.c.id.not_in(without),
        )
        made = self.add_members(own, members, first_step, through)
        if members:
            self.remove([row.id for row in own])
        return made

    def catch_up(
        self, group_id: int, members: Sequence[Member], first_step: Callable[[date], date], today: date
    ) -> int:
        """Later members owe what the group's members owe, as far as its day has not passed."""
        rows = self._rows(obligations.c.group_id == group_id)
        coming = [row for row in rows if row.control_date is None or row.control_date >= today]
        return self.add_members(coming, members, first_step, group_id)

    def add_members(
        self,
        rows: Sequence[Row[Any]],
        members: Sequence[Member],
        first_step: Callable[[date], date],
        through: int | None,
    ) -> int:
        """The obligations of `rows` for each of the members who does not owe them yet, as new ones."""
        have = {
            (row.activity_id, row.organization_id, row.person_id)
            for row in self._rows(obligations.c.activity_id.in_({row.activity_id for row in rows}))
        }
        windows = {(row.activity_id, row.window_start, row.window_due): row for row in rows}
        return self.add_all(
            {
                **values,
                "organization_id": member.organization_id,
                "person_id": member.person_id,
                "group_id": through,
            }
            for row, values in ((row, _untold(row, first_step)) for row in windows.values())
            for member in members
            if (row.activity_id, member.organization_id, member.person_id) not in have
        )

    def remove(self, ids: Sequence[int]) -> None:
        """With all that points at them; never for those of which there is a report, which the database refuses."""
        for pointing in _referring():
            self.connection.execute(delete(pointing.table).where(pointing.in_(ids)))
        self.connection.execute(delete(obligations).where(obligations.c.id.in_(ids)))

    def holders_in(self, group_id: int) -> set[Member]:
        """Who owes something through a group."""
        rows = self.connection.execute(
            select(obligations.c.organization_id, obligations.c.person_id)
            .where(obligations.c.group_id == group_id)
            .distinct()
        )
        return {Member(row.organization_id, row.person_id) for row in rows}

    def recipients_in(self, group_id: int) -> list[tuple[Member, int, int]]:
        """(member, who is spoken to, plan) for each member of a group who can be told of something."""
        rows = self.connection.execute(
            select(
                obligations.c.organization_id,
                obligations.c.person_id,
                recipient.label("recipient_id"),
                obligations.c.roadmap_id,
            )
            .select_from(obligations)
            .outerjoin(organizations, organizations.c.id == obligations.c.organization_id)
            .outerjoin(absences, and_(absences.c.person_id == _principal, absences.c.ended_at.is_(None)))
            .where(obligations.c.group_id == group_id, recipient.is_not(None))
            .distinct()
        )
        return [(Member(row.organization_id, row.person_id), row.recipient_id, row.roadmap_id) for row in rows]

    def of_members(self, group_id: int, members: Collection[Member]) -> list[Obligation]:
        """What these owe through a group."""
        if not members:
            return []
        places = [one.organization_id for one in members if one.organization_id is not None]
        people = [one.person_id for one in members if one.person_id is not None]
        theirs = or_(obligations.c.organization_id.in_(places), obligations.c.person_id.in_(people))
        return self._all(_view.where(obligations.c.group_id == group_id, theirs))

    def of_group(self, group_id: int) -> list[Obligation]:
        """What members owe through a group."""
        return self._all(_view.where(obligations.c.group_id == group_id).order_by(*_nearest_first))

    def open_of_person(self, person_id: int) -> list[Obligation]:
        """What a person answers for by name (not as the head of a body) and has not been closed."""
        return self._all(_view.where(obligations.c.person_id == person_id, obligations.c.state.in_(_FOLLOWING)))

    def of_nobody(self, roadmap_id: int) -> list[tuple[int, int]]:
        """(organisation, how many obligations) of a plan's bodies and groups behind which no person stands."""
        rows = self.connection.execute(
            select(obligations.c.organization_id, func.count().label("number"))
            .join(organizations, organizations.c.id == obligations.c.organization_id)
            .where(obligations.c.roadmap_id == roadmap_id, organizations.c.head_id.is_(None))
            .group_by(obligations.c.organization_id)
            .order_by(func.count().desc(), obligations.c.organization_id)
        )
        return [(row.organization_id, row.number) for row in rows]

    def plans_of_schools(self, curator_id: int) -> set[int]:
        """The plans by which schools of a curator owe something."""
        rows = (
            select(obligations.c.roadmap_id)
            .join(organizations, organizations.c.id == obligations.c.organization_id)
            .where(organizations.c.curator_id == curator_id)
            .distinct()
        )
        return set(self.connection.scalars(rows))

    def fellows(self, person_id: int) -> list[int]:
        """Persons named in the same activities, those most often together first."""
        theirs = select(obligations.c.activity_id).where(obligations.c.person_id == person_id)
        rows = (
            select(obligations.c.person_id)
            .where(
                obligations.c.activity_id.in_(theirs),
                obligations.c.person_id != person_id,
            )
            .group_by(obligations.c.person_id)
            .order_by(func.count().desc(), obligations.c.person_id)
        )
        return list(self.connection.scalars(rows))

    def most_loaded(self, roadmap_id: int) -> list[int]:
        """Persons of a plan by how often it names them."""
        rows = (
            select(obligations.c.person_id)
            .where(obligations.c.roadmap_id == roadmap_id, obligations.c.person_id.is_not(None))
            .group_by(obligations.c.person_id)
            .order_by(func.count().desc(), obligations.c.person_id)
        )
        return list(self.connection.scalars(rows))

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
        return self._all(_view.where(obligations.c.organization_id == organization_id).order_by(*_nearest_first))

    def of_roadmap(self, roadmap_id: int, *, curator_id: int | None = None) -> list[Obligation]:
        """`curator_id`: only what the schools of this curator owe."""
        return self._all(
            _view.where(obligations.c.roadmap_id == roadmap_id, *_of_schools(curator_id)).order_by(
                activities.c.position, obligations.c.control_date, obligations.c.id
            )
        )

    def of_activities(self, activity_ids: Iterable[int]) -> list[Obligation]:
        """Nearest first, those without a day last."""
        return self._all(_view.where(obligations.c.activity_id.in_(list(activity_ids))).order_by(*_nearest_first))

    def without_day(self, roadmap_id: int) -> dict[int, list[Obligation]]:
        """Row (activity) -> those of it that have no day, neither closed nor released."""
        found: dict[int, list[Obligation]] = {}
        waiting = _view.where(
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
            _view.where(
                _is_for(person_id),
                obligations.c.state.in_(OWING),
                obligations.c.news,
                obligations.c.control_date.is_distinct_from(obligations.c.known_date),
            ).order_by(*_nearest_first)
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

    def due_steps(self, person_id: int, today: date) -> list[Obligation]:
        """Those of a person on which a nudge is due by `today` and has not been told."""
        return self._all(_due_steps, {"person": person_id, "day": today})

    def due_steps_by_person(
        self, today: date, person_ids: Collection[int], left_out: Collection[int] = ()
    ) -> dict[int, list[tuple[int, date]]]:
        """(obligation, its control date) of the same, of these people: one reading, however many they are.

        `left_out`: plans of which nothing is wanted.
        """
        due = (
            select(recipient, obligations.c.id, obligations.c.control_date)
            .select_from(with_recipients())
            .where(*_step_due(today), obligations.c.control_date.is_not(None))
        )
        if left_out:
            due = due.where(obligations.c.roadmap_id.not_in(left_out))
        if len(person_ids) <= _FEW:
            due = due.where(recipient.in_(person_ids))
        found: dict[int, list[tuple[int, date]]] = defaultdict(list)
        # In no order: for one by id SQLite would read the whole table in that order.
        for person_id, obligation_id, control_date in self.connection.execute(due):
            if person_id in person_ids:
                found[person_id].append((obligation_id, control_date))
        return found

    def people_with_due_steps(self, today: date) -> list[int]:
        """Whom a nudge may be due to by `today`, connected or not."""
        return self._recipients(*_step_due(today))

    def people_with_control_date(self, first: date, last: date) -> list[int]:
        """Who owes something whose control date is one of these days."""
        return self._recipients(_owing_columns(), obligations.c.control_date.between(first, last))

    def near(self, person_id: int, last: date) -> list[Obligation]:
        """What a person owes by `last`, overdue or not; nearest first."""
        return self._all(_near, {"person": person_id, "day": last})

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
            select(recipient)
            .select_from(obligations)
            .outerjoin(organizations, organizations.c.id == obligations.c.organization_id)
            .outerjoin(absences, and_(absences.c.person_id == _principal, absences.c.ended_at.is_(None)))
            .where(*conditions, recipient.is_not(None))
            .distinct()
        )
        return sorted(self.connection.scalars(recipients))

    def late(self, today: date, roadmap_ids: Iterable[int], *, curator_id: int | None = None) -> list[Obligation]:
        """Overdue, the longest late first."""
        return self._all(
            _view.where(
                obligations.c.roadmap_id.in_(list(roadmap_ids)),
                obligations.c.state.in_(OWING),
                obligations.c.control_date < today,
                *_of_schools(curator_id),
            ).order_by(organizations.c.district, obligations.c.control_date, obligations.c.id)
        )

    def counts(
        self, roadmap_id: int, today: date, *, curator_id: int | None = None
    ) -> list[tuple[int | None, ObligationState, bool, int]]:
        """(section, state, overdue, how many) for each combination that occurs."""
        overdue = and_(obligations.c.state.in_(OWING), func.coalesce(obligations.c.control_date < today, False))
        rows = self.connection.execute(
            select(activities.c.section, obligations.c.state, overdue.label("overdue"), func.count().label("number"))
            .join(activities, activities.c.id == obligations.c.activity_id)
            .where(obligations.c.roadmap_id == roadmap_id, *_of_schools(curator_id))
            .group_by(activities.c.section, obligations.c.state, overdue)
        )
        return [(row.section, ObligationState(row.state), bool(row.overdue), row.number) for row in rows]

    def closed_late(self, roadmap_id: int, *, curator_id: int | None = None) -> dict[int | None, int]:
        """How many were closed with a report after their control date, by section."""
        rows = self.connection.execute(
            select(activities.c.section, func.count().label("number"))
            .join(activities, activities.c.id == obligations.c.activity_id)
            .where(
                obligations.c.roadmap_id == roadmap_id,
                obligations.c.state == ObligationState.CLOSED,
                obligations.c.reported_on > obligations.c.control_date,
                *_of_schools(curator_id),
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

    def set_next_steps(self, days: Mapping[int, date], *, told_on: date | None = None) -> None:
        """`days`: the day of each obligation's next nudge; `told_on`: the day of its last one, where it changes too."""
        alike: dict[date, list[int]] = defaultdict(list)
        for obligation_id, day in days.items():
            alike[day].append(obligation_id)
        told = {} if told_on is None else {"told_on": told_on}
        for day, ids in alike.items():
            self.connection.execute(_set_next_step, {"ids": ids, "next_step_on": day, **told})

    def hand_over(self, from_person: int, to_person: int) -> None:
        self.connection.execute(
            update(obligations).where(obligations.c.person_id == from_person).values(person_id=to_person)
        )

    def _rows(self, *conditions: Any) -> Sequence[Row[Any]]:
        return self.connection.execute(select(obligations).where(*conditions).order_by(obligations.c.id)).all()

    def _all(self, query: Select[Any], facts: Mapping[str, Any] | None = None) -> list[Obligation]:
        return [_obligation(row) for row in self.connection.execute(query, facts)]


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


def _untold(row: Row[Any], first_step: Callable[[date], date]) -> dict[str, Any]:
    """What another executor of the same activity and window owes, before anything was told or reported."""
    kept = {name: getattr(row, name) for name in ("roadmap_id", "activity_id", "part", "window_start", "window_due")}
    due = row.control_date
    return {
        **kept,
        "state": ObligationState.AWAITS_TIMETABLE if due is None else ObligationState.ON_EXECUTION,
        "control_date": due,
        "first_control_date": due,
        "next_step_on": None if due is None else first_step(due),
    }


def with_recipients() -> Any:
    """Obligations joined to all that `recipient` is made of."""
    return obligations.outerjoin(organizations, organizations.c.id == obligations.c.organization_id).outerjoin(
        absences, and_(absences.c.person_id == _principal, absences.c.ended_at.is_(None))
    )


def _is_for(person_id: int | BindParameter[int]) -> Any:
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


def _of_schools(curator_id: int | None) -> tuple[Any, ...]:
    if curator_id is None:
        return ()
    curated = select(organizations.c.id).where(organizations.c.curator_id == curator_id)
    return (obligations.c.organization_id.in_(curated),)


def _watched(curator_id: int) -> Any:
    return or_(_schools_curator.c.id == curator_id, roadmaps.c.curator_id == curator_id)


def _step_due(today: date | BindParameter[date]) -> tuple[Any, ...]:
    return (_owing_columns(), obligations.c.next_step_on <= today, ~_objected)


def _owing_columns() -> Any:
    # The literal text of the partial index's condition: bound parameters would hide it from the query planner.
    return text("obligations.state IN ('on-execution', 'returned')")


# Made once: every message asks for them, and to put such a query together takes longer than to run it.
_person: BindParameter[int] = bindparam("person", type_=Integer)
_day: BindParameter[date] = bindparam("day", type_=Date)
_one_of = obligations.c.id.in_(bindparam("ids", expanding=True))
_existing = select(obligations.c.id).where(_one_of)
_by_ids = _view.where(_one_of).order_by(*_nearest_first)
_owed_by = _view.where(_is_for(_person), obligations.c.state.in_((*OWING, ObligationState.AWAITS_TIMETABLE))).order_by(
    *_nearest_first
)
_due_steps = _view.where(_is_for(_person), *_step_due(_day)).order_by(*_nearest_first)
_near = _view.where(_is_for(_person), _owing_columns(), ~_objected, obligations.c.control_date <= _day).order_by(
    *_nearest_first
)
_set_next_step = update(obligations).where(_one_of)


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
