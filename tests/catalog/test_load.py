"""What the loader builds, and that a digest follows the content."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from catalog.errors import CatalogError
from catalog.load import load_catalog, read_folder
from catalog.types import All, Carrier, Is, Not, Placement
from tests.catalog.small import CHECKS, FILES, edited, loaded

ITEM = "items/open-shop.yaml"


def digest(files: dict[str, str]) -> str:
    return load_catalog(files, checks=CHECKS).items["open-shop"].digest


def test_an_item_is_built_with_every_reference_resolved() -> None:
    catalog = loaded()
    item = catalog.item("open-shop")
    assert [m.key for m in item.materials] == ["licence", "lease"]
    assert item.material("lease").applies_when == Is("premises", ("rented",))
    assert item.material("licence").document_types == (catalog.document_types["business-licence"],)
    assert item.basis[0].citation == "《中华人民共和国食品安全法》第三十五条"
    assert item.form.fields[0].prefill == ("licence.name",)
    assert catalog.terms[0].aliases == ("散称",)


def test_a_point_holds_its_rules_with_labelled_elements() -> None:
    point = loaded().item("open-shop").review_points[2]
    assert point.applies_when == All((Is("premises", ("rented",)), Not(Is("goods", ("drinks",)))))
    assert point.effective_from == date(2026, 1, 1)
    assert point.effective_to == date(2030, 12, 31)
    first, second = point.rules
    assert first.elements["left"].label == "租赁合同·承租方"
    assert first.elements["right"].carrier is Carrier.FORM
    assert second.params == {"days": 30}
    assert second.elements["date"].path == "licence.valid_until"


def test_mappings_of_the_catalogue_cannot_be_changed() -> None:
    catalog = loaded()
    rule = catalog.item("open-shop").review_points[0].rules[0]
    for mapping in (catalog.items, catalog.laws, rule.elements, rule.params):
        assert isinstance(mapping, MappingProxyType)


def test_a_field_is_to_the_right_of_its_label_unless_it_says_otherwise() -> None:
    kinds = loaded().document_types
    assert kinds["business-licence"].field("name").placements == (Placement.RIGHT,)
    assert kinds["lease-contract"].field("ends_on").placements == (Placement.PROSE,)


def test_a_case_example_carries_the_whole_situation_and_merged_changes() -> None:
    examples = loaded().item("open-shop").examples
    assert examples.cases[0].situation == {"premises": ("rented",), "goods": ("drinks",)}
    assert examples.cases[1].changes == {"licence": "missing", "lease": "missing"}
    assert examples.base["source.register.status"] == "存续"


def test_an_unreadable_value_is_none_in_an_example() -> None:
    example = loaded().item("open-shop").review_points[2].examples[1]
    assert example.given["lease.lessee"] is None


def test_the_digest_ignores_comments_and_the_order_of_keys() -> None:
    same = edited(ITEM, "fee: 不收费\nwindow: 窗口\n", "# 费用\nwindow: 窗口\nfee: '不收费'\n")
    assert digest(same) == digest(dict(FILES))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ITEM, "fee: 不收费", "fee: 十元"),
        ("examples/open-shop.yaml", "存续", "吊销"),
        ("forms/shop.yaml", "手机号", "座机号"),
        ("document_types/lease-contract.yaml", "weight: 6", "weight: 7"),
        ("laws.yaml", "全国人民代表大会常务委员会", "全国人大常委会"),
    ],
)
def test_the_digest_changes_with_anything_the_item_rests_on(file: str, old: str, new: str) -> None:
    assert digest(edited(file, old, new)) != digest(dict(FILES))


def test_the_digest_does_not_change_with_what_the_item_does_not_use() -> None:
    assert digest(edited("glossary.yaml", "散称", "称重")) == digest(dict(FILES))


def test_a_folder_is_read_by_relative_names_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "a.yaml").write_text("key: a", encoding="utf-8")
    (tmp_path / ".draft.yaml").write_text("x", encoding="utf-8")
    assert read_folder(tmp_path) == {"items/a.yaml": "key: a"}


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no such folder"):
        read_folder(tmp_path / "nowhere")


def test_a_file_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "laws.yaml").write_bytes("营业执照".encode("gbk"))
    with pytest.raises(CatalogError, match=r"laws\.yaml: not UTF-8 at byte \d+; save it as UTF-8"):
        read_folder(tmp_path)
