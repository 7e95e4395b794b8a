"""Bytes of a picture in → pages out, RGB on white, turned as EXIF says."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from ocr.errors import BadUpload
from ocr.types import Image, Page, TextLine

MAX_PAGES = 50
MAX_PIXELS = 100_000_000

_FORMATS = ("JPEG", "PNG", "BMP", "TIFF", "WEBP", "GIF", "HEIF")
_ORIENTATION = 0x0112
_PAGED = frozenset({"TIFF"})
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
    MemoryError,
    struct.error,
    zlib.error,
)

# Pillow's own guard, set to our limit; what it catches becomes too_many_pixels below.
Pillow.MAX_IMAGE_PIXELS = MAX_PIXELS
register_heif_opener()


def picture_pages(data: bytes, *, source: str) -> tuple[Page, ...]:
    """One page, or as many as a TIFF holds. Sizes are judged from headers, before decoding;
    each page is then decoded once. Raises BadUpload."""
    pages: list[Page] = []
    with _open(data) as picture:
        count = getattr(picture, "n_frames", 1) if picture.format in _PAGED else 1
        check_page_count(count)
        for index in range(count):
            with _refusing_truncation():
                picture.seek(index)
                _check_pixels(*picture.size)
                image = _rgb(picture)
                height, width = image.shape[:2]
                dpi = picture.info.get("dpi", (0.0,))[0]
            pages.append(
                Page(
                    index=index,
                    width=width,
                    height=height,
                    source=source,
                    dpi=float(dpi) if 0 < float(dpi) < 10_000 else 0.0,
                    image=partial(_decode, data, index),
                    text_layer=_no_text_layer,
                )
            )
    return tuple(pages)


def check_page_count(count: int) -> None:
    """Raises BadUpload too_many_pages above the limit."""
    if count > MAX_PAGES:
        raise BadUpload(
            "too_many_pages",
            f"文件有 {count} 页，超过 {MAX_PAGES} 页的上限。",
            "请分成几个文件，每个不超过 50 页，再上传。",
        )


def _no_text_layer() -> tuple[TextLine, ...]:
    return ()


def _decode(data: bytes, index: int) -> Image:
    with _open(data) as picture, _refusing_truncation():
        picture.seek(index)
        return _rgb(picture)


@contextmanager
def _open(data: bytes) -> Iterator[Pillow.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Pillow.open(io.BytesIO(data), formats=_FORMATS)
    except Pillow.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise BadUpload(
            "not_an_image",
            "这个文件不是图片，也不是 PDF。",
            "请上传照片（JPG、PNG、HEIC 等）、扫描件或 PDF 文件。",
        ) from error
    except _DECODE_ERRORS as error:
        raise _truncated() from error
    with picture:
        _check_pixels(*picture.size)
        yield picture


@contextmanager
def _refusing_truncation() -> Iterator[None]:
    try:
        yield
    except Pillow.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _DECODE_ERRORS as error:
        raise _truncated() from error


def _check_pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> BadUpload:
    return BadUpload(
        "too_many_pixels",
        "图片太大，超过 1 亿像素。",
        "请用手机普通模式重新拍照，或缩小图片后再上传。",
    )


def _truncated() -> BadUpload:
    return BadUpload(
        "truncated_image",
        "图片不完整或已损坏，打不开。",
        "请重新拍照或重新保存图片，等上传完成后再提交。",
    )


def _rgb(picture: Pillow.Image) -> Image:
    """Decode: H × W × 3, EXIF turn applied, transparency on white, 8 bits a channel."""
    if picture.getexif().get(_ORIENTATION, 1) != 1:  # exif_transpose copies even when it need not
        picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I") or picture.mode == "F":
        return _eight_bits(np.asarray(picture))
    if picture.has_transparency_data:
        layers = picture.convert("RGBA")
        white = Pillow.new("RGBA", layers.size, "white")
        picture = Pillow.alpha_composite(white, layers)
    if picture.mode != "RGB":
        picture = picture.convert("RGB")
    return np.array(picture, dtype=np.uint8)


def _eight_bits(grey: np.ndarray) -> Image:
    """One channel of more than 8 bits: 16-bit steps are cut to 8, fractions up to 1 scaled."""
    values = grey.astype(np.float32)
    top = float(values.max(initial=0.0))
    values *= 255.0 if top <= 1.0 and grey.dtype.kind == "f" else 1 / 257.0 if top > 255 else 1.0
    return np.repeat(np.clip(values, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
