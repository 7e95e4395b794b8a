"""The shapes of the register of duties: no name, no number, nothing from a paper."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import ConfigDict, StringConstraints

from serve.api.schemas import Named, Shape


class DutyKept(Shape):
    """A material that had to follow (告知承诺、容缺后补) and how it stands with it today: open,
    kept on `kept_on`, late, or broken (its last day passed without it). `kept_by`: upload, or
    entry of an official. `due` is null where that year's holidays are not announced yet."""

    case: str
    item: Named
    material: Named
    kind: Named
    accepted_on: date
    within: int
    due: date | None
    state: Named
    kept_on: date | None
    kept_by: str | None


class DutyEntry(Shape):
    """An official writes down that a duty was kept: on which day, who says so, and why."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "kept_on": "2026-11-20",
                    "by": "综合窗口3号",
                    "reason": "已在窗口补交原件，核对无误",
                }
            ]
        },
    )

    kept_on: date
    by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=500)]
