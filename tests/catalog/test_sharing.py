"""Which elements a data source can share: by field, by paper, through the form, or not at all."""

from __future__ import annotations

from functools import cache

from catalog.load import load_catalog, read_folder
from catalog.sharing import Bearer, Shareable, Shared, Supply, overlaid, share, supplies_of
from catalog.types import Catalog
from review.checks import SPECS

LICENCE = Supply("登记平台", "business-licence", frozenset({"name", "credit_code"}))
CARD = Supply("人口库", "resident-id-card-portrait", frozenset({"name"}))


@cache
def catalog() -> Catalog:
    return load_catalog(read_folder(), checks=SPECS)


def shared(*supplies: Supply, item: str = "food-business-new") -> dict[str, Shared]:
    found = share(catalog().item(item), supplies, catalog().sources)
    assert len({each.path for each in found}) == len(found)
    return {each.path: each for each in found}


def test_every_element_that_a_rule_reads_is_listed_with_its_points() -> None:
    item = catalog().item("hpf-rent")
    found = shared(item="hpf-rent")
    for point in item.review_points:
        for rule in point.checks:
            for element in rule.elements.values():
                assert point.id in found[element.path].points
    assert {each.bearer for each in found.values()} == set(Bearer)


def test_situations_that_only_conditions_or_parameters_name_are_elements() -> None:
    found = shared()
    asked = {path for path in found if path.startswith("situation.")}
    assert {"situation.premises", "situation.applicant"} <= asked
    assert found["situation.premises"].shareable is Shareable.NO
    assert "lease-present" in found["situation.premises"].points


def test_a_field_is_shareable_by_the_source_that_supplies_it_and_by_no_other() -> None:
    assert shared()["licence.name"].shareable is Shareable.NO
    found = shared(LICENCE)
    assert found["licence.name"].shareable is Shareable.YES
    assert found["licence.name"].sources == ("登记平台",)
    assert found["licence.legal_representative"].shareable is Shareable.NO
    assert shared(CARD)["licence.name"].shareable is Shareable.NO


def test_two_sources_of_one_field_are_both_named() -> None:
    other = Supply("证照库", "business-licence", frozenset({"name"}))
    assert shared(LICENCE, other)["licence.name"].sources == ("登记平台", "证照库")


def test_a_paper_of_two_kinds_of_which_one_is_supplied_is_partly_shareable() -> None:
    card = shared(CARD)["legal-id"]
    assert card.shareable is Shareable.PARTLY
    assert card.through == ("居民身份证（人像面）",)
    back = Supply("人口库", "resident-id-card-emblem", frozenset({"valid_until"}))
    assert shared(CARD, back)["legal-id"].shareable is Shareable.YES
    assert (
        shared(Supply("人口库", "resident-id-card-portrait", frozenset()))["legal-id"].sources == ()
    )


def test_a_box_of_the_form_is_shareable_through_what_fills_it_in() -> None:
    box = shared(LICENCE)["form.operator_name"]
    assert box.bearer is Bearer.FORM
    assert (box.shareable, box.sources) == (Shareable.YES, ("登记平台",))
    assert box.through == ("营业执照·名称",)
    assert shared()["form.operator_name"].shareable is Shareable.NO


def test_what_a_source_answers_is_shared_by_it() -> None:
    answers = [each for each in shared(item="hpf-rent").values() if each.bearer is Bearer.SOURCE]
    assert answers
    assert all(each.shareable is Shareable.YES and each.sources for each in answers)


def test_the_city_overrules_the_source_and_paper_it_names_alone() -> None:
    instead = Supply("登记平台", "business-licence", frozenset({"address"}))
    assert overlaid([LICENCE, CARD], [instead]) == (CARD, instead)
    assert overlaid([LICENCE], [CARD]) == (LICENCE, CARD)


def test_the_eighteen_sources_supply_something_to_every_item() -> None:
    supplies = supplies_of(catalog().sources)
    assert len(catalog().sources) == 18
    for key in catalog().items:
        states = {(each.bearer, each.shareable) for each in shared(*supplies, item=key).values()}
        assert (Bearer.FIELD, Shareable.YES) in states, key
