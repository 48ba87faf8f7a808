"""The organization's own corrections of the production calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Boolean, Column, Connection, Date, ForeignKey, Table, delete, insert, select

from bot.storage.base import UtcDateTime, metadata

calendar_days = Table(
    "calendar_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("worked", Boolean, nullable=False),
    Column("changed_by", ForeignKey("persons.id"), nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)


@dataclass(frozen=True, slots=True)
class CalendarDays:
    connection: Connection

    def all(self) -> dict[date, bool]:
        """Day -> whether it is worked, in order."""
        rows = self.connection.execute(select(calendar_days).order_by(calendar_days.c.day))
        return {row.day: row.worked for row in rows}

    def set(self, day: date, worked: bool, person_id: int, now: datetime) -> None:
        self.remove(day)
        self.connection.execute(
            insert(calendar_days).values(day=day, worked=worked, changed_by=person_id, changed_at=now)
        )

    def remove(self, day: date) -> bool:
        return self.connection.execute(delete(calendar_days).where(calendar_days.c.day == day)).rowcount == 1
