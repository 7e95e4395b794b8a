"""Everything one application says, before any of it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from eval.foundry.template import Paper


@dataclass(frozen=True)
class World:
    """One application for `item` before it is drawn. `papers` maps a material key to its papers
    in the order handed in; `spoiled` names (material, position) pairs photographed on their head
    and out of focus; `records` is what systems that can be asked say, `source.fact` → answer;
    `promised` and `deferred` are keys of materials that are to follow."""

    item: str
    today: date
    situation: Mapping[str, tuple[str, ...]]
    form: Mapping[str, str]
    papers: Mapping[str, tuple[Paper, ...]]
    spoiled: frozenset[tuple[str, int]] = frozenset()
    records: Mapping[str, str] = field(default_factory=dict)
    promised: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()

    def paper(self, material: str, position: int = 0) -> Paper:
        """The paper in a slot; KeyError or IndexError when there is none."""
        return self.papers[material][position]

    def with_paper(self, material: str, paper: Paper, position: int = 0) -> World:
        """The same world with one paper exchanged."""
        slot = list(self.papers[material])
        slot[position] = paper
        return replace(self, papers={**self.papers, material: tuple(slot)})

    def with_record(self, fact: str, answer: str) -> World:
        """The same world with another answer of a system; KeyError when it gave none."""
        if fact not in self.records:
            raise KeyError(fact)
        return replace(self, records={**self.records, fact: answer})

    def without(self, material: str, position: int | None = None) -> World:
        """The same world with a slot empty, or one paper of it gone."""
        papers = dict(self.papers)
        slot = papers.pop(material)
        if position is not None:
            papers[material] = slot[:position] + slot[position + 1 :]
        return replace(self, papers=papers)
