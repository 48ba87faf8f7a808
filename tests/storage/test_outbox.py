"""The outbox: one row an intention, claimed by one worker at a time, repeated when a lease runs out."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.domain.speech import SpeechKind, SpeechState
from bot.storage.engine import Database

NOW = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)
LEASE = timedelta(seconds=60)


async def plan(database: Database, count: int) -> int:
    """Plans a digest for each of so many people, twice over; returns how many were new."""

    def planned(work) -> int:
        people = [work.people.add(f"Человек{n} А.А.") for n in range(count)]
        return sum(
            work.outbox.plan(SpeechKind.DIGEST, person.id, "2026-02-02", due_at=NOW) for person in people for _ in "ab"
        )

    return await database.write(planned)


async def test_the_same_intention_is_planned_once(database: Database) -> None:
    assert await plan(database, 20) == 20


async def test_two_workers_never_claim_the_same_row(database: Database, database_url: str) -> None:
    await plan(database, 60)
    other = Database(database_url)
    try:
        batches = await asyncio.gather(
            *(one.write(lambda work: work.outbox.claim(NOW, NOW + LEASE, 7)) for one in (database, other) * 10)
        )
    finally:
        await other.close()
    claimed = [speech.id for batch in batches for speech in batch]
    assert len(claimed) == len(set(claimed)) == 60


async def test_a_lease_that_ran_out_in_the_middle_of_a_send_is_claimed_again_and_marked_as_a_repeat(
    database: Database,
) -> None:
    await plan(database, 2)
    first, other = await database.write(lambda work: work.outbox.claim(NOW, NOW + LEASE, 5))
    assert not first.repeat
    await database.write(lambda work: work.outbox.begin(first, NOW, NOW + LEASE))
    assert not await database.write(lambda work: work.outbox.claim(NOW + LEASE / 2, NOW + LEASE, 5))
    again = await database.write(lambda work: work.outbox.claim(NOW + LEASE, NOW + 2 * LEASE, 5))
    # The other was claimed and never begun: it can't have arrived.
    assert [(one.id, one.repeat) for one in again] == [(first.id, True), (other.id, False)]


async def test_a_message_that_met_many_crashes_and_one_refusal_is_not_put_off_as_if_refused_many_times(
    database: Database,
) -> None:
    await plan(database, 1)
    for crash in range(9):
        now = NOW + crash * LEASE
        (held,) = await database.write(lambda work, now=now: work.outbox.claim(now, now + LEASE, 5))
        assert held.tries == 0
        held = await database.write(lambda work, now=now, held=held: work.outbox.begin(held, now, now + LEASE))
    await database.write(lambda work: work.outbox.postpone(held, now, "502"))
    (again,) = await database.write(lambda work: work.outbox.claim(now, now + LEASE, 5))
    assert (again.tries, again.repeat) == (1, True)


async def test_who_was_too_slow_to_record_a_failure_changes_nothing_for_who_took_over(database: Database) -> None:
    await plan(database, 1)
    (slow,) = await database.write(lambda work: work.outbox.claim(NOW, NOW + LEASE, 5))
    (quick,) = await database.write(lambda work: work.outbox.claim(NOW + LEASE, NOW + 2 * LEASE, 5))
    await database.write(lambda work: work.outbox.postpone(slow, NOW, "too late", repeat=True))
    assert await database.write(lambda work: work.outbox.begin(slow, NOW, NOW + LEASE)) is None
    assert await database.write(lambda work: work.outbox.begin(quick, NOW + LEASE, NOW + 2 * LEASE)) is not None
    assert not await database.write(lambda work: work.outbox.claim(NOW + LEASE, NOW + 3 * LEASE, 5))


async def test_nothing_overtakes_what_is_being_said_to_a_person_or_was_put_off(database: Database) -> None:
    def two(work) -> None:
        person = work.people.add("Сомова А.А.")
        for kind in (SpeechKind.ASSIGNMENT, SpeechKind.DIGEST):
            work.outbox.plan(kind, person.id, "1", due_at=NOW)

    await database.write(two)
    first, second = await database.write(lambda work: work.outbox.claim(NOW, NOW + LEASE, 5))
    await database.write(lambda work: work.outbox.put_back(second, NOW, None))
    assert not await database.write(lambda work: work.outbox.claim(NOW, NOW + LEASE, 5))
    later = NOW + timedelta(seconds=8)
    await database.write(lambda work: work.outbox.postpone(first, later, "502"))
    assert not await database.write(lambda work: work.outbox.claim(NOW, NOW + LEASE, 5))
    claimed = await database.write(lambda work: work.outbox.claim(later, later + LEASE, 5))
    # A failure counts, to be claimed or put back does not.
    assert [(one.id, one.tries) for one in sorted(claimed, key=lambda one: one.id)] == [(first.id, 1), (second.id, 0)]


async def test_what_is_settled_is_never_claimed_again(database: Database) -> None:
    await plan(database, 3)
    claimed = await database.write(lambda work: work.outbox.claim(NOW, NOW + LEASE, 5))
    for speech, state in zip(claimed, (SpeechState.SENT, SpeechState.EXCUSED, SpeechState.FAILED), strict=True):
        await database.write(lambda work, speech=speech, state=state: work.outbox.settle(speech.id, state))
    assert not await database.write(lambda work: work.outbox.claim(NOW + 9 * LEASE, NOW + 10 * LEASE, 5))


async def test_what_is_not_due_yet_waits(database: Database) -> None:
    await plan(database, 1)
    before = NOW - timedelta(seconds=1)
    assert not await database.write(lambda work: work.outbox.claim(before, before + LEASE, 5))
