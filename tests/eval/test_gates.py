"""Gates: read, tried, set a little below what was measured; and the command that fails on one."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.__main__ import app
from eval.commands.paths import GATES
from eval.digests import reading_code_digest
from eval.gates import Gate, gates_from, read_gates, try_gates, write_gates
from eval.measure import STALE
from eval.results import Outcome, Results
from tests.eval.handmade_set import write_set
from tests.eval.test_results import extracted, results

EXTRACT = '[[gate]]\nsuite = "extract"\ncondition = "clean"\nfigure = "{figure}"\n{bound}\n'


def everything() -> Results:
    """Results in which every suite measured something."""
    counts = {
        "ocr": {"values": 10, "found": 9},
        "classify": {"papers": 10, "right": 9, "guessed": 1, "files": 1, "split": 1},
        "extract": {"right": 9, "missed": 1, "bin9": 9, "bin9_right": 9, "bin9_confidence": 8900},
        "seals": {"right": 3, "missed": 1, "missing": 2, "noticed": 1, "rings": 3},
        "signatures": {"missed": 2},
        "ticks": {"boxes": 4, "right": 3},
        "quality": {"good": 1},
        "orientation": {"pages": 1, "right": 1},
    }
    suites = {suite: {"form": some} for suite, some in counts.items()}
    return results(Outcome("a", "clean", suites), Outcome("b", "photo", suites))


def test_gates_stand_a_little_below_what_was_measured_and_hold(tmp_path: Path) -> None:
    run = everything()
    gates = tuple(gates_from(run))
    write_gates(gates, tmp_path / "gates.toml", of=run)
    read = read_gates(tmp_path / "gates.toml")
    assert read == gates
    assert Gate("ocr", "all", "values_found", 0.895, None) in read
    assert Gate("classify", "clean", "named_wrongly", None, 0.105) in read
    assert Gate("signatures", "all", "f1", 0.0, None) in read
    assert not [gate for gate in read if gate.figure == "put_upright"]  # nothing was turned
    assert [outcome.short for outcome in try_gates(read, run)] == [0] * len(read)


def test_a_figure_below_its_gate_is_short_by_the_difference() -> None:
    run = results(extracted("a", "clean", 8, 2))
    least = Gate("extract", "clean", "recall", 0.9, None)
    most = Gate("extract", "clean", "recall", None, 0.7)
    assert [outcome.short for outcome in try_gates([least, most], run)] == pytest.approx([0.1, 0.1])


def test_a_gate_on_what_was_not_measured_is_missed() -> None:
    run = results(extracted("a", "clean", 8, 2))
    gates = [
        Gate("extract", "bad", "recall", 0.1, None),
        Gate("extract", "clean", "ece", None, 0.1),
        Gate("seals", "all", "f1", 0.1, None),
    ]
    assert [(o.measured, o.short) for o in try_gates(gates, run)] == [(None, 1.0)] * 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (EXTRACT.format(figure="f2", bound="least = 0.9"), r"gate\[0\]\.figure 'f2' is unknown"),
        (EXTRACT.format(figure="f1", bound=""), r"gate\[0\] needs either least or most"),
        (EXTRACT.format(figure="f1", bound="lest = 1"), r"gate\[0\]\.lest is unknown"),
        ("gates = 3\n", "'gate'"),
    ],
)
def test_a_wrong_gate_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "gates.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=says):
        read_gates(path)


def gate(tmp_path: Path, bound: str) -> tuple[int, str]:
    (tmp_path / "gates.toml").write_text(EXTRACT.format(figure="recall", bound=bound))
    where = ("--data", f"{tmp_path / 'set'}", "--gates", f"{tmp_path / 'gates.toml'}")
    outcome = CliRunner().invoke(app, ["gate", *where])
    return outcome.exit_code, outcome.output


def test_the_command_fails_on_a_gate_and_says_by_how_much(tmp_path: Path) -> None:
    write_set(tmp_path / "set", code=reading_code_digest())
    assert gate(tmp_path, "least = 0.75")[0] == 0
    code, said = gate(tmp_path, "least = 0.8")
    assert code == 1
    assert "0.0500" in said
    assert "1 of 1 gates missed" in said


def test_stale_readings_are_said_and_fail_no_gate(tmp_path: Path) -> None:
    write_set(tmp_path / "set", code="another", pictures=False)
    code, said = gate(tmp_path, "least = 0.75")
    assert code == 0
    assert STALE in said


def test_the_gates_of_the_project_can_be_read() -> None:
    assert len(read_gates(GATES)) > 20
