"""Fictional people of the simulator: who is found, who isn't as told, and slips in their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.errors import CatalogError
from serve.sources.persons import read_persons
from tests.serve.test_cli import Run, zhiban
from tests.serve.test_connections import ROOT

__all__ = ["zhiban"]

ZHOU = {"name": "周样例", "id_number": "430102199006150034"}


def test_who_is_found_is_answered_about() -> None:
    persons = read_persons(ROOT / "docs" / "persons.example.yaml")
    assert persons.answer("population-register", "identity", ZHOU) == "confirmed"
    wrong = {**ZHOU, "name": "何样例"}
    assert persons.answer("population-register", "identity", wrong) == "denied"
    assert persons.answer("security-guards", "crime", wrong) is None
    assert persons.answer("population-register", "identity", {"id_number": "1"}) is None


def test_records_of_a_case_answer_whoever_is_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "records.json"
    file.write_text('{"source.population-register.identity": "denied"}', "utf-8")
    assert read_persons(file).answer("population-register", "identity", ZHOU) == "denied"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("records.json", "{", "not JSON"),
        ("persons.yaml", "- facts: {}", "'about' is missing"),
        ("persons.yaml", "- about: {nickname: x}", "'nickname' is unknown"),
    ],
)
def test_a_slip_in_the_file_is_told(tmp_path: Path, name: str, text: str, found: str) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(CatalogError, match=found):
        read_persons(file)


def test_a_source_that_does_not_exist_cannot_be_down(zhiban: Run) -> None:
    persons = ROOT / "docs" / "persons.example.yaml"
    code, _, said = zhiban("simulate", "sources", persons, "--down", "population")
    assert code == 3
    assert "population-register" in said
