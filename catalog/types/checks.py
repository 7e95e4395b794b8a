"""What the loader must know of a check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.types.points import Dimension
from catalog.types.rules import Element


class OperandKind(StrEnum):
    """What a check wants to be handed for an operand."""

    VALUE = "value"  # one value: a field, a form box, a source's answer
    PAPER = "paper"  # everything in a material's slot


@dataclass(frozen=True)
class CheckSpec:
    """What the loader must know of a check, so that it need not import `review`.

    `operands` are in the order a reviewer reads them, each with the kind it wants; all must be
    named by a rule. `params` maps every parameter to the type its YAML value must have;
    `optional` names those that may be left out. `dimensions` are those a point may have that
    rests on this check. A check that takes `named` values is handed as many as its rule names
    under that key. `vet` says what is wrong with a rule's elements and params, "" for nothing.
    """

    name: str
    operands: Mapping[str, OperandKind]
    params: Mapping[str, type]
    optional: frozenset[str] = frozenset()
    dimensions: frozenset[Dimension] = frozenset(Dimension)
    named: str = ""
    vet: Vet | None = None


Vet = Callable[[Mapping[str, Element], Mapping[str, object]], str]
CheckRegistry = Mapping[str, CheckSpec]
