"""A plan over its year: amended, released, closed, copied; a history that can't be rewritten"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unwanted_changes",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("old_id", sa.Integer(), nullable=False),
        sa.Column("new_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["roadmaps.id"], name=op.f("fk_unwanted_changes_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", "old_id", "new_id", name=op.f("pk_unwanted_changes")),
    )
    op.create_table(
        "amendment_effects",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("obligation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("before", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["draft_id"], ["roadmaps.id"], name=op.f("fk_amendment_effects_draft_id")),
        sa.ForeignKeyConstraint(["obligation_id"], ["obligations.id"], name=op.f("fk_amendment_effects_obligation_id")),
        sa.PrimaryKeyConstraint("draft_id", "obligation_id", name=op.f("pk_amendment_effects")),
    )
    op.add_column("obligations", sa.Column("ground", sa.String(length=20), nullable=True))
    op.add_column("obligations", sa.Column("ground_text", sa.Text(), nullable=True))
    op.add_column("roadmaps", sa.Column("copied_from", sa.Integer(), nullable=True))
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


_GUARDS = {
    "sqlite": tuple(
        f"CREATE TRIGGER history_no_{verb} BEFORE {verb.upper()} ON history "
        "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
        for verb in ("update", "delete")
    ),
    "postgresql": (
        "CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$",
        "CREATE TRIGGER history_no_change BEFORE UPDATE OR DELETE ON history "
        "FOR EACH ROW EXECUTE FUNCTION history_is_append_only()",
    ),
}
"""Who did what can be added to and never rewritten, whoever holds the database connection."""
