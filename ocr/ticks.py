"""An upright picture and its lines → the boxes to tick on it, their words, and what stands in them.

The recogniser sees most boxes, as □, ☑, 口 or a pair of brackets; it doesn't say where, drops
some and sees others in words. So its text says which rows hold boxes, and the picture says where
they are and whether ink stands in them. A page none of whose lines shows a box has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr import geometry
from ocr.geometry import Frame
from ocr.types import Image, TextLine, Tick, TickState

Grey = NDArray[np.float32]
"""Height × width."""

BOXED = "□☐▢囗口■☑☒⊠✅回日"
"""What the recogniser makes of a box at the start of a label."""

TICKED_GLYPHS = "■☑√✓✔✅"
CROSSED_GLYPHS = "☒⊠×✕✗"

MOUTH_WORDS = re.compile(
    "人口|[出入进门路窗港户牲家胃刀关渡缺接裂伤端河山]口|口[岸腔头罩味粮述号径令袋服语吻音]"
    "|口(?=市|县|区|镇)|[今昨明当每节假生周末次即终近工向往之某截年月][年月]?日|日(?=[期常前后内止起至本报用历])"
    "|回(?=[复执收族访避家])|[收退撤驳返召来赎]回|\\d\\s*日"
)
"""Words in which 口, 日 and 回 are characters and no boxes."""

_BRACKETED = r"[（(\[【〔［]\s*[√✓✔vV×✕✗xX/\\]?\s*[）)\]】〕］]"
_OPENED = r"(?:(?<=[\s：:])|^)[（(\[【](?=[^（(\[【）)\]】]*(?:[（(\[【]|$))"
_TOKEN = re.compile(f"{_BRACKETED}|{_OPENED}|[{BOXED}√✓✔]")
_FRAMED = frozenset("国回田固围因圆困团园图四西曰日目口囚面而酉画")
"""Characters with a line all round, which look like boxes with something in them."""

_HEIGHT = 32
"""Pixels of a strip that a line's quad is scaled to."""

_BESIDE = 1.2
"""Quad heights searched before and behind a line."""

_SIDES = tuple(range(12, 31, 2))
"""Sides of boxes in a strip, pixels."""

_LINE_INK = 0.14
_SUREST, _SURE, _LIKELY = 0.97, 0.85, 0.6
"""Shares of a box's four sides, of the weakest, on which a line stands."""

_PALE = 0.32
"""Ink that spoils the white around a box."""

_INKED, _BARE = 0.09, 0.05
"""Shares of the inside of a box that are ink: ticked for sure, empty for sure."""

_DROPPED, _GAP = 1.15, 0.9
"""Characters that a box takes with its words' gap, and the gap before the next box."""

_LEAST = 6.0
"""Pixels; lower lines show no box."""

_ROWS = 4.0
"""A box the recogniser dropped is looked for within so many line heights of one it saw."""


@dataclass(frozen=True)
class _Token:
    """A box in a line's text: characters start to end, and where it should stand in units of
    characters from the line's start."""

    start: int
    end: int
    middle: float
    text: str

    @property
    def brackets(self) -> bool:
        """Also when only the opening one was read."""
        return len(self.text) > 1 or self.text in "（([【"


@dataclass(frozen=True)
class _Strip:
    """A line cut out and straightened with what stands beside it; `ink` about 0 to 1, and
    `to_image` takes its pixels to the picture's. `left` and `right` are where the line itself
    starts and ends."""

    ink: Grey
    to_image: NDArray[np.float64]
    left: float
    right: float


@dataclass(frozen=True)
class _Place:
    """A box in a strip: left, top, right, bottom, and how surely it is one, [0, 1]."""

    left: float
    top: float
    right: float
    bottom: float
    support: float
    brackets: bool = False
    filled: bool = False

    @property
    def middle(self) -> float:
        """From the strip's left."""
        return (self.left + self.right) / 2


