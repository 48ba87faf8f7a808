"""Screens of dates that nobody wrote, of dates that move, and of the rules that make them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.extension import Denial, Extension, ExtensionState
from bot.domain.obligation import ControlPoint, Obligation
from bot.domain.office import Checkpoints, OfficeRules
from bot.domain.office_rule import Rule, RuleChange, range_of, value_of
from bot.domain.roadmap import PlanRow, RoadmapState
from bot.domain.timetable import Timetable, TimetableState
from bot.gallery.stage import Stage
from bot.gallery.town import TODAY, Town
from bot.messages import checkpoints, extensions, moves, obligations, rules, timetables
from bot.messages.message import Message

SOON, LATER = TODAY + timedelta(days=31), TODAY + timedelta(days=108)
LAST = TODAY + timedelta(days=330)
SCHEDULE, EVENT, SILENT = DeadlineKind.SCHEDULE, DeadlineKind.EVENT, DeadlineKind.NONE
QUARTERS = tuple(TODAY + timedelta(days=days) for days in (67, 158, 249, 352, 432))
PROPOSALS = (
    (Checkpoints.QUARTERLY, QUARTERS),
    (Checkpoints.HALF_YEARLY, QUARTERS[1::2]),
    (Checkpoints.YEARLY, QUARTERS[3:4]),
)


def show_dates(stage: Stage, place: Town) -> None:
    _checkpoints(stage, place)
    _rows(stage, place)
    _questions(stage, place)
    _answers(stage, place)
    _moves(stage, place)
    _extensions(stage, place)
    _decided(stage, place)
    _rules(stage, place)


def _checkpoints(stage: Stage, place: Town) -> None:
    draft, roadmap = place.roadmap(RoadmapState.DRAFT), place.roadmap()
    stage.show(
        checkpoints.checkpoints, "a draft", draft, 3, 1, PROPOSALS, TODAY, silent=2, offered=TODAY + timedelta(days=24)
    )
    own = replace(roadmap, checkpoints=Checkpoints.OWN_DATES, checkpoint_dates=QUARTERS[:2])
    stage.show(checkpoints.checkpoints, "in force, days of its own", own, 21, 0, PROPOSALS, TODAY, told=5)
    stage.show(checkpoints.checkpoints, "nothing to choose", draft, 0, 0, (), TODAY)
    picked = replace(draft, checkpoints=Checkpoints.OWN_DATES, checkpoint_dates=QUARTERS[:1])
    days: dict[str, Any] = {"calendar": place.moment.office.calendar, "today": TODAY, "last": LAST}
    stage.show(checkpoints.own_dates, "picked on a draft", picked, None, TODAY, **days)
    stage.show(checkpoints.own_dates, "of a row in force", roadmap, _row(place, 3), TODAY, **days)


def _rows(stage: Stage, place: Town) -> None:
    draft, roadmap = place.roadmap(RoadmapState.DRAFT), place.roadmap()
    rows = place.rows()
    stage.show(checkpoints.date_rows, "first page", roadmap, rows, 0, TODAY)
    stage.show(checkpoints.date_rows, "none", draft, (), 0, TODAY)
    endless, silent = _row(place, 3), _row(place, 6)
    points = [ControlPoint(Window(None, day), day) for day in QUARTERS]
    stage.show(checkpoints.row_dates, "on a draft", draft, endless, points, PROPOSALS, SOON, (), TODAY, can_choose=True)
    silent = replace(silent, activity=replace(silent.activity, deadline_text="", deadline=Deadline(SILENT)))
    nothing = (ControlPoint(None, None),)
    stage.show(checkpoints.row_dates, "no day", draft, silent, nothing, (), SOON, (), TODAY, can_choose=True)
    standing = (
        (Window(None, SOON), SOON, 1, 7),
        (Window(None, LATER), LATER, 21, 8),
        (None, None, 3, 9),
    )
    stage.show(
        checkpoints.row_dates,
        "in force",
        roadmap,
        endless,
        points,
        PROPOSALS,
        SOON,
        standing,
        TODAY,
        can_choose=True,
        told=1,
    )
    crowd = standing[:1] * 11
    stage.show(checkpoints.row_dates, "many dates", roadmap, endless, points, (), SOON, crowd, TODAY, can_choose=False)


def _questions(stage: Stage, place: Town) -> None:
    moment, rows = place.moment, place.rows()
    schedule, event, silent = (_timetable(place, kind) for kind in (SCHEDULE, EVENT, SILENT))
    stage.show(timetables.questions, "three", (schedule, event, silent))
    stage.show(timetables.questions, "more than fit", (schedule, event) * 5)
    own = Message(stage.texts("digest-hint-many"))
    stage.show(timetables.with_questions, "one", own, (schedule,))
    stage.show(timetables.with_questions, "several", own, (schedule, event))
    official, stranger = place.official, place.people[-1]
    listed = [
        (replace(schedule, asked_at=moment.now), official),
        (event, official),
        (replace(silent, asked_id=stranger.id), stranger),
    ]
    me = official.id
    stage.show(timetables.unanswered, "three", listed, 0, moment, events=False, me=place.curator.id)
    stage.show(timetables.unanswered, "of mine", listed[:1], 0, moment, events=False, me=me)
    stage.show(timetables.unanswered, "pages", listed * 4, 1, moment, events=False, me=me)
    stage.show(timetables.unanswered, "none", (), 0, moment, events=False, me=me)
    stage.show(timetables.unanswered, "an event", listed[1:2], 0, moment, events=True, me=me)
    stage.show(timetables.unanswered, "no events", (), 0, moment, events=True, me=me)
    for one in (schedule, event, silent):
        stage.show(timetables.card, f"{one.kind} is asked", one, rows[:1], official, moment, SOON, asks=True)
    again = replace(schedule, state=TimetableState.NOT_YET)
    stage.show(timetables.card, "not there yet", again, rows[:6], official, moment, SOON, asks=True, me=me)
    waited = replace(event, state=TimetableState.NOT_YET)
    stage.show(timetables.card, "has not come", waited, rows[:2], official, moment, SOON, asks=True, me=1)
    came = replace(event, state=TimetableState.CAME, happened_on=TODAY)
    stage.show(timetables.card, "has come", came, rows[:2], official, moment, SOON, asks=True)
    done = replace(schedule, state=TimetableState.ANSWERED)
    stage.show(timetables.card, "answered", done, rows[:2], official, moment, SOON, asks=True, me=1)


def _answers(stage: Stage, place: Town) -> None:
    one = _timetable(place, SCHEDULE)
    stage.show(timetables.answered, "", one, (SOON, LATER), 5, TODAY, again=LATER + timedelta(days=12))
    stage.show(timetables.answered, "many dates, nobody to tell", one, QUARTERS * 3, 0, TODAY, again=None)
    stage.show(timetables.not_yet, "", one, TODAY)
    stage.show(timetables.whom_to_ask, "three", one, place.people[-3:])
    stage.show(timetables.whom_to_ask, "nobody", one, ())
    stage.show(timetables.handed_on, "", one, place.official)
    stage.show(timetables.handed_on, "not connected", one, place.people[-1])


def _moves(stage: Stage, place: Town) -> None:
    moment, calendar = place.moment, place.moment.office.calendar
    one = place.obligation(0, 17)
    moved = replace(one, moves=2, first_control_date=TODAY + timedelta(days=3))
    offered = (TODAY + timedelta(days=24), TODAY + timedelta(days=31))
    stage.show(moves.choose, "one executor", one, 3, offered, moment, whole_row=False)
    stage.show(moves.choose, "a whole row", moved, 3, offered, moment, whole_row=True)
    pick: dict[str, Any] = {"calendar": calendar, "first": TODAY, "last": LAST}
    stage.show(moves.pick, "", one, TODAY, whole_row=False, **pick)
    stage.show(moves.done, "one executor", moved, 3, 1, moment, whole_row=False)
    stage.show(moves.done, "a whole row", replace(moved, moves=1), 21, 21, moment, whole_row=True)
    stage.show(moves.executors, "", [one, place.obligation(0, -3, school=1)], one.id, 0, TODAY)
    news = replace(one, news=True, known_date=TODAY + timedelta(days=3))
    stage.show(moves.moved, "one", [news], TODAY, calendar)
    fresh = replace(place.obligation(6, 31), news=True)
    stage.show(moves.moved, "more than fit", [news, fresh] * 5, TODAY, calendar)
    card: dict[str, Any] = {"mine": True}
    stage.show(obligations.card, "moved twice", moved, None, place.curator, moment, **card)
    asks = replace(one, extension_asked=True)
    stage.show(obligations.card, "asks for a later date", asks, None, place.curator, moment, **card)
    stage.show(obligations.card, "the curator may move it", one, None, place.curator, moment, mine=False, may_move=True)


def _extensions(stage: Stage, place: Town) -> None:
    moment = place.moment
    one, request = place.obligation(0, 17), _request(stage, place)
    own = place.obligation(3, 17, school=None)
    offered = (request.until, request.until + timedelta(days=7))
    stage.show(extensions.offer, "", one, offered, moment)
    calendar = moment.office.calendar
    stage.show(extensions.pick, "", one, request.until, calendar=calendar, first=request.until, last=LAST)
    stage.show(extensions.ask_reason, "", request, one, TODAY)
    stage.show(extensions.sent, "", request, one, place.curator, TODAY)
    stage.show(extensions.taken_back, "", one, TODAY)
    stage.show(extensions.for_curator, "a school", request, one, place.director, moment)
    stage.show(extensions.for_curator, "an official", request, own, place.official, moment)
    stage.show(extensions.denials, "", request, one, place.director, moment)
    stage.show(extensions.ask_denial, "", request, one, place.director, moment)
    listed = [(request, one, place.director), (request, own, place.official)]
    stage.show(extensions.waiting, "two", listed, TODAY)
    stage.show(extensions.waiting, "more than fit", listed * 5, TODAY)
    stage.show(extensions.waiting, "none", (), TODAY)


def _decided(stage: Stage, place: Town) -> None:
    moment, one, request = place.moment, place.obligation(0, 17), _request(stage, place)
    granted = replace(request, state=ExtensionState.GRANTED)
    later = replace(one, control_date=request.until, moves=1)
    reason = stage.texts.plain("error-file-empty")
    for case, decided, now in (
        ("granted", granted, later),
        ("refused", replace(request, state=ExtensionState.REFUSED, denial=Denial.IN_PART), one),
        ("own words", replace(request, state=ExtensionState.REFUSED, denial=Denial.OWN, denial_text=reason), one),
        ("dropped", replace(request, state=ExtensionState.DROPPED), one),
    ):
        stage.show(extensions.settled, case, decided, now, place.director, moment)
        stage.show(extensions.decided, case, decided, now, place.curator, moment)


def _rules(stage: Stage, place: Town) -> None:
    defaults = OfficeRules()
    shown = [(rule, value_of(defaults, rule), value_of(defaults, rule)) for rule in Rule]
    stage.show(rules.rules, "as they come", shown)
    for number, rule in enumerate(Rule):
        other = range_of(rule).values[0]
        default = value_of(defaults, rule)
        changes = ((RuleChange(rule, str(other), place.moment.now, place.curator.id), place.curator),)
        stage.show(rules.rule, rule, number, rule, default, default, range_of(rule), (), place.moment)
        stage.show(
            rules.rule,
            f"{rule} is changed",
            number,
            rule,
            other,
            default,
            range_of(rule),
            changes,
            place.moment,
            just_set=True,
        )


def _row(place: Town, number: int) -> PlanRow:
    return place.rows()[number]


def _request(stage: Stage, place: Town) -> Extension:
    one: Obligation = place.obligation(0, 17)
    assert one.control_date is not None
    until: date = one.control_date + timedelta(days=7)
    return Extension(
        id=4,
        obligation_id=one.id,
        author_id=place.director.id,
        state=ExtensionState.ASKED,
        until=until,
        control_date=one.control_date,
        reason=stage.texts.plain("demo-report"),
        asked_at=place.moment.now,
        decided_at=None,
        decided_by=place.curator.id,
        denial=None,
        denial_text=None,
    )


def _timetable(place: Town, kind: DeadlineKind) -> Timetable:
    row = next((one for one in place.rows() if one.activity.deadline.kind is kind), place.rows()[0])
    return Timetable(
        id=3,
        roadmap_id=1,
        kind=kind,
        name=row.activity.deadline.source or row.activity.title,
        state=TimetableState.WAITING,
        asked_id=place.official.id,
        ask_on=TODAY + timedelta(days=14),
        asked_at=None,
        happened_on=None,
        answered_at=None,
        answered_by=None,
        rows=5 if kind is SCHEDULE else 1,
        plan_title=place.draft.head.title,
        curator_id=place.curator.id,
    )
