"""Chance → an applicant's situation (情形), and its answers by the item's keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eval.foundry.offices import one
from eval.foundry.papers.longevity_application import AGE_GROUPS

ITEM = "elderly-allowance"

AGES = {"eighties": (80, 89), "nineties": (90, 99), "hundred": (100, 111)}
"""Years of age by answer; nobody drawn is older."""

TICKS = dict(zip(AGES, AGE_GROUPS, strict=True))
"""The box on the application by answer."""


@dataclass(frozen=True)
class Situation:
    """The answers of one applicant, by the question keys of the item; `kin_proof` is "" where
    no kin comes."""

    age_group: str
    household: str
    before: str
    hardship: str
    residence: str
    applicant: str
    kin_proof: str
    account: str
    checked: str

    @property
    def by_proxy(self) -> bool:
        """Whether somebody else comes."""
        return self.applicant != "self"

    @property
    def mandated(self) -> bool:
        """Whether that somebody needs the elder's authority."""
        return self.applicant in ("relative", "community")

    @property
    def certified(self) -> bool:
        """Whether the community must have written its opinion."""
        return self.checked == "done" or self.applicant in ("guardian", "community")

    def answers(self) -> dict[str, tuple[str, ...]]:
        """As `application.json` writes them."""
        return {key: (answer,) for key, answer in vars(self).items() if answer}


def draw_situation(rng: np.random.Generator) -> Situation:
    """A situation in which the allowance may be had."""
    applicant = str(rng.choice(["self", "relative", "guardian", "community"], p=_WHO))
    kin = applicant in ("relative", "guardian")
    return Situation(
        age_group=str(rng.choice(list(AGES), p=(0.6, 0.25, 0.15))),
        household="moved" if rng.random() < 0.25 else "settled",
        before=str(rng.choice(["never", "elsewhere", "stopped_here"], p=(0.6, 0.2, 0.2))),
        hardship="low_income" if rng.random() < 0.25 else "ordinary",
        residence=str(rng.choice(["home", "elsewhere", "institution"], p=(0.5, 0.3, 0.2))),
        applicant=applicant,
        kin_proof=one(rng, ["same_book", "promise"]) if kin else "",
        account="bank_card" if rng.random() < 0.6 else "ss_card",
        checked="done" if rng.random() < 0.6 else "not_yet",
    )


_WHO = (0.25, 0.35, 0.2, 0.2)
