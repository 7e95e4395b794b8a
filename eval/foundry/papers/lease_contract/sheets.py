"""What a lease says → its sheets (A4)."""

from __future__ import annotations

from eval.foundry.grid import span
from eval.foundry.ornament import specimen
from eval.foundry.papers.lease_contract.facts import LeaseContract
from eval.foundry.papers.lease_contract.fuller import blanks, tabled, told
from eval.foundry.papers.lease_contract.parts import SIZE, closing, days
from eval.foundry.sheet import Fact, Sheet
from eval.foundry.style import Style

FITTINGS = ("排烟管道 1 套", "给排水设施 1 套", "配电箱 1 个", "卷闸门 2 扇", "灭火器 4 具")


def draw(facts: LeaseContract, style: Style, scale: float) -> tuple[Sheet, ...]:
    """One sheet, or two with a list of fittings before the signatures. Other variants: the
    parties' wording, articles or clauses, days in figures or words; with terms also blanks
    filled in, a table before the clauses, or plain telling."""
    sheet = Sheet(*SIZE, scale)
    if facts.terms:
        layout = (blanks, tabled, told)[style.variant % 3]
        layout(sheet, facts, facts.terms, style)
        if layout is not tabled:
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
        closing(sheet, facts, style, max(y + 14, 208))
        return (sheet,)
    sheet.text(105, 286, "第 1 页 共 2 页", body, 3.2, align="centre")
    last = Sheet(*SIZE, scale)
    specimen(last, 184, 15, faces.hei_bold, size=5)
    last.text(25, 34, "附：房屋附属设施清单", faces.hei_bold, 4.4)
    for row, words in enumerate(FITTINGS):
        last.rectangle((25, 40 + 10 * row, 185, 50 + 10 * row), width=0.2)
        last.text(29, 46.6 + 10 * row, words, body, size)
    closing(last, facts, style, 120)
    last.text(105, 286, "第 2 页 共 2 页", body, 3.2, align="centre")
    return (sheet, last)


def _clauses(facts: LeaseContract, style: Style) -> list[list[str | Fact]]:
    line = style.variant % 2 == 0
    starts, ends = days(facts, style, line)
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
