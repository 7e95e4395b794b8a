"""Marks, numbers, badges and pictures, from reviews built by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.types import Severity
from ocr.types import Image, Region
from review.annotate import Mark, Sheet, View, annotate, evidence, turned, upright
from review.picture import clipping, draw, illustrate, jpeg, png
from review.placement import Layout, lay_out
from review.types import Place, Verdict
from tests.review.sample_review import (
    DOCUMENTS,
    FINDINGS,
    LESSEE_ON_LEASE,
    NUMBER_ON_CARD,
    box,
    finding,
    operand,
)

fractions = st.floats(0, 1, allow_nan=False, width=32)
points = st.tuples(fractions, fractions)
regions = st.builds(Region, st.just(0), st.tuples(points, points, points, points))
verdicts = st.sampled_from([Verdict.FAIL, Verdict.UNSURE, Verdict.PASS])


def _view() -> View:
    return annotate(DOCUMENTS, FINDINGS)


def _sheet(source: str) -> Sheet:
    return next(sheet for sheet in _view().sheets if sheet.source == source)


def _bare(*marks: Mark, text: tuple[Region, ...] = ()) -> Sheet:
    return Sheet("01-paper", "paper", "paper.jpg", 0, 0, marks, text, ())


def test_numbers_run_from_one_and_the_gravest_comes_first() -> None:
    view = _view()
    assert sorted(view.numbers.values()) == list(range(1, len(FINDINGS) + 1))
    order = sorted(FINDINGS, key=lambda f: view.numbers[f.point_id])
    assert order[0].severity is Severity.REJECT
    assert [f.verdict for f in order] == [
        *[Verdict.FAIL] * 3, *[Verdict.UNSURE] * 3, *[Verdict.PASS] * 2, Verdict.NOT_APPLICABLE
    ]  # fmt: skip


def test_a_finding_has_the_same_number_on_every_paper_it_marks() -> None:
    number = _view().numbers["lease-lessee"]
    marked = {s.source for s in _view().sheets for m in s.marks if m.number == number}
    assert marked == {"licence.jpg", "lease.pdf"}


def test_marks_carry_the_regions_of_their_own_upload_only() -> None:
    number = _view().numbers["lease-lessee"]
    (mark,) = [m for m in _sheet("lease.pdf").marks if m.number == number]
    assert mark.regions == (LESSEE_ON_LEASE,)


def test_a_missing_paper_has_a_number_and_no_mark() -> None:
    number = _view().numbers["health-present"]
    assert not [m for s in _view().sheets for m in s.marks if m.number == number]


def test_a_place_without_a_region_marks_the_first_page_of_its_upload() -> None:
    (paper,) = DOCUMENTS["lease"]
    documents = {"lease": (replace(paper, pages=(0, 1), orientations=(0, 90)),)}
    whole = finding(
        "p", "t", Verdict.FAIL, "m", operand("paper", "l", "lease", "x", Place("lease.pdf", None))
    )
    first, second = annotate(documents, [whole]).sheets
    assert [m.regions for m in first.marks] == [()]
    assert not second.marks
    assert (first.orientation, second.orientation) == (0, 90)


def test_sheets_are_named_apart_even_when_slots_or_uploads_share_names() -> None:
    (paper,) = DOCUMENTS["lease"]
    names = [s.name for s in annotate({"lease": (paper,), "../lease": (paper,)}, []).sheets]
    assert len(set(names)) == len(names) == 2
    assert all("/" not in name and "." not in name for name in names)


def test_evidence_is_one_box_around_all_lines_of_a_value() -> None:
    value = operand(
        "a", "l", "p", "v",
        Place("a.jpg", box(0.2, 0.2, 0.6, 0.3)), Place("a.jpg", box(0.2, 0.3, 0.4, 0.4)),
    )  # fmt: skip
    assert evidence(value) == ("a.jpg", box(0.2, 0.2, 0.6, 0.4))
    assert evidence(operand("a", "l", "p", "v", Place("a.jpg", None))) is None


@given(regions, st.sampled_from([0, 90, 180, 270]))
def test_turning_a_region_upright_and_back_gives_it_again(region: Region, turn: int) -> None:
    there = upright(region, turn)
    back = upright(there, (360 - turn) % 360)
    assert np.allclose(back.points, region.points)


def test_regions_turn_the_way_their_page_does() -> None:
    page = np.zeros((40, 60, 3), np.uint8)
    page[4:8, 30:45] = 255  # rows, columns
    region = upright(box(30 / 60, 4 / 40, 45 / 60, 8 / 40), 90)
    shown = np.rot90(page, 1)
    left, top, right, bottom = region.box
    rows, columns = shown.shape[:2]
    inside = shown[
        round(top * rows) : round(bottom * rows), round(left * columns) : round(right * columns)
    ]
    assert inside.min() == 255
    assert inside.sum() == shown.sum()


def test_a_turned_card_is_shown_upright_with_its_mark_on_the_number() -> None:
    sheet = _sheet("legal-id-1.jpg")
    assert sheet.orientation == 180
    (mark,) = [m for m in turned(sheet).marks if m.regions]
    assert np.allclose(mark.regions[0].box, (0.3, 0.1, 0.7, 0.16))
    assert turned(sheet).orientation == 0


# --- badges -------------------------------------------------------------------------------


def _check_badges(layout: Layout, width: int, height: int) -> None:
    for n, badge in enumerate(layout.badges):
        assert badge.box.left >= 0
        assert badge.box.top >= 0
        assert badge.box.right <= width + 2 * layout.gutter
        assert badge.box.bottom <= height + 2 * layout.gutter
        assert all(badge.box.shared(other.box) == 0 for other in layout.badges[:n])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(verdicts, st.lists(regions, max_size=3)), max_size=12))
def test_badges_never_overlap_and_every_number_is_shown(
    found: list[tuple[Verdict, list[Region]]],
) -> None:
    marks = [Mark(n, verdict, tuple(r)) for n, (verdict, r) in enumerate(found, start=1)]
    layout = lay_out(600, 800, _bare(*marks))
    _check_badges(layout, 600, 800)
    shown = {number for badge in layout.badges for number in badge.numbers}
    assert shown == {mark.number for mark in marks}
    assert all(
        badge.verdict is marks[number - 1].verdict
        for badge in layout.badges
        for number in badge.numbers
    )


def test_forty_findings_on_one_spot_still_find_room() -> None:
    spot = box(0.4, 0.5, 0.6, 0.52)
    marks = [Mark(n, Verdict.FAIL, (spot,)) for n in range(1, 41)]
    layout = lay_out(1100, 1480, _bare(*marks))
    _check_badges(layout, 1100, 1480)
    assert len(layout.spots) == 1


def test_badges_stand_off_the_text() -> None:
    lines = tuple(box(0.1, y / 20, 0.9, y / 20 + 0.02) for y in range(1, 19))
    marks = [Mark(n, Verdict.FAIL, (line,)) for n, line in enumerate(lines, start=1)]
    layout = lay_out(1100, 1480, _bare(*marks, text=lines))
    boxes = [spot.box for spot in layout.spots]
    assert all(badge.box.shared(text) == 0 for badge in layout.badges for text in boxes)


def test_one_place_with_several_findings_is_outlined_once_in_the_gravest_way() -> None:
    place = box(0.2, 0.2, 0.5, 0.24)
    marks = [Mark(1, Verdict.UNSURE, (place,)), Mark(2, Verdict.PASS, (place,))]
    layout = lay_out(1000, 1400, _bare(*marks))
    assert [spot.verdict for spot in layout.spots] == [Verdict.UNSURE]
    assert [badge.text for badge in layout.badges] == ["1", "2"]


# --- pictures -----------------------------------------------------------------------------


def _page(width: int, height: int) -> Image:
    return np.full((height, width, 3), 240, np.uint8)


@pytest.mark.parametrize(("width", "height"), [(3000, 4000), (4000, 3000), (600, 400), (90, 1)])
def test_a_picture_is_big_enough_to_read_and_never_longer_than_1600(
    width: int, height: int
) -> None:
    picture = draw(_page(width, height), _sheet("licence.jpg"))
    assert 1100 <= max(picture.shape[:2]) <= 1600
    assert picture.dtype == np.uint8


def test_a_failed_spot_is_outlined_in_red_and_its_text_stays_readable() -> None:
    page = _page(1000, 1400)
    place = box(0.3, 0.5, 0.6, 0.54)
    picture = draw(page, _bare(Mark(1, Verdict.FAIL, (place,)))).astype(int)
    red = (picture[:, :, 0] > 150) & (picture[:, :, 1] < 60)
    assert red.sum() > 1000
    rows, columns = picture.shape[:2]
    middle = picture[round(rows * 0.52), round(columns * 0.45)]
    assert middle.min() > 180


def test_a_page_without_marks_is_only_framed() -> None:
    picture = draw(_page(1000, 1400), _bare())
    edge = (picture.shape[1] - 1000) // 2
    assert (picture[edge:-edge, edge:-edge] == 240).all()


def test_drawing_leaves_the_page_as_it_was_and_gives_the_same_bytes_again() -> None:
    page = _page(700, 500)
    first = png(draw(page, _sheet("licence.jpg")))
    assert (page == 240).all()
    assert png(draw(page, _sheet("licence.jpg"))) == first
    assert first.startswith(b"\x89PNG")


def test_a_turned_page_comes_in_both_directions_and_others_in_one() -> None:
    picture, files = illustrate(_page(600, 400), _sheet("legal-id-1.jpg"))
    assert set(files) == {picture.href, picture.as_uploaded}
    assert set(picture.clips) == set(_sheet("legal-id-1.jpg").clips)
    assert all(clip.startswith("data:image/jpeg;base64,") for clip in picture.clips.values())
    picture, files = illustrate(_page(600, 400), _sheet("licence.jpg"))
    assert set(files) == {picture.href}
    assert picture.as_uploaded == ""


def test_a_clipping_stands_upright() -> None:
    page = _page(300, 300)
    page[240:270, 90:150] = (255, 0, 0)
    page[240:270, 150:210] = (0, 0, 255)
    piece = clipping(page, NUMBER_ON_CARD, 180)
    rows, columns = piece.shape[:2]
    assert columns > rows
    assert piece[rows // 2, columns // 4, 2] > 200
    assert piece[rows // 2, columns * 3 // 4, 0] > 200
    assert jpeg(piece).startswith(b"\xff\xd8")
