"""A seal's outline in a picture → the words around its ring, in its middle, in its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from catalog.vocabulary import NameParts
from ocr import geometry
from ocr.ctc import best_path, told
from ocr.reader import TextEngine
from ocr.seal_words import Weighed, mended
from ocr.seals import Outline
from ocr.types import Chances, Image, SealShape
from ocr.unroll import unroll

RingNet = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""1 × 3 × 48 × W, BGR in [-1, 1] → 1 × T × classes, probabilities; class 0 is no character."""

_BEFORE = 0.75
"""Pitches of the letters kept before the first and behind the last one."""

_CENTRE_HEIGHT = 64

_PAPER = 80
"""Percentile of a seal's surroundings that is its paper."""

_PRINT = 0.62
"""Share of the paper's red light that black print sends back at most; red ink hardly takes any."""

_INKED = 0.15
"""How much less green or blue than red light a seal's strongest ink sends back at least, as a
share of the paper's: less is a grey copy."""

_STRONG, _LEAST_INK = 0.25, 0.003
"""How much less of one light than of another strong ink sends back, as shares of the paper's,
and on what share of a seal's surroundings."""

_SURE = 0.96
"""Confidence of a reading below which the ring may lie beside its outline."""

_MENDED = 0.85
"""Confidence at most of words that were put right: of ten such, eight are what stands there."""

_DOUBTED = 0.9
"""A letter less sure may be another one."""

_STEP, _STEPS, _WIDER = 0.05, 3, 0.7
"""How far outlines are moved, in radii, how often, and how much less they are widened."""

_SQUARE = 320
"""Pixels of a square seal's side when its rows are read."""

_COLOURED = 0.3
"""A row of a seal has at least this share of its strongest colour."""

_PITCH = 0.05
"""Shares of the way round between two letters, when there are too few to tell."""


_FOOT, _FOOT_SURE, _FOOT_ROOM = 3, 0.85, 0.15
"""Letters that words at the foot have at least, how surely they are read, and what share of the
way round a name leaves them at least."""


@dataclass(frozen=True)
class RingText:
    """The words around a ring, how surely they are read, [0, 1], and how many degrees clockwise
    the seal leans, by where they stand; "" and 0 when nothing could be read. `foot` are words
    along the lower edge, their feet to the rim; "" where none are surely read. `chances`
    are what each letter of `words` may be, as in `ocr.types.Seal`."""

    words: str
    confidence: float
    lean: float
    foot: str = ""
    chances: tuple[Chances, ...] = ()


_NOTHING = RingText("", 0.0, 0.0)


