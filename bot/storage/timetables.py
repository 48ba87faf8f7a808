"""Questions for dates, and the rows of plans that wait for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
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
    UniqueConstraint,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.domain.deadline import DeadlineKind
from bot.domain.obligation import RELEASED, ObligationState
from bot.domain.roadmap import RoadmapState
from bot.domain.timetable import Timetable, TimetableState
from bot.storage.absences import absences
from bot.storage.base import UtcDateTime, metadata
from bot.storage.obligations import obligations
from bot.storage.roadmaps import roadmaps

timetables = Table(
    "timetables",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("roadmap_id", ForeignKey("roadmaps.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("asked_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("ask_on", Date),
    Column("asked_at", UtcDateTime),
    Column("happened_on", Date),
    Column("answered_at", UtcDateTime),
    Column("answered_by", ForeignKey("persons.id")),
    UniqueConstraint("roadmap_id", "kind", "key"),
    Index("ix_timetables_ask_on", "ask_on"),
)

timetable_rows = Table(
    "timetable_rows",
    metadata,
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("timetable_id", ForeignKey("timetables.id"), nullable=False, index=True),
)

_rows = (
    select(func.count())
    .select_from(timetable_rows)
    .where(timetable_rows.c.timetable_id == timetables.c.id)
    .scalar_subquery()
)
# While somebody is away their deputy is asked.
_asked = func.coalesce(absences.c.deputy_id, timetables.c.asked_id)
_view = (
    select(
        *(column for column in timetables.c if column is not timetables.c.asked_id),
        _asked.label("asked_id"),
        _rows.label("rows"),
        roadmaps.c.title.label("plan_title"),
        roadmaps.c.curator_id.label("curator_id"),
    )
    .join(roadmaps, roadmaps.c.id == timetables.c.roadmap_id)
    .outerjoin(absences, and_(absences.c.person_id == timetables.c.asked_id, absences.c.ended_at.is_(None)))
)


# Somebody owes what it dates: a timetable is asked for again when all was reported, anything else once.
_matters = exists().where(
    timetable_rows.c.timetable_id == timetables.c.id,
    obligations.c.activity_id == timetable_rows.c.activity_id,
    obligations.c.state.not_in(RELEASED),
    or_(
        timetables.c.kind == DeadlineKind.SCHEDULE,
        and_(obligations.c.control_date.is_(None), obligations.c.state != ObligationState.CLOSED),
    ),
)


@dataclass(frozen=True, slots=True)
class Timetables:
    connection: Connection

    def add(self, roadmap_id: int, kind: DeadlineKind, key: str, name: str, *, asked_id: int, ask_on: date) -> int:
        added: int = self.connection.execute(
            insert(timetables)
            .values(
                roadmap_id=roadmap_id,
                kind=kind,
                key=key,
                name=name,
                state=TimetableState.WAITING,
                asked_id=asked_id,
                ask_on=ask_on,
            )
            .returning(timetables.c.id)
        ).scalar_one()
        return added

    def link(self, timetable_id: int, activity_ids: Iterable[int]) -> None:
        """From now on the rows wait for this one, and for no other."""
        rows = [{"timetable_id": timetable_id, "activity_id": one} for one in activity_ids]
        if rows:
            ids = [row["activity_id"] for row in rows]
            self.connection.execute(delete(timetable_rows).where(timetable_rows.c.activity_id.in_(ids)))
            self.connection.execute(insert(timetable_rows), rows)

    def get(self, timetable_id: int) -> Timetable | None:
        return next(iter(self._all(_view.where(timetables.c.id == timetable_id))), None)

    def keyed(self, roadmap_id: int) -> dict[tuple[DeadlineKind, str], int]:
        rows = self.connection.execute(select(timetables).where(timetables.c.roadmap_id == roadmap_id))
        return {(DeadlineKind(row.kind), row.key): row.id for row in rows}

    def rows_of(self, timetable_id: int) -> list[int]:
        """The rows (activities) that wait for it."""
        return list(
            self.connection.scalars(
                select(timetable_rows.c.activity_id)
                .where(timetable_rows.c.timetable_id == timetable_id)
                .order_by(timetable_rows.c.activity_id)
            )
        )

    def of_row(self, activity_id: int) -> int | None:
        found: int | None = self.connection.scalar(
            select(timetable_rows.c.timetable_id).where(timetable_rows.c.activity_id == activity_id)
        )
        return found

    def unanswered(self) -> list[Timetable]:
        """Of all plans in force, those asked the longest ago first."""
        return self._all(
            _view.where(
                roadmaps.c.state == RoadmapState.IN_FORCE, timetables.c.state != TimetableState.ANSWERED, _matters
            )
        )

    def plans_without_question(self) -> list[int]:
        """Plans in force with something that waits for a day, and nobody is asked for it."""
        waiting = (
            select(roadmaps.c.id)
            .join(obligations, obligations.c.roadmap_id == roadmaps.c.id)
            .outerjoin(timetable_rows, timetable_rows.c.activity_id == obligations.c.activity_id)
            .outerjoin(timetables, timetables.c.id == timetable_rows.c.timetable_id)
            .where(
                roadmaps.c.state == RoadmapState.IN_FORCE,
                obligations.c.state == ObligationState.AWAITS_TIMETABLE,
                or_(timetables.c.id.is_(None), timetables.c.state == TimetableState.ANSWERED),
            )
            .distinct()
        )
        return list(self.connection.scalars(waiting))

    def to_ask(self, today: date) -> list[Timetable]:
        """Those whose day to be asked for has come."""
        return self._all(_view.where(roadmaps.c.state == RoadmapState.IN_FORCE, timetables.c.ask_on <= today, _matters))

    def asked_of(self, person_id: int) -> list[Timetable]:
        return [one for one in self.unanswered() if one.asked_id == person_id]

    def change(self, timetable_id: int, **values: Any) -> None:
        self.connection.execute(update(timetables).where(timetables.c.id == timetable_id).values(**values))

    def ask_again(self, person_ids: Iterable[int], today: date) -> None:
        """What was asked of these and not answered at all is asked once more."""
        waits = timetables.c.state.in_([TimetableState.WAITING, TimetableState.CAME])
        asked = and_(timetables.c.asked_id.in_(list(person_ids)), timetables.c.asked_at.is_not(None), waits)
        self.connection.execute(update(timetables).where(asked).values(ask_on=today))

    def hand_over(self, from_person: int, to_person: int) -> None:
        self.connection.execute(
            update(timetables).where(timetables.c.asked_id == from_person).values(asked_id=to_person)
        )

    def _all(self, query: Select[Any]) -> list[Timetable]:
        ordered = query.order_by(timetables.c.asked_at.is_(None), timetables.c.asked_at, timetables.c.id)
        return [_timetable(row) for row in self.connection.execute(ordered)]


def _timetable(row: Row[Any]) -> Timetable:
    return Timetable(
        id=row.id,
        roadmap_id=row.roadmap_id,
        kind=DeadlineKind(row.kind),
        name=row.name,
        state=TimetableState(row.state),
        asked_id=row.asked_id,
        ask_on=row.ask_on,
        asked_at=row.asked_at,
        happened_on=row.happened_on,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        rows=row.rows,
        plan_title=row.plan_title,
        curator_id=row.curator_id,
    )
