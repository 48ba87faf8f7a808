"""How the bot fares: in an administrator's chat, for monitors, and to an outside watch."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.settings import Settings
from tests.conversations.steps import connect_director, put_plan_in_force
from tests.town import TownOfOneProcess, at_work


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class WatchedTown(TownOfOneProcess):
    def settings(self) -> Settings:
        changes = {"metrics_port": self.metrics_port, "heartbeat_url": f"http://127.0.0.1:{self.watch_port}/beat"}
        return super().settings().model_copy(update=changes)

    async def start_bot(self) -> None:
        self.metrics_port, self.watch_port = free_port(), free_port()
        self.beats = asyncio.Event()
        watch = web.Application()
        watch.router.add_get("/beat", self._beat)
        self._watch = web.AppRunner(watch)
        await self._watch.setup()
        await web.TCPSite(self._watch, "127.0.0.1", self.watch_port).start()
        await super().start_bot()

    async def stop_bot(self) -> int:
        code = await super().stop_bot()
        await self._watch.cleanup()
        return code

    async def _beat(self, _: web.Request) -> web.Response:
        self.beats.set()
        return web.Response()

    async def ask(self, path: str) -> tuple[int, str]:
        url = f"http://127.0.0.1:{self.metrics_port}{path}"
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            return response.status, await response.text()


async def test_administrators_and_monitors_see_how_the_bot_fares(tmp_path: Path) -> None:
    async with at_work(WatchedTown, tmp_path) as town:
        await asyncio.wait_for(town.beats.wait(), 20)
        assert await town.ask("/health") == (200, '{"well": true, "troubles": []}')
        await put_plan_in_force(town)
        await connect_director(town)
        await town.client.quiet()
        await town.admin.send("/health")
        told = await town.admin.expect("Всё в порядке")
        assert "Ждут отправки: ничего." in told.text
        assert "Входящие: все обработаны." in told.text
        assert "Сроки проверены" in told.text
        assert "health" in await town.admin.menu()
        await town.curator.send("/health")
        await town.curator.expect("не в вашей роли")
        # The messenger falls silent, and what should be sent waits.
        await town.client.fault("502", count=1000, chat_id=town.directors[0].id)
        town.move_to_morning(days=3)
        while "speeches-wait" not in (answer := await town.ask("/health"))[1]:
            town.move_on(minutes=1)
            await asyncio.sleep(0.1)
        assert answer[0] == 503
        metrics = (await town.ask("/metrics"))[1]
        assert 'roadmap_bot_backlog{queue="speeches"} 1.0' in metrics
        assert "roadmap_bot_well 0.0" in metrics
        await town.admin.send("/health")
        told = await town.admin.expect("сообщения долго не уходят")
        assert "Ждёт отправки 1 сообщение" in told.text
