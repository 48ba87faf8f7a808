"""How obligations get their control dates, get other ones, and their executors hear of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.deadline import Window
from bot.domain.extension import ExtensionState
from bot.domain.nudge_policy import NudgePolicy
from bot.domain.obligation import RELEASED, ControlPoint, Obligation, ObligationState, Part, part_date
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.reminder import next_step
from bot.domain.speech import SpeechKind
from bot.domain.timetable import TimetableState
from bot.storage.work import Work


def new_obligation(
    moment: Moment,
    point: ControlPoint,
    part: Part,
    *,
    roadmap_id: int,
    activity_id: int,
    person_id: int | None,
    organization_id: int | None,
    policy: NudgePolicy | None = None,
    group_id: int | None,
) -> dict[str, Any]:
    """The row of the table: what this executor owes for this window of an activity; `policy`: the plan's own."""
    calendar, rules = moment.office.calendar, moment.office.rules
    due = part_date(point.control_date, part, calendar=calendar, rules=rules) if point.control_date else None
    return {
        "roadmap_id": roadmap_id,
        "activity_id": activity_id,
        "person_id": person_id,
        "organization_id": organization_id,
        "group_id": group_id,
        "part": part,
        "state": ObligationState.ON_EXECUTION if due else ObligationState.AWAITS_TIMETABLE,
        "window_start": point.window.start if point.window else None,
        "window_due": point.window.due if point.window else None,
        "control_date": due,
        "first_control_date": due,
        "next_step_on": next_step(due, None, calendar=calendar, rules=rules, policy=policy) if due else None,
    }


def give(
    work: Work, moment: Moment, actor: Person, activity_ids: Iterable[int], points: Sequence[ControlPoint]
) -> set[int]:
    """Each executor of the rows owes a report for each point: what waited for a day gets the first, more are added.

    Points that an executor has already are left alone. Returns who hears of it, by their ids as people.
    """
    heard: set[int] = set()
    added: list[dict[str, Any]] = []
    for owed in _by_executor(work.obligations.of_activities(activity_ids)):
        windows = {one.window.due for one in owed if one.window is not None}
        fresh = [point for point in points if point.window is not None and point.window.due not in windows]
        waiting = [one for one in owed if one.control_date is None]
        for one, point in zip(waiting, fresh, strict=False):
            _date(work, moment, actor, one, point)
        added += [_beside(work, moment, owed[0], point) for point in fresh[len(waiting) :]]
        if fresh and owed[0].recipient_id is not None:
            heard.add(owed[0].recipient_id)
    work.obligations.add_all(added)
    return heard


PointsAfter = Callable[[date | None], Sequence[ControlPoint]]
"""The control points of a row that come after a day; of None, all of them."""


def replan(work: Work, moment: Moment, actor: Person, activity_id: int, points_after: PointsAfter) -> set[int]:
    """Other control dates for a row: what an executor has reported, or what was due already, stays as it is.

    Returns who hears of it.
    """
    heard: set[int] = set()
    added: list[dict[str, Any]] = []
    every = _by_executor(work.obligations.of_activities([activity_id]))
    begun = work.obligations.begun(one.id for owed in every for one in owed)
    for owed in every:
        until = max((one.window.due for one in owed if one.window and not _is_coming(one, moment.today)), default=None)
        coming = [one for one in owed if _is_coming(one, moment.today) and _ends_after(one, until)]
        points = points_after(until)
        # What somebody has begun to write about keeps its place; of the rest the surplus goes.
        surplus = max(0, len(coming) - len(points))
        needless = [one.id for one in reversed(coming) if one.id not in begun][:surplus]
        kept = [one for one in coming if one.id not in needless]
        for one, point in zip(kept, points, strict=False):
            _date(work, moment, actor, one, point, anew=one.window != point.window)
        added += [_beside(work, moment, owed[0], point) for point in points[len(kept) :]]
        work.obligations.remove(needless)
        if owed[0].recipient_id is not None:
            heard.add(owed[0].recipient_id)
    work.obligations.add_all(added)
    return heard


def standing_points(work: Work, activity_id: int) -> tuple[ControlPoint, ...]:
    """The windows that a row's executors owe, each with its latest day: the lead's."""
    days: dict[Window, date] = {}
    for one in work.obligations.of_activities([activity_id]):
        if one.window is not None and one.control_date is not None and one.state not in RELEASED:
            days[one.window] = max(days.get(one.window, one.control_date), one.control_date)
    return tuple(ControlPoint(window, days[window]) for window in sorted(days, key=lambda window: window.due))


def move(work: Work, moment: Moment, actor: Person, obligation: Obligation, to: date) -> None:
    """Another control date; the first one and the number of moves stay."""
    if to == obligation.control_date:
        return
    values: dict[str, Any] = {"control_date": to, "next_step_on": _next_step(work, moment, obligation, to)}
    if obligation.control_date is None:
        values |= {"first_control_date": to, "window_due": to}
    else:
        values["moves"] = obligation.moves + 1
    if obligation.state is ObligationState.AWAITS_TIMETABLE:
        values["state"] = ObligationState.ON_EXECUTION
    work.obligations.change(obligation.id, **values, **_is_news(obligation, to))
    _record(work, moment, actor, obligation, to)


def settle_questions(work: Work, moment: Moment, actor: Person, activity_ids: Iterable[int]) -> None:
    """What the rows waited for is not asked for any more, once each of them has its day."""
    found = {work.timetables.of_row(one) for one in activity_ids} - {None}
    for timetable_id in found:
        assert timetable_id is not None
        timetable = work.timetables.get(timetable_id)
        if timetable is None or not timetable.open:
            continue
        without = work.obligations.without_day(timetable.roadmap_id)
        if without.keys().isdisjoint(work.timetables.rows_of(timetable_id)):
            work.timetables.change(
                timetable_id,
                state=TimetableState.ANSWERED,
                ask_on=None,
                answered_at=moment.now,
                answered_by=actor.id,
            )


