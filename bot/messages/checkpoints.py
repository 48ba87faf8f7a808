"""How often work without an end is reported, for all rows of a plan at once or for one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.deadline import Window
from bot.domain.obligation import ControlPoint
from bot.domain.office import Checkpoints
from bot.domain.roadmap import PlanRow, Roadmap, RoadmapState
from bot.messages.date_picker import date_picker
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import HEADING, SHORT, clipped, page_buttons
from bot.texts import Html, Texts

CHOICES = {
    Checkpoints.QUARTERLY: "checkpoints-quarterly",
    Checkpoints.HALF_YEARLY: "checkpoints-half-yearly",
    Checkpoints.YEARLY: "checkpoints-yearly",
}
DATES = 4
"""Dates shown of a choice before the rest is counted."""
LINES = 8


def how(texts: Texts, checkpoints: Checkpoints, dates: Sequence[date], today: date) -> str:
    """ "once a quarter", or the days that the curator has named."""
    if checkpoints is Checkpoints.OWN_DATES:
        return texts.plain("checkpoints-own", dates=_days(texts, dates, today))
    return texts.plain(CHOICES[checkpoints])


def checkpoints(
    texts: Texts,
    roadmap: Roadmap,
    following: int,
    own: int,
    proposals: Sequence[tuple[Checkpoints, Sequence[date]]],
    today: date,
    *,
    silent: int = 0,
    offered: date | None = None,
    told: int = 0,
) -> Message:
    """The card of a plan's choice: how many rows it is for, and which dates come of each way."""
    is_draft = roadmap.state is RoadmapState.DRAFT
    head = texts("checkpoints-head", count=following) if following else texts("checkpoints-none")
    text = join_lines(
        texts("draft-head", title=clipped(roadmap.head.title, HEADING)),
        "",
        head,
        texts("checkpoints-own-rows", count=own) if own else None,
        *(_proposal(texts, one, dates, today) for one, dates in proposals if following and dates),
        texts("checkpoints-now", how=how(texts, roadmap.checkpoints, roadmap.checkpoint_dates, today))
        if following
        else None,
        texts("checkpoints-changed", count=told) if told else None,
        None if is_draft or not following else texts("checkpoints-keeps"),
        *(("", texts("silent-rows", count=silent), texts("silent-offer", until=texts.until(offered, today)))
          if silent and offered else ()),
    )  # fmt: skip
    choices = [
        (Button(_chosen(texts, roadmap.checkpoints is one, texts.plain(CHOICES[one])), "checkpoints",
                (roadmap.id, place)),)
        for place, one in enumerate(CHOICES)
    ] if following else []  # fmt: skip
    named = ((Button(texts.plain("button-own-dates"), "checkdates", (roadmap.id,)),),) if following else ()
    agree = (
        ((Button(texts.plain("button-agree-offered", day=texts.day(offered, today)), "offered", (roadmap.id,)),),)
        if silent and offered
        else ()
    )
    below = (
        (Button(texts.plain("button-row-by-row"), "daterows", (roadmap.id, 0)),),
        (Button(texts.plain("button-back-draft" if is_draft else "button-back-plan"), "plan", (roadmap.id,)),),
    )
    return Message(text, (*choices, *named, *agree, *below))


def own_dates(
    texts: Texts,
    roadmap: Roadmap,
    row: PlanRow | None,
    month: date,
    *,
    calendar: WorkingCalendar,
    today: date,
    last: date,
) -> Message:
    """Days to be typed or, on a draft, picked; of the plan where `row` is None."""
    dates = row.control_dates if row else roadmap.checkpoint_dates
    is_draft = roadmap.state is RoadmapState.DRAFT
    verb, subject, back = ("rowdays", row.id, "rowdates") if row else ("checkdates", roadmap.id, "checkpoints")
    question = join_lines(
        texts("row-title-plain", title=clipped((row.activity if row else roadmap.head).title, HEADING)),
        "",
        texts("own-dates-now", dates=_days(texts, dates, today)) if dates else None,
        texts("own-dates-ask") if is_draft else texts("own-dates-ask-typed"),
    )
    below = ((Button(texts.plain("button-ready"), back, (subject,)),),)
    if not is_draft:
        return Message(question, below)
    return date_picker(texts, question, verb, (subject,), month, calendar=calendar, first=today, last=last, below=below)


