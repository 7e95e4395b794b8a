from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import FieldCount, cer, count_field, count_fields, edit_distance, share


def test_edit_distance_counts_each_kind_of_edit() -> None:
    assert edit_distance("营业执照", "营业执照") == 0
    assert edit_distance("营业执照", "营业执") == 1
    assert edit_distance("营业执照", "营业执炤") == 1
    assert edit_distance("营业执照", "大营业执照") == 1


@given(st.text("ab照", max_size=8), st.text("ab照", max_size=8))
def test_edit_distance_is_symmetric_and_bounded(left: str, right: str) -> None:
    distance = edit_distance(left, right)
    assert distance == edit_distance(right, left)
    assert abs(len(left) - len(right)) <= distance <= max(len(left), len(right))


def test_cer_of_nothing_expected_is_nothing_or_all() -> None:
    assert cer("", "") == 0
    assert cer("", "印") == 1
    assert cer("长沙市", "长纱市") == 1 / 3


def test_a_field_not_read_is_missing_and_costs_all_its_characters() -> None:
    assert count_field("2026-11-16", None) == FieldCount(1, 0, 1, 10, 10)


def test_fields_are_counted_by_name() -> None:
    counts = count_fields(
        [("name", "王样明", "王样明"), ("name", "李样", "李祥"), ("sex", "男", None)]
    )
    assert counts["name"] == FieldCount(2, 1, 0, 1, 5)
    assert counts["name"].accuracy == 0.5
    assert counts["name"].cer == 0.2
    assert counts["sex"].missing == 1


def test_a_share_of_nothing_is_whole() -> None:
    assert share(0, 0) == 1
    assert share(1, 4) == 0.25
