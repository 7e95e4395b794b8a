"""Words × what was seen of a hand or a ring → how much less likely they are than what was read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from ocr.ctc import TENTHS, log_chance
from ocr.types import Chances, Step

_FLOOR = 13.8
"""Nats; so unlikely is what a step doesn't tell: one in a million."""


def odds(words: str, text: str, chances: Sequence[Chances], *, letters: int = 0) -> float:
    """By how many nats these words are likelier than the likeliest reading: hardly more than 0.
    `chances` are those of each character of `text`, sure of it where there are none. So many
    `letters` share what a step leaves untold: much where it can hardly be read."""
    steps = [
        step for char, each in zip(text, chances, strict=True) for step in each or _surely(char)
    ]
    if not steps or not words:
        return -np.inf
    best = "".join(
        char for char, _ in groupby(min(step, key=lambda one: step[one]) for step in steps)
    )
    likeliest = max(log_chance(_table(steps, read, letters), read) for read in (best, text) if read)
    return log_chance(_table(steps, words, letters), words) - likeliest


def _table(steps: Sequence[Step], words: str, letters: int) -> NDArray[np.float64]:
    rows = []
    for step in steps:
        untold = _untold(step, letters)
        rows.append([-step.get(char, untold) / TENTHS for char in ("", *words)])
    return np.array(rows)


def _untold(step: Step, letters: int) -> float:
    """Tenths of a nat by which a letter is unlikely that a step doesn't tell."""
    rest = 1 - sum(math.exp(-tenths / TENTHS) for tenths in step.values())
    if not letters or rest <= 0:
        return _FLOOR * TENTHS
    return min(_FLOOR, -math.log(rest / letters)) * TENTHS


def _surely(char: str) -> Chances:
    return {char: 0}, {"": 0}
