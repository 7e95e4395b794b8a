"""Drawn applications with known faults → how sure a pass of an item must be (置信门槛).

`thresholds.json` holds what `python -m eval calibrate` measured, item by item. It is bound to the
item's digest: rules that change are measured anew. What was drawn bounds nothing in a real city;
it keeps out what is known to go wrong before anybody looks at real cases.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from catalog.types import Severity
from review.bounds import MOST_WRONG, upper_bound
from review.types import Conclusion, Review

THRESHOLDS = Path(__file__).parent / "thresholds.json"


@dataclass(frozen=True)
class Threshold:
    """What was measured of one version of an item. A case passes by itself when it is at least
    as sure as `surety`, [0, 1]. Then `wrong` of `faulty` applications with a fault passed, and
    `covered` of the `clean` ones."""

    item: str
    digest: str
    surety: float
    faulty: int
    wrong: int
    clean: int
    covered: int

    @property
    def bound(self) -> float:
        """The largest true share of faulty ones that pass, at 95 %."""
        return upper_bound(self.wrong, self.faulty)

    @property
    def is_enough(self) -> bool:
        """Whether so many were looked at, and so few of them passed, that cases may pass by
        themselves."""
        return self.bound <= MOST_WRONG


def surety(review: Review) -> float:
    """How sure the least sure of the points is that a pass rests on, [0, 1]; 0 for a review that
    does not pass."""
    if review.decision.conclusion is not Conclusion.PASS:
        return 0.0
    counted = (f for f in review.findings if f.severity is not Severity.ADVISE)
    return min((finding.confidence for finding in counted), default=0.0)


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Item digest → what was measured of it; what was never measured is not there."""
    return MappingProxyType(read_thresholds(THRESHOLDS))


def read_thresholds(path: Path) -> dict[str, Threshold]:
    """Raises ValueError for a file that holds something else."""
    try:
        found = [Threshold(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path} is no list of thresholds: python -m eval calibrate") from error
    return {each.digest: each for each in found}


def write_thresholds(found: Iterable[Threshold], path: Path) -> None:
    """One a line, by item; the same thresholds give the same bytes."""
    ordered = sorted(found, key=lambda each: (each.item, each.digest))
    lines = ",\n".join(json.dumps(asdict(each), ensure_ascii=False) for each in ordered)
    path.write_text(f"[\n{lines}\n]\n" if lines else "[]\n", encoding="utf-8")
