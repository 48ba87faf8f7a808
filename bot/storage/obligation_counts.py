"""What is owed, in numbers: for summaries, and for who is asked first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, case, func, select

from bot.domain.extension import ExtensionState
from bot.domain.obligation import OWING, RELEASED, ExecutorLoad, ObligationState
from bot.storage.extensions import extensions
from bot.storage.obligations import obligations, of_schools, recipient, with_recipients
from bot.storage.organizations import organizations
from bot.storage.people import persons
from bot.storage.roadmaps import activities


@dataclass(frozen=True, slots=True)
class ObligationCounts:
    connection: Connection

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

    def control_dates(self, roadmap_id: int) -> list[date]:
        dated = select(obligations.c.control_date).where(
            obligations.c.roadmap_id == roadmap_id, obligations.c.control_date.is_not(None)
        )
        return list(self.connection.scalars(dated.distinct()))

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

    def most_loaded(self, roadmap_id: int) -> list[int]:
        """Persons of a plan by how often it names them."""
        rows = (
            select(obligations.c.person_id)
            .where(obligations.c.roadmap_id == roadmap_id, obligations.c.person_id.is_not(None))
            .group_by(obligations.c.person_id)
            .order_by(func.count().desc(), obligations.c.person_id)
        )
        return list(self.connection.scalars(rows))

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

    def by_section(
        self, roadmap_id: int, today: date, *, curator_id: int | None = None
    ) -> list[tuple[int | None, ObligationState, bool, int]]:
        """(section, state, overdue, how many) for each combination that occurs."""
        overdue = and_(obligations.c.state.in_(OWING), func.coalesce(obligations.c.control_date < today, False))
        rows = self.connection.execute(
            select(activities.c.section, obligations.c.state, overdue.label("overdue"), func.count().label("number"))
            .join(activities, activities.c.id == obligations.c.activity_id)
            .where(obligations.c.roadmap_id == roadmap_id, *of_schools(curator_id))
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
                *of_schools(curator_id),
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
