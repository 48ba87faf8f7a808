"""The screens themselves, each said by the function of bot/messages that says it in earnest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Concatenate, ParamSpec

from bot.domain.deadline import Deadline, DeadlineKind
from bot.domain.nudge_policy import PRESETS, EscalationLevel, own_policy
from bot.domain.obligation import Obligation, ObligationState, Part
from bot.domain.people import Role
from bot.domain.report import Report, ReportState, ReportStatus, ReturnReason
from bot.domain.roadmap import DoubtReason, RoadmapState, RowWarning, count_rows, questions
from bot.domain.speech import Excuse, Nudge, SpeechKind
from bot.gallery.town import DOCUMENT, FRESH, PHOTOS, TODAY, TOTAL, Town, town
from bot.messages import (
    assignments,
    date_picker,
    digest,
    drafts,
    mornings,
    notices,
    nudges,
    obligations,
    people,
    preferences,
    reports,
    summaries,
)
from bot.messages.date_picker import day_number
from bot.messages.message import Button, Message
from bot.texts import Fact, Html, Texts, all_keys, texts_for

P = ParamSpec("P")

_RETURNED = ObligationState.RETURNED
_SAID_AT_ONCE = (
    "language-set",
    "invite-ask-name",
    "schools-how",
    "draft-reading",
    "draft-reading-still",
    "report-add-toast",
    "acknowledged-toast",
    "zone-of-choose",
    "export-caption",
    "cancelled",
    "nothing-to-cancel",
    "not-understood",
    "not-understood-outsider",
    "stale-button",
    "answered-before",
)
"""What handlers say by one key alone."""


@dataclass(frozen=True, slots=True)
class Screen:
    name: str
    """The function that says it and the case; the key alone of what handlers say themselves."""
    message: Message


class Stage:
    """Collects screens of one language."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.screens: list[Screen] = []

    def show(
        self, say: Callable[Concatenate[Texts, P], Message], case: str, *args: P.args, **kwargs: P.kwargs
    ) -> Message:
        """Says it, and keeps what was said under the function's name and the case."""
        name = f"{say.__module__.removeprefix('bot.messages.')}.{say.__name__}"
        message = say(self.texts, *args, **kwargs)
        self.screens.append(Screen(f"{name}: {case}" if case else name, message))
        return message

    def show_words(self, key: str, **facts: Fact) -> None:
        self.screens.append(Screen(key, Message(self.texts(key, **facts))))


def screens(language: str) -> list[Screen]:
    """Every screen, in the order in which a plan's life meets them; Russian names stay Russian in any language."""
    stage, place = Stage(texts_for(language)), town()
    for part in (
        _acquaintance,
        _days,
        _plans,
        _digests,
        _mornings,
        _nudges,
        _preferences,
        _cards,
        _drafts,
        _decisions,
        _summaries,
        _notices,
        _words,
    ):
        part(stage, place)
    return stage.screens


def _acquaintance(stage: Stage, place: Town) -> None:
    director, curator = place.director, place.curator
    stage.show(people.stranger, "")
    stage.show(people.offer, "a director", 5, director, place.schools[:1])
    stage.show(people.offer, "an official", 5, place.official, ())
    for owed in (0, 1, 3):
        stage.show(people.claimed, f"owes {owed}", director, owed)
    stage.show(people.welcome, "a director", director, 5)
    stage.show(people.welcome, "several roles", replace(curator, roles=frozenset(Role)), 0)
    stage.show(people.denied, "")
    stage.show(people.link, "", director, "https://t.me/roadmap_bot?start=i-Zm9vYmFyYmF6", 7)
    stage.show(people.revoked, "", director)
    stage.show(people.not_connected, "nobody", (), 1, 0, 1, 0)
    stage.show(people.not_connected, "one", place.people[-1:], 1, 0, 1, 1)
    stage.show(people.not_connected, "first page of three", (*place.people, *place.people[:3]), 1, 0, 3, 22)
    stage.show(people.schools_loaded, "", 3, 0, 3, ())
    stage.show(people.schools_loaded, "unknown curators", 12, 41, 21, [one.name for one in place.people[:2]])
    stage.show(people.choose_language, "")
    for role in Role:
        stage.show(people.help_page, role, replace(director, roles=frozenset({role})))
    stage.show(people.help_page, "all roles", replace(director, roles=frozenset(Role)))


