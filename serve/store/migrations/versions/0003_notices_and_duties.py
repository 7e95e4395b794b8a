"""Notices and duties: cases handed in again, notices that were given, what must follow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("corrects", sa.String(36)))
    op.create_index("ix_cases_corrects", "cases", ["corrects"])
    op.create_table(
        "notices",
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("given_at", sa.DateTime, nullable=False),
        sa.Column("tell_by", sa.Date),
        sa.Column("record", sa.String(80), nullable=False),
        sa.Column("points", sa.JSON, nullable=False),
        sa.Column("late", sa.JSON, nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sa.PrimaryKeyConstraint("case_id", name="pk_notices"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_notices_case_id"),
    )
    op.create_table(
        "duties",
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("material", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("accepted_on", sa.Date, nullable=False),
        sa.Column("within", sa.Integer, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("kept_on", sa.Date),
        sa.Column("kept_by", sa.String(16)),
        sa.Column("sealed_entry", sa.LargeBinary),
        sa.PrimaryKeyConstraint("case_id", "material", name="pk_duties"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_duties_case_id"),
    )


def downgrade() -> None:
    op.drop_table("duties")
    op.drop_table("notices")
    op.drop_index("ix_cases_corrects", "cases")
    op.drop_column("cases", "corrects")
