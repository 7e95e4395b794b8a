"""Uploads of every kind, whole, odd and hostile, each built when asked for by its name."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pillow_heif
from PIL import Image as Pillow

from ocr.limits import MAX_BYTES
from tests.ocr.ofd import archive, content, image_object, ofd, picture, seal, text_object
from tests.ocr.pdf import Words, pdf

RED, BLUE = (220, 30, 30), (20, 40, 200)


def half_red_half_blue(mode: str = "RGB") -> Pillow.Image:
    """80 × 60, red on the left, blue on the right."""
    whole = Pillow.new("RGB", (80, 60), BLUE)
    whole.paste(RED, (0, 0, 40, 60))
    return whole.convert(mode)


def saved(image: Pillow.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def heic(image: Pillow.Image | None = None) -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(image or half_red_half_blue()).save(out, quality=95)
    return out.getvalue()


def scan_pdf(pages: int = 1) -> bytes:
    sheets = [half_red_half_blue() for _ in range(pages)]
    return saved(sheets[0], "PDF", save_all=True, append_images=sheets[1:])


def several(kind: str, count: int, size: tuple[int, int] = (80, 60)) -> bytes:
    """`count` frames, the first half red and half blue, the others grey."""
    grey = [Pillow.new("RGB", size, (n * 5 % 256,) * 3) for n in range(1, count)]
    return saved(half_red_half_blue().resize(size), kind, save_all=True, append_images=grey)


def noise(kind: str) -> bytes:
    """A picture that does not compress, so that half of its bytes are half of its rows."""
    pixels = np.random.default_rng(1).integers(0, 255, (300, 300, 3), dtype=np.uint8)
    image = Pillow.fromarray(pixels)
    return heic(image) if kind == "HEIF" else saved(image, kind)


def cut(data: bytes, share: float = 0.5) -> bytes:
    return data[: int(len(data) * share)]


# --- pictures -----------------------------------------------------------------------------


def png(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    """A PNG of any header; `rows` with their filter bytes, not yet packed."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    packed = chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + packed + chunk(b"IEND", b"")


def deep_rgb_png() -> bytes:
    row = b"\0" + struct.pack(">3H", *(257 * c for c in RED)) * 40
    row += struct.pack(">3H", *(257 * c for c in BLUE)) * 40
    return png(80, 60, 16, 2, row * 60)


def tiff(tags: Sequence[tuple[int, int, int, int]], body: bytes = b"", *, pages: int = 1) -> bytes:
    """Little-endian, each page with the same tags (tag, type, count, value); `body` at byte 8."""
    at = 8 + len(body) + len(body) % 2
    size = 2 + 12 * len(tags) + 4
    entries = b"".join(struct.pack("<HHII", *tag) for tag in sorted(tags))
    parts = [b"II*\0", struct.pack("<I", at), body, b"\0" * (len(body) % 2)]
    for page in range(pages):
        following = at + size * (page + 1) if page + 1 < pages else 0
        parts += [struct.pack("<H", len(tags)), entries, struct.pack("<I", following)]
    return b"".join(parts)


def tiff_tags(
    width: int, height: int, *, depth: int = 8, negative: bool = False, size: int = 0
) -> list[tuple[int, int, int, int]]:
    """One strip of one grey channel, not packed."""
    return [
        (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, depth), (259, 3, 1, 1),
        (262, 3, 1, 0 if negative else 1), (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, height),
        (279, 4, 1, size),
    ]  # fmt: skip


def negative_tiff() -> bytes:
    """16 bits, white is zero: dark on the left, light on the right."""
    pixels = np.full((60, 80), 60_000, "<u2")
    pixels[:, 40:] = 2_000
    body = pixels.tobytes()
    return tiff(tiff_tags(80, 60, depth=16, negative=True, size=len(body)), body)


def light_words_on_nothing() -> bytes:
    """White strokes on transparency."""
    pixels = np.zeros((60, 80, 4), np.uint8)
    pixels[20:40:6, 10:70] = 255
    return saved(Pillow.fromarray(pixels), "PNG")


def huge_tile_tiff() -> bytes:
    """A small picture in one tile of 60,000 × 60,000."""
    tags = [tag for tag in tiff_tags(100, 100) if tag[0] not in (259, 273, 278, 279)]
    tags += [(259, 3, 1, 8), (322, 4, 1, 60_000), (323, 4, 1, 60_000), (324, 4, 1, 8)]
    body = zlib.compress(bytes(1000))
    return tiff([*tags, (325, 4, 1, len(body))], body)


# --- PDF ----------------------------------------------------------------------------------