def date_rows(texts: Texts, roadmap: Roadmap, rows: Sequence[PlanRow], page: int, today: date) -> Message:
    """The rows whose dates can be chosen; of a plan in force, all of them."""
    pages = max(1, -(-len(rows) // LINES))
    page = min(max(page, 0), pages - 1)
    shown = rows[page * LINES : (page + 1) * LINES]
    lines = [
        texts(
            "date-row-line",
            index=index,
            title=clipped(row.activity.title, SHORT),
            text=clipped(row.activity.deadline_text, SHORT) or texts.plain("date-row-blank"),
        )
        for index, row in enumerate(shown, page * LINES + 1)
    ]
    buttons = [
        Button(texts.plain("button-numbered", number=index), "rowdates", (row.id,))
        for index, row in enumerate(shown, page * LINES + 1)
    ]
    numbers = tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    is_draft = roadmap.state is RoadmapState.DRAFT
    back = Button(texts.plain("button-back-draft" if is_draft else "button-back-plan"), "plan", (roadmap.id,))
    text = join_lines(texts("date-rows-head", page=page + 1, pages=pages), "", *(lines or [texts("rows-none")]))
    return Message(text, (*numbers, *page_buttons(texts, "daterows", (roadmap.id,), page, pages), (back,)))


def row_dates(
    texts: Texts,
    roadmap: Roadmap,
    row: PlanRow,
    points: Sequence[ControlPoint],
    proposals: Sequence[tuple[Checkpoints, Sequence[date]]],
    offered: date,
    standing: Sequence[tuple[Window | None, date | None, int, int]],
    today: date,
    *,
    can_choose: bool,
    told: int = 0,
) -> Message:
    """One row: its dates, and other ones to choose.

    `standing`: of a plan in force, each window with its control date, how many owe it, and one obligation of it.
    """
    activity = row.activity
    dates = [point.control_date for point in points if point.control_date]
    text = join_lines(
        texts("row-title", number=activity.number, title=clipped(activity.title, HEADING))
        if activity.number
        else texts("row-title-plain", title=clipped(activity.title, HEADING)),
        texts("row-deadline-said", text=activity.deadline_text)
        if activity.deadline_text
        else texts("row-deadline-blank"),
        "",
        *(_standing(texts, index, *one[1:3], today) for index, one in enumerate(standing[:LINES], 1)),
        texts("standing-more", count=len(standing) - LINES) if len(standing) > LINES else None,
        None if standing else _planned(texts, dates, today),
        *(_proposal(texts, one, days, today) for one, days in proposals if days),
        texts("checkpoints-changed", count=told) if told else None,
    )
    stands = tuple(
        (Button(texts.plain("button-move-date", number=index), "move", (obligation_id, 1)),
         Button(texts.plain("button-executors", number=index), "who", (obligation_id, 0)))
        for index, (_, _, _, obligation_id) in enumerate(standing[:LINES], 1)
    )  # fmt: skip
    choices = tuple(
        (Button(_chosen(texts, row.checkpoints is one, texts.plain(CHOICES[one])), "rowpoint", (row.id, place)),)
        for place, (one, _) in enumerate(proposals)
    )
    single = not proposals and can_choose and not dates
    offer = Button(texts.plain("button-agree-offered", day=texts.day(offered, today)), "rowoffered", (row.id,))
    named = ((Button(texts.plain("button-own-dates"), "rowdays", (row.id,)),),) if can_choose else ()
    back = Button(texts.plain("button-date-rows"), "daterows", (roadmap.id, 0))
    return Message(text, (*stands, *choices, *(((offer,),) if single else ()), *named, (back,)))


def _standing(texts: Texts, index: int, control_date: date | None, count: int, today: date) -> Html:
    if control_date is None:
        return texts("standing-unset", index=index, count=count)
    return texts("standing-line", index=index, until=texts.until(control_date, today), count=count)


def _planned(texts: Texts, dates: Sequence[date], today: date) -> Html:
    return texts("row-will-be", dates=_days(texts, dates, today)) if dates else texts("row-will-ask")


def _proposal(texts: Texts, one: Checkpoints, dates: Sequence[date], today: date) -> Html:
    return texts("checkpoints-line", how=texts.plain(CHOICES[one]), dates=_days(texts, dates, today))


def _days(texts: Texts, dates: Sequence[date], today: date) -> str:
    shown = ", ".join(texts.day(day, today) for day in dates[:DATES])
    more = len(dates) - DATES
    return texts.plain("days-and-more", days=shown, count=more) if more > 0 else shown


def _chosen(texts: Texts, chosen: bool, words: str) -> str:
    return texts.plain("button-chosen", words=words) if chosen else words
