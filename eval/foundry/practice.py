"""Chance → a sheet full of boxes to tick and of print that looks like them, of no paper's kind."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from eval.foundry.fonts import Face, FontSet, find_fonts
from eval.foundry.handwriting import pen, write
from eval.foundry.sheet import INK, Sheet
from eval.foundry.tick import BRACKETS, USUAL, BoxKind, Look, TickKind, box_kind, tick_box
from ocr.types import TickState

SIZE = (210.0, 297.0)
LEFT, RIGHT = 18.0, 192.0
STATES = (*[TickState.EMPTY] * 5, *[TickState.TICKED] * 4, TickState.CROSSED)

SELDOM = (TickKind.STROKE, TickKind.STROKE, TickKind.SCRIBBLED, TickKind.RING, TickKind.FILLED)

COMMON = [
    char
    for high in range(0xB0, 0xD8)
    for low in range(0xA1, 0xFF)
    if len(char := bytes([high, low]).decode("gb2312", "ignore")) == 1
]
"""Every character of the first level of GB 2312."""

LOOKALIKES = "口日回国田目四园因困固围囚曰白自且百西面石吕品器中用甲由申图团圆已己巳尸合台右否同司"
"""Characters with a line all round, or nearly so, or that end or begin with such a part."""

WRITTEN_AS_BOX = ("二〇二六年", "○三号", "O型", "（一）", "(2)", "[2026]", "（盖章）", "(√)")
"""Rings and brackets that are no place for a tick."""

OPTIONS = (
    "是",
    "否",
    "有",
    "无",
    "男",
    "女",
    "同意",
    "不同意",
    "已婚",
    "未婚",
    "其他",
    "新办",
    "A",
)
"""The shortest labels, which stand closest to other boxes."""


INKS = (INK, INK, (120, 120, 125), (165, 165, 170), (40, 70, 150), (150, 60, 40))
GROUNDS = ((255, 255, 255), (238, 241, 246), (250, 244, 226))
TYPED = (("√", "×"), ("✓√", "✗×"), ("✔√", "✘×"), ("V", "X"), ("●", "×"), ("■", "×"), ("y", "n"))
ACCENTS = ((0, 117, 255), (22, 119, 80), (60, 60, 64))

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def draw_practice(fonts: FontSet, rng: np.random.Generator, scale: float) -> tuple[Sheet, float]:
    """An A4 sheet at `scale` pixels a millimetre and the size of its print in millimetres. Its
    boxes are in `Sheet.ticks`; everything else on it is none."""
    faces = fonts.pick(rng)
    sheet = Sheet(*SIZE, scale)
    size = float(rng.uniform(3.0, 5.0))
    face = (faces.song, faces.hei, faces.kai, faces.song_bold)[int(rng.integers(4))]
    rows: tuple[Callable[[Sheet, float, float, Face, np.random.Generator], float], ...] = (
        *[_options] * 6,
        *[_words] * 4,
        _cells,
        _cells,
        _form,
        _form,
        _form,
        _ruled,
        _digits,
        _pattern,
        _entries,
        _latin,
        _latin,
    )
    y = float(rng.uniform(14, 30))
    while y < SIZE[1] - 14:
        y = rows[int(rng.integers(len(rows)))](sheet, y, size, face, rng)
    return sheet, size


def words(rng: np.random.Generator, least: int, most: int) -> str:
    """So many characters of no meaning, one in ten of them like a box."""
    count = int(rng.integers(least, most + 1))
    chars = [
        LOOKALIKES[int(rng.integers(len(LOOKALIKES)))]
        if rng.random() < 0.1
        else COMMON[int(rng.integers(len(COMMON)))]
        for _ in range(count)
    ]
    return "".join(chars)


def _label(rng: np.random.Generator) -> str:
    if rng.random() < 0.35:
        return OPTIONS[int(rng.integers(len(OPTIONS)))]
    return words(rng, 1, 9)


def _look(rng: np.random.Generator) -> Look:
    """How the boxes of one row look: as the foundry's forms have them, or of any make."""
    if rng.random() < 0.4:
        return USUAL
    smallest, thinnest = float(rng.uniform(0.42, 1.1)), float(rng.uniform(0.015, 0.1))
    typed = TYPED[int(rng.integers(len(TYPED)))] if rng.random() < 0.5 else None
    return Look(
        sides=(smallest, smallest + 0.12),
        lines=(thinnest, thinnest + 0.02),
        ink=INKS[int(rng.integers(len(INKS)))],
        ground=GROUNDS[int(rng.integers(len(GROUNDS)))] if rng.random() < 0.4 else None,
        typed=typed,
        accent=ACCENTS[int(rng.integers(len(ACCENTS)))] if typed and rng.random() < 0.3 else None,
    )


