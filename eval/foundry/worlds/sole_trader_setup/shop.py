"""Chance → what a shop is called, does and is approved for, and the room it has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import DayStyle, printed, years_later
from eval.foundry.holdings import before, title
from eval.foundry.offices import brand, one
from eval.foundry.papers.form import Form
from eval.foundry.papers.lease_contract.facts import PAYMENTS, LeaseContract, Terms
from eval.foundry.papers.real_estate_certificate import RealEstateCertificate
from eval.foundry.people import Person, Premises, credit_code, draw_person, firm_name, phone_number

KINDS = {
    "retail": ("粮油店", "百货店", "便利店", "服装店", "五金经营部", "文具超市"),
    "catering": ("小吃店", "餐馆", "面馆", "饮品店", "酒楼"),
    "service": ("理发店", "美容馆", "洗衣店", "家电维修部", "打字复印中心", "家政工作室"),
    "making": ("门窗加工厂", "服装加工坊", "木器加工坊", "广告制作部"),
}
SCOPES = {
    "retail": ("粮油零售", "日用百货零售", "服装服饰零售", "五金产品零售", "文具用品零售"),
    "catering": ("餐饮服务", "小吃服务", "饮品现场制售"),
    "service": ("理发服务", "美容服务", "洗染服务", "日用电器修理", "家政服务", "打字复印"),
    "making": ("门窗制造加工", "服装加工", "木器制造", "广告牌制作"),
}
DANGEROUS = "危险化学品零售"
HARMLESS = "化工产品零售（不含危险化学品）"
SHOP_USES = (
    "商业服务",
    "商业",
    "商服用地/商业服务",
    "城镇住宅用地/商业服务",
    "办公",
    "工业用地/工业",
)
HOME_USES = ("城镇住宅用地/成套住宅", "住宅", "城镇住宅用地/住宅")


@dataclass(frozen=True)
class Landlord:
    """Who lets the room: a firm, which seals, or a person."""

    name: str
    number: str
    seal: str


@dataclass(frozen=True)
class Approval:
    """What an approval to sell dangerous goods says; `until` None where it says no term."""

    number: str
    issued_on: date
    until: date | None


def shop_name(rng: np.random.Generator, place: Premises, trade: str) -> str:
    """A name no shop bears, of the city or the district it is in."""
    where = one(rng, (f"长沙市{place.district}", f"长沙市{place.district}", "长沙市", "长沙"))
    tail = "（个体工商户）" if rng.random() < 0.15 else ""
    return f"{where}{brand(rng)}{one(rng, KINDS[trade])}{tail}"


def scope(rng: np.random.Generator, trades: tuple[str, ...], *, dangerous: bool) -> str:
    """What the shop does, some entries for each trade."""
    entries: list[str] = [DANGEROUS] if dangerous else []
    for trade in trades:
        most = min(3, len(SCOPES[trade]))
        count = int(rng.integers(1, most + 1))
        entries += rng.choice(SCOPES[trade], size=count, replace=False).tolist()
    if "retail" in trades and not dangerous and rng.random() < 0.2:
        entries.append(HARMLESS)
    return "；".join(entries) + "。"


def landlord(rng: np.random.Generator, today: date) -> Landlord:
    """A firm or a person."""
    if rng.random() < 0.35:
        name = firm_name(rng, individual=False)
        return Landlord(name, credit_code(rng, individual=False), name)
    person = draw_person(rng, today, ages=(30, 75))
    return Landlord(person.name, person.id_number, "")


def contract(
    rng: np.random.Generator,
    today: date,
    *,
    lets: Landlord,
    tenant: Person,
    address: str,
    dwelling: bool,
) -> LeaseContract:
    """A lease of one to five years that runs today, seldom for less than three months more."""
    months = int(rng.choice([12, 24, 36, 60]))
    least = 1 if rng.random() < 0.1 else 95
    since = int(rng.integers(0, 365 * months // 12 - least))
    starts = today - timedelta(days=since)
    rent = int(rng.integers(8, 160)) * 100
    use = one(rng, ("居住兼经营", "居住", "商业经营") if dwelling else ("商业经营", "办公", "经营"))
    return LeaseContract(
        lessor=lets.name,
        lessee=tenant.name,
        address=address,
        area=f"{rng.uniform(12, 260):.{int(rng.integers(0, 3))}f}",
        starts_on=starts,
        ends_on=years_later(starts, months // 12) - timedelta(days=1),
        rent=rent,
        signed_on=starts - timedelta(days=int(rng.integers(0, 20))),
        lessor_seal=lets.seal,
        lessee_seal="",
        terms=Terms(
            lessor_number=lets.number,
            lessee_number=tenant.id_number,
            phone=phone_number(rng),
            use=use,
            months=months,
            deposit=rent * int(rng.integers(1, 4)),
            payment=one(rng, PAYMENTS),
        ),
    )


def deed(
    rng: np.random.Generator, today: date, *, owners: tuple[str, ...], address: str, dwelling: bool
) -> RealEstateCertificate:
    """A title certificate of one or two owners."""
    use = one(rng, HOME_USES if dwelling else SHOP_USES)
    paper = title(rng, today, owner="、".join(owners), address=address, use=use)
    share = "单独所有" if len(owners) == 1 else one(rng, ("共同共有", "按份共有"))
    return replace(paper, sharing=share)


def draw_approval(rng: np.random.Generator, today: date) -> Approval:
    """An approval in force; one in three says no term and is three months old at most."""
    timeless = rng.random() < 0.35
    issued = before(rng, today, 0, 91 if timeless else 1000)
    number = f"湘长危化经许字〔{issued.year}〕{int(rng.integers(1, 9999)):04d}号"
    until = None if timeless else years_later(issued, 3) - timedelta(days=1)
    return Approval(number, issued, until)


def approval_paper(
    rng: np.random.Generator, approval: Approval, holder: Person, place: Premises
) -> Form:
    """The licence, or the decision where no term is said."""
    how = (DayStyle.HAN, DayStyle.PADDED, DayStyle.ISO)[int(rng.integers(3))]
    who = one(rng, ("申请人", "负责人", "姓名"))
    pairs = [("编号", approval.number), (who, holder.name), ("经营地址", place.address)]
    pairs += [("许可范围", DANGEROUS), ("发证日期", printed(approval.issued_on, how))]
    if approval.until:
        pairs.append(("有效期至", printed(approval.until, how)))
    return Form(
        title="危险化学品经营许可证" if approval.until else "准予危险化学品经营决定书",
        pairs=tuple(pairs),
        signer="",
        signed_by="",
        words="经审查，符合规定条件，准予经营上列范围内的危险化学品。",
        seal=f"长沙市{place.district}应急管理局",
    )
