"""Work without an end, and rows without a day: how often, or by which days, they are reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.actions.assigning import row_points
from bot.actions.control_dates import PointsAfter, replan, settle_questions, tell
from bot.domain.conversation import Step
from bot.domain.deadline import DeadlineKind, Window
from bot.domain.errors import Refusal
from bot.domain.obligation import ControlPoint, Obligation, Part, offered_date
from bot.domain.office import Checkpoints, Moment
from bot.domain.people import Person, Role
from bot.domain.roadmap import PlanRow, Roadmap, RoadmapState
from bot.storage.work import Work

REGULAR = (Checkpoints.QUARTERLY, Checkpoints.HALF_YEARLY, Checkpoints.YEARLY)
"""A button names a choice by its place here."""
MOST_DATES = 60
"""As many as a plan of five years has months."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What comes of a choice: the control dates of the rows it is for, each day once."""

    checkpoints: Checkpoints
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class CheckpointsView:
    roadmap: Roadmap
    rows: int
    """Rows of work without an end that follow the plan's choice."""
    own: int
    """Those that have a choice of their own."""
    proposals: tuple[Proposal, ...]
    silent: int
    """Rows without any deadline."""
    offered: date | None
    """What is offered to them: so long after the order; None where all have a day."""
    told: int = 0
    """How many executors hear of a change."""


@dataclass(frozen=True, slots=True)
class RowDatesView:
    roadmap: Roadmap
    row: PlanRow
    points: tuple[ControlPoint, ...]
    """What stands or, on a draft, will be."""
    proposals: tuple[Proposal, ...]
    """Empty for a row that is not work without an end."""
    offered: date
    standing: tuple[tuple[Window | None, date | None, int, int], ...] = ()
    """Of a plan in force: a window, its control date, how many owe it, and an obligation of its lead's."""
    told: int = 0

    @property
    def can_choose(self) -> bool:
        """Whether the plan itself leaves the days open."""
        return self.row.activity.deadline.kind is not DeadlineKind.DATES


