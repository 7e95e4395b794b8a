"""The foundry's collections: what is drawn in which order, and how spoilt pictures stand in it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from eval.dataset import Condition, read_dataset, read_recipe
from eval.foundry.captures import draw_capture, slight_flaws
from eval.foundry.collection import PAIRS, order_of, pair_order, spoilt_order, write_collection
from eval.foundry.degrade import Capture
from eval.foundry.paper import templates
from ocr.types import Problem


@pytest.mark.fonts
def test_spoilt_pictures_come_after_the_others_with_their_problem_named(tmp_path: Path) -> None:
    count = len(Problem)
    drawn = list(write_collection(tmp_path, 4, 1, spoilt=count, processes=1))
    assert tuple(drawn) == read_dataset(tmp_path)
    assert [one.problems for one in drawn] == [(), *((problem,) for problem in Problem)]
    assert {one.slight for one in drawn} == {()}
    assert all((tmp_path / one.file).is_file() for one in drawn)
    legible = {one.problems: one.documents[0].legible for one in drawn}
    assert [problems for problems, read in legible.items() if read] == [(), (Problem.SCREEN,)]
    blank = next(one for one in drawn if Problem.NO_TEXT in one.problems)
    assert blank.orientation == ()
    recipe = read_recipe(tmp_path)
    assert recipe["command"] == f"python -m eval foundry papers --seed 4 -n 1 --spoilt {count}"
    assert json.loads((tmp_path / "recipe.json").read_text())["files"] == 1 + count


def test_three_rounds_of_the_templates_show_each_in_every_condition() -> None:
    kinds = len(templates())
    orders = [order_of(index) for index in range(3 * kinds)]
    shown = Counter((order.template, order.condition) for order in orders)
    assert len(shown) == kinds * len(Condition)
    spoilt = [spoilt_order(0, number) for number in range(len(Problem) * kinds)]
    assert len({(order.template, order.problem) for order in spoilt}) == len(spoilt)


def test_three_rounds_of_the_pairs_show_each_in_every_condition() -> None:
    orders = [pair_order(7, number) for number in range(3 * len(PAIRS))]
    assert [order.index for order in orders] == list(range(7, 7 + len(orders)))
    shown = Counter((order.pair, order.condition) for order in orders)
    assert len(shown) == len(PAIRS) * len(Condition)


def test_a_legible_photograph_says_what_is_poor_about_it() -> None:
    template = templates()[0]

    def drawn(seed: int) -> Capture:
        rng = np.random.default_rng(seed)
        paper = template.invent(rng, date(2026, 3, 2))
        return draw_capture(paper, rng, Condition.BAD)[0]

    said = Counter(slight_flaws(drawn(seed)) for seed in range(80))
    assert set(said) == {
        (), (Problem.BLURRED,), (Problem.DARK,), (Problem.BLURRED, Problem.DARK),
    }  # fmt: skip


@pytest.mark.fonts
def test_a_picture_of_two_papers_has_the_truth_of_each_where_it_lies(tmp_path: Path) -> None:
    (_, both) = write_collection(tmp_path, 4, 1, pairs=1, processes=1)
    assert both == read_dataset(tmp_path)[1]
    assert [true.type for true in both.documents] == list(PAIRS[0][:2])
    assert all(true.pages == (0,) and true.fields for true in both.documents)
    first, second = (
        [y for field in true.fields.values() for _, y in field.polygon] for true in both.documents
    )
    assert max(first) < min(second)  # a copy, one card above the other
    assert read_recipe(tmp_path)["command"].endswith("--seed 4 -n 1 --pairs 1")
    assert read_recipe(tmp_path)["files"] == 2