class RingReader:
    """Reads rings with a network and its list of characters. Holds no state between seals.
    `parts` of names are known to it."""

    def __init__(self, net: RingNet, characters: Sequence[str], parts: NameParts) -> None:
        """`characters` by class, from 1; `parts` of names are mended."""
        self._net = net
        self._characters = characters
        self._classes = {char: label for label, char in enumerate(characters, 1)}
        self.parts = parts

    def read(self, image: Image, outline: Outline) -> RingText:
        """The words of a round or oval seal.

        A reading that is not sure may be of a ring that lies a little beside its outline: then
        outlines around it are tried, and the one on which most is read most surely is believed."""
        read = self._read(image, outline)
        if read.confidence >= _SURE:
            return read
        moved = self._read(image, self._followed(image, outline))
        return max(read, moved, key=lambda one: len(one.words) * one.confidence)

    def _followed(self, image: Image, outline: Outline) -> Outline:
        """The outline moved, widened or narrowed step by step while more is read on it."""

        def seen(one: Outline) -> tuple[float, float]:
            letters, _, sure = self._recognised(self._steps(unroll(image, one)))
            return len(letters) * sure, sure

        (best, sure), step = seen(outline), _STEP
        for _ in range(_STEPS):
            if sure >= _SURE:
                break
            tried = [(seen(one), one) for one in _around(outline, step)]
            (score, surety), nearest = max(tried, key=lambda one: one[0])
            if score > best:
                best, sure, outline = score, surety, nearest
            else:
                step /= 2
        return outline

    def _read(self, image: Image, outline: Outline) -> RingText:
        """Where the words start is not known: the whole way round is read to see where letters
        stand, then from behind the widest gap to where it begins again."""
        _, places, _ = self._recognised(self._steps(unroll(image, outline)))
        if len(places) < 2:
            return _NOTHING
        start, share = _span(np.array(places))
        steps = self._steps(unroll(image, outline, start=start, share=share))
        letters, _, sure = self._recognised(steps)
        words = mended(letters, Weighed(steps, self._classes), self.parts)
        lean = ((start + share / 2) % 1.0 - 0.5) * 360.0
        foot = self._foot(image, outline, start + share, 1.0 - share)
        chances = told(steps, ("", *self._characters), doubted=_DOUBTED)
        sure = sure if words == letters else min(sure, _MENDED)
        return RingText(words, sure, lean, foot, _along(chances, letters, words))

    def _foot(self, image: Image, outline: Outline, start: float, share: float) -> str:
        """What is surely read on its head where a ring's name leaves room. The network passes
        over letters that stand on theirs."""
        if share < _FOOT_ROOM:
            return ""
        strip = unroll(image, outline, start=start, share=share)[::-1, ::-1]
        words, _, sure = self._recognised(self._steps(np.ascontiguousarray(strip)))
        return words if len(words) >= _FOOT and sure >= _FOOT_SURE else ""

    def _steps(self, strip: Image) -> NDArray[np.float32]:
        level = strip[..., ::-1].astype(np.float32) / 127.5 - 1.0
        steps: NDArray[np.float32] = self._net(np.ascontiguousarray(level.transpose(2, 0, 1)[None]))
        return np.asarray(steps[0], dtype=np.float32)

    def _recognised(self, steps: NDArray[np.float32]) -> tuple[str, list[float], float]:
        """Letters, their places as shares of the strip, and their mean probability."""
        best, starts = best_path(steps)
        letters = "".join(self._characters[best[i] - 1] for i in starts)
        sure = float(np.mean([steps[i, best[i]] for i in starts])) if len(starts) else 0.0
        return letters, [(i + 0.5) / len(best) for i in starts], sure


def _along(chances: Sequence[Chances], letters: str, words: str) -> tuple[Chances, ...]:
    """The chances of `letters` for those that still stand in `words`; a mended part is sure."""
    found = [Chances()] * len(words)
    for block in Levenshtein.opcodes(letters, words):
        if block.tag == "equal":
            found[block.dest_start : block.dest_end] = chances[block.src_start : block.src_end]
    return tuple(found)


def _around(outline: Outline, step: float) -> Iterator[Outline]:
    """The outline a step of its radius to each side, and as much wider and narrower."""
    by = step * max(outline.a, outline.b)
    for right, below in ((by, 0.0), (-by, 0.0), (0.0, by), (0.0, -by)):
        yield replace(outline, x=outline.x + right, y=outline.y + below)
    for grown in (1 + _WIDER * step, 1 - _WIDER * step):
        yield replace(outline, a=outline.a * grown, b=outline.b * grown)


