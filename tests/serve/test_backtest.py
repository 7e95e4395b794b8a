"""Past cases decided again by a draft: what flips, what is labelled, what can't be decided."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.errors import CatalogError
from catalog.item import basis_of
from catalog.types import Catalog
from review.examples import worked_cases
from review.pipeline import review
from serve.backtest import CASE, Label, backtest, read_labels, read_records
from serve.errors import BadRequest
from serve.names import LabelKind
from serve.records import Origin, dump_record
from serve.wiring import Seed, load_files
from tests.serve.catalogues import changed, only

PACK = "packs/leased-premises.yaml"
LABEL = Label(LabelKind.INTENDED, "zhang01", "租期太短的不再受理")


@pytest.fixture(scope="module")
def seed() -> Seed:
    files = only()
    return Seed(files, load_files(files))


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
    return load_files(changed(seed.files, PACK, *changes))


def test_the_same_catalogue_flips_nothing(seed: Seed, records: dict[str, bytes]) -> None:
    found = backtest(records.items(), seed.catalog)
    assert found.cases == len(records) > 20
    assert found.flips == () and not found.undecidable


def test_a_stricter_rule_flips_points_and_with_them_the_case(
    seed: Seed, records: dict[str, bytes]
) -> None:
    """An advice that becomes a condition turns a case that passed into one to correct."""
    found = backtest(records.items(), drafted(seed, ("severity: advise", "severity: correct")))
    assert {(flip.where, flip.then, flip.now) for flip in found.flips} == {
        (CASE, "pass", "correct")
    }
    assert found.unlabelled({}) == found.flips
    name = "food-business-new/case: pass → correct (lease-not-ending-soon)"
    assert found.unlabelled({name: LABEL}) == ()


@pytest.mark.parametrize(
    "other",
    [
        "food-business-new/case: pass → correct",
        "food-business-new/case: pass → correct (lease-current)",
        "food-business-new/lease-not-ending-soon: pass → correct",
        "hygiene-permit-new/case: pass → correct (lease-not-ending-soon)",
        "food-business-new/case: correct → pass (lease-not-ending-soon)",
    ],
)
def test_a_label_for_another_point_item_or_direction_hides_nothing(
    seed: Seed, records: dict[str, bytes], other: str
) -> None:
    found = backtest(records.items(), drafted(seed, ("severity: advise", "severity: correct")))
    assert found.unlabelled({other: LABEL}) == found.flips != ()


def test_a_point_that_is_renamed_flips_everywhere(seed: Seed, records: dict[str, bytes]) -> None:
    renamed = {
        name: text.replace("lease-not-ending-soon", "lease-long-enough").replace(
            "<lease>-not-ending-soon", "<lease>-long-enough"
        )
        for name, text in seed.files.items()
    }
    found = backtest(records.items(), load_files(renamed))
    names = {flip.name for flip in found.flips}
    assert "food-business-new/lease-not-ending-soon: pass → -" in names
    assert "food-business-new/lease-long-enough: - → pass" in names


def test_a_case_the_draft_cannot_decide_is_a_flip(seed: Seed, records: dict[str, bytes]) -> None:
    found = backtest(records.items(), load_files(only("security-guard-cert")))
    assert len(found.undecidable) == len(records) == len(found.unlabelled({}))
    assert "food-business-new/case: pass → undecidable" in {flip.name for flip in found.flips}


def test_a_law_that_is_no_longer_cited_is_no_hindrance(
    seed: Seed, records: dict[str, bytes]
) -> None:
    """Cases are decided anew from what was read, whatever they rested on then."""
    item = seed.catalog.item("food-business-new")
    old, new = item.basis[0].law.key, item.basis[-1].law.key
    assert old != new
    files = dict(seed.files)
    for name in ("items/food-business-new.yaml", *(n for n in files if n.startswith("packs/"))):
        files[name] = re.sub(
            rf"law: {old}, article: [^,]+,", f"law: {new}, article: 第一条,", files[name]
        )
    draft = load_files(files)
    assert old not in {b.law.key for _, b in basis_of(draft.item("food-business-new"))}
    found = backtest(records.items(), draft)
    assert found.flips == () and not found.undecidable


def test_records_are_found_and_labels_read(tmp_path: Path, records: dict[str, bytes]) -> None:
    for name, kept in records.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(kept)
    assert read_records(tmp_path) == records
    labels = tmp_path / "labels.yaml"
    labels.write_text(
        "'x/case: pass → correct': {kind: intended, by: ' ＺHANG01', why: 有意的}\n", "utf-8"
    )
    assert read_labels(labels) == {
        "x/case: pass → correct": Label(LabelKind.INTENDED, "zhang01", "有意的")
    }


@pytest.mark.parametrize(
    "label",
    [
        "有意的",
        "{kind: intended, by: zhang01}",
        "{kind: whatever, by: zhang01, why: x}",
        "{kind: intended, by: zhang01, why: ' '}",
        "{kind: intended, by: 张三, why: x}",
        "{kind: intended, by: ' ', why: x}",
    ],
)
def test_a_label_says_what_who_and_why(tmp_path: Path, label: str) -> None:
    labels = tmp_path / "labels.yaml"
    labels.write_text(f"'x/case: pass → correct': {label}\n", "utf-8")
    with pytest.raises((CatalogError, BadRequest)):
        read_labels(labels)
