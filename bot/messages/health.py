"""How the bot itself fares, in words."""

from __future__ import annotations

from datetime import datetime

from bot.domain.health import Health, Trouble
from bot.domain.office import Moment
from bot.messages.message import Message, join_lines
from bot.texts import Html, Texts

_MB = 1024 * 1024


def health(texts: Texts, health: Health, moment: Moment) -> Message:
    def at(time: datetime | None) -> datetime | str:
        return time.astimezone(moment.office.zone) if time else ""

    size = max(1, round(health.database_bytes / _MB))
    text = join_lines(
        texts("health-head", now=at(health.now)),
        *(_trouble(texts, trouble, health) for trouble in health.troubles),
        texts("health-well") if not health.troubles else None,
        "",
        texts("health-speeches", count=health.speeches, since=at(health.oldest_speech)),
        texts("health-unknown", count=health.unknown) if health.unknown else None,
        texts("health-updates", count=health.updates, since=at(health.oldest_update)),
        texts("health-parked", count=health.parked) if health.parked else None,
        texts("health-unreachable", count=health.unreachable) if health.unreachable else None,
        texts("health-week", repeats=health.repeats, failed=health.failed, mended=health.mended),
        texts("health-ticked", at=at(health.ticked_at), size=size)
        if health.ticked_at
        else texts("health-never-ticked", size=size),
        texts("health-calendar", year=health.known_until) if health.known_until else texts("health-calendar-unknown"),
    )
    return Message(text)


def _trouble(texts: Texts, trouble: Trouble, health: Health) -> Html:
    match trouble:
        case Trouble.SPEECHES_WAIT:
            return texts("health-trouble-speeches-wait")
        case Trouble.UPDATES_WAIT:
            return texts("health-trouble-updates-wait")
        case Trouble.NO_TICK:
            return texts("health-trouble-no-tick")
        case Trouble.UNTOLD:
            return texts("health-trouble-untold", count=health.untold)
