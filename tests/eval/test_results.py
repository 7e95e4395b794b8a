"""Results: figures by group, a file that comes back the same, and the command that makes it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.__main__ import app
from eval.dataset import write_recipe
from eval.digests import reading_code_digest
from eval.measure import STALE, command_line
from eval.results import Commit, Outcome, Results, read_results, this_commit, write_results
from tests.eval.handmade_set import FILES, write_set


def results(*outcomes: Outcome, dataset: str = "set", data: str = "digest") -> Results:
    return Results(
        dataset=dataset,
        data=data,
        recipe={"command": "by hand", "seed": 3, "files": len(outcomes)},
        commit=Commit("a" * 40, "2026-11-16T08:00:00+08:00", dirty=False),
        command="python -m eval run extract",
        engine="by hand",
        reading_code="code",
        stale=False,
        outcomes=outcomes,
    )


def extracted(
    file: str, condition: str, right: int, missed: int, kind: str = "passport"
) -> Outcome:
    return Outcome(file, condition, {"extract": {kind: {"right": right, "missed": missed}}})


def test_figures_stand_for_all_for_each_condition_and_for_each_type() -> None:
    run = results(
        extracted("a", "clean", 3, 1), extracted("b", "bad", 0, 2), extracted("c", "bad", 2, 0, "x")
    )
    conditions = run.by_condition("extract")
    assert list(conditions) == ["all", "clean", "bad"]
    assert conditions["all"]["recall"] == pytest.approx(5 / 8)
    assert conditions["bad"]["recall"] == pytest.approx(1 / 2)
    types = run.by_type("extract")
    assert {kind: group["fields"] for kind, group in types.items()} == {"passport": 6, "x": 2}


def test_results_come_back_as_they_were_written(tmp_path: Path) -> None:
    run = results(extracted("a", "clean", 3, 1))
    path = write_results(run, tmp_path)
    assert path.name == f"set-{'a' * 12}.json"
    assert read_results(path) == run


def test_a_file_that_holds_no_results_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    with pytest.raises(ValueError, match=r"other\.json: not results"):
        read_results(tmp_path / "other.json")


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def test_a_run_is_named_by_its_commit_and_says_when_files_differ_from_it(tmp_path: Path) -> None:
    assert this_commit(tmp_path).name == "unknown"
    git(tmp_path, "init")
    (tmp_path / "file").write_text("one")
    git(tmp_path, "add", "file")
    git(tmp_path, "commit", "-m", "one")
    clean = this_commit(tmp_path)
    assert not clean.dirty
    (tmp_path / "file").write_text("two")
    assert this_commit(tmp_path).name == f"{clean.name}-dirty"


def test_a_command_is_kept_without_the_places_of_this_machine() -> None:
    called = ["/somewhere/eval/__main__.py", "run", "ocr", "--data", "/home/me/set"]
    assert command_line(called) == "python -m eval run ocr --data set"


def run_command(*arguments: str) -> tuple[int, str, str]:
    outcome = CliRunner().invoke(app, ["run", *arguments])
    return outcome.exit_code, outcome.stdout, outcome.stderr


def test_a_run_over_stored_readings_loads_no_engine_and_keeps_names_and_counts_only(
    tmp_path: Path,
) -> None:
    write_set(tmp_path / "cards", code=reading_code_digest())
    code, out, err = run_command(
        "classify", "extract", "--data", f"{tmp_path / 'cards'}", "--out", f"{tmp_path}", "--json"
    )
    assert code == 0, err
    figures = json.loads(out)
    assert figures["dataset"] == "cards"
    assert figures["recipe"]["seed"] == 3
    assert figures["suites"]["classify"]["clean"]["accuracy"] == 1
    assert figures["suites"]["extract"]["all"]["recall"] == pytest.approx(3 / 4)
    assert figures["by_type"]["extract"]["bank-card"]["fields"] == 4
    assert figures["field_errors"] == [[FILES[1], "bank-card", "card_no", "6299992557765679", ""]]
    (path,) = tmp_path.glob("*.json")
    text = path.read_text("utf-8")
    assert "样本储蓄银行" not in text
    assert "6299992557765679" not in text
    assert [one.file for one in read_results(path).outcomes] == list(FILES)


def test_tables_can_be_broken_down_by_type(tmp_path: Path) -> None:
    write_set(tmp_path / "cards", code=reading_code_digest())
    data = ("--data", f"{tmp_path / 'cards'}", "--out", f"{tmp_path}")
    assert "clean" in run_command("extract", *data)[1]
    by_type = run_command("extract", *data, "--by", "type")[1]
    assert "bank-card" in by_type
    assert "clean" not in by_type


def test_stale_readings_are_called_stale_loudly(tmp_path: Path) -> None:
    write_set(tmp_path / "cards", code="another", pictures=False)
    code, _, err = run_command("ocr", "--data", f"{tmp_path / 'cards'}", "--out", f"{tmp_path}")
    assert code == 0
    assert STALE in err


def test_a_folder_without_papers_says_how_to_draw_some(tmp_path: Path) -> None:
    code, out, _ = run_command("ocr", "--data", f"{tmp_path}")
    assert code == 3
    assert "python -m eval foundry papers" in out


def test_of_a_held_out_set_no_single_paper_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    write_set(folder, code=reading_code_digest())
    write_recipe(folder, command="by hand", seed=3, files=2, held_out=True)
    code, out, err = run_command("extract", "--data", f"{folder}", "--out", f"{tmp_path}", "--json")
    assert code == 0, err
    assert json.loads(out)["field_errors"] == []
    (report,) = tmp_path.glob("*.html")
    assert "6299992557765679" not in report.read_text("utf-8")
