"""A plan before it is in force: what was read, what is doubtful, what will come of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.office import Checkpoints
from bot.domain.roadmap import Activity, Head, PlanRow, Roadmap, RoadmapState, RowCounts, RowWarning, questions
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped, page_buttons
from bot.texts import Html, Texts

_CHECKPOINTS = {
    Checkpoints.QUARTERLY: "checkpoints-quarterly",
    Checkpoints.HALF_YEARLY: "checkpoints-half-yearly",
    Checkpoints.YEARLY: "checkpoints-yearly",
}
CHECKPOINTS = tuple(_CHECKPOINTS)
"""A button names a way of asking by its place here."""
_WARNINGS = {
    RowWarning.BEFORE_ORDER: "doubt-before-order",
    RowWarning.OUTSIDE_PERIOD: "doubt-outside-period",
    RowWarning.NO_DEADLINE: "warning-no-deadline",
    RowWarning.NO_RESPONSIBLE: "warning-no-responsible",
}
_PLAN_LINES = {
    RoadmapState.DRAFT: "plan-line-draft",
    RoadmapState.IN_FORCE: "plan-line-in-force",
    RoadmapState.CLOSED: "plan-line-closed",
}
HEAD = 600
"""Letters of a plan's own title."""
TITLE = 200
"""Letters of a row's fields on a page of rows, and of plans in a list."""


def draft(
    texts: Texts,
    roadmap: Roadmap,
    counts: RowCounts,
    instructions: int,
    *,
    known: bool,
    today: date,
    amends: Roadmap | None = None,
) -> Message:
    """`amends`: the plan in force of which it looks like a new edition."""
    if roadmap.state is RoadmapState.IN_FORCE:
        text = join_lines(texts("draft-head", title=roadmap.head.title), texts("draft-in-force"))
        copy = Button(texts.plain("button-copy-plan"), "copyplan", (roadmap.id,))
        close = Button(texts.plain("button-close-plan"), "closeplan", (roadmap.id,))
        return Message(text, (_rows_button(texts, roadmap), _nudging_button(texts, roadmap), (copy, close)))
    if roadmap.state is RoadmapState.CLOSED:
        text = join_lines(texts("draft-head", title=roadmap.head.title), texts("draft-closed"))
        copy = Button(texts.plain("button-copy-plan"), "copyplan", (roadmap.id,))
        return Message(text, (_rows_button(texts, roadmap), (copy,)))
    if roadmap.state is RoadmapState.MERGED:
        return Message(join_lines(texts("draft-head", title=roadmap.head.title), texts("draft-merged")))
    if roadmap.state is RoadmapState.DISCARDED:
        return discarded(texts, roadmap)
    how = texts.plain(_CHECKPOINTS[roadmap.checkpoints])
    text = join_lines(
        texts("draft-known") if known else None,
        *_head(texts, roadmap.head, today),
        texts("draft-sections", count=len(roadmap.sections)),
        "",
        texts("draft-counts", total=counts.total, clear=counts.clear, doubtful=counts.doubtful),
        *(texts("draft-reason", reason=_reason(texts, reason), count=count) for reason, count in counts.reasons),
        texts("draft-instructions", count=instructions) if instructions else None,
        "",
        texts("draft-checkpoints", how=how),
        *(("", texts("draft-amends", title=clipped(amends.head.title, TITLE))) if amends else ()),
    )
    compare = ((Button(texts.plain("button-compare"), "amend", (roadmap.id, amends.id)),),) if amends else ()
    return Message(text, (*compare, *_draft_buttons(texts, roadmap, counts, how)))


def rows(
    texts: Texts, roadmap: Roadmap, shown: Sequence[PlanRow], page: int, pages: int, *, doubtful_only: bool, today: date
) -> Message:
    head = "rows-questions-head" if doubtful_only else "rows-head"
    blocks = [block for row in shown for block in ("", *_row(texts, row.activity, today))]
    text = join_lines(texts(head, page=page + 1, pages=pages), *(blocks or [texts("rows-none")]))
    verb = "doubts" if doubtful_only else "rows"
    back = Button(texts.plain("button-back-draft"), "plan", (roadmap.id,))
    return Message(text, (*page_buttons(texts, verb, (roadmap.id,), page, pages), (back,)))


def in_force(
    texts: Texts,
    roadmap: Roadmap,
    *,
    obligations: int,
    people: int,
    told: int,
    not_connected: int,
    nobody: int,
    without_date: int,
    past: int,
    unknown_years: Sequence[int],
) -> Message:
    text = join_lines(
        texts("force-head", title=roadmap.head.title),
        "",
        texts("force-obligations", count=obligations, people=people),
        texts("force-told", count=told),
        texts("force-not-connected", count=not_connected) if not_connected else None,
        texts("force-nobody", count=nobody) if nobody else None,
        texts("force-without-date", count=without_date) if without_date else None,
        texts("force-past", count=past) if past else None,
        texts("force-unknown-years", years=", ".join(map(str, unknown_years))) if unknown_years else None,
    )
    return Message(text, ((Button(texts.plain("button-people"), "people"),),) if not_connected else ())


