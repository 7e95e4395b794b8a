"""Every container comes in; what can't be used is refused with a code and a remedy."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageOps

from ocr.errors import BadUpload
from ocr.limits import MAX_TOTAL_PIXELS
from ocr.pages import load_pages
from tests.ocr.pdf import Words, pdf
from tests.ocr.uploads import (
    ACCEPTED,
    BLUE,
    RED,
    half_red_half_blue,
    light_words_on_nothing,
    negative_tiff,
    noise,
    one_page,
    saved,
    scan_pdf,
    script_pdf,
    several,
    tiff,
    tiff_tags,
)

CONTAINERS = [
    name for name in ACCEPTED if not name.startswith(("OFD", "PDF")) or name == "PDF, scanned"
]


@pytest.mark.parametrize("name", CONTAINERS)
def test_every_container_becomes_rgb_pages(name: str) -> None:
    page = load_pages(ACCEPTED[name](), source="upload")[0]
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


def test_fifty_pages_are_taken() -> None:
    assert len(load_pages(scan_pdf(50), source="a.pdf")) == 50


def test_a_scan_has_no_text_layer() -> None:
    (page,) = load_pages(scan_pdf(), source="a.pdf")
    assert page.text_layer() == ()


def test_a_pdf_page_tells_its_own_words_and_where_they_stand() -> None:
    (page,) = load_pages(pdf((Words("SAMPLE 20261123", 60, 680),)), source="a.pdf")
    (line,) = page.text_layer()
    assert line.text == "SAMPLE 20261123"
    left, top, right, bottom = line.region.box
    assert left == pytest.approx(0.1, abs=0.01)
    assert top < 0.2 < bottom + 0.02
    assert right < 0.7


def test_a_phone_photo_with_a_second_picture_inside_is_one_page() -> None:
    frames = [half_red_half_blue(), half_red_half_blue()]
    photo = saved(frames[0], "MPO", save_all=True, append_images=frames[1:])
    (page,) = load_pages(photo, source="a.jpg")
    assert (page.width, page.height) == (80, 60)


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_exif_orientation_is_obeyed(turn: int) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = turn
    data = saved(half_red_half_blue(), "PNG", exif=exif)
    (page,) = load_pages(data, source="a.png")
    with Pillow.open(io.BytesIO(data)) as picture:
        assert (page.image() == np.asarray(ImageOps.exif_transpose(picture))).all()
    assert page.image().shape == (page.height, page.width, 3)


def test_light_words_on_nothing_stay_visible() -> None:
    (page,) = load_pages(light_words_on_nothing(), source="a.png")
    image = page.image()
    assert image[20, 30].min() == 255 and image[5, 5].max() == 0


def test_light_and_dark_on_nothing_both_stay_visible() -> None:
    pixels = np.zeros((60, 80, 4), np.uint8)
    pixels[10:20, 10:70] = 255
    pixels[30:40, 10:70, 3] = 255
    image = load_pages(saved(Pillow.fromarray(pixels), "PNG"), source="a.png")[0].image()
    ground = int(image[5, 5, 0])
    assert min(ground, 255 - ground) > 60


def test_dark_words_on_nothing_stand_on_white() -> None:
    pixels = np.zeros((60, 80, 4), np.uint8)
    pixels[10:20, 10:70, 3] = 255
    image = load_pages(saved(Pillow.fromarray(pixels), "PNG"), source="a.png")[0].image()
    assert image[5, 5].min() == 255 and image[15, 30].max() == 0


def test_twelve_bits_in_sixteen_are_scaled_not_left_dark() -> None:
    ramp = np.linspace(0, 4095, 60 * 80, dtype=np.uint16).reshape(60, 80)
    (page,) = load_pages(saved(Pillow.fromarray(ramp), "PNG"), source="a.png")
    assert page.image().min() <= 1 and page.image().max() >= 254


def test_white_is_zero_is_undone_at_sixteen_bits_too() -> None:
    (page,) = load_pages(negative_tiff(), source="a.tif")
    assert page.image()[30, 10].max() < 60 and page.image()[30, 70].min() > 200


def test_sixteen_bit_colours_are_scaled() -> None:
    image = load_pages(ACCEPTED["PNG, 16 bits a channel"](), source="a.png")[0].image()
    assert image[30, 10].tolist() == list(RED) and image[30, 70].tolist() == list(BLUE)


def test_only_the_first_frame_of_an_animation_is_a_page() -> None:
    (page,) = load_pages(several("GIF", 3), source="a.gif")
    assert page.image()[30, 10, 0] > 200


def test_tiff_pages_are_decoded_each_for_itself() -> None:
    pages = load_pages(several("TIFF", 3), source="a.tif")
    assert [int(page.image()[30, 70, 2]) for page in pages] == [BLUE[2], 5, 10]


def test_pages_together_may_not_hold_too_much() -> None:
    side = int((MAX_TOTAL_PIXELS / 6) ** 0.5) + 1
    data = tiff(tiff_tags(side, side, size=100), bytes(100), pages=6)
    with pytest.raises(BadUpload) as refused:
        load_pages(data, source="a.tif")
    assert refused.value.code == "too_many_pixels_in_all"


def test_a_broken_picture_may_be_left_to_be_found_when_it_is_drawn() -> None:
    data = noise("JPEG")[:20_000]
    (page,) = load_pages(data, source="a.jpg", decode=False)
    assert (page.width, page.height) == (300, 300)
    with pytest.raises(BadUpload) as refused:
        page.image()
    assert refused.value.code == "truncated_image"


@pytest.mark.parametrize("data", [script_pdf(), script_pdf(escaped=True), script_pdf(packed=True)])
def test_scripts_are_told_however_they_are_written(data: bytes) -> None:
    (page,) = load_pages(data, source="a.pdf")
    assert [notice.code for notice in page.notices] == ["pdf_script"]


def test_an_ordinary_pdf_has_no_notice() -> None:
    assert load_pages(scan_pdf(), source="a.pdf")[0].notices == ()
    link = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI >> >>]"
    assert load_pages(one_page(more=link), source="a.pdf")[0].notices == ()


@pytest.mark.parametrize(
    "name", ["JPEG", "PNG", "BMP", "TIFF", "WEBP", "GIF", "HEIF", "PDF", "OFD", "TIFF, 3 pages"]
)
def test_whatever_is_cut_short_anywhere_is_refused(name: str) -> None:
    whole = {
        "PDF": ACCEPTED["PDF, mixed"],
        "OFD": ACCEPTED["OFD"],
        "TIFF, 3 pages": ACCEPTED["TIFF, several pages"],
    }.get(name, lambda: noise(name))()
    for share in (1, 3, 10, 25, 50, 75, 90, 97, 99):
        with pytest.raises(BadUpload) as refused:
            for page in load_pages(whole[: len(whole) * share // 100], source="a"):
                page.image()
        assert refused.value.remedy
