"""Mutants of review points, and whether examples notice them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from catalog.types import (
    AcceptancePoint,
    AllRules,
    AnyRule,
    CaseExamples,
    Dimension,
    Example,
    FieldKind,
    Is,
    Item,
    NotRule,
    ReviewPoint,
    Rule,
    Scenario,
)
from review.mutants import Operator, mutants
from review.mutation import mutate
from tests.review.handmade import (
    LEASE_TYPE,
    LICENCE_TYPE,
    TODAY,
    item,
    material,
    point,
    question,
    rule,
)

TWO = (material("licence", LICENCE_TYPE), material("lease", LEASE_TYPE))
EXPIRY = rule("not_expired", {"days": 30}, date="licence.valid_until")


def example(expect: str, **given: str) -> Example:
    facts = {path.replace("__", "."): value for path, value in given.items()}
    return Example("", facts, TODAY, expect)


def shop(subject: ReviewPoint) -> Item:
    made = item(subject, materials=TWO)
    return replace(
        made,
        acceptance_points=(AcceptancePoint("all", "全部", (subject,)),),
        examples=CaseExamples({}, {}, TODAY, ()),
    )


def names(subject: ReviewPoint) -> list[str]:
    return [mutant.name for mutant in mutants(shop(subject), subject)]


def test_every_operator_changes_one_thing() -> None:
    subject = replace(
        point("expiry", EXPIRY, rule("born_on_matches", id_number="form.a", born_on="form.b")),
        applies_when=Is("premises", ("rented",)),
    )
    found = list(mutants(shop(subject), subject))
    assert {mutant.operator for mutant in found} == set(Operator)
    assert all(mutant.point != subject for mutant in found)
    assert len({mutant.name for mutant in found}) == len(found)


def test_bounds_move_by_one_and_stay_what_an_author_could_write() -> None:
    subject = point("expiry", replace(EXPIRY, params={}))
    assert [name for name in names(subject) if name.startswith("bound")] == [
        "bound rules[0].days 1"
    ]


def test_operands_that_mean_the_same_are_not_swapped() -> None:
    same = point("same", rule("same_name", left="licence.name", right="lease.lessee"))
    assert not [name for name in names(same) if name.startswith("swap")]


def test_joined_rules_lose_a_part_and_their_join() -> None:
    inner = AnyRule((EXPIRY, NotRule(rule("present", paper="lease"))))
    subject = replace(point("joined"), rules=(AllRules((EXPIRY, inner)),))
    found = {mutant.name: mutant.point.rules[0] for mutant in mutants(shop(subject), subject)}
    assert found["negate rules[0][1] join"] == AllRules((EXPIRY, AllRules(inner.parts)))
    assert found["drop rules[0][0]"] == AllRules((inner,))
    assert found["negate rules[0][1][1]"] == AllRules(
        (EXPIRY, AnyRule((EXPIRY, rule("present", paper="lease"))))
    )


def test_expressions_are_compared_otherwise_and_their_numbers_moved() -> None:
    amount = Rule(
        "holds",
        {"rent": rule("filled", value="form.rent").elements["value"]},
        {"expression": "rent <= 12.0 && rent > 0.0", "says": "租金不超过十二"},
    )
    found = [name for name in names(point("rent", amount)) if name.startswith("bound")]
    assert found == [
        "bound rules[0] <=@5", "bound rules[0] &&@13", "bound rules[0] >@21",
        "bound rules[0] 13.0@8", "bound rules[0] 1.0@23",
    ]  # fmt: skip


def test_a_value_gives_way_to_no_other_with_which_the_expression_would_not_load() -> None:
    begins = replace(
        rule("filled", value="licence.valid_until").elements["value"], kind=FieldKind.DATE
    )
    year = {"expression": "begins.getFullYear() > 2000", "says": "晚于二〇〇〇年"}
    subject = point("year", Rule("holds", {"begins": begins}, year))
    assert not [name for name in names(subject) if name.startswith("field")]


def test_two_values_are_not_exchanged_where_the_expression_would_not_load() -> None:
    value = rule("filled", value="licence.valid_until").elements["value"]
    values = {"begins": replace(value, kind=FieldKind.DATE), "years": value}
    told = {"expression": "begins.getFullYear() > 2000 && years != ''", "says": "晚于二〇〇〇年"}
    subject = point("year", Rule("holds", values, told))
    assert not [name for name in names(subject) if ".begins" in name]


def test_examples_at_both_sides_of_a_bound_notice_every_mutant() -> None:
    edge, beyond = date(2026, 12, 16).isoformat(), date(2026, 12, 15).isoformat()
    subject = replace(
        point("expiry", EXPIRY),
        dimension=Dimension.VALIDITY,
        examples=(
            example("pass", licence__valid_until=edge),
            example("fail", licence__valid_until=beyond),
        ),
    )
    found = mutate(shop(subject))
    assert found.points[0].survivors == ()
    assert found.killed == 1 and found.ok


def test_examples_far_from_the_bound_do_not() -> None:
    subject = replace(
        point("expiry", EXPIRY),
        dimension=Dimension.VALIDITY,
        examples=(
            example("pass", licence__valid_until="2030-01-01"),
            example("fail", licence__valid_until="2020-01-01"),
        ),
    )
    found = mutate(shop(subject))
    assert found.points[0].survivors == ("bound rules[0].days 29", "bound rules[0].days 31")
    assert not found.ok
    declared = replace(subject, equivalents={"bound rules[0].days 29": "为了测试", "no": "没有"})
    told = mutate(shop(declared)).points[0]
    assert told.equivalent == ("bound rules[0].days 29",)
    assert told.survivors == ("bound rules[0].days 31",)
    assert told.undue == ("no",)


def test_a_condition_that_no_example_needs_is_seen() -> None:
    subject = replace(
        point("expiry", EXPIRY),
        dimension=Dimension.VALIDITY,
        applies_when=Is("premises", ("rented",)),
        examples=(
            example("pass", licence__valid_until="2026-12-16"),
            example("fail", licence__valid_until="2026-12-15"),
        ),
    )
    rented = CaseExamples(
        {"licence.valid_until": "2030-01-01"}, {"premises": ("rented",)}, TODAY, ()
    )
    asked = Scenario((question("premises", "rented", "owned"),))
    shopped = replace(shop(subject), scenario=asked, examples=rented)
    assert mutate(shopped).points[0].survivors == ("drop applies_when", "negate applies_when")
