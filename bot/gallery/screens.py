"""The screens themselves, each said by the function of bot/messages that says it in earnest."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.health import Health
from bot.domain.obligation import Obligation, ObligationState, Part
from bot.domain.people import InvitationCounts, Role
from bot.domain.report import Report, ReportState, ReturnReason
from bot.domain.roadmap import DoubtReason, RoadmapState, RowWarning, count_rows
from bot.gallery.ahead import show_ahead
from bot.gallery.dates import show_dates
from bot.gallery.nudging import show_nudging
from bot.gallery.people_screens import (
    show_absences,
    show_directory,
    show_directory_file,
    show_executors,
    show_groups,
    show_namesakes,
)
from bot.gallery.reporting import show_decisions, show_drafts
from bot.gallery.review import show_questions, show_rows
from bot.gallery.sheets import show_sheets
from bot.gallery.stage import Screen, Stage
from bot.gallery.town import FRESH, TODAY, TOTAL, Town, town
from bot.gallery.year import show_year
from bot.messages import (
    assignments,
    date_picker,
    digest,
    drafts,
    health,
    notices,
    obligations,
    people,
    summaries,
)
from bot.messages.message import OutgoingFile
from bot.texts import Fact, Html, all_keys, texts_for

_RETURNED = ObligationState.RETURNED
_SAID_AT_ONCE = (
    "language-set",
    "invite-ask-name",
    "schools-how",
    "draft-reading",
    "draft-reading-still",
    "report-add-toast",
    "plan-copied",
    "acknowledged-toast",
    "zone-of-choose",
    "export-caption",
    "cancelled",
    "nothing-to-cancel",
    "not-understood",
    "not-understood-outsider",
    "stale-button",
    "review-settled",
    "when-ask",
    "cameon-ask",
    "answered-before",
)
"""What handlers say by one key alone."""


def screens(language: str) -> list[Screen]:
    """Every screen, in the order in which a plan's life meets them; Russian names stay Russian in any language."""
    stage, place = Stage(texts_for(language)), town()
    for part in _PARTS:
        part(stage, place)
    return stage.screens


def _acquaintance(stage: Stage, place: Town) -> None:
    director, curator = place.director, place.curator
    stage.show(people.stranger, "")
    stage.show(people.offer, "a director", 5, director, place.schools[:1])
    stage.show(people.offer, "an official", 5, place.official, ())
    for owed in (0, 1, 3):
        stage.show(people.claimed, f"owes {owed}", director, owed)
    stage.show(people.claimed, "a curator", curator, 0)
    stage.show(people.welcome, "a director", director, 5)
    stage.show(people.welcome, "several roles", replace(curator, roles=frozenset(Role)), 0)
    stage.show(people.denied, "")
    stage.show(people.link, "", director, "https://t.me/roadmap_bot?start=i-Zm9vYmFyYmF6", 7)
    stage.show(people.revoked, "", director)
    stage.show(people.not_connected, "nobody", (), 1, 0, 1, 0)
    stage.show(people.not_connected, "one", place.people[-1:], 1, 0, 1, 1)
    stage.show(people.not_connected, "first page of three", (*place.people, *place.people[:3]), 1, 0, 3, 22)
    invited = InvitationCounts(invited=40, connected=31, unopened=6, expired=2)
    stage.show(people.not_connected, "invited", place.people[:3], 1, 0, 1, 3, invited)
    stage.show(people.revoke_all, "", 22)
    stage.show(people.revoked_all, "", 9)
    stage.show(people.sheet, "", 22, 14, OutgoingFile("invitations.xlsx", b""))
    stage.show(people.sheet_cards, "", OutgoingFile("invitations.docx", b""))
    stage.show(people.schools_loaded, "", 3, 0, 3, (), 0)
    stage.show(people.schools_loaded, "unknown curators", 12, 41, 21, [one.name for one in place.people[:2]], 2)
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
    read = replace(counts, questions=1, instruction_questions=2)
    stage.show(drafts.draft, "just read", draft, read, tasks, known=False, today=TODAY)
    answered = replace(counts, doubtful=0, reasons=(), removed=2)
    stage.show(drafts.draft, "all answered", draft, answered, tasks, known=False, today=TODAY)
    bare = replace(draft, head=replace(draft.head, order_number=None, order_date=None), sections=())
    missing = (RowWarning.NO_DEADLINE, RowWarning.NO_RESPONSIBLE)
    every = tuple((reason, 1 + number) for number, reason in enumerate((*DoubtReason, *missing)))
    asked = replace(counts, total=101, doubtful=22, reasons=every, questions=25, removed=1)
    stage.show(drafts.draft, "known, every question", bare, asked, 1, known=True, today=TODAY)
    stage.show(drafts.draft, "more", draft, read, tasks, known=False, today=TODAY, more=True)
    stage.show(drafts.draft, "in force", roadmap, counts, tasks, known=True, today=TODAY)
    stage.show(drafts.draft, "in force, more", roadmap, counts, tasks, known=True, today=TODAY, more=True)
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


