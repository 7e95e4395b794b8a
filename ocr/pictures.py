"""Bytes of a picture in → pages out: 8-bit RGB, on a ground that contrasts, turned as EXIF says."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL import UnidentifiedImageError
from pillow_heif import register_heif_opener

from ocr.errors import BadUpload
from ocr.limits import MAX_PAGES, check_page_count, check_picture_size, too_complex, too_many_pixels
from ocr.types import Image, Page, TextLine

_FORMATS = ("JPEG", "PNG", "BMP", "TIFF", "WEBP", "GIF", "HEIF")
_ORIENTATION, _PHOTOMETRIC = 0x0112, 0x0106
_PAGED = frozenset({"TIFF"})
_BAND = 256
"""Rows converted at a time: a picture of the largest size must fit once, not three times."""

_LIGHT = 170
_FEW = 0.02
_DECODE_ERRORS = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    OverflowError,
    RuntimeError,
    struct.error,
    zlib.error,
)

# How EXIF's eight orientations turn rows and columns: transposed, rows reversed, columns reversed.
_TURNS = {
    2: (False, False, True),
    3: (False, True, True),
    4: (False, True, False),
    5: (True, False, False),
    6: (True, False, True),
    7: (True, True, True),
    8: (True, True, False),
}

# Pillow's own guard is stricter than ours in its warnings and looser in its errors.
Pillow.MAX_IMAGE_PIXELS = None
register_heif_opener()


def picture_pages(data: bytes, *, source: str) -> tuple[Page, ...]:
    """One page, or as many as a TIFF holds. Sizes are judged from headers; nothing is decoded
    yet. Raises BadUpload."""
    pages: list[Page] = []
    with _open(data) as picture:
        for index in _frames(picture):
            width, height = picture.size
            if _turn(picture) in (5, 6, 7, 8):
                width, height = height, width
            pages.append(
                Page(
                    index=index,
                    width=width,
                    height=height,
                    source=source,
                    dpi=_dpi(picture),
                    image=partial(_decode, data, index),
                    text_layer=_no_text_layer,
                )
            )
    return tuple(pages)


def decode_layers(data: bytes) -> NDArray[np.uint8]:
    """The first picture in `data`, H × W × 4, RGB and how opaque. Raises BadUpload."""
    with _open(data) as picture, _refusing_truncation():
        check_picture_size(*picture.size)
        if _deep(picture):
            grey = np.array(_rgb(picture))
            return np.dstack([grey, np.full(grey.shape[:2], 255, np.uint8)])
        return np.asarray(picture.convert("RGBA"))


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin as a picture that can be read here."""
    try:
        with _open(data):
            return True
    except BadUpload as error:
        return error.code != "not_an_image"


def _frames(picture: Pillow.Image) -> Iterator[int]:
    """Seeks each page in turn: counting them all beforehand may take minutes."""
    for index in range(MAX_PAGES + 1):
        if index and picture.format not in _PAGED:
            return
        with _refusing_truncation():
            try:
                picture.seek(index)
            except EOFError:
                if index and getattr(picture, "n_frames", 0) == index:
                    return
                raise
        check_page_count(index + 1)
        check_picture_size(*picture.size)
        yield index


def _dpi(picture: Pillow.Image) -> float:
    try:
        dpi = float(picture.info.get("dpi", (0.0,))[0])
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0
    return dpi if 0 < dpi < 10_000 else 0.0


def _no_text_layer() -> tuple[TextLine, ...]:
    return ()


def _decode(data: bytes, index: int) -> Image:
    with _open(data) as picture, _refusing_truncation():
        picture.seek(index)
        check_picture_size(*picture.size)
        return _rgb(picture)


