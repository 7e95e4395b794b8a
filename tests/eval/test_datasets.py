"""Every dataset of the project has its card, and the kept set is whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from eval.commands.paths import DATASETS, PAPERS, RESULTS
from eval.dataset import INDEX, Condition, Sample, read_dataset, read_recipe
from eval.digests import dataset_digest
from eval.readings import READINGS, Readings, load_readings
from eval.tables import committed_results
from ocr.types import TickState

FOLDERS = sorted(path for path in DATASETS.iterdir() if path.is_dir())
KEYS = {
    "name", "revision", "source", "licence", "split", "size", "synthetic", "main_score",
}  # fmt: skip
HEADINGS = ("## What it covers", "## What it doesn't cover")
MOST_BYTES = 3 * 2**20


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_dataset_says_what_it_is_what_it_covers_and_what_not(folder: Path) -> None:
    _, front, body = (folder / "card.md").read_text("utf-8").split("---\n", 2)
    card = yaml.safe_load(front)
    assert set(card) == KEYS
    assert card["name"] == folder.name
    lines = body.splitlines()
    assert [line for line in HEADINGS if line not in lines] == []


@pytest.fixture(scope="module")
def samples() -> tuple[Sample, ...]:
    return read_dataset(PAPERS)


@pytest.fixture(scope="module")
def readings() -> Readings:
    return load_readings(PAPERS / READINGS)


def test_the_kept_set_is_small_and_holds_no_pictures() -> None:
    kept = [path for path in PAPERS.iterdir() if path.is_file()]
    assert {path.suffix for path in kept} <= {".md", ".json", ".jsonl", ".gz"}
    assert sum(path.stat().st_size for path in kept) < MOST_BYTES


def test_the_kept_set_shows_every_kind_of_paper_in_every_condition(
    samples: tuple[Sample, ...],
) -> None:
    shown = Counter((true.type, s.condition) for s in samples for true in s.documents)
    types = {kind for kind, _ in shown}
    assert len(types) >= 30 and None in types
    assert [(k, c) for k in types for c in Condition if not shown[k, c]] == []


def test_the_kept_set_was_drawn_by_the_command_of_its_card(samples: tuple[Sample, ...]) -> None:
    recipe = read_recipe(PAPERS)
    assert recipe["files"] == len(samples)
    makefile = (DATASETS.parent.parent / "Makefile").read_text("utf-8")
    for text in ((PAPERS / "card.md").read_text("utf-8"), makefile):
        assert f"--seed {recipe['seed']} --each" in text


def test_the_kept_set_shows_two_papers_in_one_picture_and_every_state_of_a_box(
    samples: tuple[Sample, ...],
) -> None:
    assert sum(len(sample.documents) == 2 for sample in samples) > 20
    states = Counter(t.state for s in samples for true in s.documents for t in true.ticks)
    assert all(states[state] for state in TickState)


def test_a_quarter_of_the_papers_that_carry_seals_or_signatures_lack_them(
    samples: tuple[Sample, ...],
) -> None:
    papers = [true for sample in samples for true in sample.documents]
    sealed = [bool(true.seals) for true in papers if true.bears_seal]
    signed = [all(s.present for s in true.signatures) for true in papers if true.signatures]
    for whole in (sealed, signed):
        assert len(whole) > 20
        assert 0.2 < whole.count(False) / len(whole) < 0.6


def test_the_results_kept_are_of_the_kept_readings(
    samples: tuple[Sample, ...], readings: Readings
) -> None:
    results = committed_results(RESULTS)["papers"]
    assert [one.file for one in results.outcomes] == [sample.file for sample in samples]
    digests = {sample.file: readings.files[sample.file].sha256 for sample in samples}
    assert results.data == dataset_digest(PAPERS / INDEX, digests)
    assert (results.reading_code, results.engine) == (
        readings.reader.code, readings.reader.engine,
    )  # fmt: skip
    assert not results.stale
