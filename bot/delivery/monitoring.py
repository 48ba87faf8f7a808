"""For monitors: `GET /health` says 200 or 503, `GET /metrics` is Prometheus' text; a heartbeat to an outside watch."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import aiohttp
import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.actions import auditor
from bot.actions.performer import Performer
from bot.delivery import metrics
from bot.domain.health import Health

log = structlog.get_logger()

HEARTBEAT_SECONDS = 5


class Monitoring:
    def __init__(self, performer: Performer) -> None:
        self._performer = performer

    async def serve(self, port: int, stop: asyncio.Event) -> None:
        server = web.Application()
        server.router.add_get("/health", self._health)
        server.router.add_get("/metrics", self._metrics)
        runner = web.AppRunner(server, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, port=port).start()
            await stop.wait()
        finally:
            await runner.cleanup()

    async def beat(self, url: str) -> None:
        """Tells the outside watch that all is well, or else nothing: silence is the alarm."""
        troubles = (await self._look()).troubles
        if troubles:
            log.warning("not-well", troubles=[str(one) for one in troubles])
            return
        try:
            timeout = aiohttp.ClientTimeout(total=HEARTBEAT_SECONDS)
            async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as response:
                response.raise_for_status()
        except (aiohttp.ClientError, TimeoutError) as error:
            log.warning("heartbeat-not-heard", error=type(error).__name__)

    async def _look(self) -> Health:
        return await self._performer.see(auditor.health, self._performer.ticked_at)

    async def _health(self, _: web.Request) -> web.Response:
        troubles = [str(trouble) for trouble in (await self._look()).troubles]
        return web.json_response({"well": not troubles, "troubles": troubles}, status=503 if troubles else 200)

    async def _metrics(self, _: web.Request) -> web.Response:
        _show(await self._look())
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _show(health: Health) -> None:
    metrics.WELL.set(not health.troubles)
    metrics.BACKLOG.labels("speeches").set(health.speeches)
    metrics.BACKLOG.labels("updates").set(health.updates)
    for queue, oldest in (("speeches", health.oldest_speech), ("updates", health.oldest_update)):
        metrics.OLDEST.labels(queue).set((health.now - oldest) / timedelta(seconds=1) if oldest else 0)
    for kind, count in (
        ("unknown", health.unknown),
        ("parked", health.parked),
        ("unreachable", health.unreachable),
        ("untold", health.untold),
        ("mended", health.mended),
        ("failed", health.failed),
        ("repeated", health.repeats),
    ):
        metrics.STATE.labels(kind).set(count)
    metrics.DATABASE.set(health.database_bytes)
    metrics.CALENDAR.set(health.known_until or 0)
    if health.ticked_at is not None:
        metrics.TICKED.set(health.ticked_at.timestamp())
