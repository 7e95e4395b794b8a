"""Materials that may follow: promised or deferred, only where the item allows it, and dated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from catalog.types import Is, Need
from review.pipeline import review
from review.types import Application, Conclusion, Duty, DutyKind, Evidence, Verdict
from tests.review.handmade import (
    LEASE_TYPE,
    LICENCE_TYPE,
    TODAY,
    application,
    item,
    material,
    paper,
    point,
    question,
    rule,
)

PROMISE = material("promise", LEASE_TYPE)
LICENCE = replace(material("licence", LICENCE_TYPE), promised_in="promise", follows_within=20)
LEASE = replace(material("lease", LEASE_TYPE, need=Need.DEFERRABLE), follows_within=5)
ITEM = item(
    point("licence-present", rule("present", paper="licence")),
    point("lease-present", rule("present", paper="lease")),
    point("lessee", rule("same_name", left="lease.lessee", right="licence.name")),
    materials=(LICENCE, LEASE, PROMISE),
)
READ = {"licence": (paper(LICENCE_TYPE, {"name": "样本公司"}),)}
CLEAN = Evidence()


def verdicts(app: Application, documents: object = None) -> dict[str, Verdict]:
    papers = READ if documents is None else documents
    found = review(ITEM, app, papers, CLEAN, TODAY)  # type: ignore[arg-type]
    return {finding.point_id: finding.verdict for finding in found.findings}


def test_what_is_deferred_is_not_asked_for_yet_and_dated() -> None:
    found = review(ITEM, replace(application(), deferred=("lease",)), READ, CLEAN, TODAY)
    assert {f.verdict for f in found.findings} == {Verdict.PASS, Verdict.NOT_APPLICABLE}
    assert found.decision.conclusion is Conclusion.PASS
    assert found.decision.duties == (
        Duty("lease", DutyKind.DEFERRED, LEASE.name, 5, date(2026, 11, 23)),
    )


def test_what_is_neither_deferred_nor_there_fails_as_ever() -> None:
    found = verdicts(application())
    assert found["lease-present"] is Verdict.FAIL
    assert found["lessee"] is Verdict.UNSURE


@pytest.mark.parametrize("key", ["promised", "deferred"])
def test_only_what_the_item_allows_may_follow(key: str) -> None:
    wrong = {"promised": "lease", "deferred": "licence"}[key]
    found = review(ITEM, replace(application(), **{key: (wrong,)}), {}, CLEAN, TODAY)
    assert found.decision.duties == ()
    assert found.decision.conclusion is Conclusion.CORRECT


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("promise", Verdict.NOT_APPLICABLE), ("full", Verdict.FAIL), ("", Verdict.FAIL)],
)
def test_a_promise_counts_only_where_it_must_be_given_in_writing(
    chosen: str, expected: Verdict
) -> None:
    written = replace(PROMISE, applies_when=Is("way", ("promise",)))
    asked = replace(
        item(*ITEM.review_points, materials=(LICENCE, LEASE, written)),
        scenario=replace(ITEM.scenario, questions=(question("way", "promise", "full"),)),
    )
    told = {"way": (chosen,)} if chosen else {}
    promised = replace(application(**told), promised=("licence",))
    found = review(asked, promised, {}, CLEAN, TODAY)
    assert {f.point_id: f.verdict for f in found.findings}["licence-present"] is expected
    assert bool(found.decision.duties) == (chosen == "promise")


def test_a_paper_that_is_there_is_checked_whatever_was_promised() -> None:
    papers = {**READ, "lease": (paper(LEASE_TYPE, {"lessee": "别的公司"}),)}
    both = replace(application(), promised=("licence",), deferred=("lease",))
    found = review(ITEM, both, papers, CLEAN, TODAY)
    assert found.decision.duties == ()
    assert {f.point_id: f.verdict for f in found.findings}["lessee"] is Verdict.FAIL


def test_a_duty_beyond_the_announced_holidays_has_no_day_yet() -> None:
    promised = replace(application(), promised=("licence",), deferred=("lease",))
    found = review(ITEM, promised, {}, CLEAN, date(2090, 12, 29))
    assert [duty.due for duty in found.decision.duties] == [None, None]


def test_a_point_can_bar_whoever_may_not_promise() -> None:
    barred = replace(
        point(
            "credit",
            rule(
                "clear_record",
                {"bars": ("严重失信",), "clear": ("无",)},
                record="source.credit.record",
            ),
        ),
        applies_when=Is("promised", ("licence",)),
    )
    strict = item(*ITEM.review_points, barred, materials=ITEM.materials)
    promised = replace(application(), promised=("licence",), deferred=("lease",))

    def concluded(app: Application, record: str | None) -> Conclusion:
        evidence = Evidence({"source.credit.record": record} if record else {})
        return review(strict, app, {}, evidence, TODAY).decision.conclusion

    assert concluded(promised, "无") is Conclusion.PASS
    assert concluded(promised, "严重失信") is Conclusion.CORRECT
    assert concluded(promised, None) is Conclusion.MANUAL


def test_materials_the_situation_does_not_ask_for_owe_nothing() -> None:
    rented = replace(LEASE, applies_when=Is("premises", ("rented",)))
    asked = replace(
        item(*ITEM.review_points, materials=(LICENCE, rented, PROMISE)),
        scenario=replace(ITEM.scenario, questions=(question("premises", "rented", "owned"),)),
    )
    owned = replace(application(premises=("owned",)), deferred=("lease",))
    assert review(asked, owned, READ, CLEAN, TODAY).decision.duties == ()


def test_what_does_not_need_the_paper_that_follows_is_asked_now() -> None:
    both = point(
        "both",
        rule("same_name", left="lease.lessee", right="licence.name"),
        rule("in_list", {"values": ("别的公司",)}, value="licence.name"),
    )
    asked = item(both, materials=ITEM.materials)
    found = review(asked, replace(application(), deferred=("lease",)), READ, CLEAN, TODAY)
    assert [finding.verdict for finding in found.findings] == [Verdict.FAIL]
