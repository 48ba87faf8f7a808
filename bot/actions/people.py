"""Who is who: administrators, invitations, roles, the list of schools."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.actions import reminders
from bot.actions.groups import keep_members
from bot.domain.conversation import Conversation, Step
from bot.domain.directory import Member
from bot.domain.errors import Refusal
from bot.domain.obligation import ObligationState, Part
from bot.domain.office import Moment
from bot.domain.people import Invitation, InvitationCounts, Organization, OrganizationKind, Person, Role, same_person
from bot.domain.reminder import first_step, next_step
from bot.domain.school_list import SchoolRow
from bot.domain.speech import SpeechKind
from bot.reading.groups import names_school_heads
from bot.reading.school_list import is_school_list, read_school_list
from bot.storage.work import Work

INVITATION_LASTS = timedelta(days=14)
PAGE = 8
"""People on one page of a list."""

__all__ = ["is_school_list", "read_school_list"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Who writes, and where they stand in a conversation."""

    person: Person | None
    conversation: Conversation | None


@dataclass(frozen=True, slots=True)
class Offer:
    """An invitation as its reader sees it before they answer."""

    invitation: Invitation
    person: Person
    organizations: tuple[Organization, ...]


@dataclass(frozen=True, slots=True)
class NewLink:
    person: Person
    token: str
    lasts_days: int


@dataclass(frozen=True, slots=True)
class Claimed:
    person: Person
    organizations: tuple[Organization, ...]
    owed: int


@dataclass(frozen=True, slots=True)
class PeoplePage:
    people: tuple[Person, ...]
    page: int
    pages: int
    total: int
    invited: InvitationCounts


@dataclass(frozen=True, slots=True)
class SchoolsLoaded:
    added: int
    updated: int
    not_connected: int
    unknown_curators: tuple[str, ...]


def standing(work: Work, moment: Moment, telegram_id: int) -> Standing:
    person = work.people.by_telegram(telegram_id)
    conversation = work.conversations.get(person.id) if person else None
    return Standing(person, conversation if conversation and conversation.open_at(moment.now) else None)


def admit_administrator(work: Work, moment: Moment, telegram_id: int, name: str) -> Person:
    """The first administrators are named by the settings; this makes them known people."""
    person = work.people.by_telegram(telegram_id)
    if person is None:
        return work.people.add(name, roles=[Role.ADMINISTRATOR], telegram_id=telegram_id)
    work.people.add_roles(person.id, [Role.ADMINISTRATOR])
    return work.people.get(person.id)


def ask_name(work: Work, moment: Moment, actor: Person) -> None:
    """The next message of an administrator is the name of a curator to invite."""
    actor.must_be(Role.ADMINISTRATOR)
    work.conversations.set(actor.id, Step.INVITED_NAME, None, moment.now)


def stop(work: Work, moment: Moment, actor: Person) -> None:
    """Leaves the conversation; what has been gathered in drafts stays."""
    work.conversations.end(actor.id)


def invite_curator(work: Work, moment: Moment, actor: Person, name: str) -> NewLink:
    actor.must_be(Role.ADMINISTRATOR)
    name = " ".join(name.split())
    if not 2 <= len(name.split()) <= 5 or len(name) > 120:
        raise Refusal("name-unclear")
    known = [person for person in work.people.named(name) if not person.connected]
    person = known[0] if known else work.people.add(name)
    work.people.add_roles(person.id, [Role.CURATOR])
    work.conversations.end(actor.id)
    return new_link(work, moment, actor, person.id)


def invite(work: Work, moment: Moment, actor: Person, person_id: int) -> NewLink:
    """A fresh link for someone on the lists; an earlier one stops working."""
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    person = _invited(work, actor, person_id)
    if person.connected and person.reachable:
        raise Refusal("already-connected", name=person.name)
    return new_link(work, moment, actor, person.id)


def revoke(work: Work, moment: Moment, actor: Person, person_id: int) -> Person:
    """Ends the open invitations of a person."""
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    person = _invited(work, actor, person_id)
    work.invitations.revoke_for(person_id, moment.now)
    work.history.add(moment.now, actor.id, "invitation-revoked", "person", person_id)
    return person


