"""One case with its fields given → what judging it costs, at a hundred points and a thousand."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from statistics import median

from catalog.types import AcceptancePoint, Catalog, Item
from review.examples import worked_cases
from review.pipeline import review
from review.rules import Case

POINTS, TIMES = 100, 10
"""Points of the case that is timed, and how many times as many the large one has."""

AT_ONCE = 3
"""Reviews in a row that are timed together: a clock tick is longer than a tenth of one."""


@dataclass(frozen=True)
class Points:
    """CPU milliseconds for one case, medians of rounds; `best` is the least disturbed round.
    `thousand_over_hundred` is `TIMES` times the points ÷ the points."""

    points: int
    milliseconds: float
    best: float
    thousand_over_hundred: float


def measure_points(catalog: Catalog, *, rounds: int) -> Points:
    """The first worked application, in which nothing is wrong, of the item with the fewest
    points beyond a hundred; both sizes in turn, after one review each to warm up."""
    enough = [item for item in catalog.items.values() if len(item.review_points) >= POINTS]
    item = min(enough, key=lambda each: len(each.review_points))
    hundred = with_points(item, POINTS)
    small = next(worked_cases(hundred)).case
    large = replace(small, item=repeated(hundred, TIMES))
    for case in (small, large):
        _cost(case)
    pairs = [(_cost(small), _cost(large)) for _ in range(rounds)]
    alone = median(cost for cost, _ in pairs)
    return Points(
        points=POINTS,
        milliseconds=round(alone * 1000, 2),
        best=round(min(cost for cost, _ in pairs) * 1000, 2),
        thousand_over_hundred=round(median(cost for _, cost in pairs) / alone, 2),
    )


def with_points(item: Item, count: int) -> Item:
    """The item with its first points alone."""
    groups, left = [], count
    for group in item.acceptance_points:
        groups.append(replace(group, points=group.points[:left]))
        left -= len(groups[-1].points)
    return replace(item, acceptance_points=tuple(groups))


def repeated(item: Item, times: int) -> Item:
    """The item with its points so many times, each time under other ids."""

    def again(group: AcceptancePoint, n: int) -> AcceptancePoint:
        points = tuple(replace(point, id=f"{point.id}-{n}") for point in group.points)
        return AcceptancePoint(f"{group.id}-{n}", group.title, points)

    groups = tuple(again(group, n) for n in range(times) for group in item.acceptance_points)
    return replace(item, acceptance_points=groups)


def _cost(case: Case) -> float:
    """CPU seconds of one review."""
    start = time.process_time()
    for _ in range(AT_ONCE):
        review(case.item, case.application, case.documents, case.evidence, case.today)
    return (time.process_time() - start) / AT_ONCE
