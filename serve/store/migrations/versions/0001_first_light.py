"""First light: catalogue versions, cases, uploads, readings, results, callbacks, workers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "catalogue_versions",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("files", sa.JSON, nullable=False),
        sa.Column("published_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_catalogue_versions"),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("client", sa.String(64), nullable=False),
        sa.Column("idempotency_key", sa.String(255), nullable=False),
        sa.Column("request_mark", sa.String(64), nullable=False),
        sa.Column("catalogue", sa.String(64), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary),
        sa.Column("sealed_request", sa.LargeBinary),
        sa.Column("sealed_problem", sa.LargeBinary),
        sa.Column("pages_total", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("submitted_at", sa.DateTime),
        sa.Column("finished_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.ForeignKeyConstraint(
            ["catalogue"], ["catalogue_versions.digest"], name="fk_cases_catalogue"
        ),
        sa.UniqueConstraint("client", "idempotency_key", name="uq_cases_client"),
    )
    op.create_index("ix_cases_state", "cases", ["state"])
    op.create_table(
        "uploads",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("material", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("sealed_filename", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_uploads_case_id"),
        sa.UniqueConstraint("case_id", "name", name="uq_uploads_case_id"),
        sa.UniqueConstraint("case_id", "material", "position", name="uq_uploads_slot"),
    )
    op.create_table(
        "readings",
        sa.Column("upload_id", sa.String(36), nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("upload_id", "page", name="pk_readings"),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name="fk_readings_upload_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_readings_case_id"),
    )
    op.create_index("ix_readings_case_id", "readings", ["case_id"])
    op.create_table(
        "results",
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("decided_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_results"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_results_case_id"),
    )
    op.create_table(
        "callbacks",
        sa.Column("event_id", sa.String(36), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("sealed_body", sa.LargeBinary),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("delivered_at", sa.DateTime),
        sa.Column("last_status", sa.Integer),
        sa.PrimaryKeyConstraint("event_id", name="pk_callbacks"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_callbacks_case_id"),
        sa.UniqueConstraint("case_id", name="uq_callbacks_case_id"),
    )
    op.create_table(
        "workers",
        sa.Column("slot", sa.String(64), nullable=False),
        sa.Column("seen_at", sa.DateTime, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("slot", name="pk_workers"),
    )


def downgrade() -> None:
    for table in (
        "workers",
        "callbacks",
        "results",
        "readings",
        "uploads",
        "cases",
        "catalogue_versions",
    ):
        op.drop_table(table)
