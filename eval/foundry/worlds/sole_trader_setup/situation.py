"""Chance → an applicant's situation (情形), and its answers by the item's keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

ITEM = "sole-trader-setup"
TRADES = ("retail", "catering", "service", "making")


@dataclass(frozen=True)
class Situation:
    """The answers of one applicant; `kinship` is "" for who trades alone."""

    kinship: str
    named: bool
    trades: tuple[str, ...]
    rented: bool
    dwelling: bool
    approved: bool
    minor: bool
    agent: bool

    @property
    def family(self) -> bool:
        """Whether a family runs the shop."""
        return bool(self.kinship)

    def answers(self) -> dict[str, tuple[str, ...]]:
        """As `application.json` writes them."""
        kinship = {"kinship": (self.kinship,)} if self.kinship else {}
        return {
            "composition": ("family" if self.family else "individual",),
            **kinship,
            "named": ("with_name" if self.named else "without_name",),
            "trade": self.trades,
            "premises": ("rented" if self.rented else "owned",),
            "building": ("dwelling" if self.dwelling else "commercial",),
            "approval": ("needed" if self.approved else "none",),
            "age": ("minor" if self.minor else "adult",),
            "applicant": ("agent" if self.agent else "self",),
        }


def draw_situation(rng: np.random.Generator) -> Situation:
    """Any situation: families with either proof, one or two trades; who is not of age yet
    trades alone, and dangerous goods are sold from no dwelling."""
    minor = bool(rng.random() < 0.12)
    family = not minor and bool(rng.random() < 0.55)
    approved = not minor and bool(rng.random() < 0.18)
    trades = rng.choice(TRADES, size=1 + int(rng.random() < 0.35), replace=False).tolist()
    if approved and "retail" not in trades:
        trades[0] = "retail"
    return Situation(
        kinship=("register" if rng.random() < 0.6 else "marriage") if family else "",
        named=bool(rng.random() < 0.75),
        trades=tuple(trades),
        rented=bool(rng.random() < 0.6),
        dwelling=not approved and bool(rng.random() < 0.35),
        approved=approved,
        minor=minor,
        agent=bool(rng.random() < 0.4),
    )
