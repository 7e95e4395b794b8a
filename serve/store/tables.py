"""The tables of the house. Whatever came from a citizen is in a `sealed` column."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa


class Moment(sa.TypeDecorator[datetime]):
    """A point in time: UTC with its zone outside, UTC without one in the database."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

catalogue_versions = sa.Table(
    "catalogue_versions",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("files", sa.JSON, nullable=False),
    sa.Column("published_at", Moment, nullable=False),
)
"""Published policy (已发布目录): rows are inserted and never changed."""

catalogue_drafts = sa.Table(
    "catalogue_drafts",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("files", sa.JSON, nullable=False),
)
"""Policy on its way to being published: rows are inserted and never changed."""

catalogue_acts = sa.Table(
    "catalogue_acts",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("actor", sa.String(64), nullable=False),
    sa.Column("act", sa.String(32), nullable=False),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("before", sa.String(68), nullable=False),
    sa.Column("digest", sa.String(68), nullable=False),
)
"""Who did what to the catalogue (目录操作记录): numbered from 1, each row with the SM3 of the one
before it; `subject` is a version's digest or an item's key, `detail` canonical JSON. Which
version is in service, and which items may pass by themselves, is what these rows say."""

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("client", sa.String(64), nullable=False),
    sa.Column("idempotency_key", sa.String(255), nullable=False),
    sa.Column("request_mark", sa.String(64), nullable=False),
    sa.Column("catalogue", sa.ForeignKey("catalogue_versions.digest"), nullable=False),
    sa.Column("item", sa.String(64), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("sealed_key", sa.LargeBinary, nullable=True),
    sa.Column("sealed_request", sa.LargeBinary, nullable=True),
    sa.Column("sealed_problem", sa.LargeBinary, nullable=True),
    sa.Column("pages_total", sa.Integer, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("submitted_at", Moment, nullable=True),
    sa.Column("finished_at", Moment, nullable=True),
    sa.Column("corrects", sa.String(36), nullable=True, index=True),
    sa.UniqueConstraint("client", "idempotency_key"),
    sa.Index("ix_cases_state", "state"),
)
"""A case (办件), or a pre-check (`kind`). An erased one keeps its row and none of its content.
`corrects` is the case that was handed in before and is handed in again."""

uploads = sa.Table(
    "uploads",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("case_id", sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("material", sa.String(64), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("bytes", sa.Integer, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("sealed_filename", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("case_id", "name"),
    sa.UniqueConstraint("case_id", "material", "position", name="uq_uploads_slot"),
)
"""One file in a material's slot; its sealed bytes are a file named by `id`."""

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("upload_id", sa.ForeignKey("uploads.id"), primary_key=True),
    sa.Column("page", sa.Integer, primary_key=True),
    sa.Column("case_id", sa.ForeignKey("cases.id"), nullable=False, index=True),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)
"""What was read from one page, or why it could not be (`outcome`)."""

results = sa.Table(
    "results",
    metadata,
    sa.Column("case_id", sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("decided_at", Moment, nullable=False),
    sa.Column("hold", sa.String(32), nullable=False),
)
"""What came of a case, and why a person must still decide it (`hold`, "" where none must);
written once."""

callbacks = sa.Table(
    "callbacks",
    metadata,
    sa.Column("event_id", sa.String(36), primary_key=True),
    sa.Column("case_id", sa.ForeignKey("cases.id"), nullable=False, unique=True),
    sa.Column("sealed_body", sa.LargeBinary, nullable=True),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("delivered_at", Moment, nullable=True),
    sa.Column("last_status", sa.Integer, nullable=True),
)
"""The one message a finished case sends to who sent it."""

verifications = sa.Table(
    "verifications",
    metadata,
    sa.Column("request", sa.String(36), primary_key=True),
    sa.Column("case_id", sa.String(40), nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("source", sa.String(64), nullable=False),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("purpose", sa.String(200), nullable=False),
    sa.Column("outcome", sa.String(32), nullable=False),
    sa.Column("milliseconds", sa.Integer, nullable=False),
    sa.Column("remembered", sa.Boolean, nullable=False),
    sa.Column("mark", sa.String(64), nullable=False),
    sa.Column("asked_at", Moment, nullable=False),
)
"""Every question put to a source (核验留痕). It outlives its case without `mark`, the keyed digest
of whom it was about. A review at the command line has no row in `cases`."""

notices = sa.Table(
    "notices",
    metadata,
    sa.Column("case_id", sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("given_at", Moment, nullable=False),
    sa.Column("tell_by", sa.Date, nullable=True),
    sa.Column("record", sa.String(80), nullable=False),
    sa.Column("points", sa.JSON, nullable=False),
    sa.Column("late", sa.JSON, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=True),
)
"""The one notice of what to correct (一次性补正告知书) that a case was given. `points` maps the
points it told to their versions, `late` are those an earlier notice could have told; they outlive
an erased case, whose notice itself is gone."""

duties = sa.Table(
    "duties",
    metadata,
    sa.Column("case_id", sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("material", sa.String(64), primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("accepted_on", sa.Date, nullable=False),
    sa.Column("within", sa.Integer, nullable=False),
    sa.Column("due", sa.Date, nullable=True),
    sa.Column("kept_on", sa.Date, nullable=True),
    sa.Column("kept_by", sa.String(16), nullable=True),
    sa.Column("sealed_entry", sa.LargeBinary, nullable=True),
)
"""What must follow (承诺与容缺义务): one row a material that a case was decided without."""

rechecks = sa.Table(
    "rechecks",
    metadata,
    sa.Column("case_id", sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("item", sa.String(64), nullable=False),
    sa.Column("item_digest", sa.String(64), nullable=False, index=True),
    sa.Column("drawn_at", Moment, nullable=False),
    sa.Column("decided_at", Moment, nullable=True),
    sa.Column("decided_by", sa.String(64), nullable=True),
    sa.Column("conclusion", sa.String(16), nullable=True),
    sa.Column("wrong", sa.Boolean, nullable=True),
    sa.Column("mark", sa.String(64), nullable=True),
)
"""Cases that would have passed by themselves and that a person decides blind (盲审复核); `wrong`:
the person's conclusion is another than a pass. Nothing of what was found. Rows outlive an erased
case. `mark` is a keyed digest of a decided row: one that was written past the program shows."""

workers = sa.Table(
    "workers",
    metadata,
    sa.Column("slot", sa.String(64), primary_key=True),
    sa.Column("seen_at", Moment, nullable=False),
    sa.Column("engine", sa.Text, nullable=False),
)
"""Who is at work: one row a slot, refreshed while its holder lives."""
