"""A PDF's own text is believed when the page shows it, and only then."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.pages import load_pages
from ocr.rapid import RapidEngine
from ocr.reader import PageReader
from ocr.text_layer import is_real_text, layer_orientation
from ocr.types import PageReading, Problem, Region, TextLine
from serve.wiring import page_reader
from tests.ocr.pdf import Words, pdf

LINES = ("SAMPLE FOOD COMPANY", "Licence 20261123", "Valid until 2031-11-22", "Prepackaged food")
SHOWN = tuple(Words(text, 60, 740 - 60 * row) for row, text in enumerate(LINES))


@pytest.mark.parametrize("text", ["营业执照", "SAMPLE 2026", "（样本）", "𠮷野家"])
def test_words_are_real_text(text: str) -> None:
    assert is_real_text(text)


@pytest.mark.parametrize("text", ["\ue001\ue002", "营业\ufffd照", "a\x01b", "\uffff"])
def test_private_use_replacement_and_control_characters_are_not(text: str) -> None:
    assert not is_real_text(text)


def line(*points: tuple[float, float]) -> TextLine:
    a, b, c, d = points
    return TextLine("样本", Region(0, (a, b, c, d)), 1.0)


def test_the_layer_says_how_its_page_was_turned() -> None:
    level = [(0.1, 0.1), (0.5, 0.1), (0.5, 0.2), (0.1, 0.2)]
    for quarter in range(4):
        turned = [level]
        for _ in range(quarter):
            turned = [[(1 - y, x) for x, y in points] for points in turned]
        assert layer_orientation([line(*turned[0])]) == quarter * 90


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_regions_of_the_layer_lie_on_the_ink_as_displayed(rotate: int) -> None:
    (page,) = load_pages(pdf(SHOWN, rotate=rotate), source="a.pdf")
    ink = page.image()[..., 0] < 128
    assert sorted(found.text for found in page.text_layer()) == sorted(LINES)
    for found in page.text_layer():
        left, top, right, bottom = found.region.box
        box = ink[
            round(top * page.height) : round(bottom * page.height),
            round(left * page.width) : round(right * page.width),
        ]
        assert box.mean() > 0.05
        assert len(found.spans) == len(found.text)
        assert found.spans[0][0] == 0 and found.spans[-1][1] == pytest.approx(1, abs=1e-3)
    assert layer_orientation(page.text_layer()) == rotate


def test_columns_of_a_form_are_lines_of_their_own() -> None:
    (page,) = load_pages(pdf((Words("Name", 60, 700), Words("Sample", 300, 700))), source="a.pdf")
    assert [found.text for found in page.text_layer()] == ["Name", "Sample"]


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return page_reader(RapidEngine())


def read(reader: PageReader, data: bytes) -> PageReading:
    return reader.read(load_pages(data, source="a.pdf")[0])


def squeezed(text: str) -> str:
    return text.replace(" ", "")


@pytest.mark.model
@pytest.mark.parametrize("rotate", [0, 90])
def test_a_layer_that_the_page_shows_is_taken_as_it_stands(reader: PageReader, rotate: int) -> None:
    reading = read(reader, pdf(SHOWN, rotate=rotate))
    assert tuple(found.text for found in reading.lines) == LINES
    assert {found.confidence for found in reading.lines} == {1.0}
    assert reading.orientation == rotate
    assert reading.engine.startswith("text layer")


@pytest.mark.model
def test_a_layer_that_says_something_else_is_not_believed(reader: PageReader) -> None:
    hidden = tuple(Words("Quite other words", 60, 740 - 60 * row, hidden=True) for row in range(4))
    covered = (*hidden, *(Words(w.text, w.x, w.y, outlined=True) for w in SHOWN))
    reading = read(reader, pdf(covered))
    assert not reading.engine.startswith("text layer")
    assert [squeezed(found.text) for found in reading.lines] == [squeezed(t) for t in LINES]


@pytest.mark.model
def test_garbage_characters_send_the_page_to_the_engine(reader: PageReader) -> None:
    reading = read(reader, pdf(SHOWN, garbled=True))
    assert not reading.engine.startswith("text layer")
    assert [squeezed(found.text) for found in reading.lines] == [squeezed(t) for t in LINES]


@pytest.mark.model
def test_words_nobody_can_see_are_not_read(reader: PageReader) -> None:
    white = Words("Valid until 2099-12-31", 60, 300, hidden=True)
    reading = read(reader, pdf((*SHOWN, white)))
    assert tuple(found.text for found in reading.lines) == LINES


@pytest.mark.model
def test_what_is_only_drawn_is_read_beside_the_layer(reader: PageReader) -> None:
    drawn = Words("Stamped 20261124", 60, 200, outlined=True)
    reading = read(reader, pdf((*SHOWN, drawn)))
    assert reading.engine.startswith("text layer")
    assert tuple(found.text for found in reading.lines)[:4] == LINES
    assert squeezed(reading.lines[-1].text) == squeezed(drawn.text)
    assert reading.lines[-1].confidence < 1.0
    assert np.all(np.diff([found.region.box[1] for found in reading.lines]) > 0)


@pytest.mark.model
@pytest.mark.parametrize(("blurred", "problems"), [(0.0, set()), (9.0, {Problem.BLURRED})])
def test_a_picture_beside_the_layer_is_assessed_like_any_other(
    reader: PageReader, blurred: float, problems: set[Problem]
) -> None:
    drawn = [
        Words(f"Scanned 2026112{row}", 60, 80 + 70 * row, outlined=True, blurred=blurred)
        for row in range(6)
    ]
    reading = read(reader, pdf((*SHOWN, *drawn)))
    assert reading.engine.startswith("text layer")
    assert {one.problem for one in reading.problems} == problems