def _days(stage: Stage, place: Town) -> None:
    calendar, first = place.moment.office.calendar, TODAY
    for case, month in (("this month", TODAY), ("next month", TODAY + timedelta(days=31))):
        question, last = Html("?"), TODAY + timedelta(days=40)
        stage.show(
            date_picker.date_picker, case, question, "card", (1,), month, calendar=calendar, first=first, last=last
        )


def _plans(stage: Stage, place: Town) -> None:
    draft, roadmap = place.roadmap(RoadmapState.DRAFT), place.roadmap()
    activities = (*place.draft.activities, *place.draft.instructions)
    counts, tasks = count_rows(activities), len(place.draft.instructions)
    stage.show(drafts.draft, "just read", draft, counts, tasks, known=False, today=TODAY)
    bare = replace(draft, head=replace(draft.head, order_number=None, order_date=None), sections=())
    missing = (RowWarning.NO_DEADLINE, RowWarning.NO_RESPONSIBLE)
    every = tuple((reason, 1 + number) for number, reason in enumerate((*DoubtReason, *missing)))
    asked = replace(counts, total=101, doubtful=22, reasons=every)
    stage.show(drafts.draft, "known, every question", bare, asked, 1, known=True, today=TODAY)
    stage.show(drafts.draft, "in force", roadmap, counts, tasks, known=True, today=TODAY)
    rows = place.rows()
    for page in (0, 1):
        shown = rows[page * 5 : page * 5 + 5]
        stage.show(drafts.rows, f"page {page + 1}", draft, shown, page, 3, doubtful_only=False, today=TODAY)
    doubtful = [row for row in rows if questions(row.activity)]
    silent = replace(
        rows[0],
        activity=replace(
            rows[0].activity,
            deadline_text="",
            deadline=Deadline(DeadlineKind.NONE),
            responsible=(),
            warnings=missing,
        ),
    )
    stage.show(drafts.rows, "questions", draft, [*doubtful[:4], silent], 0, 1, doubtful_only=True, today=TODAY)
    stage.show(drafts.rows, "no questions", draft, (), 0, 1, doubtful_only=True, today=TODAY)
    stage.show(
        drafts.in_force,
        "all connected",
        roadmap,
        obligations=21,
        people=1,
        told=1,
        not_connected=0,
        nobody=0,
        without_date=0,
        past=0,
        unknown_years=(),
    )
    stage.show(
        drafts.in_force,
        "much is open",
        roadmap,
        obligations=69,
        people=5,
        told=0,
        not_connected=4,
        nobody=7,
        without_date=4,
        past=1,
        unknown_years=(2027, 2028),
    )
    stage.show(drafts.discarded, "", draft)
    stage.show(drafts.plans, "none", ())
    stage.show(drafts.plans, "two", (draft, replace(roadmap, id=2)))
    stage.show(assignments.assignment, "one", [(roadmap, [place.obligation(0, 17)], None)], None, TODAY)
    named = place.curator.short_name
    stage.show(assignments.assignment, "eight, named", [(roadmap, place.twelve()[4:], named)], None, TODAY)
    waiting = [place.obligation(6, None, state=ObligationState.AWAITS_TIMETABLE)]
    stage.show(assignments.assignment, "no day yet", [(roadmap, waiting, None)], None, TODAY)
    calendar = place.moment.office.calendar
    own = digest.digest(stage.texts, place.twelve()[4:6], (), 3, TODAY, calendar, speech_id=7)
    both = [(roadmap, place.twelve()[4:], None), (replace(roadmap, id=2), waiting, None)]
    stage.show(assignments.assignment, "two plans, with the morning's digest", both, own, TODAY)


