"""Dates are asked for in the morning's message: none of their own waits to be sent"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'timetables'")


def downgrade() -> None:
    """What was planned anew each day anyhow is planned again."""
