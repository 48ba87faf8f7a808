"""What curators see: counts by section and state, who is late, the whole plan as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions.scopes import acts_for, scope
from bot.domain.errors import Refusal
from bot.domain.obligation import Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.report import Report, ReportState
from bot.domain.roadmap import Roadmap, RoadmapState
from bot.domain.summary import SectionSummary, Summary, summarise
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class PlanSummary:
    roadmap: Roadmap
    sections: tuple[SectionSummary, ...]
    total: Summary
    not_connected: int
    asked: int
    """Requests for later dates that wait for a decision."""


@dataclass(frozen=True, slots=True)
class Late:
    """Overdue obligations by district, the longest late first; None gathers those of no district."""

    districts: tuple[tuple[str | None, tuple[Obligation, ...]], ...]
    total: int
    people: dict[int, Person]


@dataclass(frozen=True, slots=True)
class PlanState:
    """A plan with all its obligations and their reports, for an export."""

    roadmap: Roadmap
    obligations: tuple[Obligation, ...]
    reports: dict[int, Report]
    curator: Person


def summary(work: Work, moment: Moment, actor: Person) -> list[PlanSummary]:
    seen = scope(work, actor, RoadmapState.IN_FORCE)
    return [_plan_summary(work, moment, roadmap, seen.only(roadmap.id)) for roadmap in seen.plans]


def late(work: Work, moment: Moment, actor: Person) -> Late:
    seen = scope(work, actor, RoadmapState.IN_FORCE)
    found = work.obligations.late(moment.today, [one.id for one in seen.whole])
    found += work.obligations.late(moment.today, [one.id for one in seen.schools_only], curator_id=actor.id)
    return _by_district(work, found)


def behind(work: Work, moment: Moment, actor: Person) -> Late:
    """Who is late, of the plans and schools that this curator watches."""
    actor.must_be(Role.CURATOR)
    watched = work.obligations.watched_by(acts_for(work, actor), moment.today)
    found = [one for one in watched if one.overdue(moment.today)]
    return _by_district(work, found)


def due_today(work: Work, moment: Moment, actor: Person) -> list[Obligation]:
    """What is due today and not reported, of the same."""
    actor.must_be(Role.CURATOR)
    watched = work.obligations.watched_by(acts_for(work, actor), moment.today)
    return [one for one in watched if one.control_date == moment.today]


def plan_state(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> PlanState:
    seen = scope(work, actor, RoadmapState.IN_FORCE, RoadmapState.CLOSED)
    roadmap = next((one for one in seen.plans if one.id == roadmap_id), None)
    if roadmap is None:
        raise Refusal("nothing-here")
    obligations = work.obligations.of_roadmap(roadmap_id, curator_id=seen.only(roadmap_id))
    reports = work.reports.latest_by_obligation(
        roadmap_id, ReportState.SENT, ReportState.ACCEPTED, ReportState.RETURNED
    )
    return PlanState(roadmap, tuple(obligations), reports, work.people.get(roadmap.curator_id))


def in_force(work: Work, moment: Moment, actor: Person) -> list[Roadmap]:
    return list(scope(work, actor, RoadmapState.IN_FORCE).plans)


def total_of(work: Work, moment: Moment, roadmap: Roadmap) -> Summary:
    """How a whole plan stands."""
    return _plan_summary(work, moment, roadmap, None).total


def _plan_summary(work: Work, moment: Moment, roadmap: Roadmap, curator_id: int | None) -> PlanSummary:
    """`curator_id`: whose schools alone are counted."""
    counts = work.obligation_counts.by_section(roadmap.id, moment.today, curator_id=curator_id)
    late_closed = work.obligation_counts.closed_late(roadmap.id, curator_id=curator_id)
    sections: dict[int | None, Counter[tuple[ObligationState, bool]]] = {}
    for section, state, overdue, number in counts:
        sections.setdefault(section, Counter())[state, overdue] += number
    ordered = sorted(sections, key=lambda one: (one is None, one or 0))
    parts = tuple(
        SectionSummary(roadmap.sections[one - 1] if one else None, summarise(sections[one], late_closed.get(one, 0)))
        for one in ordered
    )
    total = summarise(sum(sections.values(), Counter()), sum(late_closed.values()))
    asked = work.obligation_counts.asking_for_later(roadmap.id)
    return PlanSummary(roadmap, parts, total, len(work.people.not_connected()), asked)


def _by_district(work: Work, found: Sequence[Obligation]) -> Late:
    by_district: dict[str | None, list[Obligation]] = {}
    for obligation in found:
        by_district.setdefault(obligation.district, []).append(obligation)
    ordered = sorted(by_district.items(), key=lambda item: (item[0] is None, item[0] or ""))
    return Late(tuple((name, tuple(rows)) for name, rows in ordered), len(found), _people(work, found))


def _people(work: Work, obligations: Sequence[Obligation]) -> dict[int, Person]:
    return work.people.by_ids({one.recipient_id for one in obligations if one.recipient_id is not None})
