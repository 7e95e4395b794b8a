"""The supervision rules as shipped, and every slip an editor of them makes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.errors import CatalogError
from catalog.laws import check_basis
from catalog.load import load_catalog, read_folder
from catalog.types import Catalog, Supervision
from review.checks import SPECS
from review.supervision_examples import mutate_supervision, run_supervision_examples

FILE = "supervision.yaml"
FILES = {name: text for name, text in read_folder().items() if name in ("laws.yaml", FILE)}


def loaded(text: str = FILES[FILE]) -> Catalog:
    return load_catalog({**FILES, FILE: text}, checks=SPECS)


@pytest.fixture(scope="module")
def supervision() -> Supervision:
    return loaded().supervision


def test_every_example_comes_out_as_its_author_says(supervision: Supervision) -> None:
    outcomes = run_supervision_examples(supervision)
    assert len(outcomes) >= 7 * len(supervision.rules)
    assert [outcome for outcome in outcomes if not outcome.ok] == []


def test_the_examples_notice_what_goes_wrong_in_a_rule(supervision: Supervision) -> None:
    found = mutate_supervision(supervision)
    assert [(p.point, p.survivors) for p in found.points if p.survivors] == []
    assert found.ok


def test_a_bound_that_no_example_holds_is_a_survivor(supervision: Supervision) -> None:
    [rule] = [r for r in supervision.rules if r.key == "promised-not-within-ten-minutes"]
    loose = tuple(e for e in rule.examples if "10分" not in e.title)
    [told] = mutate_supervision(replace(supervision, rules=(replace(rule, examples=loose),))).points
    assert set(told.survivors) == {"bound rules[0].seconds 599", "bound rules[0].seconds 601"}


def test_a_breach_rests_on_an_article(supervision: Supervision) -> None:
    assert [r.key for r in supervision.rules if r.severity == "breach" and not r.basis] == []


def test_the_articles_are_looked_up(supervision: Supervision) -> None:
    with pytest.raises(CatalogError) as raised:
        check_basis(loaded(), {"行政许可法": "# 行政许可法\n\n第一条 为了规范。\n"})
    assert raised.value.where.startswith(f"{FILE}: instant-finished-same-day")


def test_a_catalogue_without_supervision_has_no_rules() -> None:
    laws = {"laws.yaml": FILES["laws.yaml"]}
    assert load_catalog(laws, checks=SPECS).supervision == Supervision()


@pytest.mark.parametrize(
    ("old", "new", "where", "found"),
    [
        ("start: record.accepted_at", "start: record.acepted_at", "rules[0].rules[0].start",
         "case records have no field 'acepted_at'"),
        ("start: record.accepted_at", "start: form.accepted_at", "rules[0].rules[0].start",
         "'form.accepted_at' is no entry of a case record"),
        ("{kind: instant, state: finished}", "{kind: instantly}", "rules[0].applies_when.kind",
         "'instantly' is unknown"),
        ("severity: breach", "severity: reject", "rules[0].severity", "'reject' is unknown"),
        ("seconds: 600", "seconds: 10分钟", "rules[2].rules[0].seconds", "a whole number belongs"),
        ("record.kind: 即办件", "record.sort: 即办件", "rules[0].examples[0].given.record.sort",
         "case records have no field 'sort'"),
        ("expression: promised <= statutory", "expression: promised <= law",
         "rules[6].rules[0]", "undeclared reference to 'law'"),
        ("key: instant-not-left-open", "key: instant-finished-same-day", "rules[1]",
         "rule 'instant-finished-same-day' stands twice"),
        ("names: [补正告知时间]", "names: [收件时间]", "record[6]",
         "'收件时间' stands for received_at"),
        ("names: [办结时间, 办结日期, 作出决定时间], kind: moment", "names: [办结时间], kind: code",
         "record", "no field 'finished_at' with 'kind: moment'"),
        ("finished: [办结, 已办结]", "done: [办结, 已办结]", "record", "no option 'finished'"),
        ("kind: number, units: [次]", "kind: text", "record[5].kind", "'text' is unknown"),
        ("{key: notified_at, names: [补正告知时间], kind: moment}",
         "{key: notified_at, names: [补正告知时间], kind: moment, units: [日]}",
         "record[6].units", "units of a moment"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place(old: str, new: str, where: str, found: str) -> None:
    assert old in FILES[FILE]
    with pytest.raises(CatalogError) as raised:
        loaded(FILES[FILE].replace(old, new, 1))
    assert raised.value.where == f"{FILE}: {where}"
    assert found in raised.value.found
    assert raised.value.remedy
