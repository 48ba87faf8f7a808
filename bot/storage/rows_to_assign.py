"""Rows of a plan put in force whose obligations are still to be made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Column, Connection, ForeignKey, Table, delete, insert, select

from bot.storage.base import metadata

rows_to_assign = Table(
    "rows_to_assign",
    metadata,
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("roadmap_id", ForeignKey("roadmaps.id"), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class RowsToAssign:
    connection: Connection

    def add(self, roadmap_id: int, activity_ids: Collection[int]) -> None:
        self.connection.execute(
            insert(rows_to_assign), [{"roadmap_id": roadmap_id, "activity_id": one} for one in activity_ids]
        )

    def of_roadmap(self, roadmap_id: int) -> set[int]:
        rows = select(rows_to_assign.c.activity_id).where(rows_to_assign.c.roadmap_id == roadmap_id)
        return set(self.connection.scalars(rows))

    def roadmaps(self) -> list[int]:
        """The plans that have any."""
        return list(self.connection.scalars(select(rows_to_assign.c.roadmap_id).distinct()))

    def settle(self, activity_ids: Collection[int]) -> None:
        self.connection.execute(delete(rows_to_assign).where(rows_to_assign.c.activity_id.in_(activity_ids)))
