"""The laws of the house that a program can hold us to."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = (
    "catalog", "model_cards", "ocr", "nlp", "search", "review", "guide_bot", "serve", "eval",
)  # fmt: skip
BELOW_SERVE = ROOMS[:7]
HEAVY = (
    "rapidocr", "onnxruntime", "paddleocr", "paddlenlp", "dbos", "fastapi", "torch", "transformers",
    "faiss",
)  # fmt: skip
CLOCKS = re.compile(r"\b(datetime\.now|date\.today|time\.time|utcnow)\b")
CHINESE = re.compile(r"[一-鿿]")


def modules(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        yield from sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is_for(room: str) -> None:
    assert ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text("utf-8")))


@pytest.mark.parametrize("path", list(modules(*ROOMS)), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_opens_with_what_it_does(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def heavy_after_importing(*names: str) -> str:
    """The heavy libraries a fresh interpreter has loaded after importing these modules."""
    code = f"import sys, {', '.join(names)}; print([m for m in {HEAVY!r} if m in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return ran.stdout.strip()


@pytest.mark.parametrize("room", BELOW_SERVE)
def test_importing_a_room_loads_no_heavy_library(room: str) -> None:
    assert heavy_after_importing(room) == "[]"


def test_the_review_runs_without_any_model_library() -> None:
    names = ("review.pipeline", "review.examples", "review.report", "nlp.extract", "nlp.classify")
    assert heavy_after_importing(*names) == "[]"


def test_nothing_below_serve_reads_a_clock() -> None:
    readers = [p for p in modules(*BELOW_SERVE) if CLOCKS.search(p.read_text("utf-8"))]
    assert readers == []


def test_no_room_is_called_utils() -> None:
    vague = {"utils", "helpers", "base", "manager", "common", "misc"}
    assert [p for p in modules(*ROOMS) if p.stem in vague] == []


def protocols() -> Iterator[tuple[str, Path]]:
    for path in modules(*ROOMS):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases
            ):
                yield node.name, path


@pytest.mark.parametrize(("name", "path"), list(protocols()), ids=lambda v: str(v).split("/")[-1])
def test_every_protocol_has_one_behaviour_suite(name: str, path: Path) -> None:
    snake = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    suite = ROOT / "tests" / "contracts" / f"{snake}_contract.py"
    assert suite.is_file(), f"{path.name}: {name} needs tests/contracts/{suite.name}"


def test_every_decision_record_is_in_the_index() -> None:
    folder = ROOT / "docs" / "adr"
    index = (folder / "README.md").read_text("utf-8")
    records = sorted(p.name for p in folder.glob("0*.md"))
    assert records and all(name in index for name in records)
