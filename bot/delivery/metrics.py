"""What this process counts as it works, for whoever watches it (Prometheus)."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

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
