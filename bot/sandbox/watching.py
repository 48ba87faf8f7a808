"""What tests and the chat page watch, and how tests disturb the bot; the addresses are told in `person_side`."""

import asyncio
import contextlib
import json

from aiohttp import web

from bot.sandbox.answers import Impossible, done
from bot.sandbox.bot_side import BotSide
from bot.sandbox.faults import KINDS, Fault
from bot.sandbox.state import State

KEEP_ALIVE_SECONDS = 15


class Watching:
    def __init__(self, state: State, bot_side: BotSide) -> None:
        self.state = state
        self.bot_side = bot_side

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/events", self.events),
            web.get("/sandbox/calls", self.calls),
            web.post("/sandbox/faults", self.fault),
            web.delete("/sandbox/faults", self.mend),
            web.post("/sandbox/limits", self.limits),
            web.post("/sandbox/quiet", self.quiet),
            web.post("/sandbox/expire", self.expire),
        ]

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events; the id is `boot-seq`, so that a page knows when the sandbox itself was started anew."""
        last = request.headers.get("Last-Event-ID", "")
        after = int(request.query.get("after", 0))
        if last.startswith(f"{self.state.boot}-"):
            after = int(last.partition("-")[2])
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        await response.write(f"retry: 1000\nevent: hello\ndata: {json.dumps({'boot': self.state.boot})}\n\n".encode())
        with contextlib.suppress(ConnectionError):  # whoever listened has left
            while True:
                for event in self.state.events[after:]:
                    data = json.dumps(event, ensure_ascii=False)
                    await response.write(f"id: {self.state.boot}-{event['seq']}\ndata: {data}\n\n".encode())
                    after = event["seq"]
                if after >= len(self.state.events) and not await self.state.bell.wait(KEEP_ALIVE_SECONDS):
                    await response.write(b": still here\n\n")
        return response

    async def calls(self, request: web.Request) -> web.Response:
        wanted = request.query.get("method", "").lower()
        calls = [
            {"method": c.method, "params": c.params, "answer": c.answer, "at": c.at.isoformat()}
            for c in self.state.calls
            if not wanted or c.method.lower() == wanted
        ]
        return done(self.state, {"calls": calls})

    async def fault(self, request: web.Request) -> web.Response:
        fault = Fault(**await request.json())
        if fault.kind not in KINDS:
            raise Impossible(f"unknown kind of fault: {fault.kind}")
        if fault.kind == "duplicate-update":
            self.state.updates.repeat_next += fault.count
        else:
            self.bot_side.faults.planned.append(fault)
        return done(self.state, {})

    async def mend(self, request: web.Request) -> web.Response:
        self.bot_side.faults.planned.clear()
        return done(self.state, {})

    async def limits(self, request: web.Request) -> web.Response:
        self.bot_side.limits.on = bool((await request.json())["on"])
        return done(self.state, {})

    async def quiet(self, request: web.Request) -> web.Response:
        wanted = await request.json()
        loop, still = asyncio.get_running_loop(), float(wanted.get("seconds", 0.3))
        deadline, calm_since = loop.time() + float(wanted.get("timeout", 20)), loop.time()
        was_busy = False
        while loop.time() < deadline:
            busy = bool(self.state.updates.pending) or self.bot_side.under_way > 0
            if busy or was_busy:  # the calm begins when the trouble ends, whenever this was looked at before
                calm_since = loop.time()
            was_busy = busy
            left = max(calm_since, self.bot_side.last_call) + still - loop.time()
            if not busy and left <= 0:
                return done(self.state, {})
            await self.state.bell.wait(deadline - loop.time() if busy else left)
        pending = [update.json() for update in self.state.updates.pending]
        raise Impossible(f"the bot is not quiet: {len(pending)} updates not confirmed: {pending}")

    async def expire(self, request: web.Request) -> web.Response:
        for query in self.state.queries.values():
            query.expired = True
        return done(self.state, {})
