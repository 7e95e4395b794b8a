"""Chance → a claimant's situation (情形), and its answers by the item's keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

ITEM = "unemployment-benefit"
MONTHS = {"one_five": (12, 60), "five_ten": (60, 120), "ten_up": (120, 380)}
"""From how many months of contributions to just under how many, by the answer given."""

# Nobody is paid who left of their own accord or contributed for less than a year.
UNHEARD = frozenset({("reason", "resigned"), ("years", "under_one")})


@dataclass(frozen=True)
class Situation:
    """The answers of one claimant, by the question keys of the item."""

    reason: str
    years: str
    claimed_before: str
    registered: str
    proof: str
    insured_at: str
    account: str
    applicant: str

    def answers(self) -> dict[str, tuple[str, ...]]:
        """As `application.json` writes them."""
        return {key: (answer,) for key, answer in vars(self).items()}


def draw_situation(rng: np.random.Generator) -> Situation:
    """Any situation in which the benefit is paid."""

    def among(first: str, other: str, share: float) -> str:
        return first if rng.random() < share else other

    reasons = ["expired", "dismissed", "agreed", "expelled", "employer_fault", "closed"]
    return Situation(
        reason=str(rng.choice(reasons, p=[0.22, 0.26, 0.2, 0.1, 0.12, 0.1])),
        years=str(rng.choice(list(MONTHS), p=[0.45, 0.3, 0.25])),
        claimed_before=among("never", "before", 0.7),
        registered=among("done", "together", 0.6),
        proof=among("certificate", "promise", 0.65),
        insured_at=among("changsha", "elsewhere", 0.7),
        account=among("bank_card", "ss_card", 0.5),
        applicant=among("self", "agent", 0.6),
    )
