"""The shapes of notices: what must be corrected, told once, and what was told before."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from serve.api.exchange_schemas import Key
from serve.api.schemas import BasisShape, Named, Shape


class NoticeRequest(Shape):
    """Gives the notice. `given_by` names the official or window; `judged` says of points that
    only a person can judge whether they are to be corrected (true) or in order (false)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"given_by": "综合窗口3号", "judged": {"lease-signed": True}}]
        },
    )

    given_by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
    judged: dict[Key, bool] = Field(default_factory=dict, max_length=300)


class ProblemToldShape(Shape):
    """One thing that is wrong; `found` holds no number or name in full."""

    point: str
    version: int
    title: str
    found: str
    remedy: str
    basis: tuple[BasisShape, ...]


class GroupShape(Shape):
    """What to do to one paper or the form. `act` null: nothing handed in is wrong, something
    else must be settled. Without problems it is only changed along with the others."""

    act: Named | None
    holder: str
    name: str
    text: str
    boxes: tuple[str, ...]
    problems: tuple[ProblemToldShape, ...]


class TellingShape(Shape):
    """What the law says of telling all at once; `within` working days of receipt."""

    within: int | None
    silence: str
    basis: tuple[BasisShape, ...]


class PendingShape(Shape):
    """A point that a person must judge before the notice may be given."""

    point: str
    title: str
    message: str
    cause: Named


class GivenShape(Shape):
    by: str
    at: datetime
    in_time: bool | None


class BeforeShape(Shape):
    """A problem told before: in the notice of which case first, and what became of it."""

    point: str
    title: str
    told_in: str
    since: Named


class LateShape(Shape):
    """A problem told now for the first time though it stood before (上一次就在，第一次才提出):
    held against the office, not the applicant."""

    point: str
    title: str
    stood_in: str
    told_on: date
    text: str


class NoticeShape(Shape):
    """The one-time notice (一次性补正告知书). `given` null: a draft, which may be given when
    nothing is `pending`. `tell_by` null: the law names no day. `against` is what no correction
    helps; whether the case is refused is an official's decision. `record` is the digest of the
    decision record it rests on, `uploads` the SHA-256 of each upload."""

    case: str
    record: str
    item: Named
    item_version: str
    authority: str
    window: str
    applicant: str
    received_on: date
    tell_by: date | None
    telling: TellingShape | None
    groups: tuple[GroupShape, ...]
    against: tuple[ProblemToldShape, ...]
    verified: bool
    given: GivenShape | None
    judged: dict[str, bool]
    pending: tuple[PendingShape, ...]
    before: tuple[BeforeShape, ...]
    late: tuple[LateShape, ...]
    uploads: dict[str, str]

    @property
    def points(self) -> dict[str, int]:
        """Every point it tells → its version."""
        told = (*self.against, *(p for group in self.groups for p in group.problems))
        return {problem.point: problem.version for problem in told}


class LatePointShape(Shape):
    point: str
    times: int


class NoticeTally(Shape):
    """The notices of an office, counted: given; within and after the day the law names (where it
    names one); to cases handed in again; and with points that could have been told before."""

    given: int
    in_time: int
    too_late: int
    again: int
    with_late_points: int
    late_points: tuple[LatePointShape, ...]
