"""Labels that ask for a signature are told from prose that speaks of signing."""

from __future__ import annotations

import pytest

from catalog.vocabulary import load_vocabulary
from ocr.signing_words import Asked, find_prompts, is_date

WORDS = load_vocabulary().signing


def labels(text: str) -> list[str]:
    return [prompt.label for prompt in find_prompts(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请人签字：", ["申请人签字"]),
        ("接生人员签字", ["接生人员签字"]),
        ("委托人（签名）：", ["委托人（签名）"]),
        ("甲方（签章）：　　　乙方（签章）：", ["甲方（签章）", "乙方（签章）"]),
        ("法定代表人(签字)：委托代理人(签字)：", ["法定代表人(签字)", "委托代理人(签字)"]),
        ("申请人（盖章/签字）：", ["申请人（盖章/签字）"]),
        ("申请人(签字并按手印)：", ["申请人(签字并按手印)"]),
        ("法定代表人（负责人）签字：", ["法定代表人（负责人）签字"]),
        ("签字：______ 日期：______", ["签字"]),
        ("特此承诺。承诺人（签字）：", ["承诺人（签字）"]),
        ("电话 申请人签名： 年 月 日", ["申请人签名"]),
        ("持证人签名 Signature of bearer", ["持证人签名"]),
        ("校（院）长：", ["校（院）长"]),
        ("婚姻登记员：", ["婚姻登记员"]),
        ("婚娟登记员：", ["婚娟登记员"]),  # misread
        ("甲方签字。", ["甲方签字"]),  # its colon is
        ("代理人（签字）。", ["代理人（签字）"]),
        ("法定代表人「签字）李样本", ["法定代表人「签字）"]),  # its bracket is
        ("乙方（警字)", ["乙方（警字)"]),
        ("乙方（签宇）：", ["乙方（签宇）"]),
        ("校 长：", ["校 长"]),
        ("签 字：", ["签 字"]),
        ("AN审核（签字）：", ["审核（签字）"]),  # letters of the signature before it
    ],
)
def test_a_label_that_asks_is_a_prompt_as_printed(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "自双方签字、盖章之日起生效。",
        "本合同一式两份，经双方签字（盖章）后生效",
        "签字日期：2026年3月5日",
        "发证机关（签章）",
        "受理单位签章：",
        "由法定代表人签署有关文件，委托人均予以认可。",
        "校长李明在本校任职",
        "甲方（盖章）：",
        "甲方（签发）",
        "委托人（大写）",
        "本人（汉字）",
        "双方签字。",
        "本合同由甲方签字。",
        "",
    ],
)
def test_prose_dates_and_places_for_seals_ask_nobody(text: str) -> None:
    assert labels(text) == []


def test_what_stands_behind_a_label_ends_at_the_date() -> None:
    (prompt,) = find_prompts("乙方（签字）：王某 2026年3月5日", WORDS)
    assert prompt.rest == "王某"
    (prompt,) = find_prompts("受托人签名：日期：", WORDS)
    assert prompt.rest == ""


def test_a_role_alone_asks_only_as_a_role() -> None:
    (prompt,) = find_prompts("委托人：李某", WORDS)
    assert (prompt.asked, prompt.rest) == (Asked.ROLE, "李某")


def test_what_stands_in_brackets_behind_a_role_belongs_to_it() -> None:
    (prompt,) = find_prompts("校长（学位评定委员会主席）：李某", WORDS)
    assert (prompt.label, prompt.rest) == ("校长（学位评定委员会主席）", "李某")
    (prompt,) = find_prompts("校长学位评定委员会主席：李某", WORDS)  # as read from a blurred page
    assert (prompt.label, prompt.rest) == ("校长学位评定委员会主席", "李某")


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月5日",
        "二〇二六年三月五日",
        "二二六年三月五日",
        "年　月　日",
        "签订日期：",
        "2026-03-05",
    ],
)
def test_dates_and_their_labels_are_known(text: str) -> None:
    assert is_date(text, WORDS)


@pytest.mark.parametrize("text", ["王建国", "申请人签字：", "第十二条"])
def test_names_and_labels_are_no_dates(text: str) -> None:
    assert not is_date(text, WORDS)
