"""Chance → an applicant's situation (情形), and its answers by the item's keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eval.foundry.offices import one
from eval.foundry.papers.tobacco_retail_application import GOODS, OUTLETS, RIGHTS

ITEM = "tobacco-retail-new"

OUTLET_BOXES = dict(
    zip(
        ("grocery", "convenience", "supermarket", "mall", "liquor", "leisure", "other"),
        OUTLETS,
        strict=True,
    )
)
GOODS_BOXES = dict(zip(("cigarettes", "cigars"), GOODS, strict=True))
RIGHT_BOXES = dict(zip(("owned", "rented"), RIGHTS, strict=True))
"""The boxes on the application by answer."""


@dataclass(frozen=True)
class Situation:
    """The answers of one applicant, by the question keys of the item."""

    entity: str
    outlet: str
    goods: tuple[str, ...]
    premises: str
    housing: str
    history: str
    special: str
    applicant: str

    @property
    def company(self) -> bool:
        """Whether the applicant is a firm of any kind."""
        return self.entity == "company"

    def answers(self) -> dict[str, tuple[str, ...]]:
        """As `application.json` writes them."""
        return {**{key: (answer,) for key, answer in vars(self).items()}, "goods": self.goods}


def draw_situation(rng: np.random.Generator) -> Situation:
    """A situation in which the licence may be had."""
    company = rng.random() < 0.45
    outlets = list(OUTLET_BOXES)
    chance = rng.random()
    goods = tuple(GOODS_BOXES) if chance < 0.65 else tuple(GOODS_BOXES)[int(chance < 0.75) :][:1]
    special = one(rng, ["disabled", "veteran", "hardship"])
    return Situation(
        entity="company" if company else "individual",
        outlet=one(rng, outlets if company else [each for each in outlets if each != "mall"]),
        goods=goods,
        premises="rented" if rng.random() < 0.65 else "owned",
        housing="residence" if rng.random() < 0.3 else "shopfront",
        history="takeover" if rng.random() < 0.3 else "new",
        special=special if rng.random() < (0.1 if company else 0.4) else "none",
        applicant="agent" if rng.random() < 0.4 else "self",
    )
