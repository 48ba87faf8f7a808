"""The plan's curator moves control dates: of one executor, or of all who owe the same window of a row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.actions.control_dates import move as move_date
from bot.actions.control_dates import settle_extension, settle_questions, tell
from bot.actions.scopes import acts_for, among_seen, to_see
from bot.actions.timetables import last_day
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.extension import offered_days
from bot.domain.obligation import Obligation, ObligationState, part_date
from bot.domain.office import Moment, control_day
from bot.domain.people import Person, Role
from bot.domain.roadmap import Roadmap
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class MoveView:
    obligation: Obligation
    executors: int
    """How many owe the same window of the row and have not reported, this one included."""
    offered: tuple[date, ...]
    last: date
    whole_row: bool = False
    """Whether the day is for all of them."""
    told: int = 0


def show(work: Work, moment: Moment, actor: Person, obligation_id: int, whole_row: bool = False) -> MoveView:
    obligation, roadmap = _own(work, actor, obligation_id)
    return _view(work, moment, obligation, roadmap, whole_row)


def expect_day(work: Work, moment: Moment, actor: Person, obligation_id: int, whole_row: bool) -> MoveView:
    """Besides its buttons, the day may be written."""
    view = show(work, moment, actor, obligation_id, whole_row)
    step = Step.ROW_DATE if view.whole_row else Step.CONTROL_DATE
    work.conversations.set(actor.id, step, obligation_id, moment.now)
    return view


def move(work: Work, moment: Moment, actor: Person, obligation_id: int, day: date, whole_row: bool = False) -> MoveView:
    """The date that stands is this one from now on; whoever owes is told once, the first date stays on the card."""
    obligation, roadmap = _own(work, actor, obligation_id)
    if day < moment.today:
        raise Refusal("date-passed")
    calendar, rules = moment.office.calendar, moment.office.rules
    to = max(control_day(day, calendar, rules), moment.today)
    moved = _same_window(work, obligation) if whole_row else [obligation]
    for one in moved:
        own = part_date(to, one.part, calendar=calendar, rules=rules) if whole_row else to
        move_date(work, moment, actor, one, max(own, min(to, calendar.following_working_day(moment.today))))
        settle_extension(work, moment, actor, one.id)
    settle_questions(work, moment, actor, [obligation.activity_id])
    told = tell(work, moment, actor, [one.recipient_id for one in moved if one.recipient_id is not None])
    work.conversations.end(actor.id)
    changed, _ = _own(work, actor, obligation_id)
    return replace(_view(work, moment, changed, roadmap, whole_row), told=told)


def _view(work: Work, moment: Moment, obligation: Obligation, roadmap: Roadmap, whole_row: bool) -> MoveView:
    executors = len(_same_window(work, obligation))
    since = max(obligation.control_date or moment.today, moment.today)
    offered = offered_days(since, calendar=moment.office.calendar, rules=moment.office.rules)
    return MoveView(
        obligation,
        executors,
        offered,
        last_day(roadmap, moment),
        whole_row=whole_row and executors > 1,
    )


def _same_window(work: Work, obligation: Obligation) -> list[Obligation]:
    due = obligation.window.due if obligation.window else None
    return [
        one
        for one in work.obligations.of_activities([obligation.activity_id])
        if one.unreported and (one.window.due if one.window else None) == due
    ]


def _own(work: Work, actor: Person, obligation_id: int) -> tuple[Obligation, Roadmap]:
    """A control date is moved by who set it: the curator of the plan, or who stands in for them."""
    actor.must_be(Role.CURATOR)
    obligation = work.obligations.get(obligation_id)
    roadmap = work.roadmaps.get(obligation.roadmap_id) if obligation else None
    if obligation is None or roadmap is None:
        raise Refusal("nothing-here")
    if roadmap.curator_id not in acts_for(work, actor):
        raise Refusal("not-your-date", name=work.people.get(roadmap.curator_id).short_name)
    if obligation.state is ObligationState.REPORTED:
        raise Refusal("already-reported")
    if not obligation.unreported:
        raise Refusal("already-closed")
    return obligation, roadmap


def executors(work: Work, moment: Moment, actor: Person, obligation_id: int) -> list[Obligation]:
    """All who owe the same window of a row, those who have not reported first."""
    actor.must_be(Role.CURATOR, Role.CONTROLLER)
    obligation = to_see(work, actor, obligation_id)
    due = obligation.window.due if obligation.window else None
    owed = among_seen(work, actor, work.obligations.of_activities([obligation.activity_id]))
    same = [one for one in owed if (one.window.due if one.window else None) == due]
    return sorted(same, key=lambda one: (not one.unreported, one.executor_name))
