"""Chance → an applicant's situation (情形), and its answers by the item's keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

ITEM = "labor-dispatch-new"

POSTS = {"temporary": "临时性岗位", "auxiliary": "辅助性岗位", "substitute": "替代性岗位"}
"""Answers → the words of the boxes in the agreement."""

CONTRIBUTIONS = {
    ("cash",): ("货币",),
    ("in_kind",): ("实物", "知识产权", "土地使用权"),
    ("cash", "in_kind"): ("货币、实物",),
}
"""Answers → how articles and reports put it."""


@dataclass(frozen=True)
class Situation:
    """The answers of one applicant, by the question keys of the item; `posts` is "" where the
    agreement names no user."""

    entity: str
    capital_proof: str
    contribution: tuple[str, ...]
    premises: str
    premises_at: str
    posts: str
    reach: str
    applicant: str

    @property
    def by_shares(self) -> bool:
        return self.entity == "joint_stock"

    @property
    def audited(self) -> bool:
        return self.capital_proof == "audit"

    def answers(self) -> dict[str, tuple[str, ...]]:
        """As `application.json` writes them."""
        named = {"posts": (self.posts,)} if self.posts else {}
        return {
            "entity": (self.entity,),
            "capital_proof": (self.capital_proof,),
            "contribution": self.contribution,
            "premises": (self.premises,),
            "premises_at": (self.premises_at,),
            "agreement": ("named" if self.posts else "blank",),
            **named,
            "reach": (self.reach,),
            "applicant": (self.applicant,),
        }


def draw_situation(rng: np.random.Generator) -> Situation:
    """A situation in which a licence may be had."""
    ways = list(CONTRIBUTIONS)
    return Situation(
        entity="limited" if rng.random() < 0.72 else "joint_stock",
        capital_proof="verification" if rng.random() < 0.65 else "audit",
        contribution=ways[int(rng.choice(3, p=[0.7, 0.1, 0.2]))],
        premises="rented" if rng.random() < 0.65 else "owned",
        premises_at="domicile" if rng.random() < 0.75 else "elsewhere",
        posts=str(rng.choice(list(POSTS))) if rng.random() < 0.7 else "",
        reach="local" if rng.random() < 0.6 else "cross_region",
        applicant="agent" if rng.random() < 0.45 else "self",
    )
