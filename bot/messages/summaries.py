"""What curators see at a glance: how plans stand, who has not reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from bot.domain.calendar import WorkingCalendar
from bot.domain.obligation import Obligation
from bot.domain.people import Person
from bot.domain.roadmap import Roadmap
from bot.domain.summary import SectionSummary, Summary
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, clipped, number_buttons, page_buttons, relative, short_title
from bot.texts import Html, Texts

T = TypeVar("T")
SECTION = 60
TITLE = 100
"""Letters of titles in lists."""
HEAD = 600
PLANS = 12


def summary(
    texts: Texts,
    roadmap: Roadmap,
    sections: Sequence[SectionSummary],
    total: Summary,
    not_connected: int,
    asked: int = 0,
) -> Message:
    """How one plan stands; the sections with most overdue on top. `asked`: requests for later dates that wait."""
    text = join_lines(
        texts("summary-head", title=clipped(roadmap.head.title, HEAD)),
        *_total(texts, total),
        "",
        *(_section(texts, one) for one in sorted(sections, key=lambda one: -one.summary.overdue)),
        *_not_connected(texts, not_connected),
    )
    buttons = (
        (Button(texts.plain("button-late"), "late"), Button(texts.plain("button-awaiting"), "awaiting")),
        (
            Button(texts.plain("button-export"), "export", (roadmap.id,)),
            Button(texts.plain("button-people"), "people"),
        ),
    )
    open_questions = tuple(
        Button(texts.plain(key, count=count), verb)
        for key, verb, count in (
            ("button-awaits", "timetables", total.awaits_timetable),
            ("button-extensions", "extensions", asked),
        )
        if count
    )
    return Message(text, (*buttons, *((open_questions,) if open_questions else ())))


def overview(texts: Texts, plans: Sequence[tuple[Roadmap, Summary]], not_connected: int) -> Message:
    """How several plans stand, a paragraph each; the number opens one."""
    if not plans:
        return Message(texts("summary-none"))
    blocks = [
        block
        for index, (roadmap, total) in enumerate(plans[:PLANS], 1)
        for block in (
            texts("overview-title", index=index, title=clipped(roadmap.head.title, TITLE)),
            texts(
                "overview-counts",
                overdue=total.overdue,
                reported=total.reported,
                closed=total.closed,
                total=total.total,
            ),
            "",
        )
    ][:-1]
    buttons = tuple(
        Button(texts.plain("button-numbered", number=index), "summary", (roadmap.id,))
        for index, (roadmap, _) in enumerate(plans[:PLANS], 1)
    )
    rows = tuple(buttons[start : start + 4] for start in range(0, len(buttons), 4))
    return Message(
        join_lines(*blocks, *_not_connected(texts, not_connected)),
        (*rows, (Button(texts.plain("button-late"), "late"),)),
    )


def late(
    texts: Texts,
    districts: Sequence[tuple[str | None, Sequence[Obligation]]],
    total: int,
    people: Mapping[int, Person],
    today: date,
    calendar: WorkingCalendar,
    *,
    verb: str,
    page: int = 0,
) -> Message:
    """A page of who is late, by district; the number opens the card. `verb`: what turns the pages."""
    if not total:
        return Message(texts("late-none"), _to_summary(texts))
    rows = [(name, one) for name, found in districts for one in found]
    pages, page, shown = _page(rows, page)
    lines: list[Html | str] = [texts("late-head", count=total)]
    district: str | None = ""
    for index, (name, one) in enumerate(shown, page * LINES + 1):
        if name != district:
            lines += ["", texts("late-district", name=clipped(name, SECTION)) if name else texts("late-no-district")]
            district = name
        lines.append(_late_line(texts, index, one, people, today, calendar))
    if pages > 1:
        lines += ["", texts("mine-page", page=page + 1, pages=pages)]
    numbers = number_buttons(texts, "card", [one for _, one in shown], page * LINES + 1)
    export = (Button(texts.plain("button-export"), "export"),)
    return Message(join_lines(*lines), (*numbers, *page_buttons(texts, verb, (), page, pages), export))


def due_today(texts: Texts, found: Sequence[Obligation], today: date, page: int = 0) -> Message:
    """Who still has to report today; the number opens the card."""
    if not found:
        return Message(texts("due-today-none"), _to_summary(texts))
    pages, page, shown = _page(found, page)
    lines = [
        texts("due-today-line", index=index, name=one.executor_name, title=short_title(one))
        for index, one in enumerate(shown, page * LINES + 1)
    ]
    text = join_lines(
        texts("due-today-head", count=len(found), day=texts.day(today, today)),
        "",
        *lines,
        texts("mine-page", page=page + 1, pages=pages) if pages > 1 else None,
    )
    numbers = number_buttons(texts, "card", shown, page * LINES + 1)
    return Message(text, (*numbers, *page_buttons(texts, "today", (), page, pages), *_to_summary(texts)))


def _page(found: Sequence[T], page: int) -> tuple[int, int, Sequence[T]]:
    """How many pages there are, the nearest to the wanted one, and what stands on it."""
    pages = -(-len(found) // LINES)
    page = min(page, pages - 1)
    return pages, page, found[page * LINES : (page + 1) * LINES]


def choose_export(texts: Texts, plans: Sequence[Roadmap]) -> Message:
    if not plans:
        return Message(texts("summary-none"))
    lines = [
        texts("plan-line-in-force", index=index, title=clipped(one.head.title, TITLE))
        for index, one in enumerate(plans, 1)
    ]
    buttons = tuple(
        Button(texts.plain("button-numbered", number=index), "export", (one.id,)) for index, one in enumerate(plans, 1)
    )
    rows = tuple(buttons[start : start + 4] for start in range(0, len(buttons), 4))
    return Message(join_lines(texts("export-choose"), "", *lines), rows)


def _to_summary(texts: Texts) -> tuple[tuple[Button, ...], ...]:
    return ((Button(texts.plain("button-control-summary"), "summary"),),)


def _total(texts: Texts, total: Summary) -> tuple[Html | None, ...]:
    due = total.closed + total.overdue
    return (
        texts("summary-overdue", count=total.overdue),
        texts("summary-reported", count=total.reported),
        texts("summary-returned", count=total.returned) if total.returned else None,
        texts("summary-on-execution", count=total.on_execution),
        texts("summary-awaits", count=total.awaits_timetable) if total.awaits_timetable else None,
        texts("summary-suspended", count=total.suspended) if total.suspended else None,
        texts(
            "summary-closed",
            closed=total.closed,
            total=total.total,
            intime=total.closed_in_time,
            late=total.closed_late,
        ),
        texts("summary-removed", count=total.removed) if total.removed else None,
        texts("summary-discipline", percent=total.discipline, intime=total.closed_in_time, due=due)
        if total.discipline is not None
        else None,
    )


def _not_connected(texts: Texts, count: int) -> tuple[Html | str, ...]:
    return ("", texts("summary-not-connected", count=count)) if count else ()


def _section(texts: Texts, one: SectionSummary) -> Html:
    counts = (
        ("summary-part-overdue", one.summary.overdue),
        ("summary-part-reported", one.summary.reported),
        ("summary-part-returned", one.summary.returned),
        ("summary-part-on-execution", one.summary.on_execution),
        ("summary-part-closed", one.summary.closed),
        ("summary-part-awaits", one.summary.awaits_timetable),
        ("summary-part-suspended", one.summary.suspended),
        ("summary-part-removed", one.summary.removed),
    )
    words = ", ".join(texts.plain(key, count=count) for key, count in counts if count)
    return texts("summary-section", name=_section_name(texts, one), words=words)


def _section_name(texts: Texts, one: SectionSummary) -> str:
    if one.section is None:
        return texts.plain("summary-section-body")
    title = clipped(one.section.title, SECTION)
    if one.section.number:
        return texts.plain("summary-section-title", number=one.section.number, title=title)
    return title


def _late_line(
    texts: Texts, index: int, one: Obligation, people: Mapping[int, Person], today: date, calendar: WorkingCalendar
) -> Html:
    assert one.control_date is not None
    person = people.get(one.recipient_id) if one.recipient_id is not None else None
    key = "late-line-nobody"
    if person is not None:
        key = "late-line" if person.connected else "late-line-not-connected"
    overdue = relative(texts, one.control_date, today, calendar)
    return texts(key, index=index, name=clipped(one.executor_name, SECTION), title=short_title(one), overdue=overdue)
