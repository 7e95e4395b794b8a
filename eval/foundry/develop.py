"""A paper × chance → a file's bytes and the exact truth of what it shows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
from PIL import Image

from eval.foundry.degrade import Capture, Photo, photograph
from eval.foundry.paper import draw, template_of, type_code
from eval.foundry.sheet import Box, Sheet, hull
from eval.foundry.style import Style
from eval.foundry.template import Paper
from ocr.types import Image as Pixels

# EXIF orientation that turns stored pixels back by so many quarter turns clockwise.
EXIF_TURNS = {0: 1, 1: 6, 2: 3, 3: 8}
EXIF_ORIENTATION = 0x0112


class Container(StrEnum):
    """What kind of file holds the pictures."""

    JPEG = "jpg"
    PNG = "png"
    PDF = "pdf"


@dataclass(frozen=True)
class Filing:
    """How pictures are put in a file (two sheets always in a PDF): `quality` of JPEG;
    `exif_turn` quarter turns that the phone left to the EXIF tag instead of turning pixels."""

    container: Container
    quality: int = 82
    exif_turn: int = 0


@dataclass(frozen=True)
class Developed:
    """A paper as a file, with its sheets as they were drawn. `truth`: type, orientation, fields,
    seals, signatures, ticks; polygons as fractions of the page as uploaded, after EXIF. What is
    cut off or under a light spot has `legible` False there."""

    data: bytes
    ending: Container
    truth: dict[str, object]
    sheets: tuple[Sheet, ...]


def develop(
    paper: Paper, style: Style, capture: Capture, filing: Filing, made_on: date
) -> Developed:
    """The paper drawn, photographed and put in a file."""
    scale = capture.long_side * capture.fill * 1.08 / max(template_of(paper).size)
    sheets = draw(paper, style, scale)
    photos = [
        photograph(sheet.pixels(), capture, style.rng, values=[hull(m.boxes) for m in sheet.marks])
        for sheet in sheets
    ]
    if len(photos) > 1:
        filing = replace(filing, container=Container.PDF)
    data = encode([photo.image for photo in photos], filing, made_on)
    return Developed(data, filing.container, truth_of(paper, capture, sheets, photos), sheets)


def encode(images: Sequence[Pixels], filing: Filing, made_on: date) -> bytes:
    """Pictures as one file; only a PDF holds more than the first."""
    out = io.BytesIO()
    pages = [Image.fromarray(image) for image in images]
    match filing.container:
        case Container.JPEG:
            exif = Image.Exif()
            stored = pages[0]
            if filing.exif_turn % 4:
                exif[EXIF_ORIENTATION] = EXIF_TURNS[filing.exif_turn % 4]
                stored = Image.fromarray(np.rot90(images[0], k=filing.exif_turn % 4))
            stored.save(out, "JPEG", quality=filing.quality, exif=exif)
        case Container.PNG:
            pages[0].quantize(128).save(out, "PNG")
        case Container.PDF:
            stamp = made_on.timetuple()
            pages[0].save(
                out,
                "PDF",
                save_all=True,
                append_images=pages[1:],
                resolution=max(pages[0].size) / 11.69,
                quality=filing.quality,
                creationDate=stamp,
                modDate=stamp,
            )
    return out.getvalue()


def truth_of(
    paper: Paper, capture: Capture, sheets: Sequence[Sheet], photos: Sequence[Photo]
) -> dict[str, object]:
    """What the pictures of a paper's sheets show of it, one picture a sheet."""
    fields: dict[str, dict[str, object]] = {}
    seals: list[dict[str, object]] = []
    signatures: list[dict[str, object]] = []
    ticks: list[dict[str, object]] = []
    for page, (sheet, photo) in enumerate(zip(sheets, photos, strict=True)):
        for mark in sheet.marks:
            entry: dict[str, object] = {
                "value": mark.value,
                **_place(page, hull(mark.boxes), photo),
            }
            if len(mark.boxes) > 1:
                entry["lines"] = [polygon(box, photo) for box in mark.boxes]
            fields[mark.key] = entry
        for seal in sheet.seals:
            words = {"text": seal.text, "centre": seal.centre, "shape": str(seal.shape)}
            seals.append({**words, **_place(page, seal.box, photo)})
        for sign in sheet.signatures:
            ink = {"label": sign.label, "text": sign.text, "present": sign.present}
            signatures.append({**ink, **_place(page, sign.box, photo)})
        for tick in sheet.ticks:
            state = {"label": tick.label, "state": str(tick.state)}
            ticks.append({**state, **_place(page, tick.box, photo)})
    return {
        "type": type_code(paper),
        "orientation": capture.turn % 4 * 90,
        "pages": len(sheets),
        "fields": fields,
        "seals": seals,
        "signatures": signatures,
        "ticks": ticks,
    }


def _place(page: int, box: Box, photo: Photo) -> dict[str, object]:
    place: dict[str, object] = {"page": page, "polygon": polygon(box, photo)}
    return place if photo.shows(box) else {**place, "legible": False}


def polygon(box: Box, photo: Photo) -> list[list[float]]:
    """A box of the sheet as four points of the picture, in fractions, clockwise from the
    text's own top left."""
    left, top, right, bottom = box
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    placed = photo.warp(corners) / np.array(photo.size)
    return [[round(float(x), 5), round(float(y), 5)] for x, y in placed]