def show(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> CheckpointsView:
    return _view(work, moment, _own(work, actor, roadmap_id))


def choose(work: Work, moment: Moment, actor: Person, roadmap_id: int, checkpoints: Checkpoints) -> CheckpointsView:
    """For all rows of work without an end that have no choice of their own."""
    return _choose(work, moment, actor, roadmap_id, checkpoints, ())


def choose_dates(work: Work, moment: Moment, actor: Person, roadmap_id: int, dates: Sequence[date]) -> CheckpointsView:
    return _choose(work, moment, actor, roadmap_id, Checkpoints.OWN_DATES, _checked(dates))


def ask_dates(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> CheckpointsView:
    """What the curator writes next are the days for all such rows."""
    roadmap = _own(work, actor, roadmap_id)
    work.conversations.set(actor.id, Step.CHECKPOINT_DATES, roadmap_id, moment.now)
    return _view(work, moment, roadmap)


def accept_offered(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> CheckpointsView:
    """Every row of a draft that says nothing of its day is due so long after the order."""
    roadmap = _own(work, actor, roadmap_id)
    if roadmap.state is not RoadmapState.DRAFT:
        raise Refusal("plan-in-force-already")
    silent = [row.id for row in work.roadmaps.rows(roadmap_id) if _is_silent(row)]
    work.rows.choose_checkpoints(silent, None, [_offered(roadmap, moment)])
    work.history.add(moment.now, actor.id, "offered-date-agreed", "roadmap", roadmap_id, rows=len(silent))
    return _view(work, moment, roadmap)


def rows(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> tuple[Roadmap, list[PlanRow]]:
    """Of a draft, the rows for which dates can be chosen; of a plan in force, all."""
    roadmap = _own(work, actor, roadmap_id)
    in_force = roadmap.state is RoadmapState.IN_FORCE
    return roadmap, [row for row in work.roadmaps.rows(roadmap_id) if in_force or _has_choice(row)]


def show_row(work: Work, moment: Moment, actor: Person, activity_id: int) -> RowDatesView:
    roadmap, row = _own_row(work, actor, activity_id)
    return _row_view(work, moment, roadmap, row)


def choose_for_row(
    work: Work, moment: Moment, actor: Person, activity_id: int, checkpoints: Checkpoints
) -> RowDatesView:
    _, row = _own_row(work, actor, activity_id)
    if row.activity.deadline.kind is not DeadlineKind.THROUGHOUT:
        raise Refusal("nothing-here")
    return _choose_for_row(work, moment, actor, activity_id, checkpoints, ())


def choose_row_dates(
    work: Work, moment: Moment, actor: Person, activity_id: int, dates: Sequence[date]
) -> RowDatesView:
    return _choose_for_row(work, moment, actor, activity_id, Checkpoints.OWN_DATES, _checked(dates))


def ask_row_dates(work: Work, moment: Moment, actor: Person, activity_id: int) -> RowDatesView:
    view = show_row(work, moment, actor, activity_id)
    work.conversations.set(actor.id, Step.ROW_DATES, activity_id, moment.now)
    return view


def _choose(
    work: Work, moment: Moment, actor: Person, roadmap_id: int, checkpoints: Checkpoints, dates: Sequence[date]
) -> CheckpointsView:
    roadmap = _own(work, actor, roadmap_id)
    work.conversations.end(actor.id)
    if (checkpoints, tuple(dates)) == (roadmap.checkpoints, roadmap.checkpoint_dates):
        return _view(work, moment, roadmap)
    work.roadmaps.choose_plan_checkpoints(roadmap_id, checkpoints, dates)
    work.history.add(moment.now, actor.id, "checkpoints-agreed", "roadmap", roadmap_id, checkpoints=checkpoints)
    chosen = _own(work, actor, roadmap_id)
    told = _apply(work, moment, actor, chosen, [row for row in work.roadmaps.rows(roadmap_id) if _follows(row)])
    return replace(_view(work, moment, chosen), told=told)


def _choose_for_row(
    work: Work, moment: Moment, actor: Person, activity_id: int, checkpoints: Checkpoints, dates: Sequence[date]
) -> RowDatesView:
    _, row = _own_row(work, actor, activity_id)
    if row.activity.deadline.kind is DeadlineKind.DATES:
        raise Refusal("row-has-dates")
    work.conversations.end(actor.id)
    work.rows.choose_checkpoints([row.id], checkpoints, dates)
    work.history.add(moment.now, actor.id, "checkpoints-agreed", "activity", row.id, checkpoints=checkpoints)
    roadmap, row = _own_row(work, actor, activity_id)
    told = _apply(work, moment, actor, roadmap, [row])
    return replace(_row_view(work, moment, roadmap, row), told=told)


def _apply(work: Work, moment: Moment, actor: Person, roadmap: Roadmap, changed: Sequence[PlanRow]) -> int:
    """On a plan in force: moves what is not reported yet. Returns how many people hear of it."""
    if roadmap.state is not RoadmapState.IN_FORCE:
        return 0
    heard: set[int] = set()
    for row in changed:
        heard |= replan(work, moment, actor, row.id, _points_after(row, roadmap, moment))
    settle_questions(work, moment, actor, [row.id for row in changed])
    return tell(work, moment, actor, heard)


def _points_after(row: PlanRow, roadmap: Roadmap, moment: Moment) -> PointsAfter:
    def points(until: date | None) -> tuple[ControlPoint, ...]:
        left = row if until is None else _after(row, until)
        found = row_points(left, roadmap, moment)
        return tuple(
            point
            for point in found
            if point.window and point.control_date and (until is None or point.window.due > until)
        )

    return points


def _after(row: PlanRow, until: date) -> PlanRow:
    """The row as if its time began the day after."""
    first = until + timedelta(days=1)
    windows = tuple(
        Window(first if window.start is None else max(window.start, first), window.due)
        for window in row.activity.deadline.windows
        if window.due >= first
    )
    deadline = replace(row.activity.deadline, windows=windows)
    return replace(row, activity=replace(row.activity, deadline=deadline))


def _view(work: Work, moment: Moment, roadmap: Roadmap) -> CheckpointsView:
    found = work.roadmaps.rows(roadmap.id)
    following = [row for row in found if _follows(row)]
    throughout = [row for row in found if row.activity.deadline.kind is DeadlineKind.THROUGHOUT]
    silent = sum(1 for row in found if _is_silent(row))
    proposals = tuple(
        Proposal(one, _dates(following, replace(roadmap, checkpoints=one, checkpoint_dates=()), moment))
        for one in REGULAR
    )
    return CheckpointsView(
        roadmap,
        rows=len(following),
        own=len(throughout) - len(following),
        proposals=proposals,
        silent=silent if roadmap.state is RoadmapState.DRAFT else 0,
        offered=_offered(roadmap, moment) if silent else None,
    )


def _row_view(work: Work, moment: Moment, roadmap: Roadmap, row: PlanRow) -> RowDatesView:
    points = row_points(row, roadmap, moment)
    if row.activity.deadline.kind is DeadlineKind.THROUGHOUT:
        choices = tuple(
            Proposal(one, _dates([replace(row, checkpoints=one, control_dates=())], roadmap, moment)) for one in REGULAR
        )
    else:
        choices = ()
    return RowDatesView(roadmap, row, points, choices, _offered(roadmap, moment), _standing(work, row))


def _standing(work: Work, row: PlanRow) -> tuple[tuple[Window | None, date | None, int, int], ...]:
    found: dict[date | None, list[Obligation]] = {}
    for one in work.obligations.of_activities([row.id]):
        if one.unreported:
            found.setdefault(one.window.due if one.window else None, []).append(one)
    return tuple(
        (leads[0].window, leads[0].control_date, len(owed), leads[0].id)
        for owed in found.values()
        for leads in [sorted(owed, key=lambda one: one.part is Part.CO_EXECUTOR)]
    )


def _dates(found: Sequence[PlanRow], roadmap: Roadmap, moment: Moment) -> tuple[date, ...]:
    days = {point.control_date for row in found for point in row_points(row, roadmap, moment)}
    return tuple(sorted(day for day in days if day is not None))


def _offered(roadmap: Roadmap, moment: Moment) -> date:
    office = moment.office
    return offered_date(roadmap.head.order_date or moment.today, calendar=office.calendar, rules=office.rules)


def _follows(row: PlanRow) -> bool:
    """Whether the plan's choice is for this row."""
    is_endless = row.activity.deadline.kind is DeadlineKind.THROUGHOUT
    return is_endless and row.checkpoints is None and not row.control_dates


def _is_silent(row: PlanRow) -> bool:
    return row.activity.deadline.kind is DeadlineKind.NONE and not row.control_dates


def _has_choice(row: PlanRow) -> bool:
    return row.activity.deadline.kind is not DeadlineKind.DATES


def _checked(dates: Sequence[date]) -> tuple[date, ...]:
    if len(dates) > MOST_DATES:
        raise Refusal("too-many-dates", most=MOST_DATES)
    return tuple(sorted(set(dates)))


def _own_row(work: Work, actor: Person, activity_id: int) -> tuple[Roadmap, PlanRow]:
    row = work.rows.get(activity_id)
    if row is None or row.removed:
        raise Refusal("nothing-here")
    return _own(work, actor, row.roadmap_id), row


def _own(work: Work, actor: Person, roadmap_id: int) -> Roadmap:
    """A plan of the actor's, a draft or in force."""
    actor.must_be(Role.CURATOR)
    roadmap = work.roadmaps.get(roadmap_id)
    if roadmap is None:
        raise Refusal("nothing-here")
    if roadmap.curator_id != actor.id:
        raise Refusal("not-your-plan")
    if roadmap.state is RoadmapState.DISCARDED:
        raise Refusal("draft-discarded-already")
    if roadmap.state is RoadmapState.MERGED:
        raise Refusal("draft-merged-already")
    if roadmap.state is RoadmapState.CLOSED:
        raise Refusal("plan-closed-already")
    return roadmap