def _digests(stage: Stage, place: Town) -> None:
    calendar, twelve, moment = place.moment.office.calendar, place.twelve(), place.moment
    for case, due, near, others in (
        ("one ahead", [place.obligation(0, 17)], [], 0),
        ("one today", [place.obligation(0, 0)], [], 4),
        ("one today, two soon", [place.obligation(0, 0)], [place.obligation(2, 1), place.obligation(4, 3)], 4),
        ("one tomorrow", [place.obligation(0, 1)], [], 1),
        ("one overdue", [place.obligation(0, -3)], [], 2),
        ("one late", [place.obligation(0, -5)], [], 2),
        ("one long late", [place.obligation(0, -11)], [], 0),
        ("one late for weeks", [place.obligation(0, -28)], [], 0),
        ("one returned", [place.obligation(0, 3, state=_RETURNED)], [], 0),
        ("three", [place.obligation(0, -7), place.obligation(2, 0), place.obligation(4, 3)], [], 2),
        ("two ahead", [place.obligation(2, 3), place.obligation(4, 17)], [], 0),
        ("two overdue", twelve[:2], [], 0),
        ("five", twelve[2:7], [], 0),
        ("twelve", twelve, [], 5),
    ):
        stage.show(digest.digest, case, due, near, others, TODAY, calendar, speech_id=7)
    late = [place.obligation(0, -5), place.obligation(2, -5)]
    ids = tuple(one.id for one in late)
    curator = digest.EscalationWarning(EscalationLevel.CURATOR, TODAY + timedelta(days=2), ids)
    controller = digest.EscalationWarning(EscalationLevel.CONTROLLER, TODAY + timedelta(days=2), ids[:1])
    stage.show(digest.digest, "warned", late[:1], (), 0, TODAY, calendar, speech_id=7, warnings=[curator])
    stage.show(digest.digest, "two warned", late, (), 0, TODAY, calendar, speech_id=7, warnings=[curator, controller])
    message = stage.show(digest.digest, "said again", twelve[5:6], (), 0, TODAY, calendar, speech_id=7)
    stage.show(notices.repeated, "", message)
    stage.show(digest.on_the_day, "one", [place.obligation(0, 0)], TODAY, 8)
    stage.show(digest.on_the_day, "five", [place.obligation(number, 0) for number in range(5)], TODAY, 8)
    reader = place.director.id
    sent = place.obligation(0, 3, state=ObligationState.REPORTED, reported=0)
    listed = [sent, place.obligation(2, 0), place.obligation(4, 3), place.obligation(5, 7, school=1)]
    snoozed = replace(place.obligation(8, 10), snoozed_until=TODAY + timedelta(days=7))
    live = frozenset(one.id for one in [*listed[:2], snoozed])
    time = {sent.id: stage.texts.time(place.moment.now)}
    stage.show(digest.as_of_now, "several", [*listed, snoozed], live, time, reader, moment)
    stage.show(digest.as_of_now, "reported", [sent], live, time, reader, moment)
    stage.show(digest.as_of_now, "still owed", listed[1:2], live, time, reader, moment)


def _mornings(stage: Stage, place: Town) -> None:
    calendar, people_known = place.moment.office.calendar, {one.id: one for one in place.people}
    late = [place.obligation(0, -9), place.obligation(3, -14, school=None), place.obligation(2, -9, school=1)]
    own = digest.digest(stage.texts, place.twelve()[3:5], (), 0, TODAY, calendar, speech_id=7)
    busy = mornings.Watch(4, 6, 3, 5, 7, tuple(late[:2]), extensions=2)
    first = mornings.Watch(0, None, 3, 0, 0, ())
    week = mornings.Control(((place.roadmap(), TOTAL), (replace(place.roadmap(), id=2), FRESH)), ())
    stays = mornings.Control((), tuple(late * 2))
    for case, watched, controlled, mine in (
        ("a curator", busy, None, None),
        ("a curator's first", first, None, None),
        ("a curator with tasks", busy, None, own),
        ("a controller's Monday", None, week, None),
        ("a controller, what stays overdue", None, stays, None),
        ("both", busy, week, None),
    ):
        stage.show(
            mornings.morning, case, watched, controlled, mine, people_known, TODAY, calendar, lean=case != "both"
        )


