"""An amended order beside the plan that it amends: which rows changed, came, went, or stayed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from bot.domain.roadmap import Activity, PlanRow

SAME_PLACE = 0.55
"""How alike titles must be where rows also share their number and section."""
ELSEWHERE = 0.8
"""How alike they must be where nothing else speaks for it."""
SAME_PLAN = 0.5
"""Share of the smaller edition's rows that must be found in the other for both to be one plan."""

_NOISE = re.compile(r"[\W_]+")


class ChangedField(StrEnum):
    """What of a row may differ; a new number alone is no difference, since rows are counted anew in each edition."""

    TITLE = "title"
    DEADLINE = "deadline"
    RESPONSIBLE = "responsible"


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row of one edition and what it is in the other: both changed, only the new one added, only the old removed."""

    old: PlanRow | None
    new: PlanRow | None
    fields: frozenset[ChangedField] = frozenset()

    @property
    def key(self) -> tuple[int, int]:
        """Ids of the old and of the new row; 0 where there is none."""
        return (self.old.id if self.old else 0, self.new.id if self.new else 0)


class EffectKind(StrEnum):
    """What an amended order did to an obligation."""

    ADDED = "added"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Effect:
    obligation_id: int
    kind: EffectKind
    before: date | None
    """The control date before a move."""


@dataclass(frozen=True, slots=True)
class Amendment:
    changed: tuple[RowDifference, ...]
    added: tuple[RowDifference, ...]
    removed: tuple[RowDifference, ...]
    same: tuple[RowDifference, ...]

    @property
    def differences(self) -> tuple[RowDifference, ...]:
        return (*self.changed, *self.added, *self.removed)


def compare(old: Sequence[PlanRow], new: Sequence[PlanRow]) -> Amendment:
    """Each row of either edition is in exactly one change; rows are matched by title first, then by place."""
    pairs = _pairs(old, new)
    matched_new = {one.id for _, one in pairs}
    matched_old = {one.id for one, _ in pairs}
    both = [RowDifference(before, after, _fields(before, after)) for before, after in pairs]
    return Amendment(
        changed=tuple(one for one in both if one.fields),
        added=tuple(RowDifference(None, row) for row in new if row.id not in matched_new),
        removed=tuple(RowDifference(row, None) for row in old if row.id not in matched_old),
        same=tuple(one for one in both if not one.fields),
    )


def same_plan(old: Sequence[PlanRow], new: Sequence[PlanRow]) -> bool:
    """Whether two documents look like editions of one plan: enough of their titles are the very same."""
    titles, others = {_folded(row.activity.title) for row in old}, {_folded(row.activity.title) for row in new}
    smaller = min(len(titles), len(others))
    return smaller > 0 and len(titles & others) >= SAME_PLAN * smaller


def _pairs(old: Sequence[PlanRow], new: Sequence[PlanRow]) -> list[tuple[PlanRow, PlanRow]]:
    pairs: list[tuple[PlanRow, PlanRow]] = []
    left_old, left_new = list(old), list(new)

    def take(likeness: float, candidates: Iterable[tuple[PlanRow, PlanRow]]) -> None:
        scored = [(_alike(one, other, likeness), one, other) for one, other in candidates]
        # The most alike first; among equals, those nearest in place.
        ordered = sorted(scored, key=lambda each: (-each[0], abs(each[1].position - each[2].position)))
        for score, one, other in ordered:
            if score >= likeness and one in left_old and other in left_new:
                pairs.append((one, other))
                left_old.remove(one)
                left_new.remove(other)

    take(1.0, _same_titles(left_old, left_new))
    take(SAME_PLACE, [(one, other) for one in left_old for other in left_new if _same_place(one, other)])
    take(ELSEWHERE, [(one, other) for one in left_old for other in left_new])
    return sorted(pairs, key=lambda pair: pair[1].position)


def _same_titles(old: Sequence[PlanRow], new: Sequence[PlanRow]) -> list[tuple[PlanRow, PlanRow]]:
    by_title: dict[str, list[PlanRow]] = {}
    for row in new:
        by_title.setdefault(_folded(row.activity.title), []).append(row)
    return [(one, other) for one in old for other in by_title.get(_folded(one.activity.title), ())]


def _same_place(one: PlanRow, other: PlanRow) -> bool:
    number = one.activity.number
    return number is not None and (number, one.activity.section, one.instruction) == (
        other.activity.number,
        other.activity.section,
        other.instruction,
    )


def _alike(one: PlanRow, other: PlanRow, least: float) -> float:
    first, second = _folded(one.activity.title), _folded(other.activity.title)
    if first == second:
        return 1.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    # Cheap upper bounds first: most pairs of a long plan have nothing in common.
    if least == 1.0 or matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


def _fields(old: PlanRow, new: PlanRow) -> frozenset[ChangedField]:
    before, after = old.activity, new.activity
    differs = {
        ChangedField.TITLE: _folded(before.title) != _folded(after.title),
        ChangedField.DEADLINE: before.deadline != after.deadline,
        ChangedField.RESPONSIBLE: _named(before) != _named(after),
    }
    return frozenset(field for field, changed in differs.items() if changed)


def _named(activity: Activity) -> list[tuple[str, bool]]:
    return [(one.name, one.leads) for one in activity.responsible]


def _folded(title: str) -> str:
    return _NOISE.sub(" ", title.casefold().replace("\u0451", "\u0435")).strip()
