"""How fast the bot may speak first: evenly, some 28 a second in all and one a second in a chat.

Telegram allows about 30 a second in all and one in a chat; replies to people take what is left.
"""

from __future__ import annotations

import asyncio

OVERALL = 1 / 28
CHAT = 1.0


class Pace:
    def __init__(self) -> None:
        self._next = 0.0
        self._next_in_chat: dict[int, float] = {}

    async def wait(self, chat_id: int) -> None:
        """Returns when this chat may be spoken to."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._next, self._next_in_chat.get(chat_id, 0.0))
        self._next = max(now, self._next) + OVERALL
        self._next_in_chat[chat_id] = at + CHAT
        if len(self._next_in_chat) > 10_000:
            self._next_in_chat = {chat: moment for chat, moment in self._next_in_chat.items() if moment > now}
        if at > now:
            await asyncio.sleep(at - now)

    def silence(self, seconds: float) -> None:
        """The messenger has asked the whole bot to wait."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)
