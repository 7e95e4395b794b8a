"""Conditions × a scenario → every situation that they can tell apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain, combinations

from catalog.applies import LATER, applies, questions_in
from catalog.types import (
    All,
    Answer,
    Any,
    Condition,
    Is,
    Not,
    Question,
    Scenario,
)

Situation = Mapping[str, tuple[str, ...]]
"""Question key → the options chosen; () where the question does not arise."""


def situations(
    scenario: Scenario, conditions: Collection[Condition], *, later: bool = True
) -> Iterator[Situation]:
    """Each once. Questions and options that make no difference to the conditions are left out;
    `later`: materials may be promised or deferred, else none is."""
    named = _named(scenario, conditions)
    asked = [q for q in scenario.questions if q.key in named]
    for situation in _answered(asked, named, {}):
        for materials in _materials(named) if later else (dict.fromkeys(LATER, ()),):
            yield {**situation, **materials}


def holds(condition: Condition, situation: Situation) -> bool:
    """Whether it holds in a situation whose every question is settled."""
    return applies(condition, situation) is Answer.YES


def named_options(condition: Condition) -> Iterator[Is]:
    """The answers it asks for."""
    match condition:
        case Is():
            yield condition
        case Not(part):
            yield from named_options(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from named_options(part)


def _named(scenario: Scenario, conditions: Collection[Condition]) -> dict[str, set[str]]:
    """Question key → the options named, by the conditions and by those on which questions
    that they depend on are asked."""
    asked_when = {question.key: question.asked_when for question in scenario.questions}
    found: dict[str, set[str]] = {}
    waiting = list(conditions)
    seen: set[str] = set()
    while waiting:
        condition = waiting.pop()
        for each in named_options(condition):
            found.setdefault(each.question, set()).update(each.values)
        for key in questions_in(condition) - seen:
            seen.add(key)
            waiting += [asked_when[key]] if key in asked_when else []
    return found


def _answered(
    asked: list[Question], named: Mapping[str, set[str]], so_far: Situation
) -> Iterator[Situation]:
    if not asked:
        yield so_far
        return
    question, *rest = asked
    choices: list[tuple[str, ...]] = [()]
    if holds(question.asked_when, so_far):
        choices = _choices(question, named[question.key])
    for choice in choices:
        yield from _answered(rest, named, {**so_far, question.key: choice})


def _choices(question: Question, named: Collection[str]) -> list[tuple[str, ...]]:
    """One option of those that are not named stands for all of them."""
    values = [option.value for option in question.options]
    telling = [value for value in values if value in named]
    telling += [value for value in values if value not in named][:1]
    if not question.multiple:
        return [(value,) for value in telling]
    return _subsets(telling, least=1)


def _materials(named: Mapping[str, set[str]]) -> Iterator[Situation]:
    promised, deferred = (_subsets(sorted(named.get(key, ())), least=0) for key in LATER)
    for one in promised:
        for other in deferred:
            yield {LATER[0]: one, LATER[1]: other}


def _subsets(values: list[str], *, least: int) -> list[tuple[str, ...]]:
    sizes = range(least, len(values) + 1)
    return list(chain.from_iterable(combinations(values, size) for size in sizes))
