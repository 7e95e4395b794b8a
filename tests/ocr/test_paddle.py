"""The second text engine: PaddleOCR on local folders, offline, read by the same suites.

What bears the mark `paddleocr` runs in PaddleOCR's own environment: make test-paddleocr.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest
import yaml

import model_cards
from model_cards import ModelUnavailable
from ocr.paddle import PaddleEngine
from ocr.paddle_folders import FOLDERS, write_folders
from ocr.pages import load_pages
from ocr.reader import PageReader, TextEngine
from ocr.types import Image
from serve.wiring import page_reader
from tests.contracts.page_reader_contract import PageReaderContract
from tests.contracts.text_engine_contract import TextEngineContract
from tests.ocr.drawn_page import drawn_page
from tests.ocr.test_contracts import Written, latin

ROOT = Path(__file__).parents[2]
HERE = importlib.util.find_spec("paddleocr") is not None


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("paddle")
    write_folders(root)
    return root


@pytest.fixture(scope="module")
def paddle(folders: Path) -> PaddleEngine:
    if not HERE:
        pytest.skip("PaddleOCR is not installed: make test-paddleocr")
    return engine_on(folders)


def engine_on(root: Path) -> PaddleEngine:
    detection, recognition, orientation = (root / name for name in FOLDERS)
    return PaddleEngine(
        detection=detection, recognition=recognition, orientation=orientation, threads=1
    )


# --- without PaddleOCR --------------------------------------------------------------------


@pytest.mark.model
def test_the_recognisers_folder_lists_a_character_for_every_class_of_the_net(folders: Path) -> None:
    import onnxruntime

    recipe = yaml.safe_load((folders / "recognition/inference.yml").read_text("utf-8"))
    characters = recipe["PostProcess"]["character_dict"]
    net = onnxruntime.InferenceSession(str(folders / "recognition/inference.onnx"))
    classes = net.get_outputs()[0].shape[-1]
    assert len(characters) + len(("blank", " ")) == classes
    assert all(isinstance(each, str) and each for each in characters)


@pytest.mark.model
def test_the_folders_hold_weights_that_have_cards(folders: Path) -> None:
    cards = [model_cards.card_of(folders / name / "inference.onnx") for name in FOLDERS]
    assert [card.name for card in cards] == [
        "pp-ocrv6-small-det", "pp-ocrv6-small-rec", "pp-ocr-mobile-cls",
    ]  # fmt: skip
    assert model_cards.verify(cards[0]) == folders / "detection/inference.onnx"


def test_weights_that_no_card_knows_are_not_loaded(tmp_path: Path) -> None:
    for name in FOLDERS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "inference.onnx").write_bytes(b"other weights")
        (tmp_path / name / "inference.yml").write_text("Global:\n  model_name: any\n", "utf-8")
    with pytest.raises(ModelUnavailable, match="no card knows"):
        engine_on(tmp_path)


def test_a_folder_that_is_not_there_is_named_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"detection lacks inference\.onnx") as missing:
        engine_on(tmp_path)
    assert "ocr.paddle_folders" in missing.value.remedy


@pytest.mark.model
@pytest.mark.skipif(HERE, reason="PaddleOCR is installed")
def test_without_paddleocr_the_operator_is_told_which_environment_has_it(folders: Path) -> None:
    with pytest.raises(ModelUnavailable, match="PaddleOCR is missing") as missing:
        engine_on(folders)
    assert "make setup-paddleocr" in missing.value.remedy


# --- with PaddleOCR -----------------------------------------------------------------------


@pytest.mark.paddleocr
class TestPaddleEngine(TextEngineContract):
    @pytest.fixture
    def engine(self, paddle: PaddleEngine) -> TextEngine:
        return paddle

    @pytest.fixture
    def written(self) -> Written:
        return latin()


@pytest.mark.paddleocr
class TestPaddleReader(PageReaderContract):
    @pytest.fixture
    def reader(self, paddle: PaddleEngine) -> PageReader:
        return page_reader(paddle)

    @pytest.fixture
    def written(self) -> Written:
        return latin()


@pytest.mark.paddleocr
def test_its_name_carries_its_version_and_the_digests_of_all_weights(paddle: PaddleEngine) -> None:
    assert paddle.name.startswith("paddleocr 3.")
    for name in ("pp-ocrv6-small-det", "pp-ocrv6-small-rec", "pp-ocr-mobile-cls"):
        assert f"{name}@{model_cards.load(name).sha256[:8]}" in paddle.name


@pytest.mark.paddleocr
@pytest.mark.parametrize("size", [(40, 400), (11, 65), (3, 3), (1, 200), (3000, 2)])
def test_strips_and_specks_do_no_harm(paddle: PaddleEngine, size: tuple[int, int]) -> None:
    white: Image = np.full((*size, 3), 255, dtype=np.uint8)
    assert paddle.detect(white).shape == (0, 4, 2)
    assert len(paddle.recognise([white])) == len(paddle.upside_down([white])) == 1


@pytest.mark.paddleocr
def test_a_drawn_page_is_read_and_its_text_can_be_seen(paddle: PaddleEngine) -> None:
    data, values = drawn_page("food-business-application")
    reading = page_reader(paddle).read(load_pages(data, source="drawn")[0])
    print(f"\n{paddle.name} reads a drawn page:")
    for line in reading.lines:
        print(f"  {line.confidence:.2f}  {line.text}")
    text = squeezed("".join(line.text for line in reading.lines))
    found = [value for value in values.values() if squeezed(value) in text]
    print(f"  {len(found)} of {len(values)} printed values stand in it")
    assert len(values) >= 5 and len(found) >= 0.8 * len(values)


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


WATCHED = """
import json, sys
asked = []
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        asked.append(event)
sys.addaudithook(watch)
from pathlib import Path
import numpy as np
from model_cards import ModelUnavailable
from tests.ocr.test_paddle import engine_on
root = Path(sys.argv[1])
engine_on(root).detect(np.full((64, 64, 3), 255, dtype=np.uint8))
(root / "recognition" / "inference.onnx").unlink()
try:
    engine_on(root)
except ModelUnavailable:
    print(json.dumps(asked))
"""


@pytest.mark.paddleocr
@pytest.mark.usefixtures("paddle")
def test_it_asks_for_no_address_with_its_weights_or_without_and_leaves_home_empty(
    folders: Path, tmp_path: Path
) -> None:
    home, models = tmp_path / "home", tmp_path / "models"
    home.mkdir()
    shutil.copytree(folders, models)
    environment = {
        name: value for name, value in os.environ.items()
        if not name.startswith(("PADDLE_PDX_", "HF_", "ORT_"))
    } | {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")}  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, str(models)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.splitlines()[-1]) == []
    assert list(home.iterdir()) == []


@pytest.mark.paddleocr
@pytest.mark.usefixtures("paddle")
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_door_reads_with_it_and_opens_no_internet_socket(folders: Path, tmp_path: Path) -> None:
    picture, trace = tmp_path / "page.jpg", tmp_path / "calls"
    data, _ = drawn_page("food-business-application")
    picture.write_bytes(data)
    command = [
        "strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect", "-o", str(trace),
        sys.executable, "-m", "serve.cli", "read", str(picture), "--json",
    ]  # fmt: skip
    environment = {
        **os.environ,
        "ZHIBAN_OCR_ENGINE": "paddle",
        "ZHIBAN_PADDLEOCR_MODELS": str(folders),
        "ZHIBAN_THREADS": "1",
    }
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (paper,) = json.loads(ran.stdout)["documents"]
    assert paper["lines"]
    assert "AF_INET" not in trace.read_text("utf-8")
