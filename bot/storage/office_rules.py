"""The organisation's own rules of the office: every change a row, the newest of each rule holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, func, insert, select

from bot.domain.office import OfficeRules
from bot.domain.office_rule import Rule, RuleChange, with_value
from bot.storage.base import UtcDateTime, metadata

office_rules = Table(
    "office_rules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("rule", String(30), nullable=False),
    Column("value", String(30), nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("changed_by", ForeignKey("persons.id"), nullable=False),
)

_version = select(func.max(office_rules.c.id))
"""Made once: it is asked before each write."""


@dataclass(frozen=True, slots=True)
class OfficeRuleBook:
    connection: Connection

    def version(self) -> int:
        """Grows with each change, whoever makes it."""
        return self.connection.scalar(_version) or 0

    def current(self, defaults: OfficeRules) -> OfficeRules:
        rules = defaults
        for change in self._changes():
            rules = with_value(rules, change.rule, change.value)
        return rules

    def set(self, rule: Rule, value: str, person_id: int, now: datetime) -> None:
        self.connection.execute(
            insert(office_rules).values(rule=rule, value=value, changed_at=now, changed_by=person_id)
        )

    def changes(self, rule: Rule) -> list[RuleChange]:
        """The newest first."""
        return [change for change in reversed(self._changes()) if change.rule is rule]

    def _changes(self) -> list[RuleChange]:
        rows = self.connection.execute(select(office_rules).order_by(office_rules.c.id))
        return [RuleChange(Rule(row.rule), row.value, row.changed_at, row.changed_by) for row in rows]
