"""Two results of one dataset, compared: what is sure, what is chance, what can't be compared."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.__main__ import app
from eval.compare import Difference, NotComparable, Verdict, compare
from eval.results import Outcome, Results, write_results
from tests.eval.test_results import extracted, results

FILES = 60


def run_of(right: int, *, files: int = FILES, only: int = FILES) -> Results:
    """Ten fields a file, `right` of them read in the first `only` files and 8 in the others."""
    return results(
        *(
            extracted(f"{n}", "clean", *((right, 10 - right) if n < only else (8, 2)))
            for n in range(files)
        )
    )


def of(differences: tuple[Difference, ...], figure: str, group: str = "all") -> Difference:
    return next(d for d in differences if (d.figure, d.group) == (figure, group))


def test_what_rises_in_every_file_is_better_and_the_other_way_round_worse() -> None:
    up = of(compare(run_of(8), run_of(9)), "recall")
    assert (up.before, up.after) == (0.8, 0.9)
    assert up.difference == pytest.approx(0.1)
    assert up.low == pytest.approx(0.1)
    assert up.verdict is Verdict.BETTER
    down = of(compare(run_of(9), run_of(8)), "recall")
    assert down.verdict is Verdict.WORSE


def test_what_rises_in_one_file_of_sixty_is_undecided() -> None:
    one = of(compare(run_of(8), run_of(9, only=1)), "recall")
    assert one.difference is not None
    assert one.difference > 0
    assert one.low == 0
    assert one.verdict is Verdict.UNDECIDED


def test_a_figure_that_should_be_low_is_better_when_it_falls() -> None:
    def blamed(count: int) -> Results:
        counts = {"quality": {"form": {"good": 1, "blamed": count}}}
        return results(*(Outcome(f"{n}", "clean", counts) for n in range(20)))

    differences = compare(blamed(1), blamed(0))
    assert of(differences, "false_alarms").verdict is Verdict.BETTER
    nothing = of(differences, "f1")
    assert (nothing.before, nothing.difference, nothing.low) == (None, None, None)
    assert nothing.verdict is Verdict.UNDECIDED


def test_the_same_two_results_give_the_same_intervals() -> None:
    assert compare(run_of(8), run_of(9, only=30)) == compare(run_of(8), run_of(9, only=30))


def test_each_condition_is_compared_over_its_own_files() -> None:
    before = results(extracted("a", "clean", 1, 1), extracted("b", "bad", 1, 1))
    after = results(extracted("b", "bad", 2, 0), extracted("a", "clean", 1, 1))
    differences = compare(before, after)
    assert of(differences, "recall", "bad").difference == 0.5
    assert of(differences, "recall", "clean").difference == 0


def test_sets_of_different_data_are_not_compared() -> None:
    with pytest.raises(NotComparable, match="different sets"):
        compare(run_of(8), replace(run_of(8), data="another"))


def test_results_without_a_suite_in_common_are_not_compared() -> None:
    other = results(Outcome("0", "clean", {"ocr": {"form": {"values": 1}}}))
    with pytest.raises(NotComparable, match="no suite in common"):
        compare(run_of(8), other)


def test_the_command_prints_a_table_or_json_and_refuses_with_code_3(tmp_path: Path) -> None:
    paths = [
        str(write_results(run, tmp_path / name))
        for name, run in (
            ("a", run_of(8)), ("b", run_of(9)), ("c", replace(run_of(9), data="another")),
        )
    ]  # fmt: skip
    table = CliRunner().invoke(app, ["compare", *paths[:2]])
    assert table.exit_code == 0
    assert "better" in table.stdout
    found = json.loads(CliRunner().invoke(app, ["compare", *paths[:2], "--json"]).stdout)
    assert found["resamples"] == 2000
    assert found["differences"][0]["verdict"] == "better"
    refused = CliRunner().invoke(app, ["compare", paths[0], paths[2]])
    assert refused.exit_code == 3
    assert "different sets" in refused.stderr
