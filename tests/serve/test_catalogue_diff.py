"""What changed between two catalogues, in words an official reads."""

from __future__ import annotations

import pytest

from serve.catalogue_diff import Change, changes
from serve.wiring import load_files
from tests.serve.catalogues import ITEM, changed, only

PACK = "packs/leased-premises.yaml"
FILE = f"items/{ITEM}.yaml"


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return only()


def between(old: dict[str, str], new: dict[str, str]) -> tuple[Change, ...]:
    return changes(load_files(old), load_files(new))


def test_comments_change_nothing(files: dict[str, str]) -> None:
    assert between(files, {**files, FILE: "# 注释\n" + files[FILE]}) == ()


def test_a_point_that_is_graver_says_from_what_to_what(files: dict[str, str]) -> None:
    graver = changed(files, PACK, ("severity: advise", "severity: correct"))
    [change] = between(files, graver)
    assert change.item == ITEM
    assert change.what.startswith("修改要点") and "lease-not-ending-soon" in change.what
    assert change.how == ("后果：提示 → 需要补正",)


def test_a_bound_that_moves_shows_both_rules(files: dict[str, str]) -> None:
    moved = changed(files, PACK, ("days: 90", "days: 60"))
    how = next(c.how for c in between(files, moved) if "lease-not-ending-soon" in c.what)
    assert any(line.startswith("去掉规则") and "days 90" in line for line in how)
    assert any(line.startswith("新增规则") and "days 60" in line for line in how)
    assert any("租赁" in line for line in how)


def test_points_that_come_and_go_are_told_whole(files: dict[str, str]) -> None:
    other = {
        name: text.replace("<lease>-not-ending-soon", "<lease>-long-enough").replace(
            "lease-not-ending-soon", "lease-long-enough"
        )
        for name, text in files.items()
    }
    found = {c.what.split(" ")[0]: c for c in between(files, other) if "要点" in c.what}
    assert set(found) == {"新增要点", "去掉要点"}
    assert {line.split("：")[0] for line in found["新增要点"].how} == {
        "后果",
        "规则",
        "依据",
        "怎么办",
    }


def test_a_change_of_mode_and_of_remedy_is_seen(files: dict[str, str]) -> None:
    other = changed(files, FILE, ("mode: assist", "mode: decide"))
    [change] = between(files, other)
    assert change.how == ("应用模式：辅助审批，由审批人员决定 → 全流程审批，符合条件的自动通过",)


def test_items_that_come_and_go_are_named(files: dict[str, str]) -> None:
    whats = [c.what for c in between(files, only("security-guard-cert"))]
    assert "新增事项 保安员证核发" in whats and "去掉事项 食品经营许可（新办）" in whats


def test_what_items_share_is_told_apart(files: dict[str, str]) -> None:
    law = changed(files, "laws.yaml", ("kind: 法律\n", "kind: 法律文件\n"))
    found = between(files, law)
    assert "共用的法律法规" in [change.what for change in found]
    assert any(change.item == ITEM for change in found)


def test_another_subject_to_ask_sources_about_is_seen() -> None:
    old = only("security-guard-cert")
    name = "items/security-guard-cert.yaml"
    told = "security-guards: {id_number: id-card.id_number}"
    other = changed(old, name, (told, told.replace("id-card.", "application.")))
    [change] = between(old, other)
    assert "向数据源核验谁有改动" in change.how


def test_a_rule_of_supervision_that_changes_is_named(files: dict[str, str]) -> None:
    graver = changed(files, "supervision.yaml", ("severity: suspect", "severity: breach"))
    [change] = between(files, graver)
    assert change.what == "共用的效能监察规则" and all("修改" in line for line in change.how)
