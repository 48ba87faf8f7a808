"""Ticks, by APScheduler, in memory: the truth is rows of the database, so a missed tick is made up by the next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.scheduler.jobs import Job

log = structlog.get_logger()


def make_scheduler(jobs: Iterable[Job], now: datetime) -> AsyncIOScheduler:
    """Not started yet. Each job runs at once and then at its interval of real time, one run at a time."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for job in jobs:
        scheduler.add_job(
            _guarded,
            "interval",
            args=[job],
            seconds=job.every_seconds,
            next_run_time=now,
            id=job.name,
            # The default is to drop a run that is a second late.
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
    return scheduler


async def _guarded(job: Job) -> None:
    try:
        await job.run()
    except asyncio.CancelledError:
        log.info("job-interrupted", job=job.name)
    except Exception:
        log.exception("job-failed", job=job.name)
