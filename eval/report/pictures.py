"""A page and the faults on it → a small picture with both outlines and the faults' numbers."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from eval.report.faults import Fault
from eval.suites.papers import ReadSample
from ocr.errors import BadUpload
from ocr.pages import load_pages
from ocr.types import Image, Point

LONG_SIDE = 1100
_QUALITY = 72
_TRUE = (15, 110, 190)
_FOUND = (200, 30, 30)
_RIGHT = (40, 140, 80)
_WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Picture:
    """A `data:` URI of a JPEG, its size, and which page of the file it shows."""

    uri: str
    width: int
    height: int
    page: int


def picture_of(folder: Path, one: ReadSample, faults: Sequence[Fault]) -> Picture | None:
    """The page with the most faults, upright, the fields read right outlined thinly, and each
    fault with its place of 1 in `faults`; None when the file isn't here or won't open."""
    path = folder / one.sample.file
    pages = [fault.page for fault in faults]
    number = max(pages, key=pages.count, default=0)
    try:
        image = load_pages(path.read_bytes(), source=path.name)[number].image()
    except (FileNotFoundError, BadUpload, IndexError):
        return None
    canvas = _drawn(_small(image), one, faults, number)
    turn = one.sample.orientation[number] if number < len(one.sample.orientation) else 0
    canvas = np.ascontiguousarray(np.rot90(canvas, turn // 90))
    canvas = _numbered(canvas, faults, number, turn // 90)
    return Picture(_uri(canvas), canvas.shape[1], canvas.shape[0], number)


def _small(image: Image) -> Image:
    scale = min(1.0, LONG_SIDE / max(image.shape[:2]))
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _drawn(canvas: Image, one: ReadSample, faults: Sequence[Fault], page: int) -> Image:
    places = {fault.there for fault in faults}
    for true in one.sample.documents:
        for field in true.fields.values():
            if field.page == page and field.legible and field.polygon not in places:
                _outline(canvas, field.polygon, _RIGHT, 1)
    for fault in faults:
        if fault.page == page and fault.there is not None:
            _outline(canvas, fault.there, _TRUE, 2)
        for polygon in fault.seen if fault.page == page else ():
            _outline(canvas, polygon, _FOUND, 2)
    return canvas


def _outline(
    canvas: Image, polygon: Sequence[Point], colour: tuple[int, int, int], width: int
) -> None:
    height, wide = canvas.shape[:2]
    points = np.round(np.array(polygon) * [wide, height]).astype(np.int32)
    cv2.polylines(canvas, [points], True, colour, width, cv2.LINE_AA)


def _numbered(canvas: Image, faults: Sequence[Fault], page: int, quarters: int) -> Image:
    height, wide = canvas.shape[:2]
    for number, fault in enumerate(faults, start=1):
        polygon = fault.there or next(iter(fault.seen), None)
        if fault.page != page or polygon is None:
            continue
        points = np.array([_turned(point, quarters) for point in polygon]) * [wide, height]
        left, top = points.min(axis=0)
        at = (int(np.clip(left - 4, 14, wide - 14)), int(np.clip(top - 4, 14, height - 14)))
        cv2.circle(canvas, at, 13, _WHITE, cv2.FILLED, cv2.LINE_AA)
        cv2.circle(canvas, at, 12, _TRUE if fault.there else _FOUND, cv2.FILLED, cv2.LINE_AA)
        text, face = str(number), cv2.FONT_HERSHEY_SIMPLEX
        (width, tall), _ = cv2.getTextSize(text, face, 0.45, 1)
        place = (at[0] - width // 2, at[1] + tall // 2)
        cv2.putText(canvas, text, place, face, 0.45, _WHITE, 1, cv2.LINE_AA)
    return canvas


def _turned(point: Point, quarters: int) -> Point:
    """Where a point goes when the picture is turned so many quarters counter-clockwise."""
    x, y = point
    for _ in range(quarters % 4):
        x, y = y, 1 - x
    return x, y


def _uri(canvas: Image) -> str:
    done, data = cv2.imencode(".jpg", canvas[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not done:
        raise ValueError(f"a picture of shape {canvas.shape} can't be written as JPEG")
    return f"data:image/jpeg;base64,{b64encode(bytes(data)).decode()}"
