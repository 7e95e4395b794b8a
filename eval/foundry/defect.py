"""What can be wrong with an application of any item, and which review point names it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.foundry.world import World

Fits = Callable[[World], bool]
Change = Callable[[World, np.random.Generator], World]


@dataclass(frozen=True)
class Defect:
    """One thing that is wrong with an application.

    `slots` are the materials it spoils: two defects of one case share none. `fits` says
    whether a world has what it needs. `findings` are the review points whose facts it
    changes, with their verdicts; what a paper that is missing, misplaced or illegible does to
    the points that need it follows from the catalogue (`eval.foundry.expected`). Naming any
    of `points` names the defect rightly.
    """

    name: str
    slots: frozenset[str]
    fits: Fits
    change: Change
    points: tuple[str, ...]
    findings: Mapping[str, str]


@dataclass(frozen=True)
class ItemWorlds:
    """The applications of one item: `draw` one in order on a day, and what can be wrong."""

    item: str
    draw: Callable[[np.random.Generator, date], World]
    defects: tuple[Defect, ...]

    def defect(self, name: str) -> Defect:
        """The defect of that name; KeyError when there is none."""
        for defect in self.defects:
            if defect.name == name:
                return defect
        known = ", ".join(defect.name for defect in self.defects)
        raise KeyError(f"{self.item} has no defect {name}; known: {known}")


def asked(*slots: str, **answers: str) -> Fits:
    """Worlds that hold all of these slots, and whose applicant gave these answers."""

    def fits(world: World) -> bool:
        held = all(slot in world.papers for slot in slots)
        return held and all(answer in world.situation[key] for key, answer in answers.items())

    return fits


def fails(
    change: Change,
    slots: Sequence[str],
    points: Sequence[str],
    *,
    also: Mapping[str, str] | None = None,
    fits: Fits | None = None,
    name: str = "",
) -> Defect:
    """A fact that makes `points` FAIL, and with them `also`. Without `fits` it suits every world
    that holds the slots."""
    return Defect(
        name=name or change.__name__,
        slots=frozenset(slots),
        fits=fits or asked(*(slot for slot in slots if slot != "form")),
        change=change,
        points=tuple(points),
        findings={**dict.fromkeys(points, "fail"), **(also or {})},
    )


def absent(material: str, *points: str) -> Defect:
    """Nothing was handed in for a material."""
    return Defect(
        name=f"{material}-missing",
        slots=frozenset({material}),
        fits=asked(material),
        change=lambda world, rng: world.without(material),
        points=points or (f"{material}-present",),
        findings={},
    )


def misplaced(material: str, instead: str) -> Defect:
    """The paper of another slot was uploaded once more in this one."""

    def change(world: World, rng: np.random.Generator) -> World:
        return replace(world, papers={**world.papers, material: world.papers[instead][:1]})

    return Defect(
        name=f"{material}-is-{instead}",
        slots=frozenset({material, instead}),
        fits=asked(material, instead),
        change=change,
        points=(f"{material}-right-paper",),
        findings={},
    )


def illegible(material: str, *points: str) -> Defect:
    """The first paper of a slot was photographed on its head and out of focus."""

    def change(world: World, rng: np.random.Generator) -> World:
        return replace(world, spoiled=world.spoiled | {(material, 0)})

    return Defect(
        name=f"{material}-illegible",
        slots=frozenset({material}),
        fits=asked(material),
        change=change,
        points=(f"{material}-legible", *points),
        findings={},
    )


def side_missing(material: str) -> Defect:
    """Only one side of an identity card was handed in."""

    def change(world: World, rng: np.random.Generator) -> World:
        return world.without(material, int(rng.integers(2)))

    return Defect(
        name=f"{material}-side-missing",
        slots=frozenset({material}),
        fits=asked(material),
        change=change,
        points=(f"{material}-portrait-present", f"{material}-emblem-present"),
        findings={},
    )


def pick_defects(
    world: World, defects: Sequence[Defect], rng: np.random.Generator, count: int
) -> tuple[Defect, ...]:
    """`count` defects that fit the world and spoil different slots; fewer when no more fit."""
    picked: list[Defect] = []
    for index in rng.permutation(len(defects)):
        defect = defects[int(index)]
        taken = frozenset().union(*(d.slots for d in picked))
        if len(picked) < count and not defect.slots & taken and defect.fits(world):
            picked.append(defect)
    return tuple(picked)
