"""The whole bot in a forked process that can be killed within a second of its birth, at a named step or at any moment.

A fork server imports everything once: a start costs a fifth of a second, not ten. A named step is met by wrapping the
performer and the messenger here, in the child; the bot's own code has no places to die at.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from functools import wraps
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.synchronize import Event
from typing import Any

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


def fork_server() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "bot.app", "tests.load.mortal_bot"])
    return context


def born(
    context: ForkServerContext, settings: dict[str, Any], log: str, die_at: str | None
) -> tuple[ForkServerProcess, Event]:
    """The process, and an event that is set when the bot begins to work."""
    begun = context.Event()
    process = context.Process(target=live, args=(settings, log, die_at, begun), daemon=True)
    process.start()
    return process, begun


def live(settings: dict[str, Any], log: str, die_at: str | None, begun: Event) -> None:
    from bot.app import App, serve
    from bot.settings import Settings

    with open(log, "a", buffering=1) as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    run = App.run

    @wraps(run)
    async def begin(self: App, stop: asyncio.Event) -> None:
        begun.set()
        await run(self, stop)

    App.run = begin
    if die_at is not None:
        lay_mine(die_at)
    asyncio.run(serve(Settings(_env_file=None, **settings)))


def lay_mine(die_at: str) -> None:
    from bot.actions.performer import Performer
    from bot.delivery.telegram import Messenger

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
