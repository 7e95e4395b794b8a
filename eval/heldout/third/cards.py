"""Social security cards and bank cards."""

from __future__ import annotations

from eval.foundry.people import latin
from eval.heldout.paper import Paper
from eval.heldout.third import ground
from eval.heldout.third.board import Board, bind
from eval.heldout.third.drafter import Drafter

CARD = (1012, 638)
TRUE = 324
BANKS = ("样本商业银行", "示例农村信用社", "仿照银行", "图样储蓄银行")


def social(c: Drafter) -> Paper:
    """Photograph on the left or on the right, labels small above or before the values."""
    who, first = c.person(18, 70), c.past(100, 3000)
    board = Board(
        c,
        CARD,
        ground=c.one(
            (
                "linear-gradient(120deg,#f3e9d8,#d9e8ef)",
                "linear-gradient(180deg,#e3f0e6,#f6f3df)",
                "#eef2f7",
            )
        ),
        ink=c.one(("#333", "#234a7a", "#5c4525")),
    )
    ground.waves(board, c.one(("#cda", "#adc7dd")), strength=0.2, step=26)
    board.put(60, 40, "中华人民共和国", 30)
    board.put(60, 84, "社会保障卡", 48, f"font-family:'{c.head}';letter-spacing:6px")
    board.put(640, 56, f"{c.town.province[:-1]}人力资源和社会保障厅监制", 18)
    left = c.odds(0.5)
    ground.face(board, 64 if left else 740, 190, 206, 262, title=False)
    x = 320 if left else 70
    form = c.one(("年", "-", "月"))
    month = {
        "年": f"{first.year}年{first.month}月",
        "-": f"{first:%Y-%m-%d}",
        "月": f"{first.year}年{first.month:02d}月{first.day:02d}日",
    }[form]
    rows = [("姓名", c.f("name", who.name)), ("社会保障号码", c.f("number", who.id_number))]
    if c.odds(0.35):
        rows.insert(1, ("性别", c.f("sex", who.sex)))
    rows.append(("社会保障卡卡号", c.f("card_no", f"{c.letter('ABCDEFGHJK')}{c.digits(8)}")))
    rows.append((c.one(("发卡日期", "发卡日期")), c.f("issued_in", month)))
    if c.odds(0.4):
        rows.append(("有效期限", c.f("valid_until", f"{first.year + 10}年{first.month}月")))
    step = 330 / len(rows)
    above = c.odds(0.3)
    for row, (label, cell) in enumerate(rows):
        y = 188 + row * step
        if above:
            board.put(x, y, label, 17, "opacity:.8")
            board.value(x, y + 21, cell, 27)
        else:
            board.put(x, y, f"{label}　", 25)
            board.value(x + 25 * (len(label) + 0.6), y - 1, cell, 27)
    board.frame(66, 545, 880, 1, "background:#bbb")
    board.put(66, 566, f"{c.one(BANKS)}　服务热线 12333", 18)
    return bind(board, true_width=TRUE)


def social_screen(c: Drafter) -> Paper:
    """The electronic card in a telephone's wallet."""
    who = c.person(18, 70)
    board = Board(c, (640, 1080), ground="#f4f5f8", face="Noto Sans CJK SC")
    board.put(220, 26, "电子社会保障卡", 26)
    board.frame(
        30, 90, 580, 360, "background:linear-gradient(135deg,#2f6fd0,#58a0ee);border-radius:18px"
    )
    board.put(60, 118, "社会保障卡", 30, "color:#fff")
    board.put(60, 190, "姓名", 16, "color:#dbe8ff")
    board.put(60, 214, c.f("name", who.name), 28, "color:#fff")
    board.put(60, 270, "社会保障号码", 16, "color:#dbe8ff")
    board.put(60, 294, c.f("number", who.id_number), 26, "color:#fff")
    board.put(60, 350, "社会保障卡卡号", 16, "color:#dbe8ff")
    board.put(60, 374, c.f("card_no", f"{c.letter('ABCDEFGHJK')}{c.digits(8)}"), 24, "color:#fff")
    ground.squares(board, 190, 520, 260, 29)
    board.middle(800, "请向工作人员出示二维码", 18, "color:#777")
    for row, name in enumerate(("参保查询", "待遇资格认证", "就业服务")):
        board.put(60, 870 + 56 * row, f"{name}　›", 19)
        board.rule(60, 912 + 56 * row, 520, "1px solid #ddd")
    return bind(board)


