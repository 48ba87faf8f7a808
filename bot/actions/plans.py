"""From a document to a plan in force: read, keep as a draft, look at it, put it in force or discard it."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.actions.control_dates import new_obligation
from bot.actions.matching import Executor, Executors, learn_posts, likenesses, oblique_names
from bot.actions.scopes import scope, sees
from bot.actions.timetables import gather
from bot.domain.amendment import same_plan
from bot.domain.deadline import DeadlineKind
from bot.domain.errors import Refusal
from bot.domain.obligation import ControlPoint, Part, control_points
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.roadmap import Draft, PlanRow, Roadmap, RoadmapState, RowCounts, asked, count_rows
from bot.domain.speech import SpeechKind
from bot.reading.guarded import read_guarded
from bot.storage.work import Work

# Reading takes seconds and no transaction: handlers run it in a thread before they keep the draft.
read_document = read_guarded


@dataclass(frozen=True, slots=True)
class DraftView:
    roadmap: Roadmap
    counts: RowCounts
    instructions: int
    already_kept: bool = False
    """The same document had been sent before: this is its draft, or the plan it has become."""
    amends: Roadmap | None = None
    """The plan in force of which a draft looks like a new edition."""
    likenesses: int = 0
    """Names of which somebody is to say whether they mean one person or organisation."""


@dataclass(frozen=True, slots=True)
class PutInForce:
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


def keep_draft(work: Work, moment: Moment, actor: Person, name: str, content: bytes, draft: Draft) -> DraftView:
    actor.must_be(Role.CURATOR)
    document_id = work.files.keep(hashlib.sha256(content).hexdigest(), name, content, actor.id, moment.now)
    known = work.roadmaps.of_document(document_id)
    if known is not None:
        return _view(work, known, already_kept=True)
    roadmap_id = work.roadmaps.add(
        draft, curator_id=actor.id, document_id=document_id, checkpoints=moment.office.rules.checkpoints, now=moment.now
    )
    work.history.add(moment.now, actor.id, "draft-kept", "roadmap", roadmap_id, rows=len(draft.activities))
    return draft_view(work, moment, actor, roadmap_id)


def draft_view(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> DraftView:
    return _view(work, visible(work, actor, roadmap_id))


def plans(work: Work, moment: Moment, actor: Person) -> list[Roadmap]:
    return list(scope(work, actor, RoadmapState.DRAFT, RoadmapState.IN_FORCE, RoadmapState.CLOSED).plans)


def discard(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> Roadmap:
    roadmap = _own_draft(work, actor, roadmap_id)
    if not work.roadmaps.advance(roadmap_id, before=RoadmapState.DRAFT, after=RoadmapState.DISCARDED):
        raise Refusal("plan-in-force-already")
    work.history.add(moment.now, actor.id, "draft-discarded", "roadmap", roadmap_id)
    return roadmap


def put_in_force(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> PutInForce:
    """Makes the obligations of every row and tells those who are connected, in one transaction."""
    # Held before its rows are read: a correction that comes between would be missed.
    work.roadmaps.hold(roadmap_id)
    roadmap = _own_draft(work, actor, roadmap_id)
    rows = work.roadmaps.rows(roadmap_id)
    for obstacle in obstacles(rows):
        raise Refusal(obstacle)
    if not work.roadmaps.advance(
        roadmap_id, before=RoadmapState.DRAFT, after=RoadmapState.IN_FORCE, in_force_at=moment.now
    ):
        raise Refusal("plan-in-force-already")
    owed = _oblige(work, moment, roadmap, rows)
    gather(work, moment, roadmap_id, seen_by=actor.id)
    _admit_controller(work, actor, roadmap)
    done = _announce(work, moment, actor, work.roadmaps.get(roadmap_id) or roadmap, owed)
    work.history.add(moment.now, actor.id, "put-in-force", "roadmap", roadmap_id, obligations=done.obligations)
    return done


def obstacles(rows: Sequence[PlanRow]) -> tuple[str, ...]:
    """Codes of all the refusals for which a plan of these rows can't be put in force; open questions are none."""
    if not rows:
        return ("plan-without-rows",)
    return () if any(row.activity.responsible for row in rows) else ("plan-names-nobody",)


def _view(work: Work, roadmap: Roadmap, *, already_kept: bool = False) -> DraftView:
    rows = work.roadmaps.rows(roadmap.id)
    counts = replace(
        count_rows(row.activity for row in rows if not row.instruction),
        reasons=count_rows(row.activity for row in rows).reasons,
        questions=sum(len(asked(row.activity)) for row in rows if not row.instruction),
        instruction_questions=sum(len(asked(row.activity)) for row in rows if row.instruction),
        removed=work.rows.removed_count(roadmap.id),
    )
    instructions = sum(1 for row in rows if row.instruction)
    alike = len(likenesses(work, [row.activity for row in rows])) if roadmap.state is RoadmapState.DRAFT else 0
    return DraftView(roadmap, counts, instructions, already_kept, _amended_by(work, roadmap, rows), alike)


def _amended_by(work: Work, draft: Roadmap, rows: Sequence[PlanRow]) -> Roadmap | None:
    if draft.state is not RoadmapState.DRAFT or draft.copied:
        return None
    plans = [one for one in work.roadmaps.in_states(RoadmapState.IN_FORCE) if one.curator_id == draft.curator_id]
    return next((one for one in plans if same_plan(work.roadmaps.rows(one.id), rows)), None)


