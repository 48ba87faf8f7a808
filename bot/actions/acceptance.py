"""A curator decides on reports: accepts them, or returns them to be mended."""

from __future__ import annotations

from bot.actions.reports import ReportView, reopen, view
from bot.actions.scopes import decides
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.obligation import Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.report import Report, ReportState, ReportStatus, ReturnReason
from bot.domain.speech import SpeechKind
from bot.storage.work import Work


def accept(work: Work, moment: Moment, actor: Person, report_id: int) -> ReportView:
    report, obligation = _to_decide(work, actor, report_id)
    if not work.reports.advance(
        report_id, before=ReportState.SENT, after=ReportState.ACCEPTED, decided_at=moment.now, decided_by=actor.id
    ):
        raise Refusal("report-decided")
    if report.status is ReportStatus.DONE:
        work.obligations.change(obligation.id, state=ObligationState.CLOSED, closed_at=moment.now)
    work.conversations.end(actor.id)
    _tell(work, moment, report, SpeechKind.ACCEPTED, report.author_id)
    work.history.add(moment.now, actor.id, "report-accepted", "report", report_id)
    return view(work, moment, actor, report_id)


def to_decide(work: Work, moment: Moment, actor: Person, report_id: int) -> ReportView:
    """The report, if it waits for this curator's decision."""
    _to_decide(work, actor, report_id)
    return view(work, moment, actor, report_id)


def ask_reason(work: Work, moment: Moment, actor: Person, report_id: int) -> ReportView:
    """The next message of a curator is the reason for which a report is returned."""
    _to_decide(work, actor, report_id)
    work.conversations.set(actor.id, Step.RETURN_REASON, report_id, moment.now)
    return view(work, moment, actor, report_id)


def return_(
    work: Work, moment: Moment, actor: Person, report_id: int, reason: ReturnReason, words: str | None = None
) -> ReportView:
    report, obligation = _to_decide(work, actor, report_id)
    if words is not None and not 3 <= len(words.strip()) <= 500:
        raise Refusal("return-reason-length", least=3, most=500)
    if not work.reports.advance(
        report_id,
        before=ReportState.SENT,
        after=ReportState.RETURNED,
        decided_at=moment.now,
        decided_by=actor.id,
        return_reason=reason,
        return_text=words.strip() if words else None,
    ):
        raise Refusal("report-decided")
    if report.status is ReportStatus.DONE:
        reopen(work, obligation.id, ObligationState.RETURNED)
    work.conversations.end(actor.id)
    # It is for whoever reports now: the holder of the post, or a deputy, may have changed since.
    _tell(work, moment, report, SpeechKind.RETURNED, obligation.recipient_id or report.author_id)
    work.history.add(moment.now, actor.id, "report-returned", "report", report_id, reason=reason)
    return view(work, moment, actor, report_id)


def awaiting(work: Work, moment: Moment, actor: Person) -> list[ReportView]:
    """Reports that wait for this curator, the oldest first."""
    actor.must_be(Role.CURATOR)
    return [view(work, moment, actor, report.id) for report in _awaiting(work, actor)]


def count_awaiting(work: Work, actor: Person) -> int:
    return len(_awaiting(work, actor))


def _awaiting(work: Work, actor: Person) -> list[Report]:
    sent = work.reports.sent()
    found = work.obligations.by_ids(one.obligation_id for one in sent if one.obligation_id is not None)
    decided_here = {one.id for one in found if decides(work, actor, one)}
    return [one for one in sent if one.obligation_id in decided_here]


def _to_decide(work: Work, actor: Person, report_id: int) -> tuple[Report, Obligation]:
    actor.must_be(Role.CURATOR)
    report = work.reports.get(report_id)
    obligation = work.obligations.get(report.obligation_id) if report and report.obligation_id is not None else None
    if report is None or obligation is None:
        raise Refusal("nothing-here")
    if not decides(work, actor, obligation):
        raise Refusal("not-your-plan")
    if report.state in (ReportState.ACCEPTED, ReportState.RETURNED):
        decider = work.people.get(report.decided_by) if report.decided_by else actor
        raise Refusal(f"{report.state}-already", name=decider.short_name)
    if report.state is not ReportState.SENT:
        raise Refusal("report-taken-back")
    return report, obligation


def _tell(work: Work, moment: Moment, report: Report, kind: SpeechKind, person_id: int) -> None:
    person = work.people.get(person_id)
    due_at = moment.office.next_open_moment(moment.now, person.time_zone)
    work.outbox.plan(kind, person.id, str(report.id), due_at=due_at, subject_id=report.id)
