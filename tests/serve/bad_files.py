"""Files that can't be used, each with the code it must be refused with."""

from __future__ import annotations

import io
import struct
import zlib

import pypdfium2
from PIL import Image


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((400, 400), 80).save(out, "JPEG")
    return out.getvalue()


def _png_header(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + content


def _pdf(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 300).close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _encrypted_pdf() -> bytes:
    """A one-page PDF under the standard security handler, whose password nobody gave."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>",
        b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"5a" * 32 + b"> /U <"
        + b"a5" * 32 + b"> >>",
    ]  # fmt: skip
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00112233> <00112233>] >>"
    return body + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n"
        % (table, trailer, len(body))
    )


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "not an image": (b"these are just words, not a picture\n" * 20, "not_an_image"),
    "empty file": (b"", "empty_file"),
    "truncated JPEG": (_jpeg()[:4000], "truncated_image"),
    "30,000 × 30,000 PNG": (_png_header(30_000, 30_000), "too_many_pixels"),
    "encrypted PDF": (_encrypted_pdf(), "encrypted_pdf"),
    "60-page PDF": (_pdf(60), "too_many_pages"),
}
