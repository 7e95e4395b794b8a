"""What resolves and still can't be right: gaps, dead points, overlaps, papers nobody reads."""

from __future__ import annotations

import pytest

from catalog.load import load_catalog
from tests.catalog.slips import CASES, ITEM, error
from tests.catalog.small import CHECKS, FILES, edited

AGREE = "acceptance_points.agree.lessee-is-operator"
NAMES = "- {check: same_name, left: lease.lessee, right: form.name}"
EXPIRY = "- {check: not_expired, date: licence.valid_until, days: 30}"

SPARE = """  - key: map
    name: 平面图
    document_types: [lease-contract]
    need: optional
    basis: []
    receiving_points: []
    format: 照片
    copies: 1
    originals: 0
    source: 申请人自备
    filling_advice: 画清楚。
acceptance_points:
"""

THIRD = "      - {value: drinks, label: 饮品}\n"
ANOTHER = """      - id: same-again
        version: 1
        title: 又问一遍
        dimension: consistency
        severity: correct
        applies_when: {goods: %s}
        rules:
          - {check: same_name, left: form.name, right: lease.lessee}
        basis: [{law: civil-code, article: 第七百零三条, verified: memory}]
        remedy: 请改成一致。
        examples:
          - {title: 一致, given: {lease.lessee: 样本, form.name: 样本}, dimension: consistency,
             today: 2026-06-01, expect: pass}
          - {title: 没有读到, given: {lease.lessee: null}, today: 2026-06-01, expect: unsure}
steps:
"""


