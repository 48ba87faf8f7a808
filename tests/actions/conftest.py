"""A database for the tests of this folder, and an office in it of which nothing is left after each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.actions.days import Days, days
from tests.actions.office import migrated


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = migrated(tmp_path_factory.mktemp("office"))
    yield engine
    engine.dispose()


@pytest.fixture
def office(engine: Engine) -> Iterator[Days]:
    with days(engine) as one:
        yield one
