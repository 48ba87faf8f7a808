"""A plan as its document says it: a draft until a curator puts it in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.deadline import Deadline
from bot.domain.nudge_policy import NudgePolicy
from bot.domain.office import Checkpoints
from bot.domain.responsible import Responsible


class Field(StrEnum):
    """The fields of an activity that a reader may doubt."""

    TITLE = "title"
    NUMBER = "number"
    SECTION = "section"
    DEADLINE = "deadline"
    RESPONSIBLE = "responsible"


class RowWarning(StrEnum):
    BEFORE_ORDER = "before_order"
    OUTSIDE_PERIOD = "outside_period"
    NO_DEADLINE = "no_deadline"
    NO_RESPONSIBLE = "no_responsible"


class DoubtReason(StrEnum):
    """Why the reader is not sure; each has its words in locales/*/drafts.ftl (`doubt-<reason>`)."""

    PARTS_DO_NOT_PAIR = "parts-do-not-pair"
    OBLIQUE_NAME = "oblique-name"
    BEFORE_ORDER = "before-order"
    OUTSIDE_PERIOD = "outside-period"
    DAMAGED_TEXT = "damaged-text"
    HALF_UNDERSTOOD = "half-understood"
    YEAR_GUESSED = "year-guessed"
    UNCLEAR_PEOPLE = "unclear-people"
    UNCLEAR_TABLE = "unclear-table"


@dataclass(frozen=True, slots=True)
class Doubt:
    field: Field
    reason: DoubtReason
    excerpt: str = ""
    """The piece of the document in doubt, as written."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the order and the plan's own head say; None where the document is silent."""

    title: str
    issuer: str | None = None
    order_number: str | None = None
    order_date: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    controller: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Activity:
    """A row of the plan's table, or a numbered task of the order's body."""

    section: int | None
    """1-based position in the draft's sections."""
    number: str | None
    title: str
    deadline_text: str
    responsible_text: str
    deadline: Deadline
    responsible: tuple[Responsible, ...] = ()
    warnings: tuple[RowWarning, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of the document that is neither in a row nor in a head, and where it stood."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as read: nothing in it is agreed yet."""

    head: Head
    sections: tuple[Section, ...] = ()
    activities: tuple[Activity, ...] = ()
    instructions: tuple[Activity, ...] = ()
    dropped: tuple[Dropped, ...] = ()


class RoadmapState(StrEnum):
    DRAFT = "draft"
    IN_FORCE = "in-force"
    DISCARDED = "discarded"
    MERGED = "merged"
    """A new edition that was taken into its plan."""
    CLOSED = "closed"
    """Finished: nothing is asked any more, everything can be read."""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A plan kept by the bot; before it is in force it is a draft and obliges nobody."""

    id: int
    state: RoadmapState
    head: Head
    checkpoints: Checkpoints
    curator_id: int
    sections: tuple[Section, ...]
    uploaded_at: datetime
    in_force_at: datetime | None = None
    nudges: NudgePolicy | None = None
    """None: the organization's."""
    copied: bool = False
    """Made from an earlier plan and not from a document."""
    checkpoint_dates: tuple[date, ...] = ()
    """The days that the curator has named for work without an end, where `checkpoints` says so."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An activity of a kept plan, in document order; `instruction` marks a task of the order's body."""

    id: int
    roadmap_id: int
    position: int
    instruction: bool
    activity: Activity
    version: int = 1
    """Grows with every change: who writes over an older one is told of what changed meanwhile."""
    removed: bool = False
    """Taken out of the plan by a curator, and kept; nothing is owed by it."""

    checkpoints: Checkpoints | None = None
    """How often this row is asked about; None as the plan has it."""
    control_dates: tuple[date, ...] = ()
    """The days that the curator has named for a row that has none."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a person wrote into a row, as they wrote it; None leaves a field as it is, a blank empties it."""

    title: str | None = None
    deadline: str | None = None
    responsible: str | None = None
    section: str | int | None = None
    """A title or number as written, or a 1-based position in the plan's sections; blank or 0 for none."""
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a curator is asked about one field of a row, all reasons for it together."""

    field: Field
    reasons: tuple[DoubtReason | RowWarning, ...]
    excerpts: tuple[str, ...] = ()
    """The pieces of the document in doubt, as written."""


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How much of a draft is clear, and why the rest is not."""

    total: int
    doubtful: int
    reasons: tuple[tuple[DoubtReason | RowWarning, int], ...]
    questions: int = 0
    """Open ones: a row may raise several, one a field."""
    instruction_questions: int = 0
    """As many more about the tasks of the order's body, which are no rows of its table."""
    removed: int = 0
    """Rows that curators took out."""

    @property
    def clear(self) -> int:
        return self.total - self.doubtful


def count_rows(activities: Iterable[Activity]) -> RowCounts:
    rows = list(activities)
    reasons = Counter(reason for row in rows for reason in questions(row))
    return RowCounts(len(rows), sum(1 for row in rows if questions(row)), tuple(reasons.most_common()))


def questions(activity: Activity) -> tuple[DoubtReason | RowWarning, ...]:
    """What a curator is asked about a row: the reader's doubts, and what the document leaves out or gets wrong."""
    return tuple(dict.fromkeys(reason for question in asked(activity) for reason in question.reasons))


def asked(activity: Activity) -> tuple[Question, ...]:
    """The same by fields, one question each."""
    found = (_question(activity, field) for field in Field)
    return tuple(question for question in found if question.reasons)


def settled(activity: Activity, field: Field) -> Activity:
    """The row once nothing is asked about the field any more."""
    return replace(
        activity,
        doubts=tuple(doubt for doubt in activity.doubts if doubt.field is not field),
        warnings=tuple(warning for warning in activity.warnings if _WARNED[warning] is not field),
    )


_WARNED = {
    RowWarning.BEFORE_ORDER: Field.DEADLINE,
    RowWarning.OUTSIDE_PERIOD: Field.DEADLINE,
    RowWarning.NO_DEADLINE: Field.DEADLINE,
    RowWarning.NO_RESPONSIBLE: Field.RESPONSIBLE,
}
_SAME = {RowWarning.BEFORE_ORDER: DoubtReason.BEFORE_ORDER, RowWarning.OUTSIDE_PERIOD: DoubtReason.OUTSIDE_PERIOD}


def _question(activity: Activity, field: Field) -> Question:
    doubts = [doubt for doubt in activity.doubts if doubt.field is field]
    reasons: list[DoubtReason | RowWarning] = [doubt.reason for doubt in doubts]
    reasons += [one for one in activity.warnings if _WARNED[one] is field and _SAME.get(one) not in reasons]
    excerpts = dict.fromkeys(doubt.excerpt for doubt in doubts if doubt.excerpt)
    return Question(field, tuple(dict.fromkeys(reasons)), tuple(excerpts))
