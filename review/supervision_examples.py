"""The examples beside supervision rules → whether each comes out as its author says, and which
mutants of the rules they notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from catalog.supervision import CASE_ID, STATE
from catalog.types import Element, Example, Supervision, SupervisionRule
from review.case_record import BadRecord, CaseRecord, record_of
from review.examples import ExampleOutcome
from review.mutants import OTHERS, Change, Near, changes
from review.mutation import ItemMutation, told
from review.supervision import hold, situation_of

NAME = "supervision"
"""As which the rules stand among items when their examples are run and tried."""

_WHERE = f"{NAME}.yaml"
_UNREADABLE = "unreadable"


def run_supervision_examples(supervision: Supervision) -> tuple[ExampleOutcome, ...]:
    """Every example, in authored order."""
    return tuple(
        ExampleOutcome(
            f"{_WHERE}: {rule.key}",
            example.title,
            example.expect,
            _came_of(supervision, rule, example),
        )
        for rule in supervision.rules
        for example in rule.examples
    )


def mutate_supervision(supervision: Supervision) -> ItemMutation:
    """Every mutant of every rule, held against the examples beside it."""
    near = Near(lambda element: _others(supervision, element))
    return ItemMutation(
        NAME,
        tuple(
            told(
                rule.key,
                {
                    change.name: _noticed(supervision, rule, change)
                    for change in changes(rule.applies_when, rule.rules, near)
                },
                rule.equivalents,
            )
            for rule in supervision.rules
        ),
    )


def _noticed(supervision: Supervision, rule: SupervisionRule, change: Change) -> bool:
    changed = replace(rule, applies_when=change.applies_when, rules=change.rules)
    return any(
        _came_of(supervision, changed, example) != example.expect for example in rule.examples
    )


def _came_of(supervision: Supervision, rule: SupervisionRule, example: Example) -> str:
    try:
        record = _record(supervision, example)
    except BadRecord as error:
        return f"{_UNREADABLE}: {error.message}"
    situation = situation_of(supervision, record)
    return hold(supervision, rule, record, situation, example.today).verdict.value


def _record(supervision: Supervision, example: Example) -> CaseRecord:
    row = {path.removeprefix("record."): value or "" for path, value in example.given.items()}
    return record_of(supervision, {CASE_ID: "example-1", **row})


def _others(supervision: Supervision, element: Element) -> Sequence[Element]:
    """Other entries of the record, those of its kind first."""
    near = [
        each.element for each in supervision.fields if each.key not in (CASE_ID, STATE, element.key)
    ]
    return sorted(near, key=lambda each: each.kind is not element.kind)[:OTHERS]
