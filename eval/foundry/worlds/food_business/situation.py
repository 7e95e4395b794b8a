"""Chance → an applicant's situation (情形), and the words the item has for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

ITEM = "food-business-new"
KINDS = {"sales": "食品销售经营者", "catering": "餐饮服务经营者", "canteen": "集中用餐单位食堂"}
ITEMS = {
    "prepackaged": "预包装食品销售",
    "bulk": "散装食品销售",
    "hot_food": "热食类食品制售",
    "cold_food": "冷食类食品制售",
    "raw_food": "生食类食品制售",
    "pastry": "糕点类食品制售",
    "drinks": "自制饮品制售",
}
SOLD = ("prepackaged", "bulk")
MADE = ("hot_food", "cold_food", "raw_food", "pastry", "drinks")


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
    """A situation that needs a licence: what is sold or made fits the type of business."""
    entity = "company" if rng.random() < 0.6 else "individual"
    kinds = ["sales", "catering", "catering"] + (["canteen"] if entity == "company" else [])
    kind = str(rng.choice(kinds))
    chosen = {"sales": "bulk"}.get(kind, "hot_food")
    others = [key for key in SOLD + MADE if (key in SOLD) == (kind == "sales") and key != chosen]
    count = int(rng.integers(0, min(2, len(others)) + 1))
    picked = {chosen, *rng.choice(others, size=count, replace=False).tolist()}
    return Situation(
        entity=entity,
        business_type=kind,
        business_items=tuple(key for key in ITEMS if key in picked),
        premises="rented" if rng.random() < 0.65 else "owned",
        applicant="agent" if rng.random() < 0.4 else "self",
    )
