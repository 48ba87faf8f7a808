"""What the messenger's answer means for a message: a table of all that it can say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendMessage

from bot.delivery.outcome import LONGEST, MOST_TRIES, GaveUp, Refused, Retry, backoff, outcome

CALL = SendMessage(chat_id=1, text="…")


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (TelegramForbiddenError(CALL, "Forbidden: bot was blocked by the user"), Refused),
        (TelegramForbiddenError(CALL, "Forbidden: user is deactivated"), Refused),
        (TelegramBadRequest(CALL, "Bad Request: chat not found"), Refused),
        (TelegramBadRequest(CALL, "Bad Request: message is too long"), GaveUp),
        (TelegramServerError(CALL, "Bad Gateway"), Retry),
        (TelegramNetworkError(CALL, "connection reset"), Retry),
        (TelegramRetryAfter(CALL, "Flood control", 7), Retry),
    ],
)
def test_what_a_refusal_means(error: TelegramAPIError, verdict: type):
    assert isinstance(outcome(error, 1), verdict)


def test_a_flood_refusal_silences_everyone_for_as_long_as_asked():
    verdict = outcome(TelegramRetryAfter(CALL, "Flood control", 7), 1)
    assert verdict == Retry(timedelta(seconds=7), verdict.reason, everyone=True)


def test_only_a_broken_connection_may_have_arrived():
    network, server = TelegramNetworkError(CALL, "reset"), TelegramServerError(CALL, "Bad Gateway")
    assert [outcome(error, 1).maybe_arrived for error in (network, server)] == [True, False]


def test_attempts_grow_rarer_and_end():
    waits = [backoff(tries) for tries in range(1, 20)]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST
    assert isinstance(outcome(TelegramServerError(CALL, "Bad Gateway"), MOST_TRIES), GaveUp)
