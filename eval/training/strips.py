"""What recognisers are trained on: a strip of writing, and the typefaces it is set in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from eval.foundry.fonts import Face
from ocr.types import Image

HEIGHT = 48
"""Pixels of a strip, what the recogniser reads."""

FACES = tuple(
    (f"NotoSerifCJK-{weight}.ttc", 2) for weight in ("Light", "Regular", "Medium", "Bold", "Black")
) + tuple(
    (f"NotoSansCJK-{weight}.ttc", 2) for weight in ("Light", "Regular", "Medium", "Bold", "Black")
) + (("wqy-zenhei.ttc", 0), ("wqy-microhei.ttc", 0))  # fmt: skip
"""None of them sets the held-out papers."""


@dataclass(frozen=True)
class Strip:
    """A strip, HEIGHT × W × 3, and the words that stand on it from its left."""

    image: Image
    words: str


@cache
def find_faces(folder: Path = Path("/usr/share/fonts")) -> tuple[Face, ...]:
    """The typefaces of FACES that are there. FileNotFoundError when none is."""
    there = {path.name: path for path in folder.rglob("*")}
    found = tuple(Face(str(there[name]), index) for name, index in FACES if name in there)
    if not found:
        raise FileNotFoundError(f"none of {FACES} under {folder}: install fonts-noto-cjk-extra")
    return found
