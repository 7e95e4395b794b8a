"""What an application for one's housing fund says → its sheet (住房公积金提取申请表, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.foundry.accounts import Account, draw_account, in_fours
from eval.foundry.days import DayStyle, printed, value
from eval.foundry.grid import CROSSES, Cell, choose, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.lined import lined
from eval.foundry.offices import ago, digits, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import Person, draw_person, draw_premises, phone_number
from eval.foundry.rows import said
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "housing-fund-application"
SIZE = (210.0, 297.0)
TITLES = ("住房公积金提取申请表", "住房公积金提取申请审批表", "个人住房公积金提取申请表")
STATUSES = ("未婚", "已婚", "离异", "丧偶")
MARRIED = STATUSES[1]
RENTING = "租赁住房"
REASONS = (
    "购买自住住房",
    RENTING,
    "偿还购房贷款本息",
    "建造翻建大修自住住房",
    "离休退休",
    "出境定居",
    "完全丧失劳动能力",
)
TRADES = ("科技有限公司", "物流有限公司", "商贸有限公司", "物业服务有限公司", "电子商务有限公司")
WORDS = (
    "本人承诺以上填写内容及提交的材料真实、有效，本人及配偶、未成年子女在本市无自有住房且租房居住；"
    "如有虚假，愿意退回所提取的住房公积金，并承担相应的法律责任。"
)


@dataclass(frozen=True)
class HousingFundApplication(Paper):
    """The facts of an application. Of the rents, in yuan, one is 0 where the form asks for the
    other alone; `status` and `reason` are the options ticked, "" for none, `second_status` one
    ticked besides; where it is `crossed`, by crosses. `spouse` is None without one; `signed_by`
    and `spouse_signed_by` are "" where nobody signed. On a form not `stated` the commitment was
    cut off."""

    applicant: Person
    account: str
    employer: str
    status: str
    spouse: Person | None
    reason: str
    address: str
    monthly_rent: int
    annual_rent: int
    amount: int
    receiving: Account
    phone: str
    applied_on: date
    signed_by: str
    spouse_signed_by: str
    second_status: str = ""
    crossed: bool = False
    stated: bool = True


def draw(facts: HousingFundApplication, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a table or lines with labels, typed or by hand, wordings, the day
    in its cell or beside the signatures."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    how = setting(style, 4.2, by_hand=bool(style.rng.random() < 0.15))
    how = replace(how, crosses=facts.crossed)
    title = TITLES[style.variant % len(TITLES)]
    sheet.text(105, 31, title, faces.song_bold, 7.6, tracking=0.8, align="centre")
    specimen(sheet, 186, 15, faces.hei_bold, size=5)
    in_cell = style.variant % 2 == 0
    if style.variant % 3 == 2:
        y = lined(
            sheet,
            _rows(facts, style, in_cell),
            how,
            left=22,
            top=50,
            width=166,
            pitch=12.4,
            ruled=bool(style.rng.random() < 0.5),
        )
    else:
        rows = _rows(facts, style, in_cell)
        bottom = grid(sheet, rows, how, left=18, top=41, width=174, label_width=33, least=13)
        sheet.rectangle((18, bottom, 192, bottom + 62), width=0.2)
        y = bottom + 9
    _closing(sheet, facts, style, y, dated=not in_cell)
    return (sheet,)


def _rows(facts: HousingFundApplication, style: Style, dated: bool) -> list[list[Cell]]:
    who, other, wording = facts.applicant, facts.spouse, style.variant % 3
    status = choose(STATUSES, (facts.status, facts.second_status), "marital_status")
    reason = choose(REASONS, (facts.reason,), "reason")
    number = facts.receiving.number
    written = in_fours(number) if style.variant % 4 == 2 else number
    name = Cell(("姓名", "申请人姓名", "职工姓名")[wording], Fact("name", who.name))
    id_label = ("身份证号码", "证件号码", "身份证号")[wording]
    account = Cell(
        ("个人公积金账号", "个人账号", "公积金账号")[wording], Fact("account", facts.account)
    )
    employer = Cell(("单位名称", "工作单位", "缴存单位")[wording], said("employer", facts.employer))
    phone = Cell("联系电话", Fact("phone", facts.phone))
    spouse = Cell("配偶姓名", Fact("spouse", other.name if other else ""))
    spouse_id = Cell(
        ("配偶身份证号码", "配偶证件号码", "配偶身份证号")[wording],
        Fact("spouse_id_number", other.id_number if other else ""),
    )
    amount = ("申请提取金额", "提取金额", "申请提取金额")[wording]
    return [
        [Cell(name.label, name.entry, 0.8), Cell(id_label, Fact("id_number", who.id_number), 1.2)],
        [account, phone],
        [employer],
        [Cell("婚姻状况", status)],
        [Cell(spouse.label, spouse.entry, 0.8), Cell(spouse_id.label, spouse_id.entry, 1.2)],
        [Cell(("提取原因", "提取事由", "提取类型")[wording], reason)],
        [
            Cell(
                ("租赁住房地址", "房屋坐落", "租住房屋地址")[wording],
                said("address", facts.address),
            )
        ],
        [*_rents(facts, style), Cell(amount, _yuan("amount", facts.amount, style))],
        [
            Cell(
                ("收款银行", "开户银行", "收款开户行")[wording], said("bank", facts.receiving.bank)
            ),
        ],
        [
            Cell(
                ("收款账号", "银行账号", "收款账号")[wording],
                Fact("bank_account", written, number),
            )
        ],
        *([[Cell("申请日期", _day(facts, style.day))]] if dated else []),
    ]


def _rents(facts: HousingFundApplication, style: Style) -> list[Cell]:
    cells = []
    if facts.monthly_rent:
        label = ("月租金", "每月租金", "月租金额")[style.variant % 3]
        cells.append(Cell(label, _yuan("monthly_rent", facts.monthly_rent, style)))
    if facts.annual_rent:
        label = ("年租金", "全年租金", "年租金额")[style.variant % 3]
        cells.append(Cell(label, _yuan("annual_rent", facts.annual_rent, style)))
    return cells


def _yuan(key: str, amount: int, style: Style) -> Fact:
    forms = ("{}元", "{}.00元", "{:,}元", "¥{:,}.00")
    text = forms[style.variant // 3 % 4].format(amount) if amount else ""
    return Fact(key, text, str(amount))


def _day(facts: HousingFundApplication, how: DayStyle) -> Fact:
    return Fact("applied_on", printed(facts.applied_on, how), value(facts.applied_on))


def _closing(
    sheet: Sheet, facts: HousingFundApplication, style: Style, y: float, *, dated: bool
) -> None:
    """The commitment and who signs under it; the day too when it is `dated` here."""
    faces, rng = style.faces, style.rng
    low = y
    if facts.stated:
        low = sheet.paragraph(23, y, 164, [WORDS], faces.song, 4.0, indent=2, leading=1.7)
    wording = style.variant % 3
    own = ("申请人签字", "申请人（签名）", "提取人签字")[wording]
    end = sheet.text(24, low + 12, f"{own}：", faces.song, 4.2)
    spot = (end + 17, low + 10.4, 8.2)
    sign(sheet, facts.signed_by, *spot, faces.hand, rng, label=own, key="signed_by")
    theirs = ("配偶签字", "配偶（签名）", "配偶签名")[wording]
    if facts.spouse or style.variant % 4 < 2:
        end = sheet.text(106, low + 12, f"{theirs}：", faces.song, 4.2)
        spot = (end + 17, low + 10.4, 8.2)
        sign(sheet, facts.spouse_signed_by, *spot, faces.hand, rng, label=theirs)
    if dated:
        day = _day(facts, style.closing_day)
        end = (
            sheet.text(118, low + 27, "日期：", faces.song, 4.2)
            if style.variant % 4 == 1
            else 130.0
        )
        sheet.text(end, low + 27, day.text, faces.song, 4.2, key=day.key, value=day.value)


def invent(rng: np.random.Generator, today: date) -> HousingFundApplication:
    """Facts by chance, mostly those of tenants: three in ten lack a signature, three in ten
    of all have no reason ticked."""
    who = draw_person(rng, today, ages=(22, 55))
    married = rng.random() < 0.55
    sexes = {"男": "女", "女": "男"}
    spouse = draw_person(rng, today, ages=(22, 55), sex=sexes[who.sex]) if married else None
    status = MARRIED if spouse else one(rng, ["未婚", "未婚", "离异", "丧偶"])
    rent = int(rng.integers(8, 45)) * 100
    asked, whole = int(rng.integers(3)), sealed(rng)
    theirs_missing = spouse is not None and rng.random() < 0.5
    reason = RENTING if rng.random() < 0.7 else one(rng, REASONS)
    return HousingFundApplication(
        applicant=who,
        account=f"8{digits(rng, int(rng.choice([9, 11])))}",
        employer=firm(rng, TRADES),
        status=status,
        spouse=spouse,
        reason=reason if sealed(rng) else "",
        address=draw_premises(rng, flat=True).address,
        monthly_rent=rent if asked != 1 else 0,
        annual_rent=12 * rent if asked != 0 else 0,
        amount=rent * int(rng.choice([3, 6, 12])),
        receiving=draw_account(rng),
        phone=phone_number(rng),
        applied_on=ago(rng, today, 0, 500),
        signed_by=who.name if whole or theirs_missing else "",
        spouse_signed_by=spouse.name if spouse and whole else "",
        crossed=bool(rng.random() < CROSSES),
    )


TEMPLATES = (Template(CODE, HousingFundApplication, SIZE, draw, invent),)
