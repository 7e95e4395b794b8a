"""Item × answers → the next question, or the personal guide; pure, answers replayed each time.

What it says of questions holds for a bundle as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, islice
from random import Random

from catalog.applies import applies, settled
from catalog.types import Answer, Answers, Bundle, Item, Material, Question
from guide_bot.types import Guide

Asking = Item | Bundle
"""What has a scenario."""

Situation = Mapping[str, tuple[str, ...]]
"""Question key → option values in the order of the options; empty where the question does not
arise. A question not in it is still open."""


def advance(item: Item, answers: Answers) -> Question | Guide:
    """The first question that arises and is open, or, when none is, the guide.

    Answers to questions that do not arise are ignored, so that changing one answer asks again
    only what depends on it. Raises ValueError for a question or option the item does not have.
    """
    situation, question = replay(item, answers)
    return question or guide_of(item, situation)


def materials_for(item: Item, answers: Answers) -> tuple[Material, ...]:
    """The materials that the answers so far ask for, by the evaluator the review uses; those
    that hang on an open question are not among them. Raises ValueError as `advance` does."""
    return _materials(item, replay(item, answers)[0])


def paths(item: Asking, cap: int) -> Iterator[Situation]:
    """The situation at the end of every path through the scenario, every choice of a multiple
    question being a path of its own. Above `cap` of them: at most `cap` different ones, taken
    by walking at random, the same at every call."""
    every = list(islice(_walk(item, {}), cap + 1))
    if len(every) <= cap:
        yield from every
        return
    chance = Random(cap)
    sample: dict[tuple[tuple[str, tuple[str, ...]], ...], Situation] = {}
    for _ in range(10 * cap):  # a path walked before is no use, and bounded patience ends
        situation = _stroll(item, chance)
        sample[tuple(situation.items())] = situation
        if len(sample) == cap:
            break
    yield from sample.values()


def replay(item: Asking, answers: Answers) -> tuple[Situation, Question | None]:
    """The situation the answers stand for, and the first question that arises and is open.
    Raises ValueError as `advance` does."""
    situation = settled(item.scenario, _checked(item, answers))
    return situation, next((q for q in item.scenario.questions if q.key not in situation), None)


def _checked(item: Asking, answers: Answers) -> Situation:
    """The answers that say something, their values once each and in the order of the options."""
    questions = {question.key: question for question in item.scenario.questions}
    unknown = sorted(answers.keys() - questions.keys())
    if unknown:
        raise ValueError(
            f"'{item.key}' does not ask {', '.join(unknown)}; known questions: "
            f"{', '.join(questions) or 'none'}"
        )
    return {key: _chosen(questions[key], values) for key, values in answers.items() if values}


def _chosen(question: Question, values: Sequence[str]) -> tuple[str, ...]:
    known = [option.value for option in question.options]
    unknown = [value for value in values if value not in known]
    if unknown:
        raise ValueError(
            f"question '{question.key}' has no option {', '.join(unknown)}; known options: "
            f"{', '.join(known)}"
        )
    chosen = tuple(value for value in known if value in values)
    if len(chosen) > 1 and not question.multiple:
        raise ValueError(
            f"question '{question.key}' takes one option, got {', '.join(chosen)}; known options: "
            f"{', '.join(known)}"
        )
    return chosen


def guide_of(item: Item, situation: Situation) -> Guide:
    """The guide for a situation in which no question is open."""
    return Guide(
        item_key=item.key,
        item_name=item.name,
        situation=situation,
        chosen=told(item, situation),
        materials=_materials(item, situation),
        places=tuple(item.divisions.full_name(code) for code in item.jurisdiction),
        window=item.window,
        steps=item.steps,
        time_limit=item.time_limit,
        fee=item.fee,
        basis=item.basis,
    )


def told(item: Asking, situation: Situation) -> tuple[tuple[str, str], ...]:
    """Each question that arose and what was answered, in words."""
    return tuple(
        (question.text, "、".join(_labels(question, situation[question.key])))
        for question in item.scenario.questions
        if situation[question.key]
    )


def _labels(question: Question, values: Sequence[str]) -> list[str]:
    return [option.label for option in question.options if option.value in values]


def _materials(item: Item, situation: Situation) -> tuple[Material, ...]:
    return tuple(m for m in item.materials if applies(m.applies_when, situation) is Answer.YES)


def _walk(item: Asking, answers: Situation) -> Iterator[Situation]:
    situation, question = replay(item, answers)
    if question is None:
        yield situation
        return
    for choice in _choices(question):
        yield from _walk(item, {**answers, question.key: choice})


def _choices(question: Question) -> Iterator[tuple[str, ...]]:
    values = [option.value for option in question.options]
    most = len(values) if question.multiple else 1
    return chain.from_iterable(combinations(values, size) for size in range(1, most + 1))


def _stroll(item: Asking, chance: Random) -> Situation:
    situation, question = replay(item, {})
    while question is not None:
        values = [option.value for option in question.options]
        size = chance.randint(1, len(values)) if question.multiple else 1
        situation = {**situation, question.key: tuple(chance.sample(values, size))}
        situation, question = replay(item, situation)
    return situation
