"""An obligation as people see it: its card, its line in a list, its state in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.obligation import OWING, RELEASED, Ground, Obligation, ObligationState, Part
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.report import Report, ReportState, ReturnReason
from bot.messages.message import Button, Message, join_lines
from bot.texts import Html, Texts

LINES = 8
"""Lines of a list before it is cut into pages."""
HEADING = 1000
"""Letters of a title over a card."""
SHORT = 70
"""Letters of a title in a list."""

_STATES = {
    ObligationState.ON_EXECUTION: "state-on-execution",
    ObligationState.REPORTED: "state-reported",
    ObligationState.RETURNED: "state-returned",
    ObligationState.CLOSED: "state-closed",
    ObligationState.AWAITS_TIMETABLE: "state-awaits-timetable",
    ObligationState.SUSPENDED: "state-suspended",
    ObligationState.REMOVED: "state-removed",
    ObligationState.NOT_REQUIRED: "state-not-required",
}
_PARTS = {Part.LEAD: "part-lead", Part.CO_EXECUTOR: "part-co-executor", Part.MEMBER: "part-member"}
_RETURNS = {
    ReturnReason.OFF_TOPIC: "return-off-topic",
    ReturnReason.NO_DOCUMENT: "return-no-document",
    ReturnReason.WRONG_PERIOD: "return-wrong-period",
}


GROUNDS = {
    Ground.DONE_ELSEWHERE: "ground-done-elsewhere",
    Ground.CANCELLED: "ground-cancelled",
    Ground.NOT_APPLICABLE: "ground-not-applicable",
    Ground.AWAITS_DOCUMENTS: "ground-awaits-documents",
    Ground.NEW_EDITION: "ground-new-edition",
    Ground.PLAN_CLOSED: "ground-plan-closed",
}


def card(
    texts: Texts,
    obligation: Obligation,
    report: Report | None,
    curator: Person,
    moment: Moment,
    *,
    mine: bool,
    decides: bool = False,
    may_move: bool = False,
    deputy: Person | None = None,
    nudges: Sequence[Html] = (),
) -> Message:
    """Today's state of one obligation, with what its executor can do about it; the plan's curator may move its date.

    `nudges`: what became of its nudges, in words, for those who watch over it.
    """
    today = moment.today
    returned = report if report is not None and obligation.state is ObligationState.RETURNED else None
    text = join_lines(
        heading(texts, obligation),
        "",
        texts("obligation-executor", name=obligation.executor_name),
        due_line(texts, obligation, today, moment.office.calendar),
        moves_line(texts, obligation, today),
        texts("obligation-part", part=texts.plain(_PARTS[obligation.part])) if mine else None,
        texts("obligation-state", state=state_words(texts, obligation, today)),
        return_words(texts, returned) if returned else None,
        _snoozed(texts, obligation, today),
        texts("obligation-ground", ground=ground_words(texts, obligation)) if obligation.ground else None,
        texts("obligation-curator", name=curator.short_name),
        texts("obligation-deputy", name=deputy.short_name) if deputy else None,
        texts("obligation-objected") if obligation.objected else None,
        texts("obligation-draft") if report is not None and report.state is ReportState.DRAFT and mine else None,
        *(("", *nudges) if nudges else ()),
    )
    buttons = _card_buttons(texts, obligation, report, today) if mine else ()
    move = (Button(texts.plain("button-move"), "move", (obligation.id, 0)),) if may_move else ()
    if decides:
        buttons = (*buttons, *_curators_buttons(texts, obligation, move))
    elif not mine:
        buttons = (*((move,) if move else ()), (Button(texts.plain("button-history"), "history", (obligation.id,)),))
    if not mine and obligation.overdue(today):
        buttons = (*buttons, (Button(texts.plain("button-late"), "late"),))
    return Message(text, buttons, obligations=(obligation.id,))


def mine(texts: Texts, owed: Sequence[Obligation], page: int, moment: Moment) -> Message:
    """All that a person owes, nearest first."""
    if not owed:
        return Message(texts("mine-none"))
    pages = -(-len(owed) // LINES)
    page = min(max(page, 0), pages - 1)
    shown = owed[page * LINES : (page + 1) * LINES]
    lines = [
        texts(
            "mine-line",
            index=index,
            title=short_title(one),
            due=_due_words(texts, one, moment.today, moment.office.calendar),
        )
        for index, one in enumerate(shown, page * LINES + 1)
    ]
    foot = texts("mine-page", page=page + 1, pages=pages) if pages > 1 else None
    text = join_lines(texts("mine-head", count=len(owed)), "", *lines, foot)
    turns = page_buttons(texts, "my", (), page, pages)
    return Message(text, (*number_buttons(texts, "card", shown, page * LINES + 1), *turns))


def heading(texts: Texts, obligation: Obligation) -> Html:
    if obligation.number:
        return texts("obligation-title", number=obligation.number, title=clipped(obligation.title, HEADING))
    return texts("obligation-title-plain", title=clipped(obligation.title, HEADING))


def short_title(obligation: Obligation) -> str:
    """For a list, which has numbers of its own."""
    return clipped(obligation.title, SHORT)


def clipped(text: str, most: int) -> str:
    """The text, or as many of its whole words as fit."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def due_line(texts: Texts, obligation: Obligation, today: date, calendar: WorkingCalendar) -> Html:
    if obligation.control_date is None:
        return texts("obligation-unset", text=_unset(texts, obligation))
    until = texts.until(obligation.control_date, today)
    if obligation.state in (ObligationState.CLOSED, ObligationState.REPORTED) or obligation.state in RELEASED:
        return texts("obligation-due", until=until)
    return texts(
        "obligation-due-relative", until=until, relative=relative(texts, obligation.control_date, today, calendar)
    )


