"""Screens of reports: as their author gathers and sends them, as a curator decides on them."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.obligation import ObligationState, Part
from bot.domain.report import ReportState, ReportStatus, ReturnReason
from bot.gallery.stage import Stage
from bot.gallery.town import DOCUMENT, PHOTOS, Town
from bot.messages import reports

_RETURNED = ObligationState.RETURNED


def show_drafts(stage: Stage, place: Town) -> None:
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
    stage.show(reports.edit_not_read, "")
    stage.show(reports.edit_too_late, "accepted", replace(one, state=ObligationState.CLOSED), returned=False)
    stage.show(reports.edit_too_late, "returned", replace(one, state=_RETURNED), returned=True)


def show_decisions(stage: Stage, place: Town) -> None:
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
