"""A bundle's papers are read once and reviewed for every item; it passes only where all pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from catalog.distribution import slot_of
from nlp.types import Document
from review.bundle import BundleApplication, BundleReview, conclude, part_of, review_bundle
from review.examples import documents_from
from review.types import Cause, Conclusion, Verdict
from serve.reading import nobody_asked
from tests.shop_bundle import KEY, with_shop

CATALOG = with_shop()
BUNDLE = CATALOG.bundles[KEY]
TODAY = date(2026, 11, 16)
SITUATION = {
    "composition": ("individual",),
    "named": ("with_name",),
    "sells": ("snacks",),
    "premises": ("rented",),
    "building": ("commercial",),
    "age": ("adult",),
    "applicant": ("self",),
}


def handed(*leaving: str) -> dict[str, tuple[Document, ...]]:
    """The papers of both items' worked applications under the bundle's keys, but these."""
    papers: dict[str, tuple[Document, ...]] = {}
    for key in BUNDLE.items:
        item = CATALOG.item(key)
        for material, documents in documents_from(item, item.examples.base).items():
            papers.setdefault(slot_of(BUNDLE, key, material), documents)
    return {slot: documents for slot, documents in papers.items() if slot not in leaving}


def reviewed(documents: Mapping[str, tuple[Document, ...]], **changes: object) -> BundleReview:
    materials = {slot: tuple(d.source for d in each) for slot, each in documents.items()}
    application = BundleApplication(KEY, {"operator": "何样本"}, SITUATION, materials)
    application = replace(application, **changes)  # type: ignore[arg-type]
    return review_bundle(BUNDLE, CATALOG.items, application, documents, nobody_asked, TODAY)


def test_every_item_is_reviewed_over_the_same_papers() -> None:
    documents = handed()
    made = reviewed(documents)
    assert [each.item.key for each in made.reviews] == list(BUNDLE.items)
    trader, food = made.reviews
    assert trader.documents["operator-id"] is documents["operator-id"]
    assert food.documents["legal-id"] is documents["operator-id"]
    assert food.application.form == {"legal_representative": "何样本"}


def test_what_several_items_find_alike_is_shown_once_with_all_of_them() -> None:
    made = reviewed(handed("agent-id", "sole-trader-setup.authorisation"),
                    situation={**SITUATION, "applicant": ("agent",)})  # fmt: skip
    missing = [
        each
        for each in made.findings
        if each.finding.verdict is Verdict.FAIL
        and any(place.slot == "agent-id" for place in each.finding.places)
    ]
    assert missing
    for each in missing:
        assert each.items == BUNDLE.items
        cited = {basis.law.key for basis in each.basis}
        assert {"market-entity-rules", "resident-id-card-law"} & cited
    said = [(each.finding.title, each.finding.message) for each in missing]
    assert len(said) == len(set(said))


def test_the_same_paper_is_the_same_finding_whatever_each_item_calls_it() -> None:
    made = reviewed(handed("operator-id"))
    missing = [
        each
        for each in made.findings
        if each.finding.verdict is Verdict.FAIL
        and any(place.slot == "operator-id" for place in each.finding.places)
    ]
    assert [each.items for each in missing] == [BUNDLE.items] * 2  # both sides of the card
    remedies = {each.finding.remedy for each in missing}
    assert remedies <= set(made.notice)
    others = {f.remedy for f in made.reviews[1].findings if f.verdict is Verdict.FAIL
              and any(place.slot == "legal-id" for place in f.places)}  # fmt: skip
    assert not (others - remedies) & set(made.notice)


def test_what_only_one_item_finds_names_that_item_alone() -> None:
    made = reviewed(handed("food-business-new.health-certificate"))
    found = [
        each
        for each in made.findings
        if any(p.slot == "food-business-new.health-certificate" for p in each.finding.places)
        and each.finding.verdict is Verdict.FAIL
    ]
    assert [each.items for each in found] == [("food-business-new",)]


def test_no_finding_is_lost_in_joining() -> None:
    made = reviewed(handed())
    for each in made.reviews:
        counted = Counter(finding.verdict for finding in each.findings)
        shown = Counter(f.finding.verdict for f in made.findings if each.item.key in f.items)
        for finding in each.findings:
            assert any(
                common.finding.verdict is finding.verdict
                and common.finding.dimension is finding.dimension
                and set(finding.basis) <= set(common.basis)
                and each.item.key in common.items
                for common in made.findings
            ), finding.point_id
        assert all(shown[verdict] <= counted[verdict] for verdict in Verdict)


def test_a_bundle_passes_only_where_every_item_passes() -> None:
    passed, manual = Conclusion.PASS, Conclusion.MANUAL
    assert conclude([passed, passed]) is passed
    assert conclude([passed, manual]) is manual
    assert conclude([manual, Conclusion.CORRECT, passed]) is Conclusion.CORRECT
    assert conclude([Conclusion.REJECT, Conclusion.CORRECT]) is Conclusion.REJECT
    assert conclude([]) is manual


def test_an_open_question_of_the_bundle_is_a_doubt_of_its_items() -> None:
    made = reviewed(handed(), situation={k: v for k, v in SITUATION.items() if k != "sells"})
    food = made.reviews[1]
    assert any(finding.cause is Cause.SITUATION_UNKNOWN for finding in food.findings)
    assert made.conclusion is not Conclusion.PASS


def test_a_paper_that_follows_does_so_for_the_items_that_allow_it() -> None:
    food = CATALOG.item("food-business-new")
    application = BundleApplication(
        KEY, {}, SITUATION, {}, promised=("lease",), deferred=("lease",)
    )
    part = part_of(BUNDLE, food, application)
    assert part.promised == ("lease",)
    assert part.deferred == ("lease",)
    made = review_bundle(BUNDLE, CATALOG.items, application, {}, nobody_asked, TODAY)
    assert made.duties == ()
    assert made.conclusion is Conclusion.CORRECT
