"""Screens of the directory, of groups, of executors who change, and of absences."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.absence import Absence
from bot.domain.directory import Membership, Post
from bot.domain.directory_file import Change, ChangeKind, Problem, ProblemReason
from bot.domain.objection import Objection, ObjectionReason, Ruling
from bot.domain.obligation import Part
from bot.domain.people import Organization, OrganizationKind
from bot.domain.roadmap import RoadmapState, count_rows
from bot.gallery.stage import Stage
from bot.gallery.town import TODAY, Town
from bot.messages import (
    absences,
    choosing,
    directory,
    directory_file,
    drafts,
    executors,
    groups,
    namesakes,
    obligations,
    scopes,
)
from bot.messages.date_picker import day_number
from bot.messages.message import OutgoingFile
from bot.texts import Html


def show_directory(stage: Stage, place: Town) -> None:
    heads = {one.id: one for one in place.people}
    body, group = _places(place)
    every = [*place.schools, body, group]
    listed = {"first": 1, "page": 0, "pages": 3, "total": 21, "words": None}
    stage.show(directory.directory, "first page", every, heads, **listed)  # type: ignore[arg-type]
    found = {**listed, "pages": 1, "total": 3, "words": place.schools[0].district}
    stage.show(directory.directory, "found", place.schools, heads, **found)  # type: ignore[arg-type]
    stage.show(directory.directory, "not found", (), heads, **{**found, "words": "?"})  # type: ignore[arg-type]
    stage.show(directory.directory, "empty", (), heads, **listed)  # type: ignore[arg-type]
    post = Post(5, body.id, place.official.position or "", place.official.id)
    curator = place.curator
    stage.show(directory.organization, "a school", place.schools[0], place.director, (), curator, open=18, members=0)
    stage.show(directory.organization, "a body", body, None, [(post, place.official)], None, open=3, members=0)
    stage.show(directory.organization, "a group", group, None, (), None, open=0, members=3)
    stage.show(directory.who_holds, "the head", place.schools[0], None, place.director, place.people)
    stage.show(directory.who_holds, "a post", body, post, None, ())
    newcomer = place.people[-1]
    stage.show(directory.holder_changed, "", place.schools[0], None, place.director, newcomer, 18)
    stage.show(directory.holder_changed, "nothing to hand over", body, post, None, place.official, 0)
    stage.show(directory.work_of, "", place.schools[0], place.twelve(), 0, place.moment)
    nobody = [(body, 4), (group, 12)]
    roadmap = place.roadmap()
    stage.show(directory.unanswered, "two", roadmap, nobody, first=1, page=0, pages=1)
    stage.show(directory.unanswered, "none", roadmap, (), first=1, page=0, pages=1)
    stage.show(directory.handed_over, "", place.schools[0], 18)
    stage.show(directory.relieved, "", place.schools[0], newcomer)
    stage.show(choosing.choose_person, "", Html("?"), place.people, "newhead", (1,))


def show_directory_file(stage: Stage, place: Town) -> None:
    file = OutgoingFile("directory.xlsx", b"")
    name, other = place.schools[0].name, place.schools[1].name
    changes = [Change(kind, name, place.director.name, place.official.name) for kind in ChangeKind]
    problems = [Problem(1 + number % 2, 5 + number, reason, other) for number, reason in enumerate(ProblemReason)]
    stage.show(directory_file.sent_out, "", file)
    stage.show(directory_file.review, "changes", 3, changes[:6], problems[:1])
    stage.show(directory_file.review, "many", 3, changes[5:] * 2, problems)
    stage.show(directory_file.review, "the same", 3, (), ())
    stage.show(directory_file.applied, "", changes[:3], problems[7:])


def show_groups(stage: Stage, place: Town) -> None:
    _, group = _places(place)
    names = [one.name for one in place.schools]
    districts = [(place.schools[0].district or "", 1, False), (place.schools[1].district or "", 2, True)]
    stage.show(groups.group, "nobody yet", group, (), (), districts, 3)
    agreed = replace(group, members_agreed_at=place.moment.now)
    stage.show(groups.group, "agreed", agreed, names * 7, [Membership(all_schools=True)], districts, 21)
    stage.show(groups.districts, "", group, districts, 2)
    ticked = [(one, one.id % 2 == 0) for one in place.schools]
    stage.show(groups.check_list, "", group, ticked, 0, 3, 2)
    stage.show(groups.ask_person, "", group)
    stage.show(groups.agreed, "", agreed, 21, 63, 2)


def show_namesakes(stage: Stage, place: Town) -> None:
    draft, official, school = place.roadmap(RoadmapState.DRAFT), place.official, place.schools[0]
    one = {"number": 0, "total": 3}
    name, post = official.short_name, official.position or ""
    head = replace(place.director, position=None)
    stage.show(namesakes.about_people, "known", draft, 1, name, post, 11, official, (), **one)
    stage.show(namesakes.about_people, "a head of a school", draft, 1, name, "", 1, head, (school,), **one)
    stage.show(
        namesakes.about_people, "in one plan", draft, 1, name, post, 2, official.short_name, (), number=0, total=1
    )
    body, group = _places(place)
    stage.show(namesakes.about_bodies, "known", draft, 1, group.name, 5, body, **one)
    stage.show(namesakes.about_bodies, "in one plan", draft, 1, body.name, 0, school.name, **one)
    stage.show(namesakes.all_told, "", draft)
    stage.show(scopes.sharing, "", draft, [(place.people[0], True), (place.people[1], False)])
    stage.show(scopes.sharing, "nobody", draft, ())
    counts = count_rows(place.draft.activities)
    stage.show(drafts.draft, "names to tell", draft, counts, 0, known=False, today=TODAY, likenesses=3)


def show_executors(stage: Stage, place: Town) -> None:
    moment, one = place.moment, place.obligation(0, 3)
    own = place.obligation(3, 17, part=Part.LEAD, school=None)
    people = (place.official, place.people[1])
    stage.show(executors.why, "", one, moment)
    stage.show(executors.ask_words, "", one, moment)
    stage.show(executors.asked, "", one, place.curator, moment)
    for reason in ObjectionReason:
        words = place.draft.activities[0].title if reason is ObjectionReason.OWN else None
        asked = Objection(9, one.id, place.director.id, reason, words, moment.now, None, None, None)
        stage.show(executors.for_curator, reason, asked, one, place.director, people, moment)
    stage.show(executors.for_curator, "an official", asked, own, place.official, people, moment)
    for ruling in Ruling:
        given_to = place.people[1] if ruling is Ruling.GIVEN else None
        decided = replace(asked, ruling=ruling)
        stage.show(executors.ruled, ruling, decided, one, place.director, given_to, moment)
        stage.show(executors.ruling, ruling, decided, one, place.curator, given_to, moment)
    stage.show(executors.ask_executor, "", own, people, moment)
    stage.show(executors.given, "", own, place.people[-1], moment)
    stage.show(executors.yours_now, "", own, place.curator, moment)
    stage.show(executors.open_objections, "none", ())
    stage.show(executors.open_objections, "two", [(asked, one, place.director), (asked, own, place.official)])
    objected = replace(one, objected=True)
    stage.show(obligations.card, "objected", objected, None, place.curator, moment, mine=False, decides=True)
    stage.show(
        obligations.card,
        "a deputy stands in",
        own,
        None,
        place.curator,
        moment,
        mine=False,
        decides=True,
        deputy=place.people[1],
    )


def show_absences(stage: Stage, place: Town) -> None:
    until, calendar = TODAY + timedelta(days=10), place.moment.office.calendar
    last = TODAY + timedelta(days=180)
    absence = Absence(3, place.official.id, place.people[1].id, until, place.moment.now, None)
    stage.show(absences.until_when, "", TODAY, (), calendar=calendar, first=TODAY, last=last)
    stage.show(absences.until_when, "stands in", TODAY, [place.director], calendar=calendar, first=TODAY, last=last)
    number = day_number(until)
    stage.show(absences.who_stands_in, "", until, number, place.people[1:3], TODAY)
    stage.show(absences.who_stands_in, "nobody to offer", until, number, (), TODAY)
    for case, deputy, owed in (("connected", place.people[1], 5), ("not connected", place.people[-1], 0)):
        stage.show(absences.away, case, absence, deputy, owed, TODAY)
    for case, deputy in (("a curator, by another", place.curator), ("a curator, by nobody else", place.people[1])):
        stage.show(absences.away, case, absence, deputy, 5, TODAY, curates=True)
    alone = replace(absence, deputy_id=absence.person_id)
    stage.show(absences.away, "nobody stands in", alone, place.official, 5, TODAY)
    stage.show(absences.back, "", place.official, place.people[1], 5)
    stage.show(absences.back, "nobody stood in", place.official, place.official, 5)
    stage.show(absences.back, "was not away", place.official, None, 0)
    stage.show(absences.for_deputy, "", absence, place.official, 5, TODAY)
    stage.show(absences.for_deputy, "of a curator", absence, place.official, 0, TODAY, decides=True)
    stage.show(absences.for_curator, "", absence, place.official, place.people[1], TODAY)
    stage.show(absences.for_curator, "nobody stands in", alone, place.official, place.official, TODAY)
    stage.show(absences.deputy_free, "", place.official)


def _places(place: Town) -> tuple[Organization, Organization]:
    """A body and a group of the plan, as it names them."""
    named = [one for row in place.draft.activities for one in row.responsible]
    group = next(one.name for one in named if one.kind == "group" and one.position is None)
    body = Organization(40, (place.official.position or "").split()[-1], OrganizationKind.BODY, None, None, None)
    return body, Organization(41, group, OrganizationKind.GROUP, None, None, None)
