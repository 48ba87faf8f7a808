"""Whom a curator most likely means, and whom a typed name means."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.errors import Refusal
from bot.domain.people import Person, is_full_name
from bot.storage.work import Work

OFFERED = 6
"""Candidates with a button each; anybody else is typed."""


def person_named(work: Work, name: str) -> tuple[Person, bool]:
    """The one known person of this name, else a new one; True if new.

    Where one of the two names has initials alone and nobody else fits, both are one person, known by the full name
    from now on. A surname alone is a known person's, if it is one's only. Raises Refusal("name-unclear").
    """
    name = " ".join(name.split())
    if name == name.lower():
        name = name.title()
    if len(bearers := work.people.of_surname(name)) == 1:
        return bearers[0], False
    if not 2 <= len(name.replace(".", ". ").split()) <= 5 or len(name) > 120 or any(map(str.isdigit, name)):
        raise Refusal("name-unclear")
    namesakes = work.people.named(name)
    same = [one for one in namesakes if one.name == name]
    if not same and not (len(namesakes) == 1 and is_full_name(namesakes[0].name) and is_full_name(name)):
        same = namesakes if len(namesakes) == 1 else []
    if not same:
        return work.people.add(name), True
    if is_full_name(name) and not is_full_name(same[0].name):
        work.people.change(same[0].id, name=name)
    return work.people.get(same[0].id), False


def person_chosen(work: Work, person_id: int | None, name: str | None) -> Person:
    """Who was offered by a button, else who was named. Raises Refusal."""
    if person_id is None:
        return person_named(work, name or "")[0]
    found = work.people.by_ids([person_id]).get(person_id)
    if found is None or found.retired:
        raise Refusal("nothing-here")
    return found


def colleagues(work: Work, person_id: int) -> list[int]:
    """Those who hold posts in the same organisations, the heads first."""
    headed = [one.id for one in work.organizations.headed_by(person_id)]
    places = dict.fromkeys([*headed, *(post.organization_id for post in work.posts.held_by(person_id))])
    found: list[int | None] = []
    for place in places:
        organization = work.organizations.find(place)
        found.append(organization.head_id if organization else None)
        found += [post.holder_id for post in work.posts.of_organization(place)]
    return [one for one in dict.fromkeys(found) if one is not None and one != person_id]


def offered(work: Work, ids: Iterable[int], *, without: Iterable[int] = (), most: int = OFFERED) -> tuple[Person, ...]:
    """The first few of these people, each once, those who left aside."""
    left = set(without)
    wanted = [one for one in dict.fromkeys(ids) if one not in left]
    known = work.people.by_ids(wanted[: most * 2])
    return tuple(known[one] for one in wanted if one in known and not known[one].retired)[:most]
