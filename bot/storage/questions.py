"""What curators are asked about a draft's rows, and what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from bot.domain.roadmap import Activity, Field, asked
from bot.storage.rows import question_columns, questions


@dataclass(frozen=True, slots=True)
class Questions:
    connection: Connection

    def follow(self, roadmap_id: int, row_id: int, activity: Activity, fields: Sequence[Field]) -> None:
        """After a change of these fields: asks anew what is unclear in them."""
        known = set(self.connection.scalars(select(questions.c.field).where(questions.c.activity_id == row_id)))
        for question in asked(activity):
            if question.field not in fields:
                continue
            values = question_columns(question, activity)
            if question.field in known:
                mine = (questions.c.activity_id == row_id, questions.c.field == question.field)
                self.connection.execute(update(questions).where(*mine).values(**values))
            else:
                self.connection.execute(insert(questions).values(roadmap_id=roadmap_id, activity_id=row_id, **values))

    def close(self, row_id: int, fields: Sequence[Field], answer: str, by: int, now: datetime) -> None:
        """Nothing is asked about these fields of the row any more."""
        self.connection.execute(
            update(questions)
            .where(
                questions.c.activity_id == row_id,
                questions.c.field.in_(fields),
                questions.c.answered_at.is_(None),
            )
            .values(answer=answer, answered_by=by, answered_at=now)
        )
