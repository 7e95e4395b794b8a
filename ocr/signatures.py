"""An upright picture and its lines → the places to sign on it, and whether a hand has signed.

Where to look comes from the words that ask for a signature (`ocr/signing_places.py`), whether
what stands there is handwriting from a small model of how pens look (`ocr/hand_net.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from catalog.vocabulary import SigningWords
from ocr.geometry import Frame
from ocr.reader import HandJudge
from ocr.signing_places import Box, SigningPlace, find_places
from ocr.signing_words import Asked
from ocr.types import Image, Region, Signature, TextLine

Grey = NDArray[np.float32]
"""Height × width."""

HEIGHT, WIDTH = 72, 192
"""Pixels of a place as it is judged: 3.6 by 9.6 print sizes."""

_SCALE = HEIGHT / 3.6
_COARSE = 2 / 3
"""Where ink stands is looked for so much coarser: the grain of a dark picture is even there."""

_LABEL = 3.0
"""Print sizes of the label cut out too: its ink tells how dark ink is here."""

_LEFT, _TOP = 0.2, -1.9
_DARK = 0.4
_LEAST_EM = 9.0
"""Pixels; of smaller print nothing is sure."""

UNSURE = 0.55
"""The most confidence where ink can't be told for sure; below `ocr.types.SURE_SIGNATURE`."""

_DOUBT = 1.6
"""The judge's own doubt counts so many times: it has learned from other hands than it meets."""

_LIKELY = {Asked.WORD: 0.35, Asked.OFFICE: 0.3, Asked.ROLE: 0.5}
"""The judge's word from which a hand has signed. Where a signature is asked for, and beside an
office, stands a name by a neat hand, or nothing; hardly ever a typed one."""

_NEAT, _READ = (
    0.02,
    re.compile(r"\s*(?:[\u4e00-\u9fff·]{2,4}|(?=.*[A-Za-z])[A-Za-z0-9()]{1,10})\s*$"),
)
"""From so much on, ink that was read as a name, or a scrawl as letters, is rather by a hand that
the judge doesn't know than by none; never surely. Of typed names 3 in 100 come to as much."""

_UNBOXED = 0.9
"""The judge's word that counts where no strokes can be told from rules and specks; unsure."""

_SURENESS = {Asked.WORD: 1.0, Asked.OFFICE: 0.95, Asked.ROLE: 0.8}
_BLANK = 5.6
_EDGE, _ROOM = 0.9, 2.3
"""What is as high as this share of the place is an edge, not ink, unless it comes before a name
has room."""


@dataclass(frozen=True)
class Cut:
    """A place cut out and straightened: `ink` about 0 to 1 and `blue`, -1 to 1, both 0 where
    print stands; `free` is 1 where a signature may stand. `left` and `top` are its corner, in
    print sizes from the place's origin."""

    ink: Grey
    blue: Grey
    free: Grey
    left: float
    top: float

    @property
    def layers(self) -> NDArray[np.float32]:
        """3 × HEIGHT × WIDTH, as the judge takes it."""
        return np.stack([self.ink, self.blue, self.free])


def find_signatures(
    image: Image,
    frame: Frame,
    lines: Sequence[TextLine],
    page: int,
    *,
    words: SigningWords,
    judge: HandJudge,
    doubtful: Sequence[Region | None] = (),
    sealed: Sequence[Region] = (),
) -> tuple[Signature, ...]:
    """One for each place to sign on an upright H × W × 3 RGB picture with the ink of seals taken
    off, in the order of `lines`, read from it. `doubtful` are regions where nothing is sure: under
    light spots, over an edge; None is the whole page. `sealed` are those of seals: one may stand
    for the signature, so that its absence there is not sure."""
    places = find_places(lines, frame, words)
    if not places:
        return ()
    looked = [spot for place in places for spot in (place, place.below) if spot]
    cuts = [cut_out(image, place) for place in looked]
    hands = judge.hands(np.stack([cut.layers for cut in cuts]))
    seen = {
        id(place): _Seen(place, cut, hand)
        for place, cut, hand in zip(looked, cuts, hands, strict=True)
    }
    found = []
    for place in places:
        one = seen[id(place)]
        if place.below and one.box is None and seen[id(place.below)].present:
            one = seen[id(place.below)]
        if place.asked is Asked.ROLE and place.read and not one.present:
            continue  # a typed name: the role is told, nobody is asked
        region = frame.region(one.place.pixels(_corners(one.shown)), page)
        sure = one.sure
        if one.doubted(_touches(region, sealed)) or _touches(region, doubtful):
            sure = min(sure, UNSURE)
        found.append(Signature(place.label, one.present, region, round(float(max(sure, 0.2)), 4)))
    return tuple(found)


