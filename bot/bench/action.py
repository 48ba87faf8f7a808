"""A plan of 18,000 obligations is put in force while a curator answers cards; and its dry run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bot.bench.rows import Row, at_most, duration


def put_in_force() -> list[Row]:
    """In a process of its own, so that its memory is its own."""
    with TemporaryDirectory() as folder:
        _child("prepare", folder)
        told = _child("measure", folder)
    seconds, look = median(told["seconds"]), told["preview"]
    p95 = _p95(told["cards"])
    return [
        Row(
            f"{told['obligations']:,} obligations of 300 schools put in force, by the wall clock",
            duration(seconds),
            bound=at_most(3, seconds, " s"),
        ),
        Row(
            "the most memory that its process had, dry run and all",
            f"{told['megabytes']:.0f} MB",
            bound=at_most(200, told["megabytes"], " MB"),
        ),
        Row(
            f"a card of a review answered meanwhile, p95 of {len(told['cards'])}, by the wall clock",
            duration(p95),
            f"{duration(_p95(told['idle']))} with nothing else to do",
            bound=at_most(0.15, p95, " s"),
        ),
        Row(
            "what all of it will say in 14 days, told ahead, by the wall clock",
            duration(look),
            bound=at_most(2.5, look, " s"),
        ),
        Row(
            "the writer's longest wait for that",
            duration(max(told["writes"])),
            f"{duration(max(told['idle_writes']))} with nothing else to do",
        ),
    ]


def _child(what: str, folder: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bot.bench.action_child", what, str(Path(folder) / "bot.db")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        raise RuntimeError(f"{' '.join(command)} has failed:\n{told.stderr}")
    answer: dict[str, Any] = json.loads(told.stdout or "{}")
    return answer


def _p95(seconds: list[float]) -> float:
    return sorted(seconds)[max(0, -(-len(seconds) * 95 // 100) - 1)]
