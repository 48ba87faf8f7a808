"""Whom nudges did not reach, and why: what a curator sees."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.roadmap import RoadmapState
from bot.domain.speech import Excuse
from bot.messages.nudges import Unreached
from bot.storage.work import Work

SINCE = timedelta(days=14)


def undelivered(work: Work, moment: Moment, actor: Person) -> list[Unreached]:
    """Of the last two weeks, of the obligations that this curator watches; an administrator sees all."""
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    found = work.nudges.undelivered(moment.now - SINCE)
    obligations = {one.id: one for one in work.obligations.by_ids({one.obligation_id for one in found})}
    plans = {one.id: one for one in work.roadmaps.in_states(RoadmapState.IN_FORCE)}
    people = work.people.by_ids({one.person_id for one in found})
    rows: dict[int, Unreached] = {}
    for nudge in found:
        one = obligations[nudge.obligation_id]
        plan = plans.get(one.roadmap_id)
        watches = plan is not None and actor.id in (one.curator_id, plan.curator_id)
        if not watches and not actor.may(Role.ADMINISTRATOR):
            continue
        person = people[nudge.person_id]
        known = rows.get(person.id)
        if known is None:
            assert nudge.excuse is not None
            day = nudge.planned_at.astimezone(moment.office.zone).date()
            rows[person.id] = Unreached(person, one.executor_name, nudge.excuse, 1, day)
        else:
            rows[person.id] = Unreached(person, known.name, known.excuse, known.count + 1, known.last)
    still = [one for one in rows.values() if not (one.person.connected and one.person.reachable)]
    mended = [one for one in rows.values() if one.person.connected and one.person.reachable]
    return [*still, *(one for one in mended if one.excuse is Excuse.REFUSED)]