def discarded(texts: Texts, roadmap: Roadmap) -> Message:
    return Message(texts("draft-discarded", title=roadmap.head.title))


def plans(texts: Texts, found: Sequence[Roadmap]) -> Message:
    if not found:
        return Message(texts("plans-none"))
    lines = [
        texts(
            _PLAN_LINES[roadmap.state],
            index=index,
            title=clipped(roadmap.head.title, TITLE),
        )
        for index, roadmap in enumerate(found, 1)
    ]
    buttons = tuple(
        Button(texts.plain("button-numbered", number=index), "plan", (roadmap.id,))
        for index, roadmap in enumerate(found, 1)
    )
    rows_of_buttons = tuple(buttons[start : start + 4] for start in range(0, len(buttons), 4))
    return Message(join_lines(texts("plans-head"), "", *lines), rows_of_buttons)


def _head(texts: Texts, head: Head, today: date) -> tuple[Html | None, ...]:
    period = None
    if head.period_start and head.period_end:
        period = texts("draft-period", period=texts.days(head.period_start, head.period_end))
    return (
        texts("draft-head", title=clipped(head.title, HEAD)),
        texts("draft-issuer", issuer=head.issuer) if head.issuer else None,
        _order(texts, head),
        period,
        texts("draft-controller", name=head.controller) if head.controller else None,
    )


def _order(texts: Texts, head: Head) -> Html:
    if head.order_number and head.order_date:
        return texts("draft-order", number=head.order_number, date=head.order_date)
    if head.order_number:
        return texts("draft-order-number", number=head.order_number)
    if head.order_date:
        return texts("draft-order-date", date=head.order_date)
    return texts("draft-no-order")


def _draft_buttons(texts: Texts, roadmap: Roadmap, counts: RowCounts, how: str) -> tuple[tuple[Button, ...], ...]:
    looks = _rows_button(texts, roadmap)
    # The button carries what it leads to: pressed twice it does not turn on.
    following = (CHECKPOINTS.index(roadmap.checkpoints) + 1) % len(CHECKPOINTS)
    if counts.doubtful:
        looks += (Button(texts.plain("button-questions", count=counts.doubtful), "doubts", (roadmap.id, 0)),)
    return (
        looks,
        (Button(texts.plain("button-checkpoints", how=how), "checkpoints", (roadmap.id, following)),),
        _nudging_button(texts, roadmap),
        (
            Button(texts.plain("button-in-force"), "force", (roadmap.id,)),
            Button(texts.plain("button-reject"), "reject", (roadmap.id,)),
        ),
    )


def _nudging_button(texts: Texts, roadmap: Roadmap) -> tuple[Button, ...]:
    return (Button(texts.plain("button-nudging"), "nudging", (roadmap.id,)),)


def _rows_button(texts: Texts, roadmap: Roadmap) -> tuple[Button, ...]:
    return (Button(texts.plain("button-rows"), "rows", (roadmap.id, 0)),)


def _row(texts: Texts, activity: Activity, today: date) -> tuple[Html, ...]:
    title = clipped(activity.title, TITLE)
    names = clipped("; ".join(one.name for one in activity.responsible), TITLE)
    asked = questions(activity)
    return (
        texts("row-title", number=activity.number, title=title)
        if activity.number
        else texts("row-title-plain", title=title),
        texts(
            "row-deadline",
            text=clipped(activity.deadline_text, TITLE),
            reading=_reading(texts, activity.deadline, today),
        )
        if activity.deadline_text
        else texts("row-deadline-blank"),
        texts("row-responsible", names=names) if names else texts("row-responsible-blank"),
        *((texts("row-question", reasons="; ".join(_reason(texts, one) for one in asked)),) if asked else ()),
    )


def _reading(texts: Texts, deadline: Deadline, today: date) -> Html:
    if deadline.kind in (DeadlineKind.SCHEDULE, DeadlineKind.EVENT):
        return texts("reading-schedule")
    if not deadline.windows:
        return texts("reading-none")
    first = _window(texts, deadline.windows[0], today)
    if deadline.kind is DeadlineKind.THROUGHOUT:
        return texts("reading-throughout", window=first)
    return texts("reading-windows", window=first, more=len(deadline.windows) - 1)


def _window(texts: Texts, window: Window, today: date) -> Html:
    if window.start is None:
        return texts("window-until", due=texts.days(window.due, window.due))
    return texts.days(window.start, window.due)


def _reason(texts: Texts, reason: str) -> str:
    known = _WARNINGS.get(reason) if isinstance(reason, RowWarning) else None
    return texts.plain(known or f"doubt-{reason}")
