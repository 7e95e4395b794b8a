"""One case from papers to a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from catalog.types import (
    ALWAYS,
    FieldKind,
    FormField,
    Is,
    Need,
    Option,
    Question,
    Scenario,
    Severity,
)
from nlp.types import Document
from review.pipeline import Documents, check, decide
from review.types import Application, Cause, Conclusion, Evidence, Finding, Verdict
from tests.review.handmade import (
    LEASE_TYPE,
    LICENCE_TYPE,
    TODAY,
    application,
    item,
    material,
    paper,
    point,
    rule,
)

NAME = "长沙样本餐饮有限公司"
SAME = point("same-name", rule("same_name", left="licence.name", right="lease.lessee"))
TERM = point("licence-term", rule("not_expired", {"forever": True}, date="licence.valid_until"))
HAVE_LEASE = point("lease-present", rule("present", paper="lease"))
GOOD: dict[str, tuple[Document, ...]] = {
    "licence": (paper(LICENCE_TYPE, {"name": NAME, "valid_until": "长期"}),),
    "lease": (paper(LEASE_TYPE, {"lessee": NAME}, source="lease.pdf"),),
}


def run(
    *points: object,
    documents: Documents = GOOD,
    app: Application | None = None,
    today: date = TODAY,
    materials: tuple[object, ...] | None = None,
    evidence: Evidence | None = None,
) -> dict[str, Finding]:
    thing = item(*points, materials=materials)  # type: ignore[arg-type]
    found = check(thing, app or application(), documents, evidence or Evidence(), today)
    return {f.point_id: f for f in found}


def test_a_good_case_passes() -> None:
    thing = item(SAME, TERM, HAVE_LEASE)
    findings = check(thing, application(), GOOD, Evidence(), TODAY)
    assert {f.verdict for f in findings} == {Verdict.PASS}
    assert decide(thing, findings).conclusion is Conclusion.PASS
    assert decide(thing, findings).notice == ()


def test_a_finding_shows_both_sides_and_where_they_stand() -> None:
    other = paper(LEASE_TYPE, {"lessee": "示例建材经营部"}, source="lease.pdf")
    found = run(SAME, documents={**GOOD, "lease": (other,)})["same-name"]
    assert found.verdict is Verdict.FAIL
    assert [(o.name, o.value) for o in found.rules[0].operands] == [
        ("left", NAME),
        ("right", "示例建材经营部"),
    ]
    assert [p.source for p in found.places] == ["photo.jpg", "lease.pdf"]
    assert found.basis[0].citation == "《食品安全法》第三十五条"
    assert found.remedy


def test_a_missing_paper_fails_once_and_leaves_the_rest_unsure() -> None:
    documents = {"licence": GOOD["licence"]}
    found = run(SAME, HAVE_LEASE, documents=documents)
    assert found["lease-present"].verdict is Verdict.FAIL
    assert found["lease-present"].places[0].slot == "lease"
    assert found["same-name"].verdict is Verdict.UNSURE
    assert found["same-name"].cause is Cause.MATERIAL_MISSING


def test_why_a_value_is_missing_is_said() -> None:
    def cause(*slot: Document) -> Cause | None:
        return run(SAME, documents={**GOOD, "lease": slot})["same-name"].cause

    assert cause(paper(LICENCE_TYPE)) is Cause.WRONG_PAPER
    assert cause(paper(None)) is Cause.UNKNOWN_PAPER
    assert cause(paper(None, blurred=True)) is Cause.ILLEGIBLE
    assert cause(paper(LEASE_TYPE)) is Cause.NOT_READ
    assert cause(paper(LEASE_TYPE, blurred=True)) is Cause.ILLEGIBLE
    doubtful = paper(LEASE_TYPE, {"lessee": NAME}, confidence=0.4)
    assert cause(doubtful) is Cause.LOW_CONFIDENCE


def test_two_papers_in_a_slot_that_disagree_are_left_to_a_person() -> None:
    old = paper(LICENCE_TYPE, {"valid_until": "2020-01-01"}, source="old.jpg")
    new = paper(LICENCE_TYPE, {"valid_until": "2030-01-01"}, source="new.jpg", confidence=0.9)
    found = run(TERM, documents={"licence": (old, new)})["licence-term"]
    assert found.cause is Cause.CONFLICTING
    assert {place.source for place in found.places} == {"old.jpg", "new.jpg"}
    same = run(TERM, documents={"licence": (new, new)})["licence-term"]
    assert same.verdict is Verdict.PASS


def test_a_wrong_paper_in_the_slot_is_not_read_as_if_it_were_right() -> None:
    licence = paper(LICENCE_TYPE, {"name": NAME, "lessee": NAME})
    found = run(SAME, documents={**GOOD, "lease": (licence,)})
    assert found["same-name"].verdict is Verdict.UNSURE


def test_the_form_is_normalised_like_a_paper() -> None:
    same = point("form", rule("same_name", left="form.name", right="licence.name"))
    assert run(same, app=application({"name": " 长沙样本餐饮有限公司 "}))["form"].verdict is (
        Verdict.PASS
    )
    assert run(same)["form"].cause is Cause.FORM_EMPTY


def test_a_silent_source_never_passes() -> None:
    asked = point("asked", rule("in_list", {"values": ["正常"]}, value="source.tax.status"))
    assert run(asked)["asked"].cause is Cause.SOURCE_UNAVAILABLE
    answered = Evidence({"source.tax.status": "正常"})
    assert run(asked, evidence=answered)["asked"].verdict is Verdict.PASS


def test_situations_decide_what_applies() -> None:
    rented = Is("premises", ("rented",))
    slots = (material("licence", LICENCE_TYPE), material("lease", LEASE_TYPE, applies_when=rented))
    documents = {"licence": GOOD["licence"]}

    def verdict(**situation: tuple[str, ...]) -> Verdict:
        app = application(None, **situation)
        found = run(HAVE_LEASE, documents=documents, app=app, materials=slots)
        return found["lease-present"].verdict

    assert verdict(premises=("owned",)) is Verdict.NOT_APPLICABLE
    assert verdict(premises=("rented",)) is Verdict.FAIL
    assert verdict() is Verdict.UNSURE


def test_an_answer_to_a_question_that_does_not_arise_counts_for_nothing() -> None:
    asked_of_caterers = Question(
        "seats", "有堂食吗？", (Option("yes", "有"), Option("no", "没有")),
        asked_when=Is("business_type", ("catering",)),
    )  # fmt: skip
    thing = item(
        point("seating", rule("present", paper="lease"), applies_when=Is("seats", ("yes",)))
    )
    thing = replace(thing, scenario=Scenario((*thing.scenario.questions, asked_of_caterers)))

    def verdict(**situation: tuple[str, ...]) -> Verdict:
        app = application(None, **situation)
        return check(thing, app, {}, Evidence(), TODAY)[0].verdict

    assert verdict(business_type=("sales",), seats=("yes",)) is Verdict.NOT_APPLICABLE
    assert verdict(business_type=("sales",)) is Verdict.NOT_APPLICABLE
    assert verdict(business_type=("catering",)) is Verdict.UNSURE
    assert verdict(business_type=("catering",), seats=("yes",)) is Verdict.FAIL


def test_an_optional_paper_raises_no_question_when_it_is_not_there() -> None:
    slots = (
        material("licence", LICENCE_TYPE),
        material("lease", LEASE_TYPE, need=Need.OPTIONAL, applies_when=ALWAYS),
    )
    found = run(SAME, documents={"licence": GOOD["licence"]}, materials=slots)
    assert found["same-name"].verdict is Verdict.NOT_APPLICABLE


def test_points_hold_only_while_they_are_in_force() -> None:
    old = point("old", rule("present", paper="licence"), effective_to=date(2026, 11, 15))
    new = point("new", rule("present", paper="licence"), effective_from=date(2026, 11, 17))
    assert run(old, new) == {}
    assert list(run(old, new, today=date(2026, 11, 15))) == ["old"]
    assert list(run(old, new, today=date(2026, 11, 17))) == ["new"]


def test_every_rule_of_a_point_must_hold() -> None:
    both = point(
        "both",
        rule("present", paper="lease"),
        rule("not_expired", {"forever": True}, date="licence.valid_until"),
    )
    expired = paper(LICENCE_TYPE, {"name": NAME, "valid_until": "2020-01-01"})
    assert run(both)["both"].verdict is Verdict.PASS
    found = run(both, documents={**GOOD, "licence": (expired,)})["both"]
    assert found.verdict is Verdict.FAIL
    assert [t.verdict for t in found.rules] == [Verdict.PASS, Verdict.FAIL]


def test_decisions_come_in_order() -> None:
    def concluded(*points: object, documents: Documents = GOOD) -> Conclusion:
        thing = item(*points)  # type: ignore[arg-type]
        return decide(thing, check(thing, application(), documents, Evidence(), TODAY)).conclusion

    expired = paper(LICENCE_TYPE, {"name": NAME, "valid_until": "2020-01-01"})
    bad: Documents = {"licence": (expired,), "lease": GOOD["lease"]}
    unread: Documents = {"licence": (paper(LICENCE_TYPE, {"name": NAME}),), "lease": GOOD["lease"]}
    refusing = point(
        "refuse", rule("not_expired", date="licence.valid_until"), severity=Severity.REJECT
    )
    advising = point(
        "advise", rule("not_expired", date="licence.valid_until"), severity=Severity.ADVISE
    )
    assert concluded(TERM, SAME, documents=bad) is Conclusion.CORRECT
    assert concluded(refusing, TERM, documents=bad) is Conclusion.REJECT
    assert concluded(TERM, documents=unread) is Conclusion.MANUAL
    assert concluded(advising, HAVE_LEASE, documents=bad) is Conclusion.PASS


def test_silence_is_no_reason_to_pass() -> None:
    assert decide(item(), ()).conclusion is Conclusion.MANUAL
    later = point("later", rule("present", paper="lease"), effective_from=date(2030, 1, 1))
    findings = check(item(later), application(), GOOD, Evidence(), TODAY)
    assert decide(item(later), findings).conclusion is Conclusion.MANUAL


def test_what_was_read_too_unsurely_counts_as_unread_even_where_it_may_be_missing() -> None:
    filled = point("filled", rule("filled", value="licence.name"))
    faint = paper(LICENCE_TYPE, {"name": "？"}, confidence=0.05)
    found = run(filled, documents={"licence": (faint,)})["filled"]
    assert found.cause is Cause.LOW_CONFIDENCE


def test_a_number_typed_among_other_words_is_not_searched_for() -> None:
    thing = item(point("code", rule("credit_code_valid", value="form.code")))
    boxes = (FormField("code", "统一社会信用代码", FieldKind.CREDIT_CODE),)
    thing = replace(thing, form=replace(thing.form, fields=boxes))

    def verdict(typed: str) -> Verdict:
        app = application({"code": typed})
        return check(thing, app, {}, Evidence(), TODAY)[0].verdict

    assert verdict(" 91110000600037341L ") is Verdict.PASS
    assert verdict("旧91110000600037341L已注销") is Verdict.FAIL


def test_the_notice_names_every_problem_once() -> None:
    expired = paper(LICENCE_TYPE, {"name": "别的公司名称", "valid_until": "2020-01-01"})
    thing = item(TERM, SAME)
    findings = check(thing, application(), {**GOOD, "licence": (expired,)}, Evidence(), TODAY)
    assert decide(thing, findings).notice == ("请更正licence-term。", "请更正same-name。")


VALUES = st.dictionaries(
    st.sampled_from(["name", "valid_until"]),
    st.sampled_from([NAME, "示例建材经营部", "2020-01-01", "长期", "2030-05-01"]),
)


@given(
    licence=VALUES,
    lessee=st.sampled_from([NAME, "示例建材经营部", ""]),
    dropped=st.sets(st.sampled_from(["licence", "lease", "name", "valid_until", "lessee"])),
)
def test_taking_evidence_away_never_makes_anything_pass(
    licence: dict[str, str], lessee: str, dropped: set[str]
) -> None:
    def documents(without: set[str]) -> Documents:
        first = {k: v for k, v in licence.items() if k not in without}
        second = {} if "lessee" in without or not lessee else {"lessee": lessee}
        papers = {
            "licence": (paper(LICENCE_TYPE, first),),
            "lease": (paper(LEASE_TYPE, second),),
        }
        return {k: v for k, v in papers.items() if k not in without}

    before = run(SAME, TERM, HAVE_LEASE, documents=documents(set()))
    after = run(SAME, TERM, HAVE_LEASE, documents=documents(dropped))
    for key, finding in after.items():
        if finding.verdict is Verdict.PASS:
            assert before[key].verdict is Verdict.PASS