def moves_line(texts: Texts, obligation: Obligation, today: date) -> Html | None:
    """How often the date was moved, and the first one: they stay visible."""
    if not obligation.moves or obligation.first_control_date is None:
        return None
    first = texts.day(obligation.first_control_date, today)
    return texts("obligation-moves", count=obligation.moves, first=first)


def relative(texts: Texts, control_date: date, today: date, calendar: WorkingCalendar) -> Html:
    """How far off a control date is, in working days."""
    if control_date == today:
        return texts("due-today")
    if control_date < today:
        # Counted to today, as nudges are: on a Saturday no day more than on the Friday before.
        return texts("overdue-by", days=max(1, calendar.working_days_between(control_date, today)))
    if (control_date - today).days == 1:
        return texts("due-tomorrow")
    return texts("due-in", days=max(1, calendar.working_days_between(today, control_date)))


def state_words(texts: Texts, obligation: Obligation, today: date) -> str:
    if obligation.overdue(today):
        returned = obligation.state is ObligationState.RETURNED
        words = texts.plain("state-returned-overdue" if returned else "state-overdue")
    elif obligation.state is ObligationState.ON_EXECUTION and obligation.acknowledged_at is not None:
        words = texts.plain("state-acknowledged")
    else:
        words = texts.plain(_STATES[obligation.state])
    asks = obligation.extension_asked and obligation.state in OWING
    return texts.plain("state-asks-extension", state=words) if asks else words


def return_words(texts: Texts, report: Report) -> Html | None:
    """The reason for which a report was returned; None if it was not."""
    if report.return_reason is None:
        return None
    reason = _RETURNS.get(report.return_reason)
    return texts("obligation-return-reason", reason=texts.plain(reason) if reason else report.return_text or "")


def number_buttons(
    texts: Texts, verb: str, shown: Sequence[Obligation], first: int, *before: int
) -> tuple[tuple[Button, ...], ...]:
    buttons = [
        Button(texts.plain("button-numbered", number=number), verb, (*before, one.id))
        for number, one in enumerate(shown, first)
    ]
    return tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))


def page_buttons(
    texts: Texts, verb: str, args: tuple[int, ...], page: int, pages: int
) -> tuple[tuple[Button, ...], ...]:
    turns = []
    if page > 0:
        turns.append(Button(texts.plain("button-back-page"), verb, (*args, page - 1)))
    if page < pages - 1:
        turns.append(Button(texts.plain("button-next-page"), verb, (*args, page + 1)))
    return (tuple(turns),) if turns else ()


