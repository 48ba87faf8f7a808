"""One bell for everything that waits: long polls, live pages, taps that await their answer."""

import asyncio
from collections.abc import Callable


class Bell:
    """Wakes all who wait. A wait that is checked before it is awaited loses no ring: both happen in one loop turn."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()
        self._rung = asyncio.Event()

    async def wait(self, seconds: float | None = None) -> bool:
        """Waits for the next ring; False when `seconds` passed without one."""
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def until(self, met: Callable[[], bool], seconds: float) -> bool:
        """Waits until `met()`; False when it was not met within `seconds`."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not met():
            left = deadline - loop.time()
            if left <= 0 or not await self.wait(left):
                return met()
        return True
