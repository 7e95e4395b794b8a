"""Chance → how somebody came to leave an employer, and the certificate that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import years_later
from eval.foundry.offices import brand, firm, one
from eval.foundry.papers.labour_contract import POSTS
from eval.foundry.papers.labour_termination import LabourTermination
from eval.foundry.papers.unemployment_claim import TRADES
from eval.foundry.people import Person

ENDINGS = {
    "expired": "劳动合同期满",
    "dismissed": "用人单位解除劳动合同",
    "agreed": "用人单位提出协商解除",
    "expelled": "被开除除名辞退",
    "employer_fault": "用人单位过错本人解除",
    "closed": "用人单位破产关闭",
}
"""What is ticked on the claim, by the answer given."""

CAUSES = {
    "expired": ("劳动合同期满", "劳动合同期满单位不再续签", "合同到期未续订"),
    "dismissed": (
        "生产经营发生严重困难裁减人员",
        "公司经济性裁员",
        "不能胜任工作，经调整岗位仍不能胜任",
        "客观情况发生重大变化，公司解除劳动合同",
    ),
    "agreed": ("用人单位提出、双方协商一致", "单位提出并与劳动者协商一致解除"),
    "expelled": ("严重违反规章制度被辞退", "严重违反劳动纪律被开除", "被单位除名"),
    "employer_fault": (
        "公司拖欠工资，劳动者解除劳动合同",
        "单位未依法缴纳社会保险费，本人解除",
        "未及时足额支付劳动报酬、劳动者提出解除",
    ),
    "closed": ("公司被依法宣告破产", "公司决定提前解散", "单位被吊销营业执照"),
}
"""What certificates give as the reason."""

CITIES = ("株洲市", "湘潭市", "衡阳市", "岳阳市")


@dataclass(frozen=True)
class Leaving:
    """Which employer was left on `ended_on`, and what was agreed with it."""

    employer: str
    position: str
    starts_on: date
    ends_on: date
    ended_on: date
    cause: str


def draw_leaving(
    rng: np.random.Generator, today: date, *, reason: str, months: int, elsewhere: bool
) -> Leaving:
    """Somebody insured for so many months left within the last two months, some earlier."""
    ago = int(rng.integers(2, 55)) if rng.random() < 0.85 else int(rng.integers(61, 300))
    ended = today - timedelta(days=ago)
    if reason == "expired":
        years = int(rng.integers(1, min(3, months // 12) + 1))
        starts, ends = years_later(ended + timedelta(days=1), -years), ended
    else:
        starts = ended - timedelta(days=int(rng.integers(60, min(months, 100) * 30)))
        ends = years_later(starts, 1) - timedelta(days=1)
        while ends <= ended:
            ends = years_later(ends, int(rng.choice([1, 2, 3])))
    city = f"{one(rng, CITIES)}{brand(rng)}{one(rng, TRADES)}"
    return Leaving(
        employer=city if elsewhere else firm(rng, TRADES),
        position=one(rng, POSTS),
        starts_on=starts,
        ends_on=ends,
        ended_on=ended,
        cause=one(rng, CAUSES[reason]),
    )


def certificate(
    rng: np.random.Generator, today: date, leaving: Leaving, person: Person
) -> LabourTermination:
    """What the employer gave the employee to take along; not every one asks for a signature."""
    late = min(15, (today - leaving.ended_on).days)
    return LabourTermination(
        employer=leaving.employer,
        employee=person,
        position=leaving.position,
        starts_on=leaving.starts_on,
        ends_on=leaving.ends_on,
        ended_on=leaving.ended_on,
        reason=leaving.cause,
        signed_on=leaving.ended_on + timedelta(days=int(rng.integers(0, late + 1))),
        seal=leaving.employer,
        signed=bool(rng.random() < 0.7),
    )
