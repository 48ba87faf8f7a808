"""Plans, their sections and rows, as drafts and in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.domain.nudge_policy import NudgePolicy
from bot.domain.office import Checkpoints
from bot.domain.roadmap import Draft, Head, PlanRow, Roadmap, RoadmapState, Section
from bot.storage.base import UtcDateTime, metadata
from bot.storage.rows import Rows, activities, days_of, written_days

__all__ = ["Roadmaps", "activities", "roadmaps", "sections"]

roadmaps = Table(
    "roadmaps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", String(20), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("issuer", Text),
    Column("order_number", Text),
    Column("order_date", Date),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("controller", Text),
    Column("checkpoints", String(20), nullable=False),
    Column("curator_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("uploaded_at", UtcDateTime, nullable=False),
    Column("in_force_at", UtcDateTime),
    Column("nudges", JSON),
    Column("copied_from", Integer),
    Column("checkpoint_dates", JSON),
)

sections = Table(
    "sections",
    metadata,
    Column("roadmap_id", ForeignKey("roadmaps.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("number", Text),
    Column("title", Text, nullable=False),
)

_policy = TypeAdapter(NudgePolicy)
roadmap_curators = Table(
    "roadmap_curators",
    metadata,
    Column("roadmap_id", ForeignKey("roadmaps.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
)
"""With whom a plan's curator shares it."""

# Made once: every message that names a plan asks for them.
_by_id = select(roadmaps).where(roadmaps.c.id == bindparam("one"))
_sections_of = (
    select(sections).where(sections.c.roadmap_id.in_(bindparam("ids", expanding=True))).order_by(sections.c.position)
)


