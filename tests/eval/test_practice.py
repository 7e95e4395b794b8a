"""Sheets to learn boxes from hold many boxes, of every state, and are the same for a seed."""

from __future__ import annotations

import numpy as np
import pytest

from eval.foundry.fonts import find_fonts
from eval.foundry.practice import SIZE, draw_practice
from eval.foundry.sheet import Sheet
from ocr.types import TickState

pytestmark = pytest.mark.fonts


def sheets(count: int, scale: float = 3.0) -> list[Sheet]:
    return [
        draw_practice(find_fonts(), np.random.default_rng([5, i]), scale)[0] for i in range(count)
    ]


def test_boxes_of_every_state_stand_on_the_sheet() -> None:
    ticks = [tick for sheet in sheets(6) for tick in sheet.ticks]
    assert len(ticks) > 60
    assert {tick.state for tick in ticks} == set(TickState)
    assert all(0 <= tick.box[0] < tick.box[2] <= 3 * SIZE[0] for tick in ticks)


def test_what_stands_in_a_box_shows_in_its_ink() -> None:
    ink: dict[TickState, list[float]] = {state: [] for state in TickState}
    for sheet in sheets(6):
        dark = sheet.pixels().min(axis=2) < 140
        for tick in sheet.ticks:
            left, top, right, bottom = (round(v) for v in tick.box)
            if bottom < dark.shape[0]:
                ink[tick.state].append(float(dark[top:bottom, left:right].mean()))
    assert np.mean(ink[TickState.TICKED]) > np.mean(ink[TickState.EMPTY]) + 0.05


def test_the_same_chance_draws_the_same_sheet() -> None:
    (one,), (other,) = sheets(1), sheets(1)
    assert (one.pixels() == other.pixels()).all()
    assert one.ticks == other.ticks
