"""Says what the outbox holds: claim, begin, read again, send, record. Each step may be killed and run again.

Several messages are under way at once, or a slow line would cap the rate; one person's go one after another.
"""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import timedelta

import structlog
from aiogram.exceptions import TelegramAPIError

from bot.actions import speeches
from bot.actions.performer import Performer
from bot.delivery import metrics
from bot.delivery.limits import NotNow, Pace
from bot.delivery.outcome import GaveUp, Moved, Refused, backoff, outcome
from bot.delivery.paced import as_bulk
from bot.delivery.telegram import Messenger
from bot.domain.speech import Excuse, Speech
from bot.messages.message import Message

log = structlog.get_logger()

AT_ONCE = 16
"""Messages under way: enough for 30 a second over a line that answers in half a second."""
FEW = AT_ONCE
"""With no more than so many in hand, the next batch is claimed."""


class DeliveryWorker:
    def __init__(
        self, performer: Performer, messenger: Messenger, pace: Pace, *, language: str, idle_seconds: float
    ) -> None:
        self._performer = performer
        self._messenger = messenger
        self._pace = pace
        self._language = language
        self._idle = idle_seconds
        self._queues: dict[int, deque[Speech]] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def run(self, stop: asyncio.Event) -> None:
        """Works until told to stop; what is being sent is finished and recorded first."""
        changed = self._performer.something_changed
        stopping = asyncio.ensure_future(stop.wait())
        # Whoever waits for a change must hear of the end too.
        stopping.add_done_callback(lambda _: changed.set())
        async with asyncio.TaskGroup() as senders:
            while not stop.is_set():
                changed.clear()
                if not await self.step(senders):
                    await self._wait(changed)
            await self._put_back_all()
        await stopping

    async def step(self, senders: asyncio.TaskGroup) -> bool:
        """Begins to deliver one batch; False if there was none to take."""
        if self._pace.silent_for or sum(map(len, self._queues.values())) > FEW:
            return False
        claimed = await self._performer.tend(speeches.claim)
        for speech in claimed:
            queue = self._queues.get(speech.person_id)
            if queue is None:
                self._queues[speech.person_id] = deque([speech])
                senders.create_task(self._serve(speech.person_id))
            elif all(one.id != speech.id for one in queue):
                # A clock that jumps may end a lease early: what is in hand is not taken twice.
                queue.append(speech)
        return bool(claimed)

    async def _wait(self, changed: asyncio.Event) -> None:
        try:
            await asyncio.wait_for(changed.wait(), self._pace.silent_for or self._idle)
        except TimeoutError:
            return

    async def _serve(self, person_id: int) -> None:
        queue = self._queues[person_id]
        while queue:
            async with self._slots:
                if queue and not await self._deliver_or_put_off(queue[0]):
                    # The rest waits for the first: one person's messages come in order.
                    await self._put_back(list(queue)[1:])
                    queue.clear()
            if queue:
                queue.popleft()
        del self._queues[person_id]

    async def _put_back_all(self) -> None:
        """What is in hand and not begun is left for the next process at once, without a lease to wait for."""
        rest = [speech for queue in self._queues.values() for speech in list(queue)[1:]]
        for queue in self._queues.values():
            while len(queue) > 1:
                queue.pop()
        await self._put_back(rest)

    async def _put_back(self, rest: list[Speech]) -> None:
        if rest:
            await self._performer.do(speeches.put_back, rest, timedelta())

    async def _deliver_or_put_off(self, speech: Speech) -> bool:
        """False where the person's next message must wait for this one."""
        try:
            return await self._deliver(speech)
        except NotNow as error:
            await self._performer.do(speeches.put_back, [speech], timedelta(seconds=error.seconds))
            return False
        except Exception as error:
            # Put off first, then logged: a row that can't be rendered stops nobody else.
            log.exception("speech-failed", speech=speech.id, kind=speech.kind, tries=speech.tries)
            await self._performer.do(
                speeches.record_retry, speech, backoff(speech.tries + 3), type(error).__name__, maybe_arrived=False
            )
            return True

    async def _deliver(self, speech: Speech) -> bool:
        if not await self._performer.do(speeches.begin, speech):
            return True
        composed = await self._performer.see(speeches.compose, speech, self._language)
        if isinstance(composed, Excuse):
            await self._performer.do(speeches.record_excused, speech, composed)
            metrics.SPEECHES.labels("excused").inc()
            log.info("speech-excused", speech=speech.id, kind=speech.kind, reason=composed)
            return True
        chat_id, message = composed
        try:
            with as_bulk():
                message_id = await self._messenger.say(chat_id, message)
        except TelegramAPIError as error:
            return await self._failed(speech, chat_id, error)
        await self._sent(speech, chat_id, message_id, message)
        return True

    async def _sent(self, speech: Speech, chat_id: int, message_id: int, message: Message) -> None:
        await self._performer.do(speeches.record_sent, speech, chat_id, message_id, message)
        metrics.SPEECHES.labels("sent").inc()
        metrics.LATENESS.observe(max(0.0, (self._performer.moment.now - speech.due_at) / timedelta(seconds=1)))
        if speech.repeat:
            metrics.REPEATS.inc()
        log.info("speech-sent", speech=speech.id, kind=speech.kind, repeat=speech.repeat)

    async def _failed(self, speech: Speech, chat_id: int, error: TelegramAPIError) -> bool:
        verdict = outcome(error, speech.tries)
        log.warning("speech-not-sent", speech=speech.id, kind=speech.kind, verdict=type(verdict).__name__)
        metrics.SPEECHES.labels(type(verdict).__name__.lower()).inc()
        if isinstance(verdict, Refused):
            await self._performer.do(speeches.record_refused, speech, verdict.reason)
        elif isinstance(verdict, GaveUp):
            await self._performer.do(speeches.record_gave_up, speech, verdict.reason)
        elif isinstance(verdict, Moved):
            await self._performer.do(speeches.record_moved, speech, chat_id, verdict.chat_id)
            return False
        else:
            await self._performer.do(
                speeches.record_retry, speech, verdict.after, verdict.reason, maybe_arrived=verdict.maybe_arrived
            )
            return False
        return True