def raw_pdf(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """Objects numbered from 1, the first the catalogue."""
    body, offsets = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    count = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\n" % (
        count, table, count, trailer,
    )  # fmt: skip
    return body + end + b"startxref\n%d\n%%%%EOF\n" % len(body)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def one_page(
    drawn: bytes = b"", *, box: bytes = b"0 0 200 300", catalogue: bytes = b"", more: bytes = b"",
    resources: bytes = b"", objects: Sequence[bytes] = (),
) -> bytes:  # fmt: skip
    """`objects` begin at number 5."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << %s >> %s >>"
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page % (box, resources, more),
            stream(drawn),
            *objects,
        ]
    )


def many_paged_pdf(count: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>",
        ]
    )


def endless_pdf(steps: int = 20_000) -> bytes:
    """A page whose every pixel asks for so many steps of arithmetic."""
    program = b"{ " + b"2 copy add pop " * steps + b"pop }"
    return one_page(
        b"/S sh\n",
        resources=b"/Shading << /S 5 0 R >>",
        objects=[
            b"<< /ShadingType 1 /ColorSpace /DeviceGray /Function 6 0 R "
            b"/Matrix [200 0 0 300 0 0] >>",
            stream(program, b"/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]"),
        ],
    )


def mixed_pdf() -> bytes:
    return pdf((Words("SAMPLE", 60, 700), Words("DRAWN", 60, 300, outlined=True)))


def script_pdf(*, escaped: bool = False, packed: bool = False) -> bytes:
    """Its catalogue runs a script when opened."""
    name = b"/#4aavaScript" if escaped else b"/JavaScript"
    action = b"<< /S %s /JS (app.alert\\(1\\)) >>" % name
    if packed:
        data = zlib.compress(b"9 0 " + action)
        held = stream(data, b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
        return one_page(catalogue=b"", objects=[held])
    return one_page(catalogue=b"/OpenAction " + action)


def launch_pdf(program: str = "/bin/false") -> bytes:
    action = b"<< /S /Launch /F (%s) >>" % program.encode()
    link = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 200 300] /A %s >>]" % action
    return one_page(catalogue=b"/OpenAction " + action, more=link)


# --- OFD ----------------------------------------------------------------------------------


def written_ofd(pages: int = 1) -> bytes:
    return ofd([content(text_object(f"样本第{n}页", 20, 20)) for n in range(pages)])


def bomb_xml(*, external: bool = False) -> bytes:
    if external:
        entities = '<!ENTITY a SYSTEM "file:///etc/hostname">'
    else:
        entities = '<!ENTITY a "样本样本样本样本">' + "".join(
            f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )
    last = "a" if external else "i"
    text = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><x>&{last};</x>'
    return ofd([content()], parts={"Doc_0/Pages/Page_0/Content.xml": text.encode()})


def bomb_zip() -> bytes:
    return ofd([content()], parts={"Doc_0/Pages/Page_0/Content.xml": b" " * (65 * 2**20)})


def locked_ofd() -> bytes:
    data = bytearray(written_ofd())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = data.find(mark)
        data[found + at] |= 1
    return bytes(data)


def composites_within_composites(each: int = 30) -> bytes:
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{30 + n}" Width="9" Height="9"><ofd:Content>'
        + f'<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="{31 + n}"/>' * each
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for n in range(10)
    )
    used = '<ofd:CompositeObject ID="2" Boundary="0 0 9 9" ResourceID="30"/>'
    resources = f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>"
    return ofd([content(used)], resources=resources)


def picture_ofd(name: str, data: bytes) -> bytes:
    return ofd([content(image_object("1 1 9 9"))], media={name: data})


def long_ofd() -> bytes:
    area = "<ofd:Area><ofd:PhysicalBox>0 0 210 70000</ofd:PhysicalBox></ofd:Area>"
    return ofd([content(area=area)])


def zipped(name: str) -> bytes:
    return archive({name: b"sample"})


def with_zip_behind(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("sample.html", "<html>")
    return out.getvalue()


# --- the lists that docs/accepted-files.md names row by row --------------------------------

Build = Callable[[], bytes]

ACCEPTED: Mapping[str, Build] = {
    "JPEG": lambda: saved(half_red_half_blue(), "JPEG", quality=95),
    "JPEG, CMYK": lambda: saved(half_red_half_blue("CMYK"), "JPEG", quality=95),
    "JPEG with a second picture inside (MPO)": lambda: several("MPO", 2),
    "PNG": lambda: saved(half_red_half_blue(), "PNG"),
    "PNG, palette": lambda: saved(half_red_half_blue("P"), "PNG"),
    "PNG, 16 bits a channel": deep_rgb_png,
    "PNG, transparent": lambda: saved(half_red_half_blue("RGBA"), "PNG"),
    "BMP": lambda: saved(half_red_half_blue(), "BMP"),
    "TIFF": lambda: saved(half_red_half_blue(), "TIFF"),
    "TIFF, several pages": lambda: several("TIFF", 3),
    "TIFF, CMYK": lambda: saved(half_red_half_blue("CMYK"), "TIFF"),
    "WEBP": lambda: saved(half_red_half_blue(), "WEBP", lossless=True),
    "HEIC": heic,
    "GIF, the first frame": lambda: several("GIF", 3),
    "PDF, scanned": scan_pdf,
    "PDF, written": lambda: pdf((Words("SAMPLE", 60, 700),)),
    "PDF, mixed": mixed_pdf,
    "PDF with a script": script_pdf,
    "PDF that starts a program": launch_pdf,
    "OFD": lambda: written_ofd(2),
    "OFD with an electronic seal": lambda: ofd(
        [content(text_object("样本", 20, 20))],
        seals=[('PageRef="100" Boundary="120 200 42 42"', seal("样本", picture()))],
    ),
    "OFD with a picture": lambda: picture_ofd("a.png", picture()),
}

REFUSED: Mapping[str, Build] = {
    "empty file": lambda: b"",
    "file over 50 MB": lambda: bytes(MAX_BYTES + 1),
    "text": lambda: b"these are just words, not a picture\n" * 20,
    "random bytes": lambda: np.random.default_rng(7).bytes(5000),
    "SVG": lambda: b'<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>',
    "HTML": lambda: b"<!DOCTYPE html><html><script>1</script></html>",
    "XML": lambda: b'<?xml version="1.0"?><x/>',
    "DOC": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "DOCX": lambda: zipped("[Content_Types].xml"),
    "ZIP": lambda: zipped("sample.jpg"),
    "MP4": lambda: b"\0\0\0\x20ftypisom" + bytes(600),
    "AVIF": lambda: b"\0\0\0\x20ftypavif" + bytes(600),
    "program": lambda: b"MZ" + bytes(600),
    "JPEG cut short": lambda: cut(noise("JPEG")),
    "PNG cut short": lambda: cut(noise("PNG")),
    "BMP cut short": lambda: cut(noise("BMP")),
    "TIFF cut short": lambda: cut(noise("TIFF")),
    "WEBP cut short": lambda: cut(noise("WEBP")),
    "GIF cut short": lambda: cut(noise("GIF")),
    "HEIC cut short": lambda: cut(noise("HEIF")),
    "PDF cut short": lambda: cut(pdf((Words("SAMPLE", 60, 700),)), 0.9),
    "OFD cut short": lambda: cut(written_ofd(), 0.9),
    "PNG of 30,000 × 30,000": lambda: png(30_000, 30_000, 8, 2, bytes(1000)),
    "TIFF of 30,000 × 30,000": lambda: tiff(tiff_tags(30_000, 30_000, size=1000), bytes(1000)),
    "TIFF with a tile of 60,000 × 60,000": huge_tile_tiff,
    "TIFF of 51 pages": lambda: several("TIFF", 51, (8, 6)),
    "TIFF of 50,000 pages": lambda: tiff(tiff_tags(8, 6, size=48), bytes(48), pages=50_000),
    "TIFF of 50 pages with 12 million pixels each": lambda: tiff(
        tiff_tags(3000, 4000, size=100), bytes(100), pages=50
    ),
    "PDF of 50,000 pages": lambda: many_paged_pdf(50_000),
    "OFD of 51 pages": lambda: written_ofd(51),
    "PDF page of 200,000 pt": lambda: one_page(box=b"0 0 200000 200000"),
    "OFD page of 70 m": long_ofd,
    "PDF with a password": lambda: pdf((Words("SAMPLE", 60, 700),), locked=True),
    "OFD with a password": locked_ofd,
    "PDF in a JPEG": lambda: ACCEPTED["JPEG"]()[:20] + scan_pdf(),
    "PDF in an HTML page": lambda: b"<html>" + scan_pdf(),
    "ZIP behind a PNG": lambda: with_zip_behind(ACCEPTED["PNG"]()),
    "ZIP behind a PDF": lambda: with_zip_behind(scan_pdf()),
    "OFD with an entity bomb": bomb_xml,
    "OFD that includes another file": lambda: bomb_xml(external=True),
    "OFD with a ZIP bomb": bomb_zip,
    "OFD with a page missing": lambda: ofd([content()], parts={"Doc_0/Document.xml": b"<D/>"}),
    "OFD with a picture missing": lambda: ofd([content(image_object("1 1 9 9"))]),
    "OFD with a JBIG2 picture": lambda: picture_ofd("a.jb2", b"\x97JB2\r\n\x1a\n" + bytes(40)),
    "OFD of endless composites": composites_within_composites,
    "PDF of endless arithmetic": endless_pdf,
}
