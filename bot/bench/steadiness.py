"""How steadily the bot speaks, plans and listens; each benchmark imports the bot and its peers when it runs."""

from __future__ import annotations

from bot.bench.rows import Row


def broadcast() -> list[Row]:
    from bot.bench.broadcast import broadcast

    return broadcast(3000)


def planning() -> list[Row]:
    from bot.bench.planning import planning

    return planning((10_000, 100_000, 1_000_000))


def updates() -> list[Row]:
    from bot.bench.updates import rate

    return rate()


def crash() -> list[Row]:
    from bot.bench.updates import crash

    return crash()