def visible(work: Work, actor: Person, roadmap_id: int) -> Roadmap:
    """A plan that the actor may see. Raises Refusal."""
    actor.must_be(Role.CURATOR, Role.CONTROLLER)
    roadmap = work.roadmaps.get(roadmap_id)
    # A draft obliges nobody: any curator may look at it, and help to correct it.
    drafted = roadmap is not None and roadmap.state is RoadmapState.DRAFT and actor.may(Role.CURATOR)
    if roadmap is None or not (drafted or sees(work, actor, roadmap)):
        raise Refusal("nothing-here")
    return roadmap


def _own_draft(work: Work, actor: Person, roadmap_id: int) -> Roadmap:
    actor.must_be(Role.CURATOR)
    roadmap = visible(work, actor, roadmap_id)
    if roadmap.curator_id != actor.id and actor.id not in work.roadmaps.shared_with(roadmap_id):
        raise Refusal("not-your-plan")
    return _open(roadmap)


def reviewable(work: Work, actor: Person, roadmap_id: int, *, hold: bool = True) -> Roadmap:
    """A draft that the actor may correct: any curator may, its own alone decides on it. `hold`: it will be changed."""
    actor.must_be(Role.CURATOR)
    roadmap = work.roadmaps.hold(roadmap_id) if hold else work.roadmaps.get(roadmap_id)
    if roadmap is None:
        raise Refusal("nothing-here")
    return _open(roadmap)


def _open(roadmap: Roadmap) -> Roadmap:
    if roadmap.state is RoadmapState.IN_FORCE:
        raise Refusal("plan-in-force-already")
    if roadmap.state is RoadmapState.DISCARDED:
        raise Refusal("draft-discarded-already")
    if roadmap.state is RoadmapState.MERGED:
        raise Refusal("draft-merged-already")
    if roadmap.state is RoadmapState.CLOSED:
        raise Refusal("plan-closed-already")
    return roadmap


def _oblige(work: Work, moment: Moment, roadmap: Roadmap, rows: Sequence[PlanRow]) -> list[_Owed]:
    """Makes the obligations of these rows. What many organizations owe alike is handed over once for all of them."""
    activities = [row.activity for row in rows]
    executors = Executors(work, oblique_names(activities))
    owed: list[_Owed] = []
    alike: dict[frozenset[int], list[dict[str, Any]]] = defaultdict(list)
    own: list[dict[str, Any]] = []
    for row in rows:
        together: dict[tuple[Part, int | None], list[Executor]] = defaultdict(list)
        for executor, part in executors.of_row(row.activity.responsible).items():
            together[part, executor.group_id].append(executor)
        for (part, group_id), found in together.items():
            points = list(_points(row, roadmap, part, group_id, moment))
            owed.append(_Owed(tuple(found), tuple(point["control_date"] for point in points)))
            alike[frozenset(one.organization_id for one in found if one.organization_id is not None)] += points
            own += [{**point, "person_id": one.person_id} for one in found if one.person_id for point in points]
    work.obligations.add_all(own)
    for organization_ids, points in alike.items():
        if organization_ids:
            work.obligations.add_for_organizations(points, organization_ids)
    learn_posts(work, activities, executors)
    return owed


def obligations_of(
    row: PlanRow, roadmap: Roadmap, part: Part, executor: Executor, moment: Moment
) -> Iterator[dict[str, Any]]:
    """The values of each obligation that a row makes for one of its executors."""
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


def _points(
    row: PlanRow, roadmap: Roadmap, part: Part, group_id: int | None, moment: Moment
) -> Iterator[dict[str, Any]]:
    """What whoever has this part in the row, through this group, owes, a control point each."""
    for point in row_points(row, roadmap, moment):
        yield new_obligation(
            moment,
            point,
            part,
            roadmap_id=roadmap.id,
            activity_id=row.id,
            person_id=None,
            organization_id=None,
            group_id=group_id,
        )


@dataclass(frozen=True, slots=True)
class _Owed:
    """What a row lays on each of these executors: an obligation for every day, None where none is set."""

    executors: tuple[Executor, ...]
    days: tuple[date | None, ...]


def _admit_controller(work: Work, actor: Person, roadmap: Roadmap) -> None:
    """Who controls may read every summary: initials are enough only for whom this plan or its curator vouches."""
    name = roadmap.head.controller
    if not name:
        return
    known = [one for one in work.people.named(name) if one.name == name or one.id == actor.id]
    person = known[0] if len(known) == 1 else work.people.add(name)
    work.people.add_roles(person.id, [Role.CONTROLLER])


def _announce(work: Work, moment: Moment, actor: Person, roadmap: Roadmap, owed: Sequence[_Owed]) -> PutInForce:
    everyone = {executor for one in owed for executor in one.executors}
    heads = work.organizations.heads({one.organization_id for one in everyone if one.organization_id is not None})
    recipient = {one: one.person_id or heads.get(one.organization_id or 0) for one in everyone}
    people = work.people.by_ids({one for one in recipient.values() if one is not None})
    told = {
        person.id: moment.office.next_open_moment(moment.now, person.time_zone)
        for person in people.values()
        if person.connected and person.id != actor.id
    }
    work.outbox.plan_all(SpeechKind.ASSIGNMENT, told, str(roadmap.id), subject_id=roadmap.id)
    # Counted here and not by the database: others wait for the writer meanwhile.
    days: Counter[date | None] = Counter()
    for one in owed:
        for day in one.days:
            days[day] += len(one.executors)
    years = {day.year for day in days if day is not None}
    return PutInForce(
        roadmap=roadmap,
        obligations=days.total(),
        without_date=days[None],
        past=sum(number for day, number in days.items() if day is not None and day < moment.today),
        people=len(people),
        told=len(told),
        not_connected=sum(1 for person in people.values() if not person.connected),
        nobody=sum(len(one.days) for one in owed for executor in one.executors if recipient[executor] is None),
        unknown_years=tuple(year for year in sorted(years) if not moment.office.calendar.knows(year)),
    )
