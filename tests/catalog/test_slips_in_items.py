"""What an item says of itself: its laws, materials, times and versions."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.load import load_catalog
from tests.catalog.slips import CASES, ITEM, SLIP, assert_named, error
from tests.catalog.small import CHECKS, FILES


@pytest.mark.parametrize(
    SLIP,
    [
        pytest.param(
            ITEM, "form: shop", "form: shops", "form", "'shops' is unknown",
            "did you mean 'shop'? known: shop", id="unknown form",
        ),
        pytest.param(
            ITEM, "law: food-law", "law: food-laws", "basis[0].law",
            "'food-laws' is unknown", "did you mean 'food-law'?", id="unknown law",
        ),
        pytest.param(
            ITEM, "article: 第三十五条", "article: 35", "basis[0].article",
            "a whole number 35 where text belongs", "put the value in quotes",
            id="article as a number",
        ),
        pytest.param(
            ITEM, "article: 第三十五条", "article: 第35条", "basis[0].article",
            "'第35条' is not an article", "第三十五条", id="article in digits",
        ),
        pytest.param(
            ITEM, "verified: text", "verified: maybe", "basis[0].verified",
            "'maybe' is unknown", "known: memory, text", id="unknown verification",
        ),
        pytest.param(
            ITEM, "document_types: [lease-contract]", "document_types: [lease]",
            "materials[1].document_types[0]", "'lease' is unknown",
            "did you mean 'lease-contract'?", id="unknown document type",
        ),
        pytest.param(
            ITEM, "key: lease\n", "key: licence\n", "materials[1]",
            "material 'licence' stands twice", "give each its own key", id="duplicate material",
        ),
        pytest.param(
            ITEM, "key: lease\n", "key: form\n", "materials[1]",
            "'form' can't name a material", "choose another key", id="material called form",
        ),
        pytest.param(
            ITEM, "law: food-law, article: 第三十五条, verified: text}\nrequire",
            "law: food-law, verified: text}\nrequire", "basis[0]",
            "《中华人民共和国食品安全法》 is cited without an article",
            "as the law does: 'article: 第三十五条'", id="basis without an article",
        ),
        pytest.param(
            ITEM, "law: food-law, article: 第三十五条, verified: text}\nrequire",
            "law: food-law, article: '', verified: text}\nrequire", "basis[0]",
            "is cited without an article", "'article: 第三十五条'",
            id="basis with an empty article",
        ),
        pytest.param(
            ITEM, "min_confidence: 0.6", "min_confidence: 60", "min_confidence",
            "60.0 is no confidence", "write 0 to 1", id="confidence in percent",
        ),
        pytest.param(
            ITEM, "promised_working_days: 5", "promised_working_days: 15",
            "time_limit.promised_working_days", "15 days promised, 10 allowed",
            "no more than the law allows", id="promise beyond the law",
        ),
        pytest.param(
            ITEM, "    filling_advice: 拍清楚。\n",
            "    filling_advice: 拍清楚。\n    promised_in: leese\n    follows_within: 5\n",
            "materials[0].promised_in", "'leese' is unknown", "did you mean 'lease'?",
            id="promise in no material",
        ),
        pytest.param(
            ITEM, "fee: ", "telling: {basis: []}\nfee: ", "telling.basis",
            "the list is empty", "name the article", id="telling at once by no law",
        ),
        pytest.param(
            ITEM, "fee: ",
            "telling: {silence: 即为受理, basis: "
            "[{law: food-law, article: 第一条, verified: text}]}\nfee: ",
            "telling.silence", "and no time", "within: <working days>", id="too late for no time",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_remedy(
    file: str, old: str, new: str, where: str, found: str, remedy: str
) -> None:
    assert_named(file, old, new, where, found, remedy)


def test_versions_of_an_item_are_the_law_of_different_days() -> None:
    coming = FILES[ITEM].replace("effective_from: 2026-01-01", "effective_from: 2027-01-01")
    files = {
        **FILES,
        "items/open-shop.2027.yaml": coming,
        "examples/open-shop.2027.yaml": FILES[CASES],
    }
    raised = error(files)
    assert raised.where == "items: open-shop"
    assert "are both in force from 2027-01-01" in raised.found
    assert "the day before" in raised.remedy
    ended = FILES[ITEM].replace(
        "effective_from: 2026-01-01", "effective_from: 2026-01-01\neffective_to: 2026-12-31"
    )
    catalog = load_catalog({**files, ITEM: ended}, checks=CHECKS)
    first, second = catalog.versions["open-shop"]
    assert catalog.item("open-shop") is second
    assert catalog.in_force("open-shop", date(2026, 12, 31)) is first
    assert catalog.in_force("open-shop", date(2027, 1, 1)) is second
    assert catalog.in_force("open-shop", date(2025, 12, 31)) is None
    assert first.digest != second.digest
