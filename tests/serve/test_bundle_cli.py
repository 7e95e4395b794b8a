"""Bundles at the command line: one application, one report of the whole, one guide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from serve.wiring import Seed
from tests.serve.command_line import Run, runner
from tests.serve.fakes import PixelParts, licence, picture
from tests.shop_bundle import KEY, with_shop


@pytest.fixture
def zhiban(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with the pixel reader over the catalogue with the bundle."""

    monkeypatch.setattr("serve.wiring.Parts", lambda settings: PixelParts())
    monkeypatch.setattr("serve.wiring.load_seed", lambda folder=None: Seed({}, with_shop()))
    return runner(monkeypatch, capsys)


def case_dir(folder: Path, **changes: Any) -> Path:
    folder.mkdir(parents=True)
    (folder / "licence.png").write_bytes(picture(*licence()))
    authored = {
        "bundle": KEY,
        "received_on": "2026-11-16",
        "form": {"name": "样本市晨光小吃店"},
        "situation": {
            "composition": ["individual"],
            "named": ["with_name"],
            "sells": ["snacks"],
            "premises": ["rented"],
            "building": ["commercial"],
            "age": ["adult"],
            "applicant": ["self"],
        },
        "materials": {"food-business-new.licence": ["licence.png"]},
    } | changes
    (folder / "application.json").write_text(json.dumps(authored, ensure_ascii=False), "utf-8")
    return folder


def test_a_bundle_is_reviewed_whole_and_item_by_item(zhiban: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said, _ = zhiban("review", case_dir(tmp_path / "shop"), "--out", out, "--json")
    assert code == 0
    shown = json.loads(said)["bundle"]
    assert shown["bundle"] == {"code": KEY, "name": "开小吃店一件事"}
    assert shown["conclusion"]["code"] == "correct"
    assert [each["item"]["code"] for each in shown["items"]] == list(with_shop().bundles[KEY].items)
    identity = [f for f in shown["findings"] if f["verdict"]["code"] == "fail"
                and any(place["slot"] == "operator-id" for place in f["places"])]  # fmt: skip
    assert identity
    for finding in identity:
        assert len(finding["items"]) == 2
    page = (out / "shop" / "report.html").read_text("utf-8")
    assert "开小吃店一件事 审查报告" in page
    for item in with_shop().bundles[KEY].items:
        assert f'href="{item}/report.html"' in page
        assert (out / "shop" / item / "report.html").is_file()
        assert json.loads((out / "shop" / item / "record.json").read_bytes())["item"] == item
    assert 'href="shop/report.html"' in (out / "report.html").read_text("utf-8")


def test_the_table_names_the_items_each_finding_concerns(zhiban: Run, tmp_path: Path) -> None:
    code, said, _ = zhiban("review", case_dir(tmp_path / "shop"), "--out", tmp_path / "out")
    assert code == 0
    assert "shop（开小吃店一件事）：补正" in said
    assert "个体工商户设立登记、食品经营许可（新办）" in said


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bundle": "open-everything"}, "unknown_bundle"),
        ({"item": "food-business-new"}, "application_malformed"),
        ({"bundle": ""}, "application_malformed"),
        ({"materials": {"licence": ["licence.png"]}}, "unknown_material"),
        ({"form": {"operator_name": "样例"}}, "unknown_form_field"),
        ({"situation": {"entity": ["company"]}}, "unknown_question"),
        ({"situation": {"sells": ["beer"]}}, "unknown_option"),
        ({"promised": ["operator-id"]}, "not_promisable"),
        ({"deferred": ["operator-id"]}, "not_deferrable"),
        ({"materials": {"lease": ["lease.pdf"]}}, "material_file_missing"),
    ],
)
def test_what_the_bundle_does_not_know_is_refused(
    zhiban: Run, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    case = case_dir(tmp_path / "shop", **changes)
    ended, said, _ = zhiban("review", case, "--out", tmp_path / "out", "--json")
    assert ended == 3
    error = json.loads(said)["error"]
    assert error["code"] == code
    assert error["remedy"]


def test_the_guide_asks_the_bundles_questions_and_lists_each_paper_once(zhiban: Run) -> None:
    code, said, _ = zhiban("guide", KEY, "--json")
    assert code == 0
    assert json.loads(said)["question"]["key"] == "composition"
    answers = [
        f"--answer={key}={value}"
        for key, value in (
            ("composition", "individual"), ("named", "with_name"), ("sells", "tea"),
            ("premises", "rented"), ("building", "commercial"), ("age", "adult"),
            ("applicant", "self"),
        )
    ]  # fmt: skip
    code, said, _ = zhiban("guide", KEY, *answers, "--json")
    assert code == 0
    step = json.loads(said)
    assert step["question"] is None
    papers = {each["key"]: each for each in step["guide"]["materials"]}
    assert len(papers) == len(step["guide"]["materials"])
    assert len(papers["operator-id"]["items"]) == 2
    code, said, _ = zhiban("guide", KEY, *answers)
    assert "一次办好：个体工商户设立登记、食品经营许可（新办）" in said
    assert "只交一次，这些事项都用它" in said
