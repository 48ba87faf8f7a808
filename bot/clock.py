"""The only place that asks what time it is; the demo may shift it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo


class Clock:
    """The system's clock, moved by the seconds written in the shift file, if one is given.

    The file is shared by processes (the demo moves it, the bot reads it), so it is read anew at each call.
    """

    def __init__(self, shift_file: Path | None = None) -> None:
        self._shift_file = shift_file

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.shift())

    def today(self, zone: ZoneInfo) -> date:
        return self.now().astimezone(zone).date()

    def shift(self) -> float:
        """Seconds by which this clock is ahead of the system's."""
        if self._shift_file is None:
            return 0.0
        try:
            return float(self._shift_file.read_text(encoding="ascii") or 0)
        except FileNotFoundError:
            return 0.0

    def shift_by(self, seconds: float) -> None:
        """Move the clock on, for everyone who reads the same shift file. Raises ValueError where there is none."""
        if self._shift_file is None:
            raise ValueError("a clock without a shift file can't be moved")
        shift = self.shift() + seconds
        self._shift_file.parent.mkdir(parents=True, exist_ok=True)
        # Replaced in one step: a reader must never meet half a number.
        draft = self._shift_file.with_name(f"{self._shift_file.name}.{os.getpid()}")
        draft.write_text(repr(shift), encoding="ascii")
        draft.replace(self._shift_file)
