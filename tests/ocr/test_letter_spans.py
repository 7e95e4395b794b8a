"""Middles of characters and how high their line is → where each stands."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.letter_spans import spans_of


def test_characters_reach_half_their_width_and_no_further_than_their_neighbours() -> None:
    spans = spans_of("样本AB", np.array([0.1, 0.18, 0.5, 0.9]), 0.1)
    assert spans[0] == pytest.approx((0.05, 0.14))
    assert spans[1] == pytest.approx((0.14, 0.23))
    assert spans[2] == pytest.approx((0.4725, 0.5275))
    assert spans[3] == pytest.approx((0.8725, 0.9275))


def test_no_character_leaves_its_line() -> None:
    assert spans_of("样", np.array([0.01]), 2.0) == ((0.0, 1.0),)
    assert spans_of("样", np.array([0.99]), 0.5) == ((0.74, 1.0),)
    assert spans_of("", np.array([]), 0.5) == ()
