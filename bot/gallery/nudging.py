"""Screens of nudging: digests and mornings, "later", a plan's policy, own settings, the working calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from bot.domain.nudge_policy import PRESETS, EscalationLevel, own_policy
from bot.domain.obligation import ObligationState
from bot.domain.speech import Excuse, Nudge, SpeechKind
from bot.gallery.stage import Stage
from bot.gallery.town import FRESH, TODAY, TOTAL, Town
from bot.messages import digest, mornings, notices, nudges, obligations, preferences
from bot.messages.date_picker import day_number
from bot.messages.message import Button

_RETURNED = ObligationState.RETURNED


def show_nudging(stage: Stage, place: Town) -> None:
    _digests(stage, place)
    _mornings(stage, place)
    _nudges(stage, place)
    _preferences(stage, place)


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
    stage.show(digest.digest, "some without a day", twelve[5:6], (), 3, TODAY, calendar, speech_id=7, undated=2)
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
    stage.show(
        nudges.later,
        "several, on a Friday",
        many,
        monday,
        None,
        monday - timedelta(days=3),
        verb="snoozeall",
        subject_id=7,
    )
    calendar = place.moment.office.calendar
    last = TODAY + timedelta(days=60)
    stage.show(nudges.later_day, "", one, TODAY, tomorrow, last, calendar=calendar, verb="snooze", subject_id=100)
    stage.show(nudges.put_off, "one", one, tomorrow, (), TODAY)
    stage.show(nudges.put_off, "past the date", one, monday, (), TODAY)
    meanwhile = ((EscalationLevel.CURATOR, monday), (EscalationLevel.CONTROLLER, TODAY + timedelta(days=16)))
    stage.show(nudges.put_off, "several, past all patience", many, last, meanwhile, TODAY)
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
