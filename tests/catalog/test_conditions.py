"""Conditions: three values, and what an editor may write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.applies import applies, questions_in
from catalog.conditions import read_condition
from catalog.node import parse
from catalog.types import ALWAYS, All, Answer, Any, Condition, Is, Not, Option, Question

VALUES = ("a", "b", "c")
KEYS = ("p", "q", "r")
QUESTIONS = {
    key: Question(key, key, tuple(Option(value, value) for value in VALUES)) for key in KEYS
}

conditions: st.SearchStrategy[Condition] = st.recursive(
    st.builds(Is, st.sampled_from(KEYS), st.lists(st.sampled_from(VALUES), min_size=1).map(tuple)),
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Any, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=8,
)
chosen = st.lists(st.sampled_from(VALUES), max_size=2).map(tuple)
answers = st.dictionaries(st.sampled_from(KEYS), chosen)
everything = st.fixed_dictionaries(dict.fromkeys(KEYS, chosen))


@given(conditions, everything)
def test_with_every_question_answered_nothing_is_unknown(
    condition: Condition, all_answers: dict[str, tuple[str, ...]]
) -> None:
    assert applies(condition, all_answers) is not Answer.UNKNOWN


@given(conditions, answers, everything)
def test_a_settled_answer_stays_whatever_is_answered_later(
    condition: Condition,
    some: dict[str, tuple[str, ...]],
    rest: dict[str, tuple[str, ...]],
) -> None:
    early = applies(condition, some)
    if early is not Answer.UNKNOWN:
        assert applies(condition, {**rest, **some}) is early


@given(conditions, answers)
def test_not_twice_says_the_same(condition: Condition, some: dict[str, tuple[str, ...]]) -> None:
    assert applies(Not(Not(condition)), some) is applies(condition, some)


@given(st.lists(conditions, max_size=3), answers)
def test_any_is_the_mirror_of_all(parts: list[Condition], some: dict[str, tuple[str, ...]]) -> None:
    mirrored = Not(All(tuple(Not(part) for part in parts)))
    assert applies(Any(tuple(parts)), some) is applies(mirrored, some)


@given(conditions, everything, chosen)
def test_questions_outside_the_condition_change_nothing(
    condition: Condition, all_answers: dict[str, tuple[str, ...]], other: tuple[str, ...]
) -> None:
    changed = {
        key: value if key in questions_in(condition) else other
        for key, value in all_answers.items()
    }
    assert applies(condition, changed) is applies(condition, all_answers)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("always", ALWAYS),
        ("{p: a}", Is("p", ("a",))),
        ("{p: [a, b]}", Is("p", ("a", "b"))),
        ("{p: a, q: b}", All((Is("p", ("a",)), Is("q", ("b",))))),
        ("{any: [{p: a}, {not: {q: b}}]}", Any((Is("p", ("a",)), Not(Is("q", ("b",)))))),
        ("{all: [{p: a}, always]}", All((Is("p", ("a",)), ALWAYS))),
    ],
)
def test_a_condition_means_what_it_says(written: str, meant: Condition) -> None:
    assert read_condition(parse("x.yaml", written), QUESTIONS) == meant
