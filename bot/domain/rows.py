"""What a curator may do to a draft's rows by hand: nothing of a row, no window and no person, gets lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Doubt, DoubtReason, Field, RowWarning


class SplitBy(StrEnum):
    """Into what a row is split, a row each."""

    WINDOWS = "windows"
    PEOPLE = "people"


class RowSelection(StrEnum):
    """Which rows of a plan are looked at."""

    ALL = "all"
    IN_QUESTION = "in-question"
    REMOVED = "removed"


def can_be_split(activity: Activity, by: SplitBy) -> bool:
    return len(activity.deadline.windows if by is SplitBy.WINDOWS else activity.responsible) > 1


def split_by_windows(activity: Activity, phrase: Callable[[Deadline], str]) -> tuple[Activity, ...]:
    """A row for each window of the deadline; `phrase` writes a deadline as plans do."""
    pieces = [replace(activity.deadline, windows=(window,)) for window in activity.deadline.windows]
    return _numbered([replace(activity, deadline=one, deadline_text=phrase(one)) for one in pieces])


def split_by_people(activity: Activity) -> tuple[Activity, ...]:
    """A row for each of the responsible."""
    return _numbered(
        [
            replace(activity, responsible=(replace(one, leads=False),), responsible_text=responsible_words(one))
            for one in activity.responsible
        ]
    )


def merged(first: Activity, second: Activity) -> Activity:
    """Two rows as one: the titles one after the other, all windows and all people of both."""
    deadline, unclear = _merged_deadline(first.deadline, second.deadline)
    people: dict[tuple[ResponsibleKind, str], Responsible] = {}
    for one in (*first.responsible, *second.responsible):
        known = people.setdefault((one.kind, one.name), one)
        people[one.kind, one.name] = replace(known, leads=known.leads or one.leads)
    responsible = tuple(people.values())
    doubts = [*first.doubts, *second.doubts]
    marked = [one.name for one in responsible if one.leads]
    if len(marked) > 1:
        doubts += [Doubt(Field.RESPONSIBLE, DoubtReason.UNCLEAR_PEOPLE, name) for name in marked]
    deadline_text = _joined(first.deadline_text, second.deadline_text)
    if unclear:
        doubts.append(Doubt(Field.DEADLINE, DoubtReason.HALF_UNDERSTOOD, deadline_text))
    lacking = set()
    if deadline.kind is DeadlineKind.NONE:
        lacking.add(RowWarning.NO_DEADLINE)
    if not responsible:
        lacking.add(RowWarning.NO_RESPONSIBLE)
    about_blanks = {RowWarning.NO_DEADLINE, RowWarning.NO_RESPONSIBLE}
    warnings = [one for one in (*first.warnings, *second.warnings) if one not in about_blanks or one in lacking]
    return Activity(
        section=first.section or second.section,
        number=first.number or second.number,
        title=_joined(first.title, second.title),
        deadline_text=deadline_text,
        responsible_text=_joined(first.responsible_text, second.responsible_text),
        deadline=deadline,
        responsible=responsible,
        warnings=tuple(dict.fromkeys(warnings)),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def responsible_words(one: Responsible) -> str:
    """ "Фамилия И.О., post" as a plan's cell has it, or the wording of a group or an organization."""
    if one.kind is ResponsibleKind.PERSON and one.position:
        return f"{one.name}, {one.position}"
    return one.name


def _numbered(rows: list[Activity]) -> tuple[Activity, ...]:
    """The parts of row 5 are 5/1, 5/2."""
    return tuple(replace(row, number=f"{row.number}/{n}" if row.number else None) for n, row in enumerate(rows, 1))


def _joined(first: str, second: str) -> str:
    if first.casefold() == second.casefold():
        return first
    return "; ".join(text.rstrip(" ;.") for text in (first, second) if text)


def _merged_deadline(first: Deadline, second: Deadline) -> tuple[Deadline, bool]:
    """Both deadlines as one, and whether the curator is to look at it."""
    if first == second or second.kind is DeadlineKind.NONE:
        return first, False
    if first.kind is DeadlineKind.NONE:
        return second, False
    windows = tuple(sorted({*first.windows, *second.windows}, key=_by_due))
    dated = [one for one in (first, second) if one.windows]
    kind = (dated or [first])[0].kind
    # A period with an end counts for more than work without one: its report has a day.
    if any(one.kind is DeadlineKind.DATES for one in dated):
        kind = DeadlineKind.DATES
    recurrence = first.recurrence if first.recurrence is second.recurrence else None
    sources = dict.fromkeys(one.source for one in (first, second) if one.source)
    unclear = first.kind is not second.kind or first.recurrence is not second.recurrence
    return Deadline(kind, windows, recurrence, ", ".join(sources) or None), unclear


def _by_due(window: Window) -> tuple[str, str]:
    return window.due.isoformat(), window.start.isoformat() if window.start else ""