@pytest.mark.parametrize(
    ("old", "new", "where", "found", "remedy"),
    [
        pytest.param(
            "acceptance_points:\n", SPARE, "materials.map",
            "no review point reads this material", "add a point that looks at it",
            id="a paper that no point reads",
        ),
        pytest.param(
            THIRD, THIRD + "      - {value: tea, label: 茶}\n      - {value: water, label: 水}\n",
            "questions.goods.options",
            "whoever picks bulk or tea or water is asked for the same papers and points",
            "make them one option", id="options that change nothing",
        ),
        pytest.param(
            "rules:\n          - {check: present, paper: lease}",
            "applies_when: {goods: drinks}\n        rules:\n"
            "          - {check: present, paper: lease}",
            "materials.lease",
            "whenever it is due, such as when premises is rented, goods is bulk",
            "add a review point with 'check: present', 'paper: lease'",
            id="a situation in which nobody would miss it",
        ),
        pytest.param(
            "asked_when: {premises: rented}",
            "asked_when: {all: [{premises: rented}, {premises: owned}]}",
            "questions.goods.asked_when", "no answers lead to this question",
            "mend the condition", id="a question that is never asked",
        ),
        pytest.param(
            "{all: [{premises: rented}, {not: {goods: [drinks]}}]}",
            "{all: [{premises: owned}, {goods: bulk}]}",
            f"{AGREE}.applies_when", "no answers make this point apply", "mend the condition",
            id="a point for no answers",
        ),
        pytest.param(
            "{all: [{premises: rented}, {not:", "{all: [{premises: owned}, {not:",
            f"{AGREE}.applies_when",
            "the papers it reads (lease, licence) are never due when its own condition holds",
            "of the point or of a paper", id="a point whose papers are never due",
        ),
        pytest.param(
            "remedy: 请上传营业执照。",
            "remedy: 请上传营业执照。\n        effective_to: 2025-12-31\n"
            "        effective_from: 2025-01-01",
            "acceptance_points.complete.licence-present",
            "in force from 2025-01-01 to 2025-12-31, and the item on none of these days",
            "mend 'effective_from'", id="a point of other days than the item",
        ),
        pytest.param(
            EXPIRY, EXPIRY.replace("}", ", effective_from: 2031-01-01}"), f"{AGREE}.rules",
            "'not_expired' is asked from 2031-01-01 to 9999-12-31, and the point on none",
            "mend the rule's days", id="a rule of other days than its point",
        ),
        pytest.param(
            "steps:\n", ANOTHER % "bulk", "acceptance_points.agree.same-again.rules",
            "'lessee-is-operator' asks the same of the same thing", "exclude each other",
            id="two points that ask the same",
        ),
        pytest.param(
            NAMES, f"{NAMES}\n          {NAMES}", f"{AGREE}.rules",
            "'lessee-is-operator' asks the same of the same thing", "in one of them",
            id="a rule that stands twice in a point",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_named_with_its_place_and_remedy(
    old: str, new: str, where: str, found: str, remedy: str
) -> None:
    raised = error(edited(ITEM, old, new))
    assert raised.where == f"{ITEM}: {where}"
    assert found in raised.found
    assert remedy in raised.remedy


def test_points_whose_conditions_exclude_each_other_may_ask_the_same() -> None:
    load_catalog(edited(ITEM, "steps:\n", ANOTHER % "drinks"), checks=CHECKS)


def test_points_of_different_days_may_ask_the_same() -> None:
    later = (ANOTHER % "bulk").replace(
        "remedy: 请", "effective_from: 2031-01-01\n        remedy: 请"
    )
    load_catalog(edited(ITEM, "steps:\n", later), checks=CHECKS)


def test_a_check_that_reads_the_answer_tells_its_options_apart() -> None:
    three = THIRD + "      - {value: tea, label: 茶}\n"
    reading = (
        "- {check: agrees_with_situation, value: licence.name, question: goods, "
        "words: {bulk: [散装], drinks: [饮品], tea: [茶]}}"
    )
    files = edited(ITEM, THIRD, three)
    files[ITEM] = files[ITEM].replace(NAMES, f"{NAMES}\n          {reading}")
    load_catalog(files, checks=CHECKS)
    files[ITEM] = (
        files[ITEM].replace(reading, "").replace("{not: {goods: [drinks]}}", "{goods: tea}")
    )
    assert error(files).where == f"{ITEM}: questions.goods.options"


def test_several_present_points_together_may_cover_a_paper() -> None:
    start = FILES[ITEM].index("      - id: lease-present")
    end = FILES[ITEM].index("  - id: agree")
    one = FILES[ITEM][start:end]
    halves = [
        one.replace("id: lease-present", f"id: lease-present{name}").replace(
            "        rules:", f"        applies_when: {condition}\n        rules:"
        )
        for name, condition in (("", "{goods: drinks}"), ("-others", "{not: {goods: drinks}}"))
    ]
    cases = FILES[CASES].replace("lease-present: fail", "lease-present-others: fail")
    whole = {**FILES, CASES: cases, ITEM: FILES[ITEM].replace(one, "".join(halves))}
    load_catalog(whole, checks=CHECKS)
    assert error({**whole, ITEM: FILES[ITEM].replace(one, halves[0])}).where in (
        f"{ITEM}: materials.lease",
        f"{CASES}: cases[1].expect.lease-present-others",
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "found"),
    [
        pytest.param(
            ITEM, "{check: present, paper: lease}",
            "{check: present, paper: licence}",
            "materials.lease", "no 'present' point reads this required material",
            id="nobody would notice that it is missing",
        ),
        pytest.param(
            ITEM, "        severity: correct",
            "        severity: correct\n        applies_when: {premises: owned}",
            "materials.licence", "reads this required material whenever it is due",
            id="asked for in too few situations",
        ),
        pytest.param(
            ITEM, "expect: pass", "expect: fail",
            "acceptance_points.complete.licence-present.examples", "no example passes",
            id="no passing example",
        ),
        pytest.param(
            ITEM, "expect: unsure", "expect: pass",
            "acceptance_points.agree.lessee-is-operator.examples", "every example passes",
            id="no failing example",
        ),
    ],
)  # fmt: skip
def test_what_resolves_but_cannot_be_right_is_refused(
    file: str, old: str, new: str, where: str, found: str
) -> None:
    raised = error(edited(file, old, new))
    assert raised.where == f"{ITEM}: {where}"
    assert found in raised.found
