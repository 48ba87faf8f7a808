"""Rows of a plan: pages of them, what a search finds, and the card on which one is corrected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.responsible import Responsible
from bot.domain.roadmap import Activity, Field, PlanRow, Roadmap, RoadmapState, RowWarning, Section, questions
from bot.domain.rows import RowSelection, SplitBy, can_be_split
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped, page_buttons
from bot.texts import Html, Texts

_WARNINGS = {
    RowWarning.BEFORE_ORDER: "doubt-before-order",
    RowWarning.OUTSIDE_PERIOD: "doubt-outside-period",
    RowWarning.NO_DEADLINE: "warning-no-deadline",
    RowWarning.NO_RESPONSIBLE: "warning-no-responsible",
}
SPLITS = tuple(SplitBy)
"""A button names a way of splitting by its place here."""
LINE = 200
"""Letters of a row's fields on a page of rows."""
TITLE = 1000
"""Letters of a row's fields on its card."""
LABEL = 36
"""Letters of a row's name on a button."""
PAGE_VERBS = {RowSelection.ALL: "rows", RowSelection.IN_QUESTION: "doubts", RowSelection.REMOVED: "removed"}
_HEADS = {
    RowSelection.ALL: "rows-head",
    RowSelection.IN_QUESTION: "rows-questions-head",
    RowSelection.REMOVED: "rows-removed-head",
}
_SPLITS = {SplitBy.WINDOWS: "button-split-windows", SplitBy.PEOPLE: "button-split-people"}
_SHOWN = 6
"""Windows and executors that a card lists before it counts the rest."""
_MADE = 8
"""Rows of a split that are shown at once."""


def page(
    texts: Texts,
    roadmap: Roadmap,
    shown: Sequence[PlanRow],
    number: int,
    pages: int,
    *,
    selection: RowSelection,
    today: date,
) -> Message:
    """One page of a plan's rows under the titles of their sections; each row opens its card."""
    head = texts(_HEADS[selection], page=number + 1, pages=pages)
    text = join_lines(head, *(_blocks(texts, roadmap, shown, today) or [texts("rows-none")]))
    back = "button-back-draft" if roadmap.state is RoadmapState.DRAFT else "button-back-plan"
    foot = (
        Button(texts.plain("button-find"), "find", (roadmap.id,)),
        Button(texts.plain(back), "plan", (roadmap.id,)),
    )
    return Message(
        text,
        (*_row_buttons(texts, shown), *page_buttons(texts, PAGE_VERBS[selection], (roadmap.id,), number, pages), foot),
    )


def found(
    texts: Texts, words: str, shown: Sequence[tuple[Roadmap, PlanRow]], total: int, plan_id: int | None, today: date
) -> Message:
    """What a search has found, at most a page of it; in `plan_id` alone, or in all plans."""
    foot = (Button(texts.plain("button-find-more"), "find", () if plan_id is None else (plan_id,)),)
    if not shown:
        return Message(texts("found-none", words=clipped(words, LINE)), (foot,))
    blocks: list[Html | str] = []
    for roadmap in dict.fromkeys(roadmap for roadmap, _ in shown):
        if plan_id is None:
            blocks += ["", texts("found-plan", title=clipped(roadmap.head.title, LINE))]
        blocks += _blocks(texts, roadmap, [row for other, row in shown if other is roadmap], today)
    text = join_lines(
        texts("found-head", words=clipped(words, LINE), count=total),
        *blocks,
        *(("", texts("found-more", count=total - len(shown))) if total > len(shown) else ()),
    )
    return Message(text, (*_row_buttons(texts, [row for _, row in shown]), foot))


def ask_words(texts: Texts, roadmap: Roadmap | None) -> Message:
    if roadmap is None:
        return Message(texts("find-ask-all"), ((Button(texts.plain("button-plans"), "plans"),),))
    rows = Button(texts.plain("button-back-rows"), "rows", (roadmap.id, 0))
    return Message(texts("find-ask", title=clipped(roadmap.head.title, LINE)), ((rows,),))


