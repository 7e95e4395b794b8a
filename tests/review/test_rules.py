"""Rules made of others: what passes, what fails, what is left to a person, and the traces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.types import AllRules, AnyRule, NotRule, Rule, RuleNode
from review.rules import Case, in_force, trace
from review.types import Cause, Evidence, Verdict
from tests.review.handmade import (
    LICENCE_TYPE,
    TODAY,
    application,
    item,
    material,
    paper,
    rule,
)

PASSES = rule("in_list", {"values": ("开业",)}, value="source.register.state")
FAILS = rule("in_list", {"values": ("注销",)}, value="source.register.state")
UNKNOWN = rule("in_list", {"values": ("开业",)}, value="source.tax.state")
LEAVES = {Verdict.PASS: PASSES, Verdict.FAIL: FAILS, Verdict.UNSURE: UNKNOWN}

P, F, U = Verdict.PASS, Verdict.FAIL, Verdict.UNSURE


def case(confidence: float = 0.99) -> Case:
    return Case(
        item(materials=(material("licence", LICENCE_TYPE),)),
        application(),
        {"licence": (paper(LICENCE_TYPE, {"name": "样本公司"}, confidence=confidence),)},
        Evidence({"source.register.state": "开业"}),
        TODAY,
    )


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (P, P, P, P), (P, F, F, P), (F, F, F, F), (P, U, U, P), (F, U, F, U), (U, U, U, U),
    ],
)  # fmt: skip
def test_all_and_any_keep_the_third_value(
    left: Verdict, right: Verdict, both: Verdict, either: Verdict
) -> None:
    parts = (LEAVES[left], LEAVES[right])
    assert trace(AllRules(parts), case()).verdict is both
    assert trace(AnyRule(parts), case()).verdict is either


def test_not_turns_what_is_known_and_leaves_what_is_not() -> None:
    assert trace(NotRule(PASSES), case()).verdict is F
    assert trace(NotRule(FAILS), case()).verdict is P
    unknown = trace(NotRule(UNKNOWN), case())
    assert (unknown.verdict, unknown.cause) == (U, Cause.SOURCE_UNAVAILABLE)


def test_nobody_fails_because_something_unwanted_was_read_without_being_sure() -> None:
    unwanted = NotRule(rule("contains_any", {"words": ("样本",)}, value="licence.name"))
    assert trace(unwanted, case(0.99)).verdict is F
    doubted = trace(unwanted, case(0.7))
    assert (doubted.verdict, doubted.cause) == (U, Cause.LOW_CONFIDENCE)


SAYS = rule("contains_any", {"words": ("样本",)}, value="licence.name")
SAYS_NOT = rule("contains_any", {"words": ("分公司",)}, value="licence.name")
IS = rule("in_list", {"values": ("样本公司",)}, value="licence.name")
IS_NOT = rule("in_list", {"values": ("示例建材行",)}, value="licence.name")
EQUAL_NOT = rule("equal", left="licence.name", right="source.register.state")
MATCHES_NOT = rule("matches", {"pattern": ".*公司分公司"}, value="licence.name")
HOLDS_NOT = rule("holds", {"expression": "n == '示例'", "says": "叫示例"}, n="licence.name")
FAIR = 0.7


@pytest.mark.parametrize("unwanted", [SAYS_NOT, IS_NOT, EQUAL_NOT, MATCHES_NOT, HOLDS_NOT])
def test_what_is_unwanted_and_was_fairly_read_not_to_be_there_passes(unwanted: Rule) -> None:
    found = trace(NotRule(unwanted), case(FAIR))
    assert (found.verdict, found.cause) == (P, None)
    assert "把握不足" not in found.message
    assert trace(unwanted, case(FAIR)).verdict is U
    assert trace(NotRule(unwanted), case(0.3)).verdict is U


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (AnyRule((SAYS_NOT, IS_NOT)), P),
        (AnyRule((SAYS_NOT, SAYS)), U),
        (AnyRule((SAYS_NOT, PASSES)), F),
        (AllRules((SAYS, IS_NOT)), P),
        (AllRules((SAYS, IS)), U),
        (AllRules((PASSES, SAYS_NOT)), P),
    ],
)
def test_below_not_all_and_any_know_what_goes_against_the_applicant(
    node: RuleNode, expected: Verdict
) -> None:
    found = trace(NotRule(node), case(FAIR))
    assert found.verdict is expected
    assert found.cause is (Cause.LOW_CONFIDENCE if expected is U else None)


def test_what_a_misreading_explains_is_unsure_below_not_too() -> None:
    near = (
        rule("in_list", {"values": ("样木公司",)}, value="licence.name"),
        rule("equal", left="licence.name", right="source.register.name"),
        rule("contains_any", {"words": ("样木公司",)}, value="licence.name"),
        rule("same_address", left="licence.name", right="source.register.name"),
    )
    facts = replace(case(FAIR), evidence=Evidence({"source.register.name": "样本公可"}))
    for unwanted in near:
        found = trace(NotRule(unwanted), facts)
        assert (found.verdict, found.cause) == (U, Cause.NEARLY_EQUAL)


def test_another_number_read_fairly_is_no_other_address() -> None:
    facts = replace(
        case(),
        documents={"licence": (paper(LICENCE_TYPE, {"name": "样本路8号"}, confidence=FAIR),)},
        evidence=Evidence({"source.register.name": "样本路3号"}),
    )
    same = rule("same_address", left="licence.name", right="source.register.name")
    assert trace(NotRule(same), facts).verdict is U


def test_every_condition_leaves_its_trace_with_its_operands() -> None:
    found = trace(AllRules((PASSES, AnyRule((FAILS, NotRule(UNKNOWN))))), case())
    assert [check.operands[0].value for check in found.checks] == ["开业", "开业", None]
    assert [check.verdict for check in found.checks] == [P, F, U]
    assert found.verdict is U
    assert [check.operands[0].path for check in found.deciding] == ["source.tax.state"]


def test_rules_are_asked_on_their_days_alone() -> None:
    coming = Rule(PASSES.check, PASSES.elements, PASSES.params, effective_from=date(2027, 1, 1))
    node = AllRules((FAILS, NotRule(coming)))
    assert in_force(node, date(2026, 12, 31)) == AllRules((FAILS,))
    assert in_force(node, date(2027, 1, 1)) == node
    assert in_force(AnyRule((coming,)), TODAY) is None


def nodes(checks: Sequence[Rule] = (PASSES, FAILS, UNKNOWN)) -> st.SearchStrategy[RuleNode]:
    leaves = st.sampled_from(checks)
    return st.recursive(
        leaves,
        lambda inside: st.one_of(
            st.builds(NotRule, inside),
            st.lists(inside, min_size=2, max_size=3).map(lambda ps: AllRules(tuple(ps))),
            st.lists(inside, min_size=2, max_size=3).map(lambda ps: AnyRule(tuple(ps))),
        ),
        max_leaves=8,
    )


READ = (SAYS, SAYS_NOT, IS, IS_NOT, EQUAL_NOT)
CONFIDENCE = st.sampled_from([0.3, FAIR, 0.9, 0.99])


@given(nodes(READ), CONFIDENCE)
def test_two_nots_are_none_and_not_passes_through_all_and_any(
    node: RuleNode, confidence: float
) -> None:
    def verdict(asked: RuleNode) -> Verdict:
        return trace(asked, case(confidence)).verdict

    assert verdict(NotRule(NotRule(node))) is verdict(node)
    parts = (node, SAYS)
    apart = tuple(NotRule(part) for part in parts)
    assert verdict(NotRule(AllRules(parts))) is verdict(AnyRule(apart))
    assert verdict(NotRule(AnyRule(parts))) is verdict(AllRules(apart))


@given(nodes(READ))
def test_what_passes_read_fairly_passes_read_surely_and_only_what_is_sure_fails(
    node: RuleNode,
) -> None:
    surely, fairly = (trace(node, case(each)).verdict for each in (0.99, FAIR))
    assert surely is not U
    assert fairly is (P if surely is P else U)


@given(nodes())
def test_an_answer_that_comes_late_never_overturns_a_verdict(node: RuleNode) -> None:
    """What passes or fails without the source says the same whatever the source answers."""
    before = trace(node, case()).verdict
    for answer in ("开业", "注销"):
        known = Case(
            case().item, case().application, case().documents,
            Evidence({"source.register.state": "开业", "source.tax.state": answer}), TODAY,
        )  # fmt: skip
        assert before is U or trace(node, known).verdict is before


SAME = rule("same_name", left="licence.name", right="source.register.name")


@pytest.mark.parametrize(
    ("read", "confidence", "expected"),
    [
        ("样本公司", 0.55, P),  # two that say the same speak for each other
        ("样本公司", 0.45, U),
        ("别的公司", 0.55, U),
    ],
)
def test_values_that_agree_speak_for_each_other_and_never_against_anybody(
    read: str, confidence: float, expected: Verdict
) -> None:
    said = replace(
        case(),
        documents={"licence": (paper(LICENCE_TYPE, {"name": read}, confidence=confidence),)},
        evidence=Evidence({"source.register.name": "样本公司"}),
    )
    found = trace(SAME, said)
    assert found.verdict is expected
    assert found.cause is (Cause.LOW_CONFIDENCE if expected is U else None)
    assert trace(NotRule(SAME), said).verdict is U
