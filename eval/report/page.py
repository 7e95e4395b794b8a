"""Results, and the samples behind them → a report in HTML that needs no script and no network.

The page shows words that were read, so it stands with the working files and is not committed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.types import Catalog
from eval.figures import FIGURES
from eval.report.calibration import Calibration, calibration
from eval.report.faults import Fault, worst
from eval.report.pictures import Picture, picture_of
from eval.results import ALL, Results, Table
from eval.suites.papers import ReadSample
from review.offline_page import Pages

MOST_CASES = 12
PAGES = Pages(Path(__file__).parent / "templates", "report.css", images="data:")


@dataclass(frozen=True)
class Case:
    """A file that came out badly: what was wrong, and the page where the files are here."""

    file: str
    condition: str
    type: str
    faults: tuple[Fault, ...]
    picture: Picture | None


def worst_cases(
    folder: Path, read: Sequence[ReadSample], catalog: Catalog, *, most: int = MOST_CASES
) -> tuple[Case, ...]:
    """The files with the most faults; pictures are drawn from the files in `folder`."""
    return tuple(
        Case(
            file=one.sample.file,
            condition=str(one.sample.condition),
            type=_name(catalog, one.sample.documents[0].type) if one.sample.documents else "",
            faults=faults,
            picture=picture_of(folder, one, faults),
        )
        for one, faults in worst(read, catalog, most=most)
    )


def report_page(results: Results, cases: Sequence[Case], catalog: Catalog) -> str:
    """The whole report."""
    return PAGES.fill("report.html.j2",
        results=results,
        tables={suite: results.by_condition(suite) for suite in results.suites},
        main={suite: FIGURES[suite][0].name for suite in results.suites},
        types=_types(results, catalog),
        calibrations=_calibrations(results),
        cases=cases,
        all=ALL,
    )  # fmt: skip


def _types(results: Results, catalog: Catalog) -> Mapping[str, Mapping[str, float | None]]:
    """Type name → suite → main score; suites that measured nothing of it are None."""
    tables: Mapping[str, Table] = {suite: results.by_type(suite) for suite in results.suites}
    codes = sorted({code for table in tables.values() for code in table})
    return {
        _name(catalog, code): {
            suite: table[code][FIGURES[suite][0].name] if code in table else None
            for suite, table in tables.items()
        }
        for code in codes
    }


def _calibrations(results: Results) -> Mapping[str, Calibration]:
    """Over all files, then those of each condition; nothing when fields were not measured."""
    if "extract" not in results.suites:
        return {}
    conditions = list(dict.fromkeys(one.condition for one in results.outcomes))
    return {
        group: calibration(
            counts
            for one in results.outcomes
            if group in (ALL, one.condition)
            for counts in one.suites["extract"].values()
        )
        for group in (ALL, *conditions)
    }


def _name(catalog: Catalog, code: str | None) -> str:
    kind = catalog.document_types.get(code or "")
    return kind.name if kind is not None else code or ""
