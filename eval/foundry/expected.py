"""A world and its defects → what a review of it must find, and where it must end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from catalog.applies import applies
from catalog.load import load_catalog, read_folder
from catalog.types import (
    Answer,
    Carrier,
    Catalog,
    Element,
    Item,
    Material,
    ReviewPoint,
    Rule,
    Severity,
)
from eval.foundry.defect import Defect
from eval.foundry.paper import type_code
from eval.foundry.world import World
from review.checks import SPECS

WORST_FIRST = ("fail", "unsure", "pass")


@cache
def published() -> Catalog:
    """The catalogue as it came with the program."""
    return load_catalog(read_folder(), checks=SPECS)


def expected(item: Item, world: World, defects: Sequence[Defect]) -> dict[str, object]:
    """`decision`; `findings`: every point that can't pass, with its verdict; `tolerated`:
    points an illegible picture may leave unsure; `defects`: the points that name each."""
    findings = expected_findings(item, world, defects)
    return {
        "decision": conclusion(item, findings),
        "findings": findings,
        "tolerated": _tolerated(item, world),
        "defects": [
            {
                "name": defect.name,
                "points": list(defect.points),
                "verdicts": ["fail", "unsure"],
            }
            for defect in defects
        ],
    }


def expected_findings(item: Item, world: World, defects: Sequence[Defect]) -> dict[str, str]:
    """Point id → "fail" or "unsure", for the points that apply and can't pass. A point whose
    paper can't be read is unsure, whatever stands on it."""
    declared: dict[str, str] = {}
    for defect in defects:
        declared.update(defect.findings)
    findings = {}
    for point in item.review_points:
        if _applies(item, point, world):
            verdict = _by_slots(item, point, world)
            if verdict == "pass":
                verdict = declared.get(point.id, "pass")
            if verdict != "pass":
                findings[point.id] = verdict
    return findings


def conclusion(item: Item, findings: Mapping[str, str]) -> str:
    """Reject before correct before manual before pass; advice decides nothing."""
    severities = {point.id: point.severity for point in item.review_points}
    failed = {severities[point] for point, verdict in findings.items() if verdict == "fail"}
    unsure = {severities[point] for point, verdict in findings.items() if verdict == "unsure"}
    if Severity.REJECT in failed:
        return "reject"
    if Severity.CORRECT in failed:
        return "correct"
    return "manual" if unsure - {Severity.ADVISE} else "pass"


def _applies(item: Item, point: ReviewPoint, world: World) -> bool:
    conditions = [point.applies_when]
    conditions += [item.material(key).applies_when for key in _materials(point)]
    return all(applies(condition, world.situation) is Answer.YES for condition in conditions)


def _materials(point: ReviewPoint) -> set[str]:
    return {
        element.holder
        for rule in point.checks
        for element in rule.elements.values()
        if element.carrier in (Carrier.FIELD, Carrier.MATERIAL)
    }


def _by_slots(item: Item, point: ReviewPoint, world: World) -> str:
    """What missing, misplaced and illegible papers alone make of the point."""
    verdicts = [_rule(item, rule, world) for rule in point.checks]
    return min(verdicts, key=WORST_FIRST.index)


def _rule(item: Item, rule: Rule, world: World) -> str:
    papers = [e for e in rule.elements.values() if e.carrier is Carrier.MATERIAL]
    asked = rule.params.get("document_type", "")
    for element in papers:
        material = item.material(element.holder)
        handed_in = world.papers.get(material.key, ())
        kinds = [type_code(paper) for paper in handed_in]
        own = {t.code for t in material.document_types}
        if rule.check == "present":
            if not kinds or (asked and asked not in kinds):
                return "fail"
        elif rule.check == "right_paper":
            if set(kinds) - own:
                return "fail"
            if not kinds:
                return "unsure"
        elif rule.check == "legible":
            if not kinds or any(slot == material.key for slot, _ in world.spoiled):
                return "unsure"
        elif not set(kinds) & own:
            return "unsure"
    fields = [e for e in rule.elements.values() if e.carrier is Carrier.FIELD]
    return "pass" if all(_readable(item.material(e.holder), e, world) for e in fields) else "unsure"


def _readable(material: Material, element: Element, world: World) -> bool:
    """Whether a legible paper in the slot bears the field."""
    bearers = {
        t.code for t in material.document_types if any(f.key == element.key for f in t.fields)
    }
    return any(
        type_code(paper) in bearers and (material.key, position) not in world.spoiled
        for position, paper in enumerate(world.papers.get(material.key, ()))
    )


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
