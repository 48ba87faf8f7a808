"""The morning of those who watch over others: counts as buttons, who has become long late, the week's summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.nudge_policy import EscalationLevel
from bot.domain.obligation import Obligation
from bot.domain.people import Person
from bot.domain.roadmap import Roadmap
from bot.domain.summary import Summary
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped, relative, short_title
from bot.texts import Html, Texts

ESCALATED = 4
"""Lines of what has become long late."""
PLANS = 5
"""Plans of a week's summary."""
TITLE = 70


@dataclass(frozen=True, slots=True)
class Watch:
    """A curator's counts of a morning."""

    overdue: int
    overdue_before: int | None
    """In the morning message before this one; None if there was none."""
    today: int
    awaiting: int
    not_connected: int
    escalated: tuple[Obligation, ...]
    """Late for so long that the curator is told of each, once."""
    extensions: int = 0
    """Who ask for another date."""


@dataclass(frozen=True, slots=True)
class Control:
    """What a controller is told."""

    plans: tuple[tuple[Roadmap, Summary], ...]
    """On the first working day of a week; else empty."""
    escalated: tuple[Obligation, ...]


def morning(
    texts: Texts,
    watched: Watch | None,
    controlled: Control | None,
    own: Message | None,
    people: Mapping[int, Person],
    today: date,
    calendar: WorkingCalendar,
    *,
    lean: bool,
) -> Message:
    """One message of a morning; `own`: what its reader owes themselves."""
    parts: list[Html | str] = []
    buttons: tuple[tuple[Button, ...], ...] = ()
    if watched is not None:
        parts += [_counts(texts, watched)]
        parts += _escalated(texts, "morning-escalated", watched.escalated, people, today, calendar, lean=lean)
        buttons += _count_buttons(texts, watched)
    if controlled is not None:
        week = _week(texts, controlled)
        parts += ["", *week] if parts and week else week
        parts += _escalated(texts, "control-escalated", controlled.escalated, people, today, calendar, lean=lean)
        buttons += _plan_buttons(texts, controlled)
    if own is not None:
        parts += ["", texts("morning-own"), own.text]
        buttons += own.buttons
    while parts and not parts[0]:
        del parts[0]
    escalated = (
        *((EscalationLevel.CURATOR, one.id) for one in (watched.escalated if watched is not None else ())),
        *((EscalationLevel.CONTROLLER, one.id) for one in (controlled.escalated if controlled is not None else ())),
    )
    text = join_lines(*parts)
    if own is None:
        return Message(text, buttons, escalated=escalated)
    return replace(own, text=text, buttons=buttons, escalated=escalated)


def executor_words(one: Obligation, people: Mapping[int, Person], *, lean: bool) -> str:
    """Whom a line is about: lean, an organization or a post rather than a surname."""
    if one.organization_id is not None or not lean:
        return one.executor_name
    person = people.get(one.recipient_id or 0)
    return person.position if person is not None and person.position else one.executor_name


def _counts(texts: Texts, watched: Watch) -> Html:
    before = watched.overdue_before
    overdue = (
        texts("morning-overdue", count=watched.overdue)
        if before is None or not (before or watched.overdue)
        else texts("morning-overdue-before", count=watched.overdue, before=before)
    )
    counts = (
        ("morning-today", watched.today),
        ("morning-awaiting", watched.awaiting),
        ("morning-extensions", watched.extensions),
        ("morning-not-connected", watched.not_connected),
    )
    return Html(" · ".join([overdue, *(texts(key, count=number) for key, number in counts if number)]))


def _count_buttons(texts: Texts, watched: Watch) -> tuple[tuple[Button, ...], ...]:
    offered = (
        ("button-morning-overdue", watched.overdue, "behind"),
        ("button-morning-today", watched.today, "today"),
        ("button-morning-awaiting", watched.awaiting, "awaiting"),
        ("button-morning-extensions", watched.extensions, "extensions"),
        ("button-morning-not-connected", watched.not_connected, "people"),
    )
    buttons = [Button(texts.plain(key, count=number), verb) for key, number, verb in offered if number]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def _escalated(
    texts: Texts,
    head: str,
    found: Sequence[Obligation],
    people: Mapping[int, Person],
    today: date,
    calendar: WorkingCalendar,
    *,
    lean: bool,
) -> list[Html | str]:
    if not found:
        return []
    lines = [
        texts(
            "morning-escalated-line",
            name=executor_words(one, people, lean=lean),
            title=short_title(one),
            overdue=relative(texts, one.control_date, today, calendar),
        )
        for one in found[:ESCALATED]
        if one.control_date is not None
    ]
    more = len(found) - ESCALATED
    rest = [texts("morning-escalated-more", count=more)] if more > 0 else []
    return ["", texts(head, count=len(found)), *lines, *rest]


def _week(texts: Texts, controlled: Control) -> list[Html | str]:
    if not controlled.plans:
        return []
    lines: list[Html | str] = [texts("control-week")]
    for roadmap, total in controlled.plans[:PLANS]:
        lines += [
            texts("control-plan", title=clipped(roadmap.head.title, TITLE)),
            texts(
                "control-counts",
                overdue=total.overdue,
                reported=total.reported,
                closed=total.closed,
                total=total.total,
            ),
        ]
        if total.discipline is not None:
            lines.append(
                texts(
                    "summary-discipline",
                    percent=total.discipline,
                    intime=total.closed_in_time,
                    due=total.closed + total.overdue,
                )
            )
    return lines


def _plan_buttons(texts: Texts, controlled: Control) -> tuple[tuple[Button, ...], ...]:
    late = (Button(texts.plain("button-late"), "late"),)
    return ((Button(texts.plain("button-control-summary"), "summary"), *late),)
