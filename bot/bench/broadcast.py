"""A broadcast against the messenger's limits: 30 messages a second, not one refusal, and people get their replies."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from statistics import median, quantiles

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter

from bot.bench import bots
from bot.bench.bots import at_work, facts_of
from bot.bench.messenger import TOKEN, Call, Messenger, messenger
from bot.bench.rows import Row, at_least, at_most
from bot.bench.world import announce, changed, connect, fresh_settings, monday
from bot.storage.work import Work

ALLOWED = 30
"""Messages a second."""
BULK, TALKERS = 10_000, 500
"""First ids of those who are told, and of those who write meanwhile: nobody is both."""
PEER_SECONDS = 12
MOST_SECONDS = 60.0
WARM = 60
"""Messages after which the bot has loaded what it needs."""
WORDS = "Three things to do by Friday."
EVERY = 0.5
"""Seconds between two people who write."""

Peer = Callable[[str, range], Awaitable[None]]


def broadcast(count: int) -> list[Row]:
    """The whole bot, from the outbox to the messenger; its peers say the same to as many people for a shorter while."""
    ours, replies = _ours(count)
    rate, refused = _rate(ours), _refusals(ours)
    what = f"a broadcast of {count} messages, of the 30 a second allowed"
    rows = [Row(what, _share(rate), "", "", at_least(98, 100 * rate / ALLOWED, " %"))]
    rows.append(Row("refused as too fast (429), of it", str(refused), bound=at_most(0, refused, "")))
    late = quantiles(replies, n=20)[18]
    of = f"median {1000 * median(replies):.0f} ms of {len(replies)}"
    rows.append(
        Row("a person's reply meanwhile, p95", f"{1000 * late:.0f} ms", of, bound=at_most(150, 1000 * late, " ms"))
    )
    for name, peer in (
        ("a gather that sleeps as told", _gather),
        ("aiolimiter, overall and per chat", _aiolimiter),
        ("python-telegram-bot's AIORateLimiter", _telegram_bot),
    ):
        with messenger(range(BULK, BULK + count), limits=True) as server:
            told = asyncio.run(_for_a_while(peer, server, count))
            taken = sum(call.code == 200 for call in told)
        share = taken / PEER_SECONDS
        rows.append(
            Row(
                f"the same for {PEER_SECONDS} s",
                _share(rate),
                f"{_share(share)} {name}, {_refusals(told)} refusals",
                f"{rate / share:.1f} times as many" if share else "",
            )
        )
    return rows


def _share(rate: float) -> str:
    return f"{100 * rate / ALLOWED:.1f} %"


def _rate(calls: Sequence[Call]) -> float:
    """Messages a second, once the bot has warmed up, to the last of the bulk."""
    taken = sorted(call.at for call in calls if call.code == 200)
    bulk = sorted(call.at for call in calls if call.code == 200 and call.chat_id >= BULK)[WARM:]
    within = sum(bulk[0] <= at <= bulk[-1] for at in taken)
    return (within - 1) / (bulk[-1] - bulk[0])


def _refusals(calls: Sequence[Call]) -> int:
    return sum(call.code == 429 for call in calls)


def _ours(count: int) -> tuple[list[Call], list[float]]:
    """All calls, and how long each person has waited for a reply; by the process that serves in production."""
    talkers, told = range(TALKERS, TALKERS + 60), range(BULK, BULK + count)

    def prepare(work: Work) -> None:
        connect(work, talkers)
        announce(work, monday(), told)

    with messenger([*talkers, *told], limits=True) as server, fresh_settings(server.url) as settings:
        changed(settings, prepare)
        with at_work(server, bots.ours, facts_of(settings), waits=False):
            server.wait_for(BULK, WARM, MOST_SECONDS)
            server.talk(talkers, EVERY)
            server.wait_for(BULK, count - WARM, MOST_SECONDS + 2 * count / ALLOWED)
            return server.calls(), server.waited()


async def _for_a_while(peer: Peer, server: Messenger, count: int) -> list[Call]:
    with suppress(TimeoutError):
        async with asyncio.timeout(PEER_SECONDS):
            await peer(server.url, range(BULK, BULK + count))
    return server.calls()


async def _gather(url: str, told: range) -> None:
    async with _plain_bot(url) as bot:
        await asyncio.gather(*(_until_taken(bot, chat_id) for chat_id in told))


async def _aiolimiter(url: str, told: range) -> None:
    from aiolimiter import AsyncLimiter

    overall, chats = AsyncLimiter(ALLOWED, 1), {chat_id: AsyncLimiter(1, 1) for chat_id in told}

    async def send(bot: Bot, chat_id: int) -> None:
        async with overall, chats[chat_id]:
            await _until_taken(bot, chat_id)

    async with _plain_bot(url) as bot:
        await asyncio.gather(*(send(bot, chat_id) for chat_id in told))


async def _until_taken(bot: Bot, chat_id: int) -> None:
    while True:
        try:
            await bot.send_message(chat_id, WORDS)
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
        else:
            return


@asynccontextmanager
async def _plain_bot(url: str) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url))) as bot:
        yield bot


async def _telegram_bot(url: str, told: range) -> None:
    from telegram.ext import AIORateLimiter, ExtBot
    from telegram.request import HTTPXRequest

    limiter = AIORateLimiter(overall_max_rate=ALLOWED, overall_time_period=1, max_retries=100)
    request = HTTPXRequest(connection_pool_size=len(told), pool_timeout=PEER_SECONDS)
    async with ExtBot(TOKEN, base_url=f"{url}/bot", request=request, rate_limiter=limiter) as bot:
        await asyncio.gather(*(bot.send_message(chat_id, WORDS) for chat_id in told))
