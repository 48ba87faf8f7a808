"""What the messenger's answer means for a message: arrived, refused for good, or to be tried again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import uniform

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
)
from aiohttp import ClientConnectorError

from bot.actions.speeches import LONGEST

GONE = ("chat not found", "user is deactivated", "user not found", "peer_id_invalid")
"""Refusals with code 400 that no later attempt will change."""


@dataclass(frozen=True, slots=True)
class Refused:
    """For good: the person can't be reached."""

    reason: str


@dataclass(frozen=True, slots=True)
class Retry:
    after: timedelta
    reason: str
    maybe_arrived: bool = False
    """The connection broke while nobody knew whether the message had been taken."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has another id now (it became a supergroup)."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class GaveUp:
    """A message that can't be sent as it is: a mistake of ours, not of the person."""

    reason: str


def outcome(error: TelegramAPIError, tries: int) -> Refused | Retry | Moved | GaveUp:
    """What to do after a failed attempt, the `tries`-th."""
    reason = f"{type(error).__name__}: {error.message}"
    if isinstance(error, TelegramForbiddenError):
        return Refused(reason)
    if isinstance(error, TelegramRetryAfter):
        return Retry(timedelta(seconds=error.retry_after), reason)
    if isinstance(error, TelegramMigrateToChat):
        return Moved(error.migrate_to_chat_id)
    if isinstance(error, TelegramBadRequest | TelegramNotFound):
        text = error.message.lower()
        return Refused(reason) if any(words in text for words in GONE) else GaveUp(reason)
    # A call that found no connection can't have arrived.
    maybe_arrived = isinstance(error, TelegramNetworkError) and not isinstance(error.__cause__, ClientConnectorError)
    return Retry(backoff(tries), reason, maybe_arrived)


def backoff(tries: int) -> timedelta:
    """About 2, 4, 8 … seconds, `LONGEST` at most; never the same for all who failed together."""
    whole = min(timedelta(seconds=2 ** min(tries, 20)), LONGEST)
    return whole * uniform(0.5, 1)
