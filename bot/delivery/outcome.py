"""What the messenger's answer means for a message: arrived, refused for good, or to be tried again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
)

GONE = ("chat not found", "user is deactivated", "user not found", "peer_id_invalid")
"""Refusals with code 400 that no later attempt will change."""
MOST_TRIES = 10
LONGEST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Refused:
    """For good: the person can't be reached."""

    reason: str


@dataclass(frozen=True, slots=True)
class Retry:
    after: timedelta
    reason: str
    everyone: bool = False
    """The messenger wants silence from the whole bot."""
    maybe_arrived: bool = False
    """The connection broke while nobody knew whether the message had been taken."""


@dataclass(frozen=True, slots=True)
class GaveUp:
    """Tried too often, or a message that can't be sent as it is: a mistake of ours, not of the person."""

    reason: str


def outcome(error: TelegramAPIError, tries: int) -> Refused | Retry | GaveUp:
    """What to do after a failed attempt, the `tries`-th."""
    reason = f"{type(error).__name__}: {error.message}"
    if isinstance(error, TelegramForbiddenError):
        return Refused(reason)
    if isinstance(error, TelegramRetryAfter):
        return Retry(timedelta(seconds=error.retry_after), reason, everyone=True)
    if isinstance(error, TelegramBadRequest | TelegramNotFound):
        text = error.message.lower()
        return Refused(reason) if any(words in text for words in GONE) else GaveUp(reason)
    if tries >= MOST_TRIES:
        return GaveUp(reason)
    return Retry(backoff(tries), reason, maybe_arrived=isinstance(error, TelegramNetworkError))


def backoff(tries: int) -> timedelta:
    """2, 4, 8 … seconds, an hour at most."""
    return min(timedelta(seconds=2**tries), LONGEST)
