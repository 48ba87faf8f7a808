"""Who answers for an obligation: given to another, led by another, or said not to be one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions.choosing import colleagues, offered, person_chosen
from bot.actions.control_dates import move, tell
from bot.actions.people import NewLink, new_link
from bot.actions.reminders import start_anew
from bot.actions.scopes import decides, to_decide
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.objection import Objection, ObjectionReason, Ruling
from bot.domain.obligation import OWING, Obligation, ObligationState, Part, part_date
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

WORDS = (3, 500)
"""Letters of a reason, at least and at most."""
_MINE = OWING | {ObligationState.AWAITS_TIMETABLE}
_CHANGEABLE = _MINE | {ObligationState.REPORTED, ObligationState.SUSPENDED}


@dataclass(frozen=True, slots=True)
class ObjectionView:
    objection: Objection
    obligation: Obligation
    person: Person
    """Who objects."""
    curator: Person
    candidates: tuple[Person, ...]
    given_to: Person | None = None
    decider: Person | None = None


@dataclass(frozen=True, slots=True)
class Given:
    obligation: Obligation
    holder: Person
    link: NewLink | None


def may_object(work: Work, moment: Moment, actor: Person, obligation_id: int) -> Obligation:
    """Raises Refusal("objected-already") while the curator has not answered."""
    obligation = _own(work, actor, obligation_id)
    if obligation.objected:
        raise Refusal("objected-already")
    return obligation


def ask_words(work: Work, moment: Moment, actor: Person, obligation_id: int) -> Obligation:
    """The executor's next message is the reason."""
    obligation = may_object(work, moment, actor, obligation_id)
    work.conversations.set(actor.id, Step.OBJECTION, obligation_id, moment.now)
    return obligation


def object_(
    work: Work, moment: Moment, actor: Person, obligation_id: int, reason: ObjectionReason, words: str | None = None
) -> ObjectionView:
    """ "Not mine": the curator is asked, and meanwhile nobody is nudged about it."""
    obligation = may_object(work, moment, actor, obligation_id)
    if words is not None and not WORDS[0] <= len(words.strip()) <= WORDS[1]:
        raise Refusal("return-reason-length", least=WORDS[0], most=WORDS[1])
    objection = work.objections.add(obligation.id, actor.id, reason, words.strip() if words else None, moment.now)
    work.conversations.end(actor.id)
    curator = work.people.get(obligation.curator_id)
    due_at = moment.office.next_open_moment(moment.now, curator.time_zone)
    work.outbox.plan(SpeechKind.OBJECTION, curator.id, str(objection.id), due_at=due_at, subject_id=objection.id)
    work.history.add(moment.now, actor.id, "objected", "obligation", obligation.id, reason=words or reason)
    return view(work, moment, actor, objection.id)


def view(work: Work, moment: Moment, actor: Person, objection_id: int) -> ObjectionView:
    objection = work.objections.get(objection_id)
    obligation = work.obligations.get(objection.obligation_id) if objection else None
    if objection is None or obligation is None:
        raise Refusal("nothing-here")
    if objection.person_id != actor.id and not decides(work, actor, obligation):
        raise Refusal("not-allowed")
    known = work.people.by_ids([one for one in (objection.given_to, objection.decided_by) if one is not None])
    return ObjectionView(
        objection,
        obligation,
        work.people.get(objection.person_id),
        work.people.get(obligation.curator_id),
        candidates(work, obligation),
        known.get(objection.given_to or 0),
        known.get(objection.decided_by or 0),
    )


def open_objections(work: Work, moment: Moment, actor: Person) -> list[ObjectionView]:
    """Those that wait for this curator, the oldest first."""
    actor.must_be(Role.CURATOR)
    views = []
    for one in work.objections.all_open():
        obligation = work.obligations.get(one.obligation_id)
        if obligation is not None and decides(work, actor, obligation):
            views.append(view(work, moment, actor, one.id))
    return views


def keep(work: Work, moment: Moment, actor: Person, objection_id: int) -> ObjectionView:
    """It stays with who objected."""
    objection = work.objections.get(objection_id)
    if objection is None:
        raise Refusal("nothing-here")
    to_decide(work, actor, objection.obligation_id)
    if not work.objections.rule(objection_id, Ruling.KEPT, actor.id, moment.now):
        raise Refusal("objection-decided")
    _tell_ruling(work, moment, objection)
    work.history.add(moment.now, actor.id, "objection-kept", "obligation", objection.obligation_id)
    return view(work, moment, actor, objection_id)


def candidates(work: Work, obligation: Obligation) -> tuple[Person, ...]:
    """Of the same organisation, then of the same row, then those most often named with the executor or in the plan."""
    principal = obligation.principal_id
    row = [one.principal_id for one in work.obligations.of_activities([obligation.activity_id])]
    inside: Sequence[int | None] = ()
    if obligation.organization_id is not None:
        inside = [post.holder_id for post in work.posts.of_organization(obligation.organization_id)]
    around = [*colleagues(work, principal), *work.obligation_counts.fellows(principal)] if principal is not None else []
    ids = [*inside, *around[:3], *row, *around[3:], *work.obligation_counts.most_loaded(obligation.roadmap_id)]
    known = [one for one in ids if one is not None]
    return offered(work, known, without=[principal] if principal is not None else [])


