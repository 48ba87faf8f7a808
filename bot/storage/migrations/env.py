"""Alembic's entry: runs on the connection that `bot.storage.migrate` opened."""

from __future__ import annotations

from alembic import context

import bot.storage.work  # noqa: F401  (every table registers itself)
from bot.storage.base import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    user_module_prefix="bot.storage.base.",
)
with context.begin_transaction():
    context.run_migrations()
