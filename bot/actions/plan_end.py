"""The end of a plan's year: closed with what is left undone, copied as the draft of the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.actions.control import let_go
from bot.domain.errors import Refusal
from bot.domain.next_year import next_year_draft
from bot.domain.obligation import OWING, Ground, Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.roadmap import Roadmap, RoadmapState
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

_UNDONE = OWING | {ObligationState.AWAITS_TIMETABLE, ObligationState.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Closing:
    roadmap: Roadmap
    undone: int
    """Obligations that are removed from control by closing the plan."""
    awaiting: int
    """Reports that must be decided on first."""
    told: int = 0


def closing(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> Closing:
    """What closing the plan will do."""
    roadmap = _own(work, actor, roadmap_id)
    if roadmap.state is RoadmapState.CLOSED:
        raise Refusal("plan-closed-already")
    if roadmap.state is not RoadmapState.IN_FORCE:
        raise Refusal("plan-not-in-force")
    states = Counter(one.state for one in work.obligations.of_roadmap(roadmap_id))
    return Closing(roadmap, sum(states[state] for state in _UNDONE), states[ObligationState.REPORTED])


def close(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> Closing:
    """Nothing is asked any more; who still owed something is told once."""
    found = closing(work, moment, actor, roadmap_id)
    if found.awaiting:
        raise Refusal("reports-await-first", count=found.awaiting)
    if not work.roadmaps.advance(roadmap_id, before=RoadmapState.IN_FORCE, after=RoadmapState.CLOSED):
        raise Refusal("plan-closed-already")
    undone = [one for one in work.obligations.of_roadmap(roadmap_id) if one.state in _UNDONE]
    for one in undone:
        let_go(work, moment, actor, one, ObligationState.REMOVED, Ground.PLAN_CLOSED, tell=False)
    work.history.add(moment.now, actor.id, "plan-closed", "roadmap", roadmap_id, undone=len(undone))
    return Closing(found.roadmap, len(undone), 0, _announce(work, moment, actor, roadmap_id, undone))


def copy_to_next_year(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> int:
    """A draft with the same rows a year later, to be reviewed as any other; returns its id."""
    roadmap = _own(work, actor, roadmap_id)
    if roadmap.state not in (RoadmapState.IN_FORCE, RoadmapState.CLOSED):
        raise Refusal("plan-not-in-force")
    earlier = work.roadmaps.copy_of(roadmap_id)
    if earlier is not None:
        return earlier
    draft = next_year_draft(roadmap.head, roadmap.sections, work.roadmaps.rows(roadmap_id))
    copied = work.roadmaps.copy(roadmap, draft, curator_id=actor.id, now=moment.now)
    work.history.add(moment.now, actor.id, "plan-copied", "roadmap", roadmap_id, copy=copied)
    return copied


def _announce(work: Work, moment: Moment, actor: Person, roadmap_id: int, undone: list[Obligation]) -> int:
    people = {one.recipient_id for one in undone if one.recipient_id is not None} - {actor.id}
    found = [person for person in work.people.by_ids(people).values() if person.connected]
    for person in found:
        due_at = moment.office.next_open_moment(moment.now, person.time_zone)
        work.outbox.plan(SpeechKind.PLAN_CLOSED, person.id, str(roadmap_id), due_at=due_at, subject_id=roadmap_id)
    return len(found)


def _own(work: Work, actor: Person, roadmap_id: int) -> Roadmap:
    actor.must_be(Role.CURATOR)
    roadmap = work.roadmaps.get(roadmap_id)
    if roadmap is None:
        raise Refusal("nothing-here")
    if roadmap.curator_id != actor.id:
        raise Refusal("not-your-plan")
    return roadmap
