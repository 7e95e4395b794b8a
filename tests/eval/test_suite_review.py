"""The runner of whole cases, and the eight samples from their photographs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from catalog.types import Catalog
from eval.__main__ import app
from eval.commands.paths import SAMPLES
from eval.foundry.expected import expected
from eval.foundry.paper import type_code
from eval.foundry.samples import SAMPLE_CASES
from eval.foundry.world import World
from eval.foundry.worlds.food_business import WORLDS
from eval.known_cases import CASES, keep_cases, read_cases
from eval.read import read_files
from eval.suites.depth import structures
from eval.suites.review import (
    CaseResult,
    as_json,
    below,
    compare,
    falls_short,
    run,
    summarise,
)
from tests.eval.drawn_worlds import faultless_review


def with_truth(world: World, catalog: Catalog, *names: str) -> tuple[World, dict[str, Any]]:
    """The world with these defects, and its truth as the foundry writes it."""
    defects = tuple(WORLDS.defect(name) for name in names)
    for defect in defects:
        world = defect.change(world, np.random.default_rng(1))
    documents = {
        f"{material}-{position}": {
            "type": type_code(paper),
            "legible": (material, position) not in world.spoiled,
            "fields": {"name": {"value": paper.name}} if hasattr(paper, "name") else {},
        }
        for material, papers in world.papers.items()
        for position, paper in enumerate(papers)
    }
    found = expected(catalog.item(WORLDS.item), world, defects, faultless_review(world))
    return world, {**found, "documents": documents}


def result(world: World, catalog: Catalog, truth: dict[str, Any]) -> CaseResult:
    return compare("case", truth, faultless_review(world), catalog)


def test_a_faultless_reader_names_every_defect_and_raises_no_alarm(
    company: World, catalog: Catalog
) -> None:
    world, truth = with_truth(company, catalog, "lease_expired", "legal-id-illegible")
    found = result(world, catalog, truth)
    assert found.named == found.defects == ("lease_expired", "legal-id-illegible")
    assert (found.let_through, found.false_alarms, found.overlooked) == ((), (), ())
    assert found.papers - found.papers_typed == 1
    assert {f.found == f.expected for f in found.fields} == {True}


def test_a_defect_in_a_case_that_passed_was_let_through(company: World, catalog: Catalog) -> None:
    _, truth = with_truth(company, catalog, "lease_expired")
    found = result(company, catalog, truth)
    assert (found.expected, found.found) == ("correct", "pass")
    assert found.let_through == ("lease_expired",)
    assert found.named == ()
    assert found.overlooked == ("lease-covers-today",)
    assert falls_short([found]) == "defects ended in a pass: case"


def test_a_finding_on_a_clean_case_is_a_false_alarm(company: World, catalog: Catalog) -> None:
    _, truth = with_truth(company, catalog)
    world, _ = with_truth(company, catalog, "lease_expired")
    found = result(world, catalog, truth)
    assert found.false_alarms == ("lease-covers-today",)
    figures = summarise([found])
    assert figures["false_alarms_on_clean_cases"] == 1
    assert figures["decision_accuracy"] == 0


def test_figures_count_over_all_cases(company: World, catalog: Catalog) -> None:
    clean = result(*_pair(company, catalog))
    spoilt = result(*_pair(company, catalog, "lease_expired"))
    figures = as_json([clean, spoilt])
    assert figures["cases"] == 2
    assert figures["defects_named"] == figures["decision_accuracy"] == 1
    assert figures["clean_cases_passed"] == 1
    assert figures["main_score"] in figures
    assert falls_short([clean, spoilt]) == ""
    assert falls_short([replace(spoilt, named=())] * 2) == "defects named: 0.0%, at least 97%"


def _pair(world: World, catalog: Catalog, *names: str) -> tuple[World, Catalog, dict[str, Any]]:
    spoilt, truth = with_truth(world, catalog, *names)
    return spoilt, catalog, truth


def test_few_cases_fall_short_only_when_chance_does_not_explain_it() -> None:
    assert not below(44, 46, 0.97)
    assert below(36, 46, 0.97)
    assert not below(46, 46, 0.97)
    assert not below(0, 0, 0.97)


def test_a_defect_that_another_one_hides_is_told_apart(company: World, catalog: Catalog) -> None:
    item = catalog.item(WORLDS.item)
    hidden = replace(WORLDS.defect("lease_expired"), name="hidden", points=("layout-present",))
    shown = WORLDS.defect("lease_expired")
    review = faultless_review(shown.change(company, np.random.default_rng(1)))
    truth = expected(item, company, (shown, hidden), review)
    assert truth["masked"] == ["hidden"]
    with pytest.raises(ValueError, match="nothing names hidden"):
        expected(item, company, (hidden,), review)


def test_a_defect_found_on_another_paper_is_not_named(company: World, catalog: Catalog) -> None:
    world, truth = with_truth(company, catalog, "lease_expired")
    review = faultless_review(world)
    assert compare("case", truth, review, catalog).named == ("lease_expired",)
    elsewhere = replace(
        review,
        findings=tuple(
            f._replace(places=tuple(replace(p, source="licence-0") for p in f.places))
            for f in review.findings
        ),
    )
    assert compare("case", truth, elsewhere, catalog).named == ()


def test_kept_cases_are_the_cases_without_the_places_of_values(tmp_path: Path) -> None:
    case = read_cases(SAMPLES)[0]
    keep_cases([case], tmp_path / CASES)
    [kept] = read_cases(tmp_path)
    assert (kept.name, kept.files, kept.application) == (case.name, case.files, case.application)
    assert {d["type"] for d in kept.truth["documents"].values()} == {
        d["type"] for d in case.truth["documents"].values()
    }
    values = [f for d in kept.truth["documents"].values() for f in d["fields"].values()]
    assert values and all(set(value) == {"value"} for value in values)


def test_rules_of_one_shape_count_once_whatever_their_values(catalog: Catalog) -> None:
    item = catalog.item("food-business-new")
    found = structures(item)
    assert 25 <= len(found) <= len(item.review_points)
    assert any(shape.startswith("present(paper:material)") for shape in found)


def test_a_share_of_nothing_is_no_figure(company: World, catalog: Catalog) -> None:
    clean = result(*_pair(company, catalog))
    spoilt = result(*_pair(company, catalog, "lease_expired"))
    assert summarise([clean])["defects_named"] is None
    assert summarise([spoilt])["clean_cases_passed"] is None


def test_a_folder_without_cases_says_how_to_draw_some(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(app, ["run", "review", "--data", str(tmp_path)])
    assert outcome.exit_code == 3
    assert "python -m eval foundry cases" in outcome.output


def test_the_samples_stand_in_the_project_with_their_truth() -> None:
    names = [case.name for case in read_cases(SAMPLES)]
    assert names == [sample.name for sample in SAMPLE_CASES]


@pytest.fixture(scope="module")
def samples() -> dict[str, CaseResult]:
    cases = read_cases(SAMPLES)
    files = [file for case in cases for file in case.files]
    pages = {each.file: each.pages for each in read_files(SAMPLES, files, processes=2)}
    return {found.name: found for found in run(cases, pages, processes=2)}


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("name", [sample.name for sample in SAMPLE_CASES])
def test_the_verdict_on_every_sample_is_its_truth(
    samples: dict[str, CaseResult], name: str
) -> None:
    found = samples[name]
    assert found.found == found.expected
    assert found.named == found.defects
    if found.expected == "pass":
        assert found.false_alarms == ()


@pytest.mark.model
@pytest.mark.slow
def test_what_stands_under_a_seal_is_read(samples: dict[str, CaseResult]) -> None:
    dates = [
        field
        for found in samples.values()
        for field in found.fields
        if (field.paper, field.key) == ("business-licence", "issued_on")
    ]
    read = [field for field in dates if field.found == field.expected]
    assert len(dates) >= 8
    assert len(read) >= len(dates) - 2
