"""Control dates: rules of the office, timetables, moves and extensions"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.storage.base

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "office_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=30), nullable=False),
        sa.Column("value", sa.String(length=30), nullable=False),
        sa.Column("changed_at", bot.storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["persons.id"], name=op.f("fk_office_rules_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_rules")),
    )
    op.create_table(
        "timetables",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roadmap_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=False),
        sa.Column("ask_on", sa.Date(), nullable=True),
        sa.Column("asked_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("answered_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["persons.id"], name=op.f("fk_timetables_answered_by")),
        sa.ForeignKeyConstraint(["asked_id"], ["persons.id"], name=op.f("fk_timetables_asked_id")),
        sa.ForeignKeyConstraint(["roadmap_id"], ["roadmaps.id"], name=op.f("fk_timetables_roadmap_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timetables")),
        sa.UniqueConstraint("roadmap_id", "kind", "key", name=op.f("uq_timetables_roadmap_id_kind_key")),
    )
    op.create_index(op.f("ix_timetables_asked_id"), "timetables", ["asked_id"])
    op.create_index("ix_timetables_ask_on", "timetables", ["ask_on"])
    op.create_table(
        "timetable_rows",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("timetable_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_timetable_rows_activity_id")),
        sa.ForeignKeyConstraint(["timetable_id"], ["timetables.id"], name=op.f("fk_timetable_rows_timetable_id")),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_timetable_rows")),
    )
    op.create_index(op.f("ix_timetable_rows_timetable_id"), "timetable_rows", ["timetable_id"])
    op.create_table(
        "extensions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("obligation_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("control_date", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("decided_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("denial", sa.String(length=20), nullable=True),
        sa.Column("denial_text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["persons.id"], name=op.f("fk_extensions_author_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["persons.id"], name=op.f("fk_extensions_decided_by")),
        sa.ForeignKeyConstraint(["obligation_id"], ["obligations.id"], name=op.f("fk_extensions_obligation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
    )
    op.create_index(op.f("ix_extensions_author_id"), "extensions", ["author_id"])
    op.create_index(op.f("ix_extensions_obligation_id"), "extensions", ["obligation_id"])
    with op.batch_alter_table("roadmaps") as batch_op:
        batch_op.add_column(sa.Column("checkpoint_dates", sa.JSON(), nullable=True))
    with op.batch_alter_table("activities") as batch_op:
        batch_op.add_column(sa.Column("checkpoints", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("control_dates", sa.JSON(), nullable=True))
    with op.batch_alter_table("obligations") as batch_op:
        batch_op.add_column(sa.Column("moves", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("news", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("known_date", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("obligations") as batch_op:
        batch_op.drop_column("known_date")
        batch_op.drop_column("news")
        batch_op.drop_column("moves")
    with op.batch_alter_table("activities") as batch_op:
        batch_op.drop_column("control_dates")
        batch_op.drop_column("checkpoints")
    with op.batch_alter_table("roadmaps") as batch_op:
        batch_op.drop_column("checkpoint_dates")
    op.drop_table("extensions")
    op.drop_table("timetable_rows")
    op.drop_table("timetables")
    op.drop_table("office_rules")
