"""Poor pictures are named with advice; ordinary photographs and scans are left in peace."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from catalog.vocabulary import load_vocabulary
from ocr import geometry
from ocr.doubt import doubt_lines
from ocr.page_reader import EngineReader, Marks
from ocr.quality import find_problems
from ocr.rapid import RapidEngine
from ocr.reader import Recognition
from ocr.types import Image, Problem, QualityProblem, TextLine
from serve.wiring import page_reader
from tests.contracts.page_reader_contract import page_of
from tests.ocr.drawing import paper, photographed, write
from tests.ocr.fake_engine import FakeEngine, NoBoxes
from tests.ocr.fake_hands import FakeHands
from tests.ocr.seeing import blind, no_rings

ROWS = 8


def lettered() -> tuple[Image, list[list[tuple[int, int]]]]:
    """Paper with rows of Latin letters, and their quads."""
    image, quads = paper(), []
    for row in range(ROWS):
        y = 100 + 90 * row
        cv2.putText(image, "SAMPLE 0123456789", (60, y), 0, 1.4, (20, 20, 20), 2, cv2.LINE_AA)
        quads.append([(55, y - 36), (560, y - 36), (560, y + 10), (55, y + 10)])
    return image, quads


def judged(image: Image, *, sure: float = 0.99, lines: int = ROWS) -> dict[Problem, QualityProblem]:
    quads = np.array(lettered()[1][:lines], dtype=np.float32).reshape(-1, 4, 2)
    frame = geometry.whole_page(image.shape[1], image.shape[0])
    crops = [geometry.crop(image, quad, height=64) for quad in quads]
    found = find_problems(image, frame, quads, crops, [Recognition("样本", sure)] * lines, 0)
    return {problem.problem: problem for problem in found}


def darker(image: Image, light: float) -> Image:
    return (image * light).astype(np.uint8)


def blurred(image: Image, pixels: float) -> Image:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), pixels), dtype=np.uint8)


GOOD: dict[str, Callable[[Image], Image]] = {
    "scan": lambda image: image,
    "photograph": photographed,
    "photograph in poor light": lambda image: photographed(image, light=0.5),
    "slightly soft": lambda image: blurred(image, 1.0),
    "dim room": lambda image: darker(image, 0.6),
    "overexposed": lambda image: np.clip(image.astype(int) + 60, 0, 255).astype(np.uint8),
}


@pytest.mark.parametrize("name", GOOD)
def test_an_ordinary_picture_has_no_problem(name: str) -> None:
    assert judged(GOOD[name](lettered()[0])) == {}


@pytest.mark.parametrize("sure", [0.5, 0.99])
def test_washed_out_letters_are_blurred_however_sure_the_engine_is(sure: float) -> None:
    assert set(judged(blurred(lettered()[0], 6), sure=sure)) == {Problem.BLURRED}


@pytest.mark.parametrize(
    ("problem", "poor"),
    [
        (Problem.BLURRED, blurred(lettered()[0], 3.4)),
        (Problem.DARK, darker(lettered()[0], 0.3)),
    ],
)
def test_a_poor_picture_that_reads_well_is_named_and_can_be_used(
    problem: Problem, poor: Image
) -> None:
    slight, grave = (judged(poor, sure=sure)[problem] for sure in (0.99, 0.7))
    assert slight.slight and "可以继续办理" in slight.advice
    assert not grave.slight and "看不清" in grave.advice
    assert judged(poor, sure=0.99).keys() == {problem}


def test_a_picture_too_blurred_to_find_any_line_is_blurred_not_empty() -> None:
    photo = photographed(blurred(lettered()[0], 14))
    assert set(judged(blurred(photo, 8), lines=0)) == {Problem.BLURRED}


def test_a_blank_sheet_has_no_text() -> None:
    assert set(judged(paper(), lines=0)) == {Problem.NO_TEXT}


def test_a_black_picture_is_dark() -> None:
    assert Problem.DARK in judged(darker(lettered()[0], 0.1))
    assert set(judged(np.zeros((900, 700, 3), dtype=np.uint8), lines=0)) == {Problem.DARK}


def test_glare_over_the_lines_is_shown_where_it_is() -> None:
    photo = darker(lettered()[0], 0.8)
    y, x = np.mgrid[: photo.shape[0], : photo.shape[1]]
    off = np.hypot((x - 350) / 130, (y - 460) / 70)
    spot = np.clip(1.6 * np.exp(-0.47 * off**2), 0, 1)[..., None]
    photo = (photo + (255 - photo.astype(float)) * spot).astype(np.uint8)
    found = judged(photo)
    assert set(found) == {Problem.GLARE}
    region = found[Problem.GLARE].region
    assert region is not None
    assert region.box == pytest.approx((220 / 700, 390 / 900, 480 / 700, 530 / 900), abs=0.02)


def test_a_white_box_in_a_drawing_is_no_glare() -> None:
    drawing = darker(lettered()[0], 0.8)
    cv2.rectangle(drawing, (220, 390), (480, 530), (255, 255, 255), -1)
    assert judged(drawing) == {}


def test_paper_that_runs_out_of_the_picture_with_its_text_is_cut_off() -> None:
    desk = np.full((900, 760, 3), (110, 90, 70), dtype=np.uint8)
    desk[:, 60:] = lettered()[0]
    quads = np.array(lettered()[1], dtype=np.float32) + np.array([60, 0], np.float32)

    def problems(image: Image) -> dict[Problem, QualityProblem]:
        frame = geometry.whole_page(image.shape[1], image.shape[0])
        inside = np.clip(quads, 0, (image.shape[1], image.shape[0])).astype(np.float32)
        crops = [geometry.crop(image, quad, height=64) for quad in inside]
        found = find_problems(image, frame, inside, crops, [Recognition("样本", 0.99)] * ROWS, 0)
        return {problem.problem: problem for problem in found}

    assert problems(desk) == {}
    cut = problems(np.ascontiguousarray(desk[:, :500]))
    assert set(cut) == {Problem.CUT_OFF}
    region = cut[Problem.CUT_OFF].region
    assert region is not None and region.box[2] == 1.0


def test_paper_between_two_corners_of_the_desk_is_cut_off_though_its_text_is_not() -> None:
    desk = np.full((1000, 820, 3), (90, 70, 50), dtype=np.uint8)
    desk[:900, 60:760] = lettered()[0]
    quads = np.array(lettered()[1], dtype=np.float32) + np.array([60, 0], np.float32)
    frame = geometry.whole_page(desk.shape[1], desk.shape[0])
    crops = [geometry.crop(desk, quad, height=64) for quad in quads]
    (cut,) = find_problems(desk, frame, quads, crops, [Recognition("样本", 0.99)] * ROWS, 0)
    assert cut.problem is Problem.CUT_OFF
    assert cut.region is not None and cut.region.box[1] == 0.0


def test_light_that_fades_on_the_desk_is_no_paper() -> None:
    desk = np.full((1000, 820, 3), (150, 140, 130), dtype=np.uint8)
    desk[50:950, 60:760] = (lettered()[0] * 0.8).astype(np.uint8)
    x = np.arange(desk.shape[1])
    sheen = 55 * np.exp(-0.5 * ((x - 410) / 150) ** 2)
    desk[960:] = np.clip(desk[960:] + sheen[None, :, None], 0, 255).astype(np.uint8)
    quads = np.array(lettered()[1], dtype=np.float32) + np.array([60, 50], np.float32)
    frame = geometry.whole_page(desk.shape[1], desk.shape[0])
    crops = [geometry.crop(desk, quad, height=64) for quad in quads]
    assert find_problems(desk, frame, quads, crops, [Recognition("样本", 0.99)] * ROWS, 0) == ()


def test_a_light_spot_on_bright_paper_is_glare_and_the_paper_is_not() -> None:
    bright = np.clip(lettered()[0].astype(int) + 8, 0, 242).astype(np.uint8)
    assert judged(bright) == {}
    y, x = np.mgrid[: bright.shape[0], : bright.shape[1]]
    spot = np.clip(1.3 * np.exp(-0.9 * np.hypot((x - 350) / 100, (y - 460) / 60) ** 2), 0, 1)
    lit = (bright + (255 - bright.astype(float)) * spot[..., None]).astype(np.uint8)
    assert set(judged(lit)) == {Problem.GLARE}


def test_light_that_comes_from_one_side_is_no_light_spot() -> None:
    level = lettered()[0] * 0.85
    lit = level * np.linspace(1.0, 1.4, level.shape[0])[:, None, None]
    assert judged(np.clip(lit, 0, 255).astype(np.uint8)) == {}


@pytest.mark.parametrize("lines", [0, ROWS])
def test_a_paper_of_few_pixels_is_too_small_whether_it_reads_or_not(lines: int) -> None:
    image, rows = lettered()
    few = cv2.resize(image, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA)
    quads = np.array(rows[:lines], dtype=np.float32).reshape(-1, 4, 2) * np.float32(0.3)
    frame = geometry.whole_page(few.shape[1], few.shape[0])
    crops = [geometry.crop(np.asarray(few), quad, height=64) for quad in quads]
    found = find_problems(
        np.asarray(few), frame, quads, crops, [Recognition("样本", 0.95)] * lines, 0
    )
    assert Problem.TOO_SMALL in {one.problem for one in found}


def test_text_running_to_the_edge_of_a_scan_is_not_cut_off() -> None:
    assert judged(np.ascontiguousarray(lettered()[0][:, :562])) == {}


def test_coloured_waves_over_the_text_are_a_screen() -> None:
    image = lettered()[0].astype(np.float32)
    x = np.arange(image.shape[1])[None, :]
    for colour in range(3):
        image[..., colour] -= 22 + 22 * np.cos(2 * np.pi * (x / 11 + colour / 3))
    assert Problem.SCREEN in judged(image.clip(0, 255).astype(np.uint8))


def test_lines_under_a_light_spot_are_doubted_and_the_others_left() -> None:
    frame = geometry.whole_page(1000, 1000)

    def line(y: float) -> TextLine:
        quad = np.array([[100, y], [300, y], [300, y + 30], [100, y + 30]], np.float32)
        return TextLine("样本", frame.region(quad, 0), 0.99)

    spot = QualityProblem(Problem.GLARE, line(200).region, "")
    blurry = QualityProblem(Problem.BLURRED, None, "")
    doubted = doubt_lines([line(100), line(210)], [spot, blurry])
    assert [found.confidence for found in doubted] == [0.99, 0.3]


def test_small_letters_that_read_badly_are_too_small() -> None:
    tiny = cv2.resize(lettered()[0], None, fx=0.2, fy=0.2, interpolation=cv2.INTER_AREA)
    quads = np.array(lettered()[1], dtype=np.float32) * 0.2
    frame = geometry.whole_page(tiny.shape[1], tiny.shape[0])
    crops = [geometry.crop(np.asarray(tiny, dtype=np.uint8), quad) for quad in quads]
    problems = find_problems(
        np.asarray(tiny, dtype=np.uint8), frame, quads, crops, [Recognition("样本", 0.6)] * ROWS, 0
    )
    assert Problem.TOO_SMALL in {problem.problem for problem in problems}


def test_every_problem_tells_the_citizen_what_to_do() -> None:
    found = {**judged(blurred(lettered()[0], 6)), **judged(paper(), lines=0)}
    for problem in found.values():
        assert "请" in problem.advice and problem.advice.endswith("。")


@pytest.mark.model
@pytest.mark.fonts
def test_a_photograph_too_blurred_to_read_is_named_and_a_sharp_one_is_not() -> None:
    reader = page_reader(RapidEngine())
    image = paper()
    for row in range(ROWS):
        write(image, "经营者名称：样本食品有限公司", (60, 80 + 90 * row), 34)
    photo = photographed(image)
    assert reader.read(page_of(photo)).problems == ()
    for pixels in (6, 13):
        problems = reader.read(page_of(blurred(photo, pixels))).problems
        assert [problem.problem for problem in problems] == [Problem.BLURRED]


def striped(image: Image, period: float, height: float) -> Image:
    """With waves of green and purple over it, as a screen shows in a photograph."""
    y, x = np.mgrid[: image.shape[0], : image.shape[1]]
    wave = height * np.sin(2 * np.pi * (x + 0.6 * y) / period)[..., None]
    tint = wave * np.array([-0.5, 1.0, -0.5])
    return np.clip(image * 0.85 + tint, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("period", [50.0, 75.0])
def test_broad_coloured_waves_are_those_of_a_screen(period: float) -> None:
    assert Problem.SCREEN in judged(striped(lettered()[0], period, 40))
    assert Problem.SCREEN not in judged(striped(lettered()[0], period, 3))


def test_white_through_which_a_line_is_read_is_no_glare() -> None:
    photo = darker(lettered()[0], 0.8)
    washed = photo.copy()
    washed[400:520, 40:580] = np.where(photo[400:520, 40:580] < 120, 40, 255)
    assert Problem.GLARE not in judged(washed)


def test_a_sign_as_large_as_the_picture_is_its_ground() -> None:
    marks = Marks(finder=blind, rings=no_rings(), boxes=NoBoxes(), hands=FakeHands())
    desk = np.full((800, 1200, 3), 255, dtype=np.uint8)
    desk[40:760, 40:1160] = 90
    reading = EngineReader(FakeEngine(), load_vocabulary(), marks).read(page_of(desk))
    assert reading.lines == ()
    assert [one.problem for one in reading.problems] == [Problem.NO_TEXT]
