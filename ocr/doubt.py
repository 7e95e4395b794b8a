"""Light spots and cut edges × what stands near them → what must not be believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.types import Problem, QualityProblem, Region, TextLine

DOUBTFUL = 0.3
"""Confidence at most of what a light spot or the picture's edge may have taken something from.
`min_confidence` of an item lies above it, so that it neither passes nor fails."""

_HIDING = frozenset({Problem.GLARE, Problem.CUT_OFF})


def doubt_lines(
    lines: Sequence[TextLine], problems: Sequence[QualityProblem]
) -> tuple[TextLine, ...]:
    """The lines, those that reach into a light spot or a cut edge as DOUBTFUL at most: what they
    say may be half of what stands there."""
    return tuple(
        replace(line, confidence=min(line.confidence, DOUBTFUL))
        if may_be_hidden([line.region], problems)
        else line
        for line in lines
    )


def may_be_hidden(
    regions: Sequence[Region], problems: Sequence[QualityProblem], *, room: float = 0.0
) -> bool:
    """Whether any of the regions, grown by `room` of its own shorter side, meets a light spot or
    a cut edge of its page."""
    hiding = [p.region for p in problems if p.region and p.problem in _HIDING]
    return any(
        one.page == other.page and _meet(one, other, room) for one in regions for other in hiding
    )


def _meet(one: Region, other: Region, room: float) -> bool:
    left, top, right, bottom = one.box
    more = room * min(right - left, bottom - top)
    x0, y0, x1, y1 = other.box
    return left - more <= x1 and x0 <= right + more and top - more <= y1 and y0 <= bottom + more
