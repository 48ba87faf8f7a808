"""A message of a report that its author has edited in the chat: the report says what the message says now."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.reports import MOST_TEXT, ReportView, open_correction, view
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.report import ReportState, corrected
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit came to. `view` is None where the message went into no report that is known."""

    view: ReportView | None
    changed: bool = False

    @property
    def too_late(self) -> bool:
        """The report has been decided on: it stays as it was."""
        states = (ReportState.ACCEPTED, ReportState.RETURNED)
        return self.view is not None and self.view.report.state in states


def edit(work: Work, moment: Moment, actor: Person, message_id: int, text: str) -> Edited:
    """Corrects the draft that the message went into; of a sent report, a draft that will replace it.

    Raises Refusal("report-too-long").
    """
    report = work.reports.shown_after(actor.id, message_id)
    if report is None:
        return Edited(None)
    if report.state is ReportState.SENT:
        begun = work.reports.draft_of(actor.id, report.obligation_id)
        report = begun or report
    new = corrected(report.text, text)
    if new is None:
        return Edited(None)
    if new == report.text or report.state not in (ReportState.DRAFT, ReportState.SENT):
        return Edited(view(work, moment, actor, report.id))
    if len(new) > MOST_TEXT:
        raise Refusal("report-too-long", most=MOST_TEXT, have=len(new))
    if report.state is ReportState.SENT:
        report = open_correction(work, report)
    work.history.add(
        moment.now, actor.id, "report-edited", "report", report.id, changes={"text": {"from": report.text, "to": new}}
    )
    work.reports.change(report.id, text=new)
    work.conversations.set(actor.id, Step.REPORT, report.id, moment.now)
    return Edited(view(work, moment, actor, report.id), changed=True)
