"""Updates as rows: kept before they are confirmed, ended when they have had their effect and their answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.actions.speeches import tell_parked
from bot.domain.office import Moment
from bot.storage.inbox import InboxRow, InboxState
from bot.storage.work import Work

MOST_TRIES = 4

__all__ = ["InboxRow", "InboxState"]


def accept(work: Work, moment: Moment, updates: list[dict[str, Any]]) -> list[InboxRow]:
    """Keeps what the messenger handed over; returns those that are new, in the order of arrival."""
    rows = [
        InboxRow(int(body["update_id"]), _sender(body), body, InboxState.NEW, 0)
        for body in sorted(updates, key=lambda body: int(body["update_id"]))
    ]
    new = work.inbox.accept(rows, moment.now)
    return [row for row in rows if row.update_id in new]


def waiting(work: Work, moment: Moment) -> list[InboxRow]:
    return work.inbox.waiting()


def finish(work: Work, moment: Moment, update_id: int) -> None:
    work.inbox.mark_done(update_id)


def again(work: Work, moment: Moment, update_id: int) -> InboxRow:
    """The update as it stands before its next attempt."""
    return work.inbox.get(update_id)


def fail(work: Work, moment: Moment, update_id: int, reason: str) -> timedelta | None:
    """After a failure that is the update's own: how long to wait before the next attempt, or None if it is parked."""
    tries = work.inbox.get(update_id).tries + 1
    parked = tries >= MOST_TRIES
    work.inbox.mark_failed(update_id, reason, park=parked)
    if parked:
        tell_parked(work, moment, update_id)
        return None
    return timedelta(seconds=2**tries)


def _sender(body: dict[str, Any]) -> int | None:
    """Whose update it is: what one person does is handled in order."""
    for value in body.values():
        if isinstance(value, dict) and isinstance(sender := value.get("from"), dict):
            sender_id = sender.get("id")
            return sender_id if isinstance(sender_id, int) else None
    return None