def find_ticks(
    image: Image, frame: Frame, lines: Sequence[TextLine], page: int
) -> tuple[Tick, ...]:
    """The boxes on an upright H × W × 3 RGB picture, in the order of `lines`, read from it;
    `frame` is the picture's. Squares with sharp or round corners, and brackets around nothing or
    around a tick. A filled box is ticked."""
    tokens = [tuple(_tokens(line.text)) for line in lines]
    shown = [i for i, found in enumerate(tokens) if any(t.text not in "回日" for t in found)]
    if not shown:
        return ()
    quads = frame.pixels(np.array([line.region.points for line in lines], dtype=np.float32))
    _, heights = geometry.side_lengths(quads)
    middles = quads.mean(axis=1)[:, 1]
    near = [
        i
        for i, height in enumerate(heights)
        if height >= _LEAST and any(abs(middles[i] - middles[j]) < _ROWS * height for j in shown)
    ]
    strips = {i: _strip(image, quads[i]) for i in near}
    usual = _usual(lines, tokens, strips, heights)
    ticks: list[Tick] = []
    kept: list[tuple[NDArray[np.float32], float]] = []
    for i, strip in strips.items():
        if not tokens[i] and not usual:
            continue
        side = usual * _HEIGHT / float(heights[i])
        matched = _matched(lines[i].text, tokens[i], strip, side)
        for token, place in matched:
            quad = geometry.apply(strip.to_image, _corners(place))
            centre, height = quad.mean(axis=0), float(heights[i])
            if any(np.linalg.norm(centre - other) < 0.4 * min(height, h) for other, h in kept):
                continue
            kept.append((centre, height))
            label = _label(lines[i].text, [one for one, _ in matched], token)
            state, sure = _state(strip.ink, place, token)
            ticks.append(
                Tick(
                    label=label or _beside(i, lines, tokens, quads),
                    state=state,
                    region=frame.region(quad, page),
                    confidence=round(min(1.0, place.support) * sure, 4),
                )
            )
    return tuple(ticks)


def _usual(
    lines: Sequence[TextLine],
    tokens: Sequence[Sequence[_Token]],
    strips: Mapping[int, _Strip],
    heights: NDArray[np.float32],
) -> float:
    """The side of the boxes that were both read and seen, pixels of the picture; 0 without any."""
    sides = [
        (place.right - place.left) * float(heights[i]) / _HEIGHT
        for i, strip in strips.items()
        if tokens[i] and not any(token.brackets for token in tokens[i])
        for token, place in _matched(lines[i].text, tokens[i], strip, 0.0)
        if token.text and place.support >= _SURE
    ]
    return float(np.median(sides)) if sides else 0.0


def _tokens(text: str) -> Iterator[_Token]:
    """The boxes in a line's text. A character that is also a word's is one only at the start
    of a label: first, or after a gap, a mark or another box's words."""
    words = [match.span() for match in MOUTH_WORDS.finditer(text)]
    units = _units(text)
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if any(a <= start < b for a, b in words):
            continue
        if match.group() in "日回" and start and text[start - 1] not in " ：:，,、；;。）)□口☑":
            continue
        yield _Token(start, end, (units[start] + units[end]) / 2, match.group())


def _units(text: str) -> list[float]:
    """How far each character starts from the line's start, in widths of a full one; one entry
    more than characters."""
    pairs = [match.span() for match in re.finditer(f"{_BRACKETED}|{_OPENED}", text)]
    reach = [0.0]
    for i, char in enumerate(text):
        pair = next((b - a for a, b in pairs if a <= i < b), 0)
        wide = 1.75 / pair if pair else _GAP if char == " " else 0.5 if char.isascii() else 1.0
        reach.append(reach[-1] + wide)
    return reach


