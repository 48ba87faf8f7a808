"""What curators are asked about a draft's rows, and what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, insert, select, update

from bot.domain.review import KeptQuestion, QueuedQuestion, ReadingKind
from bot.domain.roadmap import Activity, DoubtReason, Field, RowWarning, asked
from bot.storage.rows import activities, question_columns, questions

_activity = TypeAdapter(Activity)
_open = questions.c.answered_at.is_(None)


@dataclass(frozen=True, slots=True)
class Questions:
    connection: Connection

    def follow(
        self, roadmap_id: int, row_id: int, activity: Activity, fields: Sequence[Field], *, anew: bool = False
    ) -> None:
        """After a change of these fields: asks again what is unclear in them.

        What the row was when first asked is remembered; `anew`: it is another row now, so it is forgotten.
        """
        known = set(self.connection.scalars(select(questions.c.field).where(questions.c.activity_id == row_id)))
        for question in asked(activity):
            if question.field not in fields:
                continue
            values = question_columns(question, activity)
            if question.field in known:
                if not anew:
                    del values["before"]
                mine = (questions.c.activity_id == row_id, questions.c.field == question.field)
                self.connection.execute(update(questions).where(*mine).values(**values))
            else:
                self.connection.execute(insert(questions).values(roadmap_id=roadmap_id, activity_id=row_id, **values))

    def close(self, row_id: int, fields: Sequence[Field], answer: ReadingKind, by: int, now: datetime) -> None:
        """Nothing is asked about these fields of the row any more."""
        self.connection.execute(
            update(questions)
            .where(
                questions.c.activity_id == row_id,
                questions.c.field.in_(fields),
                _open,
            )
            .values(answer=answer, answered_by=by, answered_at=now)
        )

    def queue(self, roadmap_id: int) -> list[QueuedQuestion]:
        """All that was asked about the rows that stand in the plan, in their order."""
        found = self.connection.execute(
            select(questions.c.id, questions.c.activity_id, questions.c.field, questions.c.reason, _open.label("open"))
            .join(activities, activities.c.id == questions.c.activity_id)
            .where(questions.c.roadmap_id == roadmap_id, activities.c.removed_at.is_(None))
            .order_by(activities.c.position, questions.c.id)
        )
        return [
            QueuedQuestion(row.id, row.activity_id, Field(row.field), _reason(row.reason), bool(row.open))
            for row in found
        ]

    def open_count(self, roadmap_id: int) -> int:
        number = select(func.count()).where(questions.c.roadmap_id == roadmap_id, _open)
        return self.connection.scalar(number) or 0

    def get(self, question_id: int) -> KeptQuestion | None:
        row = self.connection.execute(select(questions).where(questions.c.id == question_id)).one_or_none()
        if row is None:
            return None
        return KeptQuestion(
            id=row.id,
            roadmap_id=row.roadmap_id,
            row_id=row.activity_id,
            field=Field(row.field),
            before=_activity.validate_python(row.before),
            answer=ReadingKind(row.answer) if row.answer else None,
            answered_by=row.answered_by,
            answered_at=row.answered_at,
        )

    def first_open(self, row_id: int) -> int | None:
        """The id of the first open question about a row."""
        mine = (questions.c.activity_id == row_id, _open)
        first: int | None = self.connection.scalar(select(func.min(questions.c.id)).where(*mine))
        return first

    def settle(self, question_ids: Sequence[int], answer: ReadingKind, by: int, now: datetime) -> None:
        self.connection.execute(
            update(questions)
            .where(questions.c.id.in_(question_ids))
            .values(answer=answer, answered_by=by, answered_at=now)
        )


def _reason(value: str) -> DoubtReason | RowWarning:
    return DoubtReason(value) if value in set(DoubtReason) else RowWarning(value)
