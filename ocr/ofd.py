"""Bytes of an OFD file (GB/T 33190) in → pages out: drawn when asked, with their own text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element

import numpy as np

from ocr.errors import BadUpload
from ocr.limits import check_page_count, check_page_size, too_complex
from ocr.ofd_archive import Archive, child, children, damaged, located, text_of
from ocr.ofd_content import (
    Glyph,
    Matrix,
    Picture,
    Placed,
    Resources,
    after,
    box_of,
    placed,
    placed_on_page,
    read_resources,
)
from ocr.ofd_draw import Layers, draw, place
from ocr.ofd_seal import Stamp, stamps_of
from ocr.pictures import decode_layers, is_picture
from ocr.text_runs import Char, lines_of
from ocr.types import Image, Notice, Page, Region, Seal, SealShape, TextLine

RENDER_DPI = 200.0
MAX_RENDER_SIDE = 4000
"""Pixels, as for a PDF."""

_MM = 25.4
_UNVERIFIED = 0.3
"""Confidence of a seal that the file declares and nobody checked: too low to pass for one."""

_JBIG2 = b"\x97JB2\r\n\x1a\n"


@dataclass(frozen=True)
class _Sheet:
    """One page: paths of its parts, and its box in millimetres."""

    id: str
    root: Element
    box: tuple[float, float, float, float]
    templates: tuple[tuple[str, str], ...]  # path and z-order
    resources: tuple[str, ...]
    annotations: str
    stamps: tuple[Stamp, ...]

    @property
    def dpi(self) -> float:
        return min(RENDER_DPI, MAX_RENDER_SIDE * _MM / max(self.box[2], self.box[3]))

    @property
    def onto(self) -> Matrix:
        """From millimetres of the page's space to pixels."""
        scale = self.dpi / _MM
        return scale, 0, 0, scale, -scale * self.box[0], -scale * self.box[1]

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height."""
        return tuple(max(1, round(side * self.dpi / _MM)) for side in self.box[2:])  # type: ignore[return-value]


def ofd_pages(data: bytes, *, source: str) -> tuple[Page, ...]:
    """Its pages, those of every document body in turn; each one's content is looked through
    once, nothing is drawn yet. Raises BadUpload damaged_ofd, encrypted_ofd, unsafe_file,
    unsupported_picture, too_complex, too_many_pages and page_too_large."""
    archive = Archive(data)
    sheets = _sheets(archive)
    notices = _seal_notices([stamp for sheet in sheets for stamp in sheet.stamps])
    pages = []
    for index, sheet in enumerate(sheets):
        for each in _content(archive, sheet):
            if isinstance(each, Picture):
                _check_picture(archive, each.path)
        width, height = sheet.pixels
        pages.append(
            Page(
                index=index,
                width=width,
                height=height,
                source=source,
                dpi=sheet.dpi,
                image=partial(_render, data, index),
                text_layer=partial(_text_layer, data, index),
                notices=notices,
                stamps=tuple(_seal(stamp, sheet, index) for stamp in sheet.stamps),
            )
        )
    if not pages:
        raise damaged("OFD 文件里没有页面。")
    return tuple(pages)


# --- the document's structure -------------------------------------------------------------


def _sheets(archive: Archive) -> tuple[_Sheet, ...]:
    root = archive.xml("OFD.xml")
    if root is None:
        raise damaged()
    sheets: list[_Sheet] = []
    for body in children(root, "DocBody"):
        path = located("OFD.xml", text_of(body, "DocRoot"))
        document = archive.xml(path)
        if document is None:
            raise damaged()
        pages = list(children(document, "Pages", "Page"))
        check_page_count(len(sheets) + len(pages))
        signatures = text_of(body, "Signatures")
        stamps = tuple(stamps_of(archive, located("OFD.xml", signatures))) if signatures else ()
        sheets.extend(_sheet(archive, path, document, page, stamps) for page in pages)
    return tuple(sheets)


def _sheet(
    archive: Archive, path: str, document: Element, page: Element, stamps: tuple[Stamp, ...]
) -> _Sheet:
    part = located(path, page.get("BaseLoc", ""))
    root = archive.xml(part)
    if root is None:
        raise damaged("OFD 文件缺少一页的内容。")
    common = child(document, "CommonData")
    box = box_of(text_of(root, "Area", "PhysicalBox"))
    if not (box[2] > 0 and box[3] > 0):
        box = box_of(text_of(common, "PageArea", "PhysicalBox"))
    if not (box[2] > 0 and box[3] > 0):
        raise damaged()
    check_page_size(box[2], box[3])
    known = {each.get("ID", ""): each for each in children(common, "TemplatePage")}
    templates = tuple(
        (located(path, known[each.get("TemplateID", "")].get("BaseLoc", "")), z_order)
        for each in children(root, "Template")
        if each.get("TemplateID", "") in known
        for z_order in [each.get("ZOrder", "Background")]
    )
    resources = [
        located(path, (each.text or ""))
        for kind in ("PublicRes", "DocumentRes")
        for each in children(common, kind)
    ]
    resources += [located(part, each.text or "") for each in children(root, "PageRes")]
    return _Sheet(
        id=page.get("ID", ""),
        root=root,
        box=box,
        templates=templates,
        resources=tuple(resources),
        annotations=_annotations(archive, path, document, page.get("ID", "")),
        stamps=tuple(stamp for stamp in stamps if stamp.page == page.get("ID", "")),
    )


def _annotations(archive: Archive, path: str, document: Element, page: str) -> str:
    """The path of the page's annotations, "" when it has none."""
    listed = text_of(document, "Annotations")
    part = located(path, listed)
    for each in children(archive.xml(part) if listed else None, "Page"):
        if each.get("PageID") == page:
            return located(part, text_of(each, "FileLoc"))
    return ""


