"""企业开办一件事: one application in order passes for all four; what is wrong says whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from catalog.distribution import slot_of
from catalog.load import load_catalog, read_folder
from nlp.types import Document, Field
from review.bundle import BundleApplication, BundleReview, review_bundle
from review.checks import SPECS
from review.examples import documents_from
from review.types import Conclusion, Evidence, Verdict
from serve.reading import answered

KEY = "theme-company-open"
_FILES = read_folder()
_MEMBERS = ("company-setup", "seal-filing", "ss-company-enroll", "hpf-employer-open")
CATALOG = load_catalog(
    {
        name: text
        for name, text in _FILES.items()
        if not name.startswith(("items/", "examples/"))
        or name.partition("/")[2].removesuffix(".yaml") in _MEMBERS
    },
    checks=SPECS,
)
BUNDLE = CATALOG.bundles[KEY]
TODAY = date(2026, 11, 16)
SITUATION = {
    "shareholders": ("several",),
    "premises": ("rented",),
    "building": ("commercial",),
    "seals": ("official", "finance"),
    "staff": ("hired",),
    "account": ("opened",),
    "applicant": ("agent",),
}
CONFIRMED = Evidence(
    {
        f"source.registration-platform.{fact}": "confirmed"
        for fact in ("qualified", "name-free", "setup-filed")
    }
)


def papers() -> dict[str, tuple[Document, ...]]:
    """The worked applications' papers, each once; the mandate is for the whole."""
    found: dict[str, tuple[Document, ...]] = {}
    for key in BUNDLE.items:
        item = CATALOG.item(key)
        for material, documents in documents_from(item, item.examples.base).items():
            if not material.startswith("licence"):
                found.setdefault(slot_of(BUNDLE, key, material), documents)
    return found | {"authorisation": (_mandate(found, "办理企业开办一件事"),)}


def _mandate(found: dict[str, tuple[Document, ...]], matter: str) -> Document:
    [mandate] = found["authorisation"]
    return replace(mandate, fields=tuple(_said(field, matter) for field in mandate.fields))


def _said(field: Field, matter: str) -> Field:
    return replace(field, value=matter, raw=matter) if field.key == "matter" else field


def form() -> dict[str, str]:
    """What the worked applications typed, by the bundle's boxes."""
    typed: dict[str, str] = {}
    for key in BUNDLE.items:
        for path, value in CATALOG.item(key).examples.base.items():
            box = BUNDLE.fills[key].get(path.removeprefix("form."), "")
            if path.startswith("form.") and box and value:
                typed.setdefault(box, value)
    return typed


def reviewed(
    documents: dict[str, tuple[Document, ...]], evidence: Evidence = CONFIRMED, **typed: str
) -> BundleReview:
    materials = {slot: tuple(d.source for d in each) for slot, each in documents.items()}
    application = BundleApplication(KEY, form() | typed, SITUATION, materials)
    consult = answered(evidence.values)
    return review_bundle(BUNDLE, CATALOG.items, application, documents, consult, TODAY)


def test_an_application_in_order_passes_for_all_four_items() -> None:
    made = reviewed(papers())
    wrong = [
        (each.items, each.finding.point_id, each.finding.message)
        for each in made.findings
        if each.finding.verdict in (Verdict.FAIL, Verdict.UNSURE)
    ]
    assert wrong == []
    assert made.conclusion is Conclusion.PASS


def test_it_never_passes_while_no_register_confirms_the_registration() -> None:
    made = reviewed(papers(), Evidence())
    assert made.conclusion is Conclusion.MANUAL
    assert [each.decision.conclusion for each in made.reviews] == [Conclusion.MANUAL] * 4
    asked = [each for each in made.findings if each.finding.point_id == "unit-setup-filed"
             and each.finding.verdict is Verdict.UNSURE]  # fmt: skip
    assert [each.items for each in asked] == [_MEMBERS[1:]]


def test_a_missing_identity_card_is_one_problem_of_four_items() -> None:
    documents = papers()
    del documents["legal-id"]
    made = reviewed(documents)
    missing = [each for each in made.findings if each.finding.verdict is Verdict.FAIL]
    assert [each.items for each in missing] == [_MEMBERS, _MEMBERS]
    assert len(made.notice) == 2
    assert made.conclusion is Conclusion.CORRECT


def test_a_mandate_for_one_matter_does_not_serve_the_others() -> None:
    documents = papers()
    documents["authorisation"] = (_mandate(documents, "办理公司设立登记"),)
    made = reviewed(documents)
    concluded = [each.decision.conclusion for each in made.reviews]
    assert concluded == [Conclusion.PASS, *[Conclusion.CORRECT] * 3]
    assert made.conclusion is Conclusion.CORRECT


def test_what_is_typed_wrong_once_is_wrong_for_every_item_that_uses_it() -> None:
    made = reviewed(papers(), legal_representative="陈某某")
    [found] = [
        each
        for each in made.findings
        if each.finding.verdict is Verdict.FAIL
        and any(o.path == "legal-id.name" for rule in each.finding.checks for o in rule.operands)
    ]
    assert found.items == _MEMBERS
