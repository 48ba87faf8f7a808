"""Control dates that move: the curator's choice of another day, and the executor's news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.obligation import Obligation
from bot.domain.office import Moment
from bot.messages.date_picker import date_picker, day_number
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import (
    LINES,
    due_line,
    heading,
    moves_line,
    number_buttons,
    page_buttons,
    relative,
    short_title,
    state_words,
)
from bot.texts import Html, Texts


def choose(
    texts: Texts, obligation: Obligation, executors: int, offered: Sequence[date], moment: Moment, *, whole_row: bool
) -> Message:
    """Another day for one executor, or for all of the row who have not reported."""
    whole = int(whole_row)
    text = join_lines(
        heading(texts, obligation),
        "",
        texts("move-for-all", count=executors)
        if whole_row
        else texts("obligation-executor", name=obligation.executor_name),
        due_line(texts, obligation, moment.today, moment.office.calendar),
        moves_line(texts, obligation, moment.today),
        "",
        texts("move-ask"),
    )
    days = tuple(
        Button(texts.plain("button-day", day=texts.day(day, moment.today)), "moveday",
               (obligation.id, whole, day_number(day)))
        for day in offered
    )  # fmt: skip
    rows: list[tuple[Button, ...]] = [(day,) for day in days]
    rows.append((Button(texts.plain("button-pick-day"), "moveday", (obligation.id, whole)),))
    if executors > 1:
        key = "button-move-one" if whole_row else "button-move-all"
        rows.append((Button(texts.plain(key, count=executors), "move", (obligation.id, 1 - whole)),))
    rows.append((Button(texts.plain("button-back-card"), "card", (obligation.id,)),))
    return Message(text, tuple(rows))


def pick(
    texts: Texts,
    obligation: Obligation,
    month: date,
    *,
    whole_row: bool,
    calendar: WorkingCalendar,
    first: date,
    last: date,
) -> Message:
    whole = int(whole_row)
    back = Button(texts.plain("button-back"), "move", (obligation.id, whole))
    question = join_lines(heading(texts, obligation), "", texts("move-pick"))
    return date_picker(
        texts,
        question,
        "moveday",
        (obligation.id, whole),
        month,
        calendar=calendar,
        first=first,
        last=last,
        below=((back,),),
    )


def done(
    texts: Texts, obligation: Obligation, executors: int, told: int, moment: Moment, *, whole_row: bool
) -> Message:
    """To the curator: what stands now."""
    text = join_lines(
        heading(texts, obligation),
        "",
        texts("move-for-all", count=executors)
        if whole_row
        else texts("obligation-executor", name=obligation.executor_name),
        due_line(texts, obligation, moment.today, moment.office.calendar),
        moves_line(texts, obligation, moment.today),
        texts("answer-told", count=told),
    )
    again = Button(texts.plain("button-move"), "move", (obligation.id, int(whole_row)))
    return Message(text, ((again, Button(texts.plain("button-back-card"), "card", (obligation.id,))),))


def executors(texts: Texts, owed: Sequence[Obligation], first_id: int, page: int, today: date) -> Message:
    """Who owes one window of a row, and how it stands with each."""
    pages = max(1, -(-len(owed) // LINES))
    page = min(max(page, 0), pages - 1)
    shown = owed[page * LINES : (page + 1) * LINES]
    lines = [
        texts(
            "executor-line",
            index=index,
            name=one.executor_name,
            until=texts.until(one.control_date, today) if one.control_date else texts("state-awaits-timetable"),
            state=state_words(texts, one, today),
        )
        for index, one in enumerate(shown, page * LINES + 1)
    ]
    text = join_lines(heading(texts, owed[0]), "", *lines)
    turns = page_buttons(texts, "who", (first_id,), page, pages)
    back = (Button(texts.plain("button-back"), "rowdates", (owed[0].activity_id,)),)
    return Message(text, (*number_buttons(texts, "card", shown, page * LINES + 1), *turns, back))


def moved(texts: Texts, news: Sequence[Obligation], today: date, calendar: WorkingCalendar) -> Message:
    """To an executor: the dates that they do not know yet, nearest first."""
    shown = news[:LINES]
    lines = [_news(texts, index, one, today, calendar) for index, one in enumerate(shown, 1)]
    text = join_lines(
        texts("moved-head", count=len(news)),
        "",
        *lines,
        texts("digest-rest", count=len(news) - LINES) if len(news) > LINES else None,
    )
    buttons = number_buttons(texts, "card", shown, 1)
    everything = (Button(texts.plain("button-mine"), "my"),)
    told = tuple((one.id, one.control_date) for one in news if one.control_date is not None)
    return Message(text, (*buttons, everything), obligations=tuple(one.id for one in shown), dates=told)


def _news(texts: Texts, index: int, one: Obligation, today: date, calendar: WorkingCalendar) -> Html:
    assert one.control_date is not None
    facts: dict[str, str | int] = {
        "index": index,
        "title": short_title(one),
        "until": texts.until(one.control_date, today),
        "relative": relative(texts, one.control_date, today, calendar),
    }
    if one.known_date is None:
        return texts("moved-line-new", **facts)
    return texts("moved-line", before=texts.day(one.known_date, today), **facts)
