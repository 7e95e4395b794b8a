"""What a kind of paper needs so that the foundry can make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import numpy as np

from eval.foundry.sheet import Sheet
from eval.foundry.style import Style


class Paper:
    """The facts of one paper; each kind is a frozen dataclass of its own."""


Facts = TypeVar("Facts", bound=Paper)


@dataclass(frozen=True)
class Template(Generic[Facts]):
    """How one kind of paper is made up and drawn.

    `code` is the catalogue's document type, "" for a paper of none, `size` width and height in
    millimetres. `draw` gives the sheets in page order at so many pixels a millimetre. `invent`
    makes up facts by chance for a paper dated about the given day: people and firms are
    fictional, numbers carry valid check digits, and of papers that bear seals, signatures or
    ticks about three in ten lack them. A `card` is small and lies on the desk.
    """

    code: str
    facts: type[Facts]
    size: tuple[float, float]
    draw: Callable[[Facts, Style, float], tuple[Sheet, ...]]
    invent: Callable[[np.random.Generator, date], Facts]
    card: bool = False
