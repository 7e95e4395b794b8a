"""What a lease says → its sheets (房屋租赁合同, A4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from eval.foundry.days import printed, value, years_later
from eval.foundry.grid import Cell, grid, hand, setting, span
from eval.foundry.handwriting import pen, sign
from eval.foundry.offices import ago, one, sealed
from eval.foundry.ornament import specimen
from eval.foundry.people import credit_code, draw_person, draw_premises, firm_name, phone_number
from eval.foundry.seal import SealDesign, press
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style
from eval.foundry.template import Paper, Template

CODE = "lease-contract"
SIZE = (210.0, 297.0)
FITTINGS = ("排烟管道 1 套", "给排水设施 1 套", "配电箱 1 个", "卷闸门 2 扇", "灭火器 4 具")
SHOP_TITLE = "商铺租赁合同"
TITLES = ("房屋租赁合同", "房屋租赁合同", "租赁合同", "房屋租赁协议", SHOP_TITLE, "租房协议")
LIVING = "居住"
USES = ("商业经营", "餐饮服务", "办公", LIVING, "仓储", "食品零售")
PAYMENTS = ("按季支付", "按月支付", "押一付三", "半年一付", "按年支付")
MONTHS_IN_WORDS = {12: "壹年", 24: "贰年", 36: "叁年", 60: "伍年"}


@dataclass(frozen=True)
class Terms:
    """What a fuller lease also says: the parties' numbers and telephone, `months` of the term,
    `deposit` in yuan."""

    lessor_number: str
    lessee_number: str
    phone: str
    use: str
    months: int
    deposit: int
    payment: str


@dataclass(frozen=True)
class LeaseContract(Paper):
    """The facts of a lease. `area` in square metres, `rent` in yuan a month; seals are ring
    texts, empty for a party that signs by hand. The parties of `unsigned` (lessor, lessee) did
    neither. Without `terms` it is a short one."""

    lessor: str
    lessee: str
    address: str
    area: str
    starts_on: date
    ends_on: date
    rent: int
    signed_on: date
    lessor_seal: str
    lessee_seal: str
    terms: Terms | None = None
    unsigned: tuple[str, ...] = ()


def draw(facts: LeaseContract, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet, or two with a list of fittings before the signatures. Other variants: the
    parties' wording, articles or clauses, days in figures or words; with terms also blanks
    filled in, a table before the clauses, or plain telling."""
    sheet = Sheet(*SIZE, scale)
    if facts.terms:
        layout = (_blanks, _tabled, _told)[style.variant % 3]
        layout(sheet, facts, facts.terms, style)
        if layout is not _tabled:
            span(sheet, "starts_on", "ends_on", "period")
        return (sheet,)
    faces = style.faces
    body = faces.song if style.variant % 4 else faces.hei
    size = 4.1
    sheet.text(105, 30, "房屋租赁合同", faces.hei_bold, 8.6, tracking=1.8, align="centre")
    specimen(sheet, 184, 15, faces.hei_bold, size=5)
    wording = style.variant % 3
    lessor = ("出租方（甲方）：", "甲方（出租方）：", "出租方：")[wording]
    lessee = ("承租方（乙方）：", "乙方（承租方）：", "承租方：")[wording]
    y = 44.0
    for label, fact in (
        (lessor, Fact("lessor", facts.lessor)),
        (lessee, Fact("lessee", facts.lessee)),
    ):
        y = sheet.paragraph(25, y, 160, [label, fact], body, size) + 1.6
    intro = (
        "根据《中华人民共和国民法典》及有关规定，甲乙双方在平等、自愿的基础上，"
        "就房屋租赁事宜订立本合同。"
    )
    y = sheet.paragraph(25, y + 1, 160, [intro], body, size, indent=2)
    for number, clause in enumerate(_clauses(facts, style)):
        ordinal = "一二三四五六七八九"[number]
        head = f"第{ordinal}条　" if style.variant % 2 else f"{ordinal}、"
        y = sheet.paragraph(25, y + 1.6, 160, [head, *clause], body, size, indent=2)
    span(sheet, "starts_on", "ends_on", "period")
    if style.variant % 6 != 5:
        _closing(sheet, facts, style, max(y + 14, 208))
        return (sheet,)
    sheet.text(105, 286, "第 1 页 共 2 页", body, 3.2, align="centre")
    last = Sheet(*SIZE, scale)
    specimen(last, 184, 15, faces.hei_bold, size=5)
    last.text(25, 34, "附：房屋附属设施清单", faces.hei_bold, 4.4)
    for row, words in enumerate(FITTINGS):
        last.rectangle((25, 40 + 10 * row, 185, 50 + 10 * row), width=0.2)
        last.text(29, 46.6 + 10 * row, words, body, size)
    _closing(last, facts, style, 120)
    last.text(105, 286, "第 2 页 共 2 页", body, 3.2, align="centre")
    return (sheet, last)


