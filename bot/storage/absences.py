"""Who is away, until when, and who stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, ForeignKey, Index, Integer, Row, Table, insert, select, text, update

from bot.domain.absence import Absence
from bot.storage.base import UtcDateTime, metadata

_lasts = text("ended_at IS NULL")

absences = Table(
    "absences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("deputy_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("until", Date, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Index("uq_absences_lasting", "person_id", unique=True, sqlite_where=_lasts, postgresql_where=_lasts),
)


@dataclass(frozen=True, slots=True)
class Absences:
    connection: Connection

    def add(self, person_id: int, deputy_id: int, until: date, now: datetime) -> Absence:
        absence_id = self.connection.execute(
            insert(absences)
            .values(person_id=person_id, deputy_id=deputy_id, until=until, since=now)
            .returning(absences.c.id)
        ).scalar_one()
        return Absence(absence_id, person_id, deputy_id, until, now, None)

    def get(self, absence_id: int) -> Absence | None:
        return next(iter(self._all(absences.c.id == absence_id)), None)

    def lasting(self, person_id: int) -> Absence | None:
        """The absence of a person that has not ended."""
        return next(iter(self._all(absences.c.person_id == person_id, absences.c.ended_at.is_(None))), None)

    def stood_in_by(self, deputy_id: int) -> list[Absence]:
        """Those for whom a person stands in now."""
        return self._all(absences.c.deputy_id == deputy_id, absences.c.ended_at.is_(None))

    def all_lasting(self) -> list[Absence]:
        return self._all(absences.c.ended_at.is_(None))

    def last_deputy(self, person_id: int) -> int | None:
        mine = (absences.c.person_id == person_id, absences.c.deputy_id != person_id)
        rows = select(absences.c.deputy_id).where(*mine).order_by(absences.c.id.desc())
        deputy_id: int | None = self.connection.scalar(rows.limit(1))
        return deputy_id

    def over(self, today: date) -> list[Absence]:
        """Those whose last day has passed."""
        return self._all(absences.c.ended_at.is_(None), absences.c.until < today)

    def end(self, absence_id: int, now: datetime) -> bool:
        """True for the one who comes first."""
        done = self.connection.execute(
            update(absences).where(absences.c.id == absence_id, absences.c.ended_at.is_(None)).values(ended_at=now)
        )
        return done.rowcount == 1

    def hand_over(self, from_deputy: int, to_deputy: int) -> None:
        """Those for whom one stood in are another's now, but for that other's own absence."""
        self.connection.execute(
            update(absences)
            .where(
                absences.c.deputy_id == from_deputy, absences.c.ended_at.is_(None), absences.c.person_id != to_deputy
            )
            .values(deputy_id=to_deputy)
        )

    def _all(self, *conditions: Any) -> list[Absence]:
        return [_absence(row) for row in self.connection.execute(select(absences).where(*conditions))]


def _absence(row: Row[Any]) -> Absence:
    return Absence(row.id, row.person_id, row.deputy_id, row.until, row.since, row.ended_at)
