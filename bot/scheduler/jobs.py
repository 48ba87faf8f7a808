"""The whole timetable on one screen: what the clock alone sets going."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from bot.actions import absences, assigning, auditor, intake, preferences, reminders, timetables
from bot.actions.performer import Performer

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    run: Callable[[], Awaitable[None]]
    every_seconds: float


AUDIT_SECONDS = 60
FORGET_SECONDS = 3600

Beat = Callable[[], Awaitable[None]]


def timetable(performer: Performer, tick_seconds: float, beat: Beat | None = None) -> tuple[Job, ...]:
    """`beat`: tells an outside watch that all is well."""

    async def queue_due() -> None:
        await performer.refresh_office()
        # First, so that who is back today is told themselves.
        await performer.do(absences.end_absences)
        planned = await performer.do(reminders.queue_due)
        await performer.do(preferences.queue_unknown_year)
        performer.ticked_at = performer.moment.now
        if planned:
            log.info("digests-planned", count=planned)

    async def assign_rest() -> None:
        # What a killed process has left of putting a plan in force.
        for roadmap_id in await performer.see(assigning.unfinished):
            await performer.do_in_parts(assigning.assign_next, roadmap_id)

    async def open_questions() -> None:
        await performer.do(timetables.open_questions)

    async def audit() -> None:
        if performer.ticked_at is None:
            # At the start nobody knows yet what the downtime held: first it is planned, then judged.
            await queue_due()
        for finding in await performer.do(auditor.audit):
            log.warning("audit", finding=finding.kind, subject=finding.subject_id, mended=finding.mended)
        if beat is not None:
            await beat()

    async def forget() -> None:
        await performer.tend(intake.forget)

    return (
        # First, so that the day's digests ask them.
        Job("open-questions", open_questions, tick_seconds),
        Job("queue-due", queue_due, tick_seconds),
        Job("assign-rest", assign_rest, tick_seconds),
        Job("audit", audit, AUDIT_SECONDS),
        Job("forget", forget, FORGET_SECONDS),
    )
