"""What the messenger's answer means for a message: a table of all that it can say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError, ServerDisconnectedError
from aiohttp.client_reqrep import ConnectionKey

from bot.actions.speeches import LONGEST
from bot.delivery.outcome import GaveUp, Moved, Refused, Retry, backoff, outcome

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
        (TelegramMigrateToChat(CALL, "group chat was upgraded to a supergroup chat", -100500), Moved),
    ],
)
def test_what_a_refusal_means(error: TelegramAPIError, verdict: type):
    assert isinstance(outcome(error, 1), verdict)


def test_a_flood_refusal_is_waited_out_as_long_as_asked():
    verdict = outcome(TelegramRetryAfter(CALL, "Flood control", 7), 1)
    assert verdict == Retry(timedelta(seconds=7), verdict.reason)


def lost(cause: Exception) -> TelegramNetworkError:
    """As aiogram raises it."""
    error = TelegramNetworkError(CALL, type(cause).__name__)
    error.__cause__ = cause
    return error


def test_only_what_was_handed_over_may_have_arrived():
    key = ConnectionKey("127.0.0.1", 1, False, True, None, None, None)
    never = lost(ClientConnectorError(key, OSError("refused")))
    cut, late, server = lost(ServerDisconnectedError()), lost(TimeoutError()), TelegramServerError(CALL, "Bad Gateway")
    assert [outcome(error, 1).maybe_arrived for error in (never, cut, late, server)] == [False, True, True, False]


@pytest.mark.parametrize("tries", [1, 2, 8, 10, 1000])
def test_attempts_grow_rarer_and_never_end(tries: int):
    """The messenger may be away for days: what it could not take then is said when it is back."""
    verdict = outcome(TelegramServerError(CALL, "Bad Gateway"), tries)
    assert isinstance(verdict, Retry)
    most = min(timedelta(seconds=2 ** min(tries, 10)), LONGEST)
    assert most / 2 <= verdict.after <= most


def test_those_who_failed_together_do_not_come_back_together():
    assert len({backoff(9) for _ in range(20)}) > 10
