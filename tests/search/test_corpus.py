"""The catalogue cut into passages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.types import (
    ALWAYS,
    All,
    Any,
    Basis,
    Catalog,
    Condition,
    Is,
    Item,
    Not,
    Requirement,
    Step,
    Term,
    Verified,
)
from search.corpus import LIMIT, Kind, passages, topic
from search.types import Passage
from tests.guide_bot.sample_item import AGENT, BASIS, LAW, RENTED, item, material

TERM = Term("promise", "告知承诺", ("承诺制", "信用承诺"), "申请人书面承诺就可以先办理", "样本办法")


def catalog(*items: Item, terms: tuple[Term, ...] = ()) -> Catalog:
    return Catalog({i.key: i for i in items}, {}, {}, (), terms)


def texts(some: Item, kind: Kind) -> list[str]:
    return [p.text for p in passages(catalog(some)) if p.kind == kind]


def one_material(condition: Condition = ALWAYS, advice: str = "拍清楚") -> list[Passage]:
    some = item(materials=(material("licence", "营业执照", condition, advice),))
    return [p for p in passages(catalog(some)) if p.kind == Kind.MATERIAL]


def test_every_kind_is_there() -> None:
    assert {p.kind for p in passages(catalog(item(), terms=(TERM,)))} == set(Kind)


def test_keys_are_unique_paths_below_the_item() -> None:
    keys = [p.key for p in passages(catalog(item(), terms=(TERM,)))]
    assert len(keys) == len(set(keys))
    assert {"sample-item", "sample-item/material/licence", "sample-item/time"} < set(keys)
    assert "glossary/promise" in keys


def test_passages_of_an_item_bear_its_key_and_name_and_terms_bear_none() -> None:
    for passage in passages(catalog(item(), terms=(TERM,))):
        of_item = passage.kind != Kind.TERM
        assert passage.item_key == ("sample-item" if of_item else "")
        assert topic(passage) == ("样本经营许可" if of_item else "")


def test_material_tells_copies_advice_format_source_and_basis() -> None:
    [passage] = one_material()
    assert passage.title == "样本经营许可 · 营业执照"
    assert passage.text == (
        "营业执照：必要材料，原件1份，复印件1份。拍清楚。字迹清晰。格式：图片或PDF。"
        "来源：申请人自备。依据：《食品安全法》第三十五条。"
    )


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (AGENT, "只在下列情形需要：由谁来办理选“委托代办”。"),
        (Is("scope", ("hot", "raw")), "只在下列情形需要：经营哪些项目选“热食”或“生食”。"),
        (Not(RENTED), "只在下列情形需要：不属于（经营场所是选“租赁”）。"),
        (
            All((AGENT, Any((RENTED, Is("entity", ("company",)))))),
            "只在下列情形需要：由谁来办理选“委托代办”，并且"
            "（经营场所是选“租赁”，或者您以什么身份经营选“企业”）。",
        ),
        (All((AGENT,)), "只在下列情形需要：由谁来办理选“委托代办”。"),
    ],
)
def test_material_says_when_it_is_needed(condition: Condition, told: str) -> None:
    assert one_material(condition)[0].text.startswith(told)


def test_condition_opens_every_passage_of_a_long_material() -> None:
    found = one_material(AGENT, "填写时请注意核对。" * 40)
    assert len(found) > 1
    assert [p.key for p in found[:2]] == [
        "sample-item/material/licence",
        "sample-item/material/licence/2",
    ]
    assert all(p.text.startswith("只在下列情形需要：") for p in found)


def test_article_not_yet_verified_is_marked() -> None:
    doubtful = Requirement("有场所", (BASIS, Basis(LAW, "第三十六条", Verified.MEMORY)))
    [text] = texts(replace(item(), requirements=(doubtful,)), Kind.REQUIREMENT)
    assert text == (
        "有场所。依据：《食品安全法》第三十五条、《食品安全法》第三十六条（条文待核对）。"
    )


def test_time_fee_and_window_are_told() -> None:
    assert texts(item(), Kind.TIME) == ["法定办结时限为20个工作日。承诺办结时限为10个工作日。"]
    assert texts(item(), Kind.FEE) == ["不收费。"]
    assert texts(item(), Kind.WINDOW) == ["样本市政务服务大厅一楼综合窗口。"]


def test_steps_are_numbered() -> None:
    assert texts(item(), Kind.STEP)[1] == "第2步，领证：下载电子证照。"


def test_what_is_not_published_makes_no_passage() -> None:
    assert texts(replace(item(), fee="", window=""), Kind.FEE) == []


def test_term_tells_its_other_names_and_its_source() -> None:
    [passage] = passages(catalog(terms=(TERM,)))
    assert passage.text == "申请人书面承诺就可以先办理。又称：承诺制、信用承诺。出处：样本办法。"


def test_long_sentence_is_cut_behind_a_comma() -> None:
    long = "，".join(["这是一个很长的句子的一部分"] * 30)
    found = texts(replace(item(), steps=(Step("申请", long),)), Kind.STEP)
    assert len(found) > 1
    assert all(text.endswith(("，", "。")) for text in found)
    assert "".join(found) == f"第1步，申请：{long}。"


@given(st.text(max_size=900), st.booleans())
def test_no_passage_is_empty_or_longer_than_the_limit(advice: str, conditional: bool) -> None:
    for passage in one_material(AGENT if conditional else ALWAYS, advice):
        assert 0 < len(passage.text) <= LIMIT


@given(st.text(alphabet="一二三，。；！\n", max_size=900))
def test_nothing_that_is_written_is_lost(summary: str) -> None:
    found = "".join(texts(replace(item(), summary=summary), Kind.ITEM))
    written = [char for char in summary if char not in "。\n"]
    assert [char for char in found if char != "。"][: len(written)] == written
