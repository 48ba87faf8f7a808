"""The organisation's rules of the office, as a curator or administrator sees and changes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.office import Moment, OfficeRules
from bot.domain.office_rule import Rule, RuleChange, parsed, range_of, value_of
from bot.domain.people import Person, Role
from bot.storage.work import Work

_DEFAULTS = OfficeRules()
RULES = tuple(Rule)
"""A button names a rule by its place here."""


@dataclass(frozen=True, slots=True)
class RuleView:
    rule: Rule
    value: int | StrEnum
    default: int | StrEnum
    changes: tuple[tuple[RuleChange, Person], ...] = ()
    """Who changed it, the newest first."""


def all_rules(work: Work, moment: Moment, actor: Person) -> list[RuleView]:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    return [_view(moment.office.rules, rule) for rule in RULES]


def show(work: Work, moment: Moment, actor: Person, rule: Rule) -> RuleView:
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    return _with_history(work, _view(moment.office.rules, rule))


def ask_value(work: Work, moment: Moment, actor: Person, rule: Rule) -> RuleView:
    """What the actor writes next is the rule's value."""
    view = show(work, moment, actor, rule)
    if not range_of(rule).typed:
        raise Refusal("nothing-here")
    work.conversations.set(actor.id, Step.RULE_VALUE, RULES.index(rule), moment.now)
    return view


def change(work: Work, moment: Moment, actor: Person, rule: Rule, value: str) -> RuleView:
    """For what is put in force or moved from now on: a date that is agreed stays."""
    actor.must_be(Role.CURATOR, Role.ADMINISTRATOR)
    wanted, before = parsed(rule, value.strip()), value_of(moment.office.rules, rule)
    if wanted != before:
        work.office_rules.set(rule, str(wanted), actor.id, moment.now)
        work.history.add(
            moment.now, actor.id, "rule-changed", "rule", RULES.index(rule), rule=rule, before=before, after=wanted
        )
    work.conversations.end(actor.id)
    return _with_history(work, _view(work.office_rules.current(moment.office.rules), rule))


def _view(rules: OfficeRules, rule: Rule) -> RuleView:
    return RuleView(rule, value_of(rules, rule), value_of(_DEFAULTS, rule))


def _with_history(work: Work, view: RuleView) -> RuleView:
    changes = work.office_rules.changes(view.rule)
    people = work.people.by_ids({one.changed_by for one in changes})
    known = tuple((one, people[one.changed_by]) for one in changes if one.changed_by in people)
    return RuleView(view.rule, view.value, view.default, known)
