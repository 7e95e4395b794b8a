"""Several items done at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.types.conditions import Condition
from catalog.types.forms import Form
from catalog.types.item import Step, TimeLimit
from catalog.types.laws import Basis
from catalog.types.scenario import Scenario


@dataclass(frozen=True)
class Settlement:
    """While `when` holds of a bundle's answers, an item's question has these answers, too."""

    when: Condition
    answer: tuple[str, ...]


@dataclass(frozen=True)
class SharedPaper:
    """Materials of several items that are the same paper: asked for once, under a key and a
    name of its own. `papers` maps each item that asks for it to its material. `filling_advice`
    is for all of them; "": the first item's holds."""

    key: str
    name: str
    papers: Mapping[str, str]
    filling_advice: str = ""


@dataclass(frozen=True)
class Bundle:
    """Several items done at once (一件事), in the order in which they are done.

    Its scenario is asked once: `settles` maps an item's question to what its answers mean for
    it. Its form is filled in once: `fills` maps each item's boxes to those of the form that
    fill them. What is not `shared` is asked for by the item alone.
    """

    key: str
    name: str
    lead: str
    audience: str
    summary: str
    items: tuple[str, ...]
    scenario: Scenario
    settles: Mapping[str, Mapping[str, tuple[Settlement, ...]]]
    form: Form
    fills: Mapping[str, Mapping[str, str]]
    shared: tuple[SharedPaper, ...]
    time_limit: TimeLimit
    fee: str
    window: str
    steps: tuple[Step, ...]
    basis: tuple[Basis, ...]
    notes: tuple[str, ...] = ()
