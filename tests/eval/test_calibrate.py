"""Drawn applications with faults → how sure a pass must be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import calibrate
from eval.calibrate import Trial, let_through, threshold, trials, worlds_needed
from review.bounds import needed
from serve.wiring import load_seed


def trial(found: str, surety: float, *defects: str, world: int = 0) -> Trial:
    return Trial("elderly-allowance", "d", world, defects, found, surety)


def in_order(count: int, surety: float = 0.9) -> list[Trial]:
    return [trial("pass", surety)] * count


def faulty(count: int) -> list[Trial]:
    return [trial("correct", 0.0, "lease-missing")] * count


def test_without_a_fault_that_passed_every_pass_is_sure_enough() -> None:
    found = threshold([*in_order(3, 0.7), *in_order(2), trial("manual", 0.0), *faulty(needed())])
    assert (found.surety, found.covered, found.clean) == (0.7, 5, 6)
    assert (found.wrong, found.faulty) == (0, needed())
    assert found.is_enough


def test_a_pass_must_be_surer_than_the_faults_that_passed() -> None:
    passed = trial("pass", 0.75, "sex-differs")
    found = threshold([*in_order(3, 0.7), *in_order(2), passed, *faulty(needed())])
    assert (found.surety, found.covered, found.wrong) == (0.9, 2, 0)
    assert let_through([passed, *faulty(2), *in_order(1)]) == (passed,)


def test_where_no_threshold_is_safe_it_says_so() -> None:
    sure = trial("pass", 0.99, "sex-differs")
    found = threshold([*in_order(3, 0.7), sure, *faulty(needed())])
    assert (found.wrong, found.is_enough) == (1, False)
    assert not threshold([*in_order(3), *faulty(needed() - 1)]).is_enough


def test_an_item_of_which_nothing_passed_covers_nothing() -> None:
    found = threshold([trial("manual", 0.0), *faulty(needed())])
    assert (found.surety, found.covered, found.clean, found.faulty) == (1.0, 0, 1, needed())


def test_what_was_tried_under_these_rules_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, key = tmp_path / "t.jsonl", "elderly-allowance"
    monkeypatch.setattr(calibrate, "reading_code_digest", lambda: "code")
    head, digest = json.dumps({"code": "code", "seed": 3}), load_seed().catalog.item(key).digest
    group = (Trial(key, digest, 0, (), "pass", 0.9), Trial(key, digest, 0, ("a",), "correct", 0.0))
    line, old = (
        json.dumps([{**vars(each), "defects": list(each.defects), **other} for each in group])
        for other in ({}, {"digest": "of other rules", "world": 1})
    )
    store.write_text(f"{head}\n{line}\n{old}\n[{{cut", "utf-8")
    assert list(trials([key], 3, 1, processes=1, store=store)) == [group]
    assert store.read_text("utf-8").splitlines() == [head, line]


def test_enough_applications_are_drawn_for_the_faults() -> None:
    assert worlds_needed(1) == worlds_needed(30) == 1
    assert worlds_needed(31) == 2
    assert worlds_needed(needed()) == 10


@pytest.mark.model
@pytest.mark.fonts
def test_a_fault_is_drawn_read_and_reviewed(tmp_path: Path) -> None:
    store = tmp_path / "t.jsonl"
    [group] = trials(["elderly-allowance"], 3, 2, processes=1, store=store)
    assert [len(each.defects) for each in group] == [0, 1, 1]
    assert not let_through(group)
    assert {each.digest for each in group} == {load_seed().catalog.item(group[0].item).digest}
    assert list(trials(["elderly-allowance"], 3, 2, processes=1, store=store)) == [group]
