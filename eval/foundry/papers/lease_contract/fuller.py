"""How a lease with terms is laid out: blanks filled in, a table before clauses, plain telling."""

from __future__ import annotations

from collections.abc import Sequence

from eval.foundry.days import printed, value
from eval.foundry.grid import Cell, grid, hand, setting
from eval.foundry.handwriting import pen
from eval.foundry.ornament import specimen
from eval.foundry.papers.lease_contract.facts import LIVING, LeaseContract, Terms
from eval.foundry.papers.lease_contract.parts import closing, days
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style

SHOP_TITLE = "商铺租赁合同"
TITLES = ("房屋租赁合同", "房屋租赁合同", "租赁合同", "房屋租赁协议", SHOP_TITLE, "租房协议")
MONTHS_IN_WORDS = {12: "壹年", 24: "贰年", 36: "叁年", 60: "伍年"}


def blanks(sheet: Sheet, facts: LeaseContract, terms: Terms, style: Style) -> None:
    """Printed articles with blanks, filled in by machine or by hand."""
    faces = style.faces
    by_hand = style.rng.random() < 0.5
    _head(sheet, facts, style)
    starts, ends = days(facts, style, True)
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
    closing(sheet, facts, style, bottom, labels=("甲方（签字）：", "乙方（签字）："))
    sheet.text(105, 286, "—1—", faces.song, 3.2, align="centre")


def tabled(sheet: Sheet, facts: LeaseContract, terms: Terms, style: Style) -> None:
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
    closing(sheet, facts, style, max(y + 18, 215), labels=labels)


def told(sheet: Sheet, facts: LeaseContract, terms: Terms, style: Style) -> None:
    """As people write it between themselves."""
    _head(sheet, facts, style)
    starts, ends = days(facts, style, False)
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
    closing(sheet, facts, style, bottom, labels=("甲方签字：", "乙方签字："))


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