def _kind(rng: np.random.Generator) -> BoxKind:
    """As the foundry's forms have them, or rings: whole programs' forms are of those."""
    return BoxKind.CIRCLE if rng.random() < 0.2 else box_kind(rng)


def _state(rng: np.random.Generator) -> TickState:
    return STATES[int(rng.integers(len(STATES)))]


def _tick(rng: np.random.Generator, kind: BoxKind) -> TickKind | None:
    """What people seldom put into a box, as often as what they usually do (None)."""
    if rng.random() < 0.5:
        return None
    return TickKind.STROKE if kind in BRACKETS else SELDOM[int(rng.integers(len(SELDOM)))]


def _options(sheet: Sheet, y: float, size: float, face: Face, rng: np.random.Generator) -> float:
    """A row of boxes with their words, after a label or not, between rules or not."""
    kind, look, behind = _kind(rng), _look(rng), bool(rng.random() < 0.2)
    apart = float(rng.choice([0.15, 0.5, 1.0, 2.0]))
    x = LEFT + float(rng.uniform(0, 30))
    if rng.random() < 0.5:
        x = sheet.text(x, y, words(rng, 2, 6) + ("：", "")[int(rng.integers(2))], face, size)
        x += float(rng.uniform(0.1, 1.0)) * size
    end = float(rng.uniform(100, RIGHT - 30))
    while x < end:
        x = tick_box(
            sheet, x, y, size, _label(rng), _state(rng), face, rng,
            kind=kind, tick=_tick(rng, kind), label_left=behind, look=look,
        )  # fmt: skip
        if rng.random() < 0.1:
            x = sheet.text(x, y, ("、", "；", "/", "____")[int(rng.integers(4))], face, size)
        x += apart * size * float(rng.uniform(0.8, 1.2))
    if rng.random() < 0.3:
        reach = float(rng.uniform(0.5, 0.9)) * size
        sheet.rectangle((LEFT - 3, y - 0.36 * size - 2 * reach, x + 2, y + 2 * reach), width=0.2)
        return y + 2.6 * size + reach
    return y + float(rng.uniform(1.4, 2.4)) * size


def _words(sheet: Sheet, y: float, size: float, face: Face, rng: np.random.Generator) -> float:
    """A row of text, some of it in rings and brackets."""
    x, end = LEFT + float(rng.uniform(0, 12)), float(rng.uniform(90, RIGHT - 20))
    size *= float(rng.choice([0.8, 1.0, 1.0, 1.5]))
    while x < end:
        x = sheet.text(x, y, words(rng, 2, 12), face, size)
        if rng.random() < 0.35:
            one = WRITTEN_AS_BOX[int(rng.integers(len(WRITTEN_AS_BOX)))]
            x = sheet.text(x, y, one, face, size)
        x += float(rng.choice([0.0, 0.3, 1.0])) * size
    return y + float(rng.uniform(1.4, 2.2)) * size


def _cells(sheet: Sheet, y: float, size: float, face: Face, rng: np.random.Generator) -> float:
    """Rows of a table with boxes without words in its cells, ticks without boxes, or words."""
    columns = int(rng.integers(3, 6))
    height = size * float(rng.uniform(1.8, 2.8))
    wide = (RIGHT - LEFT) / columns
    kind, look = _kind(rng), _look(rng)
    for _ in range(int(rng.integers(2, 5))):
        if y + height > SIZE[1] - 8:
            break
        for column in range(columns):
            left = LEFT + column * wide
            sheet.rectangle((left, y, left + wide, y + height), width=0.2)
            base = y + height / 2 + 0.36 * size
            chance = rng.random()
            if column and chance < 0.4:
                at = left + wide / 2 - 0.4 * size
                tick_box(
                    sheet, at, base, size, "", _state(rng), face, rng,
                    kind=kind, tick=_tick(rng, kind), look=look,
                )  # fmt: skip
            elif chance < 0.5:
                mark = ("√", "○", "0", "/", "—")[int(rng.integers(5))]
                write(sheet, mark, left + wide / 2, base, size, face, rng, ink=pen(rng))
            else:
                sheet.text(left + 0.4 * size, base, words(rng, 1, 6), face, size)
        y += height
    return y + 1.6 * size


