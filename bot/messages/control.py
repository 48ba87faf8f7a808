"""Releasing executors and taking control up again; closing a plan; the history of a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from bot.domain.history import Event
from bot.domain.obligation import RELEASED, Ground, Obligation, ObligationState
from bot.domain.people import short_name
from bot.domain.roadmap import PlanRow, Roadmap
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import GROUNDS, LINES, clipped, ground_words, heading, page_buttons, state_words
from bot.messages.rows import title_words
from bot.texts import Html, Texts

VERBS = {
    ObligationState.SUSPENDED: "suspend",
    ObligationState.REMOVED: "remove",
    ObligationState.NOT_REQUIRED: "notrequired",
}
_QUESTIONS = {
    ObligationState.SUSPENDED: "control-why-suspend",
    ObligationState.REMOVED: "control-why-remove",
    ObligationState.NOT_REQUIRED: "control-why-not-required",
}
GROUNDS_OF = {
    ObligationState.SUSPENDED: (Ground.AWAITS_DOCUMENTS, Ground.OWN),
    ObligationState.REMOVED: (Ground.DONE_ELSEWHERE, Ground.CANCELLED, Ground.OWN),
    ObligationState.NOT_REQUIRED: (Ground.NOT_APPLICABLE, Ground.OWN),
}
"""What a curator is offered; a button names a ground by its place here."""
TITLE = 300
FACT = 150


def why(texts: Texts, obligation: Obligation, state: ObligationState) -> Message:
    """Asks for the ground."""
    text = join_lines(heading(texts, obligation), obligation_line(texts, obligation), "", texts(_QUESTIONS[state]))
    rows = tuple(
        (
            Button(
                texts.plain(GROUNDS.get(ground, "button-own-ground")),
                VERBS[state],
                (obligation.id, place),
            ),
        )
        for place, ground in enumerate(GROUNDS_OF[state])
    )
    return Message(text, (*rows, (Button(texts.plain("button-back-card"), "card", (obligation.id,)),)))


def ask_words(texts: Texts, obligation: Obligation) -> Message:
    text = join_lines(heading(texts, obligation), obligation_line(texts, obligation), "", texts("control-ask-words"))
    return Message(text, ((Button(texts.plain("button-back-card"), "card", (obligation.id,)),),))


def decided(texts: Texts, obligation: Obligation, like_it: int, today: date) -> Message:
    """What the curator decided, and whether the same is to be done to the others of the row."""
    text = join_lines(
        heading(texts, obligation),
        obligation_line(texts, obligation),
        _state_line(texts, obligation, today),
        texts("control-others", count=like_it) if like_it and obligation.state in RELEASED else None,
    )
    others = Button(texts.plain("button-same-for-others", count=like_it), "sameforall", (obligation.id,))
    rows = ((others,),) if like_it and obligation.state in RELEASED else ()
    return Message(text, (*rows, (Button(texts.plain("button-back-card"), "card", (obligation.id,)),)))


def done_to_others(texts: Texts, obligation_id: int, count: int) -> Message:
    back = Button(texts.plain("button-back-card"), "card", (obligation_id,))
    return Message(texts("control-done-to-others", count=count), ((back,),))


def told(texts: Texts, obligations: Sequence[Obligation], today: date) -> Message:
    """To the executor: how one row stands for them now."""
    one = obligations[0]
    lines = [_told_line(texts, each, today) for each in obligations[:LINES]]
    text = join_lines(texts("control-told"), "", heading(texts, one), *dict.fromkeys(lines))
    buttons = ((Button(texts.plain("button-mine"), "my"),),)
    return Message(text, buttons, obligations=tuple(each.id for each in obligations))


def closing(texts: Texts, roadmap: Roadmap, undone: int, awaiting: int) -> Message:
    """What closing the plan will do, before it is done."""
    text = join_lines(
        texts("closing-head", title=clipped(roadmap.head.title, TITLE)),
        "",
        texts("closing-undone", count=undone),
        texts("closing-awaiting", count=awaiting) if awaiting else None,
    )
    close = (Button(texts.plain("button-close-plan"), "closeplan", (roadmap.id, 1)),)
    wait = (Button(texts.plain("button-awaiting"), "awaiting"),)
    back = (Button(texts.plain("button-back-plan"), "plan", (roadmap.id,)),)
    return Message(text, (wait if awaiting else close, back))


def closed(texts: Texts, roadmap: Roadmap, undone: int, told: int) -> Message:
    text = join_lines(
        texts("closed-head", title=clipped(roadmap.head.title, TITLE)),
        texts("closed-undone", count=undone) if undone else texts("closed-all-done"),
        texts("closed-told", count=told) if told else None,
    )
    copy = Button(texts.plain("button-copy-plan"), "copyplan", (roadmap.id,))
    return Message(text, ((copy,), (Button(texts.plain("button-export"), "export", (roadmap.id,)),)))


def plan_closed_notice(texts: Texts, roadmap: Roadmap) -> Message:
    return Message(
        texts("plan-closed-notice", title=clipped(roadmap.head.title, TITLE)),
        ((Button(texts.plain("button-mine"), "my"),),),
    )


def executors(texts: Texts, found: Sequence[Obligation], page: int, row_id: int, today: date) -> Message:
    """Everybody's state for one row of a plan in force; the number opens one."""
    back = (Button(texts.plain("button-back-row"), "row", (row_id,)),)
    if not found:
        return Message(texts("executors-none"), (back,))
    pages = -(-len(found) // LINES)
    page = min(max(page, 0), pages - 1)
    shown = found[page * LINES : (page + 1) * LINES]
    lines = [
        texts(
            "executors-line",
            index=index,
            name=clipped(one.executor_name, 60),
            due=texts.until(one.control_date, today) if one.control_date else texts.plain("state-awaits-timetable"),
            state=state_words(texts, one, today),
        )
        for index, one in enumerate(shown, page * LINES + 1)
    ]
    buttons = [
        Button(texts.plain("button-numbered", number=index), "card", (one.id,))
        for index, one in enumerate(shown, page * LINES + 1)
    ]
    rows = tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    text = join_lines(heading(texts, found[0]), "", *lines)
    return Message(text, (*rows, *page_buttons(texts, "executors", (row_id,), page, pages), back))


def history(
    texts: Texts, obligation: Obligation, events: Sequence[Event], page: int, zone: tzinfo, today: date
) -> Message:
    """Of an obligation and its row, the newest first."""
    back = (Button(texts.plain("button-back-card"), "card", (obligation.id,)),)
    head = (heading(texts, obligation), obligation_line(texts, obligation))
    return _history(texts, head, events, ("history", obligation.id, page), back, zone, today)


def row_history(texts: Texts, row: PlanRow, events: Sequence[Event], page: int, zone: tzinfo, today: date) -> Message:
    """Of a row, also of a draft's, the newest first."""
    back = (Button(texts.plain("button-back-row"), "row", (row.id,)),)
    head = (title_words(texts, row.activity, TITLE),)
    return _history(texts, head, events, ("rowhistory", row.id, page), back, zone, today)


def obligation_line(texts: Texts, obligation: Obligation) -> Html:
    return texts("obligation-executor", name=obligation.executor_name)


def _state_line(texts: Texts, obligation: Obligation, today: date) -> Html:
    state = state_words(texts, obligation, today)
    if obligation.ground:
        return texts("control-state-ground", state=state, ground=ground_words(texts, obligation))
    return texts("obligation-state", state=state)


def _told_line(texts: Texts, obligation: Obligation, today: date) -> Html:
    if obligation.state in RELEASED or obligation.control_date is None:
        return _state_line(texts, obligation, today)
    return texts("control-told-due", until=texts.until(obligation.control_date, today))


def _history(
    texts: Texts,
    head: Sequence[Html],
    events: Sequence[Event],
    where: tuple[str, int, int],
    back: tuple[Button, ...],
    zone: tzinfo,
    today: date,
) -> Message:
    verb, subject_id, page = where
    pages = max(1, -(-len(events) // LINES))
    page = min(max(page, 0), pages - 1)
    newest = list(reversed(events))[page * LINES : (page + 1) * LINES]
    lines = [line for event in newest for line in _event(texts, event, event.at.astimezone(zone), today)]
    text = join_lines(
        *head,
        *(lines or [Html(""), texts("history-none")]),
        *(("", texts("mine-page", page=page + 1, pages=pages)) if pages > 1 else ()),
    )
    return Message(text, (*page_buttons(texts, verb, (subject_id,), page, pages), back))


def _event(texts: Texts, event: Event, at: datetime, today: date) -> list[Html]:
    name = short_name(event.person_name) if event.person_name else texts.plain("history-clock")
    lines = [
        Html(""),
        texts(
            "history-line",
            day=texts.day(at.date(), today),
            time=texts.time(at),
            name=name,
            what=texts.plain(f"history-{event.event}"),
        ),
    ]
    changes = event.facts.get("changes") or {}
    if "after" in event.facts:
        changes = {"date": {"from": event.facts.get("before"), "to": event.facts["after"]}}
    blank = texts.plain("history-blank")
    for change in changes.values():
        before, after = _fact(texts, change["from"]), _fact(texts, change["to"])
        if before == after:
            continue  # a question was answered as the field already stood
        lines.append(texts("history-change", before=before or blank, after=after or blank))
    ground = event.facts.get("ground") or event.facts.get("reason")
    if isinstance(ground, str) and ground:
        lines.append(texts("history-ground", ground=clipped(_ground(texts, ground), FACT)))
    return lines


def _fact(texts: Texts, fact: object) -> str:
    if not isinstance(fact, str):
        return "" if fact is None else str(fact)
    try:
        return texts.day(date.fromisoformat(fact))
    except ValueError:
        return clipped(fact, FACT)


def _ground(texts: Texts, ground: str) -> str:
    """A ground is kept by its code, or as the curator wrote it."""
    key = f"history-ground-{ground}"
    if texts.has(key):
        return texts.plain(key)
    return next((texts.plain(words) for code, words in GROUNDS.items() if code == ground), ground)
