"""Who belongs to a group of a plan: said once, remembered, and applied to what is open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.actions.choosing import person_named
from bot.domain.conversation import Step
from bot.domain.directory import Member, Membership
from bot.domain.errors import Refusal
from bot.domain.obligation import OWING, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Organization, OrganizationKind, Person, Role
from bot.domain.reminder import first_step
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

PAGE = 8
"""Schools on one page of the check list."""
_MAY_GO = OWING | {ObligationState.AWAITS_TIMETABLE}


@dataclass(frozen=True, slots=True)
class GroupView:
    group: Organization
    rules: tuple[Membership, ...]
    members: tuple[str, ...]
    """Their names."""
    districts: tuple[tuple[str, int, bool], ...]
    """(name, schools, chosen) of each."""
    schools: int
    open: int
    """What the group itself owes: nobody's yet."""


@dataclass(frozen=True, slots=True)
class CheckList:
    group: Organization
    organizations: tuple[tuple[Organization, bool], ...]
    """(organisation, whether it is a member)."""
    page: int
    pages: int
    chosen: int


@dataclass(frozen=True, slots=True)
class Agreed:
    group: Organization
    members: int
    made: int
    removed: int


def show(work: Work, moment: Moment, actor: Person, group_id: int) -> GroupView:
    group = _group(work, actor, group_id)
    schools = work.organizations.of_kind(OrganizationKind.SCHOOL)
    counts: dict[str, int] = {}
    for school in schools:
        if school.district:
            counts[school.district] = counts.get(school.district, 0) + 1
    rules = work.groups.rules(group_id)
    chosen = {one.district for one in rules}
    return GroupView(
        group,
        tuple(rules),
        _names(work, work.groups.members(group_id)),
        tuple((name, counts[name], name in chosen) for name in sorted(counts)),
        len(schools),
        len(work.obligations.of_organization(group_id)),
    )


def all_schools(work: Work, moment: Moment, actor: Person, group_id: int) -> Agreed:
    """One tap: the group is every school, those of tomorrow too."""
    _group(work, actor, group_id)
    work.groups.set_rules(group_id, [Membership(all_schools=True)])
    return agree(work, moment, actor, group_id)


def choose_district(work: Work, moment: Moment, actor: Person, group_id: int, index: int, *, chosen: bool) -> GroupView:
    """The district's place in the sorted list."""
    view = show(work, moment, actor, group_id)
    if index >= len(view.districts):
        raise Refusal("nothing-here")
    _set(work, view.group, Membership(district=view.districts[index][0]), chosen)
    return show(work, moment, actor, group_id)


