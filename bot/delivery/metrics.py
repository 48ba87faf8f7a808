"""What this process counts as it works, for whoever watches it (Prometheus)."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

FLOOD_REFUSALS = Counter("roadmap_bot_flood_refusals", "Calls that the messenger refused as coming too fast.")
SPEECHES = Counter("roadmap_bot_speeches", "Planned messages by their outcome.", ["outcome"])
REPEATS = Counter("roadmap_bot_repeats", "Messages sent again since nobody knew whether they had arrived.")
LATENESS = Histogram(
    "roadmap_bot_lateness_seconds",
    "From the moment a message was due to the moment it was sent.",
    buckets=(1, 5, 30, 60, 300, 900, 3600, 86400),
)
UPDATES = Counter("roadmap_bot_updates", "Updates by how they ended.", ["outcome"])
"""`done`, `failed` (to be tried again) or `parked`."""

WELL = Gauge("roadmap_bot_well", "1 while there is no trouble.")
BACKLOG = Gauge("roadmap_bot_backlog", "What waits to be sent or handled.", ["queue"])
OLDEST = Gauge("roadmap_bot_oldest_seconds", "How long the oldest of them has waited.", ["queue"])
STATE = Gauge("roadmap_bot_state", "Counts of /health: now, or of the last seven days.", ["kind"])
DATABASE = Gauge("roadmap_bot_database_bytes", "Size of the database.")
CALENDAR = Gauge("roadmap_bot_calendar_known_until", "The last year in a row whose moved days off are known.")
TICKED = Gauge("roadmap_bot_ticked_timestamp_seconds", "When due work was last looked for.")