def settle_extension(work: Work, moment: Moment, actor: Person, obligation_id: int) -> None:
    """A date that the curator moves is their answer to who asked for another."""
    asked = work.extensions.asked_of(obligation_id)
    if asked is not None:
        work.extensions.advance(
            asked.id,
            before=ExtensionState.ASKED,
            after=ExtensionState.GRANTED,
            decided_at=moment.now,
            decided_by=actor.id,
        )


def tell(work: Work, moment: Moment, actor: Person, recipients: Iterable[int]) -> int:
    """Each hears once of all their dates that are news; who has set them knows. Returns how many are told."""
    people = work.people.by_ids(set(recipients))
    if actor.id in people:
        heard(work, moment, people[actor.id], work.obligations.untold(actor.id))
    for person in people.values():
        if person.id != actor.id:
            due_at = moment.office.next_open_moment(moment.now, person.time_zone)
            work.outbox.plan(SpeechKind.MOVED, person.id, moment.now.isoformat(), due_at=due_at)
    return len(people.keys() - {actor.id})


def heard(work: Work, moment: Moment, person: Person, told: Iterable[Obligation]) -> None:
    """A person knows these dates from now on, and that was today's nudge about them; of a delay a digest tells."""
    today = moment.today_for(person.time_zone)
    for one in told:
        values: dict[str, Any] = {"news": False, "known_date": None}
        if one.control_date is not None and not one.overdue(today):
            following = _next_step(work, moment, replace(one, told_on=today), one.control_date)
            values |= {"told_on": today, "next_step_on": following}
        work.obligations.change(one.id, **values)


def _date(
    work: Work, moment: Moment, actor: Person, one: Obligation, point: ControlPoint, *, anew: bool = False
) -> None:
    """Gives an obligation the window and the day of a point; one that was reported before keeps its state.

    `anew`: it is another point, and not the same one moved.
    """
    assert point.control_date is not None
    assert point.window is not None
    to = _part_day(moment, point.control_date, one.part)
    values: dict[str, Any] = {"window_start": point.window.start, "window_due": point.window.due}
    if to != one.control_date:
        values |= {"control_date": to, "next_step_on": _next_step(work, moment, one, to)}
        if anew or one.control_date is None:
            values |= {"first_control_date": to, "moves": 0, "news": True, "known_date": None}
        else:
            values |= {"moves": one.moves + 1, **_is_news(one, to)}
        _record(work, moment, actor, one, to)
    if one.state is ObligationState.AWAITS_TIMETABLE:
        values["state"] = ObligationState.ON_EXECUTION
    work.obligations.change(one.id, **values)


def _record(work: Work, moment: Moment, actor: Person, one: Obligation, to: date) -> None:
    before = one.control_date.isoformat() if one.control_date else None
    work.history.add(
        moment.now, actor.id, "obligation-moved", "obligation", one.id, before=before, after=to.isoformat()
    )


def _beside(work: Work, moment: Moment, sibling: Obligation, point: ControlPoint) -> dict[str, Any]:
    """Another window of what an executor owes already."""
    values = new_obligation(
        moment,
        point,
        sibling.part,
        roadmap_id=sibling.roadmap_id,
        activity_id=sibling.activity_id,
        person_id=sibling.person_id,
        organization_id=sibling.organization_id,
        group_id=sibling.group_id,
    )
    assert point.control_date is not None
    day = _part_day(moment, point.control_date, sibling.part)
    next_step_on = _next_step(
        work, moment, replace(sibling, told_on=None, acknowledged_at=None, snoozed_until=None), day
    )
    return values | {"control_date": day, "first_control_date": day, "news": True, "next_step_on": next_step_on}


def _part_day(moment: Moment, day: date, part: Part) -> date:
    """A co-executor's earlier day, but never one that has passed when it is set."""
    calendar = moment.office.calendar
    earlier = part_date(day, part, calendar=calendar, rules=moment.office.rules)
    return max(min(day, max(earlier, calendar.following_working_day(moment.today))), moment.today)


def _next_step(work: Work, moment: Moment, one: Obligation, to: date) -> date:
    """Until the news is told, which is a nudge, the steps before it are not: it may be moved back before that."""
    return next_step(
        to,
        one.told_on,
        calendar=moment.office.calendar,
        rules=moment.office.rules,
        policy=work.roadmaps.nudges_of([one.roadmap_id]).get(one.roadmap_id),
        acknowledged=one.acknowledged_at is not None,
        snoozed_until=one.snoozed_until,
    )


def _is_news(one: Obligation, to: date) -> dict[str, Any]:
    known = one.known_date if one.news else one.control_date
    return {"news": to != known, "known_date": known if to != known else None}


def _is_coming(one: Obligation, today: date) -> bool:
    return one.unreported and (one.control_date is None or one.control_date >= today)


def _ends_after(one: Obligation, until: date | None) -> bool:
    return until is None or one.window is None or one.window.due > until


def _by_executor(found: Iterable[Obligation]) -> list[list[Obligation]]:
    """The obligations of one row and executor together, nearest first."""
    owed: dict[tuple[int, int | None, int | None], list[Obligation]] = {}
    for one in found:
        owed.setdefault((one.activity_id, one.person_id, one.organization_id), []).append(one)
    return list(owed.values())
