"""A plan before it is in force: what was read, what is doubtful, what will come of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.roadmap import Head, Roadmap, RoadmapState, RowCounts
from bot.messages.checkpoints import how as way
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped
from bot.messages.plan_buttons import closed_buttons, draft_buttons, in_force_buttons, plan_button, summary_button
from bot.messages.rows import reason_words
from bot.texts import Html, Texts

_PLAN_LINES = {
    RoadmapState.DRAFT: "plan-line-draft",
    RoadmapState.IN_FORCE: "plan-line-in-force",
    RoadmapState.CLOSED: "plan-line-closed",
}
HEAD = 600
"""Letters of a plan's own title."""
TITLE = 200
"""Letters of plans in a list."""


def draft(
    texts: Texts,
    roadmap: Roadmap,
    counts: RowCounts,
    instructions: int,
    *,
    known: bool,
    today: date,
    amends: Roadmap | None = None,
    likenesses: int = 0,
    more: bool = False,
) -> Message:
    """`amends`: the plan in force of which it looks like a new edition; `likenesses`: names that may mean one;
    `more`: with the rarer things that can be done."""
    if roadmap.state is RoadmapState.IN_FORCE:
        text = join_lines(texts("draft-head", title=roadmap.head.title), texts("draft-in-force"))
        return Message(text, in_force_buttons(texts, roadmap, more=more))
    if roadmap.state is RoadmapState.CLOSED:
        text = join_lines(texts("draft-head", title=roadmap.head.title), texts("draft-closed"))
        return Message(text, closed_buttons(texts, roadmap))
    if roadmap.state is RoadmapState.MERGED:
        text = join_lines(texts("draft-head", title=roadmap.head.title), texts("draft-merged"))
        return Message(text, ((Button(texts.plain("button-plans"), "plans"),),))
    if roadmap.state is RoadmapState.DISCARDED:
        return discarded(texts, roadmap)
    how = way(texts, roadmap.checkpoints, roadmap.checkpoint_dates, today)
    text = join_lines(
        texts("draft-known") if known else None,
        *_head(texts, roadmap.head, today),
        texts("draft-sections", count=len(roadmap.sections)) if roadmap.sections else None,
        "",
        texts("draft-counts", total=counts.total, clear=counts.clear, questions=counts.questions),
        texts("draft-instructions", count=instructions, questions=counts.instruction_questions)
        if instructions
        else None,
        texts("draft-removed", count=counts.removed, plan=roadmap.id) if counts.removed else None,
        *(texts("draft-reason", reason=reason_words(texts, reason), count=count) for reason, count in counts.reasons),
        "",
        texts("draft-checkpoints", how=how),
        *(("", texts("draft-amends", title=clipped(amends.head.title, TITLE))) if amends else ()),
    )
    questions = counts.questions + counts.instruction_questions
    buttons = draft_buttons(texts, roadmap, questions=questions, likenesses=likenesses, amends=amends, more=more)
    return Message(text, buttons)


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
    todo = (
        (Button(texts.plain("button-unanswered"), "nobody", (roadmap.id, 0)), nobody),
        (Button(texts.plain("button-people"), "people"), not_connected),
        (Button(texts.plain("button-timetables"), "timetables"), without_date),
    )
    on = (summary_button(texts, roadmap), plan_button(texts, roadmap))
    return Message(text, (*((button,) for button, count in todo if count), on))


def discarded(texts: Texts, roadmap: Roadmap) -> Message:
    plans = Button(texts.plain("button-plans"), "plans")
    return Message(texts("draft-discarded", title=roadmap.head.title), ((plans,),))


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