def _content(archive: Archive, sheet: _Sheet) -> Iterator[Placed]:
    """All that the page shows but its seals, from the bottom up."""
    resources = read_resources(archive, sheet.resources)
    for z_order in ("Background", "", "Foreground"):
        if not z_order:
            yield from placed_on_page(sheet.root, resources)
            continue
        for path, order in sheet.templates:
            if (order == "Foreground") == (z_order == "Foreground"):
                template = archive.xml(path)
                if template is None:
                    raise damaged("OFD 文件缺少一页的底版。")
                yield from placed_on_page(template, _with_own(archive, path, template, resources))
    if sheet.annotations:
        for note in children(archive.xml(sheet.annotations), "Annot"):
            if note.get("Visible", "true").lower() == "false":
                continue
            for face in children(note, "Appearance"):
                left, top, *_ = box_of(face.get("Boundary"))
                yield from placed(face, (1, 0, 0, 1, left, top), resources)


def _with_own(archive: Archive, path: str, template: Element, known: Resources) -> Resources:
    own = read_resources(
        archive, [located(path, each.text or "") for each in children(template, "PageRes")]
    )
    return Resources(
        {**known.media, **own.media},
        {**known.drawing, **own.drawing},
        {**known.composites, **own.composites},
    )


# --- what a page gives --------------------------------------------------------------------


def _render(data: bytes, index: int) -> Image:
    try:
        archive = Archive(data)
        sheet = _sheets(archive)[index]
        image = draw(
            _content(archive, sheet),
            *sheet.pixels,
            sheet.onto,
            lambda path: decode_layers(archive.read(path) or b""),
        )
        for stamp in sheet.stamps:
            if stamp.picture:
                left, top, width, height = stamp.box
                onto = after(sheet.onto, (width, 0, 0, height, left, top))
                place(image, _face(stamp.picture), onto)
    except MemoryError as error:
        raise too_complex() from error
    return image


def _face(picture: bytes) -> Layers:
    """A seal's own picture; one that is an OFD page itself is drawn, its white left clear. One
    that can't be read leaves its place empty: the page still reports the seal."""
    try:
        if picture.startswith(b"PK"):
            drawn = ofd_pages(picture, source="")[0].image()
            return np.dstack([drawn, 255 - drawn.min(axis=2)])
        return decode_layers(picture)
    except BadUpload:
        return np.zeros((1, 1, 4), dtype=np.uint8)


def _text_layer(data: bytes, index: int) -> tuple[TextLine, ...]:
    archive = Archive(data)
    sheet = _sheets(archive)[index]
    left, top, width, height = sheet.box
    chars = (_char(each, left, top) for each in _content(archive, sheet) if isinstance(each, Glyph))
    return tuple(lines_of(chars, index, (width, height)))


def _char(glyph: Glyph, left: float, top: float) -> Char:
    corners = glyph.corners
    xs, ys = [x - left for x, _ in corners], [y - top for _, y in corners]
    (x0, y0), (x1, y1) = corners[0], corners[1]
    across, down = x1 - x0, y1 - y0
    level = abs(across) >= abs(down)
    quarter = (0 if across >= 0 else 2) if level else (1 if down > 0 else 3)
    return Char(glyph.text, quarter, (min(xs), min(ys), max(xs), max(ys)))


def _seal_notices(stamps: Sequence[Stamp]) -> tuple[Notice, ...]:
    """The seals' names as the file tells them: for people only, since nobody checked them."""
    if not stamps:
        return ()
    names = "、".join(f"“{name}”" for name in dict.fromkeys(stamp.name for stamp in stamps) if name)
    return (
        Notice(
            "ofd_seal_unverified",
            f"OFD 文件声明盖有电子印章{names}，系统没有验证其签名。",
            "请用电子签章验证工具核对签名是否有效。",
        ),
    )


def _seal(stamp: Stamp, sheet: _Sheet, index: int) -> Seal:
    """Without its name: what the file claims must not be taken for what its ring reads."""
    left, top, width, height = stamp.box
    x0, y0 = (left - sheet.box[0]) / sheet.box[2], (top - sheet.box[1]) / sheet.box[3]
    x1, y1 = x0 + width / sheet.box[2], y0 + height / sheet.box[3]
    x0, y0, x1, y1 = (round(min(1.0, max(0.0, each)), 6) for each in (x0, y0, x1, y1))
    return Seal(
        text="",
        region=Region(index, ((x0, y0), (x1, y0), (x1, y1), (x0, y1))),
        confidence=_UNVERIFIED,
        shape=SealShape.ROUND if abs(width - height) <= 0.15 * height else SealShape.OVAL,
    )


def _check_picture(archive: Archive, path: str) -> None:
    data = archive.read(path) if path else None
    if not data:
        raise damaged("OFD 文件缺少一张图片。")
    if not is_picture(data):
        kind = "JBIG2" if data.startswith(_JBIG2) or path.endswith((".jb2", ".jbig2")) else "未知"
        raise BadUpload(
            "unsupported_picture",
            f"OFD 文件里有一张图片，格式是{kind}，系统读不了。",
            "请把文件导出为 PDF，或打印后拍照上传。",
        )
