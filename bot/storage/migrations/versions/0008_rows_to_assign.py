"""Rows of a plan put in force whose obligations are still to be made"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rows_to_assign",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("roadmap_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_rows_to_assign_activity_id")),
        sa.ForeignKeyConstraint(["roadmap_id"], ["roadmaps.id"], name=op.f("fk_rows_to_assign_roadmap_id")),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_rows_to_assign")),
    )
    with op.batch_alter_table("rows_to_assign") as batch_op:
        batch_op.create_index("ix_rows_to_assign_roadmap_id", ["roadmap_id"], unique=False)
