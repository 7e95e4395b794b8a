"""What a claim for unemployment benefit says → its sheet (失业保险金申领登记表, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.accounts import Account, draw_account, in_fours
from eval.foundry.days import DayStyle, printed, value
from eval.foundry.grid import CROSSES, Cell, choose, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.lined import lined
from eval.foundry.offices import ago, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import Person, draw_person, draw_premises, phone_number
from eval.foundry.rows import said
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "unemployment-claim"
SIZE = (210.0, 297.0)
TITLES = ("失业保险金申领登记表", "失业保险待遇申领登记表", "失业保险金申领表")
RESIGNED = "本人辞职"
REASONS = (
    "劳动合同期满",
    "用人单位解除劳动合同",
    "用人单位提出协商解除",
    "被开除除名辞退",
    "用人单位过错本人解除",
    "用人单位破产关闭",
    RESIGNED,
)
SEEKING = ("有求职要求", "无求职要求")
TRADES = ("制造有限公司", "商贸有限公司", "餐饮管理有限公司", "物流有限公司", "服饰有限公司")
WORDS = (
    "本人已中断就业并有求职要求，以上填写的内容真实无误。领取失业保险金期间重新就业、应征服兵役、"
    "移居境外或者享受基本养老保险待遇的，本人将及时告知经办机构；多领的失业保险金愿意退回。"
)


@dataclass(frozen=True)
class UnemploymentClaim(Paper):
    """The facts of a claim. `months` are those contributed for; `reason` and `seeking` are the
    options ticked, "" for none, `second_reason` one ticked besides; where it is `crossed`, by
    crosses. `signed_by` is "" where nobody signed. On a form not `stated` what the claimant
    states was cut off."""

    claimant: Person
    address: str
    phone: str
    employer: str
    reason: str
    terminated_on: date
    months: int
    seeking: str
    receiving: Account
    applied_on: date
    signed_by: str
    second_reason: str = ""
    crossed: bool = False
    stated: bool = True


def draw(facts: UnemploymentClaim, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a table or lines with labels, typed or by hand, wordings, the order
    of the rows, the day in its cell or beside the signature."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    how = setting(style, 4.2, by_hand=bool(style.rng.random() < 0.15))
    how = replace(how, crosses=facts.crossed)
    title = TITLES[style.variant % len(TITLES)]
    face = faces.hei_bold if style.variant % 4 < 2 else faces.song_bold
    sheet.text(105, 31, title, face, 7.8, tracking=0.9, align="centre")
    specimen(sheet, 186, 15, faces.hei_bold, size=5)
    in_cell = style.variant % 2 == 1
    rows = _rows(facts, style, in_cell)
    if style.variant % 3 == 1:
        ruled = bool(style.rng.random() < 0.5)
        y = lined(sheet, rows, how, left=22, top=52, width=166, pitch=13, ruled=ruled)
    else:
        bottom = grid(sheet, rows, how, left=18, top=42, width=174, label_width=38, least=13.4)
        sheet.rectangle((18, bottom, 192, bottom + 62), width=0.2)
        y = bottom + 9
    _closing(sheet, facts, style, y, dated=not in_cell)
    return (sheet,)


def _rows(facts: UnemploymentClaim, style: Style, dated: bool) -> list[list[Cell]]:
    who, wording = facts.claimant, style.variant % 3
    boxed = bool(style.rng.random() < 0.4)
    sex = choose(("男", "女"), (who.sex,), "sex") if boxed else Fact("sex", who.sex)
    number = facts.receiving.number
    written = in_fours(number) if style.variant % 4 == 2 else number
    ended = printed(facts.terminated_on, style.day)
    person = [
        [Cell("姓名", Fact("name", who.name)), Cell("性别", sex)],
        [
            Cell(
                ("身份证号码", "公民身份号码", "社会保障号码")[wording],
                Fact("id_number", who.id_number),
                1.15,
            ),
            Cell("联系电话", Fact("phone", facts.phone), 0.85),
        ],
        [Cell(("常住地址", "家庭住址", "现居住地址")[wording], said("address", facts.address))],
    ]
    work = [
        [
            Cell(
                ("原工作单位", "失业前工作单位", "原单位名称")[wording],
                said("employer", facts.employer),
            )
        ],
        [
            Cell(
                ("失业原因", "失业原因", "终止解除劳动关系原因")[wording],
                choose(REASONS, (facts.reason, facts.second_reason), "reason"),
            )
        ],
        [
            Cell(
                ("终止解除劳动关系日期", "失业日期", "解除劳动合同日期")[wording],
                Fact("terminated_on", ended, value(facts.terminated_on)),
            ),
            Cell(
                ("累计缴费月数", "缴费月数", "累计缴费月数")[wording],
                Fact("months", f"{facts.months}个月", str(facts.months)),
            ),
        ],
        [
            Cell(
                ("求职意愿", "求职登记", "就业意愿")[wording],
                choose(SEEKING, (facts.seeking,), "seeking"),
            )
        ],
    ]
    paid = [
        [
            Cell(
                ("开户银行", "社保卡开户银行", "发放银行")[wording],
                said("bank", facts.receiving.bank),
            )
        ],
        [
            Cell(
                ("银行账号", "社会保障卡银行账号", "金融账户账号")[wording],
                Fact("bank_account", written, number),
            )
        ],
    ]
    day = [[Cell(("申领日期", "申请日期", "填表日期")[wording], _day(facts, style.day))]]
    rows = [*person, *paid, *work] if style.variant % 4 == 3 else [*person, *work, *paid]
    return [*rows, *(day if dated else [])]


def _day(facts: UnemploymentClaim, how: DayStyle) -> Fact:
    return Fact("applied_on", printed(facts.applied_on, how), value(facts.applied_on))


def _closing(
    sheet: Sheet, facts: UnemploymentClaim, style: Style, y: float, *, dated: bool
) -> None:
    """What the claimant states and signs; the day too when it is `dated` here."""
    faces = style.faces
    low = y
    if facts.stated:
        low = sheet.paragraph(23, y, 164, [WORDS], faces.song, 4.0, indent=2, leading=1.7)
    label = ("申领人签字", "申请人（签名）", "本人签字")[style.variant % 3]
    end = sheet.text(98, low + 11, f"{label}：", faces.song, 4.2)
    spot = (end + 17, low + 9.4, 8.2)
    sign(sheet, facts.signed_by, *spot, faces.hand, style.rng, label=label, key="signed_by")
    if dated:
        day = _day(facts, style.closing_day)
        sheet.text(122, low + 25, day.text, faces.song, 4.2, key=day.key, value=day.value)


def invent(rng: np.random.Generator, today: date) -> UnemploymentClaim:
    """Facts by chance: three in ten not signed, three in ten without a reason ticked, one in
    five of the others resigned."""
    who = draw_person(rng, today, ages=(20, 58))
    applied = ago(rng, today, 0, 500)
    reason = RESIGNED if rng.random() < 0.2 else one(rng, REASONS)
    return UnemploymentClaim(
        claimant=who,
        address=who.address if rng.random() < 0.5 else draw_premises(rng, flat=True).address,
        phone=phone_number(rng),
        employer=firm(rng, TRADES),
        reason=reason if sealed(rng) else "",
        terminated_on=applied - timedelta(days=int(rng.integers(3, 60))),
        months=int(rng.integers(6, 240)),
        seeking=SEEKING[int(rng.random() < 0.15)],
        receiving=draw_account(rng),
        applied_on=applied,
        signed_by=who.name if sealed(rng) else "",
        crossed=bool(rng.random() < CROSSES),
    )


TEMPLATES = (Template(CODE, UnemploymentClaim, SIZE, draw, invent),)