def not_connected(work: Work, moment: Moment, actor: Person, page: int = 0) -> PeoplePage:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    people = work.people.not_connected()
    pages = max(1, -(-len(people) // PAGE))
    page = min(max(page, 0), pages - 1)
    return PeoplePage(
        tuple(people[page * PAGE : (page + 1) * PAGE]), page, pages, len(people), work.invitations.counts(moment.now)
    )


def open_invitation(work: Work, moment: Moment, token: str, telegram_id: int) -> Offer:
    invitation = work.invitations.by_hash(_hash(token))
    if invitation is None:
        raise Refusal("invitation-unknown")
    _check_usable(invitation, moment)
    work.invitations.open(invitation.id, telegram_id)
    return _offer(work, invitation)


def claim(work: Work, moment: Moment, invitation_id: int, telegram_id: int, language: str) -> Claimed:
    """ "It is me": links the account to the person, once; an account's earlier person gives its roles over."""
    invitation = work.invitations.get(invitation_id)
    if invitation is None or invitation.opened_by != telegram_id:
        raise Refusal("invitation-unknown")
    current = work.people.by_telegram(telegram_id)
    if current is not None and current.id == invitation.person_id:
        return _claimed(work, current.id)
    _check_usable(invitation, moment)
    if not work.invitations.use(invitation_id, moment.now):
        raise Refusal("invitation-used")
    person_id = invitation.person_id
    if current is not None:
        person_id = _merge(work, current, work.people.get(person_id))
    else:
        work.people.change(person_id, telegram_id=telegram_id, reachable=True, language=language)
    work.invitations.revoke_for(person_id, moment.now)
    reminders.resume(work, moment, person_id)
    work.history.add(moment.now, person_id, "connected", "person", person_id, invited_by=invitation.invited_by)
    return _claimed(work, person_id)


def deny(work: Work, moment: Moment, invitation_id: int, telegram_id: int) -> None:
    """ "It is not me": ends the invitation and tells who invited."""
    invitation = work.invitations.get(invitation_id)
    if invitation is None or invitation.opened_by != telegram_id:
        raise Refusal("invitation-unknown")
    _check_usable(invitation, moment)
    work.invitations.revoke_for(invitation.person_id, moment.now)
    work.outbox.plan(
        SpeechKind.NOT_ME,
        invitation.invited_by,
        str(invitation_id),
        due_at=moment.office.next_open_moment(moment.now),
        subject_id=invitation.person_id,
    )


def set_language(work: Work, moment: Moment, actor: Person, language: str) -> Person:
    work.people.change(actor.id, language=language)
    return work.people.get(actor.id)


def back_again(work: Work, moment: Moment, actor: Person) -> None:
    """Someone who could not be reached has written: they can be spoken to again, also of what was kept for them."""
    work.people.change(actor.id, reachable=True)
    reminders.resume(work, moment, actor.id)


def may_load_schools(work: Work, moment: Moment, actor: Person) -> None:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)


def load_schools(work: Work, moment: Moment, actor: Person, rows: Sequence[SchoolRow]) -> SchoolsLoaded:
    """Adds or updates schools by their names; a list may be sent again any number of times."""
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    curators = work.people.with_role(Role.CURATOR)
    earlier = work.organizations.of_kind(OrganizationKind.SCHOOL)
    added, unknown = 0, dict[str, None]()
    for row in rows:
        school = work.organizations.by_name(row.school, OrganizationKind.SCHOOL)
        head = work.people.get(school.head_id) if school and school.head_id else None
        if row.director and (head is None or head.name != row.director):
            head = _head_named(work, row.director)
        curator_id = _curator_named(row.curator, curators, unknown)
        if head is not None:
            work.people.add_roles(head.id, [Role.DIRECTOR])
        if school is None:
            school = work.organizations.add(row.school, OrganizationKind.SCHOOL)
            added += 1
            if earlier:
                _catch_up(work, moment, earlier[0].id, school.id)
        # A list without a column says nothing about it.
        told = {"district": row.district, "head_id": head.id if head else None, "curator_id": curator_id}
        work.organizations.change(school.id, **{name: value for name, value in told.items() if value is not None})
    _give_schools_their_own(work, moment)
    for group_id in work.groups.agreed():
        keep_members(work, moment, group_id)
    work.history.add(moment.now, actor.id, "schools-loaded", "person", actor.id, rows=len(rows), added=added)
    return SchoolsLoaded(added, len(rows) - added, len(work.people.not_connected()), tuple(unknown))


def _catch_up(work: Work, moment: Moment, sibling_id: int, school_id: int) -> None:
    """A school that comes later owes what plans ask of every school, as far as its day has not passed."""
    calendar, rules = moment.office.calendar, moment.office.rules
    coming = [
        one
        for one in work.obligations.of_organization(sibling_id)
        if one.part is Part.MEMBER
        and one.group_id is None
        and (one.control_date is None or one.control_date >= moment.today)
    ]
    work.obligations.add_all(
        {
            "roadmap_id": one.roadmap_id,
            "activity_id": one.activity_id,
            "person_id": None,
            "organization_id": school_id,
            "part": one.part,
            "state": ObligationState.ON_EXECUTION if one.control_date else ObligationState.AWAITS_TIMETABLE,
            "window_start": one.window.start if one.window else None,
            "window_due": one.window.due if one.window else None,
            "control_date": one.control_date,
            "first_control_date": one.control_date,
            "next_step_on": next_step(one.control_date, None, calendar=calendar, rules=rules)
            if one.control_date
            else None,
        }
        for one in coming
    )


def _give_schools_their_own(work: Work, moment: Moment) -> None:
    """A plan put in force before the list of schools named their heads as a group: each school gets its own now."""
    members = [Member(organization_id=one.id) for one in work.organizations.of_kind(OrganizationKind.SCHOOL)]
    for kind in (OrganizationKind.GROUP, OrganizationKind.BODY):
        for group in work.organizations.of_kind(kind):
            if names_school_heads(group.name) and group.head_id is None and group.members_agreed_at is None:
                work.obligations.share_out(group.id, members, first_step(moment))


def _invited(work: Work, actor: Person, person_id: int) -> Person:
    person = work.people.by_ids([person_id]).get(person_id)
    if person is None:
        raise Refusal("nothing-here")
    if not actor.may(Role.ADMINISTRATOR) and person.may(Role.CURATOR, Role.ADMINISTRATOR):
        # Else a curator could become an administrator by taking another's link.
        raise Refusal("not-allowed")
    return person


def _head_named(work: Work, name: str) -> Person:
    # A list names people in full; only the very same full name is taken for the same person.
    return next((one for one in work.people.named(name) if one.name == name), None) or work.people.add(name)


def _curator_named(name: str | None, curators: Sequence[Person], unknown: dict[str, None]) -> int | None:
    if not name:
        return None
    found = [curator for curator in curators if same_person(curator.name, name)]
    if len(found) != 1:
        unknown[name] = None
        return None
    return found[0].id


def new_link(work: Work, moment: Moment, actor: Person, person_id: int, *, earlier_go_on: bool = False) -> NewLink:
    """Several links of a person may be open at once; the first that is taken ends the others."""
    # Letters and digits alone: clients leave a closing dash out of a link.
    token = secrets.token_hex(16)
    if not earlier_go_on:
        work.invitations.revoke_for(person_id, moment.now)
    work.invitations.add(_hash(token), person_id, actor.id, moment.now, moment.now + INVITATION_LASTS)
    work.history.add(moment.now, actor.id, "invited", "person", person_id)
    return NewLink(work.people.get(person_id), token, INVITATION_LASTS.days)


def _hash(token: str) -> str:
    """The token itself is never stored: whoever reads the database can't take anybody's invitation."""
    return hashlib.sha256(token.encode()).hexdigest()


def _check_usable(invitation: Invitation, moment: Moment) -> None:
    if invitation.used_at is not None:
        raise Refusal("invitation-used")
    if invitation.revoked_at is not None:
        raise Refusal("invitation-revoked")
    if not invitation.usable(moment.now):
        raise Refusal("invitation-expired")


def _offer(work: Work, invitation: Invitation) -> Offer:
    person = work.people.get(invitation.person_id)
    return Offer(invitation, person, tuple(work.organizations.headed_by(person.id)))


def _claimed(work: Work, person_id: int) -> Claimed:
    person = work.people.get(person_id)
    return Claimed(person, tuple(work.organizations.headed_by(person_id)), len(work.obligations.owed_by(person_id)))


def _merge(work: Work, current: Person, invited: Person) -> int:
    """One account, one person: a curator who is also a director keeps both, and all that stands in their name."""
    work.people.add_roles(current.id, invited.roles)
    work.organizations.hand_over(invited.id, current.id)
    work.obligations.hand_over(invited.id, current.id)
    work.roadmaps.hand_over(invited.id, current.id)
    work.posts.hand_over(invited.id, current.id)
    work.groups.replace_person(invited.id, current.id)
    work.aliases.replace_person(invited.id, current.id)
    work.absences.hand_over(invited.id, current.id)
    work.timetables.hand_over(invited.id, current.id)
    work.extensions.hand_over(invited.id, current.id)
    work.people.retire(invited.id)
    if current.roles == {Role.ADMINISTRATOR}:
        # An administrator's name is what the messenger said; the list or the plan knows better.
        work.people.change(current.id, name=invited.name, position=invited.position)
    return current.id
