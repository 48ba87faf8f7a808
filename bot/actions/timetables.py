"""Timetables and events that rows wait for: asked of one person, answered once for all rows that name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.actions.control_dates import give, settle_questions, tell
from bot.domain.conversation import Step
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.errors import Refusal
from bot.domain.obligation import ControlPoint, Obligation, Part, control_points, offered_date
from bot.domain.office import Checkpoints, Moment, control_day
from bot.domain.people import Person
from bot.domain.roadmap import PlanRow, Roadmap
from bot.domain.timetable import Timetable, TimetableState, next_quarter_day
from bot.messages.message import Message
from bot.reading.timetable_names import same_names
from bot.reading.typed_dates import read_dates, read_day, read_lag
from bot.storage.work import Work

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class TimetableView:
    timetable: Timetable
    rows: tuple[PlanRow, ...]
    asked: Person
    may_answer: bool
    offered: date
    """A day that office practice offers to what says nothing of its own."""
    last: date
    """The last day that can be chosen."""
    told: int = 0
    """How many executors hear of an answer."""
    dates: tuple[date, ...] = ()
    """The control dates that an answer has made."""


def gather(work: Work, moment: Moment, roadmap_id: int, seen_by: int | None = None) -> None:
    """Each row of a plan in force that has no day waits for one question; those that name the same share it.

    `seen_by`: who sees on the screen what they are asked for, and need not be told in a message too.
    """
    roadmap = work.roadmaps.get(roadmap_id)
    waiting = work.obligations.without_day(roadmap_id)
    if roadmap is None or not waiting:
        return
    rows = [row for row in work.roadmaps.rows(roadmap_id) if row.id in waiting]
    keys = same_names(_source(row) for row in rows if _is_named(row))
    known = work.timetables.keyed(roadmap_id)
    groups: dict[tuple[DeadlineKind, str], list[PlanRow]] = {}
    for row in rows:
        key = keys[_source(row)] if _is_named(row) else None
        groups.setdefault((row.activity.deadline.kind, key or f"row {row.id}"), []).append(row)
    for (kind, key), found in groups.items():
        timetable_id = known.get((kind, key))
        asked = roadmap.curator_id
        if _is_named(found[0]):
            asked = _lead([one for row in found for one in waiting[row.id]]) or asked
        if timetable_id is None:
            name = _source(found[0]) if not key.startswith("row ") else _unnamed(found[0])
            timetable_id = work.timetables.add(roadmap_id, kind, key, name, asked_id=asked, ask_on=moment.today)
            if asked == seen_by:
                work.timetables.change(timetable_id, asked_at=moment.now, ask_on=_later(moment))
        else:
            _ask_again(work, moment, timetable_id)
        work.timetables.link(timetable_id, [row.id for row in found])


def open_questions(work: Work, moment: Moment) -> int:
    """Those whose day to be asked has come are open, and asked of who hears: the digest of that person asks them.

    Returns how many had been answered before.
    """
    # Not of a plan that is being put in force: its curator is shown what is asked of them with its last row.
    for roadmap_id in set(work.timetables.plans_without_question()).difference(work.rows_to_assign.roadmaps()):
        gather(work, moment, roadmap_id)
    opened = 0
    asked = work.timetables.to_ask(moment.today)
    people = work.people.by_ids({one.asked_id for one in asked})
    for one in asked:
        if not one.open:
            work.timetables.change(one.id, state=TimetableState.WAITING)
            opened += 1
        _ask_the_curator_instead(work, moment, one, people[one.asked_id])
    return opened


def to_tell(work: Work, moment: Moment, person_id: int) -> list[Timetable]:
    """What a person is to be asked for today."""
    return [one for one in work.timetables.to_ask(moment.today) if one.asked_id == person_id and one.open]


def record_asked(work: Work, moment: Moment, person_id: int, message: Message) -> None:
    """After a message that asks for dates: what was answered or handed on while it was on its way stays so."""
    told = [one for one in to_tell(work, moment, person_id) if one.id in message.questions]
    for one in told:
        work.timetables.change(one.id, asked_at=moment.now, ask_on=_later(moment))
    at = work.conversations.get(person_id)
    if message.answered_in_words and told and takes_dates(told[0]) and not (at and at.open_at(moment.now)):
        # Who is in the midst of something goes on with that.
        work.conversations.set(person_id, Step.TIMETABLE, told[0].id, moment.now)


def unanswered(work: Work, moment: Moment, actor: Person, *, events: bool = False) -> list[tuple[Timetable, Person]]:
    """What the actor is asked for, and a curator what anybody is asked for in their plans; with who is asked."""
    found = [
        one
        for one in work.timetables.unanswered()
        if actor.id in (one.asked_id, one.curator_id) and (not events or one.kind is DeadlineKind.EVENT)
    ]
    people = work.people.by_ids({one.asked_id for one in found})
    return [(one, people[one.asked_id]) for one in found]


def show(work: Work, moment: Moment, actor: Person, timetable_id: int) -> TimetableView:
    return _view(work, moment, actor, _visible(work, actor, timetable_id))


def expect_answer(work: Work, moment: Moment, actor: Person, timetable_id: int) -> TimetableView:
    """What the actor writes next are its dates."""
    timetable = _visible(work, actor, timetable_id)
    work.conversations.set(actor.id, Step.TIMETABLE, timetable_id, moment.now)
    return _view(work, moment, actor, timetable)


def answer(work: Work, moment: Moment, actor: Person, timetable_id: int, deadline: Deadline) -> TimetableView:
    """The dates for all rows that wait for it: each executor owes a report for each and hears of them once."""
    timetable = _visible(work, actor, timetable_id)
    points = control_points(
        deadline,
        checkpoints=Checkpoints.QUARTERLY,
        since=moment.today,
        calendar=moment.office.calendar,
        rules=moment.office.rules,
    )
    rows = work.timetables.rows_of(timetable_id)
    if timetable.kind is not DeadlineKind.SCHEDULE:
        without = work.obligations.without_day(timetable.roadmap_id)
        rows = [row for row in rows if row in without]
    told = tell(work, moment, actor, give(work, moment, actor, rows, points))
    roadmap = work.roadmaps.get(timetable.roadmap_id)
    assert roadmap is not None
    last = max(point.control_date or moment.today for point in points)
    again = (
        next_quarter_day(moment.today, last, roadmap.head.period_end, moment.office.calendar)
        if timetable.kind is DeadlineKind.SCHEDULE
        else None
    )
    work.timetables.change(
        timetable_id,
        state=TimetableState.ANSWERED,
        ask_on=again,
        answered_at=moment.now,
        answered_by=actor.id,
    )
    work.conversations.end(actor.id)
    days = tuple(sorted({point.control_date for point in points if point.control_date}))
    work.history.add(
        moment.now,
        actor.id,
        "timetable-answered",
        "timetable",
        timetable_id,
        dates=[day.isoformat() for day in days],
    )
    return _view(work, moment, actor, _visible(work, actor, timetable_id), told=told, dates=days)


def not_yet(work: Work, moment: Moment, actor: Person, timetable_id: int) -> TimetableView:
    """ "No timetable yet" is an honest answer, and so is "it has not come": asked again in some working days."""
    timetable = _open(work, actor, timetable_id)
    state = timetable.state if timetable.state is TimetableState.CAME else TimetableState.NOT_YET
    work.timetables.change(timetable_id, state=state, ask_on=_later(moment))
    work.conversations.end(actor.id)
    work.history.add(moment.now, actor.id, "timetable-not-yet", "timetable", timetable_id)
    return show(work, moment, actor, timetable_id)


def came(work: Work, moment: Moment, actor: Person, timetable_id: int, day: date) -> TimetableView:
    """The event has come: rows that say how long after it get their day, for the rest it is asked."""
    timetable = _open(work, actor, timetable_id)
    if timetable.kind is not DeadlineKind.EVENT:
        raise Refusal("nothing-here")
    office = moment.office
    heard: set[int] = set()
    days: set[date] = set()
    without = work.obligations.without_day(timetable.roadmap_id)
    rows = [row for row in _rows(work, timetable) if row.id in without]
    for row in rows:
        lag = read_lag(row.activity.deadline_text)
        if lag is not None:
            due = max(lag.after(day, office.calendar), moment.today)
            control = max(control_day(due, office.calendar, office.rules), moment.today)
            heard |= give(work, moment, actor, [row.id], [ControlPoint(Window(min(day, due), due), control)])
            days.add(control)
    work.timetables.change(timetable_id, state=TimetableState.CAME, happened_on=day, ask_on=_later(moment))
    work.history.add(moment.now, actor.id, "event-came", "timetable", timetable_id, day=day.isoformat())
    settle_questions(work, moment, actor, [row.id for row in rows])
    told = tell(work, moment, actor, heard)
    left = _visible(work, actor, timetable_id)
    if left.open:
        work.conversations.set(actor.id, Step.TIMETABLE, timetable_id, moment.now)
    return _view(work, moment, actor, left, told=told, dates=tuple(sorted(days)))


def candidates(work: Work, moment: Moment, actor: Person, timetable_id: int) -> tuple[TimetableView, list[Person]]:
    """Who else may know: the executors of its rows, those with most rows first, and the plan's curator."""
    timetable = _open(work, actor, timetable_id)
    owed = work.obligations.of_activities(work.timetables.rows_of(timetable_id))
    counted = Counter(one.recipient_id for one in owed if one.recipient_id is not None and one.part is not Part.MEMBER)
    ids = [*(one for one, _ in counted.most_common()), timetable.curator_id]
    people = work.people.by_ids(set(ids))
    found = [people[one] for one in dict.fromkeys(ids) if one in people and one != timetable.asked_id]
    return _view(work, moment, actor, timetable), found


