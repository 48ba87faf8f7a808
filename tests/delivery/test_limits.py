"""The pace, in a world where time passes only while everyone waits."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.limits import A_SECOND, GROUP_A_MINUTE, NotNow, Pace
from tests.delivery.timeless import run_timeless


@dataclass
class Line:
    """A messenger that takes a message at some moment between the call and its answer."""

    pace: Pace
    slowest: float
    random: Random
    taken: list[tuple[float, int]] = field(default_factory=list)

    async def send(self, chat_id: int, *, bulk: bool) -> float:
        """Returns how long it took until the messenger had it."""
        loop = asyncio.get_running_loop()
        asked_at = loop.time()
        async with self.pace.turn(chat_id, bulk=bulk):
            there, back = self.random.uniform(0, self.slowest / 2), self.random.uniform(0, self.slowest / 2)
            await asyncio.sleep(there)
            self.taken.append((loop.time(), chat_id))
            waited = loop.time() - asked_at
            await asyncio.sleep(back)
        return waited


def most_within(moments: list[float], seconds: float) -> int:
    """The fullest stretch of so many seconds; its end counts, its beginning does not."""
    moments = sorted(moments)
    most = first = 0
    for last, moment in enumerate(moments):
        # To the microsecond: thirtieths of a second add up to a little more or less than a whole one.
        while moments[first] <= moment - seconds + 1e-6:
            first += 1
        most = max(most, last - first + 1)
    return most


async def broadcast(line: Line, chats: list[int], at_once: int = 16) -> float:
    """Returns how long it took."""
    left = iter(chats)

    async def sender() -> None:
        for chat_id in left:
            while True:
                try:
                    await line.send(chat_id, bulk=True)
                    break
                except NotNow as error:
                    await asyncio.sleep(error.seconds)

    begun = asyncio.get_running_loop().time()
    await asyncio.gather(*(sender() for _ in range(at_once)))
    return asyncio.get_running_loop().time() - begun


@given(
    chats=st.lists(st.integers(-3, 40).filter(bool), max_size=150),
    replies=st.lists(st.tuples(st.floats(0, 9), st.integers(1, 40)), max_size=60),
    slowest=st.floats(0, 3),
    seed=st.integers(0, 1000),
)
def test_no_second_sees_more_than_the_messenger_allows(chats, replies, slowest, seed):
    async def story() -> Line:
        line = Line(Pace(), slowest, Random(seed))

        async def reply(after: float, chat_id: int) -> None:
            await asyncio.sleep(after)
            await line.send(chat_id, bulk=False)

        await asyncio.gather(broadcast(line, chats), *(reply(after, chat_id) for after, chat_id in replies))
        return line

    line = run_timeless(story())
    assert len(line.taken) == len(chats) + len(replies)
    assert most_within([at for at, _ in line.taken], 1) <= A_SECOND
    by_chat = defaultdict(list)
    for at, chat_id in line.taken:
        by_chat[chat_id].append(at)
    answered = {chat_id for _, chat_id in replies}
    for chat_id, moments in by_chat.items():
        if chat_id < 0:
            assert most_within(moments, 60) <= GROUP_A_MINUTE
        if chat_id not in answered:
            assert most_within(moments, 1) == 1


@pytest.mark.parametrize("slowest", [0, 0.02, 0.2])
def test_a_broadcast_uses_what_is_allowed_less_the_way_there_and_back(slowest: float):
    took = run_timeless(broadcast(Line(Pace(), slowest, Random(1)), list(range(1, 1501))))
    assert 1500 / took >= 0.985 * A_SECOND / (1 + slowest)


def test_replies_go_before_the_bulk():
    async def story() -> list[float]:
        line = Line(Pace(), 0.02, Random(2))
        bulk = asyncio.create_task(broadcast(line, list(range(1, 601))))
        waits = []
        for person in range(1000, 1040):
            await asyncio.sleep(0.3)
            waits.append(await line.send(person, bulk=False))
        await bulk
        return waits

    assert max(run_timeless(story())) < 0.15


def test_when_the_messenger_wants_silence_the_bulk_leaves_and_replies_wait():
    async def story() -> None:
        pace, loop = Pace(), asyncio.get_running_loop()
        line = Line(pace, 0.02, Random(3))
        waiting = [asyncio.create_task(line.send(n, bulk=True)) for n in range(60)]
        await asyncio.sleep(0.5)
        pace.silence(40)
        told = await asyncio.gather(*waiting, return_exceptions=True)
        gone = [one for one in told if isinstance(one, NotNow)]
        assert 40 <= len(gone) <= 50
        assert all(one.seconds == pytest.approx(40) for one in gone)
        with pytest.raises(NotNow):
            await line.send(100, bulk=True)
        silent_until = loop.time() + pace.silent_for
        await line.send(100, bulk=False)
        assert line.taken[-1][0] >= silent_until

    run_timeless(story())


def test_the_bulk_that_has_waited_for_its_turn_is_read_again_before_it_is_said():
    """A reminder waited for half a minute, and came after the report that was sent meanwhile."""

    async def story() -> None:
        line, loop = Line(Pace(), 0, Random(4)), asyncio.get_running_loop()
        for _ in range(GROUP_A_MINUTE):
            await line.send(-7, bulk=True)
        asked_at = loop.time()
        with pytest.raises(NotNow):
            await line.send(-7, bulk=True)
        assert loop.time() - asked_at <= 2

    run_timeless(story())


def test_who_stops_waiting_takes_nobodys_turn():
    async def story() -> None:
        line = Line(Pace(1), 0, Random(5))
        await line.send(1, bulk=True)
        patient, gone = (asyncio.create_task(line.send(chat, bulk=True)) for chat in (2, 3))
        await asyncio.sleep(0)
        gone.cancel()
        await patient
        assert await line.send(4, bulk=False) == pytest.approx(1)

    run_timeless(story())
