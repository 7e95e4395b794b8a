from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageOps

from eval.foundry.captures import everyday, photo
from eval.foundry.degrade import Capture
from eval.foundry.develop import Container, Filing, develop
from eval.foundry.fonts import find_fonts
from eval.foundry.style import draw_style
from eval.foundry.template import Paper
from eval.foundry.world import World

pytestmark = pytest.mark.fonts


def developed(
    paper: Paper, world: World, capture: Capture, filing: Filing, variant: int = 0
) -> tuple[bytes, Container, dict[str, Any]]:
    style = replace(draw_style(find_fonts(), np.random.default_rng(2)), variant=variant)
    made = develop(paper, style, capture, filing, world.today)
    return made.data, made.ending, made.truth


def upright(image: np.ndarray, polygon: list[list[float]], grow: float = 0) -> np.ndarray:
    """The region, straightened so that its own top left comes first, in grey."""
    height, width = image.shape[:2]
    points = np.array(polygon, np.float32) * (width, height)
    wide = max(8, round(float(np.hypot(*(points[1] - points[0])))))
    high = max(8, round(float(np.hypot(*(points[3] - points[0])))))
    flat = np.array(
        [[grow, grow], [grow + wide, grow], [grow + wide, grow + high], [grow, grow + high]],
        np.float32,
    )
    matrix = cv2.getPerspectiveTransform(points.astype(np.float32), flat)
    size = (round(wide + 2 * grow), round(high + 2 * grow))
    return cv2.cvtColor(cv2.warpPerspective(image, matrix, size), cv2.COLOR_RGB2GRAY)


@pytest.mark.parametrize("turn", range(4))
def test_the_region_of_a_value_holds_its_ink_and_a_margin_holds_none(
    company: World, turn: int
) -> None:
    paper = company.papers["application"][0]
    capture, _ = photo(paper, np.random.default_rng(4), 2000)
    still = replace(capture, turn=turn, light=0, shadow=0, noise=0, blur=0)
    data, _, truth = developed(paper, company, still, Filing(Container.JPEG, 95))
    image = np.asarray(Image.open(io.BytesIO(data)))
    for key in ("operator_name", "credit_code", "id_number", "contact"):
        region = upright(image, truth["fields"][key]["polygon"], grow=6).astype(float)
        paper_grey = np.median(region)
        dark = region < paper_grey - 35
        rows, columns = np.nonzero(dark.any(axis=1))[0], np.nonzero(dark.any(axis=0))[0]
        assert abs(columns[0] - 6) <= 2, key
        assert abs(region.shape[1] - 6 - columns[-1]) <= 2, key
        assert abs(rows[0] - 6) <= 2, key
        assert abs(region.shape[0] - 6 - rows[-1]) <= 2, key


def test_an_exif_turn_changes_the_stored_pixels_and_not_the_frame_of_the_truth(
    company: World,
) -> None:
    paper = company.papers["legal-id"][0]
    capture, _ = photo(paper, np.random.default_rng(4), 1000)
    plain, _, truth = developed(paper, company, capture, Filing(Container.JPEG, 90))
    shown = Image.open(io.BytesIO(plain))
    for quarter in (1, 2, 3):
        filing = Filing(Container.JPEG, 90, exif_turn=quarter)
        data, _, same_truth = developed(paper, company, capture, filing)
        assert same_truth == truth
        turned = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
        assert turned.size == shown.size
        apart = np.abs(np.asarray(turned).astype(int) - np.asarray(shown).astype(int))
        assert apart.mean() < 3


def test_orientation_counts_quarter_turns_clockwise(company: World) -> None:
    paper = company.papers["legal-id"][1]
    capture, filing = photo(paper, np.random.default_rng(4), 800)
    for turn in range(4):
        _, _, truth = developed(paper, company, replace(capture, turn=turn), filing)
        assert truth["orientation"] == 90 * turn
        (left, top), (right, upper) = truth["fields"]["issued_by"]["polygon"][:2]
        reading = np.array([right - left, upper - top])
        along = [(1, 0), (0, 1), (-1, 0), (0, -1)][turn]
        assert reading @ np.array(along) > 0.9 * np.hypot(*reading)


def test_two_sheets_always_become_a_pdf(company: World) -> None:
    paper = company.papers["lease"][0]
    capture, _ = photo(paper, np.random.default_rng(4), 1000)
    data, ending, truth = developed(paper, company, capture, Filing(Container.JPEG), variant=5)
    assert ending is Container.PDF
    assert len(pypdfium2.PdfDocument(data)) == 2
    assert truth["fields"]["lessor"]["page"] == 0
    assert truth["fields"]["signed_on"]["page"] == 1


def test_every_polygon_lies_in_the_picture(world: World) -> None:
    rng = np.random.default_rng(8)
    for papers in world.papers.values():
        for paper in papers:
            capture, filing = everyday(paper, rng, sides=(700, 800))
            _, _, truth = developed(paper, world, capture, filing, int(rng.integers(12)))
            regions = [*truth["fields"].values(), *truth["seals"], *truth["signatures"]]
            corners = np.array([region["polygon"] for region in regions])
            assert corners.min() >= -0.01
            assert corners.max() <= 1.01
