"""Names are weighed against what was seen of a signature or a ring."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.types import Chances
from review.odds import odds

UNSURE: Chances = ({"员": 4, "娟": 16}, {"": 0})
SPLIT: tuple[Chances, ...] = (({"女": 5, "娟": 9},), ({"员": 5, "": 12},))


@pytest.mark.parametrize(
    ("words", "text", "chances", "least", "most"),
    [
        ("文女员", "文女员", ((), (), ()), -0.1, 0.1),
        ("文员", "文员", ((), UNSURE), -0.1, 0.1),
        ("文娟", "文员", ((), UNSURE), -1.3, -1.1),
        ("文媚", "文员", ((), UNSURE), -20, -12),  # nobody thought of it
        ("吴娟", "文员", ((), UNSURE), -20, -12),  # and 文 was sure
        ("文娟", "文女员", ((), *SPLIT), -2, -1),  # one character read as two
        ("", "文", ((),), -np.inf, -np.inf),
        ("文", "", (), -np.inf, -np.inf),
    ],
)
def test_words_are_as_likely_as_what_was_seen_makes_them(
    words: str, text: str, chances: tuple[Chances, ...], least: float, most: float
) -> None:
    assert least <= odds(words, text, chances) <= most


FLAT: Chances = ({"娄": 21, "青": 34, "粪": 36}, {"": 0})
"""A letter that can hardly be read: an eighth for the likeliest, little for others."""


@pytest.mark.parametrize(
    ("chances", "letters", "least", "most"),
    [
        (FLAT, 0, -20, -11),
        (FLAT, 5000, -7, -6),  # what is left is shared by all
        (({"娄": 0}, {"": 0}), 5000, -20, -12),  # nothing is left
        (UNSURE, 5000, -20, -9),
    ],
)
def test_where_a_letter_can_hardly_be_read_it_may_be_any(
    chances: Chances, letters: int, least: float, most: float
) -> None:
    read = "娄" if chances is not UNSURE else "员"
    assert least <= odds("样", read, (chances,), letters=letters) <= most
