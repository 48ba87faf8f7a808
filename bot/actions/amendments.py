"""An amended order: compared with its plan, then applied as far as a curator wants; what was reported stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.actions.assigning import finish
from bot.actions.editions import OPEN, Edition
from bot.actions.timetables import gather
from bot.domain.amendment import Amendment, Effect, EffectKind, RowDifference, compare
from bot.domain.errors import Refusal
from bot.domain.obligation import Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.roadmap import Roadmap, RoadmapState
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

PAGE = 3
"""Differences on one page."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A draft beside the plan that it amends."""

    draft: Roadmap
    roadmap: Roadmap
    amendment: Amendment
    unwanted: frozenset[tuple[int, int]]
    """Keys of the changes that are not to be applied."""
    page: int
    pages: int

    @property
    def shown(self) -> tuple[RowDifference, ...]:
        return self.amendment.differences[self.page * PAGE : (self.page + 1) * PAGE]

    @property
    def wanted(self) -> int:
        return sum(1 for change in self.amendment.differences if change.key not in self.unwanted)


@dataclass(frozen=True, slots=True)
class Applied:
    roadmap: Roadmap
    changes: int
    moved: int
    added: int
    removed: int
    """Obligations."""
    told: int
    """People who will hear of it, once."""


def comparison(work: Work, moment: Moment, actor: Person, draft_id: int, roadmap_id: int, page: int = 0) -> Comparison:
    draft, roadmap = _editions(work, actor, draft_id, roadmap_id)
    amendment = compare(work.roadmaps.rows(roadmap.id), work.roadmaps.rows(draft.id))
    pages = max(1, -(-len(amendment.differences) // PAGE))
    unwanted = frozenset(work.amendments.unwanted(draft.id))
    return Comparison(draft, roadmap, amendment, unwanted, min(max(page, 0), pages - 1), pages)


def choose(
    work: Work,
    moment: Moment,
    actor: Person,
    draft_id: int,
    roadmap_id: int,
    key: tuple[int, int],
    *,
    wanted: bool,
    page: int,
) -> Comparison:
    """Says whether one difference is to be applied."""
    found = comparison(work, moment, actor, draft_id, roadmap_id, page)
    if key not in {change.key for change in found.amendment.differences}:
        raise Refusal("nothing-here")
    work.amendments.want(draft_id, key, wanted)
    return comparison(work, moment, actor, draft_id, roadmap_id, page)


def apply(work: Work, moment: Moment, actor: Person, draft_id: int, roadmap_id: int) -> Applied:
    """Takes what is wanted into the plan, in one transaction; each person whom it touches is told once."""
    found = comparison(work, moment, actor, draft_id, roadmap_id)
    # Of rows as they were: what the new edition changes is told as a change.
    finish(work, moment, roadmap_id)
    if not work.roadmaps.advance(draft_id, before=RoadmapState.DRAFT, after=RoadmapState.MERGED):
        raise Refusal("draft-merged-already")
    wanted = [change for change in found.amendment.differences if change.key not in found.unwanted]
    edition = Edition(work, moment, actor, found.draft, found.roadmap)
    places = {difference.key: edition.take(difference) for difference in (*wanted, *found.amendment.same)}
    work.rows.arrange(_in_order(found, places))
    gather(work, moment, roadmap_id)
    work.amendments.add_effects(draft_id, edition.effects)
    work.history.add(
        moment.now,
        actor.id,
        "amended",
        "roadmap",
        roadmap_id,
        order=found.draft.head.order_number,
        differences=len(wanted),
    )
    kinds = [kind for _, kind, _ in edition.effects]
    return Applied(
        roadmap=found.roadmap,
        changes=len(wanted),
        moved=kinds.count(EffectKind.MOVED),
        added=kinds.count(EffectKind.ADDED),
        removed=kinds.count(EffectKind.REMOVED),
        told=_announce(work, moment, actor, draft_id, [obligation_id for obligation_id, _, _ in edition.effects]),
    )


def _in_order(found: Comparison, places: dict[tuple[int, int], int | None]) -> list[int]:
    """Ids of the plan's rows as the new edition orders them; rows that stay against it come last."""
    every = (*found.amendment.differences, *found.amendment.same)
    new = sorted((one for one in every if one.new is not None), key=lambda one: one.new.position if one.new else 0)
    ids = [places.get(one.key) or one.key[0] for one in new]
    kept = [one.key[0] for one in found.amendment.removed if one.key not in places]
    return [row_id for row_id in (*ids, *kept) if row_id]


def effects_for(work: Work, draft_id: int, person_id: int) -> list[tuple[Effect, Obligation]]:
    """What an amended order did to what a person owes, as far as it still is so."""
    effects = work.amendments.effects(draft_id)
    obligations = {one.id: one for one in work.obligations.by_ids(effect.obligation_id for effect in effects)}
    pairs = [(effect, obligations[effect.obligation_id]) for effect in effects]
    return [(effect, one) for effect, one in pairs if one.recipient_id == person_id and _still_so(effect, one)]


def _still_so(effect: Effect, one: Obligation) -> bool:
    if effect.kind is EffectKind.REMOVED:
        return one.state is ObligationState.REMOVED
    return one.state in OPEN and one.control_date != effect.before


def _announce(work: Work, moment: Moment, actor: Person, draft_id: int, touched: Iterable[int]) -> int:
    people = {one.recipient_id for one in work.obligations.by_ids(touched) if one.recipient_id is not None}
    found = [person for person in work.people.by_ids(people - {actor.id}).values() if person.connected]
    for person in found:
        due_at = moment.office.next_open_moment(moment.now, person.time_zone)
        work.outbox.plan(SpeechKind.AMENDED, person.id, str(draft_id), due_at=due_at, subject_id=draft_id)
    return len(found)


def _editions(work: Work, actor: Person, draft_id: int, roadmap_id: int) -> tuple[Roadmap, Roadmap]:
    actor.must_be(Role.CURATOR)
    draft, roadmap = work.roadmaps.get(draft_id), work.roadmaps.get(roadmap_id)
    if draft is None or roadmap is None or draft.id == roadmap.id:
        raise Refusal("nothing-here")
    if actor.id != draft.curator_id or actor.id != roadmap.curator_id:
        raise Refusal("not-your-plan")
    if draft.state is RoadmapState.MERGED:
        raise Refusal("draft-merged-already")
    if draft.state is not RoadmapState.DRAFT:
        raise Refusal("draft-discarded-already" if draft.state is RoadmapState.DISCARDED else "plan-in-force-already")
    if roadmap.state is not RoadmapState.IN_FORCE:
        raise Refusal("plan-not-in-force")
    return draft, roadmap
