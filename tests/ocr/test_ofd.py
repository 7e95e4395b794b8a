"""OFD pages: their text where it stands, their pictures, templates, annotations and seals."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from ocr.errors import BadUpload
from ocr.ofd_content import deltas, path_lines
from ocr.ofd_seal import seal_face
from ocr.pages import load_pages
from ocr.stamps import with_stamps
from ocr.types import Page, Region, Seal, SealShape, TextLine
from review.checks.marks import FAIR
from serve.wiring import page_reader
from tests.ocr.ofd import HEIGHT, WIDTH, content, image_object, ofd, picture, seal, text_object

LINES = ("统一社会信用代码样本", "名称样本市晨光餐饮有限公司", "住所样本市样本区样本路")


def only_page(data: bytes) -> Page:
    (page,) = load_pages(data, source="a.ofd")
    return page


def millimetres(line: TextLine) -> tuple[float, ...]:
    left, top, right, bottom = line.region.box
    return left * WIDTH, top * HEIGHT, right * WIDTH, bottom * HEIGHT


def ink(page: Page, box: tuple[float, float, float, float]) -> float:
    """Share of pixels that are not white in a box of millimetres."""
    scale = page.dpi / 25.4
    left, top, right, bottom = (round(each * scale) for each in box)
    return float((page.image()[top:bottom, left:right].min(axis=2) < 200).mean())


def test_a_page_is_as_large_as_its_physical_box_at_200_dpi() -> None:
    page = only_page(ofd([content()]))
    assert (page.width, page.height) == (1654, 2339)
    assert page.image().shape == (2339, 1654, 3)
    assert (page.image() == 255).all()
    assert page.text_layer() == ()


def test_a_pages_own_area_goes_before_the_documents_and_may_start_elsewhere() -> None:
    area = "<ofd:Area><ofd:PhysicalBox>10 20 100 50</ofd:PhysicalBox></ofd:Area>"
    page = only_page(ofd([content(text_object("样本", 10, 20), area=area)]))
    assert (page.width, page.height) == (787, 394)
    (line,) = page.text_layer()
    assert line.region.box[0] == 0
    assert line.region.box[2] == pytest.approx(0.1, abs=1e-3)


def test_text_stands_where_it_is_drawn_one_region_a_character() -> None:
    page = only_page(ofd([content(text_object("样本市晨光", 40, 60))]))
    (line,) = page.text_layer()
    assert line.text == "样本市晨光" and line.confidence == 1
    left, top, right, bottom = millimetres(line)
    assert (left, right) == pytest.approx((40, 65), abs=0.1)
    assert (top, bottom) == pytest.approx((60.6, 65.6), abs=0.1)
    assert [span[0] for span in line.spans] == pytest.approx([0, 0.2, 0.4, 0.6, 0.8], abs=0.01)
    assert ink(page, millimetres(line)) > 0.1
    assert ink(page, (70, 60, 200, 66)) == 0


def test_steps_between_characters_may_be_grouped() -> None:
    assert deltas("g 3 1.2 5 g 2 0.5") == (1.2, 1.2, 1.2, 5.0, 0.5, 0.5)
    assert deltas("g 999999999 1 g") and len(deltas("g 999999999 1")) <= 100_000
    assert deltas(None) == deltas("") == ()
    stepped = text_object("样本甲乙", 20, 20, delta='DeltaX="g 1 5 20 5"', across=40)
    found = only_page(ofd([content(stepped)])).text_layer()
    assert [line.text for line in found] == ["样本", "甲乙"]  # a wide gap: cells of a form


def test_characters_in_objects_of_their_own_make_one_line() -> None:
    singles = [text_object(char, 20 + 5 * i, 20) for i, char in enumerate("样本甲乙")]
    assert [line.text for line in only_page(ofd([content(*singles)])).text_layer()] == ["样本甲乙"]


def test_a_cell_to_the_left_starts_a_new_line() -> None:
    cells = text_object("右栏样本", 120, 20), text_object("左栏样本", 20, 20)
    found = only_page(ofd([content(*cells)])).text_layer()
    assert [line.text for line in found] == ["右栏样本", "左栏样本"]


def test_nested_blocks_and_matrices_place_text() -> None:
    turned = text_object("样本甲乙", 50, 50, down=20, extra='CTM="0 1 -1 0 10 0"')
    block = f"<ofd:PageBlock ID='3'><ofd:PageBlock ID='4'>{turned}</ofd:PageBlock></ofd:PageBlock>"
    (line,) = only_page(ofd([content(block)])).text_layer()
    (x0, y0), (x1, y1), *_ = line.region.points
    assert abs(x1 - x0) < 0.001 and y1 > y0  # reads downwards
    assert millimetres(line)[1] == pytest.approx(50, abs=0.1)
    assert millimetres(line)[3] == pytest.approx(70, abs=0.1)


def test_turned_text_is_drawn_where_its_region_is() -> None:
    turned = text_object("样本甲乙", 100, 100, down=20, extra='CTM="0 1 -1 0 10 0"')
    page = only_page(ofd([content(turned)]))
    (line,) = page.text_layer()
    assert ink(page, millimetres(line)) > 0.1


@pytest.mark.parametrize(
    ("extra", "inside"),
    [
        ('Visible="false"', ""),
        ('Alpha="0"', ""),
        ('Fill="false"', ""),
        ("", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
        ('Size="-3"', ""),
    ],
)
def test_what_no_viewer_shows_is_no_text(extra: str, inside: str) -> None:
    hidden = text_object("样本甲乙", 20, 20, extra=extra, inside=inside)
    if "Size" in extra:
        hidden = hidden.replace('Size="5"', "", 1)
    page = only_page(ofd([content(hidden)]))
    assert page.text_layer() == ()
    assert (page.image() == 255).all()


def test_text_far_outside_its_boundary_is_cut_off() -> None:
    far = text_object("样本", 20, 20).replace('X="0"', 'X="90"')
    assert only_page(ofd([content(far)])).text_layer() == ()


def test_a_drawing_parameter_gives_the_colour() -> None:
    red = (
        '<ofd:DrawParams><ofd:DrawParam ID="7" Relative="6"/><ofd:DrawParam ID="6">'
        '<ofd:FillColor Value="255 0 0"/></ofd:DrawParam></ofd:DrawParams>'
    )
    page = only_page(
        ofd([content(text_object("样本", 20, 20, extra='DrawParam="7"'))], resources=red)
    )
    inked = page.image()[page.image().min(axis=2) < 128]
    assert len(inked) and np.median(inked, axis=0).tolist()[1:] == [0, 0]
    assert np.median(inked, axis=0)[0] > 200


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP"])
def test_pictures_lie_in_their_boundary_or_where_their_matrix_puts_them(kind: str) -> None:
    media = {f"a.{kind.lower()}": picture(kind=kind)}
    for drawn in (image_object("50 100 60 40"), image_object("50 100 60 40", ctm="60 0 0 40 0 0")):
        page = only_page(ofd([content(drawn)], media=media))
        assert ink(page, (51, 101, 109, 139)) == 1
        assert ink(page, (0, 0, 210, 99)) == 0
        assert ink(page, (0, 141, 210, 297)) == 0


def test_a_composite_is_drawn_in_its_objects_space() -> None:
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="30" Width="20" Height="20">'
        f"<ofd:Content>{text_object('样本', 0, 0)}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits>"
    )
    used = '<ofd:CompositeObject ID="2" Boundary="80 90 20 20" ResourceID="30"/>'
    (line,) = only_page(ofd([content(used)], resources=unit)).text_layer()
    assert millimetres(line)[:2] == pytest.approx((80, 90.6), abs=0.1)


def test_a_composite_of_itself_ends() -> None:
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="30" Width="20" Height="20">'
        '<ofd:Content><ofd:CompositeObject ID="2" Boundary="1 1 20 20" ResourceID="30"/>'
        "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    used = '<ofd:CompositeObject ID="2" Boundary="80 90 20 20" ResourceID="30"/>'
    assert only_page(ofd([content(used)], resources=unit)).text_layer() == ()


def test_lines_and_curves_become_polylines() -> None:
    (square,) = path_lines("M 0 0 L 10 0 L 10 5 C")
    assert square == ((0, 0), (10, 0), (10, 5), (0, 0))
    (curve,) = path_lines("M 0 0 B 0 10 10 10 10 0")
    assert curve[0] == (0, 0) and curve[-1] == (10, 0) and max(y for _, y in curve) == 7.5
    (arc,) = path_lines("M 0 0 A 5 5 0 1 0 10 0")
    assert arc == ((0, 0), (10, 0))
    assert list(path_lines("M 1 L Q 3 garbage")) == []


def test_paths_are_stroked_and_filled() -> None:
    frame = (
        '<ofd:PathObject ID="4" Boundary="20 20 100 50" LineWidth="0.5"><ofd:AbbreviatedData>'
        "M 0 0 L 100 0 L 100 50 L 0 50 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    page = only_page(ofd([content(frame)]))
    assert ink(page, (25, 19.8, 115, 20.2)) > 0.5
    assert ink(page, (25, 25, 115, 65)) == 0
    filled = frame.replace("LineWidth", 'Fill="true" LineWidth')
    assert ink(only_page(ofd([content(filled)])), (25, 25, 115, 65)) == 1


def test_templates_lie_below_or_above_the_page() -> None:
    below = '<ofd:Template TemplateID="50" ZOrder="Background"/>'
    above = '<ofd:Template TemplateID="51" ZOrder="Foreground"/>'
    templates = [content(text_object("底版", 20, 20)), content(text_object("前景", 20, 60))]
    page = only_page(
        ofd([content(text_object("正文", 20, 40), before=below + above)], templates=templates)
    )
    assert [line.text for line in page.text_layer()] == ["底版", "正文", "前景"]


def test_annotations_are_part_of_the_page() -> None:
    note = (
        '<ofd:Annot ID="60" Type="Watermark"><ofd:Appearance Boundary="50 50 100 20">'
        f"{text_object('批注', 10, 0)}</ofd:Appearance></ofd:Annot>"
        '<ofd:Annot ID="61" Visible="false"><ofd:Appearance Boundary="50 90 100 20">'
        f"{text_object('隐藏', 0, 0)}</ofd:Appearance></ofd:Annot>"
    )
    (line,) = only_page(ofd([content()], annotations=note)).text_layer()
    assert line.text == "批注"
    assert millimetres(line)[:2] == pytest.approx((60, 50.6), abs=0.1)


def ring() -> bytes:
    out = io.BytesIO()
    pixels = np.zeros((200, 200, 4), np.uint8)
    rows, columns = np.mgrid[:200, :200]
    away = np.hypot(rows - 100, columns - 100)
    pixels[(away < 96) & (away > 86)] = (220, 20, 20, 255)
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


STAMP = 'PageRef="100" Boundary="120 200 42 42"'


def test_a_seal_is_shown_and_its_place_reported_and_its_name_told_to_people() -> None:
    under = text_object("样本市场监督管理局", 118, 218)
    page = only_page(ofd([content(under)], seals=[(STAMP, seal("样本市印章样本", ring()))]))
    (stamp,) = page.stamps
    assert (stamp.text, stamp.shape) == ("", SealShape.ROUND)
    assert stamp.confidence < FAIR  # nobody checked the signature
    (notice,) = page.notices
    assert notice.code == "ofd_seal_unverified" and "样本市印章样本" in notice.message
    left, top, right, bottom = stamp.region.box
    assert (left * WIDTH, top * HEIGHT) == pytest.approx((120, 200), abs=0.01)
    assert (right * WIDTH, bottom * HEIGHT) == pytest.approx((162, 242), abs=0.01)
    row = page.image()[round(221 * page.dpi / 25.4)]
    red = (row[:, 0] > 200) & (row[:, 1] < 60)
    assert red.sum() > 20
    assert page.text_layer()[0].text == "样本市场监督管理局"


def test_a_seal_without_readable_content_is_still_reported() -> None:
    for odd in (b"", b"\x30\x84\xff\xff\xff\xff", b"no seal", seal("", b"not a picture")):
        page = only_page(ofd([content()], seals=[(STAMP, odd)]))
        assert len(page.stamps) == 1 and page.stamps[0].text == ""
        assert (page.image() == 255).all()


def test_a_seal_on_another_page_is_not_on_this_one() -> None:
    elsewhere = 'PageRef="101" Boundary="1 1 40 40"'
    first, second = load_pages(
        ofd([content(), content()], seals=[(elsewhere, seal("样本", ring()))]), source="a.ofd"
    )
    assert (len(first.stamps), len(second.stamps)) == (0, 1)


def test_a_seals_face_is_found_in_its_asn1() -> None:
    assert seal_face(seal("样本市", b"pixels")) == ("样本市", b"pixels")
    assert seal_face(seal("样本市", b"pixels")[:40])[1] == b""


def test_what_is_seen_goes_before_what_is_declared() -> None:
    def at(x: float) -> Region:
        return Region(0, ((x, 0.1), (x + 0.1, 0.1), (x + 0.1, 0.2), (x, 0.2)))

    seen, same, other = (
        Seal("看见", at(0.1), 0.9),
        Seal("声称", at(0.12), 0.5),
        Seal("", at(0.6), 0.5),
    )
    assert with_stamps([seen], [same, other]) == (seen, other)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"Doc_0/Pages/Page_0/Content.xml": b"<broken"}, "damaged_ofd"),
        ({"Doc_0/Document.xml": b""}, "damaged_ofd"),
        ({"OFD.xml": b"<ofd/>"}, "damaged_ofd"),
        ({"Doc_0/Document.xml": b"<D><Pages><Page BaseLoc='gone'/></Pages></D>"}, "damaged_ofd"),
        ({"Doc_0/DocumentRes.xml": b"<Res/>"}, "damaged_ofd"),
        ({"Doc_0/Res/a.png": b"\x97JB2\r\n\x1a\n" + bytes(40)}, "unsupported_picture"),
        ({"Doc_0/Res/a.png": b"quite unknown"}, "unsupported_picture"),
    ],
)  # fmt: skip
def test_what_is_missing_or_unreadable_refuses_the_file(parts: dict[str, bytes], code: str) -> None:
    data = ofd([content(image_object("1 1 9 9"))], media={"a.png": picture()}, parts=parts)
    with pytest.raises(BadUpload) as refused:
        load_pages(data, source="a.ofd")
    assert refused.value.code == code


def test_jbig2_is_named() -> None:
    jbig2 = {"a.jb2": b"\x97JB2\r\n\x1a\n" + bytes(40)}
    with pytest.raises(BadUpload, match="JBIG2"):
        load_pages(ofd([content(image_object("1 1 9 9"))], media=jbig2), source="a.ofd")


def test_a_path_leads_nowhere_out_of_the_archive() -> None:
    outside = image_object("1 1 9 9")
    media = {"../../../../../../../etc/hostname": picture()}
    page = only_page(ofd([content(outside)], media=media))
    assert page.image().shape  # the archive's own entry, never the file of that name


@pytest.mark.model
def test_an_ofd_page_reads_as_its_own_text(request: pytest.FixtureRequest) -> None:
    from ocr.rapid import RapidEngine

    lines = [text_object(text, 20, 30 + 20 * row) for row, text in enumerate(LINES)]
    hidden = text_object("有效期至长期样本", 20, 150, inside='<ofd:FillColor Value="255 255 255"/>')
    data = ofd([content(*lines, hidden)], seals=[(STAMP, seal("样本市印章样本", ring()))])
    reading = page_reader(RapidEngine()).read(only_page(data))
    assert tuple(line.text for line in reading.lines) == LINES
    assert reading.engine.startswith("text layer")
    assert reading.seals is not None and len(reading.seals) == 1
