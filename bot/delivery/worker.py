"""Says what the outbox holds: claim, read again, send, record. One step a method; each may be killed and run again."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog
from aiogram.exceptions import TelegramAPIError

from bot.actions import speeches
from bot.actions.performer import Performer
from bot.delivery.limits import Pace
from bot.delivery.outcome import GaveUp, Refused, backoff, outcome
from bot.delivery.telegram import Messenger
from bot.domain.speech import Excuse, Speech
from bot.messages.message import Message

log = structlog.get_logger()


class DeliveryWorker:
    def __init__(self, performer: Performer, messenger: Messenger, *, language: str, idle_seconds: float) -> None:
        self._performer = performer
        self._messenger = messenger
        self._language = language
        self._idle = idle_seconds
        self._pace = Pace()

    async def run(self, stop: asyncio.Event) -> None:
        """Works until told to stop; a message that is being sent is finished and recorded first."""
        changed = self._performer.something_changed
        while not stop.is_set():
            changed.clear()
            if await self.step():
                continue
            try:
                await asyncio.wait_for(changed.wait(), self._idle)
            except TimeoutError:
                continue

    async def step(self) -> bool:
        """Delivers one batch; False if there was nothing to say."""
        claimed = await self._performer.tend(speeches.claim)
        for speech in claimed:
            try:
                await self._deliver(speech)
            except Exception as error:
                # Put off first, then logged: a row that can't be rendered stops nobody else.
                log.exception("speech-failed", speech=speech.id, kind=speech.kind, tries=speech.tries)
                await self._performer.do(
                    speeches.record_retry, speech, backoff(speech.tries + 3), type(error).__name__, maybe_arrived=False
                )
        return bool(claimed)

    async def _deliver(self, speech: Speech) -> None:
        if await self._performer.do(speeches.hold, speech):
            return
        composed = await self._performer.see(speeches.compose, speech, self._language)
        if isinstance(composed, Excuse):
            await self._performer.do(speeches.record_excused, speech, composed)
            log.info("speech-excused", speech=speech.id, kind=speech.kind, reason=composed)
            return
        chat_id, message = composed
        await self._pace.wait(chat_id)
        try:
            message_id = await self._messenger.say(chat_id, message)
        except TelegramAPIError as error:
            await self._failed(speech, error)
        else:
            await self._sent(speech, chat_id, message_id, message)

    async def _sent(self, speech: Speech, chat_id: int, message_id: int, message: Message) -> None:
        await self._performer.do(speeches.record_sent, speech, chat_id, message_id, message)
        log.info("speech-sent", speech=speech.id, kind=speech.kind, repeat=speech.repeat)

    async def _failed(self, speech: Speech, error: TelegramAPIError) -> None:
        verdict = outcome(error, speech.tries)
        log.warning("speech-not-sent", speech=speech.id, kind=speech.kind, verdict=type(verdict).__name__)
        if isinstance(verdict, Refused):
            await self._performer.do(speeches.record_refused, speech, verdict.reason)
        elif isinstance(verdict, GaveUp):
            await self._performer.do(speeches.record_gave_up, speech, verdict.reason)
        else:
            if verdict.everyone:
                self._pace.silence(verdict.after / timedelta(seconds=1))
            await self._performer.do(
                speeches.record_retry, speech, verdict.after, verdict.reason, maybe_arrived=verdict.maybe_arrived
            )
