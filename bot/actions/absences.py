"""Away for a while: a deputy is spoken to and reports, the curators know, and it ends by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.actions.choosing import OFFERED, colleagues, offered, person_named
from bot.actions.people import NewLink, new_link
from bot.actions.touch_ups import changed_hands
from bot.domain.absence import Absence
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.roadmap import RoadmapState
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

LONGEST = timedelta(days=183)
NOBODY = 0
"""In the place of a deputy's id."""


@dataclass(frozen=True, slots=True)
class Away:
    absence: Absence
    person: Person
    deputy: Person
    owed: int
    """What goes to the deputy."""
    curates: bool
    """Plans or schools are in their care."""
    link: NewLink | None = None
    """For a deputy who is not connected."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody who asks about an absence is shown."""

    away: Away | None
    stands_in_for: tuple[Person, ...]


def days(moment: Moment) -> tuple[date, date]:
    """The first and last day that an absence may last until."""
    return moment.today, moment.today + LONGEST


def standing(work: Work, moment: Moment, actor: Person) -> Standing:
    absence = work.absences.lasting(actor.id)
    away = _away(work, absence) if absence else None
    others = [one.person_id for one in work.absences.stood_in_by(actor.id) if not one.alone]
    return Standing(away, tuple(work.people.by_ids(others).values()))


def ask_until(work: Work, moment: Moment, actor: Person) -> None:
    """A day may be typed instead of pressed."""
    work.conversations.set(actor.id, Step.AWAY_UNTIL, None, moment.now)


def deputies(work: Work, moment: Moment, actor: Person, until: date) -> tuple[Person, ...]:
    """Who is offered: the deputy of last time, colleagues, those named together most; a typed name comes next."""
    _check(moment, until)
    work.conversations.set(actor.id, Step.DEPUTY, until.year * 10000 + until.month * 100 + until.day, moment.now)
    return _candidates(work, actor)


def leave(
    work: Work, moment: Moment, actor: Person, until: date, *, person_id: int | None = None, name: str | None = None
) -> Away:
    """Everything that would be asked of them goes to the deputy, those for whom they stood in too.

    `person_id`: the deputy where it is not told by `name`; `NOBODY` where nobody stands in.
    """
    _check(moment, until)
    deputy = actor if person_id == NOBODY else _deputy(work, actor, person_id, name)
    work.conversations.end(actor.id)
    earlier = work.absences.lasting(actor.id)
    if earlier is not None and (earlier.until, earlier.deputy_id) == (until, deputy.id):
        return _away(work, earlier)
    if earlier is not None:
        work.absences.end(earlier.id, moment.now)
    absence = work.absences.add(actor.id, deputy.id, until, moment.now)
    if earlier is not None and not earlier.alone and earlier.deputy_id != deputy.id:
        _tell(work, moment, SpeechKind.BACK, [earlier.deputy_id], earlier)
    others = [one for one in work.absences.stood_in_by(actor.id) if one.person_id != deputy.id]
    work.absences.hand_over(actor.id, deputy.id)
    work.timetables.ask_again([actor.id, *(one.person_id for one in others)], moment.today)
    if not deputy.roles:
        work.people.add_roles(deputy.id, [Role.OFFICIAL])
    work.history.add(moment.now, actor.id, "away", "person", actor.id, until=until.isoformat(), deputy=deputy.id)
    away = _away(work, absence)
    for taken_over in (absence, *others):
        if absence.alone:
            break
        if _of(work, replace(taken_over, deputy_id=deputy.id)) or _decides_for(work, deputy, taken_over.person_id):
            _tell(work, moment, SpeechKind.DEPUTY, [deputy.id], taken_over)
    theirs = _of(work, absence)
    changed_hands(work, theirs)
    curators = {one.curator_id for one in theirs}
    _tell(work, moment, SpeechKind.AWAY, curators - {actor.id, deputy.id}, absence)
    connected = deputy.connected and deputy.reachable
    privileged = deputy.may(Role.CURATOR, Role.ADMINISTRATOR)
    link = None if absence.alone or connected or privileged else new_link(work, moment, actor, deputy.id)
    return replace(away, deputy=work.people.get(deputy.id), link=link)


