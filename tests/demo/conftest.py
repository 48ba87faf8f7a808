"""The demo as people start it: a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

SECONDS_TO_START = 120


class Demo:
    """`roadmap-bot demo` with its page at `address`."""

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self.process = process
        self.address = address

    def children(self) -> set[int]:
        """The processes that it started: the bot."""
        pid = self.process.pid
        return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()}

    async def stop(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return await self.process.wait()


def runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def environment() -> dict[str, str]:
    """With what a careless operator's shell may hold: none of it may reach the demo's bot."""
    return os.environ | {"BOT_TOKEN": "1:somebody-elses", "WEBHOOK_URL": "https://example.org/hook"}


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    command = (sys.executable, "-m", "bot", "demo", "--port", "0")
    process = await asyncio.create_subprocess_exec(
        *command, env=environment(), cwd=tmp_path, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(SECONDS_TO_START):
            async for line in process.stdout:
                if b"http://" in line:
                    yield Demo(process, line.decode().split()[-1])
                    break
            else:
                raise AssertionError("the demo ended before it had a page")
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