def _clauses(facts: LeaseContract, style: Style) -> list[list[str | Fact]]:
    line = style.variant % 2 == 0
    starts, ends = _days(facts, style, line)
    address = Fact("address", facts.address, underline=line)
    area = Fact("area", facts.area, underline=line)
    rent = Fact("rent", f"{facts.rent}", underline=line)
    return [
        ["房屋坐落：", address, "。建筑面积", area, "平方米，甲方保证对该房屋享有合法出租权。"],
        [
            "租赁用途：乙方承租该房屋用于",
            Fact("use", "食品经营"),
            "，未经甲方书面同意不得改变用途。",
        ],
        ["租赁期限自", starts, "至", ends, "止。期满后乙方需继续租用的，应提前一个月书面提出。"],
        [
            "月租金为人民币",
            rent,
            "元，",
            Fact("payment", "按季支付"),
            "，先付后用；押金为一个月租金，期满后无息退还。",
        ],
        ["租赁期内水、电、燃气、物业等费用由乙方承担；房屋主体及设施的维修由甲方负责。"],
        ["乙方应当合理使用房屋，遵守消防、环保和食品安全的规定；不得擅自拆改承重结构。"],
        ["任何一方违约的，应当向对方支付相当于一个月租金的违约金；造成损失的，另行赔偿。"],
        ["本合同一式两份，甲乙双方各执一份，自双方签字或者盖章之日起生效。"],
    ]


def _days(facts: LeaseContract, style: Style, underline: bool) -> tuple[Fact, Fact]:
    starts, ends = (printed(day, style.day) for day in (facts.starts_on, facts.ends_on))
    return (
        Fact("starts_on", starts, value(facts.starts_on), underline),
        Fact("ends_on", ends, value(facts.ends_on), underline),
    )


def _blanks(sheet: Sheet, facts: LeaseContract, terms: Terms, style: Style) -> None:
    """Printed articles with blanks, filled in by machine or by hand."""
    faces = style.faces
    by_hand = style.rng.random() < 0.5
    _head(sheet, facts, style)
    starts, ends = _days(facts, style, True)
    party = ("出租方（以下简称甲方）：", "承租方（以下简称乙方）：")
    if style.variant % 2:
        party = ("出租人（甲方）：", "承租人（乙方）：")
    numbers = [
        "统一社会信用代码：" if len(n) == 18 and n.startswith("9") else "身份证号码："
        for n in (terms.lessor_number, terms.lessee_number)
    ]
    paragraphs: list[list[str | Fact]] = [
        [party[0], Fact("lessor", facts.lessor, underline=True)],
        [numbers[0], Fact("lessor_number", terms.lessor_number, underline=True)],
        [party[1], Fact("lessee", facts.lessee, underline=True)],
        [numbers[1], Fact("lessee_number", terms.lessee_number, underline=True)],
        ["联系电话：", Fact("phone", terms.phone, underline=True)],
        [
            "第一条　租赁房屋　甲方将坐落于",
            Fact("address", facts.address, underline=True),
            "的房屋出租给乙方使用，建筑面积",
            Fact("area", facts.area, underline=True),
            "平方米，用途为",
            Fact("use", terms.use, underline=True),
            "。",
        ],
        [
            "第二条　租赁期限　租赁期共",
            Fact("term", f"{terms.months}个月", underline=True),
            "，从",
            starts,
            "起至",
            ends,
            "止。租赁期满，甲方有权收回房屋。",
        ],
        [
            "第三条　租金　每月租金为人民币",
            Fact("rent", f"{facts.rent}", underline=True),
            "元，支付方式：",
            Fact("payment", terms.payment, underline=True),
            "；押金人民币",
            Fact("deposit", f"{terms.deposit}", underline=True),
            "元，合同终止时无息退还。",
        ],
        ["第四条　租赁期间水、电、燃气、物业管理等费用由乙方承担，房屋大修由甲方负责。"],
        ["第五条　乙方不得擅自转租、转借，不得利用房屋从事违法活动。"],
        ["第六条　本合同一式两份，双方各执一份，经双方签字（盖章）后生效。"],
    ]
    _paragraphs(sheet, paragraphs, style, by_hand=by_hand, first_articles=5)
    bottom = max(232.0, _last_y(sheet) + 16)
    _closing(sheet, facts, style, bottom, labels=("甲方（签字）：", "乙方（签字）："))
    sheet.text(105, 286, "—1—", faces.song, 3.2, align="centre")


