"""Ticks, by APScheduler, in memory: the truth is rows of the database, so a missed tick is made up by the next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.scheduler.jobs import Job

log = structlog.get_logger()


class Runner:
    def __init__(self, jobs: Iterable[Job], now: datetime) -> None:
        """Each job runs at once and then at its interval of real time, one run at a time."""
        self._working = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        for job in jobs:
            self._scheduler.add_job(
                self._run,
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

    def start(self) -> None:
        self._scheduler.start()

    async def stop(self) -> None:
        """Starts nothing more, and lets a run that has begun finish."""
        self._scheduler.pause()
        async with self._working:
            self._scheduler.shutdown(wait=False)

    async def _run(self, job: Job) -> None:
        async with self._working:
            try:
                await job.run()
            except Exception:
                log.exception("job-failed", job=job.name)
