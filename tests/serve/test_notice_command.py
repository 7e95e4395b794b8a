"""zhiban notice: drafts, gives and compares with earlier notices on disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from serve.cli import app
from serve.errors import BadRequest
from tests.serve.conftest import application
from tests.serve.fakes import UNREADABLE, PixelParts, licence, picture

KEPT_BACK = "layout-present"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("serve.wiring.Parts", lambda settings: PixelParts())
    folder = tmp_path / "case"
    folder.mkdir()
    body = application(materials={"licence": ["a.png"]})
    del body["external_id"]
    (folder / "application.json").write_text(json.dumps(body), "utf-8")
    (folder / "a.png").write_bytes(picture(*licence()))
    return folder


def run(case: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["notice", str(case), "--out", str(out), *more])


def written(out: Path) -> dict[str, Any]:
    body: dict[str, Any] = json.loads((out / "notice.json").read_text("utf-8"))
    return body


def test_a_draft_then_the_notice_then_a_later_round(case: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    drafted = run(case, first)
    assert drafted.exit_code == 0, drafted.output
    assert "草稿" in (first / "notice.html").read_text("utf-8")
    pending = [each["point"] for each in written(first)["pending"]]
    refused = run(case, first, "--by", "窗口")
    assert isinstance(refused.exception, BadRequest)
    assert refused.exception.code == "points_not_judged"
    judged = [part for p in (*pending, KEPT_BACK) for part in ("--judged", f"{p}=no")]
    assert run(case, first, "--by", "窗口", *judged).exit_code == 0
    assert written(first)["given"]["by"] == "窗口"

    again = run(case, second, "--earlier", str(first / "notice.json"))
    assert again.exit_code == 0, again.output
    assert [each["point"] for each in written(second)["late"]] == [KEPT_BACK]
    assert written(second)["before"]
    assert "第一次才提出" in again.output


def test_earlier_notices_come_with_their_own_records(case: Path, tmp_path: Path) -> None:
    first = tmp_path / "1"
    run(case, first)
    notice, record = first / "notice.json", first / "record.json"
    changed = written(first) | {"record": "sm3:00"}
    (tmp_path / "other.json").write_text(json.dumps(changed), "utf-8")
    (tmp_path / "record.json").write_bytes(record.read_bytes())
    for path, code in (
        (tmp_path / "other.json", "earlier_record_differs"),
        (record, "notice_malformed"),
        (tmp_path / "none.json", "notice_malformed"),
    ):
        found = run(case, tmp_path / "2", "--earlier", str(path)).exception
        assert isinstance(found, BadRequest) and found.code == code
    record.unlink()
    found = run(case, tmp_path / "2", "--earlier", str(notice)).exception
    assert isinstance(found, BadRequest) and found.code == "earlier_record_missing"


def test_a_page_that_wont_open_is_named(case: Path, tmp_path: Path) -> None:
    (case / "a.png").write_bytes(picture(UNREADABLE))
    found = run(case, tmp_path / "1").exception
    assert isinstance(found, BadRequest) and found.code == "damaged_pdf"
    assert run(case, tmp_path / "1", "--judged", "x=maybe").exit_code == 2