def card(texts: Texts, roadmap: Roadmap, row: PlanRow, page_number: int, today: date, *, may_change: bool) -> Message:
    """A row with all that can be done to it; of a plan in force it can only be read."""
    activity = row.activity
    asked = questions(activity)
    section = roadmap.sections[activity.section - 1] if activity.section else None
    text = join_lines(
        title_words(texts, activity, TITLE),
        texts("row-section", title=section_words(section)) if section else None,
        texts("row-instruction") if row.instruction else None,
        "",
        *field_lines(texts, activity, Field.DEADLINE, today),
        *field_lines(texts, activity, Field.RESPONSIBLE, today),
        *(("", texts("row-question", reasons=_reasons(texts, activity))) if asked else ()),
        *(("", texts("row-removed")) if row.removed else ()),
    )
    back = Button(texts.plain("button-back-rows"), "rows", (roadmap.id, page_number))
    history = Button(texts.plain("button-history"), "rowhistory", (row.id,))
    if roadmap.state is not RoadmapState.DRAFT or not may_change:
        executors = Button(texts.plain("button-row-executors"), "executors", (row.id,))
        return Message(text, ((executors,), (history, back)))
    if row.removed:
        return Message(text, ((Button(texts.plain("button-restore-row"), "restorerow", (row.id,)),), (history, back)))
    return Message(text, (*_card_buttons(texts, row, is_asked=bool(asked)), (history, back)))


def parted(texts: Texts, roadmap: Roadmap, made: Sequence[PlanRow], page_number: int, today: date) -> Message:
    """The rows that a split has made."""
    shown = made[:_MADE]
    more = len(made) - len(shown)
    text = join_lines(
        texts("row-parted", count=len(made)),
        *_blocks(texts, roadmap, shown, today),
        *(("", texts("reading-more", count=more)) if more else ()),
    )
    back = Button(texts.plain("button-back-rows"), "rows", (roadmap.id, page_number))
    return Message(text, (*_row_buttons(texts, shown), (back,)))


def title_words(texts: Texts, activity: Activity, most: int) -> Html:
    title = clipped(activity.title, most)
    if activity.number:
        return texts("row-title", number=activity.number, title=title)
    return texts("row-title-plain", title=title)


def section_words(section: Section) -> str:
    number = f"{section.number}. " if section.number else ""
    return clipped(f"{number}{' '.join(section.title.split())}", LINE)


def field_lines(texts: Texts, activity: Activity, field: Field, today: date) -> tuple[Html, ...]:
    """What the plan says in a field, and what is understood of it."""
    if field is Field.DEADLINE:
        written = activity.deadline_text
        first = texts("field-deadline", text=clipped(written, TITLE)) if written else texts("row-deadline-blank")
        understood = understood_deadline(texts, activity.deadline, today)
        return (first, texts("field-understood", reading=understood)) if written else (first,)
    if field is Field.RESPONSIBLE:
        written = activity.responsible_text
        if not written and not activity.responsible:
            return (texts("row-responsible-blank"),)
        first = texts("field-responsible", text=clipped(written, TITLE))
        return (first, texts("field-understood", reading=understood_people(texts, activity)))
    if field is Field.TITLE:
        return (texts("field-title", text=clipped(activity.title, TITLE)),)
    return ()


def understood_deadline(texts: Texts, deadline: Deadline, today: date) -> Html:
    if deadline.kind in (DeadlineKind.SCHEDULE, DeadlineKind.EVENT):
        if deadline.source:
            return texts("reading-source", source=clipped(deadline.source, LINE))
        return texts("reading-schedule")
    if not deadline.windows:
        return texts("reading-none")
    shown = [_window(texts, window, today) for window in deadline.windows[:_SHOWN]]
    more = len(deadline.windows) - len(shown)
    joined = Html("; ".join(shown) + (" " + texts("reading-more", count=more) if more else ""))
    return texts("reading-throughout", window=joined) if deadline.kind is DeadlineKind.THROUGHOUT else joined


