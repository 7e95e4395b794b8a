"""Past cases decided again by a draft: what flips, what is labelled, what can't be decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.types import Catalog
from review.examples import worked_cases
from review.pipeline import review
from serve.backtest import CASE, backtest, read_labels, read_records
from serve.records import Origin, dump_record
from serve.wiring import Seed, load_files, load_seed

PACK = "packs/leased-premises.yaml"


@pytest.fixture(scope="module")
def seed() -> Seed:
    return load_seed()


@pytest.fixture(scope="module")
def records(seed: Seed) -> dict[str, bytes]:
    item = seed.catalog.item("food-business-new")
    kept = {}
    for number, worked in enumerate(worked_cases(item)):
        case = worked.case
        made = review(item, case.application, case.documents, case.evidence, case.today)
        kept[f"{number:02}/record.json"] = dump_record(made, Origin("c", ("fake",), {}))
    return kept


def drafted(seed: Seed, *changes: tuple[str, str]) -> Catalog:
    files = dict(seed.files)
    for old, new in changes:
        assert old in files[PACK]
        files[PACK] = files[PACK].replace(old, new)
    return load_files(files)


def test_the_same_catalogue_flips_nothing(seed: Seed, records: dict[str, bytes]) -> None:
    found = backtest(records, seed.catalog)
    assert found.cases == len(records) > 20
    assert found.flips == () and not found.undecidable


def test_a_stricter_rule_flips_points_and_with_them_the_case(
    seed: Seed, records: dict[str, bytes]
) -> None:
    """An advice that becomes a condition turns a case that passed into one to correct."""
    found = backtest(records, drafted(seed, ("severity: advise", "severity: correct")))
    assert {(flip.where, flip.then, flip.now) for flip in found.flips} == {
        (CASE, "pass", "correct")
    }
    assert found.unlabelled({}) == found.flips
    assert found.unlabelled({"case: pass → correct": "租期太短的不再受理"}) == ()


def test_a_point_that_is_renamed_flips_everywhere(seed: Seed, records: dict[str, bytes]) -> None:
    renamed = {
        name: text.replace("lease-not-ending-soon", "lease-long-enough").replace(
            "<lease>-not-ending-soon", "<lease>-long-enough"
        )
        for name, text in seed.files.items()
    }
    found = backtest(records, load_files(renamed))
    names = {flip.name for flip in found.flips}
    assert "lease-not-ending-soon: pass → -" in names
    assert "lease-long-enough: - → pass" in names


def test_records_are_found_and_labels_read(tmp_path: Path, records: dict[str, bytes]) -> None:
    for name, kept in records.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(kept)
    assert read_records(tmp_path) == records
    labels = tmp_path / "labels.yaml"
    labels.write_text("'case: pass → correct': 有意的\n", encoding="utf-8")
    assert read_labels(labels) == {"case: pass → correct": "有意的"}