def _nudges(stage: Stage, place: Town) -> None:
    roadmap, zone, now = place.roadmap(), place.moment.office.zone, place.moment.now
    for preset, policy in PRESETS.items():
        stage.show(nudges.policy, preset, roadmap, policy, None, None, zone, mine=True)
    own = own_policy((20, 5), ())
    stage.show(nudges.policy, "own steps", roadmap, own, now, place.curator, zone, mine=True)
    stage.show(nudges.policy, "another's plan", roadmap, own_policy((), (1,)), None, None, zone, mine=False)
    stage.show(nudges.ask_steps, "", roadmap)
    tomorrow, monday = TODAY + timedelta(days=1), TODAY + timedelta(days=7)
    one, many = [place.obligation(0, 3)], place.twelve()[4:7]
    stage.show(nudges.later, "one", one, tomorrow, monday, TODAY, verb="snooze", subject_id=100)
    stage.show(nudges.later, "several, on a Friday", many, monday, None, TODAY, verb="snoozeall", subject_id=7)
    calendar = place.moment.office.calendar
    last = TODAY + timedelta(days=60)
    stage.show(nudges.later_day, "", one, TODAY, tomorrow, last, calendar=calendar, verb="snooze", subject_id=100)
    stage.show(nudges.put_off, "one", one, tomorrow, None, TODAY)
    stage.show(nudges.put_off, "past the date", one, monday, None, TODAY)
    stage.show(nudges.put_off, "several, past all patience", many, last, monday, TODAY)
    persons = place.people
    rows = [
        nudges.Unreached(persons[-1], place.schools[2].name, Excuse.NOT_CONNECTED, 4, TODAY),
        nudges.Unreached(persons[0], persons[0].name, Excuse.UNREACHABLE, 1, TODAY),
        nudges.Unreached(persons[1], persons[1].name, Excuse.REFUSED, 2, TODAY),
    ]
    stage.show(nudges.undelivered, "none", (), 0, TODAY)
    stage.show(nudges.undelivered, "three", rows, 0, TODAY)
    stage.show(nudges.undelivered, "second page", rows * 6, 1, TODAY)
    told = [
        Nudge(100, 20, kind, now, now if excuse is None else None, seen, excuse)
        for kind in (SpeechKind.DIGEST, SpeechKind.ON_THE_DAY)
        for seen in (None, now)
        for excuse in (None,)
    ]
    excused = [Nudge(100, 20, SpeechKind.DIGEST, now, None, None, excuse) for excuse in Excuse]
    waiting = Nudge(100, 20, SpeechKind.DIGEST, now, None, None, None)
    lines = nudges.history_lines(stage.texts, [waiting, *told, *excused], TODAY, zone)
    late = place.obligation(0, -7)
    moment, curator = place.moment, place.curator
    stage.show(
        obligations.card, "with its nudges, for a curator", late, None, curator, moment, mine=False, nudges=lines
    )


def _preferences(stage: Stage, place: Town) -> None:
    stage.show(preferences.settings, "the usual", None, time(8, 30), "Europe/Moscow", own_zone=False)
    stage.show(preferences.settings, "own", time(10, 15), time(8, 30), "Asia/Omsk", own_zone=True)
    stage.show(preferences.choose_hour, "", time(8, 30))
    back = Button(stage.texts.plain("button-back-settings"), "settings")
    stage.show(preferences.choose_zone, "", stage.texts("zone-choose"), "zone", back=back)
    schools = [replace(place.schools[0], time_zone="Asia/Omsk"), *place.schools[1:]]
    stage.show(preferences.organizations, "none", (), 0, "Europe/Moscow")
    stage.show(preferences.organizations, "three", schools, 0, "Europe/Moscow")
    stage.show(preferences.organization_zone, "", schools[0], "Europe/Moscow")
    stage.show(preferences.zones_set, "", 12, "Asia/Omsk")
    days = {TODAY + timedelta(days=number): number % 2 == 0 for number in range(3)}
    stage.show(preferences.working_days, "none of its own", {}, (), TODAY, mine=False)
    stage.show(preferences.working_days, "own days", days, (2027,), TODAY, mine=True)
    calendar, last = place.moment.office.calendar, TODAY + timedelta(days=300)
    stage.show(preferences.choose_day, "", TODAY, TODAY, last, calendar)
    for worked in (True, False):
        stage.show(
            preferences.day_of_calendar,
            "worked" if worked else "off",
            TODAY,
            day_number(TODAY),
            worked=worked,
            own=not worked,
        )


def _cards(stage: Stage, place: Town) -> None:
    curator, moment = place.curator, place.moment
    for case, one, report in _states(stage, place):
        stage.show(obligations.card, case, one, report, curator, moment, mine=True)
    led = place.obligation(3, 17, part=Part.LEAD, school=None)
    stage.show(obligations.card, "an official leads", led, None, curator, moment, mine=True)
    part = place.obligation(8, 12, part=Part.CO_EXECUTOR, school=None)
    stage.show(obligations.card, "a co-executor", part, None, curator, moment, mine=True)
    stage.show(obligations.card, "as a curator sees it", place.obligation(0, -7), None, curator, moment, mine=False)
    stage.show(obligations.mine, "nothing", (), 0, moment)
    stage.show(obligations.mine, "one", [place.obligation(0, 17)], 0, moment)
    everything = [*place.twelve(), place.obligation(6, None, state=ObligationState.AWAITS_TIMETABLE)]
    stage.show(obligations.mine, "first page", everything, 0, moment)
    stage.show(obligations.mine, "last page", everything, 1, moment)


