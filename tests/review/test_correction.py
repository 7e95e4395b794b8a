"""The smallest set of corrections: what it asks for, that it holds, and what it can't help."""

from __future__ import annotations

import pytest

from catalog.types import Catalog, Item
from review.correction import Act, Plan, smallest
from review.examples import case_of, worked_cases
from review.pipeline import review
from serve.wiring import load_seed


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_seed().catalog


@pytest.fixture(scope="module")
def item(catalog: Catalog) -> Item:
    return catalog.item("food-business-new")


def plan(item: Item, **changes: str | None) -> Plan:
    given = {**item.examples.base, **{k.replace("__", "."): v for k, v in changes.items()}}
    case = case_of(item, given, item.examples.situation, item.examples.today)
    return smallest(review(item, case.application, case.documents, case.evidence, case.today))


def acts(found: Plan) -> list[tuple[Act, str]]:
    return [(each.act, each.holder) for each in found.corrections]


def test_a_case_in_order_needs_nothing(item: Item) -> None:
    assert plan(item) == Plan((), True, ())


@pytest.mark.parametrize("key", ["food-business-new", "freight-driver-cert"])
def test_nine_in_ten_worked_applications_are_put_right_and_the_others_promise_nothing(
    catalog: Catalog, key: str
) -> None:
    item = catalog.item(key)
    unverified = []
    worked = list(worked_cases(item))
    for each in worked:
        case = each.case
        found = review(item, case.application, case.documents, case.evidence, case.today)
        said = smallest(found)
        assert bool(said.hopeless) == (each.decision == "reject"), each.title
        if each.decision in ("correct", "manual"):
            assert said.corrections or said.elsewhere, each.title
            unverified += [] if said.verified else [each.title]
    assert len(unverified) <= len(worked) / 10, unverified


def test_a_correction_does_not_say_what_a_rule_forbids(catalog: Catalog) -> None:
    item = catalog.items["unemployment-benefit"]
    case = next(w.case for w in worked_cases(item) if w.title == "受托人还没有成年")
    found = review(item, case.application, case.documents, case.evidence, case.today)
    assert smallest(found).verified  # by another person's card, not the applicant's own


def test_the_paper_the_applicant_wrote_is_changed_not_the_certificate(item: Item) -> None:
    wrong = plan(item, application__credit_code="91430104MA5XB20272")
    assert acts(wrong) == [(Act.REPLACE, "application")]
    assert wrong.verified


def test_a_box_of_the_form_is_named_by_its_label(item: Item) -> None:
    wrong = plan(item, form__id_number="430104199207080020")
    assert acts(wrong) == [(Act.FILL_IN, "form")]
    assert "身份证号码" in "".join(wrong.corrections[0].boxes)


def test_several_problems_of_one_paper_are_one_thing_to_do(item: Item) -> None:
    wrong = plan(item, licence__valid_until="2026-10-31", licence__seal="none")
    assert acts(wrong) == [(Act.REPLACE, "licence")]
    assert set(wrong.corrections[0].points) == {"licence-not-expired", "licence-sealed"}
    assert len(wrong.corrections[0].remedies) == 2


def test_what_is_missing_is_handed_in(item: Item) -> None:
    assert acts(plan(item, lease="missing")) == [(Act.HAND_IN, "lease")]


def test_what_must_agree_with_a_correction_is_corrected_with_it(item: Item) -> None:
    elsewhere = plan(
        item,
        application__premises_address="样本路88号101室",
        form__premises_address="样本路88号101室",
        layout__premises_address="样本路88号101室",
        lease__address="样本路88号101室",
    )
    assert elsewhere.verified
    assert (Act.FILL_IN, "form") in acts(elsewhere)


def test_what_no_correction_helps_is_said(item: Item) -> None:
    needless = plan(item, application__business_items="预包装食品销售")
    assert needless.hopeless == ("business-items-need-licence",)
    assert not needless.verified and needless.corrections == ()
