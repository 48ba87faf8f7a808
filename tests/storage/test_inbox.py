"""The inbox between two processes: each update is one's own, one person's in order, and the dead are inherited from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.storage.engine import Database
from bot.storage.inbox import InboxRow, InboxState

NOW = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)
LEASE = timedelta(seconds=10)


async def accept(database: Database, holder: str, *rows: tuple[int, int], now: datetime = NOW) -> set[int]:
    """Rows as (update, chat)."""
    updates = [InboxRow(update, chat, {"update_id": update}, InboxState.NEW, 0) for update, chat in rows]
    return await database.write(lambda work: work.inbox.accept(updates, now, holder, now + LEASE))


async def adopted(database: Database, holder: str, now: datetime) -> list[int]:
    def adopt(work: Any) -> list[int]:
        work.inbox.adopt(now, holder, now + LEASE)
        return [row.update_id for row in work.inbox.held_by(holder)]

    return await database.write(adopt)


async def test_an_update_seen_twice_belongs_to_who_kept_it_first(database: Database) -> None:
    assert await accept(database, "first", (1, 7), (2, 8)) == {1, 2}
    assert await accept(database, "second", (1, 7), (2, 8), (3, 9)) == {3}


async def test_what_a_person_writes_next_waits_for_who_serves_that_person(database: Database) -> None:
    await accept(database, "first", (1, 7))
    assert await accept(database, "second", (2, 7), (3, 8)) == {3}
    assert await adopted(database, "second", NOW) == [3]
    assert await adopted(database, "first", NOW) == [1, 2]


async def test_the_dead_are_inherited_from_after_their_lease(database: Database) -> None:
    await accept(database, "dead", (1, 7), (2, 7))
    await database.write(lambda work: work.inbox.mark_done([1]))
    assert await adopted(database, "heir", NOW + LEASE / 2) == []
    assert await adopted(database, "heir", NOW + LEASE) == [2]


async def test_what_a_person_writes_next_does_not_overtake_what_the_dead_have_left(database: Database) -> None:
    await accept(database, "dead", (1, 7))
    after = NOW + 2 * LEASE
    assert await accept(database, "heir", (2, 7), (3, 8), now=after) == {3}
    assert await adopted(database, "heir", after) == [1, 2, 3]
    await database.write(lambda work: work.inbox.let_go("heir"))
    assert await accept(database, "next", (4, 7), now=after) == set()
    assert await adopted(database, "next", after) == [1, 2, 3, 4]


async def test_who_renews_a_lease_is_not_inherited_from(database: Database) -> None:
    await accept(database, "living", (1, 7))
    await database.write(lambda work: work.inbox.renew("living", NOW + 2 * LEASE))
    assert await adopted(database, "heir", NOW + LEASE) == []


async def test_a_lease_from_before_the_clock_was_set_back_binds_nobody(database: Database) -> None:
    await accept(database, "dead", (1, 7))
    assert await adopted(database, "heir", NOW - timedelta(days=1)) == [1]


async def test_what_is_let_go_is_taken_at_once(database: Database) -> None:
    await accept(database, "leaving", (1, 7))
    await database.write(lambda work: work.inbox.let_go("leaving"))
    assert await adopted(database, "heir", NOW) == [1]


async def test_who_was_thought_dead_may_not_apply_an_update_any_more(database: Database) -> None:
    await accept(database, "slow", (1, 7))
    assert await database.write(lambda work: work.inbox.mark_applied(1, "slow"))
    await adopted(database, "heir", NOW + LEASE)
    assert not await database.write(lambda work: work.inbox.mark_applied(1, "slow"))
    assert await database.write(lambda work: work.inbox.mark_applied(1, "heir"))


async def test_only_what_was_handled_long_ago_is_forgotten(database: Database) -> None:
    await accept(database, "one", (1, 7), (2, 8))
    await accept(database, "one", (3, 9), now=NOW + timedelta(days=1))
    for update in (1, 3):
        await database.write(lambda work, update=update: work.inbox.mark_done([update]))
    assert await database.write(lambda work: work.inbox.forget_done(NOW + timedelta(hours=1))) == 1
    # A number that is forgotten may come again, one that waits may not.
    assert await accept(database, "one", (1, 7), (2, 8), (3, 9)) == {1}