def told_where_asked(
    lines: Sequence[TextLine], frame: Frame, words: SigningWords
) -> tuple[TextLine, ...]:
    """The lines, what their letters may be told only of those that stand where a signature may
    be asked for: other print is what it was read as."""
    if not any(line.chances for line in lines):
        return tuple(lines)
    asked = [
        frame.region(spot.pixels(_corners(spot.window)), 0)
        for place in find_places(lines, frame, words)
        for spot in (place, place.below)
        if spot
    ]
    return tuple(
        line if not line.chances or _touches(line.region, asked) else replace(line, chances=())
        for line in lines
    )


class _Seen:
    """What the judge and the ink say of one place."""

    def __init__(self, place: SigningPlace, cut: Cut, hand: float) -> None:
        self.place = place
        self.box = _ink_box(cut)
        self._hand = hand
        self._likely = hand >= _LIKELY[place.asked]
        read = place.asked is not Asked.ROLE and bool(_READ.match(place.read))
        told = self._likely or (read and hand >= _NEAT)
        self.present = hand >= _UNBOXED if self.box is None else told

    @property
    def shown(self) -> Box:
        return self.box if self.present and self.box else _free_box(self.place)

    @property
    def sure(self) -> float:
        likely = self._hand if self.present else 1 - self._hand
        return (1 - _DOUBT * (1 - likely)) * _SURENESS[self.place.asked]

    def doubted(self, sealed: bool) -> bool:
        """Ink that isn't taken for a hand's may be by a very neat one, and a seal may stand for
        the signature."""
        if self.place.em < _LEAST_EM:
            return True
        if self.present:
            return not self._likely or self.box is None
        return self._likely or bool(self.box) or sealed


def cut_out(image: Image, place: SigningPlace) -> Cut:
    """What stands in a place, without what is known to be print."""
    left = place.window[0] - _LEFT
    top = _TOP if place.beside else place.window[1]
    before = round(_LABEL * _SCALE)
    seen = _straightened(image, place, left - _LABEL, top, WIDTH + before)
    ink, blue = _inked(seen, before)
    free = np.zeros((HEIGHT, WIDTH), dtype=np.float32)
    start = _gap_at_label(ink) if place.merged and place.beside else place.window[0]
    _fill(free, (start, *place.window[1:]), left, top, 1.0)
    for box in place.printed:
        _fill(free, box, left, top, 0.0)
    free[:, _edge(ink, place.window[0] - left) :] = 0.0
    return Cut(ink * free, blue * free, free, left, top)


