"""Chance → an account at a bank that isn't, as forms ask for it to pay into."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from stdnum import luhn

from eval.foundry.offices import digits, one
from eval.foundry.papers.bank_card import BANKS

BRANCHES = ("", "", "样本路支行", "示例街支行", "虚构路支行", "范例大道支行")


@dataclass(frozen=True)
class Account:
    """A bank, with its branch or without, and the card's number there."""

    bank: str
    number: str


def draw_account(rng: np.random.Generator) -> Account:
    """A card of 19 digits with its check digit; 6299 99 is no issuer's."""
    body = f"629999{digits(rng, 12)}"
    bank = BANKS[int(rng.integers(len(BANKS)))][0] + one(rng, BRANCHES)
    return Account(bank, body + luhn.calc_check_digit(body))


def in_fours(number: str) -> str:
    """A card's number as people write it, in groups of four."""
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
