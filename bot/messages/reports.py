"""A report as its author and its curator see it, from the draft to the decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.domain.people import Person, short_name
from bot.domain.report import FileKind, Report, ReportState, ReportStatus, ReturnReason
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, due_line, heading, number_buttons, return_words, short_title
from bot.texts import Html, Texts

_STATUSES = {ReportStatus.DONE: "report-status-done", ReportStatus.IN_PROGRESS: "report-status-in-progress"}
STATUSES = tuple(_STATUSES)
"""A button names a status by its place here."""
_RETURN_BUTTONS = {
    ReturnReason.OFF_TOPIC: "button-return-off-topic",
    ReturnReason.NO_DOCUMENT: "button-return-no-document",
    ReturnReason.WRONG_PERIOD: "button-return-wrong-period",
    ReturnReason.OWN: "button-return-own",
}
CHOICES = 24
"""Obligations among which the author of an answer chooses at most."""
RETURN_REASONS = tuple(_RETURN_BUTTONS)
"""A button names a reason by its place here."""


def for_author(
    texts: Texts,
    report: Report,
    obligation: Obligation | None,
    curator: Person | None,
    choices: tuple[Obligation, ...],
    moment: Moment,
    *,
    replaces: bool,
    mends: Report | None,
) -> Message:
    """The card of a report in its author's chat, by its state."""
    if obligation is None:
        if report.state is ReportState.DRAFT:
            return _about_which(texts, report, choices)
        return Message(texts("report-discarded"), ((Button(texts.plain("button-mine"), "my"),),))
    if report.state is ReportState.DRAFT:
        return _draft(texts, report, obligation, moment, replaces=replaces, mends=mends)
    assert curator is not None
    if report.state is ReportState.SENT:
        return _sent(texts, report, obligation, curator, moment)
    if report.state is ReportState.ACCEPTED:
        return replace(accepted(texts, report, obligation, curator, moment), edits=None)
    return returned(texts, report, obligation, curator, moment)


def for_curator(texts: Texts, report: Report, obligation: Obligation, author: Person, moment: Moment) -> Message:
    buttons = (
        Button(texts.plain("button-accept"), "accept", (report.id,)),
        Button(texts.plain("button-return"), "return", (report.id,)),
    )
    files = ((Button(texts.plain("button-files"), "look", (report.id,)),),) if report.attachments else ()
    text = join_lines(
        texts("report-card-head", status=_status(texts, report)), *_facts(texts, report, obligation, author, moment)
    )
    # Who decides on their own work has cards of it as an executor too: those are kept apart.
    shown = (obligation.id,) if obligation.recipient_id != obligation.curator_id else ()
    return Message(text, (buttons, *files), attachments=report.attachments, obligations=shown)


def reasons(texts: Texts, report: Report, obligation: Obligation, author: Person, moment: Moment) -> Message:
    """The curator's card with the usual reasons for which a report is returned."""
    rows = tuple(
        (Button(texts.plain(key), "reason", (report.id, index)),) for index, key in enumerate(_RETURN_BUTTONS.values())
    )
    back = Button(texts.plain("button-back"), "decide", (report.id,))
    text = join_lines(*_facts(texts, report, obligation, author, moment), "", texts("return-choose"))
    return Message(text, (*rows, (back,)))


def ask_words(texts: Texts, report: Report, obligation: Obligation, author: Person, moment: Moment) -> Message:
    text = join_lines(*_facts(texts, report, obligation, author, moment), "", texts("return-ask-words"))
    back = Button(texts.plain("button-back"), "return", (report.id,))
    return Message(text, ((back, Button(texts.plain("button-accept"), "accept", (report.id,))),))