def ask_of(work: Work, moment: Moment, actor: Person, timetable_id: int, person_id: int) -> TimetableView:
    _, known = candidates(work, moment, actor, timetable_id)
    if person_id not in {one.id for one in known}:
        raise Refusal("nothing-here")
    work.timetables.change(timetable_id, asked_id=person_id, asked_at=None, ask_on=moment.today)
    work.conversations.end(actor.id)
    work.history.add(moment.now, actor.id, "timetable-asked-of", "timetable", timetable_id, person=person_id)
    timetable = work.timetables.get(timetable_id)
    assert timetable is not None
    return _view(work, moment, actor, timetable)


def read_typed(text: str, moment: Moment, last: date) -> Deadline:
    """May take a moment: the dictionary is loaded with the first word. Raises Refusal for what is no day."""
    return read_dates(text, today=moment.today, last=last, calendar=moment.office.calendar)


def read_typed_day(text: str, moment: Moment, last: date, since: date) -> date:
    """As `read_typed`, where one day is meant; "for a week" is counted from `since`."""
    return read_day(text, today=moment.today, last=last, calendar=moment.office.calendar, since=since)


def one_day(day: date) -> Deadline:
    return Deadline(DeadlineKind.DATES, (Window(None, day),))


def _view(
    work: Work, moment: Moment, actor: Person, timetable: Timetable, *, told: int = 0, dates: Sequence[date] = ()
) -> TimetableView:
    roadmap = work.roadmaps.get(timetable.roadmap_id)
    assert roadmap is not None
    office = moment.office
    return TimetableView(
        timetable,
        tuple(_rows(work, timetable)),
        work.people.get(timetable.asked_id),
        actor.id in (timetable.asked_id, timetable.curator_id),
        max(
            offered_date(roadmap.head.order_date or moment.today, calendar=office.calendar, rules=office.rules),
            office.calendar.add_working_days(moment.today, 1),
        ),
        last_day(roadmap, moment),
        told,
        tuple(dates),
    )


