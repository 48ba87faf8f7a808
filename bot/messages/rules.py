"""The office's rules: each with its present value, its default and its ground."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from bot.domain.office import Checkpoints, DayOff, Moment
from bot.domain.office_rule import Rule, RuleChange, RuleRange
from bot.domain.people import Person
from bot.messages.message import Button, Message, join_lines
from bot.texts import Html, Texts

_NAMES = {
    Rule.DAY_OFF: "rule-day-off",
    Rule.CO_EXECUTOR_DAYS: "rule-co-executor-days",
    Rule.AFTER_PERIOD_DAY: "rule-after-period-day",
    Rule.AFTER_YEAR_DAY: "rule-after-year-day",
    Rule.CHECKPOINTS: "rule-checkpoints",
    Rule.NO_DEADLINE_MONTHS: "rule-no-deadline-months",
    Rule.TIMETABLE_DAYS: "rule-timetable-days",
    Rule.EXTENSION_DAYS: "rule-extension-days",
}
_GROUNDS = {
    Rule.DAY_OFF: "ground-day-off",
    Rule.CO_EXECUTOR_DAYS: "ground-co-executor-days",
    Rule.AFTER_PERIOD_DAY: "ground-after-period-day",
    Rule.AFTER_YEAR_DAY: "ground-after-year-day",
    Rule.CHECKPOINTS: "ground-checkpoints",
    Rule.NO_DEADLINE_MONTHS: "ground-no-deadline-months",
    Rule.TIMETABLE_DAYS: "ground-timetable-days",
    Rule.EXTENSION_DAYS: "ground-extension-days",
}
_NUMBERS = {
    Rule.CO_EXECUTOR_DAYS: "value-co-executor-days",
    Rule.AFTER_PERIOD_DAY: "value-after-period-day",
    Rule.AFTER_YEAR_DAY: "value-after-year-day",
    Rule.NO_DEADLINE_MONTHS: "value-no-deadline-months",
    Rule.TIMETABLE_DAYS: "value-timetable-days",
    Rule.EXTENSION_DAYS: "value-extension-days",
}
_WORDS: dict[str, str] = {
    DayOff.PRECEDING: "value-day-off-preceding",
    DayOff.FOLLOWING: "value-day-off-following",
    DayOff.SAME: "value-day-off-same",
    Checkpoints.QUARTERLY: "checkpoints-quarterly",
    Checkpoints.HALF_YEARLY: "checkpoints-half-yearly",
    Checkpoints.YEARLY: "checkpoints-yearly",
}
HISTORY = 5
"""Changes shown on a rule's card."""


def rules(texts: Texts, shown: Sequence[tuple[Rule, int | StrEnum, int | StrEnum]]) -> Message:
    """`shown`: each rule with its value and its default."""
    lines = [
        texts(
            "rules-line-own" if value != default else "rules-line",
            index=index,
            name=texts.plain(_NAMES[rule]),
            value=_value(texts, rule, value),
        )
        for index, (rule, value, default) in enumerate(shown, 1)
    ]
    buttons = tuple(
        Button(texts.plain("button-numbered", number=index), "rule", (index - 1,)) for index in range(1, len(shown) + 1)
    )
    rows = tuple(buttons[start : start + 4] for start in range(0, len(buttons), 4))
    return Message(join_lines(texts("rules-head"), "", *lines, "", texts("rules-fixed")), rows)


def rule(
    texts: Texts,
    number: int,
    one: Rule,
    value: int | StrEnum,
    default: int | StrEnum,
    allowed: RuleRange,
    changes: Sequence[tuple[RuleChange, Person]],
    moment: Moment,
    *,
    just_set: bool = False,
) -> Message:
    """`number`: its place among the rules, as a button carries it."""
    text = join_lines(
        texts("rule-head", name=texts.plain(_NAMES[one])),
        texts("rule-value", value=_value(texts, one, value)),
        texts("rule-default", value=_value(texts, one, default)) if value != default else None,
        texts("rule-ground", ground=texts.plain(_GROUNDS[one])),
        "",
        *(_change(texts, one, change, person, moment) for change, person in changes[:HISTORY]),
        *(("",) if changes else ()),
        texts("rule-set") if just_set else None,
        texts("rule-from-now"),
        texts("rule-type", least=allowed.least, most=allowed.most) if allowed.typed else None,
    )
    choices = [
        Button(_marked(texts, _label(texts, one, each), chosen=each == value), "setrule", (number, place))
        for place, each in enumerate(allowed.values)
    ]
    # Words need a row each; numbers stand side by side.
    rows = (tuple(choices),) if allowed.typed else tuple((choice,) for choice in choices)
    return Message(text, (*rows, (Button(texts.plain("button-rules"), "rules"),)))


def _marked(texts: Texts, words: str, *, chosen: bool) -> str:
    return texts.plain("button-chosen", words=words) if chosen else words


def _label(texts: Texts, one: Rule, value: int | StrEnum) -> str:
    return _value(texts, one, value) if isinstance(value, StrEnum) else str(value)


def _value(texts: Texts, one: Rule, value: int | StrEnum) -> str:
    if isinstance(value, StrEnum):
        return texts.plain(_WORDS[value])
    return texts.plain(_NUMBERS[one], number=value)


def _change(texts: Texts, one: Rule, change: RuleChange, person: Person, moment: Moment) -> Html:
    local = change.changed_at.astimezone(moment.office.zone)
    value = int(change.value) if change.value.isdecimal() else change.value
    words = _value(texts, one, value) if isinstance(value, int) else texts.plain(_WORDS[value])
    return texts("rule-change", day=texts.day(local.date(), moment.today), name=person.short_name, value=words)