def centre_crop(image: Image, outline: Outline, lean: float) -> Image:
    """The strip below the star of a round seal, or across the middle of an oval one, upright;
    of a coloured seal without the black print it lies over."""
    oval = outline.shape is SealShape.OVAL
    wide, high = (0.69, 0.22) if oval else (0.76, 0.2)
    down = 0.0 if oval else 0.5
    across, deep = outline.a, outline.b
    turn = np.radians(lean)
    if oval:
        across, deep = max(outline.a, outline.b), min(outline.a, outline.b)
    right, below = (np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)]))
    middle = np.array([outline.x, outline.y]) + down * deep * below
    corners = [
        middle + x * wide * across * right + y * high * across * below
        for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    strip = geometry.crop(image, np.array(corners, dtype=np.float32), height=_CENTRE_HEIGHT)
    return _without_print(strip, _around_seal(image, outline))


def is_inked(image: Image, outline: Outline) -> bool:
    """Whether anything within a seal is as strongly coloured as an ink pad makes it; the paper's
    own colour counts for none."""
    seal = _around_seal(image, outline)
    paper = np.maximum(np.percentile(seal.reshape(-1, 3), _PAPER, axis=0), 40.0)
    share = np.minimum(seal / paper.astype(np.float32), 1.2)
    return bool((np.ptp(share, axis=2) > _STRONG).mean() > _LEAST_INK)


def _around_seal(image: Image, outline: Outline) -> Image:
    high, wide = image.shape[:2]
    reach = 1.2 * max(outline.a, outline.b)
    left, top = (
        int(np.clip(at - reach, 0, size - 1)) for at, size in ((outline.x, wide), (outline.y, high))
    )
    return image[
        top : max(top + 1, int(outline.y + reach)), left : max(left + 1, int(outline.x + reach))
    ]


def _without_print(strip: Image, seal: Image) -> Image:
    """A strip of a `seal` in grey, black print in it covered with what stands around; as it is
    where the seal isn't coloured."""
    pixels = seal.reshape(-1, 3).astype(np.float32)
    paper = np.maximum(np.percentile(pixels, _PAPER, axis=0), 40.0).astype(np.float32)
    share = pixels / paper
    if np.percentile(share[:, 0] - share[:, 1:].min(axis=1), 95) < _INKED:
        return strip
    light = strip.astype(np.float32) / paper
    dark = (light[..., 0] < _PRINT).astype(np.uint8)
    grey = np.clip(220 * light[..., 1], 0, 255).astype(np.uint8)
    clean = cv2.inpaint(grey, cv2.dilate(dark, np.ones((3, 3), np.uint8)), 3, cv2.INPAINT_TELEA)
    return np.asarray(np.repeat(clean[..., None], 3, axis=2), dtype=np.uint8)


def square_crop(image: Image, outline: Outline) -> Image:
    """A square seal straightened, its sides as the picture's: it may lie on its side yet."""
    side = _SQUARE
    corners = np.array([[0, 0], [side, 0], [side, side], [0, side]], dtype=np.float32)
    quad = geometry.from_top_left(outline.quad[None])[0]
    matrix = cv2.getPerspectiveTransform(quad, corners)
    flat = cv2.warpPerspective(
        image, matrix, (side, side), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(flat, dtype=np.uint8)


def square_rows(crop: Image, engine: TextEngine, parts: NameParts) -> tuple[str, float]:
    """The words of a square seal that stands upright, and how surely they are read; print that
    the seal lies over is left out by its colour. They stand in rows, or in columns from the
    right where so they make a name of known `parts`."""
    colour = np.asarray(np.ptp(crop, axis=2), dtype=np.float32)
    inked = _COLOURED * float(np.percentile(colour, 95))
    crops = [geometry.crop(crop, quad, height=_CENTRE_HEIGHT) for quad in engine.detect(crop)]
    rows = [one for one in crops if float(np.percentile(np.ptp(one, axis=2), 90)) >= inked]
    read = [row for row in engine.recognise(rows) if row.text.strip()]
    if not read:
        return "", 0.0
    lines = ["".join(row.text.split()) for row in read]
    across, down = "".join(lines), ""
    if len({len(line) for line in lines}) == 1:
        down = "".join(line[i] for i in reversed(range(len(lines[0]))) for line in lines)
    words = down if _known(down, parts) > _known(across, parts) else across
    return words, min(row.confidence for row in read)


def _known(words: str, parts: NameParts) -> int:
    """How many of a name's letters are known parts at its start and its end."""
    start = max((len(part) for part in parts.starts if words.startswith(part)), default=0)
    return start + max((len(part) for part in parts.ends if words.endswith(part)), default=0)


def _span(places: NDArray[np.float64]) -> tuple[float, float]:
    """Where the words start and what share of the way round they take."""
    gaps = np.diff(np.append(places, places[0] + 1.0))
    widest = int(gaps.argmax())
    others = np.delete(gaps, widest)
    pitch = float(np.median(others)) if len(others) > 1 else _PITCH
    start = float(places[(widest + 1) % len(places)]) - _BEFORE * pitch
    return start, min(1.0, 1.0 - float(gaps[widest]) + 2 * _BEFORE * pitch)
