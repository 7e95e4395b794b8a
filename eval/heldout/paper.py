"""The nouns of a held-out paper: its pages as HTML, the marks the browser found, its truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; fractions of the drawn page."""


@dataclass(frozen=True)
class Paper:
    """A paper to draw. `type` is a code of the catalogue, None for a paper of no known type.

    `pages` are the inner HTML of each page, `size` a page in CSS pixels (96 to the inch),
    `css` the page's own style. `bears_seal`: a whole paper of this version carries a seal.
    `true_width`: how wide a card drawn large really is, 0 when `size` says it. `copied`: in
    black and white. `alone`: too large to be copied onto a sheet with another.
    """

    type: str | None
    pages: tuple[str, ...]
    size: tuple[int, int]
    css: str = ""
    bears_seal: bool = False
    true_width: int = 0
    copied: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Mark:
    """What the drawn page holds at a place: a field's value, a seal, a signature, a tick.

    `kind` is field, seal, sign or tick; `words` are the strings said of it (see `papers`).
    """

    kind: str
    words: dict[str, str]
    box: Box


@dataclass(frozen=True)
class Part:
    """The marks of one paper on one drawn page, and where that paper lies on it."""

    type: str | None
    bears_seal: bool
    box: Box
    marks: tuple[Mark, ...] = field(default=())


def value(key: str, label: str, shown: str, truth: str = "", *, css: str = "") -> str:
    """A field's value as HTML. `label` is what an official calls the field, `truth` what is
    meant when the characters drawn (`shown`) say it in another form."""
    return (
        f'<span class="v {css}" data-kind="field" data-key="{escape(key)}" '
        f'data-label="{escape(label)}" data-value="{escape(truth or shown)}">{escape(shown)}</span>'
    )


def holds(key: str, label: str, inner: str, truth: str) -> str:
    """As `value`, around HTML that may hold further values (a range and its two ends)."""
    return (
        f'<span data-kind="field" data-key="{escape(key)}" data-label="{escape(label)}" '
        f'data-value="{escape(truth)}">{inner}</span>'
    )
