"""Rows that are corrected, and what is asked about them"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.storage.base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("removed_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True))
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roadmap_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("answer", sa.String(length=30), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_questions_activity_id")),
        sa.ForeignKeyConstraint(["answered_by"], ["persons.id"], name=op.f("fk_questions_answered_by")),
        sa.ForeignKeyConstraint(["roadmap_id"], ["roadmaps.id"], name=op.f("fk_questions_roadmap_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("activity_id", "field", name=op.f("uq_questions_activity_id_field")),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_questions_roadmap_id"), ["roadmap_id"], unique=False)
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("detail", sa.Integer(), nullable=True))
    op.create_index("ix_history_of_subject", "history", ["subject", "subject_id"], unique=False)
    _ask_about_drafts()


def downgrade() -> None:
    op.drop_index("ix_history_of_subject", table_name="history")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("detail")
    op.drop_table("questions")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_column("removed_at")
        batch_op.drop_column("version")


_FIELD_OF = {
    "before_order": "deadline",
    "outside_period": "deadline",
    "no_deadline": "deadline",
    "no_responsible": "responsible",
}


def _ask_about_drafts() -> None:
    """What the drafts of today leave unclear becomes questions, one for each field of a row."""
    connection = op.get_bind()
    roadmaps = sa.table("roadmaps", sa.column("id"), sa.column("state"))
    activities = sa.table("activities", sa.column("id"), sa.column("roadmap_id"), sa.column("reading", sa.JSON()))
    questions = sa.table(
        "questions",
        *(sa.column(name) for name in ("roadmap_id", "activity_id", "field", "reason")),
        sa.column("before", sa.JSON()),
    )
    drafts = sa.select(activities).join(roadmaps, roadmaps.c.id == activities.c.roadmap_id)
    for row in connection.execute(drafts.where(roadmaps.c.state == "draft").order_by(activities.c.id)).all():
        reasons: dict[str, str] = {}
        for doubt in row.reading["doubts"]:
            reasons.setdefault(doubt["field"], doubt["reason"])
        for warning in row.reading["warnings"]:
            reasons.setdefault(_FIELD_OF[warning], warning)
        for field, reason in reasons.items():
            values = {"roadmap_id": row.roadmap_id, "activity_id": row.id, "field": field, "reason": reason}
            connection.execute(sa.insert(questions).values(**values, before=row.reading))
