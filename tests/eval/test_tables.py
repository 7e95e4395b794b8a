"""Tables in texts, made of committed results; and that those of this project are."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.commands.paths import RESULTS
from eval.digests import ROOT
from eval.results import Outcome, write_results
from eval.tables import committed_results, marked_files, rewritten
from tests.eval.test_results import extracted, results

RUN = results(extracted("a", "clean", 3, 1), extracted("b", "bad", 1, 1, "form"))
TEXT = "Before.\n\n<!-- figures: {} -->\nold\n<!-- /figures -->\n\nAfter.\n"


def test_a_block_holds_the_figures_and_where_they_are_from() -> None:
    text = rewritten(TEXT.format("set extract"), {"set": RUN})
    assert text.startswith(
        "Before.\n\n<!-- figures: set extract -->\nMeasured at commit aaaaaaaaaaaa"
    )
    assert "on 2 files, drawn by `by hand`." in text
    assert "| figure | all | clean | bad |\n| --- | ---: | ---: | ---: |\n" in text
    assert "| recall | 0.667 | 0.750 | 0.500 |" in text
    assert text.endswith("<!-- /figures -->\n\nAfter.\n")
    assert rewritten(text, {"set": RUN}) == text
    assert "old" not in text


def test_a_block_may_hold_the_main_figures_by_condition_or_by_type() -> None:
    main = rewritten(TEXT.format("set"), {"set": RUN})
    assert "| extract | f1 | 0.800 | 0.857 | 0.667 |" in main
    assert "| extract | placed | 0.000 | 0.000 | 0.000 |" in main
    kinds = rewritten(TEXT.format("set by type"), {"set": RUN})
    assert "| form | 0.667 |\n| passport | 0.857 |" in kinds


def test_a_block_may_say_how_far_confidence_can_be_trusted() -> None:
    sure = {"right": 3, "bin9": 3, "bin9_right": 3, "bin9_confidence": 2940}
    unsure = {"right": 1, "missed": 1, "bin4": 2, "bin4_right": 1, "bin4_confidence": 900}
    run = results(
        Outcome("a", "clean", {"extract": {"form": sure}}),
        Outcome("b", "bad", {"extract": {"form": sure, "passport": unsure}}),
    )
    text = rewritten(TEXT.format("set reliability"), {"set": run})
    assert (
        "| confidence | fields | mean confidence | share right |\n| --- | ---: | ---: | ---: |\n"
        "| 0.4–0.5 | 2 | 0.450 | 0.500 |\n| 0.9–1.0 | 6 | 0.980 | 1.000 |\n<!--"
    ) in text


@pytest.mark.parametrize("name", ["other", "set ticks", "set by colour"])
def test_a_block_that_no_results_fit_is_named(name: str) -> None:
    with pytest.raises(KeyError, match=name):
        rewritten(TEXT.format(name), {"set": RUN})


def test_two_results_of_one_dataset_are_one_too_many(tmp_path: Path) -> None:
    path = write_results(RUN, tmp_path)
    assert committed_results(tmp_path) == {"set": RUN}
    (tmp_path / "set-older.json").write_bytes(path.read_bytes())
    with pytest.raises(ValueError, match="two results of set"):
        committed_results(tmp_path)


def test_the_tables_of_this_project_are_those_of_its_results() -> None:
    results = committed_results(RESULTS)
    marked = list(marked_files(ROOT))
    assert ROOT / "README.md" in marked
    for path in marked:
        text = path.read_text(encoding="utf-8")
        assert rewritten(text, results) == text, f"{path.name}: python -m eval tables"