def understood_people(texts: Texts, activity: Activity) -> Html:
    if not activity.responsible:
        return texts("reading-nobody")
    named = [_understood_one(texts, one, len(activity.responsible) > 1) for one in activity.responsible[:_SHOWN]]
    more = len(activity.responsible) - len(named)
    return Html("; ".join(named) + (" " + texts("reading-more", count=more) if more else ""))


def _understood_one(texts: Texts, one: Responsible, of_several: bool) -> Html:
    named = (
        texts("reading-person", name=one.name, position=one.position)
        if one.position
        else texts("reading-name", name=one.name)
    )
    return texts("reading-lead", who=named) if one.leads and of_several else named


def people_names(texts: Texts, activity: Activity) -> str:
    """Their names alone, and who of several is marked as the lead."""
    several = len(activity.responsible) > 1
    return "; ".join(
        texts.plain("people-lead", name=one.name) if one.leads and several else one.name for one in activity.responsible
    )


def reason_words(texts: Texts, reason: str) -> str:
    known = _WARNINGS.get(reason) if isinstance(reason, RowWarning) else None
    return texts.plain(known or f"doubt-{reason}")


def _blocks(texts: Texts, roadmap: Roadmap, shown: Sequence[PlanRow], today: date) -> list[Html | str]:
    """Rows, each group of one section under its title."""
    blocks: list[Html | str] = []
    section: int | None = None
    for row in shown:
        if row.activity.section is not None and row.activity.section != section:
            title = section_words(roadmap.sections[row.activity.section - 1])
            blocks += ["", texts("rows-section", title=title)]
        section = row.activity.section
        blocks += ["", *_row(texts, row.activity, today)]
    return blocks


def _row(texts: Texts, activity: Activity, today: date) -> tuple[Html, ...]:
    names = clipped(people_names(texts, activity), LINE)
    return (
        title_words(texts, activity, LINE),
        texts(
            "row-deadline",
            text=clipped(activity.deadline_text, LINE),
            reading=_brief_deadline(texts, activity.deadline, today),
        )
        if activity.deadline_text
        else texts("row-deadline-blank"),
        texts("row-responsible", names=names) if names else texts("row-responsible-blank"),
        *((texts("row-question", reasons=_reasons(texts, activity)),) if questions(activity) else ()),
    )


def _brief_deadline(texts: Texts, deadline: Deadline, today: date) -> Html:
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


def _reasons(texts: Texts, activity: Activity) -> str:
    return "; ".join(reason_words(texts, one) for one in questions(activity))


def _row_buttons(texts: Texts, shown: Sequence[PlanRow]) -> tuple[tuple[Button, ...], ...]:
    return tuple((Button(_label(row), "row", (row.id,)),) for row in shown)


def _label(row: PlanRow) -> str:
    number = f"{row.activity.number}. " if row.activity.number else ""
    return clipped(f"{number}{row.activity.title}", LABEL)


def _card_buttons(texts: Texts, row: PlanRow, *, is_asked: bool) -> tuple[tuple[Button, ...], ...]:
    seen = (row.id, row.version)
    splits = [
        (Button(texts.plain(_SPLITS[by]), "split", (*seen, SPLITS.index(by))),)
        for by in SPLITS
        if can_be_split(row.activity, by)
    ]
    return (
        *(((Button(texts.plain("button-row-question"), "askrow", (row.id,)),),) if is_asked else ()),
        (
            Button(texts.plain("button-row-title"), "rowtitle", seen),
            Button(texts.plain("button-row-deadline"), "rowdeadline", seen),
        ),
        (
            Button(texts.plain("button-row-people"), "rowpeople", seen),
            Button(texts.plain("button-row-section"), "rowsection", seen),
        ),
        *splits,
        (Button(texts.plain("button-merge"), "merge", seen),),
        (
            Button(texts.plain("button-add-row"), "addrow", (row.id,)),
            Button(texts.plain("button-remove-row"), "removerow", seen),
        ),
    )
