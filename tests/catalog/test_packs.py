"""Point packs: what they stand for in an item, and what is said of slips in them."""

from __future__ import annotations

import pytest

from catalog.errors import CatalogError
from catalog.load import load_catalog
from catalog.types import All, Is, ReviewPoint
from tests.catalog.small import CHECKS, FILES

PACK = """
key: handed-in
name: 交了
asks: {paper: material, words: list, days: number}
points:
  - id: <paper>-handed-in
    version: 1
    title: 已提交<paper-name>
    dimension: completeness
    severity: correct
    rules:
      - {check: present, paper: <paper>}
    basis: [{law: civil-code, article: 第七百零三条, verified: memory}]
    remedy: 请提交<paper-name>（<words>）。
    examples:
      - {title: 交了, given: {<paper>: present}, today: 2026-06-01, expect: pass}
      - {title: 没交, given: {<paper>: missing}, today: 2026-06-01, expect: fail}
  - id: <paper>-in-time
    version: 1
    title: <paper-name>还有<days>天有效
    dimension: validity
    severity: correct
    rules:
      - {check: not_expired, date: licence.valid_until, days: <days>}
      - {check: contains_any, value: licence.name, words: <words>}
    basis: [{law: civil-code, article: 第七百零三条, verified: memory}]
    applies_when: {goods: bulk}
    remedy: 请先换证。
    examples:
      - title: 有效
        dimension: validity
        given: {licence.valid_until: 2030-01-01, licence.name: 样本公司}
        today: 2026-06-01
        expect: pass
      - {title: 过期, given: {licence.valid_until: 2020-01-01, licence.name: 样本公司},
         today: 2026-06-01, expect: fail}
"""
USE = """      - use: handed-in
        with: {words: [样本, 示例], days: 60}
        each: {paper: [licence, lease]}
        applies_when: {premises: rented}
        basis: [{law: food-law, article: 第三十五条, verified: text}]
        without: [lease-in-time]
"""
CASE = """
  - title: 什么也没有交
    changes: {licence: missing, lease: missing, 'lease[lease-contract]': missing}
    expect:
      licence-handed-in: fail
      lease-handed-in: fail
      licence-in-time: unsure
      licence-present: fail
      lessee-is-operator: unsure
    decision: correct
"""
ITEM = "items/open-shop.yaml"


def files(*, pack: str = PACK, use: str = USE) -> dict[str, str]:
    first = "    points:\n"
    own = FILES[ITEM].index("      - id: lease-present")
    rest = FILES[ITEM].index("  - id: agree")
    item = (FILES[ITEM][:own] + FILES[ITEM][rest:]).replace(first, first + use, 1)
    cases = FILES["examples/open-shop.yaml"].replace("lease-present", "lease-handed-in")
    cases = cases.rstrip() + CASE
    return {**FILES, ITEM: item, "examples/open-shop.yaml": cases, "packs/handed-in.yaml": pack}


def points(**changed: str) -> dict[str, ReviewPoint]:
    catalog = load_catalog(files(**changed), checks=CHECKS)
    return {point.id: point for point in catalog.item("open-shop").review_points}


def error(**changed: str) -> CatalogError:
    with pytest.raises(CatalogError) as raised:
        load_catalog(files(**changed), checks=CHECKS)
    return raised.value


def test_a_pack_stands_for_its_points_once_for_each_paper() -> None:
    found = points()
    assert {"licence-handed-in", "lease-handed-in", "licence-in-time"} <= set(found)
    assert "lease-in-time" not in found
    first = found["licence-handed-in"]
    assert first.title == "已提交营业执照"
    assert first.remedy == "请提交营业执照（样本、示例）。"
    assert first.examples[1].given == {"licence": "missing"}


def test_what_is_given_whole_keeps_its_type() -> None:
    in_time = points()["licence-in-time"]
    assert [rule.params for rule in in_time.checks] == [{"days": 60}, {"words": ("样本", "示例")}]


def test_the_item_adds_its_basis_and_its_condition() -> None:
    in_time = points()["licence-in-time"]
    assert [basis.law.key for basis in in_time.basis] == ["food-law", "civil-code"]
    assert in_time.applies_when == All((Is("premises", ("rented",)), Is("goods", ("bulk",))))


def test_an_item_has_another_digest_when_a_pack_it_uses_changes() -> None:
    def digest(pack: str) -> str:
        return load_catalog(files(pack=pack), checks=CHECKS).item("open-shop").digest

    assert digest(PACK) != digest(PACK.replace("请先换证", "请换证"))


@pytest.mark.parametrize(
    ("changed", "where", "found", "remedy"),
    [
        (
            {"use": USE.replace("use: handed-in", "use: handed-out")},
            f"{ITEM}: acceptance_points[0].points[0].use",
            "'handed-out' is unknown", "did you mean 'handed-in'?",
        ),
        (
            {"use": USE.replace("words: [样本, 示例], ", "")},
            f"{ITEM}: acceptance_points[0].points[0]",
            "pack 'handed-in' asks for 'words'", "write 'with: {words: …}'",
        ),
        (
            {"use": USE.replace("days: 60}", "days: 30, hours: 2}")},
            f"{ITEM}: acceptance_points[0].points[0].with.hours",
            "pack 'handed-in' doesn't ask for 'hours'", "known: days, paper, words",
        ),
        (
            {"use": USE.replace("[licence, lease]", "[licence, leases]")},
            f"{ITEM}: acceptance_points[0].points[0].each.paper[1]",
            "'leases' is unknown", "did you mean 'lease'?",
        ),
        (
            {"pack": PACK.replace("请先换证", "请先换证<when>")},
            "packs/handed-in.yaml: points[1].remedy",
            "<when> is not asked for", "known: days, paper, paper-advice, paper-basis",
        ),
        (
            {"pack": PACK.replace("days: number}", "days: number, hint: text}")},
            "packs/handed-in.yaml: asks.hint",
            "no point uses <hint>", "use it, or ask no more for it",
        ),
        (
            {"pack": PACK.replace("check: not_expired", "check: not_expird")},
            f"{ITEM}: acceptance_points[0].points[0] → packs/handed-in.yaml: "
            "points[1].rules[0].check",
            "'not_expird' is unknown", "did you mean 'not_expired'?",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_remedy(
    changed: dict[str, str], where: str, found: str, remedy: str
) -> None:
    raised = error(**changed)
    assert raised.where == where
    assert found in raised.found
    assert remedy in raised.remedy
