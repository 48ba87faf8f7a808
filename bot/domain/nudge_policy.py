"""When a plan's executors are nudged and whom their silence reaches: a value of the plan, with presets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from bot.domain.errors import Refusal

MOST_STEPS = 8
FARTHEST = 60
"""Working days from the control date within which a step may lie."""
WEEK = 5
"""Working days between nudges once the last step after the date has passed."""
WARNING = 2
"""Working days before others are told of a delay on which its executor is warned."""


class EscalationLevel(StrEnum):
    """Whom a long delay is told to, besides its executor."""

    CURATOR = "curator"
    CONTROLLER = "controller"


class Preset(StrEnum):
    CALM = "calm"
    USUAL = "usual"
    INSISTENT = "insistent"


@dataclass(frozen=True, slots=True)
class NudgePolicy:
    """Steps in working days; the control date itself (0) always is one."""

    before: tuple[int, ...] = (10, 3, 1, 0)
    """The farthest first."""
    after: tuple[int, ...] = (1, 3, 5)
    """After the last of them, every five working days."""
    curator_after: int = 5
    """Working days of delay after which the curator is told; the executor is warned before."""
    controller_after: int = 12

    @property
    def early(self) -> tuple[int, ...]:
        """The steps that end with "accepted for execution": all before the last two."""
        return self.before[:-2]

    def escalates_after(self, level: EscalationLevel) -> int:
        return self.curator_after if level is EscalationLevel.CURATOR else self.controller_after

    @property
    def warnings(self) -> frozenset[int]:
        """Working days after the control date on which the executor is warned that others will be told."""
        return frozenset(max(1, self.escalates_after(level) - WARNING) for level in EscalationLevel)

    def steps_after(self) -> Iterator[int]:
        """Working days after the control date on which to nudge, without end: past the last step of its own once a
        week, counted anew from each warning; a warning soon after such a day takes its place."""
        last = self.after[-1] if self.after else 0
        reached = 0
        for step in sorted({*self.after, *self.warnings}):
            while reached >= last and step - reached > WEEK + WARNING:
                reached += WEEK
                yield reached
            reached = step
            yield reached
        yield from count(reached + WEEK, WEEK)


PRESETS: dict[Preset, NudgePolicy] = {
    Preset.CALM: NudgePolicy(before=(3, 0), after=(1, 5), curator_after=7, controller_after=17),
    Preset.USUAL: NudgePolicy(),
    Preset.INSISTENT: NudgePolicy(
        before=(10, 5, 3, 2, 1, 0), after=(1, 2, 3, 4, 5), curator_after=3, controller_after=7
    ),
}


def preset_of(policy: NudgePolicy) -> Preset | None:
    """The preset that a policy equals; None for steps of its own."""
    return next((name for name, one in PRESETS.items() if one == policy), None)


def own_policy(before: Iterable[int], after: Iterable[int]) -> NudgePolicy:
    """A policy of typed steps; the delays that others hear of are the usual ones.

    Raises Refusal("nudge-steps-too-many") or Refusal("nudge-steps-too-far").
    """
    ahead = tuple(sorted({*before, 0}, reverse=True))
    behind = tuple(sorted({*after} - {0}))
    if max(len(ahead), len(behind)) > MOST_STEPS:
        raise Refusal("nudge-steps-too-many", most=MOST_STEPS)
    if max(ahead[0], behind[-1] if behind else 0) > FARTHEST:
        raise Refusal("nudge-steps-too-far", most=FARTHEST)
    return NudgePolicy(ahead, behind)