def action_buttons(texts: Texts, obligation: Obligation, *, early: bool = False) -> tuple[tuple[Button, ...], ...]:
    """What an executor can do about one obligation, and the way to the rest; `early`: it may be accepted for execution
    first."""
    acknowledge = Button(texts.plain("button-acknowledge"), "acknowledge", (obligation.id,))
    interim = Button(texts.plain("button-in-progress"), "interim", (obligation.id,))
    dated = obligation.control_date is not None
    later = (Button(texts.plain("button-later"), "later", (obligation.id,)),) if dated else ()
    return (
        (Button(texts.plain("button-done"), "done", (obligation.id,)),),
        (Button(texts.plain("button-report"), "report", (obligation.id,)),),
        *(((acknowledge,),) if early and dated else ()),
        (
            *extend_buttons(texts, obligation),
            *later,
            Button(texts.plain("button-not-mine"), "notmine", (obligation.id,)),
        ),
        (interim, Button(texts.plain("button-mine"), "my")),
    )


def _curators_buttons(texts: Texts, obligation: Obligation, move: tuple[Button, ...]) -> tuple[tuple[Button, ...], ...]:
    """What a curator can do about one obligation; the usual on top."""

    def button(key: str, verb: str) -> Button:
        return Button(texts.plain(key), verb, (obligation.id,))

    executors = Button(texts.plain("button-row-executors"), "executors", (obligation.activity_id,))
    looks = (executors, button("button-history", "history"))
    if obligation.state in RELEASED:
        return ((button("button-take-up", "takeup"),), looks)
    if obligation.state in (ObligationState.REPORTED, ObligationState.CLOSED):
        return (looks,)
    lead = (button("button-make-lead", "lead"),) if obligation.part is not Part.LEAD else ()
    return (
        (*move, button("button-give", "giveother")),
        looks,
        (button("button-suspend", "suspend"), button("button-remove", "remove")),
        (button("button-not-required", "notrequired"), *lead),
    )


def extend_buttons(texts: Texts, obligation: Obligation) -> tuple[Button, ...]:
    """A later date is asked for where one is set; who has asked may take that back."""
    if obligation.state not in OWING or obligation.control_date is None:
        return ()
    if obligation.extension_asked:
        return (Button(texts.plain("button-take-back-extension"), "unextend", (obligation.id,)),)
    return (Button(texts.plain("button-extend"), "extend", (obligation.id,)),)


def _snoozed(texts: Texts, obligation: Obligation, today: date) -> Html | None:
    until = obligation.snoozed_until
    if until is None or until <= today or obligation.state not in OWING:
        return None
    return texts("obligation-snoozed", day=texts.day(until, today))


def _card_buttons(
    texts: Texts, obligation: Obligation, report: Report | None, today: date
) -> tuple[tuple[Button, ...], ...]:
    everything = (Button(texts.plain("button-mine"), "my"),)
    if obligation.state is ObligationState.CLOSED or obligation.state in RELEASED:
        return (everything,)
    if report is not None and report.state is ReportState.DRAFT:
        return ((Button(texts.plain("button-open-draft"), "draft", (report.id,)),), everything)
    if obligation.state is ObligationState.REPORTED and report is not None:
        add = Button(texts.plain("button-add"), "add", (report.id,))
        return ((Button(texts.plain("button-withdraw"), "withdraw", (report.id,)), add), everything)
    if obligation.state is ObligationState.RETURNED:
        correct = Button(texts.plain("button-correct"), "report", (obligation.id,))
        extend = extend_buttons(texts, obligation)
        return ((correct,), *((extend,) if extend else ()), everything)
    early = obligation.acknowledged_at is None and not obligation.overdue(today)
    return action_buttons(texts, obligation, early=early)


def ground_words(texts: Texts, obligation: Obligation) -> str:
    """Why the executor was released, in words; empty if they were not."""
    key = GROUNDS.get(obligation.ground) if obligation.ground else None
    return texts.plain(key) if key else obligation.ground_text or ""


def _due_words(texts: Texts, obligation: Obligation, today: date, calendar: WorkingCalendar) -> Html:
    if obligation.control_date is None:
        return texts("state-awaits-timetable")
    due = texts.until(obligation.control_date, today)
    if obligation.overdue(today):
        due = Html(f"{due}, {relative(texts, obligation.control_date, today, calendar)}")
    return texts("mine-returned", due=due) if obligation.state is ObligationState.RETURNED else due


def _unset(texts: Texts, obligation: Obligation) -> Html:
    if obligation.deadline_text:
        return texts("no-control-date", text=obligation.deadline_text)
    return texts("no-control-date-blank")
