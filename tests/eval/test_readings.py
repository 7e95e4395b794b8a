"""Stored readings: the same back, current or stale, and an interrupted run goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eval.commands.paths import SAMPLES
from eval.digests import dataset_digest, reading_code_digest
from eval.read import read_file, read_files, this_reader
from eval.readings import (
    READINGS,
    FileReading,
    already_read,
    load_readings,
    part_of,
    store,
    stored_readings,
)
from tests.eval.handmade_set import (
    FILES,
    READER,
    blurred,
    content,
    marked_page,
    page,
    reading,
    write_set,
)

DONE = (
    reading(FILES[0], page("样本储蓄银行"), replace(marked_page(), page=1, problems=(blurred(),))),
    FileReading(FILES[1], "0" * 64, "encrypted_pdf", ()),
)


def test_readings_come_back_as_they_were_stored(tmp_path: Path) -> None:
    path = tmp_path / READINGS
    assert list(store(READER, DONE, path)) == list(DONE)
    stored = load_readings(path)
    assert stored.reader == READER
    assert tuple(stored.files.values()) == DONE
    assert not part_of(path).exists()


def test_the_same_readings_are_stored_as_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.gz", "two.gz"):
        list(store(READER, DONE, tmp_path / name))
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()


def interrupted() -> Iterator[FileReading]:
    yield DONE[0]
    raise KeyboardInterrupt


def test_an_interrupted_run_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    path = tmp_path / READINGS
    (tmp_path / FILES[0]).write_bytes(content(FILES[0]))
    with pytest.raises(KeyboardInterrupt):
        list(store(READER, interrupted(), path))
    with part_of(path).open("a", encoding="utf-8") as part:
        part.write('{"file": "half a li')
    known = already_read(path, READER)
    assert known == {FILES[0]: DONE[0]}
    assert not path.exists()
    samples = write_set(tmp_path / "set", code="x")[:1]
    assert list(read_files(tmp_path, [s.file for s in samples], processes=1, known=known)) == [
        DONE[0]
    ]
    assert list(store(READER, DONE, path)) == list(DONE)
    assert tuple(load_readings(path).files.values()) == DONE


def test_what_another_reader_had_read_is_read_again(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        list(store(READER, interrupted(), tmp_path / READINGS))
    assert already_read(tmp_path / READINGS, replace(READER, code="other")) == {}


def test_readings_of_this_code_and_these_files_are_used(tmp_path: Path) -> None:
    samples = write_set(tmp_path, code=reading_code_digest())
    stored = stored_readings(tmp_path, [s.file for s in samples], tmp_path / READINGS)
    assert stored.readings is not None
    assert not stored.stale


def test_readings_of_other_code_or_other_files_are_not_used_and_it_says_why(
    tmp_path: Path,
) -> None:
    samples = write_set(tmp_path, code="another")
    other = stored_readings(tmp_path, [s.file for s in samples], tmp_path / READINGS)
    assert other.readings is None
    assert "the reading code changed" in other.why
    write_set(tmp_path, code=reading_code_digest())
    (tmp_path / FILES[1]).write_bytes(b"another picture")
    other = stored_readings(tmp_path, [s.file for s in samples], tmp_path / READINGS)
    assert other.readings is None
    assert FILES[1] in other.why
    none = stored_readings(tmp_path, [s.file for s in samples], tmp_path / "nowhere.gz")
    assert none.readings is None
    assert "python -m eval read" in none.why


def test_without_the_files_stale_readings_are_used_and_called_stale(tmp_path: Path) -> None:
    samples = write_set(tmp_path, code="another", pictures=False)
    stored = stored_readings(tmp_path, [s.file for s in samples], tmp_path / READINGS)
    assert stored.readings is not None
    assert stored.stale


def test_a_line_that_is_no_reading_is_named(tmp_path: Path) -> None:
    list(store(READER, [replace(DONE[0], pages=())], tmp_path / READINGS))
    part_of(tmp_path / READINGS).write_text('{"code": "c", "engine": "e"}\n{"file": 3}\n')
    with pytest.raises(ValueError, match=r"part:2: KeyError"):
        already_read(tmp_path / READINGS, READER)


def test_the_digest_of_the_reading_code_changes_with_its_sources_and_words(tmp_path: Path) -> None:
    (tmp_path / "ocr").mkdir()
    (tmp_path / "catalog").mkdir()
    (tmp_path / "serve").mkdir()
    wiring = tmp_path / "serve" / "wiring.py"
    wiring.write_text("nothing is wired yet\n")
    (tmp_path / "ocr" / "lines.py").write_text("A = 1\n")
    first = reading_code_digest(tmp_path)
    (tmp_path / "nlp.py").write_text("another room\n")
    assert reading_code_digest(tmp_path) == first
    (tmp_path / "catalog" / "vocabulary.yaml").write_text("words: []\n")
    second = reading_code_digest(tmp_path)
    kinds = tmp_path / "catalog" / "data" / "document_types"
    kinds.mkdir(parents=True)
    (kinds / "licence.yaml").write_text("labels that are read: []\n")
    third = reading_code_digest(tmp_path)
    (tmp_path / "ocr" / "lines.py").write_text('A = "pp-ocrv6-small-det"\n')
    fourth = reading_code_digest(tmp_path)
    wiring.write_text("other words\n")
    assert reading_code_digest(tmp_path) == fourth
    wiring.write_text('Model("seal-ring")\n')
    assert len({first, second, third, fourth, reading_code_digest(tmp_path)}) == 5


def test_a_dataset_is_its_truth_and_its_files_in_any_order(tmp_path: Path) -> None:
    index = tmp_path / "documents.jsonl"
    index.write_text("{}\n")
    digest = dataset_digest(index, {"a": "1", "b": "2"})
    assert digest == dataset_digest(index, {"b": "2", "a": "1"})
    assert digest != dataset_digest(index, {"a": "1", "b": "3"})
    index.write_text("{} \n")
    assert digest != dataset_digest(index, {"a": "1", "b": "2"})


@pytest.mark.model
def test_a_file_is_read_with_the_real_engine_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    folder = SAMPLES / "01-company-in-order"
    (tmp_path / "card.jpg").write_bytes((folder / "legal-id-1.jpg").read_bytes())
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    read = [read_file(tmp_path, name) for name in ("card.jpg", "broken.jpg")]
    assert [(bool(each.pages), each.refused) for each in read] == [
        (True, ""), (False, "not_an_image"),
    ]  # fmt: skip
    assert any("姓名" in line.text for line in read[0].pages[0].lines)
    reader = this_reader()
    assert "rapidocr" in reader.engine
    list(store(reader, read, tmp_path / READINGS))
    assert list(load_readings(tmp_path / READINGS).files.values()) == read
