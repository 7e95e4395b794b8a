"""What accountants found of a firm's capital → its sheet (验资报告 or 财务审计报告, A4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import printed, value
from eval.foundry.grid import Cell, grid, setting
from eval.foundry.handwriting import sign
from eval.foundry.offices import ago, brand, firm, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.papers.labour_dispatch_application import CAPITALS, TRADES
from eval.foundry.people import draw_person
from eval.foundry.rows import with_zero
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "capital-report"
SIZE = (210.0, 297.0)
FIRMS = ("会计师事务所（普通合伙）", "会计师事务所有限公司", "会计师事务所（特殊普通合伙）")
PAID = ("出资已全部缴足", "出资未全部缴足")
OPINIONS = ("无保留意见", "保留意见")
UNITS = ("", "拾", "佰", "仟")
NUMERALS = "零壹贰叁肆伍陆柒捌玖"


@dataclass(frozen=True)
class CapitalReport(Paper):
    """The facts of a report. Both capitals in ten thousand yuan. With `audit` it is of a year's
    accounts. `accountants` are the two who sign, each "" where the signature is left out; `seal`
    is the accounting firm's ring text, "" when it was not sealed. `contribution` is what the
    owners paid in; what is no money was `appraised`, or not."""

    audit: bool
    report_no: str
    unit_name: str
    firm: str
    registered_capital: int
    paid_in_capital: int
    cut_off_on: date
    conclusion: str
    reported_on: date
    accountants: tuple[str, str]
    seal: str
    contribution: str = "货币"
    appraised: bool = False


def draw(facts: CapitalReport, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet. Variants: a letter, or a table of what was found with a few sentences; amounts
    in ten thousands, in yuan or in words."""
    sheet = Sheet(*SIZE, scale)
    faces = style.faces
    title = one(style.rng, ["财务审计报告", "审计报告"]) if facts.audit else "验资报告"
    if style.variant % 4 == 1:
        name = _office(facts)
        sheet.text(105, 24, name.text, faces.song_bold, 5.2, align="centre", key="firm")
        sheet.marks[-1] = replace(sheet.marks[-1], value=name.value)
        sheet.line(24, 28, 186, 28, 0.4)
    face = faces.hei_bold if style.variant % 2 else faces.song_bold
    sheet.text(105, 42, title, face, 9, tracking=4, align="centre")
    specimen(sheet, 185, 13, faces.hei_bold, size=5)
    y = _tabled(sheet, facts, style) if style.variant % 3 == 2 else _letter(sheet, facts, style)
    _closing(sheet, facts, style, max(y + 16, 196))
    return (sheet,)


def _office(facts: CapitalReport) -> Fact:
    return Fact("firm", facts.firm, facts.firm.replace("（", "(").replace("）", ")"))


def _tabled(sheet: Sheet, facts: CapitalReport, style: Style) -> float:
    how = setting(style, 4.0, by_hand=False)
    until = Fact("cut_off_on", printed(facts.cut_off_on, style.day), value(facts.cut_off_on))
    unit = "被审计单位" if facts.audit else "被审验单位"
    ends = "审计截止日期" if facts.audit else "审验截止日期"
    found = "审计意见类型" if facts.audit else "审验结论"
    rows = [
        [Cell("报告文号", Fact("report_no", facts.report_no))],
        [Cell(unit, Fact("unit_name", facts.unit_name))],
        [
            Cell("注册资本", _amount("registered_capital", facts.registered_capital, style)),
            Cell("实收资本", _amount("paid_in_capital", facts.paid_in_capital, style)),
        ],
        [Cell("出资方式", Fact("contribution", facts.contribution)), Cell(ends, until)],
        [Cell(found, Fact("conclusion", facts.conclusion))],
    ]
    if style.variant % 4 != 1 and style.variant % 2:
        rows.insert(2, [Cell("会计师事务所", _office(facts))])
    y = grid(sheet, rows, how, left=24, top=52, width=162, label_width=32, least=12)
    words = (
        "我们按照《中国注册会计师审计准则》的规定执行了工作，实施了检查、函证和必要的询问程序。"
        "我们相信，所取得的证据是充分、适当的，为发表意见提供了合理的基础。"
        f"{_appraisal(facts)}本报告供申请办理行政许可时使用，不应视为对该单位持续经营能力的保证。"
    )
    return sheet.paragraph(24, y + 12, 162, [words], style.faces.song, 4.2, indent=2, leading=1.8)