def last_day(roadmap: Roadmap, moment: Moment) -> date:
    """The last day that can be chosen for a plan: its own last, and a year from now at least."""
    return max(roadmap.head.period_end or moment.today, moment.today + YEAR)


def _visible(work: Work, actor: Person, timetable_id: int) -> Timetable:
    timetable = work.timetables.get(timetable_id)
    if timetable is None:
        raise Refusal("nothing-here")
    if actor.id not in (timetable.asked_id, timetable.curator_id):
        raise Refusal("asked-of-another", name=work.people.get(timetable.asked_id).short_name)
    return timetable


def _open(work: Work, actor: Person, timetable_id: int) -> Timetable:
    timetable = _visible(work, actor, timetable_id)
    if not timetable.open:
        raise Refusal("timetable-answered")
    return timetable


def _rows(work: Work, timetable: Timetable) -> list[PlanRow]:
    wanted = set(work.timetables.rows_of(timetable.id))
    return [row for row in work.roadmaps.rows(timetable.roadmap_id) if row.id in wanted]


def _later(moment: Moment) -> date:
    return moment.office.calendar.add_working_days(moment.today, moment.office.rules.timetable_days)


def _ask_again(work: Work, moment: Moment, timetable_id: int) -> None:
    """A row that was added later names what was answered before: it is asked for once more."""
    timetable = work.timetables.get(timetable_id)
    if timetable is not None and not timetable.open:
        work.timetables.change(timetable_id, state=TimetableState.WAITING, ask_on=moment.today)


def _ask_the_curator_instead(work: Work, moment: Moment, timetable: Timetable, person: Person) -> None:
    """The plan's curator is asked, once that person has not come to the bot for long."""
    if person.connected and person.reachable:
        return
    assert timetable.ask_on is not None
    waited = moment.office.calendar.working_days_between(timetable.ask_on, moment.today)
    if waited >= moment.office.rules.timetable_days:
        work.timetables.change(timetable.id, asked_id=timetable.curator_id)


def _lead(owed: Sequence[Obligation]) -> int | None:
    """The lead executor of the most rows; None where nobody leads."""
    leads = Counter(one.recipient_id for one in owed if one.part is Part.LEAD and one.recipient_id is not None)
    return max(leads, key=lambda one: leads[one], default=None)


def takes_dates(timetable: Timetable) -> bool:
    """Whether dates answer it, and not first whether its event has come."""
    return timetable.kind is not DeadlineKind.EVENT or timetable.state is TimetableState.CAME


def _is_named(row: PlanRow) -> bool:
    return row.activity.deadline.kind in (DeadlineKind.SCHEDULE, DeadlineKind.EVENT)


def _source(row: PlanRow) -> str:
    return row.activity.deadline.source or row.activity.deadline_text


def _unnamed(row: PlanRow) -> str:
    """A row that names no timetable of its own is told by its title."""
    return f"{_source(row)}: {row.activity.title}" if _source(row) else row.activity.title
