"""What can be wrong with an application of any item, and which review point names it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    whether a world has what it needs. None of `points` may pass where they apply, and naming
    any of them names the defect rightly; what else does not pass follows from the papers
    (`eval.foundry.faultless`).
    """

    name: str
    slots: frozenset[str]
    fits: Fits
    change: Change
    points: tuple[str, ...]


@dataclass(frozen=True)
class ItemWorlds:
    """The applications of one item: `draw` one in order on a day, and what can be wrong.
    `unheard` are answers (question, option) no applicant who may pass gives, or whose papers
    the foundry can't draw."""

    item: str
    draw: Callable[[np.random.Generator, date], World]
    defects: tuple[Defect, ...]
    unheard: frozenset[tuple[str, str]] = frozenset()

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
        return held and all(
            answer in world.situation.get(key, ()) for key, answer in answers.items()
        )

    return fits


def fails(
    change: Change,
    slots: Sequence[str],
    points: Sequence[str],
    *,
    fits: Fits | None = None,
    name: str = "",
) -> Defect:
    """A fact that makes `points` fail. Without `fits` it suits every world that holds the
    slots; "form" is the slot of what is typed in, "records" of what systems answer."""
    return Defect(
        name=name or change.__name__,
        slots=frozenset(slots),
        fits=fits or asked(*(slot for slot in slots if slot not in ("form", "records"))),
        change=change,
        points=tuple(points),
    )


def absent(material: str, *points: str) -> Defect:
    """Nothing was handed in for a material."""
    return Defect(
        name=f"{material}-missing",
        slots=frozenset({material}),
        fits=asked(material),
        change=lambda world, rng: world.without(material),
        points=points or (f"{material}-present",),
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
    )


SIDES = ("portrait", "emblem")
"""Of an identity card, in the order in which they are handed in."""


def sides_missing(material: str) -> tuple[Defect, ...]:
    """Only one side of an identity card was handed in."""
    return tuple(_side_missing(material, gone, side) for gone, side in enumerate(SIDES))


def _side_missing(material: str, gone: int, side: str) -> Defect:
    return Defect(
        name=f"{material}-{side}-missing",
        slots=frozenset({material}),
        fits=asked(material),
        change=lambda world, rng: world.without(material, gone),
        points=(f"{material}-{side}-present",),
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
