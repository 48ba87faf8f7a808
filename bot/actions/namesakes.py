""" "Is this one person?": the questions about a draft's names, answered before it is put in force and remembered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.matching import Likeness, candidate, likenesses
from bot.domain.directory import Verdict
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Organization, Person, Role
from bot.domain.roadmap import Roadmap, RoadmapState
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, and how many there are; none where all are answered."""

    roadmap: Roadmap
    alias_id: int | None = None
    likeness: Likeness | None = None
    person: Person | None = None
    organization: Organization | None = None
    place: tuple[Organization, ...] = ()
    """What the known person heads."""
    number: int = 0
    total: int = 0


def ask(work: Work, moment: Moment, actor: Person, roadmap_id: int, number: int = 0) -> Asked:
    """The question at this place, from 0; past the last one the first again."""
    actor.must_be(Role.CURATOR)
    roadmap = work.roadmaps.get(roadmap_id)
    if roadmap is None:
        raise Refusal("nothing-here")
    if roadmap.state is not RoadmapState.DRAFT:
        return Asked(roadmap)
    found = likenesses(work, [row.activity for row in work.roadmaps.rows(roadmap_id)])
    if not found:
        return Asked(roadmap)
    number %= len(found)
    one = found[number]
    alias = work.aliases.pair(
        one.written, person_id=one.person_id, organization_id=one.organization_id, other=one.other
    )
    person, organization = candidate(work, one)
    place = tuple(work.organizations.headed_by(person.id)) if person is not None else ()
    return Asked(roadmap, alias.id, one, person, organization, place, number, len(found))


def answer(
    work: Work, moment: Moment, actor: Person, alias_id: int, roadmap_id: int, number: int, verdict: Verdict
) -> Asked:
    """Remembered for this plan and later ones; shows the next question."""
    actor.must_be(Role.CURATOR)
    alias = work.aliases.get(alias_id)
    if alias is None:
        raise Refusal("nothing-here")
    work.aliases.decide(alias_id, verdict, actor.id, moment.now)
    work.history.add(moment.now, actor.id, "names-told", "alias", alias_id, verdict=verdict)
    return ask(work, moment, actor, roadmap_id, number)