def _luhn(head: str) -> str:
    total = 0
    for index, char in enumerate(reversed(head)):
        double = int(char) * (2 if index % 2 == 0 else 1)
        total += double - 9 if double > 9 else double
    return head + str(-total % 10)


def _number(c: Drafter, size: int) -> str:
    """A number that no bank gives out: its issuer's digits are all 9 behind the first two."""
    return _luhn(f"629999{c.digits(size - 7)}")


def bank(c: Drafter) -> Paper:
    who, size = c.person(18, 70), c.one_of((16, 19))
    dark = c.odds(0.6)
    tint = c.one(
        ("#1e3a6e", "linear-gradient(130deg,#7a1f2b,#c14b4b)", "#14532d", "#2b2b30")
        if dark
        else ("#e9e4d4", "linear-gradient(120deg,#f5f7fa,#c9d6e2)", "#f3d9a4")
    )
    board = Board(c, CARD, ground=tint, ink="#fff" if dark else "#222", face="Noto Sans CJK SC")
    ink = "color:#fff" if dark else "color:#222"
    board.put(
        70, 54, c.f("bank", c.town.city[:-1] + c.one(("样本银行", "示例银行", "仿照银行"))), 42
    )
    board.put(70, 110, "SAMPLE BANK", 20)
    board.put(720, 62, c.f("card_type", c.one(("借记卡", "储蓄卡", "信用卡"))), 32)
    board.frame(
        84, 214, 118, 90, "background:linear-gradient(90deg,#d9c27a,#f1e3b0);border-radius:12px"
    )
    number = _number(c, size)
    flat = c.odds(0.2)
    shown = number if flat else " ".join(number[i : i + 4] for i in range(0, size, 4))
    face = c.one(("OCR B", "DejaVu Sans Mono", "Noto Sans CJK SC"))
    board.value(74, 350, c.f("card_no", shown, number), 44, f"font-family:'{face}';{ink}")
    if c.odds(0.75):
        until = f"{c.number(1, 13):02d}/{c.number(27, 36)}"
        board.put(360, 436, "VALID<br>THRU", 14, "line-height:1.05")
        board.put(300, 480, "有效期至", 15) if c.odds(0.4) else None
        board.value(430, 434, c.f("valid_until", until), 30, ink)
    if c.odds(0.65):
        family, given = latin(who.name)
        board.value(78, 540, c.f("holder", f"{family} {given}"), 30, ink)
    board.put(760, 500, "UnionPay", 32, "font-style:italic;font-weight:bold")
    board.put(790, 544, "银联", 36)
    return bind(board, true_width=TRUE)


def bank_plain(c: Drafter) -> Paper:
    """White, the number in the middle, as an outline."""
    board = Board(c, (860, 540), ground="#fdfdfd")
    board.frame(10, 10, 840, 520, "border:3px solid #245;border-radius:28px")
    board.put(50, 46, c.f("bank", c.town.city[:-1] + c.one(("样本银行", "示例银行"))), 36)
    board.put(620, 52, c.f("card_type", c.one(("借记卡", "贷记卡"))), 28)
    number = _number(c, 19)
    shown = " ".join((number[:6], number[6:])) if c.odds(0.4) else number
    board.put(70, 230, f"卡号 {c.f('card_no', shown, number)}", 34)
    board.put(
        70, 320, f"有效期 {c.f('valid_until', f'{c.number(1, 13):02d}/{c.number(27, 36)}')}", 24
    )
    board.put(620, 440, "中国银联", 30)
    return bind(board, true_width=TRUE)


VERSIONS = {
    "social-security-card": (social, social, social_screen),
    "bank-card": (bank, bank, bank_plain),
}
