"""Corners with places to sign are drawn for training as the reader would cut them out."""

from __future__ import annotations

import numpy as np
import pytest

from eval.foundry.signing import Entry, draw_corner
from eval.training.signing_examples import draw_examples
from ocr.signatures import HEIGHT, WIDTH

pytestmark = pytest.mark.fonts


def test_a_corner_is_signed_just_when_a_name_stands_there_by_hand() -> None:
    seen = set()
    for seed in range(24):
        corner = draw_corner(np.random.default_rng(seed), 3.4)
        seen.add(corner.entry)
        assert corner.sheet.prints[0].text.rstrip("：") == corner.label
        signed = [mark.present for mark in corner.sheet.signatures]
        assert signed == {Entry.NAME: [True], Entry.NOTHING: [False]}.get(corner.entry, [])
    assert seen == set(Entry)


def test_the_same_seed_gives_the_same_examples() -> None:
    first, second = (list(draw_examples(5, 6)) for _ in range(2))
    assert len(first) >= 5
    for one, other in zip(first, second, strict=True):
        assert one.layers.shape == (3, HEIGHT, WIDTH)
        assert np.array_equal(one.layers, other.layers)
        assert one.signed == (one.entry is Entry.NAME)
        assert not one.layers[0][one.layers[2] == 0].any()
