"""Chance → an applicant's situation (情形), and its answers by the item's keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eval.foundry.papers.food_business_application import draw_business

ITEM = "food-business-new"


@dataclass(frozen=True)
class Situation:
    """The answers of one applicant, by the question keys of the item."""

    entity: str
    business_type: str
    business_items: tuple[str, ...]
    premises: str
    applicant: str

    def answers(self) -> dict[str, tuple[str, ...]]:
        """As `application.json` writes them."""
        return {
            "entity": (self.entity,),
            "business_type": (self.business_type,),
            "business_items": self.business_items,
            "premises": (self.premises,),
            "applicant": (self.applicant,),
        }


def draw_situation(rng: np.random.Generator) -> Situation:
    """A situation that needs a licence."""
    entity = "company" if rng.random() < 0.6 else "individual"
    kind, items = draw_business(rng, entity == "company")
    return Situation(
        entity=entity,
        business_type=kind,
        business_items=items,
        premises="rented" if rng.random() < 0.65 else "owned",
        applicant="agent" if rng.random() < 0.4 else "self",
    )
