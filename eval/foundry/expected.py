"""A faultless review of a world and the world's defects → what any review of it must find."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from catalog.load import load_catalog, read_folder
from catalog.types import Catalog, Item, Rule
from eval.foundry.defect import Defect
from eval.foundry.paper import type_code
from eval.foundry.world import World
from review.checks import SPECS
from review.types import Review, Verdict

NAMED = (Verdict.FAIL, Verdict.UNSURE)
"""Verdicts that keep a point from passing, and name what is wrong."""


@cache
def published() -> Catalog:
    """The catalogue as it came with the program."""
    return load_catalog(read_folder(), checks=SPECS)


def expected(
    item: Item, world: World, defects: Sequence[Defect], faultless: Review
) -> dict[str, object]:
    """`decision`; `findings`: every point that can't pass, with its verdict; `tolerated`:
    points an illegible picture may leave unsure; `defects`: what each spoils and the points
    that name it; `masked`: defects that can't be seen beside another one. Raises ValueError
    when the faultless review names none of the defects."""
    findings = {f.point_id: f.verdict.value for f in faultless.findings if f.verdict in NAMED}
    seen = [defect for defect in defects if set(defect.points) & set(findings)]
    if defects and not seen:
        names = ", ".join(defect.name for defect in defects)
        raise ValueError(f"{item.key}: nothing names {names}; mend the points or the defect")
    return {
        "decision": faultless.decision.conclusion.value,
        "findings": findings,
        "tolerated": _tolerated(item, world),
        "masked": [defect.name for defect in defects if defect not in seen],
        "defects": [
            {
                "name": defect.name,
                "slots": sorted(defect.slots),
                "points": list(defect.points),
                "verdicts": [verdict.value for verdict in NAMED],
            }
            for defect in seen
        ],
    }


def _tolerated(item: Item, world: World) -> list[str]:
    """Whether the type of an illegible paper can still be told is not for the truth to say."""
    spoilt = {(slot, type_code(world.paper(slot, position))) for slot, position in world.spoiled}
    return [
        point.id
        for point in item.review_points
        if any(_asks_for_type(rule, slot, code) for rule in point.checks for slot, code in spoilt)
    ]


def _asks_for_type(rule: Rule, slot: str, code: str) -> bool:
    if slot not in {element.holder for element in rule.elements.values()}:
        return False
    asked = rule.params.get("document_type", code)
    return rule.check == "right_paper" or (rule.check == "present" and asked == code)
