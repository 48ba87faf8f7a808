"""What is owed by everybody of a kind: shared out among the members of a group, or laid on each organization."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, column, insert, literal, or_, select, values

from bot.domain.directory import Member
from bot.domain.obligation import Obligation, ObligationState
from bot.storage.absences import absences
from bot.storage.obligations import Obligations, nearest_first, obligation_of, obligations, principal, recipient, view
from bot.storage.organizations import organizations

_POINT = tuple(
    obligations.c[name]
    for name in (
        "roadmap_id",
        "activity_id",
        "group_id",
        "part",
        "state",
        "window_start",
        "window_due",
        "control_date",
        "first_control_date",
        "next_step_on",
    )
)
"""What an obligation says before anybody owes it."""
_POINTS = 500
"""Of them in one statement: databases bound its parameters."""


@dataclass(frozen=True, slots=True)
class GroupObligations:
    connection: Connection

    def add_for_organizations(self, points: Sequence[dict[str, Any]], organization_ids: Collection[int]) -> None:
        """Each organization owes every point. The database multiplies: others wait for the writer less than a third
        of what they would if each obligation were handed to it."""
        for start in range(0, len(points), _POINTS):
            given = (
                values(*(column(one.name, one.type) for one in _POINT), name="given")
                .data(
                    # Each value says its type: PostgreSQL takes a column of nothing but NULL for text.
                    [
                        tuple(literal(point[one.name], one.type) for one in _POINT)
                        for point in points[start : start + _POINTS]
                    ]
                )
                .cte()
            )
            self.connection.execute(
                insert(obligations).from_select(
                    [*(one.name for one in _POINT), "organization_id"],
                    select(*given.c, organizations.c.id)
                    .select_from(given.join(organizations, organizations.c.id.in_(organization_ids)))
                    .order_by(given.c.activity_id, organizations.c.name),
                )
            )

    def share_out(
        self,
        group_id: int,
        members: Sequence[Member],
        first_step: Callable[[date], date],
        *,
        through: int | None = None,
        without: Collection[int] = (),
    ) -> int:
        """Each member gets the obligations of a group, and the group keeps none; returns how many were made.

        Who owes the same activity already gets it no second time. `first_step`: the day of the first
        nudge before a control date; `through`: the group that is remembered with what was made;
        `without`: what has been reported on, and stays as it is.
        """
        own = self._rows(
            obligations.c.organization_id == group_id,
            obligations.c.state.in_([ObligationState.ON_EXECUTION, ObligationState.AWAITS_TIMETABLE]),
            obligations.c.id.not_in(without),
        )
        made = self.add_members(own, members, first_step, through)
        if members:
            Obligations(self.connection).remove([row.id for row in own])
        return made

    def catch_up(
        self, group_id: int, members: Sequence[Member], first_step: Callable[[date], date], today: date
    ) -> int:
        """Later members owe what the group's members owe, as far as its day has not passed."""
        rows = self._rows(obligations.c.group_id == group_id)
        coming = [row for row in rows if row.control_date is None or row.control_date >= today]
        return self.add_members(coming, members, first_step, group_id)

    def add_members(
        self,
        rows: Sequence[Row[Any]],
        members: Sequence[Member],
        first_step: Callable[[date], date],
        through: int | None,
    ) -> int:
        """The obligations of `rows` for each of the members who does not owe them yet, as new ones."""
        have = {
            (row.activity_id, row.organization_id, row.person_id)
            for row in self._rows(obligations.c.activity_id.in_({row.activity_id for row in rows}))
        }
        windows = {(row.activity_id, row.window_start, row.window_due): row for row in rows}
        return Obligations(self.connection).add_all(
            {
                **values,
                "organization_id": member.organization_id,
                "person_id": member.person_id,
                "group_id": through,
            }
            for row, values in ((row, _untold(row, first_step)) for row in windows.values())
            for member in members
            if (row.activity_id, member.organization_id, member.person_id) not in have
        )

    def holders_in(self, group_id: int) -> set[Member]:
        """Who owes something through a group."""
        rows = self.connection.execute(
            select(obligations.c.organization_id, obligations.c.person_id)
            .where(obligations.c.group_id == group_id)
            .distinct()
        )
        return {Member(row.organization_id, row.person_id) for row in rows}

    def recipients_in(self, group_id: int) -> list[tuple[Member, int, int]]:
        """(member, who is spoken to, plan) for each member of a group who can be told of something."""
        rows = self.connection.execute(
            select(
                obligations.c.organization_id,
                obligations.c.person_id,
                recipient.label("recipient_id"),
                obligations.c.roadmap_id,
            )
            .select_from(obligations)
            .outerjoin(organizations, organizations.c.id == obligations.c.organization_id)
            .outerjoin(absences, and_(absences.c.person_id == principal, absences.c.ended_at.is_(None)))
            .where(obligations.c.group_id == group_id, recipient.is_not(None))
            .distinct()
        )
        return [(Member(row.organization_id, row.person_id), row.recipient_id, row.roadmap_id) for row in rows]

    def of_members(self, group_id: int, members: Collection[Member]) -> list[Obligation]:
        """What these owe through a group."""
        if not members:
            return []
        places = [one.organization_id for one in members if one.organization_id is not None]
        people = [one.person_id for one in members if one.person_id is not None]
        theirs = or_(obligations.c.organization_id.in_(places), obligations.c.person_id.in_(people))
        return self._all(view.where(obligations.c.group_id == group_id, theirs))

    def of_group(self, group_id: int) -> list[Obligation]:
        """What members owe through a group."""
        return self._all(view.where(obligations.c.group_id == group_id).order_by(*nearest_first))

    def _rows(self, *conditions: Any) -> Sequence[Row[Any]]:
        return self.connection.execute(select(obligations).where(*conditions).order_by(obligations.c.id)).all()

    def _all(self, query: Select[Any]) -> list[Obligation]:
        return [obligation_of(row) for row in self.connection.execute(query)]


def _untold(row: Row[Any], first_step: Callable[[date], date]) -> dict[str, Any]:
    """What another executor of the same activity and window owes, before anything was told or reported."""
    kept = {name: getattr(row, name) for name in ("roadmap_id", "activity_id", "part", "window_start", "window_due")}
    due = row.control_date
    return {
        **kept,
        "state": ObligationState.AWAITS_TIMETABLE if due is None else ObligationState.ON_EXECUTION,
        "control_date": due,
        "first_control_date": due,
        "next_step_on": None if due is None else first_step(due),
    }
