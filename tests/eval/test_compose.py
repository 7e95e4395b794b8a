"""Papers laid together are each found where their truth says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from eval.foundry.compose import Arrangement, arrange
from eval.foundry.degrade import Capture, Desk, photograph
from ocr.types import Image


def card(dot: tuple[int, int, int]) -> Image:
    picture = np.full((216, 342, 3), 240, np.uint8)
    picture[100:112, 60:72] = dot
    return picture


@pytest.mark.parametrize("arrangement", Arrangement)
def test_a_point_of_each_card_lands_on_its_ink(arrangement: Arrangement) -> None:
    cards = [card((200, 0, 0)), card((0, 0, 200))]
    rng = np.random.default_rng(3)
    table = arrange(cards, arrangement, rng, rounding=0.04, scale=4.0)
    capture = Capture(long_side=1400, fill=0.9, lean=(8.0, -5.0), skew=3.0, desk=Desk.DARK)
    photo = photograph(table.pixels, capture, rng, cover=table.cover)
    for place, channel in zip(table.places, (0, 2), strict=True):
        warp = replace(photo.warp, among=place)
        x, y = warp(np.array([[66.0, 106.0]]))[0].round().astype(int)
        colour = photo.image[y, x].astype(int)
        assert colour[channel] > 120 and colour[2 - channel] < 90