@contextmanager
def _open(data: bytes) -> Iterator[Pillow.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Pillow.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise BadUpload(
            "not_an_image",
            "这个文件不是图片，也不是 PDF 或 OFD。",
            "请上传照片（JPG、PNG、HEIC 等）、扫描件、PDF 或 OFD 文件。",
        ) from error
    except MemoryError as error:
        raise too_complex() from error
    except Pillow.DecompressionBombError as error:
        raise too_many_pixels() from error
    except _DECODE_ERRORS as error:
        raise _truncated() from error
    with picture:
        yield picture


@contextmanager
def _refusing_truncation() -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except MemoryError as error:
        raise too_complex() from error
    except Pillow.DecompressionBombError as error:
        raise too_many_pixels() from error
    except _DECODE_ERRORS as error:
        raise _truncated() from error


def _truncated() -> BadUpload:
    return BadUpload(
        "truncated_image",
        "图片不完整或已损坏，打不开。",
        "请重新拍照或重新保存图片，等上传完成后再提交。",
    )


def _turn(picture: Pillow.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except _DECODE_ERRORS:
        return 1


def _rgb(picture: Pillow.Image) -> Image:
    """Decode: H × W × 3, EXIF turn applied, transparency laid on a ground, 8 bits a channel."""
    picture.load()
    turn = _turn(picture)
    if _deep(picture):
        image = _eight_bits(np.asarray(picture), inverted=_is_negative(picture))
    elif picture.has_transparency_data and not _is_opaque(picture):
        image = _on_ground(picture)
    else:
        image = _banded(picture)
    return _turned(image, turn)


def _turned(image: Image, turn: int) -> Image:
    if turn not in _TURNS:
        return image
    transposed, rows, columns = _TURNS[turn]
    if transposed:
        image = image.transpose(1, 0, 2)
    return np.ascontiguousarray(image[:: -1 if rows else 1, :: -1 if columns else 1])


def _bands(picture: Pillow.Image) -> Iterator[tuple[int, Pillow.Image]]:
    for top in range(0, picture.height, _BAND):
        box = (0, top, picture.width, min(picture.height, top + _BAND))
        yield top, picture.crop(box)


def _banded(picture: Pillow.Image) -> Image:
    image = np.empty((picture.height, picture.width, 3), dtype=np.uint8)
    for top, band in _bands(picture):
        image[top : top + band.height] = np.asarray(band.convert("RGB"))
    return image


def _on_ground(picture: Pillow.Image) -> Image:
    """White, unless something light would vanish on it; grey where dark things would vanish
    on black."""
    ground = _ground(picture)
    image = np.empty((picture.height, picture.width, 3), dtype=np.uint8)
    for top, band in _bands(picture):
        layers = np.asarray(band.convert("RGBA"))
        opaque = layers[..., 3:].astype(np.uint16)
        mixed = layers[..., :3] * opaque + ground * (255 - opaque) + 127
        image[top : top + band.height] = mixed // 255
    return image


def _is_opaque(picture: Pillow.Image) -> bool:
    """Whether an alpha channel is there and says nothing."""
    return "A" in picture.getbands() and picture.getchannel("A").getextrema() == (255, 255)


def _ground(picture: Pillow.Image) -> int:
    """A grey that contrasts with what borders on transparency."""
    light = dark = 0
    for _, band in _bands(picture):
        layers = np.asarray(band.convert("RGBA"))
        seen = layers[..., 3] > 127
        clear = np.pad(~seen, 1, mode="edge")
        near = clear[:-2, 1:-1] | clear[2:, 1:-1] | clear[1:-1, :-2] | clear[1:-1, 2:]
        edge = layers[seen & near]
        bright = edge[:, :3] @ np.array([77, 151, 28]) >> 8 > _LIGHT
        light += int(bright.sum())
        dark += int((~bright).sum())
    if light <= _FEW * (light + dark):
        return 255
    return 0 if dark <= _FEW * (light + dark) else 90


def _deep(picture: Pillow.Image) -> bool:
    return picture.mode.startswith("I") or picture.mode == "F"


def _is_negative(picture: Pillow.Image) -> bool:
    """TIFF's "white is zero", which Pillow undoes at 8 bits but not above."""
    tags = getattr(picture, "tag_v2", None)
    return tags is not None and tags.get(_PHOTOMETRIC) == 0


def _eight_bits(grey: NDArray[np.generic], *, inverted: bool) -> Image:
    """One channel of more than 8 bits, scaled by the depth it uses: scanners put 10, 12 and 14
    bits into 16. Fractions up to 1 are scaled by 255."""
    top = float(grey.max(initial=0))
    depths = (1.0, 255.0) if grey.dtype.kind == "f" else (255.0,)
    full = next((d for d in (*depths, 1023.0, 4095.0, 16383.0, 65535.0) if top <= d), top)
    image = np.empty((*grey.shape, 3), dtype=np.uint8)
    for start in range(0, len(grey), _BAND):
        band = np.clip(grey[start : start + _BAND].astype(np.float32) * (255.0 / full), 0, 255)
        image[start : start + _BAND] = (255 - band if inverted else band)[..., None]
    return image
