"""Since when a message waits beyond its time, however often it was put off"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.storage.base

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = bot.storage.base.UtcDateTime(timezone=True)
    op.add_column("outbox", sa.Column("waiting_since", moment, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_column("waiting_since")