def _letter(sheet: Sheet, facts: CapitalReport, style: Style) -> float:
    faces = style.faces
    body = (faces.song, faces.kai, faces.song)[style.variant // 3 % 3]
    sheet.text(186, 54, facts.report_no, body, 4.2, align="right", key="report_no")
    end = sheet.text(24, 65, facts.unit_name, body, 4.4, key="unit_name")
    sheet.text(end, 65, "：" if facts.audit else one(style.rng, ["：", "全体股东："]), body, 4.4)
    y = 75.0
    for runs in _audited(facts, style) if facts.audit else _verified(facts, style):
        y = sheet.paragraph(24, y, 162, runs, body, 4.3, indent=2, leading=1.75) + 1
    return y


def _appraisal(facts: CapitalReport) -> str:
    if not facts.appraised:
        return ""
    return "非货币出资经资产评估机构评估作价，全体股东予以确认，财产权转移手续已经办妥。"


def _verified(facts: CapitalReport, style: Style) -> list[list[str | Fact]]:
    day = printed(facts.cut_off_on, style.day)
    until = Fact("cut_off_on", day, value(facts.cut_off_on))
    return [
        [
            "我们接受委托，审验了贵公司截至",
            until,
            "止注册资本的实收情况。按照法律、行政法规和章程的要求出资，提供真实、合法、完整的"
            "验资资料，保护资产的安全、完整是全体股东及贵公司的责任；我们的责任是对注册资本的"
            "实收情况发表审验意见。",
        ],
        [
            "根据章程的规定，贵公司申请登记的注册资本为人民币",
            _amount("registered_capital", facts.registered_capital, style),
            "，由全体股东一次缴足。",
        ],
        [
            f"经我们审验，截至{day}止，贵公司已收到全体股东缴纳的注册资本（实收资本）合计人民币",
            _amount("paid_in_capital", facts.paid_in_capital, style),
            "。各股东均以",
            Fact("contribution", facts.contribution),
            f"出资。{_appraisal(facts)}",
        ],
        ["审验结论：", Fact("conclusion", facts.conclusion), "。"],
        [
            "本验资报告供贵公司申请办理登记及行政许可时使用，不应视为对贵公司验资报告日后"
            "资本保全、偿债能力和持续经营能力的保证。",
        ],
    ]


def _audited(facts: CapitalReport, style: Style) -> list[list[str | Fact]]:
    until = Fact("cut_off_on", printed(facts.cut_off_on, style.day), value(facts.cut_off_on))
    return [
        [
            "我们审计了贵公司的财务报表，包括资产负债表、利润表、现金流量表和财务报表附注。"
            "编制和公允列报财务报表是贵公司管理层的责任；我们的责任是在执行审计工作的基础上"
            "对财务报表发表审计意见。",
        ],
        [
            "截至",
            until,
            "，贵公司注册资本为人民币",
            _amount("registered_capital", facts.registered_capital, style),
            "，实收资本为人民币",
            _amount("paid_in_capital", facts.paid_in_capital, style),
            "，股东均以",
            Fact("contribution", facts.contribution),
            f"出资。{_appraisal(facts)}",
        ],
        [
            "我们认为，除另有说明外，贵公司财务报表在所有重大方面按照企业会计准则的规定编制。"
            "我们对上述财务报表出具了",
            Fact("conclusion", facts.conclusion),
            "的审计报告。",
        ],
    ]


def _amount(key: str, ten_thousands: int, style: Style) -> Fact:
    texts = (
        f"{ten_thousands}万元",
        f"{ten_thousands * 10000:,}.00元",
        f"{in_words(ten_thousands)}万元整",
    )
    return Fact(key, texts[style.variant // 2 % 3], str(ten_thousands * 10000))


def in_words(number: int) -> str:
    """A number below ten thousand as banks write it: 200 is 贰佰."""
    words, gap = "", False
    for place, digit in enumerate(str(number)):
        if digit == "0":
            gap = True
            continue
        words += ("零" if gap and words else "") + NUMERALS[int(digit)]
        words += UNITS[len(str(number)) - 1 - place]
        gap = False
    return words or NUMERALS[0]


def _closing(sheet: Sheet, facts: CapitalReport, style: Style, y: float) -> None:
    faces, rng = style.faces, style.rng
    if any(mark.key == "firm" for mark in sheet.marks):
        sheet.text(24, y, "会计师事务所（盖章）", faces.song, 4.2)
    else:
        office = _office(facts)
        sheet.text(24, y, office.text, faces.song, 4.2, key="firm", value=office.value)
        sheet.text(24, y + 8, "（盖章）", faces.song, 4.2)
    label = one(rng, ["中国注册会计师", "中国注册会计师（签名）", "注册会计师（签字）"])
    for number, name in enumerate(facts.accountants):
        line = y + 20 * number
        end = sheet.text(112, line, f"{label}：", faces.song, 4.2)
        sign(sheet, name, end + 13, line - 1.4, 6.6, faces.hand, rng, label=label)
    if facts.seal:
        press(sheet, SealDesign(facts.seal, diameter=42), 62, y + 10, faces.song_bold, rng)
    day = printed(facts.reported_on, style.closing_day)
    face = with_zero(faces.song, faces.hei)
    key, normal = "reported_on", value(facts.reported_on)
    told = style.variant % 3 == 2
    end = sheet.text(112, y + 40, "报告日期：", faces.song, 4.2) if told else 128.0
    sheet.text(end, y + 40, day, face, 4.2, key=key, value=normal)
    sheet.text(24, y + 40, "中国·长沙", faces.song, 4.2)


def invent(rng: np.random.Generator, today: date) -> CapitalReport:
    """Facts by chance: three in ten not sealed, three in ten lack a signature or both."""
    audit = bool(rng.random() < 0.35)
    reported = ago(rng, today, 5, 700)
    until = reported - timedelta(days=int(rng.integers(2, 30)))
    if audit:
        until = date(reported.year - 1, 12, 31)
    capital = int(rng.choice(CAPITALS))
    short = rng.random() < 0.15
    paid = capital // 2 if short else capital
    mark = brand(rng)
    office = f"长沙{mark}{one(rng, FIRMS)}"
    serial = int(rng.integers(1, 400))
    names = [draw_person(rng, today, ages=(28, 60)).name for _ in range(2)]
    whole, lacks = sealed(rng), int(rng.integers(3))
    signers = [name if whole or lacks == place else "" for place, name in enumerate(names)]
    results = OPINIONS if audit else PAID
    return CapitalReport(
        audit=audit,
        report_no=f"湘样{'审' if audit else '验'}字〔{reported.year}〕第{serial:03d}号",
        unit_name=firm(rng, TRADES),
        firm=office,
        registered_capital=capital,
        paid_in_capital=paid,
        cut_off_on=until,
        conclusion=results[int(short)],
        reported_on=reported,
        accountants=(signers[0], signers[1]),
        seal=office.split("（")[0] if sealed(rng) else "",
    )


TEMPLATES = (Template(CODE, CapitalReport, SIZE, draw, invent),)
