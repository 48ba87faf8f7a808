"""Reports: gathered as a draft, sent once, accepted or returned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.actions.scopes import decides
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.obligation import RELEASED, REPORTABLE, Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.report import Attachment, Report, ReportState, ReportStatus
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

UNDO = timedelta(seconds=30)
"""How long a report of one tap waits before its curator is told."""
MOST_TEXT = 2000
MOST_FILES = 10
"""What one album can hold."""


@dataclass(frozen=True, slots=True)
class ReportView:
    report: Report
    obligation: Obligation | None
    author: Person
    curator: Person | None
    decider: Person | None = None
    replaces: bool = False
    """Whether an earlier report stands until this draft is sent."""
    returned: Report | None = None
    """What a draft is to mend."""
    choices: tuple[Obligation, ...] = ()
    """What a draft may be about, while its author has not said."""


def begin(work: Work, moment: Moment, actor: Person, obligation_id: int, status: ReportStatus) -> ReportView:
    """Opens a draft, or the one already begun; what its author writes next goes into it."""
    obligation = _owed(work, actor, obligation_id)
    draft = _draft_about(work, actor, obligation.id, status)
    work.reports.change(draft.id, status=status)
    work.conversations.set(actor.id, Step.REPORT, draft.id, moment.now)
    return view(work, moment, actor, draft.id)


def done_at_once(work: Work, moment: Moment, actor: Person, obligation_id: int) -> ReportView:
    """One tap: a final report with nothing to add; it can be taken back, or added to, until it is accepted.

    Where a draft was begun, it is shown instead: nobody sends unseen what they wrote some other day.
    """
    obligation = _owed(work, actor, obligation_id)
    draft = _draft_about(work, actor, obligation.id, ReportStatus.DONE)
    work.reports.change(draft.id, status=ReportStatus.DONE)
    work.conversations.set(actor.id, Step.REPORT, draft.id, moment.now)
    if not draft.empty:
        return view(work, moment, actor, draft.id)
    return _send(work, moment, actor, draft.id, wait=UNDO)


def add(
    work: Work, moment: Moment, actor: Person, report_id: int, text: str = "", attachment: Attachment | None = None
) -> ReportView:
    """Adds to a draft; to a report that was sent and not decided yet, as a new draft that will replace it."""
    report = _own(work, actor, report_id)
    if report.state is ReportState.SENT:
        report = open_correction(work, report)
    elif report.state is not ReportState.DRAFT:
        raise Refusal("report-decided")
    joined = "\n".join(part for part in (report.text, text.strip()) if part)
    if len(joined) > MOST_TEXT:
        raise Refusal("report-too-long", most=MOST_TEXT, have=len(joined))
    work.reports.change(report.id, text=joined)
    if attachment is not None:
        if len(report.attachments) >= MOST_FILES:
            raise Refusal("report-too-many-files", most=MOST_FILES)
        work.reports.attach(report.id, attachment)
    work.conversations.set(actor.id, Step.REPORT, report.id, moment.now)
    return view(work, moment, actor, report.id)


def expect_more(work: Work, moment: Moment, actor: Person, report_id: int) -> ReportView:
    """What the author writes next goes into this report."""
    report = _own(work, actor, report_id)
    if report.state not in (ReportState.DRAFT, ReportState.SENT):
        raise Refusal("report-decided")
    work.conversations.set(actor.id, Step.REPORT, report_id, moment.now)
    return view(work, moment, actor, report_id)


def answer(
    work: Work,
    moment: Moment,
    actor: Person,
    about: Sequence[int],
    text: str = "",
    attachment: Attachment | None = None,
) -> ReportView:
    """Answering a message that shows obligations, by their ids, is a draft of a report."""
    shown = [one for one in work.obligations.by_ids(about) if one.recipient_id == actor.id]
    owed = [one for one in shown if one.state in REPORTABLE]
    if not shown:
        raise Refusal("nothing-here")
    if not owed:
        sent = work.reports.latest_of(shown[0].id, ReportState.SENT) if len(shown) == 1 else None
        if sent is None:
            raise Refusal("nothing-owed-there")
        return add(work, moment, actor, sent.id, text, attachment)
    draft = _draft_about(work, actor, owed[0].id if len(owed) == 1 else None, ReportStatus.DONE)
    added = add(work, moment, actor, draft.id, text, attachment)
    return added if added.obligation is not None else replace(added, choices=tuple(owed))


def choose(work: Work, moment: Moment, actor: Person, report_id: int, obligation_id: int) -> ReportView:
    """Says what a draft is about; if a draft about it was begun before, this one is added to it."""
    draft = _own_draft(work, actor, report_id)
    obligation = _owed(work, actor, obligation_id)
    earlier = work.reports.draft_of(actor.id, obligation.id)
    if earlier is None or earlier.id == draft.id:
        work.reports.change(draft.id, obligation_id=obligation.id)
    else:
        work.reports.advance(earlier.id, before=ReportState.DRAFT, after=ReportState.WITHDRAWN)
        joined = "\n".join(part for part in (earlier.text, draft.text) if part)
        work.reports.change(draft.id, obligation_id=obligation.id, text=joined[:MOST_TEXT])
        for attachment in earlier.attachments[: MOST_FILES - len(draft.attachments)]:
            work.reports.attach(draft.id, attachment)
    work.conversations.set(actor.id, Step.REPORT, draft.id, moment.now)
    return view(work, moment, actor, draft.id)


def change_status(work: Work, moment: Moment, actor: Person, report_id: int, status: ReportStatus) -> ReportView:
    _own_draft(work, actor, report_id)
    work.reports.change(report_id, status=status)
    return view(work, moment, actor, report_id)


def start_over(work: Work, moment: Moment, actor: Person, report_id: int) -> ReportView:
    _own_draft(work, actor, report_id)
    work.reports.clear(report_id)
    work.conversations.set(actor.id, Step.REPORT, report_id, moment.now)
    return view(work, moment, actor, report_id)


def discard(work: Work, moment: Moment, actor: Person, report_id: int) -> ReportView:
    draft = _own_draft(work, actor, report_id)
    work.reports.advance(draft.id, before=ReportState.DRAFT, after=ReportState.WITHDRAWN)
    work.conversations.end(actor.id)
    return view(work, moment, actor, report_id)


def submit(work: Work, moment: Moment, actor: Person, report_id: int) -> ReportView:
    draft = _own_draft(work, actor, report_id)
    if draft.obligation_id is None:
        raise Refusal("report-about-what")
    if draft.empty and draft.status is ReportStatus.IN_PROGRESS:
        raise Refusal("report-empty")
    sent = _send(work, moment, actor, report_id, wait=timedelta(0))
    work.conversations.end(actor.id)
    return sent


def withdraw(work: Work, moment: Moment, actor: Person, report_id: int) -> ReportView:
    """Takes a sent report back while nobody has decided on it; it becomes a draft again."""
    report = _own(work, actor, report_id)
    if report.state is ReportState.DRAFT:
        return view(work, moment, actor, report_id)
    if report.obligation_id is None or not work.reports.advance(
        report_id, before=ReportState.SENT, after=ReportState.DRAFT, sent_at=None
    ):
        raise Refusal("report-decided")
    if report.status is ReportStatus.DONE:
        reopen(work, report.obligation_id, ObligationState.ON_EXECUTION)
    work.conversations.set(actor.id, Step.REPORT, report_id, moment.now)
    work.history.add(moment.now, actor.id, "report-withdrawn", "report", report_id)
    return view(work, moment, actor, report_id)


def view(work: Work, moment: Moment, actor: Person, report_id: int) -> ReportView:
    report = work.reports.get(report_id)
    if report is None:
        raise Refusal("nothing-here")
    obligation = work.obligations.get(report.obligation_id) if report.obligation_id is not None else None
    if report.author_id != actor.id and not (obligation is not None and decides(work, actor, obligation)):
        raise Refusal("not-allowed")
    author = work.people.get(report.author_id)
    if obligation is None:
        return ReportView(report, None, author, None, choices=_choices(work, author, report))
    decider = work.people.get(report.decided_by) if report.decided_by is not None else None
    curator = work.people.get(obligation.curator_id)
    is_draft = report.state is ReportState.DRAFT
    replaces = is_draft and work.reports.latest_of(obligation.id, ReportState.SENT) is not None
    returned = work.reports.latest_of(obligation.id, ReportState.RETURNED) if is_draft else None
    return ReportView(report, obligation, author, curator, decider, replaces, returned)


def remember_card(work: Work, moment: Moment, report_id: int, message_id: int) -> None:
    work.reports.change(report_id, card_message_id=message_id)


def _choices(work: Work, author: Person, report: Report) -> tuple[Obligation, ...]:
    """What the answered message listed, else all that its author owes."""
    listed: list[Obligation] = []
    if report.card_message_id is not None and author.telegram_id is not None:
        listed = work.obligations.by_ids(work.outbox.shown_on(author.telegram_id, report.card_message_id))
    found = [one for one in listed if one.recipient_id == author.id] or work.obligations.owed_by(author.id)
    return tuple(one for one in found if one.state in REPORTABLE)


def _owed(work: Work, actor: Person, obligation_id: int) -> Obligation:
    obligation = work.obligations.get(obligation_id)
    if obligation is None:
        raise Refusal("nothing-here")
    _must_report(work, actor, obligation)
    if obligation.state is ObligationState.REPORTED:
        raise Refusal("already-reported")
    if obligation.state in RELEASED:
        raise Refusal("released")
    if obligation.state not in REPORTABLE:
        raise Refusal("already-closed")
    return obligation


def _must_report(work: Work, actor: Person, obligation: Obligation) -> None:
    """Raises Refusal: "deputy-reports" to whoever is away, "not-allowed" to others."""
    if obligation.recipient_id == actor.id:
        return
    if obligation.principal_id == actor.id and obligation.recipient_id is not None:
        raise Refusal("deputy-reports", name=work.people.get(obligation.recipient_id).short_name)
    raise Refusal("not-allowed")


def _own(work: Work, actor: Person, report_id: int) -> Report:
    report = work.reports.get(report_id)
    if report is None:
        raise Refusal("nothing-here")
    if report.author_id != actor.id:
        raise Refusal("not-allowed")
    return report


def _own_draft(work: Work, actor: Person, report_id: int) -> Report:
    report = _own(work, actor, report_id)
    if report.state is ReportState.SENT:
        raise Refusal("report-sent-already")
    if report.state is ReportState.WITHDRAWN:
        raise Refusal("report-withdrawn")
    if report.state is not ReportState.DRAFT:
        raise Refusal("report-decided")
    return report


def _draft_about(work: Work, actor: Person, obligation_id: int | None, status: ReportStatus) -> Report:
    """The draft already begun, else what was returned to be mended, else an empty one."""
    draft = work.reports.draft_of(actor.id, obligation_id)
    if draft is not None:
        return draft
    if obligation_id is not None:
        latest = work.reports.latest_of(obligation_id, ReportState.SENT, ReportState.ACCEPTED, ReportState.RETURNED)
        if latest is not None and latest.state is ReportState.RETURNED and latest.author_id == actor.id:
            return open_correction(work, latest)
    return work.reports.add_draft(actor.id, obligation_id, status)


def open_correction(work: Work, sent: Report) -> Report:
    """A draft with what an earlier report says; a sent one stands until the draft replaces it."""
    draft = work.reports.draft_of(sent.author_id, sent.obligation_id)
    if draft is not None:
        return draft
    draft = work.reports.add_draft(sent.author_id, sent.obligation_id, sent.status, sent.text)
    for attachment in sent.attachments:
        work.reports.attach(draft.id, attachment)
    return replace(draft, attachments=sent.attachments)


def _send(work: Work, moment: Moment, actor: Person, report_id: int, *, wait: timedelta) -> ReportView:
    report = work.reports.get(report_id)
    assert report is not None
    assert report.obligation_id is not None
    obligation = work.obligations.get(report.obligation_id)
    assert obligation is not None
    _must_report(work, actor, obligation)
    if obligation.state is ObligationState.CLOSED:
        raise Refusal("already-closed")
    if obligation.state in RELEASED:
        raise Refusal("released")
    earlier = work.reports.latest_of(obligation.id, ReportState.SENT)
    if earlier is not None:
        work.reports.advance(earlier.id, before=ReportState.SENT, after=ReportState.WITHDRAWN)
        if report.status is ReportStatus.IN_PROGRESS:
            # What was reported as done is said to be in progress after all.
            reopen(work, obligation.id, ObligationState.ON_EXECUTION)
    on_behalf_id = obligation.principal_id if obligation.principal_id != actor.id else None
    if not work.reports.advance(
        report_id, before=ReportState.DRAFT, after=ReportState.SENT, sent_at=moment.now, on_behalf_id=on_behalf_id
    ):
        raise Refusal("report-sent-already")
    work.objections.withdraw([obligation.id], actor.id, moment.now)
    if report.status is ReportStatus.DONE:
        work.obligations.change(obligation.id, state=ObligationState.REPORTED, reported_on=moment.today)
    curator = work.people.get(obligation.curator_id)
    due_at = moment.office.next_open_moment(moment.now + wait, curator.time_zone)
    # A report that was taken back and sent again is told again: the slot is the sending, not the report.
    slot = sending(report_id, moment.now)
    work.outbox.plan(SpeechKind.REPORT, curator.id, slot, due_at=due_at, subject_id=report_id)
    work.history.add(moment.now, actor.id, "report-sent", "report", report_id, status=report.status, for_=on_behalf_id)
    return view(work, moment, actor, report_id)


def sending(report_id: int, sent_at: datetime) -> str:
    return f"{report_id}/{sent_at.astimezone(UTC).isoformat()}"


def reopen(work: Work, obligation_id: int, state: ObligationState) -> None:
    obligation = work.obligations.get(obligation_id)
    if obligation is not None and obligation.control_date is None and state is ObligationState.ON_EXECUTION:
        state = ObligationState.AWAITS_TIMETABLE
    work.obligations.change(obligation_id, state=state, reported_on=None)
