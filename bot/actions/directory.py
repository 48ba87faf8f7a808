"""The directory of organisations: pages, search, cards, and who answers for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions.choosing import colleagues, offered, person_chosen
from bot.actions.people import NewLink, new_link
from bot.actions.reminders import start_anew
from bot.actions.scopes import among_seen, sees
from bot.actions.touch_ups import changed_hands
from bot.domain.conversation import Step
from bot.domain.directory import Member, Post
from bot.domain.errors import Refusal
from bot.domain.obligation import Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Organization, OrganizationKind, Person, Role, same_person
from bot.domain.roadmap import Roadmap
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

PAGE = 8
DONE_WITH = frozenset({ObligationState.CLOSED, ObligationState.REMOVED, ObligationState.NOT_REQUIRED})
"""The states in which nothing is asked of anybody any more."""
"""Organisations on one page."""


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    organizations: tuple[Organization, ...]
    heads: dict[int, Person]
    page: int
    pages: int
    total: int
    words: str | None = None
    """What was looked for."""


@dataclass(frozen=True, slots=True)
class OrganizationView:
    organization: Organization
    head: Person | None
    posts: tuple[tuple[Post, Person | None], ...]
    curator: Person | None
    open: int
    """Obligations of it that are not closed."""
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A post and who may come to hold it."""

    organization: Organization
    post: Post | None
    """None for the head's."""
    holder: Person | None
    candidates: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class NewHolder:
    organization: Organization
    post: Post | None
    former: Person | None
    holder: Person
    moved: int
    """Open obligations that the holder answers for now."""
    link: NewLink | None
    """For a holder who is not connected."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Bodies and groups of a plan behind which nobody stands, with how much they owe."""

    roadmap: Roadmap
    organizations: tuple[tuple[Organization, int], ...]
    page: int
    pages: int


def page(work: Work, moment: Moment, actor: Person, number: int = 0) -> DirectoryPage:
    """Opens the directory; what the curator writes next is looked for in it."""
    _must_keep(actor)
    work.conversations.set(actor.id, Step.DIRECTORY, None, moment.now)
    return _page(work, work.organizations.all(), number, None)


def search(work: Work, moment: Moment, actor: Person, words: str) -> DirectoryPage:
    """Organisations in whose names, districts or people's names all the words occur."""
    _must_keep(actor)
    wanted = _folded(words).split()
    people = {one.id: _folded(one.name) for one in work.people.all()}
    holders: dict[int, str] = {}
    for post in work.posts.all():
        holders[post.organization_id] = f"{holders.get(post.organization_id, '')} {people.get(post.holder_id or 0, '')}"

    def text(one: Organization) -> str:
        who = f"{people.get(one.head_id or 0, '')} {holders.get(one.id, '')}"
        return f"{_folded(one.name)} {_folded(one.district or '')} {who}"

    found = [one for one in work.organizations.all() if wanted and all(word in text(one) for word in wanted)]
    return _page(work, found, 0, words)


def organization(work: Work, moment: Moment, actor: Person, organization_id: int) -> OrganizationView:
    _must_keep(actor)
    one = _organization(work, organization_id)
    posts = work.posts.of_organization(one.id)
    people = work.people.by_ids({one.head_id or 0, one.curator_id or 0, *(post.holder_id or 0 for post in posts)})
    owed = work.obligations.of_organization(one.id)
    return OrganizationView(
        one,
        people.get(one.head_id or 0),
        tuple((post, people.get(post.holder_id or 0)) for post in posts),
        people.get(one.curator_id or 0),
        sum(1 for each in owed if each.state not in DONE_WITH),
        tuple(work.groups.members(one.id)) if one.kind is OrganizationKind.GROUP else (),
    )


def obligations_of(work: Work, moment: Moment, actor: Person, organization_id: int) -> list[Obligation]:
    """What an organisation owes or has closed, as far as the actor watches over it, nearest first."""
    _must_keep(actor)
    return among_seen(work, actor, work.obligations.of_organization(_organization(work, organization_id).id))


def vacancy(work: Work, moment: Moment, actor: Person, organization_id: int, post_id: int | None = None) -> Vacancy:
    """Opens the question who holds a post; the curator's next message is a name."""
    _must_keep(actor)
    one, post = _organization(work, organization_id), _post(work, organization_id, post_id)
    holder_id = post.holder_id if post else one.head_id
    step, subject = (Step.NEW_HOLDER, post.id) if post else (Step.NEW_HEAD, one.id)
    work.conversations.set(actor.id, step, subject, moment.now)
    holder = work.people.get(holder_id) if holder_id is not None else None
    return Vacancy(one, post, holder, _candidates(work, one, holder_id))


def post(work: Work, moment: Moment, actor: Person, post_id: int) -> Post:
    _must_keep(actor)
    found = work.posts.get(post_id)
    if found is None:
        raise Refusal("nothing-here")
    return found


def change_holder(
    work: Work,
    moment: Moment,
    actor: Person,
    organization_id: int,
    post_id: int | None = None,
    *,
    person_id: int | None = None,
    name: str | None = None,
) -> NewHolder:
    """Open obligations follow the post, with a record; what is closed, and drafts of reports, stay their author's.

    The new holder is told at once, the former one once.
    """
    _must_keep(actor)
    one, post = _organization(work, organization_id), _post(work, organization_id, post_id)
    holder = person_chosen(work, person_id, name)
    work.conversations.end(actor.id)
    former_id = post.holder_id if post else one.head_id
    former = work.people.get(former_id) if former_id is not None else None
    if former_id == holder.id:
        return NewHolder(one, post, None, holder, 0, _link(work, moment, actor, holder))
    moved = give_post(work, moment, actor, one, post, holder)
    link = _link(work, moment, actor, holder)
    return NewHolder(work.organizations.get(one.id), post, former, work.people.get(holder.id), moved, link)