def decided(
    texts: Texts, report: Report, obligation: Obligation, author: Person, decider: Person, moment: Moment
) -> Message:
    """The curator's card in its final form."""
    assert report.decided_at is not None
    facts: dict[str, str] = {"name": decider.short_name, **_when(texts, report.decided_at, moment)}
    if report.state is ReportState.ACCEPTED:
        verdict, reason = texts("report-accepted-by", **facts), None
    else:
        verdict, reason = texts("report-returned-by", **facts), return_words(texts, report)
    text = join_lines(verdict, reason, "", *_facts(texts, report, obligation, author, moment))
    return Message(text, ((Button(texts.plain("button-awaiting"), "awaiting"),),))


def accepted(texts: Texts, report: Report, obligation: Obligation, curator: Person, moment: Moment) -> Message:
    """To the author: their card becomes this."""
    final = report.status is ReportStatus.DONE
    text = join_lines(
        heading(texts, obligation),
        "",
        texts("report-accepted-head", name=curator.short_name) if final else texts("report-accepted-interim"),
        *_content(texts, report),
    )
    everything = (Button(texts.plain("button-mine"), "my"),)
    return Message(text, (everything,), obligations=(obligation.id,), edits=report.card_message_id)


def returned(texts: Texts, report: Report, obligation: Obligation, curator: Person, moment: Moment) -> Message:
    text = join_lines(
        heading(texts, obligation),
        "",
        texts("report-returned-head", name=curator.short_name),
        return_words(texts, report),
        due_line(texts, obligation, moment.today, moment.office.calendar),
        "",
        texts("report-returned-hint"),
    )
    correct = Button(texts.plain("button-correct"), "report", (obligation.id,))
    everything = Button(texts.plain("button-mine"), "my")
    return Message(text, ((correct,), (everything,)), obligations=(obligation.id,))


def edit_not_read(texts: Texts) -> Message:
    """To who edited a message of which no report has anything."""
    return Message(texts("edit-not-read"), ((Button(texts.plain("button-mine"), "my"),),))


def edit_too_late(texts: Texts, obligation: Obligation, *, returned: bool) -> Message:
    """To who edited a message of a report that was decided on meanwhile."""
    text = join_lines(
        heading(texts, obligation), "", texts("edit-after-return" if returned else "edit-after-acceptance")
    )
    correct = ((Button(texts.plain("button-correct"), "report", (obligation.id,)),),) if returned else ()
    return Message(text, (*correct, (Button(texts.plain("button-mine"), "my"),)), obligations=(obligation.id,))


def awaiting(texts: Texts, waiting: list[tuple[Report, Obligation, Person]]) -> Message:
    """What a curator has to decide on, the oldest first."""
    if not waiting:
        return Message(texts("awaiting-none"), ((Button(texts.plain("button-control-summary"), "summary"),),))
    shown = waiting[:LINES]
    lines = [
        texts("awaiting-line", index=index, title=short_title(obligation), name=_who(obligation, author))
        for index, (_, obligation, author) in enumerate(shown, 1)
    ]
    buttons = tuple(
        Button(texts.plain("button-numbered", number=index), "look", (report.id,))
        for index, (report, _, _) in enumerate(shown, 1)
    )
    rest = len(waiting) - len(shown)
    foot = texts("awaiting-rest", count=rest) if rest else None
    text = join_lines(texts("awaiting-head", count=len(waiting)), "", *lines, foot)
    return Message(text, (buttons[:4], buttons[4:]) if len(buttons) > 4 else (buttons,))


def _draft(
    texts: Texts, report: Report, obligation: Obligation, moment: Moment, *, replaces: bool, mends: Report | None
) -> Message:
    done = report.status is ReportStatus.DONE
    other = ReportStatus.IN_PROGRESS if done else ReportStatus.DONE
    text = join_lines(
        heading(texts, obligation),
        due_line(texts, obligation, moment.today, moment.office.calendar),
        return_words(texts, mends) if mends else None,
        "",
        texts("report-draft-head", status=_status(texts, report)),
        *_content(texts, report),
        "",
        texts("report-hint"),
        texts("report-replaces") if replaces else None,
        texts("report-interim-note") if report.status is ReportStatus.IN_PROGRESS else None,
    )
    buttons = (
        (
            Button(texts.plain("button-send"), "send", (report.id,)),
            Button(texts.plain("button-add"), "add", (report.id,)),
            Button(texts.plain("button-start-over"), "again", (report.id,)),
        ),
        # The button carries what it leads to: pressed twice it does not turn back.
        (
            Button(
                texts.plain("button-status-in-progress" if done else "button-status-done"),
                "status",
                (report.id, STATUSES.index(other)),
            ),
        ),
        (Button(texts.plain("button-discard"), "drop", (report.id,)),),
    )
    return Message(text, buttons, obligations=(obligation.id,))


