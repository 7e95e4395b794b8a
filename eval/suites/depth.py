"""A catalogue → how deep the rules of each item go: points, distinct structures, teeth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.types import AllRules, AnyRule, Catalog, Item, NotRule, Rule, RuleNode
from review.mutation import mutate


@dataclass(frozen=True)
class Depth:
    """`structures` counts the distinct shapes of rules: which checks are joined how, over
    operands from which carriers, with which parameters set; values don't count. `killed` is
    the share of mutants that an example notices."""

    item: str
    points: int
    structures: int
    examples: int
    mutants: int
    killed: float


def depths(catalog: Catalog) -> Iterator[Depth]:
    """One for each item."""
    for item in catalog.items.values():
        found = mutate(item)
        yield Depth(
            item=item.key,
            points=len(item.review_points),
            structures=len(structures(item)),
            examples=sum(len(p.examples) for p in item.review_points) + len(item.examples.cases),
            mutants=found.mutants,
            killed=found.killed,
        )


def structures(item: Item) -> frozenset[str]:
    """The distinct shapes of the item's points."""
    return frozenset(
        " & ".join(_shape(node) for node in point.rules) for point in item.review_points
    )


def _shape(node: RuleNode) -> str:
    match node:
        case Rule():
            carriers = [f"{name}:{e.carrier}" for name, e in sorted(node.elements.items())]
            return f"{node.check}({', '.join([*carriers, *sorted(node.params)])})"
        case AllRules(parts):
            return f"all({', '.join(map(_shape, parts))})"
        case AnyRule(parts):
            return f"any({', '.join(map(_shape, parts))})"
        case NotRule(part):
            return f"not({_shape(part)})"
