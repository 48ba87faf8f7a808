"""Who is who: administrators, invitations, roles."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from bot.actions import reminders
from bot.domain.conversation import Conversation, Step
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Invitation, InvitationCounts, Organization, Person, Role
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

INVITATION_LASTS = timedelta(days=14)
PAGE = 8
"""People on one page of a list."""


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


def standing(work: Work, moment: Moment, telegram_id: int) -> Standing:
    person, conversation = work.conversations.standing(telegram_id) or (None, None)
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
    """Ends the open invitations of a person; who has invited their own deputy takes back what they gave out."""
    if actor.may(Role.CURATOR, Role.ADMINISTRATOR):
        person = _invited(work, actor, person_id)
        work.invitations.revoke_for(person_id, moment.now)
    elif work.invitations.revoke_for(person_id, moment.now, invited_by=actor.id):
        person = work.people.get(person_id)
    else:
        raise Refusal("not-allowed")
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


def open_invitation(work: Work, moment: Moment, token: str, telegram_id: int) -> Offer | None:
    """None for who came in by it: many press the link again to find the bot."""
    invitation = work.invitations.by_hash(_hash(token))
    if invitation is None:
        raise Refusal("invitation-unknown")
    if invitation.used_at is not None and invitation.opened_by == telegram_id:
        return None
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


def _invited(work: Work, actor: Person, person_id: int) -> Person:
    person = work.people.by_ids([person_id]).get(person_id)
    if person is None:
        raise Refusal("nothing-here")
    if not actor.may(Role.ADMINISTRATOR) and person.may(Role.CURATOR, Role.ADMINISTRATOR):
        # Else a curator could become an administrator by taking another's link.
        raise Refusal("not-allowed")
    return person


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
