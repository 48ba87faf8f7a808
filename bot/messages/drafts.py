"""A plan before it is in force: what was read, what is doubtful, what will come of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.roadmap import Head, Roadmap, RoadmapState, RowCounts
from bot.messages.checkpoints import how as way
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped
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
) -> Message:
    """`amends`: the plan in force of which it looks like a new edition; `likenesses`: names that may mean one."""
    if roadmap.state is RoadmapState.IN_FORCE:
        text = join_lines(texts("draft-head", title=roadmap.head.title), texts("draft-in-force"))
        dates = Button(texts.plain("button-dates"), "daterows", (roadmap.id, 0))
        endless = Button(texts.plain("button-endless"), "checkpoints", (roadmap.id,))
        copy = Button(texts.plain("button-copy-plan"), "copyplan", (roadmap.id,))
        close = Button(texts.plain("button-close-plan"), "closeplan", (roadmap.id,))
        share = Button(texts.plain("button-share"), "share", (roadmap.id,))
        nudging = _nudging_button(texts, roadmap)
        ahead = Button(texts.plain("button-sends"), "sends", (roadmap.id, 0))
        rows = (_rows_button(texts, roadmap), (ahead, *nudging), (dates, endless), (copy, close), (share,))
        return Message(text, rows)
    if roadmap.state is RoadmapState.CLOSED:
        text = join_lines(texts("draft-head", title=roadmap.head.title), texts("draft-closed"))
        copy = Button(texts.plain("button-copy-plan"), "copyplan", (roadmap.id,))
        return Message(text, (_rows_button(texts, roadmap), (copy,)))
    if roadmap.state is RoadmapState.MERGED:
        return Message(join_lines(texts("draft-head", title=roadmap.head.title), texts("draft-merged")))
    if roadmap.state is RoadmapState.DISCARDED:
        return discarded(texts, roadmap)
    how = way(texts, roadmap.checkpoints, roadmap.checkpoint_dates, today)
    text = join_lines(
        texts("draft-known") if known else None,
        *_head(texts, roadmap.head, today),
        texts("draft-sections", count=len(roadmap.sections)),
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
    compare = ((Button(texts.plain("button-compare"), "amend", (roadmap.id, amends.id)),),) if amends else ()
    questions = counts.questions + counts.instruction_questions
    return Message(text, (*compare, *_draft_buttons(texts, roadmap, questions, likenesses)))


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
    buttons = []
    if nobody:
        buttons.append((Button(texts.plain("button-unanswered"), "nobody", (roadmap.id, 0)),))
    if not_connected:
        buttons.append((Button(texts.plain("button-people"), "people"),))
    if without_date:
        buttons.append((Button(texts.plain("button-timetables"), "timetables"),))
    return Message(text, tuple(buttons))


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


def _draft_buttons(texts: Texts, roadmap: Roadmap, questions: int, likenesses: int) -> tuple[tuple[Button, ...], ...]:
    looks = _rows_button(texts, roadmap)
    review = Button(texts.plain("button-questions", count=questions), "review", (roadmap.id,))
    people = (Button(texts.plain("button-likenesses", count=likenesses), "same", (roadmap.id, 0)),)
    return (
        *(((review,),) if questions else ()),
        looks,
        (Button(texts.plain("button-sheet"), "sheet", (roadmap.id,)),),
        (Button(texts.plain("button-checkpoints"), "checkpoints", (roadmap.id,)),),
        _nudging_button(texts, roadmap),
        *((people,) if likenesses else ()),
        (Button(texts.plain("button-share"), "share", (roadmap.id,)),),
        (
            Button(texts.plain("button-preview"), "preview", (roadmap.id,)),
            Button(texts.plain("button-reject"), "reject", (roadmap.id,)),
        ),
    )


def _nudging_button(texts: Texts, roadmap: Roadmap) -> tuple[Button, ...]:
    return (Button(texts.plain("button-nudging"), "nudging", (roadmap.id,)),)


def _rows_button(texts: Texts, roadmap: Roadmap) -> tuple[Button, ...]:
    return (Button(texts.plain("button-rows"), "rows", (roadmap.id, 0)),)
