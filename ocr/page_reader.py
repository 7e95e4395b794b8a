"""A page and an engine in → everything read from the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from catalog.vocabulary import Vocabulary
from ocr import geometry
from ocr.boxes_in_text import BoxText
from ocr.closeup import look_closer
from ocr.columns import taken_apart
from ocr.doubt import doubt_lines
from ocr.geometry import Frame
from ocr.known_words import KnownWords
from ocr.orientation import find_orientation
from ocr.quality import find_problems
from ocr.reader import BoxFinder, HandJudge, Quads, Recognition, TextEngine
from ocr.repeats import once
from ocr.script import simplified
from ocr.seal_net import Net
from ocr.seal_reading import SealReader
from ocr.seal_text import RingReader
from ocr.seals import find_seals, without_ink
from ocr.sheets import find_sheets, holding
from ocr.signatures import find_signatures, told_where_asked
from ocr.signed_names import with_signed_names
from ocr.stamps import with_stamps
from ocr.text_layer import layer_orientation, shown_lines
from ocr.ticks import find_ticks
from ocr.types import (
    Image,
    Page,
    PageReading,
    Problem,
    QualityProblem,
    Seal,
    Signature,
    TextLine,
)

MAX_SIDE = 4800
"""Pixels; a larger picture is scaled down once."""

_GROUND, _FEW_SIGNS = 0.5, 2

CROP_HEIGHT = 64
"""Pixels; the recogniser works at 48, so taller crops only cost time."""

_SCANNED = 4
"""Lines beside a page's own text that are those of a picture on it: its own text is as clear as
can be, the picture's need not be."""

_OF_PICTURES = frozenset({Problem.BLURRED, Problem.DARK, Problem.TOO_SMALL, Problem.SCREEN})
"""What such a picture's lines tell of it; the others are told by the whole page, which is white."""

_TALL = 1.5
_STRAY = 0.6


@dataclass(frozen=True)
class Marks:
    """What sees marks: `finder` where seals are, `rings` the words around them, `hands` whether
    a hand has signed, `boxes` what is there to tick; without `hands` signatures are not
    assessed."""

    finder: Net
    rings: RingReader
    boxes: BoxFinder
    hands: HandJudge | None = None


class EngineReader:
    """Reads pages with any TextEngine and what sees marks."""

    def __init__(
        self,
        engine: TextEngine,
        vocabulary: Vocabulary,
        marks: Marks,
        printed: Iterable[str] = (),
    ) -> None:
        """`printed` are words that papers print: labels, titles, places."""
        self._engine = engine
        self._known = KnownWords(printed)
        self._words = vocabulary
        self._marks = marks
        self._seals = SealReader(marks.rings, engine)
        self._box_text = BoxText(vocabulary.boxes)

    def read(self, page: Page) -> PageReading:
        """Lines in reading order, seals and quality. Lines come from a PDF's or OFD's own
        text where the page shows that text, else from the engine; those under a light spot or
        at an edge that cuts the paper bear a low confidence. Raises ModelUnavailable, and
        BadUpload when the page won't render."""
        engine = self._engine
        image = geometry.shrunk(page.image(), MAX_SIDE)
        frame = uploaded = geometry.whole_page(image.shape[1], image.shape[0])
        outlines = find_sheets(image)
        stamped = find_seals(image, self._marks.finder)
        clean = without_ink(image, stamped)
        quads = engine.detect(clean)

        layer = shown_lines(page.text_layer(), clean, frame, quads, engine)
        orientation = layer_orientation(layer) if layer else find_orientation(clean, quads, engine)
        seals = self._seals.read(image, frame, stamped, orientation, page.index)
        if orientation:
            image, clean = (geometry.turn_image(i, orientation) for i in (image, clean))
            frame = geometry.turn_upright(frame, orientation)
            quads = engine.detect(clean)
        if not layer:
            edges = frame.pixels(uploaded.fractions(outlines))
            quads = look_closer(clean, quads, edges, engine)
        boxes = self._marks.boxes.find(clean, quads)
        if layer:
            quads = _outside(quads, frame, layer)

        crops = [geometry.crop(clean, quad, height=CROP_HEIGHT) for quad in quads]
        texts = _without_ground(self._read(clean, quads, crops), quads, clean)
        under = _touching(quads, frame, seals)
        texts = self._surer_over_ink(texts, under, image, quads)
        read = tuple(
            part
            for quad, seen, touched in zip(quads, texts, under, strict=True)
            if seen.text.strip() and not (touched and seen.confidence < _STRAY)
            for part in taken_apart(
                TextLine(
                    seen.text,
                    frame.region(quad, page.index),
                    seen.confidence,
                    seen.spans,
                    seen.chances if any(seen.chances) else (),
                ),
                page.width,
                page.height,
            )
        )
        lines = _ordered(once((*layer, *simplified(read))), frame)
        problems: tuple[QualityProblem, ...] = ()
        if not layer or len(quads) >= _SCANNED:
            problems = find_problems(clean, frame, quads, crops, texts, page.index)
        if layer:
            problems = tuple(one for one in problems if one.problem in _OF_PICTURES)
        outlines = holding(outlines, uploaded, lines)
        signatures = self._signatures(clean, frame, lines, seals, problems, page.index)
        lines = with_signed_names(clean, frame, lines, signatures or (), page.index, engine)
        lines = told_where_asked(lines, frame, self._words.signing)
        return PageReading(
            page=page.index,
            width=page.width,
            height=page.height,
            orientation=orientation,
            lines=doubt_lines(lines, problems),
            seals=with_stamps(seals, page.stamps),
            signatures=signatures,
            ticks=find_ticks(boxes, frame, lines, page.index, self._box_text),
            problems=problems,
            engine=f"text layer + {engine.name}" if layer else engine.name,
            sheets=tuple(uploaded.region(outline, page.index) for outline in outlines),
            notices=page.notices,
        )

    def _signatures(
        self,
        clean: Image,
        frame: Frame,
        lines: Sequence[TextLine],
        seals: Sequence[Seal],
        problems: Sequence[QualityProblem],
        page: int,
    ) -> tuple[Signature, ...] | None:
        if self._marks.hands is None:
            return None
        return find_signatures(
            clean,
            frame,
            lines,
            page,
            words=self._words.signing,
            judge=self._marks.hands,
            doubtful=[
                one.region
                for one in problems
                if one.problem is not Problem.SCREEN and not one.slight
            ],
            sealed=[seal.region for seal in seals],
        )

    def _recognised(self, crops: Sequence[Image]) -> list[Recognition]:
        """What each crop says, known words put right."""
        seen = self._engine.recognise(crops)
        return [replace(one, text=self._known.text_of(one)) for one in seen]

    def _read(self, image: Image, quads: Quads, crops: Sequence[Image]) -> list[Recognition]:
        """What each quad's crop says. One taller than wide is a column of characters or a
        single narrow one: it is read lying down and standing, and the surer reading kept."""
        width, height = geometry.side_lengths(quads)
        tall = [i for i in range(len(quads)) if height[i] >= _TALL * width[i]]
        columns = [np.ascontiguousarray(np.rot90(geometry.crop(image, quads[i]))) for i in tall]
        texts = self._recognised(crops)
        for i, other in zip(tall, self._recognised(columns), strict=True):
            # where its characters stand is told along the column, not along the quad
            texts[i] = max(texts[i], replace(other, spans=()), key=lambda read: read.confidence)
        return texts

    def _surer_over_ink(
        self,
        texts: Sequence[Recognition],
        under: Sequence[bool],
        image: Image,
        quads: Quads,
    ) -> list[Recognition]:
        """Where a line read with the seal's ink taken off is not sure, read it with the ink
        too."""
        doubtful = [i for i, touched in enumerate(under) if touched and texts[i].confidence < 0.95]
        crops = [geometry.crop(image, quads[i], height=CROP_HEIGHT) for i in doubtful]
        texts = list(texts)
        for i, other in zip(doubtful, self._recognised(crops), strict=True):
            if other.confidence > texts[i].confidence + 0.05:
                texts[i] = other
        return texts


