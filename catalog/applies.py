"""Condition × answers → yes, no or unknown: the one evaluator both wings use."""

from __future__ import annotations

from collections.abc import Collection

from catalog.types import ALWAYS, All, Answer, Answers, Any, Condition, Is, Not, Scenario


def applies(condition: Condition, answers: Answers) -> Answer:
    """Kleene's three values: an unanswered question is UNKNOWN, and it stays so unless the
    rest of the condition settles the matter without it."""
    if condition is ALWAYS:
        return Answer.YES
    match condition:
        case Is(question, values):
            chosen = answers.get(question)
            if chosen is None:
                return Answer.UNKNOWN
            return Answer.YES if set(chosen) & set(values) else Answer.NO
        case Not(part):
            return _opposite(applies(part, answers))
        case All(parts):
            return weakest([applies(part, answers) for part in parts])
        case Any(parts):
            return _opposite(weakest([_opposite(applies(part, answers)) for part in parts]))


LATER = ("promised", "deferred")
"""What conditions of points may ask besides the scenario's questions: which materials the
applicant promised, and which are to follow."""


def settled(scenario: Scenario, answers: Answers) -> dict[str, tuple[str, ...]]:
    """The situation the answers stand for: an answer to a question that does not arise is
    dropped and stands as (), so that what depends on it is settled; open questions are not
    in it."""
    situation: dict[str, tuple[str, ...]] = {}
    for question in scenario.questions:
        arises = applies(question.asked_when, situation)
        if arises is Answer.NO:
            situation[question.key] = ()
        elif arises is Answer.YES and answers.get(question.key):
            situation[question.key] = tuple(answers[question.key])
    return situation


def questions_in(condition: Condition) -> frozenset[str]:
    """The keys of every question the condition depends on."""
    match condition:
        case Is(question, _):
            return frozenset({question})
        case Not(part):
            return questions_in(part)
        case All(parts) | Any(parts):
            return frozenset().union(*(questions_in(part) for part in parts))


def _opposite(answer: Answer) -> Answer:
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(answer, Answer.UNKNOWN)


def weakest(answers: Collection[Answer]) -> Answer:
    """Whether all hold: NO where one does not, else UNKNOWN where one is."""
    found = Answer.YES
    for answer in answers:
        if answer is Answer.NO:
            return answer
        if answer is Answer.UNKNOWN:
            found = answer
    return found
