"""Seals' outlines in a picture → seals with their shapes and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr import geometry
from ocr.geometry import Frame
from ocr.reader import TextEngine
from ocr.seal_text import RingReader, centre_crop, is_inked, square_crop, square_rows
from ocr.seal_words import known_purpose
from ocr.seals import Outline
from ocr.types import Image, Seal

_CENTRE = 0.85
_OF_A_DAY = re.compile(r"[\d〇零一二三四五六七八九十][年月日]|[年月][\d一二三四五六七八九十]")
"""Print that lies across a seal is often the day of the paper, not the seal's own words."""

_FEWEST_LETTERS = 2
"""An emblem's rim may be taken for a letter."""

_LEAST_READ = 0.25
"""Less surely seen and read, letters on a ring are stains."""

_GREY_READ = 0.7
"""The same where it has no colour: a grey copy is read surely, rosettes of pale lines aren't."""

_SEEN_UNREAD, _SEEN_SQUARE = 0.9, 0.9
"""How surely a seal must be seen when its words can't be read."""

_FAINT = 0.45
"""Below what rules take for a seal, above none at all."""

_ROUND, _NAME = 0.9, 4
"""Letters read around what looks square, so surely and so many, stand on a ring."""


class SealReader:
    """Reads seals with a reader of rings and an engine for what stands in rows."""

    def __init__(self, rings: RingReader, engine: TextEngine) -> None:
        self._rings = rings
        self._engine = engine

    def read(
        self, image: Image, frame: Frame, outlines: Sequence[Outline], orientation: int, page: int
    ) -> tuple[Seal, ...]:
        """One seal for each outline in a picture whose content was turned clockwise by so many
        degrees; `frame` is the picture's."""
        return tuple(
            self._square(image, frame, outline, orientation, page)
            if outline.square
            else self._ring(image, frame, outline, page)
            for outline in outlines
        )

    def _square(
        self, image: Image, frame: Frame, outline: Outline, orientation: int, page: int
    ) -> Seal:
        region = frame.region(outline.quad, page)
        if outline.confidence < _SEEN_SQUARE:
            sure = min(outline.confidence, _FAINT)
            return Seal("", region, round(sure, 4), outline.shape, present=False)
        sure = round(outline.confidence, 4)
        crop = geometry.turn_image(square_crop(image, outline), orientation)
        words, read = square_rows(crop, self._engine, self._rings.parts)
        if read >= _CENTRE and len(words) >= _FEWEST_LETTERS:
            return Seal(words, region, round(sure * read, 4), outline.shape)
        around = self._ring(image, frame, replace(outline, square=False), page)
        if len(around.text) >= _NAME and around.confidence >= _ROUND * outline.confidence:
            return around
        return Seal("", region, sure, outline.shape, present=is_inked(image, outline))

    def _ring(self, image: Image, frame: Frame, outline: Outline, page: int) -> Seal:
        ring = self._rings.read(image, outline)
        sure = outline.confidence * ring.confidence
        inked = is_inked(image, outline)
        least = _LEAST_READ if inked else _GREY_READ
        read = len(ring.words) >= _FEWEST_LETTERS and sure >= least
        sure = sure if read else outline.confidence * _FAINT
        return Seal(
            text=ring.words if read else "",
            region=frame.region(outline.quad, page),
            confidence=round(sure, 4),
            shape=outline.shape,
            centre=self._centre(image, outline, ring.lean) or self._purpose(ring.foot),
            present=read or (inked and outline.confidence >= _SEEN_UNREAD),
            chances=ring.chances if read and any(ring.chances) else (),
        )

    def _centre(self, image: Image, outline: Outline, lean: float) -> str:
        (seen,) = self._engine.recognise([centre_crop(image, outline, lean)])
        words = "".join(seen.text.split())
        if seen.confidence < _CENTRE or len(words) < _FEWEST_LETTERS or _OF_A_DAY.search(words):
            return ""
        return self._purpose(words)

    def _purpose(self, words: str) -> str:
        return known_purpose(words, self._rings.parts)
