"""Lines read from a page → each once: without parts of a line that were read a second time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr.types import TextLine

_WITHIN = 0.75
"""Share of a line that lies within a longer one which says the same."""


def once(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines without those that lie within another which says the same and more."""
    if len(lines) < 2:
        return tuple(lines)
    boxes = np.array([line.region.box for line in lines])
    low = np.maximum(boxes[:, None, :2], boxes[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], boxes[None, :, 2:])
    shared = np.clip(high - low, 0.0, None).prod(axis=2)
    own = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
    within = shared > _WITHIN * np.maximum(own, 1e-9)[:, None]
    texts = ["".join(line.text.split()) for line in lines]
    return tuple(
        line
        for i, line in enumerate(lines)
        if not any(
            len(texts[i]) < len(texts[j]) and texts[i] in texts[j]
            for j in np.flatnonzero(within[i]).tolist()
        )
    )