def _tabled(sheet: Sheet, facts: LeaseContract, terms: Terms, style: Style) -> None:
    """The terms in a table, then clauses."""
    how = setting(style, 3.9, by_hand=style.rng.random() < 0.4)
    _head(sheet, facts, style)
    day = [printed(d, style.day) for d in (facts.starts_on, facts.ends_on)]
    rows = [
        [Cell("出租人", Fact("lessor", facts.lessor))],
        [Cell("证件号码", Fact("lessor_number", terms.lessor_number))],
        [Cell("承租人", Fact("lessee", facts.lessee))],
        [Cell("证件号码", Fact("lessee_number", terms.lessee_number))],
        [Cell("房屋坐落", Fact("address", facts.address))],
        [
            Cell("建筑面积", Fact("area", f"{facts.area}平方米", facts.area)),
            Cell("租赁用途", Fact("use", terms.use)),
        ],
        [
            Cell("租赁起始日期", Fact("starts_on", day[0], value(facts.starts_on))),
            Cell("租赁终止日期", Fact("ends_on", day[1], value(facts.ends_on))),
        ],
        [
            Cell("月租金", Fact("rent", f"{facts.rent}元", f"{facts.rent}")),
            Cell("押金", Fact("deposit", f"{terms.deposit}元", f"{terms.deposit}")),
        ],
        [
            Cell("支付方式", Fact("payment", terms.payment)),
            Cell("联系电话", Fact("phone", terms.phone)),
        ],
    ]
    y = grid(sheet, rows, how, left=22, top=46, width=166, label_width=30, least=10.5)
    clauses: list[list[str | Fact]] = [
        ["1. 租赁期间的水、电、燃气、物业费由承租人承担，出租人负责房屋主体的维修。"],
        ["2. 承租人逾期支付租金超过十五日的，出租人有权解除合同并收回房屋。"],
        ["3. 任何一方提前解除合同，应当提前三十日书面通知对方，并支付一个月租金作为违约金。"],
        ["4. 未尽事宜由双方协商解决；协商不成的，向房屋所在地人民法院起诉。"],
    ]
    for clause in clauses:
        y = sheet.paragraph(22, y + 7, 166, clause, style.faces.song, 3.8) - 4
    labels = ("出租人（签章）：", "承租人（签章）：")
    _closing(sheet, facts, style, max(y + 18, 215), labels=labels)


def _told(sheet: Sheet, facts: LeaseContract, terms: Terms, style: Style) -> None:
    """As people write it between themselves."""
    _head(sheet, facts, style)
    starts, ends = _days(facts, style, False)
    words = MONTHS_IN_WORDS.get(terms.months, f"{terms.months}个月")
    number = "证件号码："
    paragraphs: list[list[str | Fact]] = [
        ["甲方（房东）：", Fact("lessor", facts.lessor)],
        [number, Fact("lessor_number", terms.lessor_number)],
        ["乙方（租客）：", Fact("lessee", facts.lessee)],
        [number, Fact("lessee_number", terms.lessee_number)],
        ["乙方联系电话：", Fact("phone", terms.phone)],
        ["经甲乙双方协商一致，就房屋租赁事宜达成如下协议："],
        [
            "一、甲方将位于",
            Fact("address", facts.address),
            "的房屋租给乙方使用，面积约",
            Fact("area", facts.area),
            "平方米，用于",
            Fact("use", terms.use),
            "。",
        ],
        ["二、租期", Fact("term", words), "，即自", starts, "至", ends, "。"],
        [
            "三、租金每月",
            Fact("rent", f"{facts.rent:,}", f"{facts.rent}"),
            "元，",
            Fact("payment", terms.payment),
            "；乙方交押金",
            Fact("deposit", f"{terms.deposit:,}", f"{terms.deposit}"),
            "元，退房时结清费用后退还。",
        ],
        ["四、水电气、物业、网络费用由乙方自理；室内设施损坏照价赔偿。"],
        ["五、乙方不得转租；甲方提前收房的，退还剩余租金并赔偿一个月租金。"],
        ["六、本协议一式两份，双方签字生效。"],
    ]
    _paragraphs(sheet, paragraphs, style, by_hand=False, first_articles=5)
    bottom = max(205.0, _last_y(sheet) + 16)
    _closing(sheet, facts, style, bottom, labels=("甲方签字：", "乙方签字："))