def _form(sheet: Sheet, y: float, size: float, face: Face, rng: np.random.Generator) -> float:
    """Rows of a form: a cell with a label, and one whose options begin close behind its line."""
    line, margin = float(rng.uniform(0.12, 0.5)), float(rng.uniform(0.08, 0.9)) * size
    kind, look = _kind(rng), _look(rng)
    left, split = LEFT + float(rng.uniform(0, 10)), LEFT + float(rng.uniform(28, 50))
    right = float(rng.uniform(140, RIGHT))
    for _ in range(int(rng.integers(2, 5))):
        rows = int(rng.integers(1, 4))
        pitch = size * float(rng.uniform(1.3, 2.0))
        height = rows * pitch + 0.6 * size
        if y + height > SIZE[1] - 8:
            break
        sheet.rectangle((left, y, split, y + height), width=line)
        sheet.rectangle((split, y, right, y + height), width=line)
        middle = y + height / 2 + 0.36 * size
        sheet.text(left + 0.3 * size, middle, words(rng, 2, 5), face, size)
        apart = float(rng.choice([0.15, 0.5, 1.0, 2.0])) * size
        for row in range(rows):
            base = y + 0.3 * size + (row + 0.5) * pitch + 0.36 * size
            x = split + margin
            while x < right - 12 * size:
                x = tick_box(
                    sheet, x, base, size, _label(rng), _state(rng), face, rng,
                    kind=kind, tick=_tick(rng, kind), look=look,
                )  # fmt: skip
                x += apart
        y += height
    return y + 1.6 * size


def _ruled(sheet: Sheet, y: float, size: float, face: Face, rng: np.random.Generator) -> float:
    """Small cells of a table, most of them blank, about as large as boxes."""
    side = size * float(rng.uniform(0.9, 2.0))
    columns, x0 = int(rng.integers(5, 20)), LEFT + float(rng.uniform(0, 20))
    for row in range(int(rng.integers(1, 4))):
        for column in range(columns):
            left, top = x0 + column * side, y + row * side
            sheet.rectangle((left, top, left + side, top + side), width=0.2)
            if rng.random() < 0.3 and side > 1.1 * size:
                base = top + side / 2 + 0.3 * size
                sheet.text(
                    left + side / 2, base, words(rng, 1, 1), face, 0.8 * size, align="centre"
                )
        bottom = y + (row + 1) * side
    return bottom + 1.8 * size


def _digits(sheet: Sheet, y: float, size: float, face: Face, rng: np.random.Generator) -> float:
    """Boxes to write a number into, touching or apart, filled in or not: no boxes to tick."""
    side = size * float(rng.uniform(1.1, 1.7))
    gap = float(rng.choice([0.0, 0.0, 0.25])) * side
    x = sheet.text(LEFT, y + 0.8 * side, words(rng, 2, 6), face, size) + 0.6 * size
    ink = pen(rng) if rng.random() < 0.6 else INK
    for _ in range(int(rng.integers(6, 19))):
        sheet.rectangle((x, y, x + side, y + side), width=0.2)
        base = y + side / 2 + 0.36 * size
        sheet.text(x + side / 2, base, str(rng.integers(10)), face, size, fill=ink, align="centre")
        x += side + gap
    return y + side + 1.8 * size


def _pattern(sheet: Sheet, y: float, size: float, face: Face, rng: np.random.Generator) -> float:
    """A square code of black and white, beside a few words."""
    count = int(rng.integers(21, 34))
    dot = float(rng.uniform(0.5, 1.1))
    x = LEFT + float(rng.uniform(0, 60))
    for i in range(count):
        for j in range(count):
            if rng.random() < 0.5:
                left, top = x + i * dot, y + j * dot
                sheet.rectangle((left, top, left + dot, top + dot), outline=None, fill=INK)
    sheet.text(x + count * dot + size, y + 5 * size, words(rng, 4, 12), face, size)
    return y + count * dot + 2 * size


def _entries(sheet: Sheet, y: float, size: float, face: Face, rng: np.random.Generator) -> float:
    """Words by hand on a ruled line, with a pen's tick or ring here and there."""
    x = sheet.text(LEFT, y, words(rng, 2, 6) + "：", face, size)
    end = write(sheet, words(rng, 2, 10), x, y, 1.1 * size, face, rng, ink=pen(rng))
    sheet.line(x, y + 0.25 * size, end + 20, y + 0.25 * size, 0.2)
    if rng.random() < 0.5:
        write(sheet, ("√", "×", "○")[int(rng.integers(3))], end + 5, y, size, face, rng)
    return y + 2.2 * size


def _latin(sheet: Sheet, y: float, size: float, face: Face, rng: np.random.Generator) -> float:
    """A row of Latin letters and digits, close or wide apart, as on passports and cards."""
    x, end = LEFT + float(rng.uniform(0, 40)), float(rng.uniform(80, RIGHT - 10))
    size *= float(rng.choice([0.7, 1.0, 1.0, 1.4]))
    letter = face if rng.random() < 0.5 else find_fonts().digits[0]
    tracking = float(rng.choice([0.0, 0.0, 0.1, 0.5])) * size
    signs = LATIN + "0123456789<" if rng.random() < 0.5 else LATIN + LATIN.lower()
    while x < end:
        picked = rng.integers(0, len(signs), int(rng.integers(2, 10)))
        word = "".join(signs[int(i)] for i in picked)
        x = sheet.text(x, y, word, letter, size, tracking=tracking) + 0.4 * size
    return y + float(rng.uniform(1.4, 2.2)) * size
