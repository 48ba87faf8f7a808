"""The obligations of a plan put in force: made a few rows at a time, so that nobody waits long for the writer.

What a killed process left unmade is made by the next one; nobody is told of the plan before all of it is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.actions import plans
from bot.actions.control_dates import new_obligation
from bot.actions.matching import Executor, Executors, learn_posts, oblique_names
from bot.actions.timetables import gather
from bot.domain.deadline import DeadlineKind
from bot.domain.errors import Refusal
from bot.domain.obligation import ControlPoint, ExecutorLoad, Part, control_points
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.roadmap import PlanRow, Roadmap, RoadmapState
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

AT_ONCE = 1_000
"""Obligations made in one transaction."""


@dataclass(frozen=True, slots=True)
class PutInForce:
    """What putting a plan in force has made."""

    roadmap: Roadmap
    obligations: int
    without_date: int
    past: int
    """Obligations whose control date had already passed."""
    people: int
    told: int
    not_connected: int
    nobody: int
    """Obligations of bodies and groups behind which no person stands yet."""
    unknown_years: tuple[int, ...]
    """Years of control dates whose production calendar is not decreed yet."""
    loads: tuple[ExecutorLoad, ...]


def put_in_force(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> PutInForce:
    """All of it in one transaction, where nobody else waits for the database."""
    plans.put_in_force(work, moment, actor, roadmap_id)
    finish(work, moment, roadmap_id)
    return put_in_force_view(work, moment, actor, roadmap_id)


def finish(work: Work, moment: Moment, roadmap_id: int) -> None:
    """Makes in this transaction whatever is still to be made."""
    while assign_next(work, moment, roadmap_id, at_once=None):
        pass


def unfinished(work: Work, moment: Moment) -> list[int]:
    """The plans in force that have rows whose obligations are still to be made."""
    return work.rows_to_assign.roadmaps()


def assign_next(work: Work, moment: Moment, roadmap_id: int, *, at_once: int | None = AT_ONCE) -> bool:
    """Makes the obligations of the plan's next rows; with the last of them its people are told. False: all is made.

    `at_once`: how many obligations; the rows of one are not parted. None: all but those of the last row.
    """
    roadmap = work.roadmaps.hold(roadmap_id)
    waiting = work.rows_to_assign.of_roadmap(roadmap_id)
    if roadmap is None or not waiting:
        return False
    rows = work.roadmaps.rows(roadmap_id) if roadmap.state is RoadmapState.IN_FORCE else []
    following = [row for row in rows if row.id in waiting]
    made = _assign(work, moment, roadmap, following, oblique_names([row.activity for row in rows]), at_once)
    if len(made) < len(following):
        work.rows_to_assign.settle(made)
        return True
    # Those too that have been taken out of the plan meanwhile.
    work.rows_to_assign.settle(waiting)
    if rows:
        gather(work, moment, roadmap_id, seen_by=roadmap.curator_id)
        _announce(work, moment, roadmap)
    return False


def put_in_force_view(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> PutInForce:
    """Raises Refusal("nothing-here")."""
    roadmap = plans.visible(work, actor, roadmap_id)
    if roadmap.state is not RoadmapState.IN_FORCE:
        raise Refusal("nothing-here")
    loads = tuple(work.obligation_counts.loads(roadmap_id, moment.today))
    people = work.people.by_ids({one.recipient_id for one in loads if one.recipient_id is not None}).values()
    years = {day.year for day in work.obligation_counts.control_dates(roadmap_id)}
    return PutInForce(
        roadmap=roadmap,
        obligations=sum(one.total for one in loads),
        without_date=sum(one.without_date for one in loads),
        past=sum(one.past for one in loads),
        people=len(people),
        told=sum(1 for person in people if person.connected and person.id != roadmap.curator_id),
        not_connected=sum(1 for person in people if not person.connected),
        nobody=sum(one.total for one in loads if one.recipient_id is None),
        unknown_years=tuple(year for year in sorted(years) if not moment.office.calendar.knows(year)),
        loads=loads,
    )


def _assign(
    work: Work,
    moment: Moment,
    roadmap: Roadmap,
    rows: Sequence[PlanRow],
    oblique: frozenset[str],
    at_once: int | None,
) -> list[int]:
    """Makes the obligations of as many of these rows as fit; returns their ids.

    What many organizations owe alike is handed to the database once for all of them.
    """
    executors = Executors(work, oblique)
    alike: dict[frozenset[int], list[dict[str, Any]]] = defaultdict(list)
    own: list[dict[str, Any]] = []
    number, made = 0, list[PlanRow]()
    for row in rows:
        # With the last row its people are told: that is a transaction's work of its own.
        if (at_once is not None and number >= at_once) or (made and row is rows[-1]):
            break
        made.append(row)
        for (part, group_id), found in executors.together(row.activity.responsible).items():
            points = list(obligations_of(row, roadmap, part, Executor(group_id=group_id), moment))
            number += len(points) * (len(found.organizations) + len(found.people))
            alike[found.organizations] += points
            own += [{**point, "person_id": one} for one in found.people for point in points]
    work.obligations.add_all(own)
    for organization_ids, points in alike.items():
        if organization_ids:
            work.group_obligations.add_for_organizations(points, organization_ids)
    learn_posts(work, [row.activity for row in made], executors)
    return [row.id for row in made]


def _announce(work: Work, moment: Moment, roadmap: Roadmap) -> None:
    people = work.people.by_ids(work.obligations.recipients(roadmap.id))
    told = {
        person.id: moment.office.next_open_moment(moment.now, person.time_zone)
        for person in people.values()
        if person.connected and person.id != roadmap.curator_id
    }
    work.outbox.plan_all(SpeechKind.ASSIGNMENT, told, str(roadmap.id), subject_id=roadmap.id)


def obligations_of(
    row: PlanRow, roadmap: Roadmap, part: Part, executor: Executor, moment: Moment
) -> Iterator[dict[str, Any]]:
    """The values of each obligation that a row makes for one of its executors; of nobody: what each of many owes."""
    for point in row_points(row, roadmap, moment):
        yield new_obligation(
            moment,
            point,
            part,
            roadmap_id=roadmap.id,
            activity_id=row.id,
            person_id=executor.person_id,
            organization_id=executor.organization_id,
            policy=roadmap.nudges,
            group_id=executor.group_id,
        )


def row_points(row: PlanRow, roadmap: Roadmap, moment: Moment) -> tuple[ControlPoint, ...]:
    """The control dates of a row's lead: by the plan, by what the curator has agreed to, by the rules of the office."""
    own = row.control_dates
    if not own and row.checkpoints is None and row.activity.deadline.kind is DeadlineKind.THROUGHOUT:
        own = roadmap.checkpoint_dates
    return control_points(
        row.activity.deadline,
        checkpoints=row.checkpoints or roadmap.checkpoints,
        since=roadmap.head.order_date or moment.today,
        calendar=moment.office.calendar,
        rules=moment.office.rules,
        dates=own,
    )
