"""What is read of a seal's ring, folded and mended."""

from __future__ import annotations

import pytest

from catalog.vocabulary import load_vocabulary
from ocr.seal_text import mended, unfold


def test_a_ring_gone_round_twice_is_one_reading() -> None:
    assert unfold("样本餐饮公司样本餐饮公司") == "样本餐饮公司"
    assert unfold("公司样本餐饮") == "公司样本餐饮"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("长沙样本食品贸易售限公司", "长沙样本食品贸易有限公司"),
        ("长沙样本食品贸易有限司", "长沙样本食品贸易有限公司"),
        ("长沙市样本区市场监督管理", "长沙市样本区市场监督管理局"),
        ("长沙市样本区市场监督管理场", "长沙市样本区市场监督管理局"),
        ("长沙样本食品有限责任公司", "长沙样本食品有限责任公司"),
        ("长沙样本股份公司", "长沙样本股份公司"),
        ("长沙样品食品有限公司", "长沙样品食品有限公司"),
        ("限公司", "限公司"),
    ],
)
def test_only_the_formula_at_the_end_is_mended(read: str, meant: str) -> None:
    assert mended(read, load_vocabulary().seal_formulas) == meant
