"""What happened to a row of a plan, as it is shown to those who may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    person_id: int | None
    person_name: str | None
    """Who did it; None for what the clock did."""
    event: str
    """Its code; words: locales/*/history.ftl, `history-<code>`."""
    facts: Mapping[str, Any]
    """`before` and `after` of a date, `changes` of a row (field -> from, to), `ground` of a decision, if any."""
