"""Words are weighed against what a recogniser saw, step by step."""

from __future__ import annotations

from itertools import groupby, product

import numpy as np
import pytest

from ocr.ctc import log_chance, told, unsure

LETTERS = ("", "娟", "女", "员", "媚", "媚")
"""By class; of the last two one is another spelling."""


def steps(*rows: dict[int, float]) -> np.ndarray:
    """T × classes chances; what a row doesn't name is nothing."""
    found = np.zeros((len(rows), len(LETTERS)), dtype=np.float32)
    for row, chances in zip(found, rows, strict=True):
        row[list(chances)] = list(chances.values())
        row[0] += 1 - row.sum()
    return found


@pytest.mark.parametrize("word", ["女", "女员", "女女", "员女员", ""])
def test_all_ways_to_lay_a_word_over_the_steps_count(word: str) -> None:
    rng = np.random.default_rng(4)
    seen = rng.dirichlet(np.ones(3), size=5)  # nothing, 女, 员
    total = 0.0
    for path in product(range(3), repeat=5):
        letters = "".join("_女员"[c] for c, _ in groupby(path)).replace("_", "")
        if letters == word:
            total += float(np.prod([seen[i, c] for i, c in enumerate(path)]))
    columns = [0, *("_女员".index(char) for char in word)]
    assert log_chance(np.log(seen[:, columns]), word) == pytest.approx(np.log(total))


def test_only_letters_that_were_not_sure_are_told_of_step_by_step() -> None:
    seen = steps({2: 0.99}, {}, {3: 0.6, 4: 0.3}, {3: 0.1})
    (sure, doubted) = told(seen, LETTERS, doubted=0.9)
    assert sure == ()
    assert doubted == ({"": 0}, {"员": 5, "媚": 12, "": 23}, {"": 1, "员": 23})


def test_a_letter_lost_beside_a_sure_one_is_told_of_with_it() -> None:
    seen = steps({2: 0.99}, {}, {1: 0.3, 4: 0.2}, {}, {}, {}, {}, {3: 0.99}, {3: 0.5}, {})
    assert unsure(seen, doubted=0.9).tolist() == [True, False]
    beside, sure = told(seen, LETTERS, doubted=0.9)
    assert {"": 7, "娟": 12, "媚": 16} in beside
    assert sure == ()
    assert not unsure(steps({}), doubted=0.9).any()


def test_characters_spelt_alike_are_one_and_the_likelier_counts() -> None:
    ((step,),) = told(steps({4: 0.2, 5: 0.5}), LETTERS, doubted=0.9)
    assert step == {"媚": 7, "": 12}
    ((step,),) = told(steps({4: 0.2, 3: 0.5}), LETTERS, doubted=0.9, spelt=lambda char: "娟")
    assert step == {"娟": 7, "": 12}
