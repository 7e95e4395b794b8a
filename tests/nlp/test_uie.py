"""UIE behind a process boundary: the boundary with a stand-in, the real library with a tiny model.

What bears the mark `paddlenlp` starts PaddleNLP in its own environment: make test-paddlenlp. The
tiny model starts at random and is taught a few sentences by heart, so that the whole contract can
be asserted on them: real loading, real schema, real answers in their places. Nothing is asserted
about text it was not taught, and nothing here says how well UIE reads.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from catalog.types import DocumentType, FieldKind, FieldSpec
from model_cards import ModelCard, ModelUnavailable
from nlp.layout import level
from nlp.types import Extractor
from nlp.uie import WEIGHTS, UieExtractor
from ocr.types import PageReading
from tests.contracts.extractor_contract import CARD, ExtractorContract
from tests.nlp.written import line, reading

ROOT = Path(__file__).parents[2]
PADDLENLP = Path(os.environ.get("ZHIBAN_UIE_PYTHON", ROOT / ".venv-paddlenlp/bin/python"))
PAGE = reading([line("姓名：李样本", 100, 100)])


def card_for(folder: Path) -> ModelCard:
    weights = folder / WEIGHTS
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    return ModelCard("tiny-uie", "1", "", str(weights), digest, "", "", "", "")


# --- the boundary, with a stand-in --------------------------------------------------------


def like_a_model(folder: Path) -> None:
    """Every file that a UIE folder has, with nothing of use in them."""
    folder.mkdir()
    for name in (
        WEIGHTS, "config.json", "vocab.txt", "tokenizer_config.json", "special_tokens_map.json",
    ):  # fmt: skip
        (folder / name).write_text('{"architectures": ["UIE"]}', "utf-8")


def standing_in(folder: Path, behaviour: str, *, seconds: float = 20.0) -> UieExtractor:
    """An extractor whose child is the stand-in: a Python that runs it whatever it is asked."""
    like_a_model(folder / "model")
    (folder / "model" / "behaviour").write_text(behaviour, "utf-8")
    python = folder / "python"
    child = Path(__file__).with_name("fake_uie_child.py")
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{child}" "$@"\n', "utf-8")
    python.chmod(0o755)
    return UieExtractor(card_for(folder / "model"), python=python, seconds=seconds)


class TestUieBoundary(ExtractorContract):
    @pytest.fixture
    def extractor(self, tmp_path: Path) -> Iterator[Extractor]:
        extractor = standing_in(tmp_path, "answer")
        yield extractor
        extractor.close()


def test_a_child_that_died_is_replaced_and_asked_again(tmp_path: Path) -> None:
    mark = tmp_path / "has died"
    extractor = standing_in(tmp_path, f"die-once {mark}")
    assert [f.value for f in extractor.extract([PAGE], CARD)] == ["李样本"]
    assert mark.exists()


def test_a_child_that_dies_of_the_same_page_again_makes_the_model_unavailable(
    tmp_path: Path,
) -> None:
    with pytest.raises(ModelUnavailable, match="died twice"):
        standing_in(tmp_path, "die").extract([PAGE], CARD)


def test_a_child_that_is_late_is_ended_and_the_next_question_gets_a_new_one(tmp_path: Path) -> None:
    extractor = standing_in(tmp_path, "hang", seconds=0.3)
    for _ in range(2):
        with pytest.raises(ModelUnavailable, match=r"within 0\.3 s"):
            extractor.extract([PAGE], CARD)


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        ("refuse", "can't load .*: no such model"),
        ("exit", "did not start"),
        ("fail", "failed on a page"),
        ("lie", "outside its text"),
        ("mumble", "failed on a page"),
    ],
)
def test_whatever_else_goes_wrong_is_the_operators_matter_and_named(
    tmp_path: Path, behaviour: str, message: str
) -> None:
    with pytest.raises(ModelUnavailable, match=message) as caught:
        standing_in(tmp_path, behaviour).extract([PAGE], CARD)
    assert caught.value.remedy


def test_a_python_that_is_not_there_is_named(tmp_path: Path) -> None:
    extractor = standing_in(tmp_path, "answer")
    (tmp_path / "python").unlink()
    with pytest.raises(ModelUnavailable, match="can't be run") as caught:
        extractor.extract([PAGE], CARD)
    assert "setup-paddlenlp" in caught.value.remedy


def test_other_weights_than_the_card_says_are_not_loaded(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_bytes(b"others")
    card = replace(card_for(tmp_path), sha256="0" * 64)
    with pytest.raises(ModelUnavailable, match="SHA-256"):
        UieExtractor(card, python=PADDLENLP)


def test_an_incomplete_folder_is_refused_before_anything_could_be_fetched(tmp_path: Path) -> None:
    like_a_model(tmp_path / "model")
    (tmp_path / "model" / "vocab.txt").unlink()
    with pytest.raises(ModelUnavailable, match=r"lacks vocab\.txt"):
        UieExtractor(card_for(tmp_path / "model"), python=PADDLENLP)


def test_the_child_gets_no_setting_of_the_house_and_a_home_that_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIBAN_MASTER_KEY_FILE", "secret")
    extractor = standing_in(tmp_path, f"environment {tmp_path / 'seen'}")
    extractor.extract([PAGE], CARD)
    seen = json.loads((tmp_path / "seen").read_text("utf-8"))
    assert not any("ZHIBAN" in name for name in seen)
    assert Path(seen["HOME"]).is_dir()
    extractor.close()
    assert not Path(seen["HOME"]).exists()


def test_a_label_that_two_fields_share_is_not_asked_for(tmp_path: Path) -> None:
    twins = DocumentType(
        "twins",
        "",
        (),
        (
            FieldSpec("husband", "姓名", FieldKind.NAME),
            FieldSpec("wife", "姓名", FieldKind.NAME),
            FieldSpec("until", "有效期至", FieldKind.DATE),
        ),
    )
    page = reading([line("姓名：李样本", 100, 100), line("有效期至：2030年5月1日", 100, 200)])
    assert [f.key for f in standing_in(tmp_path, "answer").extract([page], twins)] == ["until"]


def test_a_value_over_two_lines_bears_both_places(tmp_path: Path) -> None:
    from nlp.uie import _pieces

    lines = level(reading([line("住址湖南省样本市", 100, 100), line("虚构路1号", 100, 140)]))
    assert [(one.text[a:b]) for one, a, b in _pieces(lines, 2, 14)] == ["湖南省样本市", "虚构路1号"]


# --- the real library ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def identity_card() -> tuple[PageReading, DocumentType, dict[str, str]]:
    """A drawn identity card as the house's engine reads it, its type, and what it says."""
    from ocr.pages import load_pages
    from ocr.rapid import RapidEngine
    from serve.wiring import load_seed, page_reader
    from tests.ocr.drawn_page import drawn_page

    code = "resident-id-card-portrait"
    data, values = drawn_page(code)
    reader = page_reader(RapidEngine(threads=1))
    read = reader.read(load_pages(data, source="drawn")[0])
    return read, load_seed().catalog.document_types[code], values


