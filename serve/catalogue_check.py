"""A draft × law texts → whether it may be approved, and everything that stands against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from catalog.errors import CatalogError
from catalog.laws import check_basis
from catalog.types import Catalog, Item
from review.examples import ExampleOutcome, run_examples
from review.mutation import LEAST_KILLED, LEAST_MUTANTS, MOST_EQUIVALENT, ItemMutation, mutate
from review.supervision_examples import NAME, mutate_supervision, run_supervision_examples


@dataclass(frozen=True)
class CheckReport:
    """What a check found. `faults` are in words, none when the draft may be approved; `killed`
    is the share of an item's mutants that its examples notice, by item and version."""

    examples: int
    text: int
    memory: int
    killed: Mapping[str, float]
    warnings: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.faults

    @property
    def kept(self) -> Mapping[str, Any]:
        """As it is kept in the chain of acts."""
        return {
            "examples": self.examples,
            "basis_text": self.text,
            "basis_memory": self.memory,
            "killed": {name: round(share, 4) for name, share in self.killed.items()},
            "warnings": list(self.warnings),
            "faults": list(self.faults),
        }


def check_catalogue(
    catalog: Catalog, laws: Mapping[str, str], *, told: Callable[[str], object] = lambda name: None
) -> CheckReport:
    """Every version of every item, and the rules of supervision: the examples, the mutants, the
    articles. `laws` as `read_laws` gives them; `told` hears which item comes next. What the
    loader refuses never comes here."""
    faults: list[str] = []
    examples = 0
    killed: dict[str, float] = {}
    for name, outcomes, mutated in _authored(catalog):
        told(name)
        ran = outcomes()
        examples += len(ran)
        faults += [
            f"{each.where}：{each.title}，应为 {each.expected}，实为 {each.found}"
            for each in ran
            if not each.ok
        ]
        tried = mutated()
        killed[name] = tried.killed
        faults += _toothless(name, tried)
    text = memory = 0
    warnings: tuple[str, ...] = ()
    try:
        basis = check_basis(catalog, laws)
        text, memory, warnings = basis.text, basis.memory, basis.warnings
    except CatalogError as error:
        faults.append(f"{error.where}：{error.found}（{error.remedy}）")
    return CheckReport(examples, text, memory, killed, warnings, tuple(faults))


def red_examples(catalog: Catalog) -> tuple[str, ...]:
    """Where this program does not decide as the authors of the catalogue said."""
    return tuple(
        f"{each.where}：{each.title}"
        for _, outcomes, _ in _authored(catalog)
        for each in outcomes()
        if not each.ok
    )


def _authored(
    catalog: Catalog,
) -> Iterator[tuple[str, Callable[[], tuple[ExampleOutcome, ...]], Callable[[], ItemMutation]]]:
    """What has examples beside it: its name, its examples run, its mutants held against them."""
    for name, item in every_version(catalog):
        yield name, partial(run_examples, item), partial(mutate, item)
    rules = catalog.supervision
    if rules.rules:
        yield NAME, partial(run_supervision_examples, rules), partial(mutate_supervision, rules)


def every_version(catalog: Catalog) -> tuple[tuple[str, Item], ...]:
    """Each item with its name: its key, and its version where there are several."""
    return tuple(
        (key if len(found) == 1 else f"{key} {item.version}", item)
        for key, found in catalog.versions.items()
        for item in found
    )


def _toothless(name: str, tried: ItemMutation) -> list[str]:
    faults = [
        f"{name} {point.point}：只有 {point.mutants} 个变异，至少要 {LEAST_MUTANTS} 个"
        for point in tried.points
        if point.mutants < LEAST_MUTANTS
    ]
    faults += [
        f"{name} {point.point}：不该声明等价 {undue}"
        for point in tried.points
        for undue in point.undue
    ]
    if tried.killed < LEAST_KILLED:
        faults.append(f"{name}：示例只发现 {tried.killed:.1%} 的变异，至少要 {LEAST_KILLED:.0%}")
    if tried.equivalent > MOST_EQUIVALENT * tried.mutants:
        faults.append(f"{name}：声明等价的变异超过 {MOST_EQUIVALENT:.0%}")
    return faults