def come_back(work: Work, moment: Moment, actor: Person) -> Person | None:
    """ "I am back": returns who stood in, themself where nobody did; None if there was no absence."""
    absence = work.absences.lasting(actor.id)
    if absence is None:
        return None
    _end(work, moment, absence)
    return work.people.get(absence.deputy_id)


def end_absences(work: Work, moment: Moment) -> int:
    """Ends what has lasted until their own yesterday or longer; run again it ends nothing twice."""
    # Tomorrow has come in some zones already.
    found = work.absences.over(moment.today + timedelta(days=1))
    people = work.people.by_ids([absence.person_id for absence in found])
    over = [one for one in found if one.until < moment.today_for(people[one.person_id].time_zone)]
    for absence in over:
        _end(work, moment, absence)
        if not absence.alone:
            _tell(work, moment, SpeechKind.BACK, [absence.person_id], absence)
    return len(over)


def _end(work: Work, moment: Moment, absence: Absence) -> None:
    theirs = _of(work, absence)
    if work.absences.end(absence.id, moment.now):
        changed_hands(work, theirs)
        work.history.add(moment.now, absence.person_id, "back", "person", absence.person_id, deputy=absence.deputy_id)
        if not absence.alone:
            _tell(work, moment, SpeechKind.BACK, [absence.deputy_id], absence)


def _tell(work: Work, moment: Moment, kind: SpeechKind, people: Iterable[int], absence: Absence) -> None:
    for person in work.people.by_ids(set(people)).values():
        due_at = moment.office.next_open_moment(moment.now, person.time_zone)
        work.outbox.plan(kind, person.id, str(absence.id), due_at=due_at, subject_id=absence.id)


def _check(moment: Moment, until: date) -> None:
    first, last = days(moment)
    if not first <= until <= last:
        raise Refusal("nothing-here")


def _deputy(work: Work, actor: Person, person_id: int | None, name: str | None) -> Person:
    if person_id is not None:
        # Only who was offered: a forged number must not tell anybody's name.
        found = next((one for one in _candidates(work, actor) if one.id == person_id), None)
    else:
        found = person_named(work, name or "")[0]
    if found is None:
        raise Refusal("nothing-here")
    if found.id == actor.id:
        raise Refusal("deputy-oneself")
    if work.absences.lasting(found.id) is not None:
        raise Refusal("deputy-away", name=found.short_name)
    return found


def _candidates(work: Work, actor: Person) -> tuple[Person, ...]:
    last = work.absences.last_deputy(actor.id)
    fellows = [one.id for one in work.people.with_role(Role.CURATOR)] if curates(work, actor) else []
    ids = [
        *([last] if last is not None else []),
        *fellows,
        *colleagues(work, actor.id),
        *work.obligation_counts.fellows(actor.id),
    ]
    away = [one.person_id for one in work.absences.all_lasting()]
    return offered(work, ids, without=[actor.id, *away], most=OFFERED)


def _away(work: Work, absence: Absence) -> Away:
    people = work.people.by_ids([absence.person_id, absence.deputy_id])
    absent, deputy = people[absence.person_id], people[absence.deputy_id]
    return Away(absence, absent, deputy, len(_of(work, absence)), curates(work, absent))


def curates(work: Work, person: Person) -> bool:
    """Whether reports on plans or schools come to this person."""
    if not person.may(Role.CURATOR):
        return False
    plans = work.roadmaps.in_states(RoadmapState.IN_FORCE)
    return person.id in work.organizations.curators() or any(one.curator_id == person.id for one in plans)


def _decides_for(work: Work, deputy: Person, person_id: int) -> bool:
    return deputy.may(Role.CURATOR) and curates(work, work.people.get(person_id))


def _of(work: Work, absence: Absence) -> list[Obligation]:
    """What the deputy owes for who is away."""
    return [one for one in work.obligations.owed_by(absence.deputy_id) if one.principal_id == absence.person_id]
