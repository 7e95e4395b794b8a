"""Publishing: drafts, who did what to the catalogue, why a person must still decide a case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from serve.store.acts import adopt

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "catalogue_drafts",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("files", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_catalogue_drafts"),
    )
    op.create_table(
        "catalogue_acts",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("actor", sa.String(64), nullable=False),
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("before", sa.String(68), nullable=False),
        sa.Column("digest", sa.String(68), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_catalogue_acts"),
    )
    with op.batch_alter_table("results") as table:
        # Whatever was decided before there was auto-pass went to a person.
        table.add_column(
            sa.Column("hold", sa.String(32), nullable=False, server_default="switched_off")
        )
    with op.batch_alter_table("results") as table:
        table.alter_column("hold", server_default=None, existing_type=sa.String(32))
    adopt(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table("results") as table:
        table.drop_column("hold")
    op.drop_table("catalogue_acts")
    op.drop_table("catalogue_drafts")
