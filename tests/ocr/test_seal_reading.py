"""The words around a seal are read from scans and photographs, and print under it as well."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image as Pillow

from catalog.vocabulary import load_vocabulary
from eval.foundry.fonts import find_fonts
from eval.foundry.seal import Cut, SealDesign, carve
from model_cards.sessions import Model
from ocr.geometry import whole_page
from ocr.rapid import RapidEngine
from ocr.reader import PageReader
from ocr.seal_reading import SealReader
from ocr.seal_text import RingReader
from ocr.seals import find_seals
from ocr.types import Image, Seal, SealShape
from serve.wiring import page_reader
from tests.contracts.page_reader_contract import page_of
from tests.ocr.drawing import INK, paper, photographed, press, seal, square_seal, write

pytestmark = [pytest.mark.model, pytest.mark.fonts]

NAMES = (
    "样本市清源食品有限公司",
    "青禾市清源区市场监督管理局",
    "云州市瑞景餐饮管理有限公司",
    "样本市丰禾食品科技股份有限公司",
    "青禾市清源区嘉德餐饮服务有限责任公司",
)


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return page_reader(RapidEngine())


def seals(reader: PageReader, image: Image) -> list[Seal]:
    return list(reader.read(page_of(image)).seals or ())


@pytest.mark.parametrize("name", NAMES)
def test_ring_text_is_read_from_a_scan(reader: PageReader, name: str) -> None:
    image = paper()
    span = min(300.0, 18.0 * len(name))
    press(image, seal(name, 330, span=span), (350, 450), turn=12)
    (found,) = seals(reader, image)
    assert found.text == name
    assert found.confidence > 0.8


def test_most_ring_text_is_read_from_photographs(reader: PageReader) -> None:
    right = 0
    for seed, name in enumerate(NAMES):
        image = paper()
        press(image, seal(name, 260, span=min(300.0, 18.0 * len(name))), (350, 450), turn=-20)
        photo = photographed(image, seed=seed)
        right += [one.text for one in seals(reader, photo)] == [name]
    assert right >= 4


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_seal_reads_the_same_however_the_page_lies(reader: PageReader, turn: int) -> None:
    image = paper()
    press(image, seal(NAMES[0], 300), (350, 450))
    turned = np.ascontiguousarray(np.rot90(image, -(turn // 90)))
    assert [one.text for one in seals(reader, turned)] == [NAMES[0]]


@pytest.mark.parametrize("turn", [0, 90, 270])
def test_the_rows_of_a_square_seal_are_read_and_print_under_it_is_not(
    reader: PageReader, turn: int
) -> None:
    image = paper()
    for row in range(8):
        write(image, "持证人应当妥善保管本证件并按期办理审验", (60, 120 + 60 * row), 28)
    press(image, square_seal(("青禾市公", "安局交通", "警察支队"), 170), (350, 700), turn=4)
    turned = np.ascontiguousarray(np.rot90(image, -(turn // 90)))
    (found,) = seals(reader, turned)
    assert found.shape is SealShape.SQUARE
    assert found.text == "青禾市公安局交通警察支队"


def test_rows_paler_than_their_frame_are_words_of_the_seal(reader: PageReader) -> None:
    image = paper()
    rows = ("青禾市青", "河区公安", "局交通警", "察支队")
    stamp = square_seal(rows, 170)
    inner = stamp.crop((20, 20, 150, 150))
    inner.putalpha(inner.getchannel("A").point(lambda alpha: round(0.42 * alpha)))
    stamp.paste(inner, (20, 20))
    press(image, stamp, (350, 450), turn=3)
    assert [one.text for one in seals(reader, image)] == ["".join(rows)]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("察交公长", "支通安沙", "队警局市"), "长沙市公安局交通警察支队"),
        (("云禾样本", "青泉丰和", "香山秋实"), "云禾样本青泉丰和香山秋实"),
    ],
)
def test_columns_from_the_right_are_read_where_they_make_a_name(
    reader: PageReader, rows: tuple[str, ...], words: str
) -> None:
    image = paper()
    press(image, square_seal(rows, 200), (350, 450))
    assert [one.text for one in seals(reader, image)] == [words]


def test_a_ring_of_letters_in_what_looks_square_is_a_round_seal(reader: PageReader) -> None:
    image = paper()
    press(image, seal(NAMES[0], 300), (350, 450))
    (outline,) = find_seals(image, Model("seal-finder"))
    frame = whole_page(image.shape[1], image.shape[0])
    vocabulary, net = load_vocabulary(), Model("seal-ring")
    rings = RingReader(net, net.held["character"].splitlines(), vocabulary.seals)
    (one,) = SealReader(rings, RapidEngine()).read(
        image, frame, [replace(outline, square=True)], 0, 0
    )
    assert (one.shape, one.text) == (SealShape.ROUND, NAMES[0])


def test_words_below_the_star_are_not_ring_text(reader: PageReader) -> None:
    image = paper()
    press(image, seal(NAMES[0], 400, centre="食品经营专用章"), (350, 450))
    assert [one.text for one in seals(reader, image)] == [NAMES[0]]


@pytest.mark.parametrize("turn", [0, 25, -60])
@pytest.mark.parametrize("foot", ["财务专用章", "合同专用章"])
def test_words_along_the_lower_edge_are_what_the_seal_is_for(
    reader: PageReader, foot: str, turn: int
) -> None:
    image = paper()
    cut = Cut(sweep=215.0, pitch=19.0, glyph=0.12)
    design = SealDesign(NAMES[0], diameter=42.0, foot=foot)
    cover = 255 * carve(design, 340 / 42.0, find_fonts().song_bold[0], cut)
    inked = np.dstack([np.full((*cover.shape, 3), INK), cover]).astype(np.uint8)
    press(image, Pillow.fromarray(inked), (350, 450), turn=turn)
    assert [(one.text, one.centre) for one in seals(reader, image)] == [(NAMES[0], foot)]


@pytest.mark.parametrize("printed", ["", "二〇二六年三月五日签发", "样本市清源食品有限公司"])
def test_print_across_its_centre_is_not_the_seal_s(reader: PageReader, printed: str) -> None:
    image = paper()
    if printed:
        write(image, printed, (200, 535), 30)
    press(image, seal(NAMES[0], 400, centre="合同专用章"), (350, 450))
    (found,) = seals(reader, image)
    assert found.centre in ("合同专用章", "")
    assert found.centre or printed


def test_print_under_a_seal_is_read_as_if_there_were_none(reader: PageReader) -> None:
    image = paper()
    lines = (
        "本单位承诺所提交的全部材料真实有效",
        "申请人：样本食品有限公司",
        "二〇二六年十一月二十三日",
    )
    for row, words in enumerate(lines):
        write(image, words, (90, 380 + 60 * row), 30)
    press(image, seal(NAMES[0], 300), (330, 450))
    reading = reader.read(page_of(image))
    assert [s.text for s in reading.seals or ()] == [NAMES[0]]
    text = "".join(line.text for line in reading.lines).replace(":", "：")
    assert all(words in text for words in lines)


def test_a_ring_without_words_is_a_seal_that_could_not_be_read(reader: PageReader) -> None:
    image = paper()
    cv2.circle(image, (350, 450), 120, INK, 6, cv2.LINE_AA)
    cv2.circle(image, (350, 450), 30, INK, -1, cv2.LINE_AA)
    reading = reader.read(page_of(image))
    (found,) = reading.seals or ()
    assert found.text == ""
    assert found.confidence <= 0.5
