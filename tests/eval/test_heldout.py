"""The held-out drawer: its truth stands where its ink stands, and says what the catalogue says."""

from __future__ import annotations

import html
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np
import pytest

from catalog.load import load_catalog, read_folder
from catalog.types import DocumentType
from eval.dataset import Condition, read_dataset
from eval.heldout import camera
from eval.heldout.collect import PAIRS, PROBLEMS, Catalogue, orders
from eval.heldout.editions import EDITIONS
from eval.heldout.fourth import desk, optics, signets, strokes
from eval.heldout.paper import Paper
from eval.heldout.second import boxes, pens
from eval.heldout.third import lens, seals, writing
from nlp.normalize import normalise
from ocr.types import Problem
from review.checks import SPECS

FIELD = re.compile(
    r'data-kind="field" data-key="([^"]*)" data-label="([^"]*)" data-value="([^"]*)"'
)
TAG = re.compile("<style>.*?</style>|<[^>]*>")
FIELD_HTML = re.compile('<span class="v[^>]*>.*?</span>')
LONG = 15
"""Chinese characters from which on a run of words is a sentence, no official title."""
TAKES = (camera.take, lens.take, optics.take)
Take = Callable[..., camera.Shot]
CARD = Path(camera.__file__).with_name("card.md")
INK = (0.30, 0.40, 0.46, 0.47)


@pytest.fixture(scope="module")
def types() -> Mapping[str, DocumentType]:
    return load_catalog(read_folder(), checks=SPECS).document_types


@cache
def _papers(edition: int) -> tuple[tuple[str | None, Paper], ...]:
    """Each version with five seeds of its own."""
    versions = [(code, some) for code, all_ in EDITIONS[edition].drawers.items() for some in all_]
    return tuple(
        (code, version(np.random.default_rng([index, seed])))
        for index, (code, version) in enumerate(versions)
        for seed in range(5)
    )


def _page() -> camera.Image:
    page = np.full((1000, 800, 3), 255, np.uint8)
    left, top, right, bottom = INK
    page[int(top * 1000) : int(bottom * 1000), int(left * 800) : int(right * 800)] = 20
    return page


