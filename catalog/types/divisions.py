"""Places: administrative divisions and how they lie in each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Division:
    """An administrative division (行政区划) by its code of GB/T 2260.

    `parent` is the code of the division it lies in, "" for a province. `aliases` are short and
    former names on papers. One whose name is `shared` with another province's is not known by
    its name alone.
    """

    code: str
    name: str
    parent: str
    aliases: tuple[str, ...] = ()
    shared: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What papers call it."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Divisions:
    """Divisions by code, and by each of their names; parents are there, too."""

    by_code: Mapping[str, Division] = field(default_factory=dict)
    by_name: Mapping[str, tuple[Division, ...]] = field(default_factory=dict)

    def within(self, code: str, around: str) -> bool:
        """Whether a division is another, or lies in it."""
        while code and code != around:
            code = self.by_code[code].parent
        return code == around

    def full_name(self, code: str) -> str:
        """As people say it: a district or county with its city (长沙市岳麓区), others alone."""
        division = self.by_code[code]
        around = self.by_code.get(division.parent)
        if around is None or not around.parent or division.name.endswith("市"):
            return division.name
        return f"{around.name}{division.name}"
