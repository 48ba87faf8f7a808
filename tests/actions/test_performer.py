"""The office's rules are the database's: whoever changes them, every process goes by them at once."""

from __future__ import annotations

from pathlib import Path

from bot.actions import office_rules
from bot.actions.performer import Performer
from bot.domain.office import Moment, Office, OfficeRules
from bot.domain.office_rule import Rule
from bot.domain.people import Role
from bot.storage.engine import Database
from bot.storage.migrate import migrate
from bot.storage.work import Work
from tests.actions.office import CALENDAR, MOSCOW, START


def days_of_co_executors(work: Work, moment: Moment) -> int:
    return moment.office.rules.co_executor_days


async def test_a_rule_changed_by_one_process_holds_in_another(tmp_path: Path, postgres_url: str) -> None:
    for url in (f"sqlite:///{tmp_path / 'bot.db'}", postgres_url):
        migrate(url)
        here, there = Database(url), Database(url)
        one, other = (Performer(each, lambda: START, Office(CALENDAR, MOSCOW)) for each in (here, there))
        try:
            curator = await here.write(lambda work: work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR]))
            assert await other.see(days_of_co_executors) == OfficeRules().co_executor_days
            await one.do(office_rules.change, curator, Rule.CO_EXECUTOR_DAYS, "5")
            # Whatever it does goes by the new rule at once; what it shows, from its next write or tick on.
            assert await other.do(days_of_co_executors) == 5
            assert await other.see(days_of_co_executors) == 5
            await one.do(office_rules.change, curator, Rule.CO_EXECUTOR_DAYS, "7")
            await other.refresh_office()
            assert await other.see(days_of_co_executors) == 7
            assert other.moment.office.rules.co_executor_days == 7
        finally:
            await here.close()
            await there.close()
