"""Bundle × answers → the next question, or one guide for all its items; pure."""

from __future__ import annotations

from collections.abc import Mapping

from catalog.applies import applies, settled
from catalog.distribution import answers_for, joined, slot_of
from catalog.types import Answer, Answers, Bundle, Item, Material, Question
from guide_bot.scenario import Situation, guide_of, replay, told
from guide_bot.types import BundleGuide, PaperAsked


def advance_bundle(
    bundle: Bundle, items: Mapping[str, Item], answers: Answers
) -> Question | BundleGuide:
    """The first question that arises and is open, or, when none is, the guide. `items` are
    those the bundle names, by key. Raises ValueError for a question or option it does not
    have."""
    situation, question = replay(bundle, answers)
    if question is not None:
        return question
    parts = {key: _situation(bundle, items[key], situation) for key in bundle.items}
    return BundleGuide(
        bundle=bundle,
        situation=situation,
        chosen=told(bundle, situation),
        materials=_papers(bundle, items, parts),
        parts=tuple(guide_of(items[key], parts[key]) for key in bundle.items),
    )


def _situation(bundle: Bundle, item: Item, answers: Answers) -> Situation:
    return settled(item.scenario, answers_for(bundle, item, answers))


def _papers(
    bundle: Bundle, items: Mapping[str, Item], parts: Mapping[str, Situation]
) -> tuple[PaperAsked, ...]:
    """Each paper once, in the order in which the items ask for them."""
    asked: dict[str, dict[str, Material]] = {}
    for key in bundle.items:
        for material in items[key].materials:
            if applies(material.applies_when, parts[key]) is Answer.YES:
                asked.setdefault(slot_of(bundle, key, material.key), {})[key] = material
    shared = {paper.key: paper for paper in bundle.shared}
    return tuple(
        PaperAsked(
            slot,
            joined(tuple(by_item.values()), shared.get(slot)),
            tuple(by_item),
        )
        for slot, by_item in asked.items()
    )
