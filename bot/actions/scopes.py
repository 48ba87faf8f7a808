"""Which plans and schools are a curator's to see and to decide on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.domain.errors import Refusal
from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.domain.people import Person, Role, same_person
from bot.domain.roadmap import Roadmap, RoadmapState
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class Scope:
    """What somebody sees of plans: all of some, of others only what the schools they curate owe."""

    whole: tuple[Roadmap, ...]
    schools_only: tuple[Roadmap, ...]
    curator_id: int

    @property
    def plans(self) -> tuple[Roadmap, ...]:
        """The newest first."""
        return tuple(sorted((*self.whole, *self.schools_only), key=lambda one: -one.id))

    def only(self, roadmap_id: int) -> int | None:
        """Whose schools alone are seen of a plan; None where all of it is."""
        return self.curator_id if any(one.id == roadmap_id for one in self.schools_only) else None


@dataclass(frozen=True, slots=True)
class Sharing:
    roadmap: Roadmap
    curators: tuple[tuple[Person, bool], ...]
    """(curator, whether the plan is shared with them)."""


def acts_for(work: Work, actor: Person) -> frozenset[int]:
    """The curators for whom one decides: oneself, and those who are away and for whom one stands in."""
    if not actor.may(Role.CURATOR):
        return frozenset()
    return frozenset({actor.id, *(one.person_id for one in work.absences.stood_in_by(actor.id))})


def deciding(work: Work, curator_id: int) -> Person:
    """Who is told what a curator is to decide: while they are away their deputy, if that one is a curator too."""
    absence = work.absences.lasting(curator_id)
    deputy = work.people.get(absence.deputy_id) if absence is not None else None
    if deputy is not None and deputy.may(Role.CURATOR) and deputy.connected and deputy.reachable:
        return deputy
    return work.people.get(curator_id)


def decides(work: Work, actor: Person, obligation: Obligation) -> bool:
    """The school's curator, the plan's, one with whom the plan is shared, or who stands in for one of the first two."""
    if not actor.may(Role.CURATOR):
        return False
    roadmap = work.roadmaps.get(obligation.roadmap_id)
    curators = {obligation.curator_id} | ({roadmap.curator_id} if roadmap is not None else set())
    if not curators.isdisjoint(acts_for(work, actor)):
        return True
    return actor.id in work.roadmaps.shared_with(obligation.roadmap_id)


def to_decide(work: Work, actor: Person, obligation_id: int) -> Obligation:
    """An obligation on which the actor decides. Raises Refusal."""
    actor.must_be(Role.CURATOR)
    obligation = work.obligations.get(obligation_id)
    if obligation is None:
        raise Refusal("nothing-here")
    if not decides(work, actor, obligation):
        raise Refusal("not-your-plan")
    return obligation


def scope(work: Work, actor: Person, *states: RoadmapState) -> Scope:
    """A curator's own plans, those shared with them, and of others what the schools of theirs owe.

    Who controls reads every plan; a curator whom an order names as its controller reads that plan.
    """
    actor.must_be(Role.CURATOR, Role.CONTROLLER)
    found = work.roadmaps.in_states(*states)
    if not actor.may(Role.CURATOR):
        return Scope(tuple(found), (), actor.id)
    shared, acting = work.roadmaps.shared_to(actor.id), acts_for(work, actor)
    whole = [one for one in found if _is_whole(actor, one, shared, acting)]
    by_schools = work.obligations.plans_of_schools(actor.id)
    schools_only = [one for one in found if one.id in by_schools and one not in whole]
    return Scope(tuple(whole), tuple(schools_only), actor.id)


def sees(work: Work, actor: Person, roadmap: Roadmap) -> bool:
    """Drafts and plans in force alike."""
    return any(one.id == roadmap.id for one in scope(work, actor, roadmap.state).plans)


def among_seen(work: Work, actor: Person, found: Iterable[Obligation]) -> list[Obligation]:
    """Of these, what the actor watches over: all of some plans, of others what the schools they curate owe."""
    if not actor.may(Role.CURATOR, Role.CONTROLLER):
        return []
    listed = list(found)
    shared, acting = set(work.roadmaps.shared_to(actor.id)), acts_for(work, actor)
    plans = [work.roadmaps.get(one) for one in {one.roadmap_id for one in listed}]
    whole = {one.id for one in plans if one is not None and _is_whole(actor, one, shared, acting)}
    # Of a plan of another's, only what the schools named with this curator owe.
    return [one for one in listed if one.roadmap_id in whole or one.curator_id in acting]


def to_see(work: Work, actor: Person, obligation_id: int) -> Obligation:
    """An obligation of the actor's own, or one that they watch over. Raises Refusal."""
    obligation = work.obligations.get(obligation_id)
    if obligation is None:
        raise Refusal("nothing-here")
    if actor.id in (obligation.recipient_id, obligation.principal_id) or among_seen(work, actor, [obligation]):
        return obligation
    raise Refusal("not-watched" if actor.may(Role.CURATOR, Role.CONTROLLER) else "not-allowed")


def _is_whole(actor: Person, roadmap: Roadmap, shared: Collection[int], acting: Collection[int]) -> bool:
    if not actor.may(Role.CURATOR):
        return True
    controls = actor.may(Role.CONTROLLER) and roadmap.head.controller
    return roadmap.curator_id in acting or roadmap.id in shared or bool(controls and same_person(controls, actor.name))


def sharing(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> Sharing:
    """The other curators, and with whom a plan is shared; its curator alone may ask."""
    roadmap = _own(work, actor, roadmap_id)
    shared = set(work.roadmaps.shared_with(roadmap_id))
    others = [one for one in work.people.with_role(Role.CURATOR) if one.id != actor.id]
    return Sharing(roadmap, tuple((one, one.id in shared) for one in others))


def share(work: Work, moment: Moment, actor: Person, roadmap_id: int, person_id: int, *, shared: bool) -> Sharing:
    roadmap = _own(work, actor, roadmap_id)
    person = work.people.by_ids([person_id]).get(person_id)
    if person is None or not person.may(Role.CURATOR):
        raise Refusal("nothing-here")
    if shared:
        work.roadmaps.share(roadmap.id, person.id)
    else:
        work.roadmaps.unshare(roadmap.id, person.id)
    event = "plan-shared" if shared else "plan-unshared"
    work.history.add(moment.now, actor.id, event, "roadmap", roadmap.id, curator=person.id)
    return sharing(work, moment, actor, roadmap_id)


def _own(work: Work, actor: Person, roadmap_id: int) -> Roadmap:
    actor.must_be(Role.CURATOR)
    roadmap = work.roadmaps.get(roadmap_id)
    if roadmap is None or roadmap.state is RoadmapState.DISCARDED:
        raise Refusal("nothing-here")
    if roadmap.curator_id != actor.id:
        raise Refusal("not-your-plan")
    return roadmap
