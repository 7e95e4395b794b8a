"""Chance, or the stored samples → the pages that reading is timed on, with known values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from eval.commands.paths import SAMPLES

DRAWN_ON = date(2026, 11, 16)


@dataclass(frozen=True)
class BenchPage:
    """A page to read and the values known to stand on it (none: unknown)."""

    name: str
    data: bytes
    values: tuple[str, ...]


def bench_pages() -> tuple[BenchPage, ...]:
    """An application form and a licence as 12-megapixel photographs and 200 dpi scans, drawn
    now; the photographs of a stored sample case where there is no CJK font to draw with."""
    from eval.foundry.captures import photo, scan
    from eval.foundry.develop import Container, develop
    from eval.foundry.fonts import FontsMissing, find_fonts
    from eval.foundry.style import draw_style
    from eval.foundry.worlds.food_business.applicant import draw_world
    from eval.foundry.worlds.food_business.situation import draw_situation

    try:
        fonts = find_fonts()
    except FontsMissing:
        return _stored_pages()
    rng = np.random.default_rng(20)
    papers = draw_world(rng, DRAWN_ON, draw_situation(rng)).papers
    pages = []
    for slot in ("application", "licence"):
        paper = papers[slot][0]
        for name in ("photo 12 MP", "A4 scan 200 dpi"):
            rng = np.random.default_rng(1)
            style = draw_style(fonts, rng)
            capture, filing = (
                photo(paper, rng, 4000)
                if name.startswith("photo")
                else scan(paper, rng, 2339, Container.JPEG)
            )
            made = develop(
                paper, style, replace(capture, turn=0), replace(filing, exif_turn=0), DRAWN_ON
            )
            pages.append(BenchPage(f"{slot}, {name}", made.data, _values(made.truth)))
    return tuple(pages)


def _stored_pages() -> tuple[BenchPage, ...]:
    case = sorted(SAMPLES.iterdir())[0]
    truths = json.loads((case / "truth.json").read_text(encoding="utf-8"))["documents"]
    return tuple(
        BenchPage(path.name, path.read_bytes(), _values(truths[path.name]))
        for path in sorted(case.glob("*.jpg"))
    )


def _values(truth: Mapping[str, Any]) -> tuple[str, ...]:
    """What is printed as it stands; dates are printed otherwise than the truth writes them."""
    values = (str(field["value"]) for field in truth["fields"].values())
    return tuple(value for value in values if not re.fullmatch(r"\d{4}-\d\d-\d\d", value))
