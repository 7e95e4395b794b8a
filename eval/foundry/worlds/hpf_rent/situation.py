"""Chance → a tenant's situation (情形), and its answers by the item's keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

ITEM = "hpf-rent"


@dataclass(frozen=True)
class Situation:
    """The answers of one tenant, by the question keys of the item; "" where it is not asked."""

    housing: str
    contract: str
    marital: str
    withdraw: str
    no_house: str
    last: str
    applicant: str

    @property
    def leased(self) -> bool:
        """Whether there is a lease to hand in."""
        return self.housing == "public" or self.contract == "written"

    @property
    def married(self) -> bool:
        return self.marital == "married"

    def answers(self) -> dict[str, tuple[str, ...]]:
        """As `application.json` writes them."""
        return {key: (answer,) for key, answer in vars(self).items() if answer}


def draw_situation(rng: np.random.Generator) -> Situation:
    """Any situation the item knows."""

    def among(first: str, other: str, share: float) -> str:
        return first if rng.random() < share else other

    housing = among("market", "public", 0.7)
    marital = str(
        rng.choice(["married", "unmarried", "divorced", "widowed"], p=[0.5, 0.25, 0.15, 0.1])
    )
    return Situation(
        housing=housing,
        contract=among("written", "none", 0.7) if housing == "market" else "",
        marital=marital,
        withdraw=among("both", "self", 0.5) if marital == "married" else "",
        no_house=among("certificate", "promise", 0.6),
        last=among("first", "again", 0.6),
        applicant=among("self", "agent", 0.6),
    )
