"""Whom the clock speaks to, and of what: steps that are due, days that are near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, Date, Integer, Select, bindparam, select, update

from bot.domain.obligation import Obligation
from bot.storage.obligations import (
    is_for,
    is_owing,
    nearest_first,
    objected,
    obligation_of,
    obligations,
    recipient,
    view,
    with_recipients,
)

_FEW = 500
"""Of more people than this all are read, rather than named one by one."""


@dataclass(frozen=True, slots=True)
class DueSteps:
    connection: Connection

    def of(self, person_id: int, today: date) -> list[Obligation]:
        """The obligations of a person of which a nudge is due by `today` and has not been told."""
        return self._all(_due_steps, {"person": person_id, "day": today})

    def by_person(
        self, today: date, person_ids: Collection[int], left_out: Collection[int] = ()
    ) -> dict[int, list[tuple[int, date]]]:
        """(obligation, its control date) of the same, of these people: one reading, however many they are.

        `left_out`: plans of which nothing is wanted.
        """
        due = (
            select(recipient, obligations.c.id, obligations.c.control_date)
            .select_from(with_recipients())
            .where(*_step_due(today), obligations.c.control_date.is_not(None))
        )
        if left_out:
            due = due.where(obligations.c.roadmap_id.not_in(left_out))
        if len(person_ids) <= _FEW:
            due = due.where(recipient.in_(person_ids))
        found: dict[int, list[tuple[int, date]]] = defaultdict(list)
        # In no order: for one by id SQLite would read the whole table in that order.
        for person_id, obligation_id, control_date in self.connection.execute(due):
            if person_id in person_ids:
                found[person_id].append((obligation_id, control_date))
        return found

    def people(self, today: date) -> list[int]:
        """Whom a nudge may be due to by `today`, connected or not."""
        return self._recipients(*_step_due(today))

    def people_with_control_date(self, first: date, last: date) -> list[int]:
        """Who owes something whose control date is one of these days."""
        return self._recipients(is_owing(), obligations.c.control_date.between(first, last))

    def owes_on(self, person_id: int, day: date) -> bool:
        """Whether the control date of something that a person owes is this day."""
        found = select(obligations.c.id).where(is_for(person_id), is_owing(), obligations.c.control_date == day)
        return self.connection.execute(found.limit(1)).first() is not None

    def near(self, person_id: int, last: date) -> list[Obligation]:
        """What a person owes by `last`, overdue or not; nearest first."""
        return self._all(_near, {"person": person_id, "day": last})

    def set_next(self, days: Mapping[int, date], *, told_on: date | None = None) -> None:
        """`days`: the day of each obligation's next nudge; `told_on`: the day of its last one, where it changes too."""
        alike: dict[date, list[int]] = defaultdict(list)
        for obligation_id, day in days.items():
            alike[day].append(obligation_id)
        told = {} if told_on is None else {"told_on": told_on}
        for day, ids in alike.items():
            self.connection.execute(_set_next_step, {"ids": ids, "next_step_on": day, **told})

    def _recipients(self, *conditions: Any) -> list[int]:
        found = select(recipient).select_from(with_recipients()).where(*conditions, recipient.is_not(None)).distinct()
        return sorted(self.connection.scalars(found))

    def _all(self, query: Select[Any], facts: Mapping[str, Any]) -> list[Obligation]:
        return [obligation_of(row) for row in self.connection.execute(query, facts)]


def _step_due(today: date | BindParameter[date]) -> tuple[Any, ...]:
    return (is_owing(), obligations.c.next_step_on <= today, ~objected)


# Made once: every message asks for them, and to put such a query together takes longer than to run it.
_person: BindParameter[int] = bindparam("person", type_=Integer)
_day: BindParameter[date] = bindparam("day", type_=Date)
_due_steps = view.where(is_for(_person), *_step_due(_day)).order_by(*nearest_first)
_near = view.where(is_for(_person), is_owing(), ~objected, obligations.c.control_date <= _day).order_by(*nearest_first)
_set_next_step = update(obligations).where(obligations.c.id.in_(bindparam("ids", expanding=True)))
