"""What every template of the foundry owes, to be asked of each by the tests of its type."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any
from unittest.mock import patch

import numpy as np
from PIL import ImageFont

from catalog.load import load_catalog, read_folder
from catalog.types import DocumentType
from eval.foundry.fonts import find_fonts
from eval.foundry.paper import templates
from eval.foundry.sheet import Box, Mark, Sheet
from eval.foundry.style import draw_style
from eval.foundry.template import Template
from nlp.normalize import normalise
from review.checks import SPECS

TODAY = date(2026, 11, 16)
ENDS = {
    "valid_period": frozenset({"valid_from", "valid_until"}),
    "period": frozenset({"starts_on", "ends_on"}),
}
"""A period and the two dates that stand in it."""
SHARE = 0.25


def templates_of(*codes: str) -> list[Template[Any]]:
    """Every template of these document types."""
    return [template for template in templates() if template.code in codes]


def name_of(template: Template[Any]) -> str:
    """What a test calls a template."""
    return f"{template.code}: {template.facts.__name__}"


def kind_of(template: Template[Any]) -> DocumentType:
    """The document type a template draws, as published."""
    return _types()[template.code]


@cache
def _types() -> dict[str, DocumentType]:
    return dict(load_catalog(read_folder(), checks=SPECS).document_types)


def invented(template: Template[Any], count: int, *, scale: float) -> Iterator[tuple[Sheet, ...]]:
    """Sheets of papers invented and set by chance, every layout among a dozen of them."""
    for seed in range(count):
        rng = np.random.default_rng(seed)
        facts = template.invent(rng, TODAY)
        yield template.draw(facts, draw_style(find_fonts(), rng), scale)


def assert_values_are_declared_and_normal(template: Template[Any]) -> None:
    """Each key is a field of the type, and its value what the field's kind makes of it."""
    kind = kind_of(template)
    for sheets in invented(template, 16, scale=2):
        marks = [mark for sheet in sheets for mark in sheet.marks]
        keys = [mark.key for mark in marks]
        assert keys
        assert len(keys) == len(set(keys)), keys
        for mark in marks:
            assert normalise(kind.field(mark.key).kind, mark.value) == mark.value, mark


def assert_values_stand_apart_on_the_sheet(template: Template[Any]) -> None:
    """No value runs over the sheet's edge or into another; only a period holds its ends."""
    for sheets in invented(template, 16, scale=3):
        for sheet in sheets:
            assert sheet.width / sheet.height == template.size[0] / template.size[1]
            for mark in sheet.marks:
                for box in mark.boxes:
                    assert _inside(box, sheet), mark
            for number, mark in enumerate(sheet.marks):
                for other in sheet.marks[number + 1 :]:
                    assert _nested(mark, other) or not _touch(mark, other), (mark, other)


def assert_a_quarter_lacks_its_seal(template: Template[Any]) -> None:
    """Of two hundred papers at least a quarter bear no seal, and more than half do."""
    assert kind_of(template).bears_seal
    with _unwritten():
        bare = [
            not any(sheet.seals for sheet in sheets)
            for sheets in invented(template, 200, scale=0.5)
        ]
    assert SHARE <= np.mean(bare) < 0.5


@contextmanager
def _unwritten() -> Iterator[None]:
    """Sheets whose letters take their room and are not drawn, which is what takes long."""

    def room(font: ImageFont.FreeTypeFont, x: float, y: float, text: str) -> Box:
        return x, y - font.size, x + font.getlength(text), y

    with patch("eval.foundry.sheet._ink", room), patch("PIL.ImageDraw.ImageDraw.text"):
        yield


def _inside(box: Box, sheet: Sheet) -> bool:
    width, height = sheet.picture.size
    return 0 <= box[0] < box[2] <= width and 0 <= box[1] < box[3] <= height


def _nested(one: Mark, other: Mark) -> bool:
    return other.key in ENDS.get(one.key, ()) or one.key in ENDS.get(other.key, ())


def _touch(one: Mark, other: Mark) -> bool:
    """More than a stray pixel or two of one lies in the other."""
    return any(
        min(a[2], b[2]) - max(a[0], b[0]) > 2 and min(a[3], b[3]) - max(a[1], b[1]) > 2
        for a in one.boxes
        for b in other.boxes
    )
