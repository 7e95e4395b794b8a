"""Results of applications with known truth → a report in HTML without script or network."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.types import Catalog
from eval.report.page import PAGES
from eval.results import Commit
from eval.suites.coverage import Step, Tried, chosen, curve
from eval.suites.depth import Depth
from eval.suites.review import AIM_PASSED, CaseResult, by_item, summarise
from review.bounds import CONFIDENCE, MOST_WRONG, needed

MOST_STEPS = 24
"""Rows of the curve's table; the curve itself has them all."""


def review_page(
    results: Sequence[CaseResult],
    depths: Sequence[Depth],
    catalog: Catalog,
    *,
    commit: Commit,
    stale: bool,
) -> str:
    """The whole report. It names points and defects, and no value that was read."""
    steps = curve([Tried(bool(r.defects), r.found == "pass", r.surety) for r in results])
    return PAGES.fill("review.html.j2",
        figures=summarise(results),
        items=by_item(results),
        depths=depths,
        names={key: item.name for key, item in catalog.items.items()},
        titles={k: {p.id: p.title for p in i.review_points} for k, i in catalog.items.items()},
        otherwise=[r for r in results if _came_out_otherwise(r)],
        steps=steps,
        shown=_thinned(steps),
        chosen=chosen(steps),
        confidence=CONFIDENCE,
        most=MOST_WRONG,
        aim=AIM_PASSED,
        needed=needed(),
        commit=commit,
        stale=stale,
    )  # fmt: skip


def _came_out_otherwise(result: CaseResult) -> bool:
    return result.found != result.expected or result.named != result.defects


def _thinned(steps: Sequence[Step]) -> Sequence[Step]:
    every = -(-len(steps) // MOST_STEPS) or 1
    return steps[::every]