def _strip(image: Image, quad: NDArray[np.float32]) -> _Strip:
    (width,), (height,) = geometry.side_lengths(quad[None])
    along, down = quad[1] - quad[0], quad[3] - quad[0]
    along = along / max(float(np.linalg.norm(along)), 1e-6)
    down = down / max(float(np.linalg.norm(down)), 1e-6)
    beside, above = _BESIDE * height, 0.2 * height
    grown = quad + np.array(
        [
            -beside * along - above * down,
            beside * along - above * down,
            beside * along + above * down,
            -beside * along + above * down,
        ]
    )
    scale = _HEIGHT / float(height)
    w, h = round(float(width + 2 * beside) * scale), round(float(height + 2 * above) * scale)
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(grown.astype(np.float32), corners)
    flags = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    cut = cv2.warpPerspective(image, matrix, (w, h), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    level = cut.min(axis=2)
    paper = cv2.blur(cv2.dilate(level, np.ones((25, 25), np.uint8)), (25, 25)).astype(np.float32)
    ink = np.clip(1 - level / np.maximum(paper, 30.0), 0, 1).astype(np.float32)
    dark = float(np.percentile(ink, 96))
    left = beside * scale
    return _Strip(
        ink=np.asarray(np.clip(ink / max(dark, 0.12), 0, 1.2), dtype=np.float32),
        to_image=np.asarray(np.linalg.inv(matrix), dtype=np.float64),
        left=float(left),
        right=float(w - left),
    )


def _matched(
    text: str, tokens: Sequence[_Token], strip: _Strip, usual: float
) -> list[tuple[_Token, _Place]]:
    """The line's boxes from the left: each one read with its place, by the picture or else by
    the text alone, and surely seen squares that the recogniser dropped, with where in the text
    they belong. `usual` is the side of the form's boxes in the strip, 0 when not known."""
    candidates = _squares(strip.ink)
    sure = [p for p in (*candidates, *_filled(strip.ink)) if p.support >= _SURE]
    squares: list[_Place] = []
    for place in sure:
        if place.middle > strip.right or not _stands_free(strip, place, usual):
            continue
        if not any(_overlap(place, q) for q in squares):
            squares.append(place)
    units = _units(text)
    boxes = [token for token in tokens if not token.brackets]
    dropped = max(0, len(squares) - len(boxes))
    if len(boxes) < len(tokens):  # a form has boxes of one kind
        squares, dropped = [], 0
    step = (strip.right - strip.left - 0.3 * _HEIGHT) / max(
        units[-1] + _lacking(text, dropped), 1.0
    )
    start = strip.left + 0.15 * _HEIGHT
    pairs = _pairs(strip.ink, step) if len(boxes) < len(tokens) else []
    found: list[tuple[_Token, _Place]] = []
    if boxes and len(boxes) == len(squares):
        found = list(zip(boxes, sorted(squares, key=lambda p: p.middle), strict=True))
        squares = []
    squares.sort(key=lambda p: p.middle)
    for order, token in enumerate(() if found else tokens):
        taken = [place for _, place in found]
        last = max((place.right for place in taken), default=0.0)
        expected = start + token.middle * step
        near: list[_Place] = []
        if token.brackets:
            near = [p for p in pairs if p.middle > last and abs(p.middle - expected) < 1.8 * step]
        else:
            for j, square in enumerate(squares):
                # as many boxes before it as the text lacks
                moved = expected + _lacking(text, min(dropped, max(0, j - order))) * step
                if square.middle > last and abs(square.middle - moved) < 1.6 * step:
                    near, expected = [square], moved
                    break
        if not near and not token.brackets:
            near = [p for p in candidates if abs(p.middle - expected) < 1.2 * step]
            near = [p for p in near if p.middle > last and _about(p, usual)]
        if near:
            place = min(near, key=lambda p: abs(p.middle - expected))
        elif token.brackets and (len(token.text) > 1 or len(tokens) > 1):
            half, tall, middle = 0.85 * step, 0.45 * step, strip.ink.shape[0] / 2
            ends = (expected - half, middle - tall, expected + half, middle + tall)
            place = _Place(*ends, support=0.5, brackets=True)
        elif token.text in "■√✓✔☑✅☒⊠□☐▢":
            half, middle = 0.45 * step, strip.ink.shape[0] / 2
            ends = (expected - half, middle - half, expected + half, middle + half)
            place = _Place(*ends, support=0.5)
        else:
            continue
        # what a character's width is told wrong by, the next one is off by too
        start += 0.7 * (place.middle - expected) if not dropped else 0.0
        found.append((token, place))
    start = strip.left + 0.15 * _HEIGHT
    spare = [p for p in squares if not any(_overlap(p, place) for _, place in found)]
    least = _SURE if tokens else _SUREST
    spare = [p for p in spare if usual and p.support >= least and _gap_before(strip.ink, p)]
    for passed, square in enumerate(sorted(spare, key=lambda p: p.middle)):
        at = (square.left - start) / step - _lacking(text, passed)
        index = _begin(text, units, at)
        if not tokens and any(char in _FRAMED for char in text):
            continue
        if not _is_framed(text, units, at, strip.ink, square):
            found.append((_Token(index, index, units[index], ""), square))
    return sorted(found, key=lambda one: one[1].middle)


def _about(place: _Place, usual: float) -> bool:
    side = place.right - place.left
    return abs(side - usual) <= 0.2 * usual + 1 if usual else side >= 14


def _lacking(text: str, dropped: int) -> float:
    """How many characters wide the boxes are that a text lacks, with the gaps it shows none of."""
    return _DROPPED * dropped + _GAP * max(0, dropped - 1 - text.count(" "))


def _begin(text: str, units: Sequence[float], at: float) -> int:
    """Which character of the text the words at about `at` begin with."""
    starts = [i for i in range(len(text)) if i == 0 or text[i - 1] in " ：:"]
    near = [i for i in starts if abs(units[i] - at) < 1.6]
    return min(near or range(len(text)), key=lambda i: abs(units[i] - at))


def _is_framed(text: str, units: Sequence[float], at: float, ink: Grey, square: _Place) -> bool:
    """Whether the square is that of a character with a line all round."""
    near = [i for i in range(len(text)) if abs(units[i] - at) < 1.2 and text[i] in _FRAMED]
    if not near:
        return False
    return _share(ink, square) > 0.6 or any(text[i] in "口日目曰回" for i in near)


def _stands_free(strip: _Strip, square: _Place, usual: float) -> bool:
    """Whether it stands in the middle of the line with white around it, as no part of a
    character does; a tick may reach out of it. `usual` is the side of the form's other boxes,
    0 when none is known."""
    ink = strip.ink
    side = square.right - square.left
    if usual and abs(side - usual) > 0.2 * usual + 1:
        return False
    if abs((square.top + square.bottom) / 2 - ink.shape[0] / 2) > 0.42 * side:
        return False
    dark = min(_PALE, _dark(ink, square))
    inside = _inside(ink, square)
    dense = 0.85 if square.support >= _SUREST and side >= 16 else 0.65
    if not square.filled and inside.size and float((inside > dark).mean()) > dense:
        return False
    x0, y0, x1, y1 = (round(v) for v in (square.left, square.top, square.right, square.bottom))
    tall, wide = slice(y0 + 1, y1), slice(x0 + 1, x1)
    strips = (
        ink[tall, max(0, x0 - 6) : max(0, x0 - 2)].max(axis=1, initial=0.0),
        ink[tall, x1 + 3 : x1 + 5].min(axis=1, initial=2.0),
        ink[max(0, y0 - 6) : max(0, y0 - 2), wide].max(axis=0, initial=0.0),
        ink[y1 + 3 : y1 + 7, wide].max(axis=0, initial=0.0),
    )
    left, *others = (float(((part > dark) & (part < 2.0)).mean()) for part in strips)
    return left < 0.35 and sum(share > 0.4 for share in others) <= (1 if usual else 0)


def _gap_before(ink: Grey, square: _Place) -> bool:
    """Whether the white before it is wider than between the characters of a word."""
    far = round(0.7 * (square.right - square.left))
    x0, y0, y1 = (round(v) for v in (square.left, square.top, square.bottom))
    before = ink[y0 + 1 : y1, max(0, x0 - 2 - far) : max(0, x0 - 2)]
    shares = (before > min(_PALE, _dark(ink, square))).mean(axis=0)
    ruled = (ink[:, max(0, x0 - 2 - far) : max(0, x0 - 2)] > 0.3).mean(axis=0) > 0.85
    return bool(((shares < 0.35) | ruled).all())


def _filled(ink: Grey) -> list[_Place]:
    """Squares that are ink throughout."""
    dark = (ink > 0.6).astype(np.uint8)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(solid.astype(np.uint8), connectivity=8)
    return [
        _Place(float(x), float(y), float(x + w), float(y + h), 0.95, filled=True)
        for x, y, w, h, area in stats[1:count]
        if 11 <= w <= 30 and 0.8 < w / h < 1.25 and area > 0.9 * w * h
    ]


def _overlap(one: _Place, other: _Place) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.3 * min(one.right - one.left, other.right - other.left)


def _squares(ink: Grey) -> list[_Place]:
    """Squares drawn with a thin line, with nothing that goes on beyond their corners, the
    surest first and none over another."""
    step = 4
    rows = cv2.copyMakeBorder(ink, step, step, 0, 0, cv2.BORDER_REPLICATE)
    columns = cv2.copyMakeBorder(ink, 0, 0, step, step, cv2.BORDER_REPLICATE)
    lying = ink - (rows[: -2 * step] + rows[2 * step :]) / 2
    standing = ink - (columns[:, : -2 * step] + columns[:, 2 * step :]) / 2
    flat_lines = cv2.dilate((lying > _LINE_INK).astype(np.float32), np.ones((3, 1), np.uint8))
    tall_lines = cv2.dilate((standing > _LINE_INK).astype(np.float32), np.ones((1, 3), np.uint8))
    height, width = ink.shape
    places: list[_Place] = []
    for side in _SIDES:
        if side + 2 >= height or side + 2 >= width:
            continue
        run = max(3, round(0.8 * side))
        off = (side - run) // 2
        flat = _sums(flat_lines.astype(np.float32), 1, run)
        tall = _sums(tall_lines.astype(np.float32), run, 1)
        w, h = width - side, height - side
        top = flat[:h, off : off + w]
        bottom = flat[side : side + h, off : off + w]
        left = tall[off : off + h, :w]
        right = tall[off : off + h, side : side + w]
        cells = [c[: min(map(len, (top, left))), :w] for c in (top, bottom, left, right)]
        weakest = np.minimum.reduce(cells)
        support = 0.7 * weakest + 0.3 * (sum(cells) / np.float32(4))
        for y, x in np.argwhere(support >= _LIKELY):
            places.append(
                _Place(float(x), float(y), float(x + side), float(y + side), float(support[y, x]))
            )
    places.sort(key=lambda p: -p.support - 0.004 * (p.right - p.left))
    kept: list[_Place] = []
    for place in places[:400]:
        if all(not _overlap(place, other) for other in kept) and _alone(ink, place):
            kept.append(place)
    return kept


def _sums(mask: Grey, tall: int, wide: int) -> Grey:
    """The mean of each window, by its top left."""
    mean = cv2.boxFilter(mask, -1, (wide, tall), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
    return np.asarray(mean, dtype=np.float32)


def _alone(ink: Grey, place: _Place) -> bool:
    """Whether white stands around a box: no side goes on past its corners as a table's do, and
    no stroke of a character joins it from the left or the right. Of eight ends six must be
    free, for a tick may cross two."""
    height, width = ink.shape
    side = place.right - place.left
    far = max(3, round(0.22 * side))
    x0, y0, x1, y1 = (round(v) for v in (place.left, place.top, place.right, place.bottom))
    ends = []
    for y in (y0, y1):
        rows = slice(max(0, y - 1), min(height, y + 2))
        ends.append(ink[rows, max(0, x0 - far - 2) : max(0, x0 - 2)])
        ends.append(ink[rows, min(width, x1 + 3) : min(width, x1 + 3 + far)])
    for x in (x0, x1):
        columns = slice(max(0, x - 1), min(width, x + 2))
        ends.append(ink[max(0, y0 - far - 2) : max(0, y0 - 2), columns])
        ends.append(ink[min(height, y1 + 3) : min(height, y1 + 3 + far), columns])
    crossed = sum(bool(end.size) and float(end.mean()) > 0.3 for end in ends)
    return crossed <= 2


def _pairs(ink: Grey, step: float) -> list[_Place]:
    """Pairs of brackets: thin, tall, about a character and a half apart. `step` is the width
    of a character."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(
        (ink > 0.3).astype(np.uint8), connectivity=8
    )
    thin = sorted(
        (int(x), int(y), int(w), int(h))
        for x, y, w, h, _ in stats[1:count]
        if 0.5 * step < h < 1.5 * step and w < 0.5 * h and w < 0.45 * step
    )
    places = []
    for i, (x, y, _, h) in enumerate(thin):
        for x1, y1, w1, h1 in thin[i + 1 :]:
            wide = x1 + w1 - x
            if wide > 2.4 * step:
                break
            if wide < 1.1 * step or abs(y1 + h1 / 2 - y - h / 2) > 0.25 * h:
                continue
            if max(h, h1) > 1.35 * min(h, h1):
                continue
            bottom = float(max(y + h, y1 + h1))
            places.append(_Place(float(x), float(min(y, y1)), float(x1 + w1), bottom, 0.9, True))
    return places


def _corners(place: _Place) -> NDArray[np.float32]:
    left, top, right, bottom = place.left, place.top, place.right, place.bottom
    points = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return np.array(points, dtype=np.float32) + np.float32(0.5)


def _state(ink: Grey, place: _Place, token: _Token) -> tuple[TickState, float]:
    """What stands in a box, and how sure that is, [0, 1]."""
    said_crossed = any(char in CROSSED_GLYPHS for char in token.text)
    said_ticked = any(char in TICKED_GLYPHS for char in token.text)
    if place.support <= 0.5 and not place.brackets:  # seen by nobody but the recogniser
        state = TickState.TICKED if said_ticked else TickState.EMPTY
        return (TickState.CROSSED if said_crossed else state), 0.8
    share = _share(ink, place)
    inside, dark = _inside(ink, place, 0.15), _dark(ink, place)
    if share >= 0.75 and float((inside > dark).mean()) >= 0.75:
        return TickState.TICKED, 0.9
    if share < _INKED and not (said_ticked or said_crossed):
        return TickState.EMPTY, 0.95 if share < _BARE else 0.6
    sure = 0.95 if share >= 2 * _INKED else 0.6
    if said_crossed or (not said_ticked and _is_cross(inside, dark)):
        return TickState.CROSSED, sure
    return TickState.TICKED, sure


def _share(ink: Grey, place: _Place) -> float:
    """How much of a box's inside is ink."""
    inside = _inside(ink, place)
    return float((inside > _dark(ink, place)).mean()) if inside.size else 0.0


def _dark(ink: Grey, place: _Place) -> float:
    """What counts as ink in a box: a blurred line reaches far into it, a thin one is pale."""
    if place.brackets:
        return 0.35
    x0, y0, x1, y1 = (max(1, round(v)) for v in (place.left, place.top, place.right, place.bottom))
    around = ink[y0 - 1 : y1 + 2, x0 - 1 : x1 + 2]
    if min(around.shape) < 6:
        return 0.35
    rows, columns = (around[:3], around[-3:]), (around[:, :3], around[:, -3:])
    line = [part.max(axis=0) for part in rows] + [part.max(axis=1) for part in columns]
    return float(np.clip(0.55 * np.median(np.concatenate(line)), 0.25, 0.55))


def _inside(ink: Grey, place: _Place, rim: float = 0.26) -> Grey:
    """A box's inside without the outer `rim` of its sides, as a square where brackets stand
    around it."""
    width, height = place.right - place.left, place.bottom - place.top
    border = 0.22 * width if place.brackets else rim * width
    low = 0.0 if place.brackets else rim * height
    x0, x1 = round(place.left + border), round(place.right - border) + 1
    y0, y1 = round(place.top + low), round(place.bottom - low) + 1
    return ink[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)]


def _is_cross(inside: Grey, dark: float) -> bool:
    """Whether strokes run from all four corners to the middle."""
    few = np.asarray(cv2.resize(inside, (15, 15), interpolation=cv2.INTER_LINEAR) > dark)
    broad = cv2.dilate(few.astype(np.uint8), np.ones((3, 3), np.uint8))
    way = np.arange(2, 7)
    arms = [broad[way, way], broad[way, 14 - way], broad[14 - way, way], broad[14 - way, 14 - way]]
    sides = [few[7, :3], few[7, 12:], few[:3, 7], few[12:, 7]]
    bare = sum(float(side.mean()) < 0.5 for side in sides)
    return min(float(arm.mean()) for arm in arms) >= 0.6 and bare >= 3


def _label(text: str, tokens: Sequence[_Token], token: _Token) -> str:
    """The words of a box within its own line, all of whose boxes are `tokens`: those behind it,
    or before it where the line's boxes stand behind their words. Empty when there are none."""
    after = [other.start for other in tokens if other.start >= token.end and other is not token]
    behind = tokens[0].start > 0 and tokens[-1].end == len(text.rstrip()) and tokens[-1].text
    if behind and text[: tokens[0].start].rstrip()[-1:] not in "：:":
        before = [other.end for other in tokens if other.end <= token.start]
        words = text[before[-1] if before else 0 : token.start].strip()
        return _cleaned(re.split(r"[：:]", words)[-1].split(" ")[-1])
    return _cleaned(text[token.end : after[0] if after else len(text)])


def _cleaned(words: str) -> str:
    """Words without the gap behind them and what stands beyond it, or a line to write on. A
    space between Latin words is none."""
    words = words.strip(" ]）)】")
    words = re.split(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|[_＿]{2,}", words)[0]
    return words.strip(" ，,；;、。：:_")


def _beside(
    i: int,
    lines: Sequence[TextLine],
    tokens: Sequence[Sequence[_Token]],
    quads: NDArray[np.float32],
) -> str:
    """The words of the line that follows line `i` on its row, when no wide gap lies between
    and it starts with no box of its own."""
    middle = quads.mean(axis=1)
    (height,) = geometry.side_lengths(quads[i][None])[1]
    best: tuple[float, str] | None = None
    for j, line in enumerate(lines):
        gap = float(quads[j][:, 0].min() - quads[i][:, 0].max())
        if j == i or not -0.5 * height < gap < 1.5 * height:
            continue
        if abs(middle[j, 1] - middle[i, 1]) > 0.5 * height:
            continue
        if tokens[j] and tokens[j][0].start == 0:
            continue
        if best is None or gap < best[0]:
            end = tokens[j][0].start if tokens[j] else len(line.text)
            best = (gap, _cleaned(line.text[:end]))
    return best[1] if best else ""