def _summaries(stage: Stage, place: Town) -> None:
    roadmap, sections = place.roadmap(), place.section_summaries()
    calendar, known = place.moment.office.calendar, {one.id: one for one in place.people}
    stage.show(summaries.summary, "under way", roadmap, sections, TOTAL, 2)
    stage.show(summaries.summary, "just begun", roadmap, sections[2:3], FRESH, 0)
    stage.show(summaries.overview, "no plans", (), 0)
    stage.show(summaries.overview, "two plans", [(roadmap, TOTAL), (replace(roadmap, id=2), FRESH)], 7)
    stage.show(summaries.late, "nobody", (), 0, {}, TODAY, calendar, verb="late")
    districts = [
        (place.schools[0].district, [place.obligation(0, -3)]),
        (place.schools[2].district, [place.obligation(1, -1, school=1), place.obligation(0, -7, school=2)]),
        (None, [place.obligation(3, -21, school=None), replace(place.obligation(3, -1, school=1), recipient_id=None)]),
    ]
    stage.show(summaries.late, "five", districts, 5, known, TODAY, calendar, verb="late")
    crowd = [place.obligation(number, -number - 1, school=number % 3) for number in range(24)]
    stage.show(
        summaries.late, "more than fit", [(place.schools[0].district, crowd)], 45, known, TODAY, calendar, verb="late"
    )
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
    now = place.moment.now
    stage.show(health.health, "all is well", _health(now), place.moment)
    in_trouble = replace(
        _health(now),
        ticked_at=now - timedelta(hours=2),
        speeches=41,
        oldest_speech=now - timedelta(hours=2),
        unknown=2,
        updates=3,
        oldest_update=now - timedelta(minutes=50),
        parked=1,
        unreachable=4,
        untold=2,
        known_until=None,
    )
    stage.show(health.health, "in trouble", in_trouble, place.moment)
    stage.show(health.health, "just started", replace(_health(now), ticked_at=None), place.moment)


def _health(now: datetime) -> Health:
    return Health(
        now=now,
        ticked_at=now,
        speeches=0,
        oldest_speech=None,
        unknown=0,
        repeats=1,
        failed=0,
        updates=0,
        oldest_update=None,
        parked=0,
        unreachable=0,
        mended=0,
        untold=0,
        database_bytes=13_000_000,
        known_until=now.year,
    )


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
        "earliest": "07:00",
        "latest": "17:00",
        "now": place.rows()[0].activity.deadline_text,
        "count": 4,
        "last": stage.texts.day(TODAY),
    }
    for key in _SAID_AT_ONCE:
        stage.show_words(key, **{**facts, "name": "plan.docx"} if key.startswith("draft-") else facts)
    for key in sorted(all_keys(stage.texts.language)):
        if key.startswith("error-"):
            stage.show_words(key, **facts)


_PARTS = (
    _acquaintance,
    _days,
    _plans,
    show_nudging,
    show_rows,
    show_questions,
    show_sheets,
    show_ahead,
    _cards,
    show_drafts,
    show_decisions,
    _summaries,
    show_dates,
    show_year,
    show_directory,
    show_directory_file,
    show_groups,
    show_namesakes,
    show_executors,
    show_absences,
    _notices,
    _words,
)
