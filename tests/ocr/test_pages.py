"""Every container comes in; what can't be used is refused with a code and a remedy."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import numpy as np
import pillow_heif
import pypdfium2 as pdfium
import pytest
from PIL import Image as Pillow

from ocr.errors import BadUpload
from ocr.pages import MAX_BYTES, load_pages

RED, BLUE = (220, 30, 30), (20, 40, 200)


def half_red_half_blue(mode: str = "RGB") -> Pillow.Image:
    """80 × 60, red on the left, blue on the right."""
    picture = Pillow.new("RGB", (80, 60), BLUE)
    picture.paste(RED, (0, 0, 40, 60))
    return picture.convert(mode)


def saved(picture: Pillow.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def heic() -> bytes:
    buffer = io.BytesIO()
    pillow_heif.from_pillow(half_red_half_blue()).save(buffer, quality=95)
    return buffer.getvalue()


def scan_pdf(pages: int = 1) -> bytes:
    sheets = [half_red_half_blue() for _ in range(pages)]
    return saved(sheets[0], "PDF", save_all=True, append_images=sheets[1:])


CONTAINERS: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(half_red_half_blue(), "JPEG", quality=95),
    "cmyk jpeg": lambda: saved(half_red_half_blue("CMYK"), "JPEG", quality=95),
    "png": lambda: saved(half_red_half_blue(), "PNG"),
    "palette png": lambda: saved(half_red_half_blue("P"), "PNG"),
    "alpha png": lambda: saved(half_red_half_blue("RGBA"), "PNG"),
    "bmp": lambda: saved(half_red_half_blue(), "BMP"),
    "tiff": lambda: saved(half_red_half_blue(), "TIFF"),
    "webp": lambda: saved(half_red_half_blue(), "WEBP", lossless=True),
    "gif": lambda: saved(half_red_half_blue(), "GIF"),
    "heic": heic,
    "pdf": scan_pdf,
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_every_container_becomes_rgb_pages(name: str) -> None:
    (page,) = load_pages(CONTAINERS[name](), source="upload")
    image = page.image()
    assert image.dtype == np.uint8
    assert image.shape == (page.height, page.width, 3)
    left, right = image[page.height // 2, page.width // 4], image[page.height // 2, -10]
    assert np.abs(left.astype(int) - RED).max() < 60
    assert np.abs(right.astype(int) - BLUE).max() < 60


def test_a_page_is_rendered_anew_each_time_and_always_the_same() -> None:
    (page,) = load_pages(saved(half_red_half_blue(), "PNG"), source="a.png")
    first, second = page.image(), page.image()
    assert first is not second
    assert (first == second).all()


def test_transparency_is_laid_on_white() -> None:
    clear = Pillow.new("RGBA", (40, 40), (0, 0, 0, 0))
    (page,) = load_pages(saved(clear, "PNG"), source="a.png")
    assert (page.image() == 255).all()


def test_sixteen_bit_grey_keeps_its_contrast() -> None:
    ramp = np.linspace(0, 65535, 60 * 80, dtype=np.uint16).reshape(60, 80)
    (page,) = load_pages(saved(Pillow.fromarray(ramp), "PNG"), source="a.png")
    image = page.image()
    assert image.min() <= 1 and image.max() >= 254


def test_the_exif_turn_is_obeyed() -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn clockwise by 90
    (page,) = load_pages(saved(half_red_half_blue(), "JPEG", exif=exif), source="a.jpg")
    assert (page.width, page.height) == (60, 80)
    assert page.image()[5, 30, 0] > 150  # red, left before, is now at the top


def test_pages_of_one_upload_are_counted_from_zero() -> None:
    frames = [half_red_half_blue() for _ in range(3)]
    tiff = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    assert [page.index for page in load_pages(tiff, source="a.tif")] == [0, 1, 2]
    assert [page.index for page in load_pages(scan_pdf(4), source="a.pdf")] == [0, 1, 2, 3]


def test_the_name_of_a_file_does_not_matter() -> None:
    (page,) = load_pages(saved(half_red_half_blue(), "PNG"), source="photo.pdf")
    assert (page.width, page.height) == (80, 60)


def huge_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels)


def truncated_jpeg() -> bytes:
    noise = np.random.default_rng(1).integers(0, 255, (400, 400, 3), dtype=np.uint8)
    whole = saved(Pillow.fromarray(noise), "JPEG")
    return whole[: len(whole) // 2]


REFUSED: dict[str, Callable[[], bytes]] = {
    "empty_file": lambda: b"",
    "not_an_image": lambda: b"just some words, no picture at all" * 10,
    "truncated_image": truncated_jpeg,
    "too_many_pixels": huge_png,
    "too_many_pages": lambda: scan_pdf(51),
    "damaged_pdf": lambda: scan_pdf()[:200],
    "too_large": lambda: bytes(MAX_BYTES + 1),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cant_be_used_is_refused_with_a_remedy(code: str) -> None:
    with pytest.raises(BadUpload) as refused:
        load_pages(REFUSED[code](), source="upload")
    assert refused.value.code == code
    assert refused.value.message.endswith("。")
    assert refused.value.remedy.startswith("请")


def test_fifty_pages_are_taken() -> None:
    assert len(load_pages(scan_pdf(50), source="a.pdf")) == 50


def test_a_scan_has_no_text_layer() -> None:
    (page,) = load_pages(scan_pdf(), source="a.pdf")
    assert page.text_layer() == ()


def test_a_pdf_page_tells_its_own_words_and_where_they_stand() -> None:
    (page,) = load_pages(written_pdf("SAMPLE 20261123"), source="a.pdf")
    (line,) = page.text_layer()
    assert line.text == "SAMPLE 20261123"
    left, top, right, bottom = line.region.box
    assert left == pytest.approx(0.1, abs=0.01)
    assert top < 0.2 < bottom + 0.02
    assert right < 0.7


def written_pdf(words: str) -> bytes:
    """An A4 page whose words begin at a tenth of its width, a fifth from its top."""
    width, height = 595, 842
    stream = f"BT /F1 24 Tf {0.1 * width:.1f} {0.8 * height:.1f} Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    body += trailer % (len(objects) + 1, start)
    assert len(pdfium.PdfDocument(body)) == 1
    return body


def test_a_phone_photo_with_a_second_picture_inside_is_one_page() -> None:
    frames = [half_red_half_blue(), half_red_half_blue()]
    photo = saved(frames[0], "MPO", save_all=True, append_images=frames[1:])
    (page,) = load_pages(photo, source="a.jpg")
    assert (page.width, page.height) == (80, 60)
