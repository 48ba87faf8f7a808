"""Amended orders: which draft amends which plan, what of it is not wanted, and whom it touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Date, ForeignKey, Integer, String, Table, delete, insert, select

from bot.domain.amendment import Effect, EffectKind
from bot.storage.base import metadata

unwanted_changes = Table(
    "unwanted_changes",
    metadata,
    Column("draft_id", ForeignKey("roadmaps.id"), primary_key=True),
    Column("old_id", Integer, primary_key=True),
    Column("new_id", Integer, primary_key=True),
)

amendment_effects = Table(
    "amendment_effects",
    metadata,
    Column("draft_id", ForeignKey("roadmaps.id"), primary_key=True),
    Column("obligation_id", ForeignKey("obligations.id"), primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("before", Date),
)


@dataclass(frozen=True, slots=True)
class Amendments:
    connection: Connection

    def unwanted(self, draft_id: int) -> set[tuple[int, int]]:
        """Keys of the changes that a curator does not want to apply."""
        rows = self.connection.execute(select(unwanted_changes).where(unwanted_changes.c.draft_id == draft_id))
        return {(row.old_id, row.new_id) for row in rows}

    def want(self, draft_id: int, key: tuple[int, int], wanted: bool) -> None:
        mark: dict[str, Any] = {"draft_id": draft_id, "old_id": key[0], "new_id": key[1]}
        self.connection.execute(delete(unwanted_changes).filter_by(**mark))
        if not wanted:
            self.connection.execute(insert(unwanted_changes).values(**mark))

    def add_effects(self, draft_id: int, effects: Iterable[tuple[int, EffectKind, date | None]]) -> None:
        """(obligation, what happened to it, its earlier control date) of each that was touched."""
        rows = [
            {"draft_id": draft_id, "obligation_id": obligation_id, "kind": kind, "before": before}
            for obligation_id, kind, before in effects
        ]
        if rows:
            self.connection.execute(insert(amendment_effects), rows)

    def effects(self, draft_id: int) -> list[Effect]:
        rows = self.connection.execute(
            select(amendment_effects)
            .where(amendment_effects.c.draft_id == draft_id)
            .order_by(amendment_effects.c.obligation_id)
        )
        return [Effect(row.obligation_id, EffectKind(row.kind), row.before) for row in rows]
