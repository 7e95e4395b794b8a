"""A later round: what was mended, what stands still, and what the office should have told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from catalog.types import Carrier, Is
from nlp.types import Document
from review.pipeline import review
from review.rounds import Comparison, HandedIn, Round, Since, compare
from review.types import Application, Evidence
from tests.review.handmade import LEASE_TYPE, LICENCE_TYPE, TODAY, item, paper, point, rule

SOURCE = rule(
    "clear_record", {"bars": ("严重失信",), "clear": ("无",)}, record="source.credit.record"
)
ITEM = item(
    point("expiry", rule("not_expired", date="licence.valid_until")),
    point("sealed", rule("sealed", paper="licence")),
    point("lease-there", rule("present", paper="lease")),
    point("lessee", rule("same_name", left="lease.lessee", right="form.name")),
    point("credit", SOURCE),
)
EARLY = date(2026, 11, 2)
NAME = "样本公司"


def handed_in(
    day: date = TODAY,
    *,
    until: str = "2030-01-01",
    seals: tuple[str, ...] = ("某局",),
    lessee: str | None = NAME,
    name: str = NAME,
    record: str | None = "无",
    files: Mapping[str, str] | None = None,
    asked: object = ITEM,
) -> HandedIn:
    licence = paper(LICENCE_TYPE, {"valid_until": until}, seals=seals, source="licence-1.jpg")
    documents: dict[str, tuple[Document, ...]] = {"licence": (licence,)}
    materials = {"licence": ("licence-1.jpg",)}
    if lessee is not None:
        documents["lease"] = (paper(LEASE_TYPE, {"lessee": lessee}, source="lease-1.jpg"),)
        materials["lease"] = ("lease-1.jpg",)
    application = Application("food", {"name": name}, {}, materials, received_on=day)
    evidence = Evidence({"source.credit.record": record} if record else {})
    made = review(asked, application, documents, evidence, day)  # type: ignore[arg-type]
    return HandedIn(made, files or {"licence-1.jpg": "aa", "lease-1.jpg": "bb"})


def failing(case: HandedIn) -> list[str]:
    return [f.point_id for f in case.review.findings if f.verdict == "fail"]


def against(now: HandedIn, then: HandedIn, *told: str) -> Comparison:
    return compare(now, failing(now), [Round("first", then, told, EARLY)])


def late(found: Comparison) -> list[str]:
    return [each.point for each in found.late]


def test_told_before_is_mended_or_stands_still() -> None:
    then = handed_in(EARLY, seals=(), lessee=None)
    now = handed_in(seals=())
    found = against(now, then, "sealed", "lease-there")
    assert {b.point: b.since for b in found.before} == {
        "sealed": Since.STILL,
        "lease-there": Since.MENDED,
    }
    assert found.late == ()


def test_told_before_and_not_sure_now_is_for_a_person() -> None:
    then = handed_in(EARLY, lessee="别的公司")
    now = handed_in(lessee=None)
    assert against(now, then, "lessee").before[0].since is Since.TO_JUDGE


def test_an_old_problem_told_for_the_first_time_is_late() -> None:
    then = handed_in(EARLY, seals=(), lessee=None)
    found = against(handed_in(seals=()), then, "lease-there")
    assert late(found) == ["sealed"]
    assert (found.late[0].round, found.late[0].told_on) == ("first", EARLY)


def test_a_paper_still_missing_and_never_asked_for_is_late() -> None:
    then = handed_in(EARLY, seals=(), lessee=None)
    assert late(against(handed_in(lessee=None), then, "sealed")) == ["lease-there"]


def test_the_same_value_on_a_new_picture_is_late() -> None:
    then = handed_in(EARLY, until="2026-10-01")
    again = handed_in(until="2026-10-01", files={"licence-1.jpg": "new", "lease-1.jpg": "bb"})
    assert late(against(again, then)) == ["expiry"]


def test_the_same_picture_read_otherwise_now_is_late() -> None:
    then = handed_in(EARLY, until="2028-10-01")
    assert late(against(handed_in(until="2026-10-01"), then)) == ["expiry"]


@pytest.mark.parametrize(
    ("now", "then"),
    [
        pytest.param(
            handed_in(seals=(), files={"licence-1.jpg": "new"}), handed_in(EARLY), id="new paper"
        ),
        pytest.param(handed_in(name="别家"), handed_in(EARLY), id="new value in the form"),
        pytest.param(handed_in(lessee=None), handed_in(EARLY), id="paper taken away"),
        pytest.param(
            handed_in(lessee="别家"), handed_in(EARLY, lessee=None), id="paper came later"
        ),
        pytest.param(
            handed_in(until="2026-11-10"), handed_in(EARLY, until="2026-11-10"), id="time passed"
        ),
        pytest.param(
            handed_in(record="严重失信"), handed_in(EARLY, record=None), id="source was silent then"
        ),
        pytest.param(
            handed_in(record="严重失信"), handed_in(EARLY, record="无"), id="source says otherwise"
        ),
    ],
)
def test_what_is_new_is_not_held_against_the_office(now: HandedIn, then: HandedIn) -> None:
    assert failing(now)
    assert late(against(now, then)) == []


def test_a_rule_that_came_or_changed_since_is_not_late() -> None:
    now = handed_in(seals=())
    old = {p.id: p for p in ITEM.review_points}
    for others in (
        [p for key, p in old.items() if key != "sealed"],
        [replace(p, version=7) if key == "sealed" else p for key, p in old.items()],
        [replace(p, effective_from=TODAY) if key == "sealed" else p for key, p in old.items()],
    ):
        then = handed_in(EARLY, seals=(), asked=item(*others))
        assert late(against(now, then)) == []


def test_another_answer_that_brings_a_point_is_not_late() -> None:
    rented = replace(ITEM.review_points[1], applies_when=Is("premises", ("rented",)))
    asked = item(rented)

    def chosen(day: date, answer: str) -> HandedIn:
        case = handed_in(day, seals=())
        application = replace(case.review.application, situation={"premises": (answer,)})
        made = review(asked, application, case.review.documents, case.review.evidence, day)
        return HandedIn(made, case.uploads)

    assert late(against(chosen(TODAY, "rented"), chosen(EARLY, "owned"))) == []
    assert late(against(chosen(TODAY, "rented"), chosen(EARLY, "rented"))) == ["sealed"]


def test_what_was_told_in_any_round_is_not_late_and_the_first_round_is_named() -> None:
    first, second = handed_in(EARLY, seals=(), until="2026-10-01"), handed_in(EARLY, seals=())
    now = handed_in(seals=(), until="2026-10-01")
    rounds = [Round("1", first, ("sealed",), EARLY), Round("2", second, (), EARLY)]
    found = compare(now, failing(now), rounds)
    assert [(b.point, b.round) for b in found.before] == [("sealed", "1")]
    assert [(each.point, each.round) for each in found.late] == [("expiry", "1")]


def test_elements_of_the_handmade_item_are_what_the_rules_expect() -> None:
    carriers = {
        e.carrier for p in ITEM.review_points for r in p.checks for e in r.elements.values()
    }
    assert carriers == {Carrier.FIELD, Carrier.MATERIAL, Carrier.FORM, Carrier.SOURCE}
