"""What was done stays written as it was done."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.storage.engine import Database
from bot.storage.work import Work

NOON = datetime(2026, 2, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("rewriting", ["UPDATE history SET event = 'other'", "DELETE FROM history"])
async def test_history_can_be_added_to_and_never_rewritten(database: Database, rewriting: str) -> None:
    await database.write(lambda work: work.history.add(NOON, None, "plan-closed", "roadmap", 7, undone=2))

    def rewrite(work: Work) -> None:
        work.connection.execute(text(rewriting))

    with pytest.raises(DBAPIError, match="append-only"):
        await database.write(rewrite)
    [event] = await database.read(lambda work: work.history.of({"roadmap": [7], "report": []}))
    assert (event.event, dict(event.facts)) == ("plan-closed", {"undone": 2})


async def test_a_history_of_nothing_is_empty(database: Database) -> None:
    await database.write(lambda work: work.history.add(NOON, None, "plan-closed", "roadmap", 7))
    assert await database.read(lambda work: work.history.of({"report": []})) == []
