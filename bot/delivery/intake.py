"""Updates come in: committed to the inbox first, confirmed to the messenger after, handled from there.

aiogram's own polling confirms an update before its handler has finished, and a crash loses it; so the polling is raw
and the dispatcher is fed from the inbox (Bot API, getUpdates: an update is confirmed by a higher offset).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from hmac import compare_digest
from typing import Any
from uuid import uuid4

import aiohttp
import structlog
from aiogram.exceptions import TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiohttp import web

from bot.actions import intake
from bot.actions.intake import InboxRow, InboxState
from bot.actions.performer import Performer, TakenOver, handling
from bot.delivery import metrics
from bot.delivery.outcome import backoff

log = structlog.get_logger()

POLL_SECONDS = 25
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
AT_ONCE = 32
"""People served at the same time."""
DRAIN_SECONDS = 10
MOST_PATIENCE = timedelta(minutes=1)
"""Between two attempts to answer while the messenger is away."""

RENEWED = intake.LEASE / timedelta(seconds=3)
"""Seconds between two signs of life."""


class Unreadable(ValueError):
    """An update that no later attempt will read."""


Process = Callable[[dict[str, Any], bool], Awaitable[None]]
"""Handles one update; the flag says that its effect is committed already and only the answer may be missing.

Raises Unreadable.
"""


class InboxPump:
    """Hands inbox rows to the handlers: one person's in order, different people's in parallel."""

    def __init__(self, performer: Performer, process: Process, apologise: Callable[[int], Awaitable[None]]) -> None:
        """`apologise` is told the chat whose update could not be handled."""
        self._performer = performer
        self._process = process
        self._apologise = apologise
        self._holder = uuid4().hex
        self._queues: dict[int | None, list[InboxRow]] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()
        self._finished: list[int] = []
        self._one_writes = asyncio.Lock()

    async def keep(self, updates: list[dict[str, Any]]) -> None:
        """Returns once the updates are committed; those already known change nothing."""
        if not updates:
            return
        new = await self._performer.tend(intake.accept, updates, self._holder)
        self._enqueue_all(new)
        if len(new) < len(updates):
            # Known already, or behind something that another process, perhaps a dead one, has not finished.
            await self.resume()

    async def resume(self) -> None:
        """Takes what an earlier run, or another process that has died, had kept and not finished."""
        if self._queues:
            await self._performer.tend(intake.renew, self._holder)
        if await self._performer.see(intake.anything_left):
            self._enqueue_all(await self._performer.tend(intake.adopt, self._holder))

    async def hold_on(self, stop: asyncio.Event) -> None:
        """Lives as long as the process: says that what it holds is being handled, and looks for what nobody holds."""
        while not stop.is_set():
            await self.resume()
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), RENEWED)

    async def drain(self) -> None:
        """Lets what is being handled finish, within bounds; the rest waits in the inbox for the next start."""
        for queue in self._queues.values():
            del queue[1:]
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=DRAIN_SECONDS)
        await self._performer.tend(intake.let_go, self._holder)

    def _enqueue_all(self, rows: Sequence[InboxRow]) -> None:
        for row in rows:
            queue = self._queues.get(row.chat_id)
            if queue is not None:
                if all(one.update_id != row.update_id for one in queue):
                    queue.append(row)
                continue
            self._queues[row.chat_id] = [row]
            task = asyncio.create_task(self._serve(row.chat_id), name=f"inbox-{row.update_id}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _serve(self, chat_id: int | None) -> None:
        queue = self._queues[chat_id]
        while queue:
            row: InboxRow | None = queue[0]
            tries = queue[0].tries
            while row is not None and (wait := await self._handle(row, tries)) is not None:
                tries += 1
                await asyncio.sleep(wait.total_seconds())
                row = await self._performer.see(intake.again, row.update_id)
            queue.pop(0)
        del self._queues[chat_id]

    async def _handle(self, row: InboxRow, tries: int) -> timedelta | None:
        """None once the update is done or parked, else how long to wait before it is tried again."""
        async with self._slots:
            try:
                with handling(row.update_id, self._holder):
                    await self._process(row.body, row.state is InboxState.APPLIED)
            except TelegramForbiddenError:
                pass
            except TakenOver:
                log.warning("update-taken-over", update=row.update_id)
                return None
            except TelegramRetryAfter as error:
                return timedelta(seconds=error.retry_after)
            except (TelegramNetworkError, TelegramServerError) as error:
                # The messenger is away: the update waits for it, however long, and is not to blame.
                log.warning("answer-not-sent", update=row.update_id, error=type(error).__name__)
                return min(backoff(tries) / 2, MOST_PATIENCE)
            except Exception as error:
                log.exception("update-failed", update=row.update_id, tries=tries + 1)
                hopeless, reason = isinstance(error, Unreadable), type(error).__name__
                wait = await self._performer.do(intake.fail, row.update_id, reason, hopeless=hopeless)
                metrics.UPDATES.labels("parked" if wait is None else "failed").inc()
                if wait is None and row.chat_id is not None:
                    await self._apologise(row.chat_id)
                return wait
            await self._finish(row.update_id)
            metrics.UPDATES.labels("done").inc()
            return None

    async def _finish(self, update_id: int) -> None:
        """Returns once that is committed; what others finish while a commit is under way is written by the next."""
        self._finished.append(update_id)
        async with self._one_writes:
            finished, self._finished = self._finished, []
            if finished:
                await self._performer.tend(intake.finish, finished)


class Poller:
    def __init__(self, pump: InboxPump, token: str, api_url: str) -> None:
        self._pump = pump
        self._url = f"{api_url}/bot{token}"

    async def run(self, stop: asyncio.Event) -> None:
        offset: int | None = None
        timeout = aiohttp.ClientTimeout(total=POLL_SECONDS + 15)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            await self._call(session, "deleteWebhook", {})
            pauses = 0
            while not stop.is_set():
                updates = await self._until(stop, self._poll(session, offset))
                if updates is None:
                    pauses = min(pauses + 1, 5)
                    await self._until(stop, asyncio.sleep(2**pauses / 2))
                    continue
                pauses = 0
                await self._pump.keep(updates)
                if updates:
                    # Committed: only now may the messenger forget them.
                    offset = max(int(update["update_id"]) for update in updates) + 1
            if offset is not None:
                await self._call(session, "getUpdates", {"offset": offset, "timeout": 0, "limit": 1})

    async def _poll(self, session: aiohttp.ClientSession, offset: int | None) -> list[dict[str, Any]] | None:
        query: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": ALLOWED}
        if offset is not None:
            query["offset"] = offset
        answer = await self._call(session, "getUpdates", query)
        if answer is None or not answer.get("ok"):
            return None
        updates = answer.get("result")
        return [update for update in updates if intake.is_update(update)] if isinstance(updates, list) else None

    async def _call(self, session: aiohttp.ClientSession, method: str, query: dict[str, Any]) -> dict[str, Any] | None:
        try:
            async with session.post(f"{self._url}/{method}", json=query) as response:
                answer = await response.json()
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            log.warning("messenger-unreachable", method=method, error=type(error).__name__)
            return None
        if not isinstance(answer, dict):
            return None
        if not answer.get("ok"):
            log.warning("messenger-refused", method=method, description=answer.get("description"))
        return answer

    async def _until(self, stop: asyncio.Event, wanted: Awaitable[Any]) -> Any:
        """The result, or None once told to stop; what is unconfirmed comes again at the next start."""
        work = asyncio.ensure_future(wanted)
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not work.done():
            work.cancel()
            await asyncio.wait({work})
            return None
        return work.result()


class Webhook:
    """Receives updates over HTTP; answers after the commit, so that an update is delivered again until it is kept."""

    def __init__(self, pump: InboxPump, secret: str) -> None:
        self._pump = pump
        self._secret = secret

    async def receive(self, request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not compare_digest(given.encode(), self._secret.encode()):
            return web.Response(status=403)
        try:
            update = await request.json()
        except ValueError:
            return web.Response(status=400)
        if not intake.is_update(update):
            return web.Response(status=400)
        await self._pump.keep([update])
        return web.Response()