def check_list(work: Work, moment: Moment, actor: Person, group_id: int, page: int = 0) -> CheckList:
    """Schools, then bodies."""
    group = _group(work, actor, group_id)
    listed = [
        *work.organizations.of_kind(OrganizationKind.SCHOOL),
        *work.organizations.of_kind(OrganizationKind.BODY),
    ]
    members = {one.organization_id for one in work.groups.members(group_id)}
    pages = max(1, -(-len(listed) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = listed[page * PAGE : (page + 1) * PAGE]
    return CheckList(group, tuple((one, one.id in members) for one in shown), page, pages, len(members))


def tick(work: Work, moment: Moment, actor: Person, group_id: int, organization_id: int, *, chosen: bool) -> None:
    """By hand; whoever is taken out of a district or of all schools leaves a list by hand of the others."""
    group = _group(work, actor, group_id)
    if work.organizations.find(organization_id) is None:
        raise Refusal("nothing-here")
    members = work.groups.members(group_id)
    rule = Membership(organization_id=organization_id)
    if not chosen and rule not in work.groups.rules(group_id):
        by_hand = [
            Membership(organization_id=one.organization_id, person_id=one.person_id)
            for one in members
            if one.organization_id != organization_id
        ]
        work.groups.set_rules(group_id, by_hand)
        work.organizations.change(group_id, members_agreed_at=None)
        return
    _set(work, group, rule, chosen)


def ask_person(work: Work, moment: Moment, actor: Person, group_id: int) -> Organization:
    """The curator's next message is the name of a member."""
    group = _group(work, actor, group_id)
    work.conversations.set(actor.id, Step.NEW_MEMBER, group_id, moment.now)
    return group


def add_person(work: Work, moment: Moment, actor: Person, group_id: int, name: str) -> GroupView:
    group = _group(work, actor, group_id)
    person, _ = person_named(work, name)
    work.people.add_roles(person.id, [Role.OFFICIAL])
    _set(work, group, Membership(person_id=person.id), True)
    return show(work, moment, actor, group_id)


def agree(work: Work, moment: Moment, actor: Person, group_id: int) -> Agreed:
    """Settles who belongs to a group: what it owes is shared out, and later plans ask no more."""
    group = _group(work, actor, group_id)
    if not work.groups.members(group_id):
        raise Refusal("group-empty")
    work.organizations.change(group_id, members_agreed_at=moment.now, head_id=None)
    work.conversations.end(actor.id)
    done = keep_members(work, moment, group_id)
    facts = {"members": done.members, "made": done.made, "removed": done.removed}
    work.history.add(moment.now, actor.id, "group-agreed", "organization", group.id, **facts)
    return done


def keep_members(work: Work, moment: Moment, group_id: int) -> Agreed:
    """What is open through a group is owed by today's members, no more and no less.

    What somebody who left has begun to report on stays theirs.
    """
    members = work.groups.members(group_id)
    nudge = first_step(moment)
    before = work.group_obligations.holders_in(group_id)
    begun = work.reports.begun([one.id for one in work.obligations.of_organization(group_id)])
    made = work.group_obligations.share_out(group_id, members, nudge, through=group_id, without=begun)
    have = work.group_obligations.holders_in(group_id)
    newcomers = [one for one in members if one not in have]
    if newcomers:
        made += work.group_obligations.catch_up(group_id, newcomers, nudge, moment.today)
    left = work.group_obligations.of_members(group_id, have - set(members))
    begun = work.reports.begun([one.id for one in left])
    gone = [one.id for one in left if one.id not in begun and one.state in _MAY_GO]
    work.obligations.remove(gone)
    _tell(work, moment, group_id, before)
    return Agreed(work.organizations.get(group_id), len(members), made, len(gone))


def _tell(work: Work, moment: Moment, group_id: int, before: set[Member]) -> None:
    """New members hear of each plan once."""
    told = {
        (recipient_id, roadmap_id)
        for member, recipient_id, roadmap_id in work.group_obligations.recipients_in(group_id)
        if member not in before
    }
    people = work.people.by_ids({person_id for person_id, _ in told})
    for person_id, roadmap_id in sorted(told):
        due_at = moment.office.next_open_moment(moment.now, people[person_id].time_zone)
        work.outbox.plan(SpeechKind.ASSIGNMENT, person_id, str(roadmap_id), due_at=due_at, subject_id=roadmap_id)


def _set(work: Work, group: Organization, rule: Membership, chosen: bool) -> None:
    rules = [one for one in work.groups.rules(group.id) if one != rule]
    if chosen and rule.organization_id is None and rule.person_id is None:
        # Districts take the place of all schools.
        rules = [replace(one, all_schools=False) for one in rules if one != Membership(all_schools=True)]
    work.groups.set_rules(group.id, [*rules, rule] if chosen else rules)
    work.organizations.change(group.id, members_agreed_at=None)


def _group(work: Work, actor: Person, group_id: int) -> Organization:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    group = work.organizations.find(group_id)
    if group is None or group.kind is OrganizationKind.SCHOOL:
        raise Refusal("nothing-here")
    return group


def _names(work: Work, members: list[Member]) -> tuple[str, ...]:
    organizations = work.organizations.by_ids([one.organization_id for one in members if one.organization_id])
    people = work.people.by_ids([one.person_id for one in members if one.person_id])
    return tuple(
        organizations[one.organization_id].name if one.organization_id else people[one.person_id or 0].name
        for one in members
    )
