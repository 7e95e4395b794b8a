"""Verifications: what sources were asked, for which case, and what became of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verifications",
        sa.Column("request", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("purpose", sa.String(200), nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("milliseconds", sa.Integer, nullable=False),
        sa.Column("remembered", sa.Boolean, nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("asked_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("request", name="pk_verifications"),
    )
    op.create_index("ix_verifications_case_id", "verifications", ["case_id"])


def downgrade() -> None:
    op.drop_table("verifications")
