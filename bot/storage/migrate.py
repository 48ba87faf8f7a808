"""Brings a database to this version's tables; a change of tables is a new file in migrations/versions."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from bot.storage.engine import make_engine, sync_url

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str) -> None:
    engine = make_engine(sync_url(url))
    try:
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
