"""Says what the outbox holds: claim, begin, read again, send, record. Each step may be killed and run again.

Several messages are under way at once, or a slow line would cap the rate; one person's go one after another.
"""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import timedelta

import structlog
from aiogram.exceptions import TelegramAPIError

from bot.actions import composing, speeches
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
MOST_BROKEN = 3
"""Attempts at what is sent and whose sending we can't record."""


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
            else:
                _add(queue, speech)
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
                speech = queue[0]
                said = await self._deliver_or_put_off(speech)
                if queue[0] is speech:
                    queue.popleft()
                # Else it was claimed anew meanwhile: what its old lease could not settle, the new one does.
                if not said:
                    # The rest waits for the first: one person's messages come in order.
                    rest = list(queue)
                    queue.clear()
                    await self._put_back(rest)
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
        handed_over = False
        try:
            begun = await self._performer.do(speeches.begin, speech)
            if begun is None:
                return True
            speech = begun
            composed = await self._performer.see(composing.compose, speech, self._language)
            if isinstance(composed, Excuse):
                await self._excused(speech, composed)
                return True
            handed_over = True
            return await self._say(speech, *composed)
        except NotNow as error:
            await self._performer.do(speeches.put_back, [speech], timedelta(seconds=error.seconds))
            return False
        except Exception as error:
            # Put off first, then logged: a row that can't be rendered stops nobody else.
            await self._broken(speech, type(error).__name__, handed_over=handed_over)
            log.exception("speech-failed", speech=speech.id, kind=speech.kind, tries=speech.tries)
            return True

    async def _say(self, speech: Speech, chat_id: int, message: Message) -> bool:
        try:
            with as_bulk():
                message_id = await self._messenger.say(chat_id, message)
        except TelegramAPIError as error:
            return await self._failed(speech, chat_id, error)
        await self._sent(speech, chat_id, message_id, message)
        return True

    async def _excused(self, speech: Speech, excuse: Excuse) -> None:
        await self._performer.do(speeches.record_excused, speech, excuse)
        metrics.SPEECHES.labels("excused").inc()
        log.info("speech-excused", speech=speech.id, kind=speech.kind, reason=excuse)

    async def _broken(self, speech: Speech, reason: str, *, handed_over: bool) -> None:
        """By a mistake of ours. What was handed over may have arrived: that is not said again and again."""
        if not handed_over:
            await self._performer.do(speeches.set_aside, speech, reason)
        elif speech.tries < MOST_BROKEN:
            await self._performer.do(
                speeches.record_retry, speech, backoff(speech.tries + 4), reason, maybe_arrived=True
            )
        else:
            await self._performer.do(speeches.record_gave_up, speech, reason)

    async def _sent(self, speech: Speech, chat_id: int, message_id: int, message: Message) -> None:
        await self._performer.do(speeches.record_sent, speech, chat_id, message_id, message)
        metrics.SPEECHES.labels("sent").inc()
        late = self._performer.moment.now - (speech.waiting_since or speech.due_at)
        metrics.LATENESS.observe(max(0.0, late / timedelta(seconds=1)))
        if speech.repeat:
            metrics.REPEATS.inc()
        log.info("speech-sent", speech=speech.id, kind=speech.kind, repeat=speech.repeat)

    async def _failed(self, speech: Speech, chat_id: int, error: TelegramAPIError) -> bool:
        verdict = outcome(error, speech.tries + 1)
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


def _add(queue: deque[Speech], speech: Speech) -> None:
    """A clock that jumps may end a lease early: what is in hand is not taken twice, and goes by its newest lease."""
    for place, one in enumerate(queue):
        if one.id == speech.id:
            queue[place] = speech
            return
    queue.append(speech)