def ask_executor(
    work: Work, moment: Moment, actor: Person, obligation_id: int
) -> tuple[Obligation, tuple[Person, ...]]:
    """Opens the question who answers for an obligation; the curator's next message is a name."""
    obligation = to_decide(work, actor, obligation_id)
    work.conversations.set(actor.id, Step.NEW_EXECUTOR, obligation_id, moment.now)
    return obligation, candidates(work, obligation)


def give(
    work: Work,
    moment: Moment,
    actor: Person,
    obligation_id: int,
    *,
    person_id: int | None = None,
    name: str | None = None,
) -> Given:
    """Another person answers for it from now on: they are told at once, and who objected hears of it."""
    obligation = to_decide(work, actor, obligation_id)
    if obligation.state not in _CHANGEABLE:
        raise Refusal("already-closed")
    holder = person_chosen(work, person_id, name)
    work.conversations.end(actor.id)
    if obligation.person_id == holder.id:
        return Given(obligation, holder, _link(work, moment, actor, holder))
    _take_over(work, obligation, holder)
    work.obligations.change(obligation.id, person_id=holder.id, organization_id=None, group_id=None)
    start_anew(work, moment, [obligation])
    work.people.add_roles(holder.id, [Role.OFFICIAL])
    objection = work.objections.open_of(obligation.id)
    if objection is not None and work.objections.rule(objection.id, Ruling.GIVEN, actor.id, moment.now, holder.id):
        _tell_ruling(work, moment, objection)
    work.history.add(
        moment.now,
        actor.id,
        "executor-changed",
        "obligation",
        obligation.id,
        before=obligation.executor_name,
        after=holder.name,
    )
    given = work.obligations.get(obligation.id)
    assert given is not None
    # A deputy hears of it while the holder is away.
    told = work.people.get(given.recipient_id or holder.id)
    slot = f"{obligation.id}/{moment.now:%Y%m%d%H%M%S}"
    if told.id != actor.id:
        due_at = moment.office.next_open_moment(moment.now, told.time_zone)
        work.outbox.plan(SpeechKind.GIVEN, told.id, slot, due_at=due_at, subject_id=obligation.id)
    return Given(given, work.people.get(holder.id), _link(work, moment, actor, holder))


def make_lead(work: Work, moment: Moment, actor: Person, obligation_id: int) -> Obligation:
    """This executor leads the row from now on, in all its windows; who led is a co-executor, due before.

    Whose date changes by that hears of it.
    """
    chosen = to_decide(work, actor, obligation_id)
    if chosen.part is Part.LEAD:
        return chosen
    calendar, rules = moment.office.calendar, moment.office.rules
    found = [one for one in work.obligations.of_activities([chosen.activity_id]) if one.state in _CHANGEABLE]
    leads = {one.window: one for one in found if one.part is Part.LEAD}
    heard: set[int] = set()
    for one in found:
        if (one.person_id, one.organization_id) != (chosen.person_id, chosen.organization_id):
            continue
        former = leads.get(one.window)
        heard |= _change_part(work, moment, actor, one, Part.LEAD, former.control_date if former else None)
        if former is not None:
            due = former.control_date
            earlier = part_date(due, Part.CO_EXECUTOR, calendar=calendar, rules=rules) if due else None
            heard |= _change_part(work, moment, actor, former, Part.CO_EXECUTOR, earlier)
    before = next((one.executor_name for one in leads.values()), None)
    after = chosen.executor_name
    work.history.add(moment.now, actor.id, "lead-changed", "activity", chosen.activity_id, before=before, after=after)
    tell(work, moment, actor, heard)
    return to_decide(work, actor, obligation_id)


def _change_part(work: Work, moment: Moment, actor: Person, one: Obligation, part: Part, due: date | None) -> set[int]:
    """Returns who is to hear of another date."""
    work.obligations.change(one.id, part=part)
    if due is None or due == one.control_date:
        return set()
    move(work, moment, actor, one, due)
    return {one.recipient_id} if one.recipient_id is not None else set()


def _take_over(work: Work, obligation: Obligation, holder: Person) -> None:
    """Who has a part in the same row and window owes it once: what is given, unless their own was begun."""
    own = [
        one
        for one in work.obligations.of_activities([obligation.activity_id])
        if one.person_id == holder.id and one.window == obligation.window and one.state in _MINE
    ]
    begun = work.reports.begun([one.id for one in own])
    work.obligations.remove([one.id for one in own if one.id not in begun])


def _own(work: Work, actor: Person, obligation_id: int) -> Obligation:
    obligation = work.obligations.get(obligation_id)
    if obligation is None:
        raise Refusal("nothing-here")
    if obligation.recipient_id != actor.id:
        raise Refusal("not-allowed")
    if obligation.state is ObligationState.REPORTED:
        raise Refusal("already-reported")
    if obligation.state not in _MINE:
        raise Refusal("already-closed")
    return obligation


def _tell_ruling(work: Work, moment: Moment, objection: Objection) -> None:
    person = work.people.get(objection.person_id)
    due_at = moment.office.next_open_moment(moment.now, person.time_zone)
    work.outbox.plan(SpeechKind.RULING, person.id, str(objection.id), due_at=due_at, subject_id=objection.id)


def _link(work: Work, moment: Moment, actor: Person, person: Person) -> NewLink | None:
    if (person.connected and person.reachable) or person.may(Role.CURATOR, Role.ADMINISTRATOR):
        return None
    return new_link(work, moment, actor, person.id)
