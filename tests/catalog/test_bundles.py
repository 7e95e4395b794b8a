"""What an editor may get wrong in a bundle: each slip has its place and its remedy."""

from __future__ import annotations

import pytest

from catalog.bundles import read_bundle
from catalog.errors import CatalogError
from catalog.node import parse
from catalog.types import Bundle
from tests.shop_bundle import BUNDLE, KEY, with_shop

FILE = f"bundles/{KEY}.yaml"


def read(text: str) -> Bundle:
    catalog = with_shop()
    return read_bundle(parse(FILE, text), catalog.items, catalog.laws)


def test_a_bundle_knows_its_items_its_questions_and_who_fills_what() -> None:
    bundle = read(BUNDLE)
    assert bundle.items == ("sole-trader-setup", "food-business-new")
    assert [q.key for q in bundle.scenario.questions][:3] == ["composition", "kinship", "named"]
    assert bundle.fills["food-business-new"]["operator_name"] == "name"
    assert bundle.fills["sole-trader-setup"]["liaison_phone"] == "phone"


@pytest.mark.parametrize(
    ("old", "new", "where", "found", "remedy"),
    [
        pytest.param(
            "items: [sole-trader-setup, food-business-new]",
            "items: [sole-trader-setup, food-busines-new]",
            "items[1]", "'food-busines-new' is unknown", "did you mean 'food-business-new'?",
            id="unknown item",
        ),
        pytest.param(
            "items: [sole-trader-setup, food-business-new]", "items: [sole-trader-setup]",
            "items", "fewer than two items", "joins at least two", id="one item",
        ),
        pytest.param(
            "  - {from: sole-trader-setup.age}\n", "", "questions",
            "question 'age' of sole-trader-setup stays open when composition=individual",
            "ask it ('- from: sole-trader-setup.age')", id="question not settled",
        ),
        pytest.param(
            "{from: sole-trader-setup.age}", "{from: sole-trader-setup.ages}", "questions[6].from",
            "个体工商户设立登记 does not ask 'ages'", "did you mean 'age'?", id="unknown question",
        ),
        pytest.param(
            "{from: sole-trader-setup.age}", "{from: age}", "questions[6].from",
            "'age' names nothing of an item", "write 'item.key'", id="question without item",
        ),
        pytest.param(
            "{from: sole-trader-setup.age}", "{from: hygiene-permit-new.age}", "questions[6].from",
            "'hygiene-permit-new' is not one of the bundle's items", "known: food-business-new",
            id="question of an item outside",
        ),
        pytest.param(
            "- {from: sole-trader-setup.named}",
            "- {from: sole-trader-setup.named}\n  - {from: sole-trader-setup.named}",
            "questions[3]", "question 'named' stands twice", "its own key", id="question twice",
        ),
        pytest.param(
            "{when: {sells: tea}, answer: drinks}", "{when: {sells: tea}, answer: tea}",
            "settles.food-business-new.business_items[1].answer", "'tea' is unknown",
            "known: bulk", id="unknown option",
        ),
        pytest.param(
            "      - {when: {sells: tea}, answer: drinks}\n", "", "questions",
            "question 'business_items' of food-business-new stays open when "
            "composition=individual, named=with_name, sells=tea", "'settles: food-business-new'",
            id="option that settles nothing",
        ),
        pytest.param(
            "entity: [{when: always, answer: individual}]",
            "entity: [{when: always, answer: individual}, {when: {sells: tea}, answer: company}]",
            "questions",
            "question 'entity' of food-business-new has the answers company、individual when "
            "composition=individual, named=with_name, sells=tea", "let one of them hold",
            id="two answers to a question that takes one",
        ),
        pytest.param(
            "    business_type: [{when: always", "    business_typ: [{when: always",
            "settles.food-business-new.business_typ",
            "食品经营许可（新办） does not ask 'business_typ'", "did you mean 'business_type'?",
            id="settles an unknown question",
        ),
        pytest.param(
            "papers: [sole-trader-setup.lease, food-business-new.lease]",
            "papers: [sole-trader-setup.lease, food-business-new.licence]",
            "shared[1].papers[1]", "it is business-licence and the first is lease-contract",
            "the same document types", id="papers of different types",
        ),
        pytest.param(
            "papers: [sole-trader-setup.lease, food-business-new.lease]",
            "papers: [sole-trader-setup.lease]", "shared[1].papers", "a paper of one item alone",
            "at least two items", id="paper of one item",
        ),
        pytest.param(
            "papers: [sole-trader-setup.lease, food-business-new.lease]",
            "papers: [sole-trader-setup.lease, food-business-new.rent]",
            "shared[1].papers[1]", "食品经营许可（新办） has no material 'rent'", "known: ",
            id="unknown material",
        ),
        pytest.param(
            "papers: [sole-trader-setup.agent-id, food-business-new.agent-id]",
            "papers: [sole-trader-setup.operator-id, food-business-new.agent-id]",
            "shared[3]", "sole-trader-setup.operator-id is already shared", "keep it under one",
            id="material shared twice",
        ),
        pytest.param(
            "fills: [sole-trader-setup.capital]}", "fills: []}", "form.fields",
            "no field fills sole-trader-setup.capital (资金数额), which is required",
            "write 'sole-trader-setup.capital'", id="required field not distributed",
        ),
        pytest.param(
            "fills: [sole-trader-setup.employees]",
            "fills: [sole-trader-setup.employees, sole-trader-setup.name]",
            "form.fields[7].fills[1]",
            "sole-trader-setup.name is filled twice: by 'name' and 'employees'",
            "keep it under one of them", id="field filled twice",
        ),
        pytest.param(
            "fills: [sole-trader-setup.employees]", "fills: [sole-trader-setup.livelihood]",
            "form.fields[7].fills[0]",
            "sole-trader-setup.livelihood is of kind 'text', this field of 'number'",
            "of its own kind", id="field of another kind",
        ),
        pytest.param(
            "{key: employees, label: 人数, kind: number,",
            "{key: employees, label: 人数, kind: number, required: false,",
            "form.fields[7].fills[0]",
            "sole-trader-setup.employees is required and this field is not",
            "leave 'required: false' out", id="required field filled by an optional one",
        ),
        pytest.param(
            "fills: [sole-trader-setup.employees]", "fills: [sole-trader-setup.staff]",
            "form.fields[7].fills[0]", "the form of 个体工商户设立登记 has no field 'staff'",
            "known: ", id="unknown field",
        ),
        pytest.param(
            "{key: employees,", "{key: capital,", "form.fields[8]", "field 'capital' stands twice",
            "its own key", id="form field twice",
        ),
        pytest.param(
            "prefill: [operator-id.name]", "prefill: [operator-id.title]", "form.fields[2]",
            "'operator-id.title' is no field of a paper it asks for", "known: ",
            id="prefill of an unknown field",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_place_and_remedy(
    old: str, new: str, where: str, found: str, remedy: str
) -> None:
    assert old in BUNDLE
    with pytest.raises(CatalogError) as raised:
        read(BUNDLE.replace(old, new, 1))
    assert raised.value.where == f"{FILE}: {where}"
    assert raised.value.found.startswith(found)
    assert remedy in raised.value.remedy


def test_questions_of_one_key_with_other_answers_must_be_settled_in_words() -> None:
    text = BUNDLE.replace("  - key: sells\n", "  - key: entity\n").replace("{sells:", "{entity:")
    text = text.replace("    entity: [{when: always, answer: individual}]\n", "")
    with pytest.raises(CatalogError) as raised:
        read(text)
    assert raised.value.found == (
        "'snacks' of question 'entity' is no answer to that of 食品经营许可（新办）"
    )