def _about_which(texts: Texts, report: Report, choices: tuple[Obligation, ...]) -> Message:
    shown = choices[:CHOICES]
    lines = [texts("report-text", text=f"{index}. {short_title(one)}") for index, one in enumerate(shown, 1)]
    drop = Button(texts.plain("button-discard"), "drop", (report.id,))
    text = join_lines(
        texts("report-draft-head", status=_status(texts, report)),
        *_content(texts, report),
        "",
        texts("report-about-which"),
        *lines,
    )
    buttons = (*number_buttons(texts, "about", shown, 1, report.id), (drop,))
    return Message(text, buttons, obligations=tuple(one.id for one in choices))


def _sent(texts: Texts, report: Report, obligation: Obligation, curator: Person, moment: Moment) -> Message:
    text = join_lines(
        heading(texts, obligation),
        "",
        texts("report-sent-head", **_when(texts, report.sent_at, moment), name=curator.short_name),
        *_content(texts, report),
        "",
        texts("report-sent-hint"),
    )
    buttons = (
        Button(texts.plain("button-withdraw"), "withdraw", (report.id,)),
        Button(texts.plain("button-add"), "add", (report.id,)),
    )
    everything = (Button(texts.plain("button-mine"), "my"),)
    return Message(text, (buttons, everything), obligations=(obligation.id,))


def _facts(
    texts: Texts, report: Report, obligation: Obligation, author: Person, moment: Moment
) -> tuple[Html | None, ...]:
    late = (
        obligation.control_date is not None
        and obligation.reported_on is not None
        and obligation.reported_on > obligation.control_date
    )
    return (
        heading(texts, obligation),
        texts("report-card-author-organization", organization=obligation.executor_name, name=author.short_name)
        if obligation.organization_id is not None
        else texts("report-card-author", name=author.short_name),
        _deputised(texts, report, obligation),
        texts("report-card-sent", **_when(texts, report.sent_at, moment)) if report.sent_at else None,
        texts("report-card-late", until=texts.until(obligation.control_date, moment.today))
        if late and obligation.control_date
        else None,
        Html(""),
        *_content(texts, report),
    )


def _deputised(texts: Texts, report: Report, obligation: Obligation) -> Html | None:
    """Who reported is told, and for whom."""
    if report.on_behalf_id is None:
        return None
    if obligation.organization_id is not None:
        return texts("report-card-deputy-of-head")
    return texts("report-card-deputy", name=short_name(obligation.executor_name))


def _content(texts: Texts, report: Report) -> tuple[Html | None, ...]:
    photos = sum(1 for one in report.attachments if one.kind is FileKind.PHOTO)
    documents = len(report.attachments) - photos
    if report.text:
        words = texts("report-text", text=report.text)
    elif report.attachments:
        words = None
    else:
        words = texts("report-no-text")
    return words, texts("report-files", photos=photos, documents=documents) if report.attachments else None


def _status(texts: Texts, report: Report) -> str:
    return texts.plain(_STATUSES[report.status])


def _who(obligation: Obligation, author: Person) -> str:
    return obligation.executor_name if obligation.organization_id is not None else author.short_name


def _when(texts: Texts, sent_at: datetime | None, moment: Moment) -> dict[str, Html]:
    assert sent_at is not None
    local = sent_at.astimezone(moment.office.zone)
    return {"day": texts.day(local.date(), moment.today), "time": texts.time(local)}
