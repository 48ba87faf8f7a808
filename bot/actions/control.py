"""Control of an obligation beyond its report: suspended, removed, not required, taken up again; its history."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions import reminders
from bot.actions.plans import visible
from bot.actions.scopes import decides, to_decide, to_see
from bot.actions.timetables import gather
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.history import Event
from bot.domain.obligation import OWING, RELEASED, Ground, Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.roadmap import PlanRow
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

LEAST_WORDS, MOST_WORDS = 3, 500

STEPS = {
    ObligationState.SUSPENDED: Step.SUSPEND_GROUND,
    ObligationState.REMOVED: Step.REMOVE_GROUND,
    ObligationState.NOT_REQUIRED: Step.NOT_REQUIRED_GROUND,
}
"""In which conversation a curator's own ground for each is typed."""

_OPEN = OWING | {ObligationState.AWAITS_TIMETABLE}


@dataclass(frozen=True, slots=True)
class Controlled:
    obligation: Obligation
    like_it: int
    """Open obligations of others for the same activity, to which the same can be done."""


@dataclass(frozen=True, slots=True)
class RowHistory:
    obligation: Obligation
    events: tuple[Event, ...]


def controlled(work: Work, moment: Moment, actor: Person, obligation_id: int) -> Controlled:
    obligation = to_decide(work, actor, obligation_id)
    return Controlled(obligation, len(_others(work, actor, obligation)))


def ask_ground(work: Work, moment: Moment, actor: Person, obligation_id: int, state: ObligationState) -> Controlled:
    """The next message of a curator is the ground for it."""
    found = controlled(work, moment, actor, obligation_id)
    _check_open(found.obligation)
    work.conversations.set(actor.id, STEPS[state], obligation_id, moment.now)
    return found


def release(
    work: Work,
    moment: Moment,
    actor: Person,
    obligation_id: int,
    state: ObligationState,
    ground: Ground,
    words: str | None = None,
) -> Controlled:
    """Suspends, removes from control, or says that this executor need not do it; the executor is told once."""
    assert state in RELEASED
    obligation = to_decide(work, actor, obligation_id)
    _check_open(obligation)
    words = words.strip() if words else None
    if ground is Ground.OWN and not LEAST_WORDS <= len(words or "") <= MOST_WORDS:
        raise Refusal("ground-length", least=LEAST_WORDS, most=MOST_WORDS)
    let_go(work, moment, actor, obligation, state, ground, words)
    work.conversations.end(actor.id)
    return controlled(work, moment, actor, obligation_id)


def release_others(work: Work, moment: Moment, actor: Person, obligation_id: int) -> int:
    """Does to all open obligations of the same activity what was done to this one; returns to how many."""
    obligation = to_decide(work, actor, obligation_id)
    if obligation.state not in RELEASED or obligation.ground is None:
        raise Refusal("not-released")
    others = _others(work, actor, obligation)
    for other in others:
        let_go(work, moment, actor, other, obligation.state, obligation.ground, obligation.ground_text)
    return len(others)


def take_up(work: Work, moment: Moment, actor: Person, obligation_id: int) -> Controlled:
    """Control goes on where it was suspended or ended."""
    obligation = to_decide(work, actor, obligation_id)
    if obligation.state not in RELEASED:
        raise Refusal("not-released")
    due = obligation.control_date
    state = ObligationState.ON_EXECUTION if due else ObligationState.AWAITS_TIMETABLE
    work.obligations.change(obligation.id, state=state, ground=None, ground_text=None)
    # What passed while nothing was expected is not told afterwards.
    reminders.reschedule(work, moment, work.obligations.by_ids([obligation.id]))
    if due is None:
        gather(work, moment, obligation.roadmap_id)
    work.history.add(moment.now, actor.id, "control-resumed", "obligation", obligation.id)
    _tell(work, moment, actor, obligation)
    return controlled(work, moment, actor, obligation_id)


def history_of(work: Work, moment: Moment, actor: Person, obligation_id: int) -> RowHistory:
    """All that happened to the row and to this obligation of it: who, when, what, from what to what."""
    obligation = to_see(work, actor, obligation_id)
    events = work.history.of(
        {
            "roadmap": [obligation.roadmap_id],
            "activity": [obligation.activity_id],
            "obligation": [obligation.id],
            "report": work.reports.ids_of(obligation.id),
        }
    )
    return RowHistory(obligation, tuple(events))


def history_of_row(work: Work, moment: Moment, actor: Person, row_id: int) -> tuple[PlanRow, tuple[Event, ...]]:
    """What happened to a row and its plan, also while it was a draft."""
    row = work.rows.get(row_id)
    if row is None:
        raise Refusal("nothing-here")
    visible(work, actor, row.roadmap_id)
    return row, tuple(work.history.of({"roadmap": [row.roadmap_id], "activity": [row.id]}))


def let_go(
    work: Work,
    moment: Moment,
    actor: Person,
    obligation: Obligation,
    state: ObligationState,
    ground: Ground,
    words: str | None = None,
    *,
    tell: bool = True,
) -> None:
    work.obligations.change(obligation.id, state=state, ground=ground, ground_text=words, next_step_on=None)
    work.history.add(moment.now, actor.id, f"obligation-{state}", "obligation", obligation.id, ground=words or ground)
    if tell:
        _tell(work, moment, actor, obligation)


def _tell(work: Work, moment: Moment, actor: Person, obligation: Obligation) -> None:
    """One message a person and activity, however many of its obligations are changed before it is sent."""
    if obligation.recipient_id is None or obligation.recipient_id == actor.id:
        return
    person = work.people.get(obligation.recipient_id)
    due_at = moment.office.next_open_moment(moment.now, person.time_zone)
    slot = f"{obligation.activity_id}/{due_at.isoformat()}"
    work.outbox.plan(SpeechKind.CONTROL, person.id, slot, due_at=due_at, subject_id=obligation.activity_id)


def _others(work: Work, actor: Person, obligation: Obligation) -> list[Obligation]:
    return [
        one
        for one in work.obligations.of_activities([obligation.activity_id])
        if one.id != obligation.id and one.state in _OPEN and decides(work, actor, one)
    ]


def _check_open(obligation: Obligation) -> None:
    if obligation.state is ObligationState.REPORTED:
        raise Refusal("report-waits-first")
    if obligation.state is ObligationState.CLOSED:
        raise Refusal("already-closed")
    if obligation.state not in _OPEN:
        raise Refusal("released-already")
