"""A plan with all its obligations as a file for a curator's desk."""

from __future__ import annotations

from datetime import date

from bot.actions.summaries import PlanState
from bot.domain.obligation import Obligation
from bot.exports.xlsx import Sheet, Value, to_xlsx
from bot.messages.message import OutgoingFile
from bot.messages.obligations import state_words
from bot.texts import Texts

_COLUMNS = (
    "export-column-number",
    "export-column-title",
    "export-column-section",
    "export-column-executor",
    "export-column-district",
    "export-column-deadline",
    "export-column-control-date",
    "export-column-state",
    "export-column-reported",
    "export-column-report",
    "export-column-files",
)


def export_plan(texts: Texts, state: PlanState, today: date) -> OutgoingFile:
    """One row an obligation, in the plan's own order."""
    head = state.roadmap.head
    order = (
        texts.plain("export-order", number=head.order_number, date=head.order_date)
        if head.order_number and head.order_date
        else None
    )
    as_of = texts.plain("export-as-of", day=texts.day(today))
    sheet = Sheet(
        title=texts.plain("export-sheet"),
        columns=[texts.plain(key) for key in _COLUMNS],
        rows=[_row(texts, state, one, today) for one in state.obligations],
        heading_lines=[line for line in (head.title, order, as_of) if line],
        closing_lines=[texts.plain("export-signature", name=state.curator.short_name)],
    )
    return OutgoingFile(texts.plain("export-file-name", day=today), to_xlsx(sheet))


def _row(texts: Texts, state: PlanState, one: Obligation, today: date) -> list[Value]:
    section = state.roadmap.sections[one.section - 1] if one.section else None
    report = state.reports.get(one.id)
    return [
        one.number,
        one.title,
        section.title if section else texts.plain("summary-section-body"),
        one.executor_name,
        one.district,
        one.deadline_text,
        one.control_date,
        state_words(texts, one, today),
        one.reported_on,
        report.text if report else None,
        len(report.attachments) if report else None,
    ]
