"""The directory, absences, objections, scopes"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.storage.base

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "absences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("since", bot.storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["deputy_id"], ["persons.id"], name=op.f("fk_absences_deputy_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_absences_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absences_deputy_id"), ["deputy_id"], unique=False)
        batch_op.create_index(
            "uq_absences_lasting",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("verdict", sa.String(length=10), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["persons.id"], name=op.f("fk_aliases_decided_by")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_aliases_organization_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_aliases_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aliases")),
    )
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aliases_written"), ["written"], unique=False)

    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("all_schools", sa.Boolean(), nullable=False),
        sa.Column("district", sa.Text(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["organizations.id"], name=op.f("fk_memberships_group_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_memberships_organization_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_memberships_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_group_id"), ["group_id"], unique=False)

    op.create_table(
        "posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["holder_id"], ["persons.id"], name=op.f("fk_posts_holder_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_posts_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
    )
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_posts_holder_id"), ["holder_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_posts_organization_id"), ["organization_id"], unique=False)

    op.create_table(
        "roadmap_curators",
        sa.Column("roadmap_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_roadmap_curators_person_id")),
        sa.ForeignKeyConstraint(["roadmap_id"], ["roadmaps.id"], name=op.f("fk_roadmap_curators_roadmap_id")),
        sa.PrimaryKeyConstraint("roadmap_id", "person_id", name=op.f("pk_roadmap_curators")),
    )
    op.create_table(
        "objections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("obligation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("asked_at", bot.storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ruling", sa.String(length=20), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("given_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["persons.id"], name=op.f("fk_objections_decided_by")),
        sa.ForeignKeyConstraint(["given_to"], ["persons.id"], name=op.f("fk_objections_given_to")),
        sa.ForeignKeyConstraint(["obligation_id"], ["obligations.id"], name=op.f("fk_objections_obligation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_objections_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objections")),
    )
    with op.batch_alter_table("objections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objections_obligation_id"), ["obligation_id"], unique=False)
        batch_op.create_index(
            "uq_objections_open",
            ["obligation_id"],
            unique=True,
            sqlite_where=sa.text("ruling IS NULL"),
            postgresql_where=sa.text("ruling IS NULL"),
        )

    # Columns are added in place: rebuilding a table that others refer to would lose what refers to it.
    for table, column, referred in (
        ("obligations", "group_id", "organizations"),
        ("reports", "on_behalf_id", "persons"),
    ):
        op.add_column(
            table,
            sa.Column(
                column, sa.Integer(), sa.ForeignKey(f"{referred}.id", name=op.f(f"fk_{table}_{column}")), nullable=True
            ),
            inline_references=True,
        )
    op.create_index(op.f("ix_obligations_group_id"), "obligations", ["group_id"])
    op.add_column("organizations", sa.Column("head_post", sa.Text(), nullable=True))
    op.add_column(
        "organizations", sa.Column("members_agreed_at", bot.storage.base.UtcDateTime(timezone=True), nullable=True)
    )


def downgrade() -> None:
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_reports_on_behalf_id"), type_="foreignkey")
        batch_op.drop_column("on_behalf_id")

    with op.batch_alter_table("organizations", schema=None) as batch_op:
        batch_op.drop_column("members_agreed_at")
        batch_op.drop_column("head_post")

    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_obligations_group_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_obligations_group_id"))
        batch_op.drop_column("group_id")

    with op.batch_alter_table("objections", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_objections_open", sqlite_where=sa.text("ruling IS NULL"), postgresql_where=sa.text("ruling IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_objections_obligation_id"))

    op.drop_table("objections")
    op.drop_table("roadmap_curators")
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_posts_organization_id"))
        batch_op.drop_index(batch_op.f("ix_posts_holder_id"))

    op.drop_table("posts")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memberships_group_id"))

    op.drop_table("memberships")
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aliases_written"))

    op.drop_table("aliases")
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_absences_lasting",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_absences_deputy_id"))

    op.drop_table("absences")
