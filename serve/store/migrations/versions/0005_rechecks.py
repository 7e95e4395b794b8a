"""Cases that a person decides without seeing what the engine found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rechecks",
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("item_digest", sa.String(64), nullable=False),
        sa.Column("drawn_at", sa.DateTime, nullable=False),
        sa.Column("decided_at", sa.DateTime, nullable=True),
        sa.Column("decided_by", sa.String(64), nullable=True),
        sa.Column("conclusion", sa.String(16), nullable=True),
        sa.Column("wrong", sa.Boolean, nullable=True),
        sa.Column("mark", sa.String(64), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_rechecks_case_id"),
        sa.PrimaryKeyConstraint("case_id", name="pk_rechecks"),
    )
    op.create_index("ix_rechecks_item_digest", "rechecks", ["item_digest"])


def downgrade() -> None:
    op.drop_table("rechecks")
