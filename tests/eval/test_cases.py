from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval.foundry.cases import Plan, plan_case, write_case
from eval.foundry.fonts import FontsMissing, find_fonts
from eval.foundry.grid import enter, setting
from eval.foundry.items import item_worlds
from eval.foundry.rows import said
from eval.foundry.sheet import Colour, Sheet
from eval.foundry.style import draw_style
from eval.foundry.world import World


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def only(world: World, *materials: str) -> Plan:
    return Plan(replace(world, papers={m: world.papers[m] for m in materials}), ())


def test_the_same_seed_plans_the_same_case_and_another_seed_another() -> None:
    for index in range(10):
        assert plan_case(5, index) == plan_case(5, index)
        assert plan_case(5, index).world.form != plan_case(6, index).world.form


def test_every_fourth_case_of_an_item_is_in_order() -> None:
    plans = [plan_case(3, index) for index in range(160)]
    for key in item_worlds():
        counts = [len(plan.defects) for plan in plans if plan.world.item == key]
        assert len(counts) == 16
        assert [count == 0 for count in counts] == [n % 4 == counts.index(0) for n in range(16)]
    assert {len(plan.defects) for plan in plans} == {0, 1, 2}


@pytest.mark.fonts
@pytest.mark.parametrize("ink", [None, (20, 30, 120)])
def test_a_form_filled_in_with_a_pen_is_called_so(ink: Colour | None) -> None:
    style = draw_style(find_fonts(), np.random.default_rng(5))
    sheet = Sheet(100, 40, 2)
    how = replace(setting(style, 4.0, by_hand=False), ink=ink)
    enter(sheet, said("name", "样本"), how, x=10, y=20, width=60)
    assert sheet.by_hand == (ink is not None)


@pytest.mark.fonts
def test_the_same_seed_draws_the_same_bytes(tmp_path: Path, company: World) -> None:
    plan = only(company, "health-certificate", "layout")
    write_case(tmp_path / "first", plan, [1, 1])
    write_case(tmp_path / "second", plan, [1, 1])
    write_case(tmp_path / "other", plan, [2, 1])
    assert contents(tmp_path / "first") == contents(tmp_path / "second")
    assert contents(tmp_path / "first") != contents(tmp_path / "other")


@pytest.mark.fonts
def test_a_paper_looks_the_same_whatever_stands_in_the_other_slots(
    tmp_path: Path, company: World
) -> None:
    write_case(tmp_path / "all", only(company, "legal-id", "health-certificate"), [1, 1])
    write_case(tmp_path / "one", only(company, "health-certificate"), [1, 1])
    first, second = contents(tmp_path / "all"), contents(tmp_path / "one")
    name = next(name for name in second if name.startswith("health-certificate"))
    assert first[name] == second[name]


@pytest.mark.fonts
def test_the_application_names_every_file_and_keeps_the_truth_to_itself(
    tmp_path: Path, company: World
) -> None:
    write_case(tmp_path, only(company, "legal-id"), [1, 1])
    application = json.loads((tmp_path / "application.json").read_text(encoding="utf-8"))
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    assert set(application) == {"item", "received_on", "form", "situation", "materials"}
    assert application["received_on"] == "2026-11-16"
    files = application["materials"]["legal-id"]
    assert set(truth["documents"]) == set(files)
    assert all((tmp_path / name).is_file() for name in files)
    kinds = [truth["documents"][name]["type"] for name in files]
    assert kinds == ["resident-id-card-portrait", "resident-id-card-emblem"]


def test_without_a_chinese_font_the_error_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(FontsMissing, match="install fonts-noto-cjk"):
        find_fonts((tmp_path,))


def test_a_case_draws_its_chance_from_seed_and_number_alone() -> None:
    np.random.seed(1)
    first = plan_case(9, 2)
    np.random.seed(2)
    assert plan_case(9, 2) == first


@pytest.mark.fonts
def test_the_application_says_which_materials_are_to_follow(tmp_path: Path, company: World) -> None:
    plain = only(company, "health-certificate")
    promised = Plan(replace(plain.world, promised=("layout",), deferred=("lease",)), ())
    write_case(tmp_path / "plain", plain, [1, 1])
    write_case(tmp_path / "promised", promised, [1, 1])
    first, second = (
        json.loads((tmp_path / name / "application.json").read_text(encoding="utf-8"))
        for name in ("plain", "promised")
    )
    assert second == {**first, "promised": ["layout"], "deferred": ["lease"]}
