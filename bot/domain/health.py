"""How the bot itself fares: what an administrator and a monitor are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LATE = timedelta(minutes=15)
"""A message or an update that has waited longer is in trouble; the messenger's own pauses are shorter."""
NO_TICK = timedelta(minutes=5)


class Trouble(StrEnum):
    """What somebody should look into now."""

    SPEECHES_WAIT = "speeches-wait"
    UPDATES_WAIT = "updates-wait"
    NO_TICK = "no-tick"
    UNTOLD = "untold"
    """Somebody should have been reminded, was not, and the auditor could not mend it."""


class FindingKind(StrEnum):
    """What the auditor found other than it should be."""

    UNPLANNED = "unplanned"
    """A step was due a working day ago and nobody has planned to tell it."""
    STUCK_CLAIM = "stuck-claim"
    """A message was claimed and neither sent nor given back."""


@dataclass(frozen=True, slots=True)
class Finding:
    kind: FindingKind
    subject_id: int
    """A person, or a planned message, by its kind."""
    mended: bool


@dataclass(frozen=True, slots=True)
class Health:
    now: datetime
    ticked_at: datetime | None
    """When due work was last looked for; None if not yet since the start."""
    speeches: int
    """Messages whose time has come and that are not sent yet."""
    oldest_speech: datetime | None
    unknown: int
    """Sends that have begun long ago and whose outcome nobody recorded."""
    repeats: int
    """Messages of the last seven days sent again, since they might not have arrived."""
    failed: int
    """Messages of the last seven days that the messenger did not take as they were."""
    updates: int
    oldest_update: datetime | None
    parked: int
    unreachable: int
    mended: int
    """Findings of the last seven days that the auditor has put right."""
    untold: int
    """People who are to be reminded since a working day at least, and were not."""
    database_bytes: int
    known_until: int | None
    """The last year in a row from this one whose moved days off are known."""

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        found = (
            (Trouble.NO_TICK, self.ticked_at is None or self.now - self.ticked_at > NO_TICK),
            (Trouble.SPEECHES_WAIT, self._long_ago(self.oldest_speech)),
            (Trouble.UPDATES_WAIT, self._long_ago(self.oldest_update)),
            (Trouble.UNTOLD, self.untold > 0),
        )
        return tuple(trouble for trouble, is_so in found if is_so)

    def _long_ago(self, moment: datetime | None) -> bool:
        return moment is not None and self.now - moment > LATE
