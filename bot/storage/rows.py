"""Rows of plans, and what is asked about them while the plan is a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    select,
    update,
)

from bot.domain.office import Checkpoints
from bot.domain.roadmap import Activity, PlanRow, Question, asked
from bot.storage.base import UtcDateTime, metadata

activities = Table(
    "activities",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("roadmap_id", ForeignKey("roadmaps.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("instruction", Boolean, nullable=False),
    Column("section", Integer),
    Column("number", Text),
    Column("title", Text, nullable=False),
    Column("deadline_text", Text, nullable=False),
    Column("reading", JSON, nullable=False),
    Column("checkpoints", String(20)),
    Column("control_dates", JSON),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("removed_at", UtcDateTime),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("roadmap_id", ForeignKey("roadmaps.id"), nullable=False, index=True),
    Column("activity_id", ForeignKey("activities.id"), nullable=False),
    Column("field", String(20), nullable=False),
    Column("reason", String(30), nullable=False),
    Column("before", JSON, nullable=False),
    Column("answer", String(30)),
    Column("answered_by", ForeignKey("persons.id")),
    Column("answered_at", UtcDateTime),
    UniqueConstraint("activity_id", "field"),
)
"""What is asked about the rows of drafts, as long as a row has it and after; `before` is the row when it was asked."""

_activity = TypeAdapter(Activity)


@dataclass(frozen=True, slots=True)
class Rows:
    connection: Connection

    def add_all(self, roadmap_id: int, rows: Sequence[tuple[bool, Activity]], *, after: int = 0) -> list[int]:
        """Puts (instruction, activity) rows behind the position `after`; returns their ids in order."""
        if not rows:
            return []
        self.connection.execute(
            update(activities)
            .where(activities.c.roadmap_id == roadmap_id, activities.c.position > after)
            .values(position=activities.c.position + len(rows))
        )
        values = [
            {"roadmap_id": roadmap_id, "position": position, "instruction": instruction, **_columns(activity)}
            for position, (instruction, activity) in enumerate(rows, after + 1)
        ]
        query = insert(activities).returning(activities.c.id, sort_by_parameter_order=True)
        ids = list(self.connection.scalars(query, values))
        unclear = [
            {"roadmap_id": roadmap_id, "activity_id": row_id, **question_columns(question, activity)}
            for row_id, (_, activity) in zip(ids, rows, strict=True)
            for question in asked(activity)
        ]
        if unclear:
            self.connection.execute(insert(questions), unclear)
        return ids

    def get(self, row_id: int) -> PlanRow | None:
        """The row, also one that was removed."""
        row = self.connection.execute(select(activities).where(activities.c.id == row_id)).one_or_none()
        return _row(row) if row else None

    def above(self, row: PlanRow) -> PlanRow | None:
        """The one before it in the plan."""
        return self._nearest(row, activities.c.position < row.position, activities.c.position.desc())

    def below(self, row: PlanRow) -> PlanRow | None:
        return self._nearest(row, activities.c.position > row.position, activities.c.position)

    def _nearest(self, row: PlanRow, where: Any, order: Any) -> PlanRow | None:
        mine = (activities.c.roadmap_id == row.roadmap_id, activities.c.removed_at.is_(None))
        found = self.connection.execute(select(activities).where(*mine, where).order_by(order).limit(1)).one_or_none()
        return _row(found) if found else None

    def of_roadmap(self, roadmap_id: int, *, removed: bool = False) -> list[PlanRow]:
        """In the plan's order: those that stand in it, or those that were removed."""
        gone = activities.c.removed_at.is_not(None) if removed else activities.c.removed_at.is_(None)
        query = select(activities).where(activities.c.roadmap_id == roadmap_id, gone).order_by(activities.c.position)
        return [_row(row) for row in self.connection.execute(query)]

    def removed_count(self, roadmap_id: int) -> int:
        gone = (activities.c.roadmap_id == roadmap_id, activities.c.removed_at.is_not(None))
        return self.connection.scalar(select(func.count()).select_from(activities).where(*gone)) or 0

    def count_before(self, row: PlanRow) -> int:
        """How many rows of the plan stand before it."""
        before = (
            activities.c.roadmap_id == row.roadmap_id,
            activities.c.removed_at.is_(None),
            activities.c.position < row.position,
        )
        return self.connection.scalar(select(func.count()).select_from(activities).where(*before)) or 0

    def save(self, row: PlanRow, activity: Activity) -> None:
        """Writes the row's new content as its next version. What is asked about it is kept in step by the caller."""
        self._update(row, **_columns(activity))

    def choose_checkpoints(
        self, row_ids: Iterable[int], checkpoints: Checkpoints | None, dates: Sequence[date] = ()
    ) -> None:
        """What the curator has agreed for rows that name no day; None follows the plan again."""
        self.connection.execute(
            update(activities)
            .where(activities.c.id.in_(list(row_ids)))
            .values(checkpoints=checkpoints, control_dates=written_days(dates))
        )

    def arrange(self, row_ids: Sequence[int]) -> None:
        """Puts rows of a plan into this order."""
        for position, row_id in enumerate(row_ids, 1):
            self.connection.execute(update(activities).where(activities.c.id == row_id).values(position=position))

    def set_removed(self, row: PlanRow, at: datetime | None) -> None:
        """Takes the row out of the plan, or (None) puts it back in its place."""
        self._update(row, removed_at=at)

    def dump(self, activity: Activity) -> dict[str, Any]:
        """A row's content as the history keeps it."""
        content: dict[str, Any] = _activity.dump_python(activity, mode="json")
        return content

    def _update(self, row: PlanRow, **values: Any) -> None:
        query = update(activities).where(activities.c.id == row.id).values(version=row.version + 1, **values)
        self.connection.execute(query)


def question_columns(question: Question, activity: Activity) -> dict[str, Any]:
    """A question as it is asked anew."""
    return {
        "field": question.field,
        "reason": question.reasons[0],
        "before": _activity.dump_python(activity, mode="json"),
        "answer": None,
        "answered_by": None,
        "answered_at": None,
    }


def _columns(activity: Activity) -> dict[str, Any]:
    return {
        "section": activity.section,
        "number": activity.number,
        "title": activity.title,
        "deadline_text": activity.deadline_text,
        "reading": _activity.dump_python(activity, mode="json"),
    }


def written_days(days: Sequence[date]) -> list[str] | None:
    return [day.isoformat() for day in days] or None


def days_of(written: list[str] | None) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in written or ())


def _row(row: Row[Any]) -> PlanRow:
    return PlanRow(
        id=row.id,
        roadmap_id=row.roadmap_id,
        position=row.position,
        instruction=row.instruction,
        activity=_activity.validate_python(row.reading),
        version=row.version,
        removed=row.removed_at is not None,
        checkpoints=Checkpoints(row.checkpoints) if row.checkpoints else None,
        control_dates=days_of(row.control_dates),
    )
