"""Updates as rows: kept before they are confirmed, ended when they have had their effect and their answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.actions.speeches import tell_parked
from bot.domain.office import Moment
from bot.storage.inbox import InboxRow, InboxState
from bot.storage.work import Work

MOST_TRIES = 4
LEASE = timedelta(seconds=10)
"""After which another process may take over what one has kept; renewed while it lives."""
REMEMBERED = timedelta(days=3)
"""How long an update that was handled is known by its number; Telegram repeats none after a day."""
_LARGEST = 2**63 - 1

__all__ = ["InboxRow", "InboxState"]


def accept(work: Work, moment: Moment, updates: list[dict[str, Any]], holder: str) -> list[InboxRow]:
    """Keeps what the messenger handed over; returns what is new and for this process, in the order of arrival."""
    rows = [
        InboxRow(int(body["update_id"]), _sender(body), body, InboxState.NEW, 0)
        for body in sorted(updates, key=lambda body: int(body["update_id"]))
    ]
    new = work.inbox.accept(rows, moment.now, holder, moment.now + LEASE)
    return [row for row in rows if row.update_id in new]


def is_update(body: object) -> bool:
    """Whether it can be kept at all: without a number it could be neither confirmed nor told from others."""
    if not isinstance(body, dict):
        return False
    number = body.get("update_id")
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= _LARGEST


def held(work: Work, moment: Moment, holder: str) -> list[InboxRow]:
    return work.inbox.held_by(holder)


def adopt(work: Work, moment: Moment, holder: str) -> list[InboxRow]:
    """All that is for this process to handle, with what an earlier or another one has left behind."""
    work.inbox.adopt(moment.now, holder, moment.now + LEASE)
    return work.inbox.held_by(holder)


def anything_left(work: Work, moment: Moment) -> bool:
    return work.inbox.backlog()[0] > 0


def renew(work: Work, moment: Moment, holder: str) -> None:
    work.inbox.renew(holder, moment.now + LEASE)


def let_go(work: Work, moment: Moment, holder: str) -> None:
    """At the end: the next process need not wait."""
    work.inbox.let_go(holder)


def forget(work: Work, moment: Moment) -> int:
    return work.inbox.forget_done(moment.now - REMEMBERED)


def finish(work: Work, moment: Moment, update_ids: Sequence[int]) -> None:
    work.inbox.mark_done(update_ids)


def again(work: Work, moment: Moment, update_id: int) -> InboxRow | None:
    """The update as it stands before its next attempt; None if it is not to be handled any more."""
    row = work.inbox.get(update_id)
    return row if row is not None and row.state in (InboxState.NEW, InboxState.APPLIED) else None


def fail(work: Work, moment: Moment, update_id: int, reason: str, *, hopeless: bool = False) -> timedelta | None:
    """After a failure that is the update's own: how long to wait before the next attempt, or None if it is parked."""
    row = work.inbox.get(update_id)
    tries = row.tries + 1 if row else 0
    parked = hopeless or tries >= MOST_TRIES
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
            return sender_id if isinstance(sender_id, int) and abs(sender_id) <= _LARGEST else None
    return None
