"""Questions and answers → the guide."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.applies import applies
from catalog.types import ALWAYS, Answer, Is, Option, Question
from guide_bot.scenario import advance, materials_for, paths
from guide_bot.types import Guide
from tests.guide_bot.sample_item import AGENT_KIND, QUESTIONS, SCOPE, item, material, options

ITEM = item()
SELF = {"entity": ["company"], "applicant": ["self"], "premises": ["owned"], "scope": ["hot"]}
AGENT = {**SELF, "applicant": ["agent"], "agent_kind": ["lawyer"]}
PATHS = tuple(paths(ITEM, 1000))


def guide(answers: dict[str, list[str]]) -> Guide:
    step = advance(ITEM, answers)
    assert isinstance(step, Guide)
    return step


def material_keys(answers: dict[str, list[str]]) -> list[str]:
    return [material.key for material in guide(answers).materials]


def test_first_question_comes_first() -> None:
    assert advance(ITEM, {}) == QUESTIONS[0]


def test_question_whose_condition_does_not_hold_is_not_asked() -> None:
    assert advance(ITEM, {"entity": ["company"], "applicant": ["self"]}) == QUESTIONS[3]


def test_question_whose_condition_holds_is_asked() -> None:
    assert advance(ITEM, {"entity": ["company"], "applicant": ["agent"]}) == AGENT_KIND


def test_answered_scenario_gives_the_guide_of_the_item() -> None:
    step = guide(AGENT)
    assert (step.item_key, step.item_name) == (ITEM.key, ITEM.name)
    assert (step.window, step.fee, step.time_limit) == (ITEM.window, ITEM.fee, ITEM.time_limit)
    assert (step.steps, step.basis) == (ITEM.steps, ITEM.basis)


def test_guide_lists_exactly_the_materials_of_the_situation() -> None:
    assert material_keys(SELF) == ["licence", "ownership"]
    assert material_keys(AGENT) == ["licence", "authorisation", "law-licence", "ownership"]


def test_guide_says_what_was_chosen_in_the_words_of_the_questions() -> None:
    chosen = guide({**SELF, "scope": ["raw", "hot"]}).chosen
    assert chosen == (
        ("您以什么身份经营？", "企业"),
        ("由谁来办理？", "本人"),
        ("经营场所是？", "自有"),
        ("经营哪些项目？", "热食、生食"),
    )


def test_answer_to_a_question_no_longer_asked_is_ignored() -> None:
    assert guide({**AGENT, "applicant": ["self"]}) == guide(SELF)


def test_changing_an_answer_asks_again_only_what_depends_on_it() -> None:
    assert advance(ITEM, {**SELF, "applicant": ["agent"]}) == AGENT_KIND
    assert isinstance(advance(ITEM, {**SELF, "entity": ["individual"]}), Guide)


def test_going_back_loses_no_answer() -> None:
    there = {**AGENT, "applicant": ["self"]}
    assert guide({**there, "applicant": ["agent"]}) == guide(AGENT)


def test_question_that_depends_on_one_not_asked_is_not_asked() -> None:
    which = Question("which_lawyer", "哪里的律师？", options(here="本地", away="外地"),
                     asked_when=Is("agent_kind", ("lawyer",)))  # fmt: skip
    chained = item(questions=(*QUESTIONS, which))
    assert isinstance(advance(chained, SELF), Guide)
    assert advance(chained, AGENT) == which


def test_situation_of_a_guide_leads_to_the_same_guide() -> None:
    for answers in (SELF, AGENT):
        assert advance(ITEM, guide(answers).situation) == guide(answers)


def test_empty_answer_is_none() -> None:
    assert advance(ITEM, {**SELF, "scope": []}) == SCOPE


def test_item_without_questions_gives_the_guide_at_once() -> None:
    plain = item(questions=(), materials=(material("licence", "营业执照"),))
    assert isinstance(advance(plain, {}), Guide)
    assert list(paths(plain, 10)) == [{}]


def test_unknown_question_is_refused_and_known_ones_are_named() -> None:
    with pytest.raises(ValueError, match=r"does not ask entty; known questions: entity, applica"):
        advance(ITEM, {"entty": ["company"]})


def test_unknown_option_is_refused_and_known_ones_are_named() -> None:
    with pytest.raises(ValueError, match=r"'entity' has no option firm; known .*: company, indiv"):
        advance(ITEM, {"entity": ["firm"]})


def test_unknown_option_is_refused_even_where_the_question_is_not_asked() -> None:
    with pytest.raises(ValueError, match="'agent_kind' has no option friend"):
        advance(ITEM, {**SELF, "agent_kind": ["friend"]})


def test_two_options_where_one_is_asked_for_are_refused() -> None:
    with pytest.raises(ValueError, match="'entity' takes one option, got company, individual"):
        advance(ITEM, {"entity": ["individual", "company"]})


def test_one_option_given_twice_counts_once() -> None:
    assert guide({**SELF, "entity": ["company", "company"]}) == guide(SELF)


def test_materials_that_hang_on_an_open_question_are_not_listed_yet() -> None:
    assert [m.key for m in materials_for(ITEM, {})] == ["licence"]
    assert [m.key for m in materials_for(ITEM, {"entity": ["company"]})] == ["licence"]
    known = {"premises": ["rented"]}
    assert [m.key for m in materials_for(ITEM, known)] == ["licence", "lease"]


def test_guide_and_materials_for_agree_on_every_path() -> None:
    for situation in PATHS:
        step = advance(ITEM, situation)
        assert isinstance(step, Guide)
        assert step.materials == materials_for(ITEM, situation)
        assert step.situation == situation


def test_nothing_about_a_material_is_open_at_the_end_of_a_path() -> None:
    for situation in PATHS:
        for m in ITEM.materials:
            wanted = applies(m.applies_when, situation) is Answer.YES
            assert (m in materials_for(ITEM, situation)) == wanted
            assert applies(m.applies_when, situation) is not Answer.UNKNOWN


def test_paths_are_all_paths_each_once() -> None:
    applicants = (("self", ()), ("agent", ("staff",)), ("agent", ("lawyer",)))
    scopes = [("hot",), ("cold",), ("raw",), ("hot", "cold"), ("hot", "raw"), ("cold", "raw"),
              ("hot", "cold", "raw")]  # fmt: skip
    expected = {
        (("entity", (e,)), ("applicant", (a,)), ("agent_kind", k), ("premises", (p,)), ("scope", s))
        for e, (a, k), p, s in product(
            ("company", "individual"), applicants, ("owned", "rented"), scopes
        )
    }
    walked = [tuple(situation.items()) for situation in PATHS]
    assert len(walked) == len(set(walked)) == len(expected)
    assert set(walked) == expected


def test_paths_above_the_cap_are_a_sample_the_same_each_time() -> None:
    sample = list(paths(ITEM, 40))
    assert len(sample) == 40
    assert sample == list(paths(ITEM, 40))
    assert all(situation in PATHS for situation in sample)
    seen = {(key, value) for situation in sample for key in situation for value in situation[key]}
    assert seen == {(q.key, option.value) for q in QUESTIONS for option in q.options}


def test_a_scenario_too_wide_to_walk_is_sampled_at_once() -> None:
    many = tuple(Option(f"option-{n}", f"选项{n}") for n in range(40))
    wide = item(questions=tuple(replace(SCOPE, key=f"q{n}", options=many) for n in range(5)),
                materials=())  # fmt: skip
    assert len(list(paths(wide, 50))) == 50


@given(st.data())
def test_answering_in_any_order_gives_the_same_guide(data: st.DataObject) -> None:
    situation = data.draw(st.sampled_from(PATHS))
    order = data.draw(st.permutations([key for key, values in situation.items() if values]))
    answers: dict[str, list[str]] = {}
    for key in order:
        assert not isinstance(advance(ITEM, answers), Guide)
        answers[key] = data.draw(st.permutations(situation[key]))
    assert guide(answers) == advance(ITEM, situation)


@st.composite
def scenarios(draw: st.DrawFn) -> tuple[Question, ...]:
    """Up to five questions, each asked always or depending on earlier ones."""
    questions: list[Question] = []
    for number in range(draw(st.integers(1, 5))):
        condition = ALWAYS
        if draw(st.booleans()) and questions:
            asked = draw(st.sampled_from(questions))
            condition = Is(asked.key, (draw(st.sampled_from(asked.options)).value,))
        questions.append(
            Question(
                f"q{number}",
                f"问题{number}？",
                options(a="甲", b="乙", c="丙")[: draw(st.integers(1, 3))],
                asked_when=condition,
                multiple=draw(st.booleans()),
            )
        )
    return tuple(questions)


@given(scenarios(), st.data())
def test_every_path_ends_and_asks_no_question_twice(
    questions: tuple[Question, ...], data: st.DataObject
) -> None:
    some = item(questions=questions, materials=())
    answers: dict[str, list[str]] = {}
    step = advance(some, answers)
    while not isinstance(step, Guide):
        assert step.key not in answers
        answers[step.key] = [data.draw(st.sampled_from(step.options)).value]
        step = advance(some, answers)
    assert {key for key, values in step.situation.items() if values} == set(answers)
    assert set(step.situation) == {question.key for question in questions}


@given(scenarios())
def test_every_path_of_any_scenario_leads_to_its_own_guide(
    questions: tuple[Question, ...],
) -> None:
    some = item(questions=questions, materials=())
    for situation in paths(some, 200):
        step = advance(some, situation)
        assert isinstance(step, Guide)
        assert step.situation == situation