def _straightened(image: Image, place: SigningPlace, left: float, top: float, width: int) -> Image:
    """The place at twice _SCALE, scaled down by area afterwards: thin strokes stay."""
    fine = 2 * _SCALE
    ends = np.array([[0, 0], [width, 0], [0, HEIGHT]]) / _SCALE + (left, top)
    corners = place.pixels(ends)
    shrink = max(1.0, place.em / fine)
    x0, y0 = np.floor(np.min([*corners, corners[1] + corners[2] - corners[0]], axis=0)) - 3
    x1, y1 = np.ceil(np.max([*corners, corners[1] + corners[2] - corners[0]], axis=0)) + 3
    high, wide = image.shape[:2]
    x0, y0 = int(np.clip(x0, 0, wide - 2)), int(np.clip(y0, 0, high - 2))
    x1, y1 = int(np.clip(x1, x0 + 2, wide)), int(np.clip(y1, y0 + 2, high))
    part = image[y0:y1, x0:x1]
    size = max(1, round(part.shape[1] / shrink)), max(1, round(part.shape[0] / shrink))
    if shrink > 1.2:
        part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    by = np.array([part.shape[1] / (x1 - x0), part.shape[0] / (y1 - y0)])
    source = ((corners - (x0, y0)) * by).astype(np.float32)
    target = np.array([[0, 0], [2 * width, 0], [0, 2 * HEIGHT]], dtype=np.float32)
    matrix = cv2.getAffineTransform(source, target)
    flat = cv2.warpAffine(
        part,
        matrix,
        (2 * width, 2 * HEIGHT),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(cv2.resize(flat, (width, HEIGHT), interpolation=cv2.INTER_AREA))


def _inked(seen: Image, before: int) -> tuple[Grey, Grey]:
    """Ink, 1 where as dark as the label's, and how blue, of what lies behind the first `before`
    columns."""
    soft = cv2.blur(cv2.dilate(seen, np.ones((23, 23), np.uint8)), (31, 31)).astype(np.float32)
    share = seen / np.maximum(soft, 30.0)
    level = np.clip(1 - share.min(axis=2), 0, 1)
    rows = slice(round(HEIGHT * 0.33), round(HEIGHT * 0.67))
    dark = float(np.percentile(level[rows, :before], 93))
    ink = np.clip(level / max(dark, 0.15), 0, 1.3)
    blue = np.clip(2 * (share[..., 2] - share[..., 0]), -1, 1)
    return (
        np.asarray(ink[:, before:], dtype=np.float32),
        np.asarray(blue[:, before:], dtype=np.float32),
    )


def _gap_at_label(ink: Grey) -> float:
    """Where the white behind a label begins whose end is only about known, print sizes."""
    rows = ink[round(HEIGHT * 0.3) : round(HEIGHT * 0.7)]
    white = rows.max(axis=0) < _DARK
    reach = round(1.6 * _SCALE)
    run = np.convolve(white[: reach + 6], np.ones(6), "valid") >= 6
    starts = np.nonzero(run)[0]
    return float(starts[0] / _SCALE - _LEFT) if len(starts) else 0.0


def _edge(ink: Grey, start: float) -> int:
    """The column from which on something as high as the whole place stands, so far from its
    start (print sizes) that a name goes before it: a border, the paper's edge and the desk."""
    high = (ink > _DARK).mean(axis=0) > _EDGE
    behind = np.nonzero(high[round((start + _ROOM) * _SCALE) :])[0]
    return int(behind[0]) + round((start + _ROOM) * _SCALE) if len(behind) else WIDTH


def _fill(free: Grey, box: Box, left: float, top: float, value: float) -> None:
    x0, x1 = ((x - left) * _SCALE for x in (box[0], box[2]))
    y0, y1 = ((y - top) * _SCALE for y in (box[1], box[3]))
    x0, x1 = (int(np.clip(round(x), 0, WIDTH)) for x in (x0, x1))
    y0, y1 = (int(np.clip(round(y), 0, HEIGHT)) for y in (y0, y1))
    free[y0:y1, x0:x1] = value


def _ink_box(cut: Cut) -> Box | None:
    """Around the strokes in a place, print sizes; rules and specks are none, nor what comes in
    over the upper right corner, such as the ring of a black seal."""
    size = round(_COARSE * WIDTH), round(_COARSE * HEIGHT)
    ink, free = (
        cv2.resize(each, size, interpolation=cv2.INTER_AREA) for each in (cut.ink, cut.free)
    )
    scale = _COARSE * _SCALE
    columns = np.nonzero(free.any(axis=0))[0]
    end = columns[-1] - 2 if len(columns) else size[0]
    ground = float(np.median(ink[free > 0])) if len(columns) else 0.0
    dark = (ink > ground + _DARK * (1 - ground)).astype(np.uint8)
    for kernel in ((1, round(2.6 * scale)), (round(2.2 * scale), 1)):
        rules = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(kernel, np.uint8))
        dark[rules > 0] = 0
    joined = cv2.dilate(dark, np.ones((3, 5), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    kept = [
        (x, y, x + w, y + h)
        for x, y, w, h, area in stats[1:count]
        if max(w, h) > 0.55 * scale and min(w, h) > 0.3 * scale and y < 0.85 * size[1]
        if y > 1 or x + w < end
    ]
    if not kept:
        return None
    ends = np.array(kept, dtype=np.float64)
    x0, y0 = ends[:, :2].min(axis=0) / scale + (cut.left, cut.top)
    x1, y1 = ends[:, 2:].max(axis=0) / scale + (cut.left, cut.top)
    return float(x0), float(y0), float(x1), float(y1)


def _free_box(place: SigningPlace) -> Box:
    """The room a name would take."""
    left, top, right, bottom = place.window
    if not place.beside:
        return left, top, right, bottom
    return left + 0.4, -0.9, min(right, left + _BLANK), 0.9


def _corners(box: Box) -> NDArray[np.float64]:
    left, top, right, bottom = box
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])


def _touches(region: Region, others: Sequence[Region | None]) -> bool:
    left, top, right, bottom = region.box
    for other in others:
        if other is None:
            return True
        x0, y0, x1, y1 = other.box
        if x0 < right and x1 > left and y0 < bottom and y1 > top:
            return True
    return False