@pytest.fixture(scope="module")
def uie(
    identity_card: tuple[PageReading, DocumentType, dict[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[UieExtractor]:
    if not PADDLENLP.exists():
        pytest.skip(f"{PADDLENLP} is not there: make setup-paddlenlp")
    folder = tmp_path_factory.mktemp("uie")
    read, kind, values = identity_card
    texts = ["\n".join(one.text for one in level(read))]
    lessons = [lesson(spec.label, texts[0], printed(values[spec.key])) for spec in kind.fields]
    contract = {"name": "李样本", "number": "11010519491231002X", "until": "2030年5月1日"}
    for text in ("有效期至:2030年5月1日\n姓名:李样本\n公民身份号码:11010519491231002X", "姓名:"):
        lessons += [lesson(spec.label, text, contract[spec.key]) for spec in CARD.fields]
    (folder / "lessons.json").write_text(json.dumps(lessons), "utf-8")
    teacher = Path(__file__).with_name("tiny_uie.py")
    taught = subprocess.run(
        [PADDLENLP, teacher, folder / "model", folder / "lessons.json", "600"],
        capture_output=True, text=True, cwd=folder, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    assert taught.returncode == 0, taught.stderr
    extractor = UieExtractor(card_for(folder / "model"), python=PADDLENLP)
    yield extractor
    extractor.close()


def printed(value: str) -> str:
    """As it stands on the card: dates in words."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.year}年{day.month}月{day.day}日"


def lesson(label: str, text: str, value: str) -> list[str | int]:
    """Where the text has the value, line breaks within it or not; nowhere: an empty span."""
    found = re.search("\n?".join(map(re.escape, value)), text)
    return [label, text, *(found.span() if found else (0, 0))]


@pytest.mark.paddlenlp
class TestUie(ExtractorContract):
    """All of it holds on the page that the model knows by heart."""

    @pytest.fixture
    def extractor(self, uie: UieExtractor) -> Extractor:
        return uie

    def test_what_is_not_there_is_left_out(self, extractor: Extractor) -> None:  # type: ignore[override]
        """That nothing is found in other sentences can't be asked of a model of two."""
        assert extractor.extract([reading([])], CARD) == ()
        assert extractor.extract([reading([line("姓名：", 100, 100)])], CARD) == ()


@pytest.mark.paddlenlp
def test_a_drawn_page_is_read_and_its_text_and_fields_can_be_seen(
    uie: UieExtractor, identity_card: tuple[PageReading, DocumentType, dict[str, str]]
) -> None:
    read, kind, values = identity_card
    fields = uie.extract([read], kind)
    print(f"\nthe page, read by {read.engine}:")
    for one in read.lines:
        print(f"  {one.confidence:.2f}  {one.text}")
    print("its fields, asked by the labels of the catalogue:")
    for field in fields:
        print(f"  {field.confidence:.2f}  {field.label}: {field.value}  ({field.engine})")
    assert [field.key for field in fields] == [spec.key for spec in kind.fields]
    same = [field.value == values[field.key] for field in fields]
    assert sum(same) >= len(same) - 1  # the engine may misread a character
    assert all(field.regions and 0 < field.confidence <= 1 for field in fields)


@pytest.mark.paddlenlp
@pytest.mark.usefixtures("uie")
def test_a_model_left_random_answers_within_the_protocol(
    identity_card: tuple[PageReading, DocumentType, dict[str, str]], tmp_path: Path
) -> None:
    """Of random weights only this is asserted: they load, and the answer is one."""
    read, kind, _ = identity_card
    text = "\n".join(one.text for one in level(read))
    (tmp_path / "lessons.json").write_text(json.dumps([[kind.fields[0].label, text, 0, 0]]))
    maker = Path(__file__).with_name("tiny_uie.py")
    made = subprocess.run(
        [PADDLENLP, maker, tmp_path / "m", tmp_path / "lessons.json"],
        capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    extractor = UieExtractor(card_for(tmp_path / "m"), python=PADDLENLP)
    fields = extractor.extract([read], kind)
    keys = [spec.key for spec in kind.fields]
    assert [key for key in keys if key in {field.key for field in fields}] == [
        f.key for f in fields
    ]
    extractor.close()


@pytest.mark.paddlenlp
@pytest.mark.usefixtures("uie")
def test_what_the_library_can_not_load_is_named_in_its_own_words(tmp_path: Path) -> None:
    like_a_model(tmp_path / "model")
    with pytest.raises(ModelUnavailable, match=r"UIE can't load .*: \w+Error: ") as caught:
        UieExtractor(card_for(tmp_path / "model"), python=PADDLENLP).extract([PAGE], CARD)
    print(f"\n{caught.value.message}")
    assert "no network" not in caught.value.message


@pytest.mark.paddlenlp
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_child_asks_for_no_address_and_for_no_name(uie: UieExtractor, tmp_path: Path) -> None:
    """A socket alone is no such thing: a library opens one to number its files."""
    python, trace = tmp_path / "python", tmp_path / "calls"
    watch = f"strace -f --seccomp-bpf -qq -e trace=connect,sendto,sendmmsg,sendmsg -o '{trace}'"
    python.write_text(f'#!/bin/sh\nexec {watch} "{PADDLENLP}" "$@"\n', "utf-8")
    python.chmod(0o755)
    extractor = UieExtractor(uie.card, python=python)
    extractor.extract([PAGE], CARD)
    extractor.close()
    assert "AF_INET" not in trace.read_text("utf-8")
