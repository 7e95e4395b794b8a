"""What sources are asked: only what the case is surely held to, about whom was surely read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from catalog.types import Catalog, Item
from nlp.types import Document
from review.examples import case_of, worked_cases
from review.inquiries import Inquiry, inquiries
from review.pipeline import find, review
from review.rules import Case
from review.types import Cause, Evidence, Finding, Place, Reply, Verdict
from serve.wiring import load_seed

IDENTITY = "source.population-register.identity"
KINSHIP = "source.population-register.kinship"
NO_HOUSING = "source.real-estate.no-housing"
MARRIAGE = "source.civil-affairs.marriage"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_seed().catalog


def base(item: Item, **situation: str) -> Case:
    """The worked application in which nothing is wrong, in another situation."""
    answers = {**item.examples.situation, **{k: (v,) for k, v in situation.items()}}
    return case_of(item, item.examples.base, answers, item.examples.today)


def asked(case: Case) -> dict[str, Inquiry]:
    return {inquiry.path: inquiry for inquiry in inquiries(case)}


def changed(case: Case, material: str, change: Callable[[Document], Document]) -> Case:
    papers = tuple(change(paper) for paper in case.documents[material])
    return replace(case, documents={**case.documents, material: papers})


def unsure_of(document: Document) -> Document:
    return replace(document, fields=tuple(replace(f, confidence=0.5) for f in document.fields))


def test_every_fact_of_every_worked_application_can_be_asked(catalog: Catalog) -> None:
    for item in catalog.items.values():
        found = asked(next(iter(worked_cases(item))).case)
        assert all(inquiry.about.cause is None for inquiry in found.values()), item.key
        assert all(inquiry.about.told for inquiry in found.values())


def test_only_what_applies_is_asked(catalog: Catalog) -> None:
    item = catalog.item("elderly-allowance")
    alone = asked(base(item, applicant="self"))
    assert IDENTITY in alone
    assert KINSHIP not in alone
    relative = asked(base(item, applicant="relative", kin_proof="same_book"))
    assert KINSHIP in relative


def test_nothing_is_asked_while_the_situation_is_open(catalog: Catalog) -> None:
    item = catalog.item("elderly-allowance")
    open_case = case_of(item, item.examples.base, {}, item.examples.today)
    assert KINSHIP not in asked(open_case)


def test_the_spouse_is_told_of_only_where_there_is_one(catalog: Catalog) -> None:
    item = catalog.item("hpf-rent")
    assert set(asked(base(item, marital="unmarried"))[NO_HOUSING].about.told) == {"id_number"}
    married = asked(base(item, marital="married"))[NO_HOUSING]
    assert set(married.about.told) == {"id_number", "other_id_number"}


def test_a_married_applicant_whose_spouse_is_not_on_paper_is_not_asked_about_alone(
    catalog: Catalog,
) -> None:
    item = catalog.item("hpf-rent")
    case = base(item, marital="married")
    bare = replace(case, documents={k: v for k, v in case.documents.items() if k != "spouse-id"})
    found = asked(bare)[NO_HOUSING].about
    assert (found.cause, found.told) == (Cause.MATERIAL_MISSING, {})


def test_the_source_is_told_what_the_applicant_claims(catalog: Catalog) -> None:
    item = catalog.item("hpf-rent")
    assert asked(base(item, marital="unmarried"))[MARRIAGE].about.told["marital_status"] == "未婚"


def test_nobody_is_asked_about_whom_the_paper_names_unsurely(catalog: Catalog) -> None:
    case = changed(base(catalog.item("sole-trader-setup")), "operator-id", unsure_of)
    found = asked(case)[IDENTITY].about
    assert (found.cause, found.told) == (Cause.LOW_CONFIDENCE, {})
    assert "识读把握不足" in found.why
    assert found.places


def test_a_number_that_cannot_be_one_is_not_asked_about(catalog: Catalog) -> None:
    def misread(document: Document) -> Document:
        fields = tuple(
            replace(f, value=f.value[:-1] + ("1" if f.value[-1] != "1" else "2"))
            if f.key == "id_number"
            else f
            for f in document.fields
        )
        return replace(document, fields=fields)

    case = changed(base(catalog.item("sole-trader-setup")), "operator-id", misread)
    found = asked(case)[IDENTITY].about
    assert (found.cause, found.told) == (Cause.LOW_CONFIDENCE, {})


def test_without_the_paper_nobody_is_asked_about(catalog: Catalog) -> None:
    case = base(catalog.item("sole-trader-setup"))
    case = replace(case, documents={})
    assert asked(case)[IDENTITY].about.cause is Cause.MATERIAL_MISSING


def identity(case: Case, evidence: Evidence) -> Finding:
    [(group, point)] = [
        (group, point)
        for group in case.item.acceptance_points
        for point in group.points
        if point.id == "operator-identity-confirmed"
    ]
    return find(group, point, replace(case, evidence=evidence))


def test_the_finding_says_why_there_is_no_answer(catalog: Catalog) -> None:
    case = base(catalog.item("sole-trader-setup"))
    why = "人口库在3秒内没有答复。"
    place = Place("id.jpg", None)
    found = identity(case, Evidence({}, {IDENTITY: Reply(why=why, places=(place,))}))
    assert (found.verdict, found.cause) == (Verdict.UNSURE, Cause.SOURCE_UNAVAILABLE)
    assert found.message.endswith(why)
    assert found.places == (place,)


@pytest.mark.parametrize(("confidence", "verdict"), [(0.99, Verdict.FAIL), (0.8, Verdict.UNSURE)])
def test_a_denial_fails_only_whom_it_surely_is_about(
    catalog: Catalog, confidence: float, verdict: Verdict
) -> None:
    case = base(catalog.item("sole-trader-setup"))
    evidence = Evidence({IDENTITY: "denied"}, {IDENTITY: Reply(confidence=confidence)})
    assert identity(case, evidence).verdict is verdict


def test_the_review_keeps_how_each_answer_was_come_by(catalog: Catalog) -> None:
    case = base(catalog.item("sole-trader-setup"))
    reply = Reply(datetime(2026, 11, 30, 2, 0, 0), "r-1")
    evidence = Evidence({**case.evidence.values}, {IDENTITY: reply})
    made = review(case.item, case.application, case.documents, evidence, case.today)
    assert made.evidence.replies[IDENTITY] is reply
