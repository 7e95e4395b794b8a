"""The commands of publishing: what they say, where they stop, and who they hold to account."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from serve.store.tables import catalogue_acts
from serve.wiring import Seed, load_files
from tests.serve.catalogues import changed, only
from tests.serve.command_line import Run, runner

KEY = "security-guard-cert"
FILE = f"items/{KEY}.yaml"


@pytest.fixture
def zhiban(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Runs a command on a house of its own whose seed is one item."""
    files = only(KEY)
    monkeypatch.setenv("ZHIBAN_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setattr("serve.house.load_seed", lambda: Seed(files, load_files(files)))

    run = runner(monkeypatch, capsys)
    return lambda *arguments: run("catalog", *arguments)


def test_an_edit_goes_all_the_way_and_back_by_commands_alone(zhiban: Run, tmp_path: Path) -> None:
    assert zhiban("export", "1", tmp_path / "all")[0] == 0
    code, _, said = zhiban("export", "1", tmp_path / "all")
    assert code == 3 and "folder_not_empty" in said
    item = tmp_path / "part" / FILE
    item.parent.mkdir(parents=True)
    item.write_text(
        changed(only(KEY), FILE, ("mode: assist", "mode: decide"))[FILE], encoding="utf-8"
    )

    code, out, _ = zhiban("draft", tmp_path / "part", "--on-top", "--by", "Anna01")
    assert code == 0 and "应用模式：辅助审批" in out and "草稿" in out
    draft = out.splitlines()[-2].split("：")[0]
    code, _, said = zhiban("publish", draft, "--by", "bert02")
    assert code == 3 and said.startswith("not_approved") and "→" in said
    code, out, _ = zhiban("submit", draft, "--by", "anna01", "--laws", tmp_path / "all")
    assert code == 1 and "没有通过" in out and "no text of the law" in out
    code, _, said = zhiban("approve", draft, "--by", "bert02")
    assert code == 3 and said.startswith("not_checked")

    code, _, said = zhiban("auto-pass", KEY, "on", "--by", "anna01")
    assert code == 3 and said.startswith("mode_not_decide")
    code, _, said = zhiban("rollback", draft, "--by", "anna01", "--reason", "x")
    assert code == 3 and said.startswith("never_published")
    code, _, said = zhiban("draft", tmp_path / "part", "--on-top", "--by", "张三")
    assert code == 3 and said.startswith("actor_invalid")
    code, out, _ = zhiban("diff", "1", draft)
    assert code == 0 and "全流程审批" in out
    assert zhiban("diff", "1", "1")[1].startswith("规则没有差别")
    code, out, _ = zhiban("history")
    assert code == 0 and "检查没有通过" in out and "anna01" in out


def test_the_history_finds_what_was_edited_or_cut_off(zhiban: Run, tmp_path: Path) -> None:
    code, out, _ = zhiban("history", "--check")
    assert code == 0
    last = out.split()[-1].removeprefix("末行摘要")
    assert zhiban("history", "--holds", last)[0] == 0
    code, out, _ = zhiban("history", "--holds", "sm3:0")
    assert code == 1 and "截掉" in out
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'var' / 'zhiban.sqlite'}")
    with engine.begin() as connection:
        connection.execute(catalogue_acts.update().values(actor="anna01"))
    engine.dispose()
    code, out, _ = zhiban("history", "--check")
    assert code == 1 and "第 1 行的内容与它的摘要不符" in out and "恢复数据库" in out


def test_the_service_shows_its_versions_and_nobody(hall: httpx.Client) -> None:
    answer = hall.get("/api/v1/catalogue/versions")
    assert answer.status_code == 200
    [version] = answer.json()
    assert (version["number"], version["in_service"], version["serves"]) == (1, True, True)
    assert version["state"] == {"code": "published", "name": "正在使用"}
    assert set(version) == {"number", "digest", "state", "in_service", "serves", "published_at"}
    assert hall.get("/api/v1/catalogue/versions", headers={"Authorization": ""}).status_code == 401
