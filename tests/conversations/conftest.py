"""The town at work, for stories that need no kill."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.town import TownOfOneProcess, at_work


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[TownOfOneProcess]:
    async with at_work(TownOfOneProcess, tmp_path) as town:
        yield town