def _without_ground(texts: Sequence[Recognition], quads: Quads, image: Image) -> list[Recognition]:
    """Nothing where half of the picture was read as a sign or two: that is its ground."""
    wide, high = geometry.side_lengths(quads)
    ground = wide * high > _GROUND * image.shape[0] * image.shape[1]
    return [
        Recognition("", 0.0) if large and len(seen.text.strip()) <= _FEW_SIGNS else seen
        for seen, large in zip(texts, ground, strict=True)
    ]


def _touching(quads: Quads, frame: Frame, seals: Sequence[Seal]) -> list[bool]:
    """For each quad, whether any of it lies within a seal's box."""
    if not len(quads) or not seals:
        return [False] * len(quads)
    grid = _grid(frame.fractions(quads))
    touched = np.zeros(len(quads), dtype=bool)
    for seal in seals:
        left, top, right, bottom = seal.region.box
        x, y = grid[..., 0], grid[..., 1]
        touched |= ((x > left) & (x < right) & (y > top) & (y < bottom)).any(axis=1)
    return [bool(t) for t in touched]


def _grid(quads: Quads) -> Quads:
    """Nine points along the middle of each quad, N × 9 × 2."""
    along = np.linspace(0.04, 0.96, 9, dtype=np.float32)[None, :, None]
    start, end = (quads[:, 0] + quads[:, 3]) / 2, (quads[:, 1] + quads[:, 2]) / 2
    return np.asarray(start[:, None] * (1 - along) + end[:, None] * along, dtype=np.float32)


def _outside(quads: Quads, frame: Frame, lines: Sequence[TextLine]) -> Quads:
    """The quads that no line of the text layer accounts for."""
    boxes = np.array([line.region.box for line in lines])
    points = _grid(frame.fractions(quads))[:, :, None, :]
    inside = ((points >= boxes[:, :2] - 0.004) & (points <= boxes[:, 2:] + 0.004)).all(axis=-1)
    covered = np.asarray(inside, dtype=bool).any(axis=2).mean(axis=1)
    return np.asarray(quads[covered < 0.5], dtype=np.float32)


def _ordered(lines: tuple[TextLine, ...], frame: Frame) -> tuple[TextLine, ...]:
    if not lines:
        return ()
    quads = frame.pixels(np.array([line.region.points for line in lines], dtype=np.float32))
    return tuple(lines[i] for i in geometry.reading_order(quads))
