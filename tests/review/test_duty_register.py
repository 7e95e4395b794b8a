"""How it stands with a duty on a day, and which materials have followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from catalog.types import Need
from review.duty_register import Standing, fulfilled, standing
from review.pipeline import review
from review.types import Evidence
from tests.review.handmade import (
    LEASE_TYPE,
    LICENCE_TYPE,
    TODAY,
    application,
    item,
    material,
    paper,
    point,
    rule,
)

DUE = date(2026, 11, 23)
BEFORE, AFTER = date(2026, 11, 20), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("due", "kept_on", "today", "state"),
    [
        (DUE, None, BEFORE, Standing.OPEN),
        (DUE, None, DUE, Standing.OPEN),
        (DUE, None, AFTER, Standing.BROKEN),
        (DUE, DUE, AFTER, Standing.KEPT),
        (DUE, AFTER, AFTER, Standing.LATE),
        (None, None, AFTER, Standing.OPEN),
        (None, AFTER, AFTER, Standing.KEPT),
    ],
)
def test_a_duty_stands_by_its_last_day(
    due: date | None, kept_on: date | None, today: date, state: Standing
) -> None:
    assert standing(due, kept_on, today) is state


LEASE = replace(material("lease", LEASE_TYPE, need=Need.DEFERRABLE), follows_within=5)
ITEM = item(
    point("lessee", rule("same_name", left="lease.lessee", right="licence.name")),
    materials=(material("licence", LICENCE_TYPE), LEASE),
)


def followed(lessee: str | None, confidence: float = 0.99) -> bool:
    papers = {"licence": (paper(LICENCE_TYPE, {"name": "样本公司"}),)}
    if lessee is not None:
        papers["lease"] = (paper(LEASE_TYPE, {"lessee": lessee}, confidence=confidence),)
    asked = replace(application(), deferred=("lease",))
    return "lease" in fulfilled(review(ITEM, asked, papers, Evidence(), TODAY))


def test_only_a_paper_with_which_nothing_is_wrong_has_followed() -> None:
    assert followed("样本公司")
    assert not followed(None)
    assert not followed("别的公司")
    assert not followed("样本公司", confidence=0.3)
