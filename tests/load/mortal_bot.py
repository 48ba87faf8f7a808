"""The whole bot in a process that can be killed within a second of its birth, at a named step or at any moment.

Its nursery is a process that has imported everything already, and has nothing of what other tests have left in this
one: a start costs a fifth of a second and not ten. A named step is met by wrapping the performer and the messenger
here, in the child; the bot's own code has no places to die at.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot.actions.performer import Performer
from bot.app import App, serve
from bot.delivery.telegram import Messenger
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
WORST = ("say after", "submit inside", "accept after", "finish before")
"""Met first, in every run: taken by the messenger and not recorded, half an effect, kept and not confirmed, answered
and not ended."""
STEPS = (
    *WORST,
    *(
        step
        for action in ("queue_due", "claim", "begin", "say", "record_sent", "accept", "add", "submit", "send", "finish")
        for when in ("before", "inside", "after")
        if (step := f"{action} {when}") not in WORST and (action not in ("say", "send") or when != "inside")
    ),
)
"""Planning, claiming, sending and recording; keeping an update, its effect, its answer and its end. "Inside" is before
the commit; nothing is inside of a call to the messenger."""


@dataclass(frozen=True, slots=True)
class Life:
    pid: int
    end: int
    """A descriptor that can be read once the process is dead, whoever killed it."""

    def lasts_longer_than(self, seconds: float) -> bool:
        """Waits until its end, for so long at most."""
        poll = select.poll()
        poll.register(self.end, select.POLLIN)
        return not poll.poll(seconds * 1000)

    def kill(self) -> None:
        if self.lasts_longer_than(0):
            os.kill(self.pid, signal.SIGKILL)
            assert not self.lasts_longer_than(30)
        os.close(self.end)


class Nursery:
    """Bears one bot after another. It has none of the files and sockets that were open when it was made."""

    def __init__(self) -> None:
        self._wishes, theirs = multiprocessing.Pipe()
        self._begun, begin = os.pipe()
        given = (theirs.fileno(), begin)
        command = [sys.executable, "-m", "tests.load.mortal_bot", *map(str, given)]
        self._process = subprocess.Popen(command, pass_fds=given, stdin=subprocess.DEVNULL, cwd=ROOT)
        theirs.close()
        os.close(begin)

    def bear(self, settings: dict[str, Any], log: str, die_at: str | None) -> Life:
        while self.begins_within(0):
            continue  # of one that was killed as it began
        self._wishes.send((settings, log, die_at))
        pid = self._wishes.recv()
        return Life(pid, os.pidfd_open(pid))

    def begins_within(self, seconds: float) -> bool:
        """Waits until the newest bot is at work."""
        poll = select.poll()
        poll.register(self._begun, select.POLLIN)
        return bool(poll.poll(seconds * 1000)) and bool(os.read(self._begun, 1))

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._wishes.close()
        os.close(self._begun)


def _bear_all(wishes: Connection, begin: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nobody asks how a child has ended.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        settings, log, die_at = wishes.recv()
        pid = os.fork()
        if pid == 0:
            wishes.close()
            try:
                live(settings, log, die_at, begin)
            finally:
                os._exit(1)
        wishes.send(pid)


def live(settings: dict[str, Any], log: str, die_at: str | None, begin: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with open(log, "a", buffering=1) as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    run = App.run

    @wraps(run)
    async def begin_work(self: App, stop: asyncio.Event) -> None:
        os.write(begin, b".")
        await run(self, stop)

    App.run = begin_work
    if die_at is not None:
        lay_mine(die_at)
    asyncio.run(serve(Settings(_env_file=None, **settings)))


def lay_mine(die_at: str) -> None:
    def pass_by(name: str, when: str) -> None:
        if f"{name} {when}" == die_at:
            print(f"dies at: {die_at}", flush=True)
            os.kill(os.getpid(), signal.SIGKILL)

    def mined(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        async def perform(self: Performer, action: Callable[..., Any], *args: Any, **facts: Any) -> Any:
            @wraps(action)
            def act(*args: Any, **facts: Any) -> Any:
                result = action(*args, **facts)
                pass_by(action.__name__, "inside")
                return result

            pass_by(action.__name__, "before")
            result = await method(self, act, *args, **facts)
            pass_by(action.__name__, "after")
            return result

        return perform

    def mined_speech(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        async def speak(self: Messenger, *args: Any) -> Any:
            pass_by(method.__name__, "before")
            result = await method(self, *args)
            pass_by(method.__name__, "after")
            return result

        return speak

    for name in ("do", "tend"):
        setattr(Performer, name, mined(getattr(Performer, name)))
    for name in ("say", "send"):
        setattr(Messenger, name, mined_speech(getattr(Messenger, name)))


if __name__ == "__main__":
    _bear_all(Connection(int(sys.argv[1])), int(sys.argv[2]))
