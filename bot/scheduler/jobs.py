"""The whole timetable on one screen: what the clock alone sets going."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from bot.actions import preferences, reminders, timetables
from bot.actions.performer import Performer

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    run: Callable[[], Awaitable[None]]
    every_seconds: float


def timetable(performer: Performer, tick_seconds: float) -> tuple[Job, ...]:
    async def queue_due() -> None:
        await performer.refresh_office()
        planned = await performer.do(reminders.queue_due)
        await performer.do(preferences.queue_unknown_year)
        if planned:
            log.info("digests-planned", count=planned)

    async def queue_questions() -> None:
        planned = await performer.do(timetables.queue_questions)
        if planned:
            log.info("questions-planned", count=planned)

    return (Job("queue-due", queue_due, tick_seconds), Job("queue-questions", queue_questions, tick_seconds))
