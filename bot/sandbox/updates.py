"""What the bot has yet to hear: a queue of updates, handed out by long polling or by webhook."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.bell import Bell
from bot.sandbox.errors import Refusal

TERMINATED = Refusal(
    409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = Refusal(
    409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
ON_REQUEST_ONLY = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass
class Update:
    id: int
    kind: str
    body: dict[str, Any]
    repeats: int = 0  # how often it is delivered again after it was confirmed

    def json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


@dataclass
class Webhook:
    url: str
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0


@dataclass
class Updates:
    """Updates stay until the bot confirms them: by a higher offset, or by answering its webhook with 2xx."""

    bell: Bell
    pending: list[Update] = field(default_factory=list)
    allowed: Sequence[str] = ()
    webhook: Webhook | None = None
    repeat_next: int = 0
    last_id: int = 100_000
    poller: int = 0

    def add(self, kind: str, body: dict[str, Any]) -> int | None:
        """Queues an update; returns its id, or None when the bot asked not to get this kind."""
        if kind not in self.allowed if self.allowed else kind in ON_REQUEST_ONLY:
            return None
        self.last_id += 1
        repeats = 1 if self.repeat_next > 0 else 0
        self.repeat_next -= repeats
        self.pending.append(Update(self.last_id, kind, body, repeats))
        self.bell.ring()
        return self.last_id

    def confirm(self, update: Update) -> None:
        if update.repeats:
            update.repeats -= 1
        else:
            self.pending.remove(update)
        self.bell.ring()

    def drop(self) -> None:
        self.pending.clear()
        self.bell.ring()

    async def _hold(self, seconds: float) -> None:
        """Waits for an update; a poll that comes later and waits too, or a new webhook, ends this one."""
        self.poller += 1
        mine = self.poller
        self.bell.ring()
        await self.bell.until(lambda: bool(self.pending or self.poller != mine or self.webhook), seconds)
        if self.poller != mine:
            raise TERMINATED
        if self.webhook:
            raise Refusal(409, "Conflict: terminated by setWebhook request")

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """Long polling. The older of two pollers gets 409; while a webhook is set, every poller does."""
        if self.webhook:
            raise WEBHOOK_ACTIVE
        if offset < 0:
            for update in self.pending[:offset]:
                self.pending.remove(update)
        for update in [u for u in self.pending if u.id < offset]:
            self.confirm(update)
        if seconds > 0 and not self.pending:
            await self._hold(seconds)
        return [update.json() for update in self.pending[:limit]]
