"""What those who watch over others are told in the morning: counts, who has become long late, the week's summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from bot.actions import extensions, summaries
from bot.actions.acceptance import count_awaiting
from bot.actions.scopes import acts_for, deciding
from bot.domain.nudge_policy import EscalationLevel, NudgePolicy
from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.domain.people import Person, Role, same_person
from bot.domain.reminder import escalates_on
from bot.domain.roadmap import Roadmap, RoadmapState
from bot.messages.message import Message
from bot.messages.mornings import Control, Watch
from bot.storage.nudges import Escalation
from bot.storage.work import Work

_DAY = timedelta(days=1)


def watchers(work: Work, moment: Moment) -> set[int]:
    """Who may have something to be told of others in the morning; of a plan from the day after it came into force."""
    plans = _since_yesterday(work, moment)
    if not plans:
        return set()
    controllers = {one.id for one in work.people.with_role(Role.CONTROLLER)}
    curators = {one.curator_id for one in plans} | work.organizations.curators()
    deputies = {one.deputy_id for one in work.absences.all_lasting() if one.person_id in curators}
    return curators | deputies | controllers


def watch(work: Work, moment: Moment, person: Person) -> Watch | None:
    """A curator's counts, with those of whom they stand in for; None where nothing waits for them."""
    if not person.may(Role.CURATOR) or not _since_yesterday(work, moment):
        return None
    if deciding(work, person.id).id != person.id:
        # Away: the deputy is told.
        return None
    today = moment.today_for(person.time_zone)
    watched = work.obligations.watched_by(acts_for(work, person), today)
    found = Watch(
        overdue=sum(1 for one in watched if one.overdue(today)),
        overdue_before=work.nudges.overdue_before(person.id, today),
        today=sum(1 for one in watched if one.control_date == today),
        awaiting=count_awaiting(work, person),
        not_connected=len(work.people.not_connected()),
        escalated=tuple(_escalated(work, moment, watched, person, today)),
        extensions=len(extensions.asked(work, moment, person)),
    )
    waits = found.overdue or found.overdue_before or found.today or found.awaiting or found.extensions
    return found if waits else None


def control(work: Work, moment: Moment, person: Person) -> Control | None:
    """A controller's week, on its first working day; on others what has become long late meanwhile."""
    if not person.may(Role.CONTROLLER):
        return None
    plans = [one for one in _since_yesterday(work, moment) if _controls(person, one)]
    today = moment.today_for(person.time_zone)
    late = work.obligations.late(today, [one.id for one in plans])
    escalated = tuple(_due_to_tell(work, moment, late, EscalationLevel.CONTROLLER, today))
    weekly = _opens_week(today, moment)
    if not plans or not (weekly or escalated):
        return None
    counts = [(one, summaries.total_of(work, moment, one)) for one in plans] if weekly else []
    return Control(tuple(counts), escalated)


def record(work: Work, moment: Moment, person: Person, message: Message) -> None:
    """After a morning message: what it told others of is told, and its count is what tomorrow's compares with."""
    today = moment.today_for(person.time_zone)
    watched = watch(work, moment, person)
    if watched is not None:
        work.nudges.keep_overdue(person.id, today, watched.overdue)
    there = set(work.obligations.existing(one for _, one in message.escalated))
    for level, one in message.escalated:
        if one in there:
            work.nudges.note_escalation(one, level, told_on=today)


def _since_yesterday(work: Work, moment: Moment) -> list[Roadmap]:
    zone = moment.office.zone
    return [
        one
        for one in work.roadmaps.in_states(RoadmapState.IN_FORCE)
        if one.in_force_at is not None and one.in_force_at.astimezone(zone).date() < moment.today
    ]


def _controls(person: Person, roadmap: Roadmap) -> bool:
    return roadmap.head.controller is not None and same_person(person.name, roadmap.head.controller)


def levels_of(work: Work, found: Iterable[Obligation]) -> Mapping[int, tuple[EscalationLevel, ...]]:
    """By plan: whom a delay in it is told to; a plan whose controller is nobody known has its curator alone."""
    controllers = work.people.with_role(Role.CONTROLLER)
    levels = {}
    for roadmap_id in {one.roadmap_id for one in found}:
        roadmap = work.roadmaps.get(roadmap_id)
        controlled = roadmap is not None and any(_controls(one, roadmap) for one in controllers)
        levels[roadmap_id] = tuple(EscalationLevel) if controlled else (EscalationLevel.CURATOR,)
    return levels


def _opens_week(today: date, moment: Moment) -> bool:
    """Whether it is the first working day of its week."""
    monday = today - timedelta(days=today.isoweekday() - 1)
    return moment.office.calendar.following_working_day(monday) == today


def _escalated(
    work: Work, moment: Moment, watched: Iterable[Obligation], person: Person, today: date
) -> list[Obligation]:
    # Who accepts the report is told; another who merely watches sees it in the counts.
    acting = acts_for(work, person)
    own = [one for one in watched if one.curator_id in acting and one.overdue(today)]
    return _due_to_tell(work, moment, own, EscalationLevel.CURATOR, today)


def _due_to_tell(
    work: Work, moment: Moment, late: Iterable[Obligation], level: EscalationLevel, today: date
) -> list[Obligation]:
    """What has been late for so long that others are told, and were not yet."""
    found = list(late)
    policies = work.roadmaps.nudges_of({one.roadmap_id for one in found})
    kept = work.nudges.escalation(one.id for one in found)
    executors = {one.recipient_id for one in found if one.recipient_id is not None}
    people = work.people.by_ids(executors | {one.curator_id for one in found})
    return [
        one
        for one in found
        if _is_due(
            one,
            {each: kept[one.id, each] for each in EscalationLevel if (one.id, each) in kept},
            people,
            level,
            policies.get(one.roadmap_id) or moment.office.rules.nudges,
            moment,
            today,
        )
    ]


def _is_due(
    one: Obligation,
    kept: Mapping[EscalationLevel, Escalation],
    people: Mapping[int, Person],
    level: EscalationLevel,
    policy: NudgePolicy,
    moment: Moment,
    today: date,
) -> bool:
    assert one.control_date is not None
    # What is kept may be of a control date before this one.
    warned_on = kept[level].warned_on if level in kept else None
    warned = warned_on if warned_on is not None and warned_on > one.control_date else None
    told = {each: day for each, known in kept.items() if (day := known.told_on) is not None and day > one.control_date}
    if level in told:
        return False
    snoozed = one.snoozed_until is not None and one.snoozed_until > today
    if warned is None and not snoozed and _can_hear(people.get(one.recipient_id or 0)):
        # The executor is warned first; who puts a thing off is told so when they do.
        return False
    curator, curator_on = people.get(one.curator_id), told.get(EscalationLevel.CURATOR)
    if level is EscalationLevel.CONTROLLER and curator_on is None and _can_hear(curator, Role.CURATOR):
        return False
    calendar = moment.office.calendar
    return today >= escalates_on(
        one.control_date, warned, level, calendar=calendar, policy=policy, curator_on=curator_on
    )


def _can_hear(person: Person | None, *roles: Role) -> bool:
    if person is None or not (person.connected and person.reachable):
        return False
    return not roles or person.may(*roles)
