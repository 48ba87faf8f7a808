"""Which rules of the office an organisation may change, and to what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.errors import Refusal
from bot.domain.office import Checkpoints, DayOff, OfficeRules


class Rule(StrEnum):
    """A rule that can be changed in the chat; its value is the name of its field of `OfficeRules`."""

    DAY_OFF = "day_off"
    CO_EXECUTOR_DAYS = "co_executor_days"
    AFTER_PERIOD_DAY = "after_period_day"
    AFTER_YEAR_DAY = "after_year_day"
    CHECKPOINTS = "checkpoints"
    NO_DEADLINE_MONTHS = "no_deadline_months"
    TIMETABLE_DAYS = "timetable_days"
    EXTENSION_DAYS = "extension_days"


@dataclass(frozen=True, slots=True)
class RuleRange:
    """What a rule may be set to: one of `values` by a button, or any number from `least` to `most` as typed."""

    values: tuple[int | StrEnum, ...]
    least: int = 0
    most: int = 0

    @property
    def typed(self) -> bool:
        return self.most > 0


_RANGES = {
    Rule.DAY_OFF: RuleRange((DayOff.PRECEDING, DayOff.FOLLOWING, DayOff.SAME)),
    Rule.CO_EXECUTOR_DAYS: RuleRange((0, 1, 2, 3, 5), 0, 20),
    # No month lacks a 28th.
    Rule.AFTER_PERIOD_DAY: RuleRange((1, 5, 10, 15), 1, 28),
    Rule.AFTER_YEAR_DAY: RuleRange((15, 20, 25), 1, 31),
    Rule.CHECKPOINTS: RuleRange((Checkpoints.QUARTERLY, Checkpoints.HALF_YEARLY, Checkpoints.YEARLY)),
    Rule.NO_DEADLINE_MONTHS: RuleRange((1, 2, 3), 1, 12),
    Rule.TIMETABLE_DAYS: RuleRange((5, 10, 20), 1, 60),
    Rule.EXTENSION_DAYS: RuleRange((0, 1, 2, 3), 0, 30),
}


@dataclass(frozen=True, slots=True)
class RuleChange:
    """Who has set a rule to what, and when."""

    rule: Rule
    value: str
    changed_at: datetime
    changed_by: int


def range_of(rule: Rule) -> RuleRange:
    return _RANGES[rule]


def value_of(rules: OfficeRules, rule: Rule) -> int | StrEnum:
    value: int | StrEnum = getattr(rules, rule)
    return value


def with_value(rules: OfficeRules, rule: Rule, value: str) -> OfficeRules:
    """The rules with one of them set; the value as the database keeps it.

    Raises Refusal("rule-value") for a number out of its range, Refusal("nothing-here") for an unknown word.
    """
    changed: dict[str, Any] = {rule.value: parsed(rule, value)}
    return replace(rules, **changed)


def parsed(rule: Rule, value: str) -> int | StrEnum:
    allowed = _RANGES[rule]
    if not allowed.typed:
        found = next((one for one in allowed.values if str(one) == value), None)
        if found is None:
            raise Refusal("nothing-here")
        return found
    # Digits of other scripts are digits too, for `int`.
    if not value.isdecimal() or not allowed.least <= int(value) <= allowed.most:
        raise Refusal("rule-value", least=allowed.least, most=allowed.most)
    return int(value)