def _head(sheet: Sheet, facts: LeaseContract, style: Style) -> None:
    title = TITLES[int(style.rng.integers(len(TITLES)))]
    if title == SHOP_TITLE and facts.terms and facts.terms.use == LIVING:
        title = "住房租赁合同"
    face = style.faces.hei_bold if style.variant % 2 else style.faces.song_bold
    sheet.text(105, 32, title, face, 8.2, tracking=1.6, align="centre")
    specimen(sheet, 184, 15, style.faces.hei_bold, size=5)


def _paragraphs(
    sheet: Sheet,
    paragraphs: Sequence[list[str | Fact]],
    style: Style,
    *,
    by_hand: bool,
    first_articles: int,
) -> None:
    faces = style.faces
    body = (faces.song, faces.kai, faces.hei)[style.variant // 3 % 3]
    ink = pen(style.rng) if by_hand else None
    y = 48.0
    for number, runs in enumerate(paragraphs):
        y = sheet.paragraph(
            24,
            y,
            162,
            runs,
            body,
            4.1,
            indent=2 if number >= first_articles else 0,
            leading=1.75,
            fact_face=hand(style) if by_hand else None,
            fact_fill=ink,
        )
        y += 1.4


def _last_y(sheet: Sheet) -> float:
    """Where the last line printed ends, in millimetres."""
    return max(run.box[3] for run in sheet.prints) / sheet.scale


def _closing(
    sheet: Sheet,
    facts: LeaseContract,
    style: Style,
    y: float,
    labels: tuple[str, str] = ("甲方（签章）：", "乙方（签章）："),
) -> None:
    faces = style.faces
    body = faces.song if style.variant % 4 else faces.hei
    sides = (
        (25.0, "lessor", labels[0], facts.lessor, facts.lessor_seal),
        (112.0, "lessee", labels[1], facts.lessee, facts.lessee_seal),
    )
    for x, side, label, name, seal in sides:
        end = sheet.text(x, y, label, body, 4.1)
        if seal:
            press(sheet, SealDesign(seal, diameter=40), end + 12, y + 6, faces.song_bold, style.rng)
        else:
            who = "" if side in facts.unsigned else name
            sign(
                sheet, who, end + 14, y - 1.4, 7.5, faces.hand, style.rng, label=label.rstrip("：")
            )
    day = printed(facts.signed_on, style.closing_day)
    end = sheet.text(25, y + 32, "签订日期：", body, 4.1)
    sheet.text(end, y + 32, day, body, 4.1, key="signed_on", value=value(facts.signed_on))


@dataclass(frozen=True)
class _Party:
    name: str
    number: str
    seal: str


def _party(rng: np.random.Generator, today: date, firms: float) -> _Party:
    """A firm or a person; what a firm lacks is its seal."""
    if rng.random() < firms:
        name = firm_name(rng, individual=False)
        return _Party(name, credit_code(rng, individual=False), name)
    person = draw_person(rng, today, ages=(25, 70))
    return _Party(person.name, person.id_number, "")


def invent(rng: np.random.Generator, today: date) -> LeaseContract:
    """Facts by chance: persons and firms on both sides, three in ten not signed by both."""
    lessor, lessee = _party(rng, today, 0.35), _party(rng, today, 0.5)
    months = int(rng.choice([6, 12, 12, 24, 36, 60]))
    starts = ago(rng, today, -30, 700)
    ends = years_later(starts, months // 12) if months >= 12 else starts + timedelta(days=182)
    rent = int(rng.integers(12, 300)) * 100
    lacking = (("lessor",), ("lessee",), ("lessor", "lessee"))
    unsigned = () if sealed(rng) else lacking[int(rng.integers(len(lacking)))]
    terms = Terms(
        lessor_number=lessor.number,
        lessee_number=lessee.number,
        phone=phone_number(rng),
        use=one(rng, USES),
        months=months,
        deposit=rent * int(rng.integers(1, 4)),
        payment=one(rng, PAYMENTS),
    )
    return LeaseContract(
        lessor=lessor.name,
        lessee=lessee.name,
        address=draw_premises(rng, flat=bool(rng.random() < 0.4)).address,
        area=f"{rng.uniform(20, 420):.{int(rng.integers(0, 3))}f}",
        starts_on=starts,
        ends_on=ends - timedelta(days=1),
        rent=rent,
        signed_on=starts - timedelta(days=int(rng.integers(0, 20))),
        lessor_seal="" if "lessor" in unsigned else lessor.seal,
        lessee_seal="" if "lessee" in unsigned else lessee.seal,
        terms=terms if rng.random() < 0.8 else None,
        unsigned=unsigned,
    )


TEMPLATES = (Template(CODE, LeaseContract, SIZE, draw, invent),)
