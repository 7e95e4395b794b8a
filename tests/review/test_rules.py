"""Rules made of others: what passes, what fails, what is left to a person, and the traces."""

from __future__ import annotations

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


def nodes() -> st.SearchStrategy[RuleNode]:
    leaves = st.sampled_from([PASSES, FAILS, UNKNOWN])
    return st.recursive(
        leaves,
        lambda inside: st.one_of(
            st.builds(NotRule, inside),
            st.lists(inside, min_size=2, max_size=3).map(lambda ps: AllRules(tuple(ps))),
            st.lists(inside, min_size=2, max_size=3).map(lambda ps: AnyRule(tuple(ps))),
        ),
        max_leaves=8,
    )


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
