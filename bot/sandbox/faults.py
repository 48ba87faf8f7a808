"""Trouble on demand, and Telegram's limits on how fast a bot may speak."""

import asyncio
import math
from collections import deque
from dataclasses import dataclass, field

from bot.sandbox.errors import Refusal, moved, too_many_requests
from bot.sandbox.params import Params

KINDS = {"403", "429", "500", "502", "timeout", "cut-before", "cut-after", "late", "moved", "duplicate-update"}
A_SECOND_IN_ALL = 30


@dataclass
class Fault:
    """The next `count` calls that fit `method` and `chat_id` go wrong in the way `kind` says.

    403 (as to a deleted account), 429, 500, 502, moved (a group has the number `moved_to` now): refused, nothing
    happens · timeout: held for `seconds`, then cut, nothing happens · cut-before: the connection is cut, nothing
    happens · cut-after: it happens, then the connection is cut · late: it happens, the answer comes after `seconds`.
    A fault without a method leaves getUpdates alone.
    """

    kind: str
    count: int = 1
    method: str | None = None
    chat_id: int | None = None
    seconds: float = 30.0
    retry_after: int = 1
    moved_to: int | None = None

    def fits(self, method: str, params: Params) -> bool:
        if self.count < 1 or (method == "getupdates" if self.method is None else method != self.method.lower()):
            return False
        return self.chat_id is None or params.text("chat_id") == str(self.chat_id)

    def refusal(self) -> Refusal | None:
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind == "moved":
            return moved(self.moved_to or 0)
        reasons = {"403": "Forbidden: user is deactivated", "500": "Internal Server Error", "502": "Bad Gateway"}
        return Refusal(int(self.kind), reasons[self.kind]) if self.kind in reasons else None


@dataclass
class Limits:
    """30 messages a second in all, one a second in a chat; a call that comes too early pushes its turn back."""

    on: bool = False
    sent: deque[float] = field(default_factory=deque)
    free_at: dict[str, float] = field(default_factory=dict)

    def check(self, method: str, params: Params) -> None:
        """Raises the 429 that Telegram would answer with."""
        if not self.on or not method.startswith(("send", "edit")) or method == "sendchataction":
            return
        now, chat = asyncio.get_running_loop().time(), params.text("chat_id")
        while self.sent and self.sent[0] <= now - 1:
            self.sent.popleft()
        free_at = max(self.free_at.get(chat, 0), self.free_at.get("", 0))
        if free_at <= now and len(self.sent) >= A_SECOND_IN_ALL:
            chat, free_at = "", now
        elif free_at <= now:
            self.sent.append(now)
            self.free_at[chat] = now + 1
            return
        self.free_at[chat] = max(free_at, now + 1)
        raise too_many_requests(math.ceil(self.free_at[chat] - now))


@dataclass
class Faults:
    planned: list[Fault] = field(default_factory=list)

    def next(self, method: str, params: Params) -> Fault | None:
        """Takes the fault that this call meets, if any."""
        for fault in self.planned:
            if fault.fits(method, params):
                fault.count -= 1
                self.planned = [f for f in self.planned if f.count > 0]
                return fault
        return None