def give_post(work: Work, moment: Moment, actor: Person, one: Organization, post: Post | None, holder: Person) -> int:
    """Another than before holds a post, or heads the organisation (None); returns how many obligations followed."""
    former_id = post.holder_id if post else one.head_id
    former = work.people.get(former_id) if former_id is not None else None
    if post:
        work.posts.change(post.id, holder_id=holder.id)
    else:
        work.organizations.change(one.id, head_id=holder.id)
    is_school = one.kind is OrganizationKind.SCHOOL
    work.people.add_roles(holder.id, [Role.DIRECTOR if is_school and not post else Role.OFFICIAL])
    moved = [] if post else [each for each in work.obligations.of_organization(one.id) if each.state not in DONE_WITH]
    moved += _hand_over_named(work, moment, actor, one, former, holder) if former else []
    work.objections.withdraw([each.id for each in moved], actor.id, moment.now)
    start_anew(work, moment, moved)
    changed_hands(work, moved)
    work.history.add(
        moment.now,
        actor.id,
        "holder-changed",
        "organization",
        one.id,
        post=post.title if post else one.head_post,
        before=former.name if former else None,
        after=holder.name,
        obligations=len(moved),
    )
    slot = f"{one.id}/{post.id if post else 0}/{moment.now:%Y%m%d%H%M%S}"
    for person, kind in ((holder, SpeechKind.HANDED_OVER), (former, SpeechKind.RELIEVED)):
        if person is not None and person.id != actor.id and moved:
            due_at = moment.office.next_open_moment(moment.now, person.time_zone)
            work.outbox.plan(kind, person.id, slot, due_at=due_at, subject_id=one.id)
    return len(moved)


def unanswered(work: Work, moment: Moment, actor: Person, roadmap_id: int, number: int = 0) -> Unanswered:
    """The bodies and groups of a plan for which nobody stands, those that owe most first."""
    _must_keep(actor)
    roadmap = work.roadmaps.get(roadmap_id)
    if roadmap is None or not (actor.may(Role.ADMINISTRATOR) or sees(work, actor, roadmap)):
        raise Refusal("nothing-here")
    found = work.obligation_counts.of_nobody(roadmap_id)
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(number, 0), pages - 1)
    known = work.organizations.by_ids([one for one, _ in found])
    shown = found[number * PAGE : (number + 1) * PAGE]
    return Unanswered(roadmap, tuple((known[one], count) for one, count in shown), number, pages)


def _page(work: Work, found: Sequence[Organization], number: int, words: str | None) -> DirectoryPage:
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(number, 0), pages - 1)
    shown = tuple(found[number * PAGE : (number + 1) * PAGE])
    return DirectoryPage(
        shown, work.people.by_ids({one.head_id or 0 for one in shown}), number, pages, len(found), words
    )


def _must_keep(actor: Person) -> None:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)


def _organization(work: Work, organization_id: int) -> Organization:
    found = work.organizations.find(organization_id)
    if found is None:
        raise Refusal("nothing-here")
    return found


def _post(work: Work, organization_id: int, post_id: int | None) -> Post | None:
    if post_id is None:
        return None
    post = work.posts.get(post_id)
    if post is None or post.organization_id != organization_id:
        raise Refusal("nothing-here")
    return post


def _candidates(work: Work, one: Organization, holder_id: int | None) -> tuple[Person, ...]:
    """Those of the same organisation, those whose post names it, then those whom its plans name most."""
    inside = [one.head_id, *(post.holder_id for post in work.posts.of_organization(one.id))]
    around = colleagues(work, holder_id) if holder_id is not None else []
    name = _folded(one.name)
    by_post = [each.id for each in work.people.all() if each.position and name in _folded(each.position)]
    plans = dict.fromkeys(each.roadmap_id for each in work.obligations.of_organization(one.id))
    named = [person for plan in list(plans)[:3] for person in work.obligation_counts.most_loaded(plan)]
    ids = [each for each in (*inside, *by_post, *around, *named) if each is not None]
    return offered(work, ids, without=[holder_id] if holder_id is not None else [])


def _hand_over_named(
    work: Work, moment: Moment, actor: Person, one: Organization, former: Person, holder: Person
) -> list[Obligation]:
    """What plans give the former holder by name goes to the new one: by virtue of the post, as far as can be told.

    Of somebody who holds another post as well only the rows that name them with this organisation.
    """
    if one.kind is OrganizationKind.SCHOOL:
        return []
    stays = bool(work.organizations.headed_by(former.id) or work.posts.held_by(former.id))
    found = work.obligations.open_of_person(former.id)
    if stays:
        found = [each for each in found if _names(work, each.activity_id, one, former)]
    for each in found:
        work.obligations.change(each.id, person_id=holder.id)
        work.history.add(
            moment.now, actor.id, "executor-changed", "obligation", each.id, before=former.name, after=holder.name
        )
    return found


def _names(work: Work, activity_id: int, one: Organization, person: Person) -> bool:
    """Whether a row of a plan names the person with a post of this organisation."""
    row = work.rows.get(activity_id)
    return row is not None and any(
        same_person(who.name, person.name) and _folded(one.name) in _folded(who.position or "")
        for who in row.activity.responsible
    )


def _link(work: Work, moment: Moment, actor: Person, person: Person) -> NewLink | None:
    """A link at once for whoever is not connected, unless theirs is the administrators' to give."""
    if person.connected and person.reachable:
        return None
    if person.may(Role.CURATOR, Role.ADMINISTRATOR) and not actor.may(Role.ADMINISTRATOR):
        return None
    return new_link(work, moment, actor, person.id)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("\u0451", "\u0435").split())
