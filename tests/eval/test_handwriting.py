from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from eval.foundry import font_files
from eval.foundry.fonts import GRASS, Face, Faces, find_fonts
from eval.foundry.grid import hand
from eval.foundry.handwriting import sign, thumb, write, write_date
from eval.foundry.sheet import Box, Sheet
from eval.foundry.style import draw_style
from eval.foundry.tick import BoxKind, TickKind, tick_box
from ocr.types import TickState

drawn = pytest.mark.fonts


@pytest.fixture
def faces() -> Faces:
    return find_fonts().pick(np.random.default_rng(0))


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(100, 60, 8)


def ink_share(sheet: Sheet, box: Box, inset: float = 0.0) -> float:
    left, top, right, bottom = box
    x, y = inset * (right - left), inset * (bottom - top)
    part = sheet.pixels()[round(top + y) : round(bottom - y), round(left + x) : round(right - x)]
    return float((part.min(axis=2) < 140).mean())


@drawn
def test_a_signature_is_ink_where_the_sheet_remembers_it(sheet: Sheet, faces: Faces) -> None:
    for seed in range(12):  # names and scrawls
        rng = np.random.default_rng(seed)
        fresh = Sheet(100, 60, 8)
        sign(fresh, "王建国", 50, 30, 7, faces.hand, rng, label="申请人签字")
        (mark,) = fresh.signatures
        assert mark.present and mark.label == "申请人签字"
        assert ink_share(fresh, mark.box) > 0.01
        left, top, right, bottom = (round(v) for v in mark.box)
        outside = fresh.pixels().copy()
        outside[top:bottom, left:right] = fresh.paper
        red, green, _ = (outside[..., channel].astype(int) for channel in range(3))
        outside[red > green + 5] = fresh.paper  # a thumb's print may lie beside the name
        assert (np.abs(outside.astype(int) - np.array(fresh.paper)).sum(axis=2) < 20).all()


@drawn
def test_a_thumb_print_is_red_ridges_with_paper_between_them(sheet: Sheet) -> None:
    thumb(sheet, 50, 30, np.random.default_rng(4))
    pixels = sheet.pixels()[round(sheet.px(24)) : round(sheet.px(36)), 360:440].astype(int)
    red = pixels[..., 0] - pixels[..., 1] > 60
    assert 0.15 < red.mean() < 0.85


@drawn
def test_without_a_name_the_free_place_is_remembered_and_nothing_drawn(
    sheet: Sheet, faces: Faces
) -> None:
    sign(sheet, "", 50, 30, 7, faces.hand, np.random.default_rng(1), label="申请人签字")
    (mark,) = sheet.signatures
    assert not mark.present
    assert ink_share(sheet, mark.box) == 0
    assert mark.box[0] < sheet.px(50) < mark.box[2]


@drawn
def test_a_signature_a_field_needs_is_never_a_scrawl(faces: Faces) -> None:
    for seed in range(8):
        sheet = Sheet(100, 60, 8)
        rng = np.random.default_rng(seed)
        sign(sheet, "李梅", 50, 30, 7, faces.hand, rng, label="签名", key="signed_by")
        assert [(mark.key, mark.value) for mark in sheet.marks] == [("signed_by", "李梅")]
        assert [print_.text for print_ in sheet.prints] == ["李梅"]


@drawn
def test_no_hand_writes_the_same_entry_twice(faces: Faces) -> None:
    sheets = []
    for seed in (1, 2):
        sheet = Sheet(100, 60, 8)
        write(sheet, "城关镇", 10, 30, 5, faces.hand, np.random.default_rng(seed), key="address")
        sheets.append(sheet)
    assert (sheets[0].pixels() != sheets[1].pixels()).any()
    assert sheets[0].marks[0].value == sheets[1].marks[0].value == "城关镇"


@drawn
def test_forms_are_not_filled_in_in_grass_script(faces: Faces) -> None:
    style = draw_style(find_fonts(), np.random.default_rng(0))
    grass = replace(faces, hand=Face(f"/fonts/{GRASS}-400.woff2", 0))
    assert hand(replace(style, faces=grass)) == faces.kai


def test_a_date_by_hand_has_the_day_as_its_value(sheet: Sheet, faces: Faces) -> None:
    end = write_date(
        sheet, date(2026, 3, 5), 10, 30, 5, faces.hand, np.random.default_rng(1), key="signed_on"
    )
    assert end > 20
    assert sheet.marks[0].value == "2026-03-05"
    assert "2026" in sheet.prints[0].text


@drawn
def test_a_character_the_hand_lacks_is_still_written(sheet: Sheet, faces: Faces) -> None:
    for x, char in zip((10, 30, 50), "□㎡龘", strict=True):
        write(sheet, char, x, 30, 6, faces.hand, np.random.default_rng(1))
    assert all(ink_share(sheet, one.box) > 0.02 for one in sheet.prints)


@drawn
@pytest.mark.parametrize("kind", BoxKind)
def test_a_box_holds_ink_just_when_its_state_says_so(faces: Faces, kind: BoxKind) -> None:
    for state in TickState:
        for seed in range(5):
            sheet = Sheet(100, 60, 8)
            rng = np.random.default_rng(seed)
            end = tick_box(sheet, 20, 30, 5, "变更", state, faces.song, rng, kind=kind)
            (tick,) = sheet.ticks
            assert (tick.label, tick.state) == ("变更", state)
            assert end > 20
            filled = ink_share(sheet, tick.box, inset=0.25)
            assert filled == 0 if state is TickState.EMPTY else filled > 0.03, (seed, filled)


@drawn
def test_a_filled_box_is_full_and_a_label_may_stand_left_of_it(sheet: Sheet, faces: Faces) -> None:
    rng = np.random.default_rng(0)
    filled, state = TickKind.FILLED, TickState.TICKED
    tick_box(sheet, 20, 30, 5, "是", state, faces.song, rng, tick=filled, label_left=True)
    assert ink_share(sheet, sheet.ticks[0].box, inset=0.1) > 0.95
    assert sheet.prints[0].box[2] < sheet.ticks[0].box[0]


def test_faces_that_cannot_be_had_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert font_files.fetch_fonts(tmp_path / "fonts") == ()
    assert (tmp_path / "fonts").is_dir()