@dataclass(frozen=True, slots=True)
class Roadmaps:
    connection: Connection

    def add(
        self,
        draft: Draft,
        *,
        curator_id: int,
        document_id: int,
        checkpoints: Checkpoints,
        now: datetime,
        copied_from: int | None = None,
    ) -> int:
        """Keeps a draft with all its rows; returns the plan's id."""
        head = draft.head
        roadmap_id: int = self.connection.execute(
            insert(roadmaps)
            .values(
                state=RoadmapState.DRAFT,
                title=head.title,
                issuer=head.issuer,
                order_number=head.order_number,
                order_date=head.order_date,
                period_start=head.period_start,
                period_end=head.period_end,
                controller=head.controller,
                checkpoints=checkpoints,
                curator_id=curator_id,
                document_id=document_id,
                uploaded_at=now,
                copied_from=copied_from,
            )
            .returning(roadmaps.c.id)
        ).scalar_one()
        self._insert_all(
            sections,
            (
                {"roadmap_id": roadmap_id, "position": position, "number": section.number, "title": section.title}
                for position, section in enumerate(draft.sections, 1)
            ),
        )
        rows = [(False, activity) for activity in draft.activities] + [(True, task) for task in draft.instructions]
        Rows(self.connection).add_all(roadmap_id, rows)
        return roadmap_id

    def copy(self, roadmap: Roadmap, draft: Draft, *, curator_id: int, now: datetime) -> int:
        """Keeps a draft that was made from another plan; returns its id."""
        document_id = self.connection.scalar(select(roadmaps.c.document_id).where(roadmaps.c.id == roadmap.id))
        assert document_id is not None
        return self.add(
            draft,
            curator_id=curator_id,
            document_id=document_id,
            checkpoints=roadmap.checkpoints,
            now=now,
            copied_from=roadmap.id,
        )

    def copy_of(self, roadmap_id: int) -> int | None:
        """The copy of a plan that was not discarded."""
        return self.connection.scalar(
            select(roadmaps.c.id).where(
                roadmaps.c.copied_from == roadmap_id, roadmaps.c.state != RoadmapState.DISCARDED
            )
        )

    def get(self, roadmap_id: int) -> Roadmap | None:
        return next(iter(self._all(_by_id, {"one": roadmap_id})), None)

    def of_document(self, document_id: int) -> Roadmap | None:
        """The plan that was read from this very document, unless it was discarded."""
        found = self._all(
            select(roadmaps)
            .where(
                roadmaps.c.document_id == document_id,
                roadmaps.c.state != RoadmapState.DISCARDED,
                roadmaps.c.copied_from.is_(None),
            )
            .order_by(roadmaps.c.id.desc())
        )
        return found[0] if found else None

    def in_states(self, *states: RoadmapState) -> list[Roadmap]:
        return self._all(select(roadmaps).where(roadmaps.c.state.in_(states)).order_by(roadmaps.c.id.desc()))

    def rows(self, roadmap_id: int) -> list[PlanRow]:
        """Those that stand in the plan, in its order."""
        return Rows(self.connection).of_roadmap(roadmap_id)

    def add_section(self, roadmap_id: int, section: Section) -> int:
        """Puts a section after the others; returns its position."""
        last = self.connection.scalar(select(func.max(sections.c.position)).where(sections.c.roadmap_id == roadmap_id))
        position = (last or 0) + 1
        values = {"roadmap_id": roadmap_id, "position": position, "number": section.number, "title": section.title}
        self.connection.execute(insert(sections).values(**values))
        return position

    def choose_plan_checkpoints(self, roadmap_id: int, checkpoints: Checkpoints, dates: Sequence[date] = ()) -> None:
        self.change(roadmap_id, checkpoints=checkpoints, checkpoint_dates=written_days(dates))

    def hold(self, roadmap_id: int) -> Roadmap | None:
        """The plan, locked until the transaction ends: two who change its rows do so one after the other."""
        return next(iter(self._all(select(roadmaps).where(roadmaps.c.id == roadmap_id).with_for_update())), None)

    def nudges_of(self, ids: Collection[int]) -> dict[int, NudgePolicy]:
        """The policies of those plans that have one of their own."""
        if not ids:
            return {}
        rows = self.connection.execute(select(roadmaps.c.id, roadmaps.c.nudges).where(roadmaps.c.id.in_(ids)))
        return {row.id: _policy.validate_python(row.nudges) for row in rows if row.nudges is not None}

    def set_nudges(self, roadmap_id: int, policy: NudgePolicy) -> None:
        self.change(roadmap_id, nudges=_policy.dump_python(policy, mode="json"))

    def change(self, roadmap_id: int, **values: Any) -> None:
        self.connection.execute(update(roadmaps).where(roadmaps.c.id == roadmap_id).values(**values))

    def advance(self, roadmap_id: int, *, before: RoadmapState, after: RoadmapState, **values: Any) -> bool:
        """Moves the plan on if it still is where the caller saw it; True for the one who comes first."""
        done = self.connection.execute(
            update(roadmaps)
            .where(roadmaps.c.id == roadmap_id, roadmaps.c.state == before)
            .values(state=after, **values)
        )
        return done.rowcount == 1

    def share(self, roadmap_id: int, person_id: int) -> None:
        if person_id not in self.shared_with(roadmap_id):
            self.connection.execute(insert(roadmap_curators).values(roadmap_id=roadmap_id, person_id=person_id))

    def unshare(self, roadmap_id: int, person_id: int) -> None:
        self.connection.execute(
            delete(roadmap_curators).where(
                roadmap_curators.c.roadmap_id == roadmap_id, roadmap_curators.c.person_id == person_id
            )
        )

    def shared_with(self, roadmap_id: int) -> list[int]:
        rows = select(roadmap_curators.c.person_id).where(roadmap_curators.c.roadmap_id == roadmap_id)
        return list(self.connection.scalars(rows.order_by(roadmap_curators.c.person_id)))

    def shared_to(self, person_id: int) -> set[int]:
        """The plans that others share with a curator."""
        rows = select(roadmap_curators.c.roadmap_id).where(roadmap_curators.c.person_id == person_id)
        return set(self.connection.scalars(rows))

    def hand_over(self, from_person: int, to_person: int) -> None:
        self.connection.execute(
            update(roadmaps).where(roadmaps.c.curator_id == from_person).values(curator_id=to_person)
        )

    def _insert_all(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        values = list(rows)
        if values:
            self.connection.execute(insert(table), values)

    def _all(self, query: Select[Any], facts: Mapping[str, Any] | None = None) -> list[Roadmap]:
        rows = self.connection.execute(query, facts).all()
        titles: dict[int, list[Section]] = defaultdict(list)
        if rows:
            for row in self.connection.execute(_sections_of, {"ids": [row.id for row in rows]}):
                titles[row.roadmap_id].append(Section(row.number, row.title))
        return [_roadmap(row, tuple(titles[row.id])) for row in rows]


def _roadmap(row: Row[Any], titles: tuple[Section, ...]) -> Roadmap:
    head = Head(
        title=row.title,
        issuer=row.issuer,
        order_number=row.order_number,
        order_date=row.order_date,
        period_start=row.period_start,
        period_end=row.period_end,
        controller=row.controller,
    )
    return Roadmap(
        id=row.id,
        state=RoadmapState(row.state),
        head=head,
        checkpoints=Checkpoints(row.checkpoints),
        curator_id=row.curator_id,
        sections=titles,
        uploaded_at=row.uploaded_at,
        in_force_at=row.in_force_at,
        nudges=_policy.validate_python(row.nudges) if row.nudges is not None else None,
        copied=row.copied_from is not None,
        checkpoint_dates=days_of(row.checkpoint_dates),
    )