def _ink_under(picture: camera.Image, polygon: object) -> tuple[float, float]:
    """Mean grey inside the polygon, and in a band around it."""
    high, wide = picture.shape[:2]
    points = (np.array(polygon) * [wide, high]).astype(np.int32)
    inside = np.zeros((high, wide), np.uint8)
    cv2.fillPoly(inside, [points], 255)
    reach = max(5, wide // 60)
    near = cv2.dilate(inside, np.ones((reach, reach), np.uint8))
    ring = cv2.dilate(inside, np.ones((3 * reach, 3 * reach), np.uint8)) - near
    core = cv2.erode(inside, np.ones((3, 3), np.uint8))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return float(grey[core > 0].mean()), float(grey[ring > 0].mean())


@pytest.mark.parametrize("take", TAKES)
@pytest.mark.parametrize("condition", list(Condition))
@pytest.mark.parametrize("seed", range(6))
def test_a_polygon_lands_on_the_ink_however_the_paper_is_taken(
    take: Take, condition: Condition, seed: int
) -> None:
    shot = take(np.random.default_rng(seed), [_page()], condition)
    ink, paper = _ink_under(shot.picture, shot.polygon(0, INK))
    assert ink < 0.6 * paper


@pytest.mark.parametrize("take", TAKES)
@pytest.mark.parametrize("condition", [Condition.CLEAN, Condition.PHOTO])
@pytest.mark.parametrize("seed", range(4))
def test_two_sides_in_one_picture_keep_their_own_places(
    take: Take, condition: Condition, seed: int
) -> None:
    shot = take(np.random.default_rng(seed), [_page(), _page()], condition)
    places = [shot.polygon(page, INK) for page in (0, 1)]
    assert places[0] != places[1]
    for place in places:
        ink, paper = _ink_under(shot.picture, place)
        assert ink < 0.6 * paper


@pytest.mark.parametrize("take", TAKES)
def test_no_paper_leaves_the_picture_unless_it_is_to_be_cut(take: Take) -> None:
    small = np.ascontiguousarray(_page()[::4, ::4])
    for seed in range(10):
        rng = np.random.default_rng(seed)
        shot = take(rng, [small], Condition.BAD)
        corners = np.array(shot.polygon(0, (0.0, 0.0, 1.0, 1.0)))
        assert corners.min() >= -0.001
        assert corners.max() <= 1.001
        cut = take(rng, [small], Condition.BAD, Problem.CUT_OFF)
        edges = np.array(cut.polygon(0, (0.0, 0.0, 1.0, 1.0)))
        assert edges.min() < -0.02 or edges.max() > 1.02


def test_an_exif_turn_is_undone_by_whoever_reads_the_file() -> None:
    page = _page()
    data = np.frombuffer(camera.exif_turned(page), np.uint8)
    upright = cv2.imdecode(data, cv2.IMREAD_COLOR)
    lying = cv2.imdecode(data, cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
    assert upright is not None and lying is not None
    assert upright.shape == page.shape
    assert lying.shape == (800, 1000, 3)
    assert np.abs(upright.astype(int) - page).mean() < 3


def test_turning_four_times_comes_home() -> None:
    shot = camera.take(np.random.default_rng(3), [_page()], Condition.CLEAN)
    around = camera.turn(camera.turn(shot, 270), 90)
    assert around.turn == shot.turn
    assert np.array_equal(around.picture, shot.picture)
    assert np.allclose(around.ways[0], shot.ways[0])


@pytest.mark.parametrize("take", TAKES)
def test_a_card_copied_in_its_true_size_is_taken_large_enough_to_read(take: Take) -> None:
    for condition in Condition:
        shot = take(np.random.default_rng(2), [_page()], condition, least=990)
        assert max(shot.picture.shape[:2]) >= 990


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_card_names_every_type_of_the_catalogue_without_a_version(
    edition: int, types: Mapping[str, DocumentType]
) -> None:
    drawn = set(EDITIONS[edition].drawers)
    assert None in drawn
    assert drawn <= {*types, None}
    _, _, uncovered = CARD.read_text(encoding="utf-8").partition("## What it doesn't cover")
    named = set(re.findall(r"`([a-z-]+)`", uncovered.partition("\n## ")[0]))
    assert set(types) - drawn == named & set(types)


@pytest.mark.parametrize("edition", [2, 3, 4])
def test_later_editions_draw_only_fields_the_catalogue_knows(
    edition: int, types: Mapping[str, DocumentType]
) -> None:
    unknown = {
        (code, key)
        for code, paper in _papers(edition)
        for page in paper.pages
        for key, *_ in FIELD.findall(page)
        if code is not None
        and key not in {"signed_by", *(field.key for field in types[code].fields)}
    }
    assert not unknown


@pytest.mark.parametrize("edition", EDITIONS)
def test_types_that_are_copied_in_pairs_have_versions_small_enough(edition: int) -> None:
    small = {code for code, paper in _papers(edition) if not paper.alone}
    assert small >= {code for pair in PAIRS for code in pair}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_value_drawn_has_a_normal_form_that_stays(
    edition: int, types: Mapping[str, DocumentType]
) -> None:
    for code, paper in _papers(edition):
        for page in paper.pages:
            for key, label, drawn in FIELD.findall(page):
                words = {"key": key, "label": html.unescape(label)}
                found = Catalogue(types, set()).field(code, words) if code else None
                if found:
                    normal = normalise(found[1], html.unescape(drawn))
                    assert normal, (code, key, drawn)
                    assert normalise(found[1], normal) == normal


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_quarter_to_three_tenths_of_sealed_papers_lack_the_seal(edition: int) -> None:
    bearing = [paper for _, paper in _papers(edition) if paper.bears_seal]
    lacking = [paper for paper in bearing if 'data-kind="seal"' not in "".join(paper.pages)]
    assert 0.22 <= len(lacking) / len(bearing) <= 0.34


@pytest.mark.parametrize("edition", EDITIONS)
def test_signatures_are_missing_and_present(edition: int) -> None:
    places = Counter(
        bool(text)
        for _, paper in _papers(edition)
        for page in paper.pages
        for text in re.findall(r'data-kind="sign" data-label="[^"]*" data-text="([^"]*)"', page)
    )
    assert 0.15 <= places[False] / places.total() <= 0.4


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_paper_says_it_is_a_specimen(edition: int) -> None:
    assert all("样本" in page for _, paper in _papers(edition) for page in paper.pages)


def test_no_sentence_of_an_edition_stands_in_another() -> None:
    sentences = [
        {
            sentence
            for _, paper in _papers(edition)
            for page in paper.pages
            for sentence in re.split("[。；：，、|]", TAG.sub("|", FIELD_HTML.sub("|", page)))
            if len(re.sub(r"[\s\x00-\x7f]", "", sentence)) >= LONG
        }
        for edition in EDITIONS
    ]
    for one, other in combinations(sentences, 2):
        assert not one & other


def test_orders_cover_every_type_condition_and_problem_and_are_reproducible() -> None:
    codes = [*EDITIONS[max(EDITIONS)].drawers]
    first, again = (list(orders(np.random.default_rng([1, 0]), 300, codes)) for _ in range(2))
    assert first == again
    singles = Counter(order.types[0] for order in first if len(order.types) == 1)
    assert set(singles) == set(codes)
    assert {order.problem for order in first} == {None, *PROBLEMS}
    share = Counter(order.condition for order in first)
    assert 0.33 <= share[Condition.CLEAN] / 300 <= 0.48
    assert any(order.copied for order in first)
    assert {order.pdf for order in first} == {"", "text", "scan"}


@pytest.mark.heldout
@pytest.mark.parametrize("edition", EDITIONS)
def test_chromium_draws_papers_whose_marks_lie_on_their_ink(
    edition: int, types: Mapping[str, DocumentType], tmp_path: Path
) -> None:
    fonts = Path(os.environ.get("HELDOUT_FONTS", "out/heldout-fonts"))
    if not Path("/usr/bin/chromium").exists() or not fonts.exists():
        if os.environ.get("CI"):
            pytest.fail("CI draws held-out papers: install chromium and run eval/heldout/fonts.sh")
        pytest.skip("no Chromium or no typefaces on this machine")
    from eval.dataset import write_index
    from eval.heldout.browser import press
    from eval.heldout.collect import collect

    with press(fonts) as running:
        drawn = collect(running, EDITIONS[edition], types, 3, 2, tmp_path)
        samples = [sample for sample, _ in drawn]
    write_index(tmp_path, samples)
    assert read_dataset(tmp_path) == tuple(samples)
    for sample in samples:
        assert (tmp_path / sample.file).stat().st_size > 10_000
        places = [
            polygon
            for document in sample.documents
            for polygon in (
                *(mark.polygon for mark in document.fields.values()),
                *(mark.polygon for mark in document.seals),
            )
        ]
        assert all(-0.01 <= share <= 1.01 for place in places for point in place for share in point)


def test_a_pen_leaves_a_closed_outline_about_as_wide_as_its_nib() -> None:
    outline = pens.stroke(np.random.default_rng(1), np.array([[0.0, 0.0], [100.0, 0.0]]), 4.0)
    places = np.array([pair.split() for pair in outline[1:-1].split(" L")], float)
    assert outline.endswith("Z")
    assert 1.5 < np.ptp(places[:, 1]) < 6


@pytest.mark.parametrize("state", ["empty", "ticked", "crossed"])
def test_every_way_of_ticking_says_what_stands_in_the_box(state: str) -> None:
    for seed in range(30):
        rng = np.random.default_rng(seed)
        html_ = boxes.options(rng, ("是", "否"), (state, "empty"), gap=" ")
        assert re.findall('data-state="([a-z]+)"', html_) == [state, "empty"]


@pytest.mark.parametrize("state", ["empty", "ticked", "crossed"])
def test_every_way_of_the_third_edition_says_what_stands_in_the_box(state: str) -> None:
    for seed in range(30):
        rng = np.random.default_rng(seed)
        html_ = writing.choices(rng, ("是", "否"), (state, "empty"), gap=" ")
        assert re.findall('data-state="([a-z]+)"', html_) == [state, "empty"]


@pytest.mark.parametrize("words", ["样本店", "湖南省株洲市天元区样本建筑工程有限责任公司"])
def test_the_words_of_a_seal_fit_along_its_ring(words: str) -> None:
    for seed in range(20):
        drawn = seals.press(np.random.default_rng(seed), words, at=(0, 0), size=160)
        path = re.search(r'<path id="s\d+r" d="M([^"]*)"', drawn)
        look = re.search(r'font-size="([\d.]+)" letter-spacing="([\d.]+)"', drawn)
        assert path and look
        dots = np.array([pair.split() for pair in path[1].split(" L")], float)
        long = np.hypot(*np.diff(dots, axis=0).T).sum()
        glyph, gap = float(look[1]), float(look[2])
        assert glyph * len(words) + gap * (len(words) - 1) <= long + 1


@pytest.mark.parametrize("state", ["empty", "ticked", "crossed"])
def test_every_make_of_box_of_the_fourth_edition_says_what_stands_in_it(state: str) -> None:
    for seed in range(40):
        rng = np.random.default_rng(seed)
        html_ = strokes.options(rng, ("是", "否"), (state, "empty"), gap=" ")
        assert re.findall('data-state="([a-z]+)"', html_) == [state, "empty"]


@pytest.mark.parametrize("words", ["样本店", "湖南省岳阳市岳阳楼区拟样供应链管理有限公司"])
@pytest.mark.parametrize("shape", ["round", "oval"])
def test_the_characters_of_a_seal_stand_in_its_ring_and_not_on_one_another(
    words: str, shape: str
) -> None:
    for seed in range(20):
        drawn = signets.strike(np.random.default_rng(seed), words, at=(0, 0), size=160, shape=shape)
        look = re.findall(r'font-size="([\d.]+)"[^>]*translate\((\S+) (\S+)\)[^>]*>([^<]+)<', drawn)
        ring = look[: len(words)]
        assert "".join(char for *_, char in ring) == words
        spots = np.array([(float(x), float(y)) for _, x, y, _ in ring])
        glyph = float(ring[0][0])
        assert np.hypot(*spots.T).max() + glyph / 2 < 80
        assert np.hypot(*np.diff(spots, axis=0).T).min() > 0.75 * glyph


@pytest.mark.parametrize("name", ["王芳", "欧阳建国"])
def test_a_signature_keeps_its_name_in_its_truth_only_where_it_can_be_spelt(name: str) -> None:
    spelt = set()
    for seed in range(40):
        html_ = strokes.signature(np.random.default_rng(seed), "签字", name)
        assert f'data-text="{name}"' in html_
        found = FIELD.findall(html_)
        assert all(value == name for *_, value in found)
        spelt.add(bool(found))
    assert spelt == {True, False}


def test_a_named_problem_shows_in_the_picture() -> None:
    page = _page()
    page[100:900:12, 60:740] = 30  # lines fine enough to be lost
    taken = {
        problem: optics.take(np.random.default_rng(7), [page], Condition.BAD, problem).picture
        for problem in PROBLEMS
    }
    plain = optics.take(np.random.default_rng(7), [page], Condition.PHOTO).picture
    sharp = {
        problem: cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.CV_64F).var()
        for problem, picture in taken.items()
    }
    assert taken[Problem.DARK].mean() < 0.25 * plain.mean()
    assert max(taken[Problem.TOO_SMALL].shape) <= 330
    assert (taken[Problem.GLARE] > 250).mean() > 0.03 + (plain > 250).mean()
    assert sharp[Problem.BLURRED] < 0.2 * sharp[Problem.SCREEN]


def test_a_hand_written_entry_reads_as_it_was_meant() -> None:
    html_ = strokes.written(np.random.default_rng(3), "A<1&号")
    assert html.unescape(re.sub("<[^>]*>", "", html_)) == "A<1&号"


def test_a_desk_fills_its_picture() -> None:
    for seed in range(12):
        ground = desk.desk(np.random.default_rng(seed), (320, 200))
        assert ground.shape == (200, 320, 3)
        assert 10 < ground.mean() < 250