def _states(stage: Stage, place: Town) -> list[tuple[str, Obligation, Report | None]]:
    said = stage.texts.plain("demo-report")
    found: list[tuple[str, Obligation, Report | None]] = [
        ("on execution", place.obligation(0, 17), None),
        ("due today", place.obligation(0, 0), None),
        ("overdue", place.obligation(0, -3), None),
        ("accepted for execution", replace(place.obligation(0, 17), acknowledged_at=place.moment.now), None),
        ("put off", replace(place.obligation(0, 17), snoozed_until=TODAY + timedelta(days=9)), None),
        ("awaits a timetable", place.obligation(6, None, state=ObligationState.AWAITS_TIMETABLE), None),
    ]
    drafted = place.obligation(0, 3)
    found.append(("with a draft", drafted, place.report(drafted, ReportState.DRAFT, said)))
    sent = place.obligation(0, 3, state=ObligationState.REPORTED, reported=0)
    found.append(("reported", sent, place.report(sent, ReportState.SENT, said)))
    back = place.obligation(0, 3, state=_RETURNED)
    report = place.report(back, ReportState.RETURNED, said, reason=ReturnReason.NO_DOCUMENT)
    found += [("returned", back, report), ("returned, overdue", place.obligation(0, -4, state=_RETURNED), report)]
    closed = place.obligation(0, 3, state=ObligationState.CLOSED, reported=0)
    found.append(("closed", closed, place.report(closed, ReportState.ACCEPTED, said)))
    return found


def _drafts(stage: Stage, place: Town) -> None:
    one, moment, said = place.obligation(0, 3), place.moment, stage.texts.plain("demo-report")
    mine, interim = ReportState.DRAFT, ReportStatus.IN_PROGRESS
    own_words = stage.texts.plain("error-file-empty")
    before = place.report(one, ReportState.RETURNED, said, reason=ReturnReason.OWN, words=own_words)
    for case, report, replaces, mends in (
        ("empty", place.report(one, mine, ""), False, None),
        ("words and photos", place.report(one, mine, said, *PHOTOS), False, None),
        ("a photo alone", place.report(one, mine, "", *PHOTOS[:1]), False, None),
        ("a document", place.report(one, mine, said, DOCUMENT), False, None),
        ("photos and a document", place.report(one, mine, said, *PHOTOS, DOCUMENT), False, None),
        ("interim", place.report(one, mine, said, status=interim), False, None),
        ("takes the place of a sent one", place.report(one, mine, said), True, None),
        ("mends a returned one", place.report(one, mine, said), False, before),
    ):
        stage.show(reports.for_author, case, report, one, None, (), moment, replaces=replaces, mends=mends)
    loose = place.report(None, mine, said, *PHOTOS)
    choices = tuple(place.twelve())
    stage.show(reports.for_author, "about which", loose, None, None, choices, moment, replaces=False, mends=None)
    gone = place.report(None, ReportState.WITHDRAWN, said)
    stage.show(reports.for_author, "deleted", gone, None, None, (), moment, replaces=False, mends=None)
    for state, after in (
        (ReportState.SENT, ObligationState.REPORTED),
        (ReportState.ACCEPTED, ObligationState.CLOSED),
        (ReportState.RETURNED, _RETURNED),
    ):
        reason = ReturnReason.OFF_TOPIC if state is ReportState.RETURNED else None
        report, now = place.report(one, state, said, *PHOTOS, reason=reason), replace(one, state=after)
        stage.show(reports.for_author, state, report, now, place.curator, (), moment, replaces=False, mends=None)


