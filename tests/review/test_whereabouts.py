"""Where an address lies: what it names first, never what its streets are called after."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.jurisdiction import read_divisions
from catalog.load import DATA
from catalog.node import parse
from review.checks.outcome import At, Outcome
from review.checks.values import inside
from review.operands import Known
from review.types import Cause, Verdict
from review.whereabouts import located

FILE = "divisions.yaml"
DIVISIONS = read_divisions(parse(FILE, (DATA / FILE).read_text(encoding="utf-8")))
AT = At(date(2026, 11, 16), {}, DIVISIONS)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("湖南省长沙市岳麓区样本路88号", "430104"),
        ("长沙市岳麓区样本路88号", "430104"),
        ("岳麓区样本路88号", "430104"),
        ("湖南 长沙岳麓区样本路88号", "430104"),
        ("中国湖南省长沙市天心区", "430103"),
        ("长沙县样例镇示例街6号", "430121"),
        ("湖南省长沙县路口镇示例街6号", "430121"),
        ("浏阳市样本镇", "430181"),
        ("湖南省宁乡市道林镇示例街6号", "430182"),
        ("湖南省宁乡县样本镇", "430182"),
        ("长沙市望城县样本镇", "430112"),
        ("长沙市芙蓉中路一段8号", "430100"),
        ("长沙市韶山北路8号", "430100"),
        ("长沙市高新区样本路8号", "430100"),
        ("长沙", "430100"),
        ("湖南省样本市示例路8号", "430000"),
        ("湘潭市岳塘区长沙路6号", "430304"),
        ("湘西州吉首市人民路6号", "433101"),
        ("福建省龙岩市永定区样本路8号", "350000"),
        ("张家界市永定区样本路8号", "430802"),
    ],
)
def test_an_address_is_where_its_first_names_lead(address: str, code: str) -> None:
    assert located(address, DIVISIONS) == code


@pytest.mark.parametrize(
    "address",
    [
        "样本路88号",
        "长沙路88号",
        "长沙县路5号",
        "长沙市场路8号",
        "芙蓉中路一段8号",
        "韶山南路8号",
        "永定区样本路8号",  # of Zhangjiajie, or of Longyan in Fujian
        "青岛市市北区长沙路980号",
        "长沙市岳塘区样本路8号",  # Xiangtan's
        "广东省长沙市样本路8号",
        "雨花台区样本路8号",
        "样例大厦长沙市岳麓区",
        "",
    ],
)
def test_an_address_that_names_no_division_or_two_at_odds_is_nowhere(address: str) -> None:
    assert located(address, DIVISIONS) is None


def judged(address: str, *division: str, confidence: float = 0.99) -> Outcome:
    return inside(Known("住所", address, confidence), AT, division=division)


def test_inside_is_what_lies_in_one_of_the_divisions() -> None:
    assert judged("长沙市岳麓区样本路8号", "430100").verdict is Verdict.PASS
    assert judged("浏阳市样本镇", "430100").verdict is Verdict.PASS
    assert judged("湘潭市样本路8号", "430100", "430300").verdict is Verdict.PASS


def test_what_surely_lies_elsewhere_fails_and_what_was_read_unsurely_is_doubted() -> None:
    assert judged("湘潭市岳塘区长沙路6号", "430100").verdict is Verdict.FAIL
    assert judged("山东省青岛市市北区长沙路980号", "430100").verdict is Verdict.FAIL
    doubted = judged("湘潭市岳塘区长沙路6号", "430100", confidence=0.9)
    assert (doubted.verdict, doubted.cause) == (Verdict.UNSURE, Cause.LOW_CONFIDENCE)


def test_an_address_that_does_not_say_enough_is_unsure() -> None:
    for address, division in (
        ("样本路8号", "430100"),
        ("湖南省样本路8号", "430100"),
        ("长沙市样本路8号", "430104"),
    ):
        found = judged(address, division)
        assert (found.verdict, found.cause) == (Verdict.UNSURE, Cause.NOT_READ), address


def test_without_published_divisions_nothing_is_inside() -> None:
    found = inside(Known("住所", "长沙市岳麓区", 0.99), At(AT.today, {}), division=("430100",))
    assert found.verdict is Verdict.UNSURE
