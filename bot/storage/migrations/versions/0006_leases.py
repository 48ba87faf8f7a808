"""What is under way: sends that have begun, and who holds an update"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.storage.base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = bot.storage.base.UtcDateTime(timezone=True)
    op.add_column("outbox", sa.Column("begun_at", moment, nullable=True))
    tried = sa.text("(state = 'claimed' OR (state = 'planned' AND tries > 0))")
    op.create_index("ix_outbox_tried", "outbox", ["person_id", "id"], sqlite_where=tried, postgresql_where=tried)
    op.create_index("ix_outbox_due_at", "outbox", ["due_at"])
    op.create_index("ix_outbox_sent_at", "outbox", ["sent_at"])
    op.create_index("ix_history_at", "history", ["at"])
    op.add_column("inbox", sa.Column("holder", sa.String(length=40), nullable=True))
    op.add_column("inbox", sa.Column("leased_until", moment, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("inbox") as batch_op:
        batch_op.drop_column("leased_until")
        batch_op.drop_column("holder")
    op.drop_index("ix_history_at", "history")
    op.drop_index("ix_outbox_sent_at", "outbox")
    op.drop_index("ix_outbox_due_at", "outbox")
    op.drop_index("ix_outbox_tried", "outbox")
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_column("begun_at")
