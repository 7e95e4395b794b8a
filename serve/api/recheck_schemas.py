"""The shapes of blind re-review: no finding, no name, nothing from a paper."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import ConfigDict, StringConstraints

from serve.api.schemas import Named, Shape
from serve.judged import Judged


class RecheckShape(Shape):
    """A case that waits to be decided by a person who has not seen what was found of it."""

    case: str
    item: Named
    drawn_at: datetime


class RecheckEntry(Shape):
    """What a person concluded from the papers alone. `by`: an id, never a name."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={"examples": [{"by": "window03", "conclusion": "pass"}]},
    )

    by: Annotated[str, StringConstraints(max_length=200)]
    conclusion: Judged


class RecheckDecided(RecheckShape):
    """A case that was decided blind. `agrees`: it would rightly have passed by itself;
    `stopped`: with it so many were wrong that auto-pass of the item has stopped."""

    decided_at: datetime
    conclusion: Named
    agrees: bool
    stopped: bool
