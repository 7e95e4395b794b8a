"""Chance → an applicant's situation (情形), and its answers by the item's keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from eval.foundry.holdings import before
from eval.foundry.offices import one

ITEM = "hygiene-permit-new"

CATEGORIES = {
    "lodging": "住宿场所",
    "bathing": "沐浴场所",
    "beauty": "美容美发场所",
    "culture": "文化娱乐场所",
    "swimming": "游泳场所",
    "shopping": "购物场所",
    "exhibition": "展览场所",
    "waiting": "公共交通等候室",
}
"""Answers → the words of the boxes on the application, in the order printed."""

BESIDE = {
    "lodging": ("bathing", "swimming", "beauty"),
    "bathing": ("beauty", "lodging"),
    "beauty": (),
    "culture": ("shopping",),
    "swimming": ("bathing",),
    "shopping": ("culture", "beauty"),
    "exhibition": ("shopping",),
    "waiting": ("shopping",),
}
"""What else the same place often is."""

SMALL = ("lodging", "bathing", "beauty", "beauty", "culture", "shopping")
"""What individuals run."""

PROMISABLE = ("layout", "rules", "health-certificate", "test-report", "air-report")


@dataclass(frozen=True)
class Situation:
    """The answers of one applicant, by the question keys of the item; `promised` are the
    materials that follow."""

    entity: str
    categories: tuple[str, ...]
    air: str
    building: str
    site: str
    way: str
    applicant: str
    promised: tuple[str, ...]

    @property
    def company(self) -> bool:
        return self.entity == "company"

    @property
    def reviewed(self) -> bool:
        """Whether its building had to be looked at before."""
        barber = self.categories == ("beauty",) and self.air == "unused"
        return self.building == "renovated" and not barber

    def answers(self) -> dict[str, tuple[str, ...]]:
        """As `application.json` writes them."""
        return {
            "entity": (self.entity,),
            "category": self.categories,
            "air": (self.air,),
            "building": (self.building,),
            "site": (self.site,),
            "way": (self.way,),
            "applicant": (self.applicant,),
        }


def draw_situation(rng: np.random.Generator) -> Situation:
    """A situation in which a licence may be had."""
    entity = "company" if rng.random() < 0.6 else "individual"
    kinds = tuple(CATEGORIES) if entity == "company" else SMALL
    first = kinds[int(rng.integers(len(kinds)))]
    found = {first} | {each for each in BESIDE[first] if rng.random() < 0.3}
    air = "used" if rng.random() < (0.6 if entity == "company" else 0.2) else "unused"
    way = "promise" if rng.random() < 0.35 else "full"
    follows = [each for each in PROMISABLE if rng.random() < 0.55] if way == "promise" else []
    return Situation(
        entity=entity,
        categories=tuple(each for each in CATEGORIES if each in found),
        air=air,
        building="renovated" if rng.random() < 0.5 else "existing",
        site="elsewhere" if entity == "company" and rng.random() < 0.25 else "registered",
        way=way,
        applicant="agent" if rng.random() < 0.4 else "self",
        promised=tuple(each for each in follows if each != "air-report" or air == "used"),
    )


def draw_records(rng: np.random.Generator, today: date, situation: Situation) -> dict[str, str]:
    """What the systems of record answer: nothing that bars the applicant still."""
    records = {
        "source.registration-platform.status": one(rng, ("存续", "存续", "在业", "开业", "正常")),
        "source.health-supervision.false-application": "无",
        "source.health-supervision.revocation": "无",
        "source.credit.broken-promises": "无",
    }
    if rng.random() < 0.08:
        records["source.health-supervision.false-application"] = "提供虚假材料"
        records["source.health-supervision.refused-on"] = before(rng, today, 367, 1500).isoformat()
    if rng.random() < 0.08:
        records["source.health-supervision.revocation"] = "撤销"
        records["source.health-supervision.revoked-on"] = before(rng, today, 1097, 2400).isoformat()
    if situation.site == "elsewhere":
        records["source.registration-platform.branch-at-address"] = "confirmed"
    if situation.reviewed:
        records["source.health-supervision.preventive-review"] = "confirmed"
    return records
