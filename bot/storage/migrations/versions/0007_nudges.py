"""Policies of nudging, what became of each nudge, edits of old messages, own hours and zones, calendar days"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.storage.base

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OWING = "state IN ('on-execution', 'returned')"


def upgrade() -> None:
    moment = bot.storage.base.UtcDateTime(timezone=True)
    with op.batch_alter_table("obligations") as batch_op:
        batch_op.add_column(sa.Column("acknowledged_at", moment, nullable=True))
        batch_op.add_column(sa.Column("snoozed_until", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_obligations_owing_control_date",
            ["control_date"],
            unique=False,
            sqlite_where=sa.text(OWING),
            postgresql_where=sa.text(OWING),
        )
    with op.batch_alter_table("roadmaps") as batch_op:
        batch_op.add_column(sa.Column("nudges", sa.JSON(), nullable=True))
    with op.batch_alter_table("persons") as batch_op:
        batch_op.add_column(sa.Column("digest_time", sa.Time(), nullable=True))
    with op.batch_alter_table("organizations") as batch_op:
        batch_op.add_column(sa.Column("time_zone", sa.String(length=64), nullable=True))
    op.create_table(
        "nudges",
        sa.Column("speech_id", sa.Integer(), nullable=False),
        sa.Column("obligation_id", sa.Integer(), nullable=False),
        sa.Column("control_date", sa.Date(), nullable=False),
        sa.Column("planned_at", moment, nullable=False),
        sa.Column("sent_at", moment, nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("seen_at", moment, nullable=True),
        sa.Column("excuse", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["obligation_id"], ["obligations.id"], name=op.f("fk_nudges_obligation_id")),
        sa.ForeignKeyConstraint(["speech_id"], ["outbox.id"], name=op.f("fk_nudges_speech_id")),
        sa.PrimaryKeyConstraint("speech_id", "obligation_id", name=op.f("pk_nudges")),
    )
    with op.batch_alter_table("nudges") as batch_op:
        batch_op.create_index(batch_op.f("ix_nudges_obligation_id"), ["obligation_id"], unique=False)
        batch_op.create_index("ix_nudges_message", ["chat_id", "message_id"], unique=False)
    op.create_table(
        "escalations",
        sa.Column("obligation_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("warned_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["obligation_id"], ["obligations.id"], name=op.f("fk_escalations_obligation_id")),
        sa.PrimaryKeyConstraint("obligation_id", "level", name=op.f("pk_escalations")),
    )
    op.create_table(
        "morning_counts",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("overdue", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_morning_counts_person_id")),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_morning_counts")),
    )
    op.create_table(
        "touch_ups",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", moment, nullable=True),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_touch_ups")),
    )
    with op.batch_alter_table("touch_ups") as batch_op:
        batch_op.create_index("ix_touch_ups_due_at", ["due_at"], unique=False)
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("worked", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("changed_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["persons.id"], name=op.f("fk_calendar_days_changed_by")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_days")),
    )