def _decisions(stage: Stage, place: Town) -> None:
    moment, said = place.moment, stage.texts.plain("demo-report")
    one = place.obligation(0, 3, state=ObligationState.REPORTED, reported=0)
    late = place.obligation(0, -7, state=ObligationState.REPORTED, reported=0)
    sent = place.report(one, ReportState.SENT, said, *PHOTOS, DOCUMENT)
    curator, director, official = place.curator, place.director, place.official
    stage.show(reports.for_curator, "a school", sent, one, director, moment)
    stage.show(reports.for_curator, "late", sent, late, director, moment)
    own = place.obligation(3, 17, part=Part.LEAD, school=None, state=ObligationState.REPORTED, reported=0)
    interim = place.report(own, ReportState.SENT, said, status=ReportStatus.IN_PROGRESS)
    stage.show(reports.for_curator, "an official, interim", interim, own, official, moment)
    stage.show(reports.for_curator, "one tap", place.report(one, ReportState.SENT, ""), one, director, moment)
    stage.show(reports.reasons, "", sent, one, director, moment)
    stage.show(reports.ask_words, "", sent, one, director, moment)
    accepted = place.report(one, ReportState.ACCEPTED, said, *PHOTOS)
    stage.show(reports.decided, "accepted", accepted, one, director, curator, moment)
    stage.show(reports.accepted, "final", accepted, one, curator, moment)
    stage.show(reports.accepted, "interim", replace(accepted, status=ReportStatus.IN_PROGRESS), one, curator, moment)
    back = replace(one, state=_RETURNED)
    for reason in ReturnReason:
        words = stage.texts.plain("error-file-empty") if reason is ReturnReason.OWN else None
        returned = place.report(one, ReportState.RETURNED, said, *PHOTOS, reason=reason, words=words)
        stage.show(reports.decided, f"returned, {reason}", returned, one, director, curator, moment)
        stage.show(reports.returned, reason, returned, back, curator, moment)
    stage.show(reports.awaiting, "none", [])
    stage.show(reports.awaiting, "one", [(sent, one, director)])
    many = [(sent, one, director), (sent, late, director), (interim, own, official)] * 4
    stage.show(reports.awaiting, "twelve", many)


def _summaries(stage: Stage, place: Town) -> None:
    roadmap, sections = place.roadmap(), place.section_summaries()
    calendar, known = place.moment.office.calendar, {one.id: one for one in place.people}
    stage.show(summaries.summary, "under way", roadmap, sections, TOTAL, 2)
    stage.show(summaries.summary, "just begun", roadmap, sections[2:3], FRESH, 0)
    stage.show(summaries.overview, "no plans", (), 0)
    stage.show(summaries.overview, "two plans", [(roadmap, TOTAL), (replace(roadmap, id=2), FRESH)], 7)
    stage.show(summaries.late, "nobody", (), 0, {}, TODAY, calendar)
    districts = [
        (place.schools[0].district, [place.obligation(0, -3)]),
        (place.schools[2].district, [place.obligation(1, -1, school=1), place.obligation(0, -7, school=2)]),
        (None, [place.obligation(3, -21, school=None)]),
    ]
    stage.show(summaries.late, "four", districts, 4, known, TODAY, calendar)
    crowd = [place.obligation(number, -number - 1, school=number % 3) for number in range(24)]
    stage.show(summaries.late, "more than fit", [(place.schools[0].district, crowd)], 45, known, TODAY, calendar)
    stage.show(summaries.due_today, "nobody", (), TODAY)
    stage.show(summaries.due_today, "three", place.twelve()[:3], TODAY)
    stage.show(summaries.choose_export, "none", ())
    stage.show(summaries.choose_export, "two", (roadmap, replace(roadmap, id=2)))


def _notices(stage: Stage, place: Town) -> None:
    stage.show(notices.not_me, "", place.director)
    stage.show(notices.unreachable, "", place.director)
    stage.show(notices.unknown_year, "", 2027)
    stage.show(notices.parked, "", 48_213)
    stage.show(notices.went_wrong, "")


def _words(stage: Stage, place: Town) -> None:
    """What handlers say by a key alone, and every refusal."""
    facts: dict[str, Fact] = {
        "name": place.curator.short_name,
        "title": place.draft.head.title,
        "day": stage.texts.day(TODAY),
        "school": place.schools[0].name,
        "row": 14,
        "first_row": 5,
        "least": 3,
        "most": 2000,
        "have": 2345,
        "first": "07:00",
        "last": "17:00",
    }
    for key in _SAID_AT_ONCE:
        stage.show_words(key, **{**facts, "name": "plan.docx"} if key.startswith("draft-") else facts)
    for key in sorted(all_keys(stage.texts.language)):
        if key.startswith("error-"):
            stage.show_words(key, **facts)
