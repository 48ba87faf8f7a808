"""From a document to a plan in force: read, keep as a draft, look at it, put it in force or discard it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.actions.matching import likenesses
from bot.actions.scopes import scope, sees
from bot.domain.amendment import same_plan
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.roadmap import Draft, PlanRow, Roadmap, RoadmapState, RowCounts, asked, count_rows
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


def put_in_force(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> Roadmap:
    """From now on the plan is to be done. Its obligations are made row by row after this (`assigning`)."""
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
    work.rows_to_assign.add(roadmap_id, [row.id for row in rows])
    _admit_controller(work, actor, roadmap)
    work.history.add(moment.now, actor.id, "put-in-force", "roadmap", roadmap_id, rows=len(rows))
    return work.roadmaps.get(roadmap_id) or roadmap


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


def _admit_controller(work: Work, actor: Person, roadmap: Roadmap) -> None:
    """Who controls may read every summary: initials are enough only for whom this plan or its curator vouches."""
    name = roadmap.head.controller
    if not name:
        return
    known = [one for one in work.people.named(name) if one.name == name or one.id == actor.id]
    person = known[0] if len(known) == 1 else work.people.add(name)
    work.people.add_roles(person.id, [Role.CONTROLLER])
