"""How fast the bot may speak: evenly, 30 a second in all and one a second in a chat, replies to people first.

The limits are Telegram's (Bots FAQ, "My bot is hitting limits"). A message counts from the moment it is handed over
until a second after its answer: whenever the messenger has taken it in between, no second of its own sees more than 30.
So the rate comes close to what is allowed on a quick line, and falls by itself on a slow one.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from math import inf

A_SECOND = 30
"""Messages in all (Telegram's free rate)."""
GROUP_A_MINUTE = 20
REPLIES_A_MINUTE = 60
"""One a second on the average: Telegram lets short bursts in a chat pass, and a reply is worth one."""
SECOND, MINUTE = 1.0, 60.0


PATIENCE = 2.0
"""Seconds that the bulk waits for a turn; then it goes back to the outbox, to be read again: it may be true no more."""


class NotNow(Exception):
    """The bulk has no turn: the messenger wants silence, or replies to people take them all."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not for {seconds:.1f} s")
        self.seconds = seconds


@dataclass(slots=True)
class _Chat:
    is_group: bool
    answered: deque[float] = field(default_factory=deque)
    """When messages of the last minute were answered for."""
    under_way: int = 0

    def free_at(self, now: float, *, bulk: bool) -> float:
        """When one more may be sent; `inf` while an answer must come first."""
        while self.answered and self.answered[0] <= now - MINUTE:
            self.answered.popleft()
        at = now
        most = GROUP_A_MINUTE if self.is_group else REPLIES_A_MINUTE
        spare = most - len(self.answered) - self.under_way
        if spare <= 0:
            if len(self.answered) <= -spare:
                return inf
            at = self.answered[-spare] + MINUTE
        if bulk and self.under_way:
            return inf
        if bulk and self.answered:
            at = max(at, self.answered[-1] + SECOND)
        return at


@dataclass(eq=False, slots=True)
class _Waiter:
    chat_id: int
    bulk: bool
    granted: asyncio.Future[None]

    @property
    def is_granted(self) -> bool:
        return self.granted.done() and not self.granted.cancelled() and self.granted.exception() is None


class Pace:
    def __init__(self, a_second: float = A_SECOND) -> None:
        self._most = max(1, int(a_second))
        self._interval = SECOND / a_second
        self._under_way = 0
        self._answered: deque[float] = deque()
        self._chats: dict[int, _Chat] = {}
        self._replies: deque[_Waiter] = deque()
        self._bulk: deque[_Waiter] = deque()
        self._next_bulk = 0.0
        self._silent_until = 0.0
        self._alarm: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def turn(self, chat_id: int, *, bulk: bool) -> AsyncIterator[None]:
        """Entered when this chat may be written to, to be left when the messenger has answered.

        Raises NotNow for the bulk, which must not wait long.
        """
        if bulk and self.silent_for:
            raise NotNow(self.silent_for)
        waiter = _Waiter(chat_id, bulk, asyncio.get_running_loop().create_future())
        queue = self._bulk if bulk else self._replies
        queue.append(waiter)
        self._grant()
        try:
            async with asyncio.timeout(PATIENCE if bulk else None):
                await waiter.granted
        except (asyncio.CancelledError, TimeoutError, NotNow) as error:
            if waiter in queue:
                queue.remove(waiter)
            elif waiter.is_granted:
                self._release(chat_id)
            if isinstance(error, TimeoutError):
                raise NotNow(SECOND) from error
            raise
        try:
            yield
        finally:
            self._release(chat_id)

    def silence(self, seconds: float) -> None:
        """The messenger has asked the whole bot to wait."""
        self._silent_until = max(self._silent_until, _now() + seconds)
        for waiter in self._bulk:
            if not waiter.granted.done():
                waiter.granted.set_exception(NotNow(self.silent_for))
        self._bulk.clear()

    @property
    def silent_for(self) -> float:
        """Seconds for which the messenger still wants to hear nothing."""
        return max(0.0, self._silent_until - _now())

    def _grant(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        now, again_at = _now(), inf
        while self._replies or self._bulk:
            at = self._open_at(now)
            waiter = None
            if at <= now:
                waiter, at = self._next(now)
            if waiter is None:
                again_at = at
                break
            self._enter(waiter, now)
        self._forget_idle_chats(now)
        if again_at < inf:
            self._alarm = asyncio.get_running_loop().call_at(again_at, self._grant)

    def _open_at(self, now: float) -> float:
        """When one more may be sent to anyone."""
        while self._answered and self._answered[0] <= now - SECOND:
            self._answered.popleft()
        at = max(now, self._silent_until)
        over = self._under_way + len(self._answered) - self._most
        if over >= 0:
            at = max(at, self._answered[over] + SECOND) if over < len(self._answered) else inf
        return at

    def _next(self, now: float) -> tuple[_Waiter | None, float]:
        """Who may go now, replies first; or else when somebody may."""
        soonest = inf
        for queue, opens_at in ((self._replies, now), (self._bulk, self._next_bulk)):
            for waiter in queue:
                at = max(opens_at, self._chat(waiter.chat_id).free_at(now, bulk=waiter.bulk))
                if at <= now:
                    queue.remove(waiter)
                    return waiter, now
                soonest = min(soonest, at)
        return None, soonest

    def _enter(self, waiter: _Waiter, now: float) -> None:
        if waiter.granted.done():
            return
        self._under_way += 1
        self._chat(waiter.chat_id).under_way += 1
        if waiter.bulk:
            self._next_bulk = max(now - self._interval, self._next_bulk) + self._interval
        waiter.granted.set_result(None)

    def _release(self, chat_id: int) -> None:
        now, chat = _now(), self._chat(chat_id)
        self._under_way -= 1
        self._answered.append(now)
        chat.under_way -= 1
        chat.answered.append(now)
        self._grant()

    def _chat(self, chat_id: int) -> _Chat:
        # Telegram's groups have negative ids.
        return self._chats.setdefault(chat_id, _Chat(is_group=chat_id < 0))

    def _forget_idle_chats(self, now: float) -> None:
        if len(self._chats) > 10_000:
            self._chats = {
                chat_id: chat
                for chat_id, chat in self._chats.items()
                if chat.under_way or (chat.answered and chat.answered[-1] > now - MINUTE)
            }


def _now() -> float:
    return asyncio.get_running_loop().time()
