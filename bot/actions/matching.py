"""Who stands behind the names of a plan: known people and bodies, whoever a curator has said it is, else new ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.domain.directory import Verdict
from bot.domain.obligation import Part, parts
from bot.domain.people import Organization, OrganizationKind, Person, Role, name_key
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, DoubtReason
from bot.reading.groups import names_school_heads
from bot.reading.matching import BodyIndex, Known, PeopleIndex, folded, shared_heads, split_post
from bot.storage.work import Work

_STEPS = 5
"""How many written names may lead to one another before somebody is found."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names that may mean one; the second is known, or is another name of the same plan."""

    written: str
    position: str
    rows: int
    """In how many rows of the plan the first stands."""
    other: str | None = None
    person_id: int | None = None
    organization_id: int | None = None
    about_person: bool = False


@dataclass(slots=True)
class _Told:
    """What curators have said of written names."""

    same_person: dict[str, int] = field(default_factory=dict)
    same_body: dict[str, int] = field(default_factory=dict)
    same_name: dict[str, str] = field(default_factory=dict)
    not_people: dict[str, set[int]] = field(default_factory=dict)
    not_bodies: dict[str, set[int]] = field(default_factory=dict)
    not_names: dict[str, set[str]] = field(default_factory=dict)


class Directory:
    """Known people and bodies, as names of a plan are looked up among them."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.told = _told(work)
        self._bodies: dict[bool, BodyIndex] = {}
        self._people: PeopleIndex | None = None

    @property
    def people(self) -> PeopleIndex:
        if self._people is None:
            known = self._work.people.names(Role.OFFICIAL, Role.CURATOR)
            self._people = PeopleIndex(Known(name, person_id, works) for person_id, name, works in known)
        return self._people

    def bodies(self, *, groups: bool) -> BodyIndex:
        """Groups, or schools and bodies."""
        if groups not in self._bodies:
            known = [one for one in self._work.organizations.all() if (one.kind is OrganizationKind.GROUP) == groups]
            self._bodies[groups] = BodyIndex(Known(one.name, one.id) for one in known)
        return self._bodies[groups]

    def person(self, name: str, *, oblique: bool = False) -> int | None:
        for _ in range(_STEPS):
            key = _key(name)
            if key in self.told.same_person:
                return self.told.same_person[key]
            sure = self.people.sure(name, self.told.not_people.get(key, ()), oblique=oblique)
            if sure is not None or key not in self.told.same_name:
                return sure.id if sure else None
            name = self.told.same_name[key]
        return None

    def body(self, name: str, *, group: bool) -> int | None:
        for _ in range(_STEPS):
            key = folded(name)
            if key in self.told.same_body:
                return self.told.same_body[key]
            sure = self.bodies(groups=group).sure(name, self.told.not_bodies.get(key, ()))
            if sure is not None or key not in self.told.same_name:
                return sure.id if sure else None
            name = self.told.same_name[key]
        return None

    def first_written(self, name: str, key: str) -> str:
        """The name of the plan that a curator has said to be the same, else the name itself."""
        return self.told.same_name.get(key, name)


class Executor(NamedTuple):
    """Either a person or an organization."""

    person_id: int | None = None
    organization_id: int | None = None
    group_id: int | None = None
    """The group as whose member they owe it."""


class Together(NamedTuple):
    """Those who owe the same."""

    people: tuple[int, ...]
    organizations: frozenset[int]


class Executors:
    """Who stands behind the names of a plan; whoever is not known yet is added, to be invited."""

    def __init__(self, work: Work, oblique: Collection[str] = ()) -> None:
        """`oblique`: names whose case the reader doubts."""
        self._work = work
        self._oblique = oblique
        self.directory = Directory(work)
        schools = work.organizations.ids_of_kind(OrganizationKind.SCHOOL)
        self._schools = [Executor(organization_id=one) for one in schools]
        self._known: dict[tuple[ResponsibleKind, str], list[Executor]] = {}
        self._together: dict[tuple[Responsible, ...], Mapping[tuple[Part, int | None], Together]] = {}

    def of_row(self, responsible: Sequence[Responsible]) -> dict[Executor, Part]:
        """Each executor once, with the strongest of their parts, which is the first unless a mark says who leads: a
        plan may name one by two posts."""
        found: dict[tuple[int | None, int | None], tuple[Executor, Part]] = {}
        for one, part in parts(responsible, lambda named: names_school_heads(named.name)):
            executors = self._of(one)
            if part is Part.LEAD and len(executors) != 1:
                part = Part.MEMBER  # a post that turned out to be many people's
            for executor in executors:
                key = (executor.person_id, executor.organization_id)
                if key not in found or (part is Part.LEAD and one.leads):
                    found[key] = (executor, part)
        return dict(found.values())

    def together(self, responsible: Sequence[Responsible]) -> Mapping[tuple[Part, int | None], Together]:
        """The same by part and group: who owes alike. Many rows of a plan name the same ones."""
        key = tuple(responsible)
        if key not in self._together:
            people: dict[tuple[Part, int | None], list[int]] = defaultdict(list)
            organizations: dict[tuple[Part, int | None], list[int]] = defaultdict(list)
            for executor, part in self.of_row(responsible).items():
                if executor.person_id is not None:
                    people[part, executor.group_id].append(executor.person_id)
                elif executor.organization_id is not None:
                    organizations[part, executor.group_id].append(executor.organization_id)
            self._together[key] = {
                alike: Together(tuple(people[alike]), frozenset(organizations[alike]))
                for alike in dict.fromkeys([*people, *organizations])
            }
        return self._together[key]

    def _of(self, responsible: Responsible) -> list[Executor]:
        key = (responsible.kind, responsible.name)
        if key not in self._known:
            self._known[key] = self._find(responsible)
        return self._known[key]

    def _find(self, responsible: Responsible) -> list[Executor]:
        if responsible.kind is ResponsibleKind.PERSON:
            return [Executor(person_id=self._person(responsible))]
        if self._schools and names_school_heads(responsible.name):
            return self._schools
        found = self._organization(responsible)
        if found.members_agreed_at is not None:
            members = self._work.groups.members(found.id)
            return [Executor(one.person_id, one.organization_id, found.id) for one in members]
        return [Executor(organization_id=found.id)]

    def _organization(self, responsible: Responsible) -> Organization:
        group = responsible.kind is ResponsibleKind.GROUP
        found = self.directory.body(responsible.name, group=group)
        if found is None and group and (post := split_post(responsible.name)) is not None and post.of_head:
            # "The head of X": X is known, so it is X that owes it, through whoever is its head.
            found = self.directory.body(post.body, group=False)
        if found is not None:
            return self._work.organizations.get(found)
        name = self.directory.first_written(responsible.name, folded(responsible.name))
        added = self._work.organizations.add(name, OrganizationKind.GROUP if group else OrganizationKind.BODY)
        self.directory.bodies(groups=group).add(Known(name, added.id))
        return added

    def _person(self, responsible: Responsible) -> int:
        person_id = self.directory.person(responsible.name, oblique=responsible.name in self._oblique)
        if person_id is None:
            name = self.directory.first_written(responsible.name, _key(responsible.name))
            person_id = self._work.people.add(name, position=responsible.position).id
            self.directory.people.add(Known(name, person_id))
        self._work.people.add_roles(person_id, [Role.OFFICIAL])
        return person_id


def oblique_names(activities: Sequence[Activity]) -> frozenset[str]:
    """The names whose case the reader doubts."""
    return frozenset(
        one.name
        for each in activities
        for one in each.responsible
        if one.kind is ResponsibleKind.PERSON and _oblique(each, one.name)
    )


def learn_posts(work: Work, activities: Sequence[Activity], executors: Executors) -> None:
    """A plan says who holds which post where: bodies get their heads, and posts their holders, where nobody stood."""
    filled: set[tuple[int, int, str]] = set()
    for responsible in _named(activities, ResponsibleKind.PERSON):
        post = split_post(responsible.position or "")
        person_id = executors.directory.person(responsible.name)
        if post is None or person_id is None:
            continue
        body_id = executors.directory.body(post.body, group=False)
        if body_id is None:
            body_id = work.organizations.add(post.body, OrganizationKind.BODY).id
            executors.directory.bodies(groups=False).add(Known(post.body, body_id))
        if (filling := (body_id, person_id, folded(post.title))) in filled:
            continue
        filled.add(filling)
        body = work.organizations.get(body_id)
        if body.kind is not OrganizationKind.BODY:
            continue
        held = {folded(one.title): one for one in work.posts.of_organization(body_id) if one.holder_id == person_id}
        if post.of_head and body.head_id is None:
            work.organizations.change(body_id, head_id=person_id, head_post=post.title)
        elif body.head_id != person_id and folded(post.title) not in held:
            work.posts.add(body_id, post.title, person_id)


def likenesses(work: Work, activities: Sequence[Activity]) -> list[Likeness]:
    """Names of a plan of which somebody is to say whether they mean one; each name is asked about once at a time."""
    directory = Directory(work)
    return [*_alike_people(directory, activities), *_alike_bodies(directory, activities)]


def _alike_people(directory: Directory, activities: Sequence[Activity]) -> Iterator[Likeness]:
    rows = Counter(one.name for each in activities for one in each.responsible if one.kind is ResponsibleKind.PERSON)
    oblique = oblique_names(activities)
    posts: dict[str, str] = {}
    for one in _named(activities, ResponsibleKind.PERSON):
        posts.setdefault(one.name, one.position or "")
    settled = PeopleIndex(())
    for name in sorted(rows, key=lambda one: (one in oblique, -rows[one], one)):
        key = _key(name)
        if directory.person(name, oblique=name in oblique) is not None or key in directory.told.same_name:
            continue
        different = directory.told.not_people.get(key, set())
        others = directory.told.not_names.get(key, set())
        known = next((one for one in directory.people.likely(name) if one.id not in different), None)
        own = next((one for one in settled.likely(name) if _key(one.name) not in others), None)
        if known is not None:
            yield Likeness(name, posts.get(name, ""), rows[name], person_id=known.id, about_person=True)
        elif own is not None:
            yield Likeness(name, posts.get(name, ""), rows[name], other=own.name, about_person=True)
        settled.add(Known(name))


def _alike_bodies(directory: Directory, activities: Sequence[Activity]) -> Iterator[Likeness]:
    for kind in (ResponsibleKind.ORGANIZATION, ResponsibleKind.GROUP):
        group = kind is ResponsibleKind.GROUP
        rows = Counter(
            one.name
            for each in activities
            for one in each.responsible
            if one.kind is kind and not names_school_heads(one.name)
        )
        pairs = [] if group else list(shared_heads(_posts(activities)))
        if not group:
            rows.update({body: 0 for pair in pairs for body in pair})
        settled: list[Known] = []
        index = BodyIndex(())
        for name in sorted(rows, key=lambda one: (-rows[one], one)):
            key = folded(name)
            if any(folded(one.name) == key for one in settled) or key in directory.told.same_name:
                continue
            if directory.body(name, group=group) is not None:
                continue
            different = directory.told.not_bodies.get(key, set())
            others = directory.told.not_names.get(key, set())
            known = next((one for one in directory.bodies(groups=group).likely(name) if one.id not in different), None)
            headed = {folded(b): b for a, b in [*pairs, *((y, x) for x, y in pairs)] if folded(a) == key}
            alike = [*index.likely(name), *(one for one in settled if folded(one.name) in headed)]
            own = next((one for one in alike if folded(one.name) not in others), None)
            if known is not None:
                yield Likeness(name, "", rows[name], organization_id=known.id)
            elif own is not None:
                yield Likeness(name, "", rows[name], other=own.name)
            settled.append(Known(name))
            index.add(Known(name))


def _posts(activities: Sequence[Activity]) -> dict[str, list[str]]:
    """The posts that a plan writes beside each name, each once."""
    found: dict[str, dict[str, None]] = {}
    for one in _named(activities, ResponsibleKind.PERSON):
        if one.position:
            found.setdefault(one.name, {})[one.position] = None
    return {name: list(titles) for name, titles in found.items()}


def _named(activities: Sequence[Activity], kind: ResponsibleKind) -> list[Responsible]:
    return [one for each in activities for one in each.responsible if one.kind is kind]


def _oblique(activity: Activity, name: str) -> bool:
    """Whether the reader doubts the case of this name in the row."""
    start = name.split()[0][:4].casefold()
    return any(one.reason is DoubtReason.OBLIQUE_NAME and start in one.excerpt.casefold() for one in activity.doubts)


def _told(work: Work) -> _Told:
    told = _Told()
    for one in work.aliases.all():
        about_person = one.person_id is not None
        key = _key(one.written) if about_person else folded(one.written)
        if one.verdict is Verdict.SAME:
            if one.person_id is not None:
                told.same_person[key] = one.person_id
            elif one.organization_id is not None:
                told.same_body[key] = one.organization_id
            elif one.other is not None:
                told.same_name[key] = told.same_name[_key(one.written)] = one.other
        elif one.verdict is Verdict.DIFFERENT:
            if one.person_id is not None:
                told.not_people.setdefault(key, set()).add(one.person_id)
            elif one.organization_id is not None:
                told.not_bodies.setdefault(key, set()).add(one.organization_id)
            elif one.other is not None:
                told.not_names.setdefault(key, set()).add(folded(one.other))
                told.not_names.setdefault(_key(one.written), set()).add(_key(one.other))
    return told


def _key(name: str) -> str:
    return " ".join(name_key(name))


def candidate(work: Work, one: Likeness) -> tuple[Person | None, Organization | None]:
    """What is known under the second name."""
    person = work.people.get(one.person_id) if one.person_id is not None else None
    return person, work.organizations.find(one.organization_id) if one.organization_id is not None else None
