"""The one-time notice: everything at once, once each, nothing where nothing is to be corrected."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.types import Catalog, Item, Severity
from review.correction import Act
from review.examples import case_of, worked_cases
from review.notice_page import AGAINST, ALONG, DRAFT, Given, notice_page, notice_text
from review.notices import Draft, Notice, draft
from review.pipeline import review
from review.types import Cause, Review, Verdict
from serve.wiring import load_seed


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_seed().catalog


@pytest.fixture(scope="module")
def item(catalog: Catalog) -> Item:
    return catalog.item("food-business-new")


def reviewed(item: Item, **changes: str | None) -> Review:
    given = {**item.examples.base, **{k.replace("__", "."): v for k, v in changes.items()}}
    case = case_of(item, given, item.examples.situation, item.examples.today)
    return review(item, case.application, case.documents, case.evidence, case.today)


def told(found: Draft) -> list[str]:
    return [problem.point for problem in the(found).problems]


def the(found: Draft) -> Notice:
    assert found.notice is not None
    return found.notice


def test_nothing_to_correct_gives_no_notice(catalog: Catalog) -> None:
    for item in catalog.items.values():
        assert draft(reviewed(item)) == Draft(None, ()), item.key


@pytest.mark.parametrize("key", ["food-business-new", "security-guard-cert"])
def test_every_failed_point_is_told_exactly_once(catalog: Catalog, key: str) -> None:
    item = catalog.item(key)
    for each in worked_cases(item):
        case = each.case
        found = review(item, case.application, case.documents, case.evidence, case.today)
        failed = {
            f.point_id
            for f in found.findings
            if f.verdict is Verdict.FAIL and f.severity is not Severity.ADVISE
        }
        made = draft(found)
        assert (made.notice is not None) >= bool(failed), each.title
        if made.notice:
            assert failed <= set(told(made)), each.title
            assert len(told(made)) == len(set(told(made))), each.title


def test_problems_are_grouped_by_the_paper_to_change(item: Item) -> None:
    made = the(
        draft(
            reviewed(item, licence__valid_until="2026-10-31", licence__seal="none", lease="missing")
        )
    )
    assert [(g.act, g.holder) for g in made.groups] == [
        (Act.REPLACE, "licence"),
        (Act.HAND_IN, "lease"),
    ]
    assert len(made.groups[0].steps) == 2
    assert made.verified
    assert all(p.basis and p.remedy and p.version for p in made.problems)


def test_the_last_day_to_tell_is_counted_by_working_days_where_the_law_counts(
    catalog: Catalog, item: Item
) -> None:
    made = the(draft(reviewed(item, lease="missing")))
    assert made.received_on == date(2026, 11, 16)
    assert made.tell_by == date(2026, 11, 23)
    rent = catalog.item("hpf-rent")
    assert rent.telling is None
    other = the(draft(reviewed(rent, application="missing")))
    assert other.tell_by is None
    assert "工作日" not in notice_text(other, case="X").replace(rent.window, "")
    sole = catalog.item("sole-trader-setup")
    assert sole.telling and sole.telling.within is None


def test_what_no_correction_helps_is_said_and_is_no_decision(item: Item) -> None:
    made = the(draft(reviewed(item, application__business_items="预包装食品销售", lease="missing")))
    assert [p.point for p in made.against] == ["business-items-need-licence"]
    assert "lease" in [g.holder for g in made.groups]
    assert not made.verified
    said = notice_text(made, case="X")
    assert AGAINST in said and "不是决定" in said


def test_what_only_a_person_can_judge_waits_and_is_told_when_judged(item: Item) -> None:
    unread = reviewed(item, **{"licence.valid_until": None, "lease": "missing"})
    open_points = {each.point: each for each in draft(unread).pending}
    assert open_points["licence-not-expired"].cause is Cause.NOT_READ
    assert "licence-not-expired" not in told(draft(unread))
    judged = dict.fromkeys(open_points, False) | {"licence-not-expired": True}
    made = draft(unread, judged)
    assert made.pending == ()
    assert "licence-not-expired" in told(made)
    assert not the(made).verified
    cleared = draft(unread, dict.fromkeys(open_points, False) | {"lease-present": False})
    assert cleared.notice is None


def test_an_empty_box_of_the_form_is_for_the_applicant(item: Item) -> None:
    made = draft(reviewed(item, form__contact=None))
    assert made.pending == ()
    assert [(g.act, g.holder) for g in the(made).groups] == [(Act.FILL_IN, "form")]


def test_no_number_or_name_leaves_in_full(item: Item) -> None:
    made = the(draft(reviewed(item, form__id_number="430104199207080020", legal_id__name="周样品")))
    said = notice_text(made, case="X") + notice_page(made, case="X")
    for secret in ("430104199207080020", "430102198503120018", "周样品", "周样例"):
        assert secret not in said


def test_text_and_page_say_the_same_and_the_page_escapes(item: Item) -> None:
    made = the(draft(reviewed(item, licence__seal="none", lease="missing")))
    given = Given("综合窗口<3>号", date(2026, 11, 18))
    text, page = (write(made, case="A&B", given=given) for write in (notice_text, notice_page))
    assert "综合窗口<3>号" in text and "综合窗口&lt;3&gt;号" in page and "A&amp;B" in page
    for problem in made.problems:
        assert problem.remedy in text and problem.remedy in page
        assert problem.basis[0].citation in text and problem.basis[0].citation in page
    assert "<script" not in page and DRAFT not in page
    assert DRAFT in notice_page(made, case="A")


def test_what_is_only_changed_along_says_so(item: Item) -> None:
    place = "样本路88号101室"
    holders = (
        "application__premises_address",
        "form__premises_address",
        "layout__premises_address",
    )
    found = reviewed(item, lease__address=place, **dict.fromkeys(holders, place))
    made = the(draft(found, {"premises-in-changsha": True}))
    assert [group.holder for group in made.groups if not group.problems]
    assert ALONG in notice_text(made, case="X")
