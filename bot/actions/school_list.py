"""The list of schools: who heads each, in which district, who curates it; sent again whenever it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions.directory import give_post
from bot.actions.groups import keep_members
from bot.domain.directory import Member
from bot.domain.obligation import ObligationState, Part
from bot.domain.office import Moment
from bot.domain.people import OrganizationKind, Person, Role, same_person
from bot.domain.reminder import first_step, next_step
from bot.domain.school_list import SchoolRow
from bot.reading.groups import names_school_heads
from bot.reading.school_list import is_school_list, read_school_list
from bot.storage.work import Work

__all__ = ["is_school_list", "read_school_list"]


@dataclass(frozen=True, slots=True)
class SchoolsLoaded:
    added: int
    updated: int
    not_connected: int
    unknown_curators: tuple[str, ...]
    handed_over: int
    """Schools of which the list names another head than before."""


def may_load_schools(work: Work, moment: Moment, actor: Person) -> None:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)


def load_schools(work: Work, moment: Moment, actor: Person, rows: Sequence[SchoolRow]) -> SchoolsLoaded:
    """Adds or updates schools by their names; a list may be sent again any number of times.

    Where it names another head, the school's open work is theirs, and both are told.
    """
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    curators = work.people.with_role(Role.CURATOR)
    earlier = work.organizations.of_kind(OrganizationKind.SCHOOL)
    added, handed_over, unknown = 0, 0, dict[str, None]()
    for row in rows:
        school = work.organizations.by_name(row.school, OrganizationKind.SCHOOL)
        head = work.people.get(school.head_id) if school and school.head_id else None
        former = head
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
        told = {"district": row.district, "curator_id": curator_id}
        if known := {name: value for name, value in told.items() if value is not None}:
            work.organizations.change(school.id, **known)
        if head is not None and head != former:
            give_post(work, moment, actor, school, None, head)
            handed_over += former is not None
    _give_schools_their_own(work, moment)
    for group_id in work.groups.agreed():
        keep_members(work, moment, group_id)
    work.history.add(moment.now, actor.id, "schools-loaded", "person", actor.id, rows=len(rows), added=added)
    not_connected = len(work.people.not_connected())
    return SchoolsLoaded(added, len(rows) - added, not_connected, tuple(unknown), handed_over)


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
                work.group_obligations.share_out(group.id, members, first_step(moment))


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
