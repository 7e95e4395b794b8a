"""A small PDF, written by hand so that its text layer can be true, false, garbled or locked."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

WIDTH, HEIGHT = 595, 842
SIZE = 24

_GARBLED = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Garbled def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <20> <7E> <E020> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


@dataclass(frozen=True)
class Words:
    """A line at (x, y) points from the bottom left: `hidden` is in the text layer but can't be
    seen, `outlined` is seen but only as a picture, `blurred` by so many of its pixels."""

    text: str
    x: float
    y: float
    hidden: bool = False
    outlined: bool = False
    blurred: float = 0.0


def pdf(
    lines: Sequence[Words], *, rotate: int = 0, garbled: bool = False, locked: bool = False
) -> bytes:
    """One A4 page in 24-point Helvetica."""
    stream, pictures = b"", []
    for words in lines:
        if words.outlined:
            picture = _picture(words)
            height, width = picture.shape
            name = f"I{len(pictures)}"
            stream += (
                f"q {width / 4:.2f} 0 0 {height / 4:.2f} {words.x} {words.y - 8} cm /{name} Do Q\n"
            ).encode()
            pictures.append((name, picture))
        else:
            mode = 3 if words.hidden else 0
            at = f"{words.x} {words.y} Td"
            stream += f"BT /F1 {SIZE} Tf {mode} Tr {at} ({words.text}) Tj ET\n".encode()
    first = 7
    named = " ".join(f"/{name} {first + i} 0 R" for i, (name, _) in enumerate(pictures))
    to_unicode = b" /ToUnicode 6 0 R" if garbled else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
            f"/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << {named} >> >> >>"
        ).encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica%s >>" % to_unicode,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(_GARBLED), _GARBLED),
        *(_image_object(picture) for _, picture in pictures),
    ]
    lock = b""
    if locked:
        lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]"
        lock %= (b"11" * 32, b"22" * 32, b"33" * 16, b"33" * 16)
    return _file(objects, lock)


def _picture(words: Words) -> np.ndarray:
    text = words.text
    (width, height), below = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, 2.4, 4)
    picture = np.full((height + below + 24, width + 24), 255, dtype=np.uint8)
    cv2.putText(picture, text, (12, height + 12), cv2.FONT_HERSHEY_DUPLEX, 2.4, 0, 4, cv2.LINE_AA)
    if words.blurred:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), words.blurred), dtype=np.uint8)
    return picture


def _image_object(picture: np.ndarray) -> bytes:
    height, width = picture.shape
    data = zlib.compress(picture.tobytes())
    return (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
    ) % (width, height, len(data), data)


def _file(objects: Sequence[bytes], lock: bytes) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    trailer = b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF"
    return body + trailer % (len(objects) + 1, lock, start)
